package dyepack.canaries;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What makes new cells of each column, by its kind. */
final class CellMakers {
  private final Relations relations;
  private final TableOrder order;
  private final int[] sexes;
  private final Map<Integer, NumberMaker> numbers = new HashMap<>();
  private final Map<Integer, NumberedMaker> numbered = new HashMap<>();
  private final Map<Integer, CodeMaker> codes = new HashMap<>();
  private final Map<Integer, TextMaker> texts = new HashMap<>();
  private final Map<Integer, NameMaker> names = new HashMap<>();

  /**
   * Starts without columns.
   *
   * @param sexes a number for each donor's sex
   */
  CellMakers(Relations relations, TableOrder order, int[] sexes) {
    this.relations = relations;
    this.order = order;
    this.sexes = sexes.clone();
  }

  /** Studies a column; those that are copied or made elsewhere need nothing. */
  void add(Column column) {
    int index = column.index();
    switch (column.kind()) {
      case NUMBER -> numbers.put(index, new NumberMaker(column));
      case NUMBERED -> numbered.put(index, new NumberedMaker(column));
      case CODE -> codes.put(index, new CodeMaker(column));
      case TEXT -> texts.put(index, new TextMaker(column));
      case NAME -> names.put(index, new NameMaker(column, sexes));
      case REPEATED, DATE, CN_ID, PHONE, EMAIL -> {}
    }
  }

  /** Returns the makers of serial numbers by column. */
  Map<Integer, NumberedMaker> numbered() {
    return numbered;
  }

  /** Returns the makers of names by column. */
  Map<Integer, NameMaker> names() {
    return names;
  }

  /** Returns whether a column of numbers holds such as belong to something: they are exchanged. */
  boolean belongs(Column column) {
    NumberMaker maker = numbers.get(column.index());
    return maker != null && maker.belongs();
  }

  /**
   * Returns another cell for that of a donor; null if none can be made.
   *
   * @param source the donor
   * @param mate a similar donor, towards which numbers move
   * @param pull how far they go, see {@link NumberMaker#make}
   */
  @Nullable String make(Column column, int source, int mate, double pull, Draws draws) {
    String base = column.cell(source);
    int index = column.index();
    return switch (column.kind()) {
      case NUMBER -> maker(numbers, index).make(base, column.cell(mate), pull, draws);
      case NUMBERED ->
          order.sorted().contains(column) ? base : maker(numbered, index).make(base, draws);
      case CODE -> maker(codes, index).make(base, draws);
      case TEXT -> maker(texts, index).make(base, draws);
      case NAME ->
          relations.writtenOtherwise(index) ? base : maker(names, index).make(sexes[source], draws);
      case REPEATED, DATE, CN_ID, PHONE, EMAIL -> base;
    };
  }

  /**
   * Returns a cell of a sorted column for a row at a place; null if there is none.
   *
   * @param place see {@link Places}
   * @param reach the most free serial numbers from a neighbour
   * @param steps how large steps of serial numbers are if they are short, else null
   */
  @Nullable String at(Column column, int[] place, long reach, @Nullable Steps steps, Draws draws) {
    String before = column.cell(place[0]);
    String after = column.cell(place[1]);
    boolean instead = place.length > 2;
    return switch (column.kind()) {
      case NUMBERED ->
          instead
              ? maker(numbered, column.index())
                  .instead(before, column.cell(place[2]), after, steps, draws)
              : maker(numbered, column.index()).between(before, after, reach, steps, draws);
      case CODE -> maker(codes, column.index()).between(before, after, draws);
      case REPEATED, NUMBER, DATE, NAME, TEXT, CN_ID, PHONE, EMAIL ->
          TableOrder.inGap(column, place, draws);
    };
  }

  private static <T> T maker(Map<Integer, T> makers, int index) {
    T maker = makers.get(index);
    if (maker == null) {
      throw new IllegalStateException("column " + index + " has no maker");
    }
    return maker;
  }
}
