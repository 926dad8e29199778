package dyepack.simulate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rows that nobody was given. */
final class ForeignRows {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern ID_NUMBER = Pattern.compile("[1-9][0-9]{16}[0-9X]");

  /** The first digits of identifiers say where they come from and are kept, if there are enough. */
  private static final int KEPT_DIGITS = 3;

  private static final int MODELS = 2000;
  private static final int ATTEMPTS = 50;

  private ForeignRows() {}

  /** Rows of another table, by the names of the columns; columns it lacks are blank. */
  static List<LeakRow> from(RowSource rows, List<String> header, int count, Draw draw) {
    int[] places = header.stream().mapToInt(rows.header()::indexOf).toArray();
    List<LeakRow> foreign = new ArrayList<>();
    for (String[] cells : RowMixture.sample(rows, count, draw)) {
      String[] ordered = new String[places.length];
      for (int i = 0; i < places.length; i++) {
        ordered[i] = places[i] < 0 ? "" : cells[places[i]];
      }
      foreign.add(new LeakRow(LeakRow.FOREIGN, ordered));
    }
    return foreign;
  }

  /**
   * Rows in the look of the sources': every cell that of a random row, with the digits of
   * identifiers drawn anew (and a valid check digit in ID numbers) until no source knows them.
   */
  static List<LeakRow> like(List<LeakSource> sources, List<String> header, int count, Draw draw) {
    List<LeakRow> models = new ArrayList<>();
    for (String[] cells :
        RowMixture.sample(RowMixture.inOrder(sources.get(0), header), MODELS, draw.split())) {
      models.add(new LeakRow(LeakRow.FOREIGN, cells));
    }
    List<Set<String>> known = known(sources, header, models);
    List<LeakRow> foreign = new ArrayList<>(count);
    for (int i = 0; i < count && !models.isEmpty(); i++) {
      String[] cells = new String[header.size()];
      for (int column = 0; column < cells.length; column++) {
        String model = draw.pick(models).cells()[column];
        Set<String> taken = known.get(column);
        cells[column] = taken.isEmpty() ? model : unknown(model, taken, draw);
      }
      foreign.add(new LeakRow(LeakRow.FOREIGN, cells));
    }
    return foreign;
  }

  /** By column, the cells of identifiers that sources have; empty for other columns. */
  private static List<Set<String>> known(
      List<LeakSource> sources, List<String> header, List<LeakRow> models) {
    List<Set<String>> known = new ArrayList<>();
    List<Integer> identifying = new ArrayList<>();
    for (int column = 0; column < header.size(); column++) {
      known.add(new HashSet<>());
      if (ColumnLook.of(models, column) == ColumnLook.IDENTIFYING) {
        identifying.add(column);
      }
    }
    for (LeakSource source : sources) {
      RowMixture.inOrder(source, header)
          .forEach(cells -> identifying.forEach(column -> known.get(column).add(cells[column])));
    }
    return known;
  }

  private static String unknown(String model, Set<String> taken, Draw draw) {
    String cell = model;
    for (int attempt = 0; taken.contains(cell) && attempt < ATTEMPTS; attempt++) {
      cell = renumbered(model, draw);
    }
    return taken.contains(cell) && !cell.isBlank() ? cell + draw.digits(2) : cell;
  }

  private static String renumbered(String cell, Draw draw) {
    if (ID_NUMBER.matcher(cell).matches()) {
      String first17 = cell.substring(0, 14) + draw.digits(3);
      return first17 + ChinesePerson.checkDigit(first17);
    }
    return NUMBER
        .matcher(cell)
        .replaceAll(
            number -> {
              int kept = Math.min(KEPT_DIGITS, number.group().length() / 3);
              return number.group().substring(0, kept)
                  + draw.digits(number.group().length() - kept);
            });
  }
}
