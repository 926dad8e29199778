package dyepack.canaries;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.IntUnaryOperator;

/**
 * Makes rows that take the place of real ones. The copies with such a row lack the real one, so
 * everything in it that names nobody can stay: what columns have to do with each other, with the
 * rows beside and with the rest of the table is then that of a real row. Only the {@link Identity}
 * is made up.
 */
final class Substitutes {
  private final List<Column> columns;
  private final SplitColumns split;
  private final Relations relations;
  private final CellMakers makers;
  private final List<CnIdMaker> cnIds;
  private final Placing placing;
  private final ContactWriter contactWriter;
  private final Set<Integer> made;
  private final Set<Integer> kept;

  /**
   * Takes what it needs.
   *
   * @param made the columns that are made anew, see {@link Identity}
   */
  Substitutes(
      List<Column> columns,
      SplitColumns split,
      Relations relations,
      CellMakers makers,
      List<CnIdMaker> cnIds,
      Placing placing,
      ContactWriter contactWriter,
      Set<Integer> made) {
    this.columns = columns;
    this.split = split;
    this.relations = relations;
    this.makers = makers;
    this.cnIds = cnIds;
    this.placing = placing;
    this.contactWriter = contactWriter;
    this.made = Set.copyOf(made);
    kept = new HashSet<>();
    columns.stream().map(Column::index).filter(c -> !made.contains(c)).forEach(kept::add);
  }

  /** Returns the columns that are made anew. */
  Set<Integer> made() {
    return made;
  }

  /**
   * Makes up whom a row is about.
   *
   * @param cells a real row; changed
   * @param sources the donor of each column; changed
   * @param same columns that are made already: those of another row of the made-up person
   * @param place where the row stands, see {@link Places#instead}
   * @param apart whether it stands between the first two donors of the place, and not where the row
   *     was that is left out
   * @param mates a similar donor for each column
   * @param pulls how far numbers move towards it, see {@link NumberMaker#make}
   * @return false if none could be made that keeps all rules
   */
  boolean make(
      String[] cells,
      int[] sources,
      Set<Integer> same,
      int[] place,
      boolean apart,
      IntUnaryOperator mates,
      DoubleSupplier pulls,
      ContactDesk contacts,
      Tier tier,
      Draws draws) {
    Set<Integer> settled = new HashSet<>(kept);
    settled.addAll(same);
    otherNames(cells, sources, settled, mates);
    for (Column column : columns) {
      int index = column.index();
      boolean due = !settled.contains(index) && !relations.dependent().contains(index);
      if (due && !cells[index].isBlank()) {
        int source = sources[index];
        boolean number = column.kind() == ColumnKind.NUMBER;
        int mate = number ? mates.applyAsInt(index) : source;
        double pull = number ? pulls.getAsDouble() : 0;
        String cell = makers.make(column, source, mate, pull, draws);
        if (cell == null) {
          return false;
        }
        cells[index] = cell;
      }
    }
    for (CnIdMaker maker : cnIds) {
      if (!same.contains(maker.column())) {
        maker.make(cells, draws);
      }
    }
    boolean placed =
        apart
            ? placing.place(cells, sources, new int[] {place[0], place[1]}, draws)
            : placing.number(cells, made, place, draws);
    if (!placed) {
      return false;
    }
    contactWriter.write(cells, sources, settled, contacts, tier, draws);
    relations.follow(cells, sources, apart ? Set.of() : kept);
    return joined(cells, settled) && (!apart || relations.kept(cells));
  }

  /** Names that e-mails hold in another script can't be made up: they are those of another row. */
  private void otherNames(
      String[] cells, int[] sources, Set<Integer> settled, IntUnaryOperator mates) {
    for (Column column : columns) {
      int name = column.index();
      if (!settled.contains(name) && relations.writtenOtherwise(name)) {
        int donor = mates.applyAsInt(name);
        for (int linked : relations.withName(name)) {
          sources[linked] = donor;
          cells[linked] = columns.get(linked).cell(donor);
        }
      }
    }
  }

  /** Puts the parts of cells together; false if a cell came out that stands in the table. */
  private boolean joined(String[] cells, Set<Integer> settled) {
    for (int index : split.takenApart()) {
      boolean formed = !cells[index].isBlank() && !cells[split.parts(index).get(0)].isBlank();
      if (formed && !settled.contains(index)) {
        String cell = split.join(index, cells);
        if (cell == null || columns.get(index).count(cell) > 0) {
          return false;
        }
        cells[index] = cell;
      }
    }
    return true;
  }
}
