package dyepack.typing;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the cells of a column look, without their values. */
final class Shapes {
  private static final int SHOWN = 3;
  private static final int LONGEST = 24;

  /** Runs up to this length are drawn out: numbers are known by their length. */
  private static final int DRAWN = 19;

  private Shapes() {}

  /** Returns the most frequent shapes. */
  static List<String> of(ColumnSample sample) {
    Map<String, Integer> counts = new HashMap<>();
    for (Cell cell : sample.cells()) {
      counts.merge(shape(cell.text()), 1, Integer::sum);
    }
    int most = counts.values().stream().mapToInt(c -> c).max().orElse(0);
    return counts.entrySet().stream()
        .filter(e -> e.getValue() * 100 > sample.size() || e.getValue() == most)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(SHOWN)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Draws text: digits #, letters a or A, Chinese 汉; marks stay; what is long is cut off. */
  static String shape(String text) {
    StringBuilder shape = new StringBuilder();
    char before = 0;
    int run = 0;
    for (int i = 0; i < text.length() && shape.length() < LONGEST; i++) {
      char drawn = draw(text.charAt(i));
      run = drawn == before ? run + 1 : 1;
      before = drawn;
      boolean word = drawn == '汉' || drawn == 'a' || drawn == 'A';
      if (run <= (word ? 4 : DRAWN)) {
        shape.append(drawn);
      } else if (run == (word ? 5 : DRAWN + 1)) {
        shape.append('…');
      }
    }
    return shape.toString();
  }

  private static char draw(char c) {
    if (Character.isDigit(c)) {
      return '#';
    }
    if (Character.isIdeographic(c) || Character.isSurrogate(c)) {
      return '汉';
    }
    if (Character.isLetter(c)) {
      return Character.isUpperCase(c) ? 'A' : 'a';
    }
    return c;
  }

  /** Returns how the cells are written, with shares of the cells tried. */
  static Map<CellForm, Double> forms(ColumnSample sample, ColumnType type) {
    Map<CellForm, Integer> counts = new EnumMap<>(CellForm.class);
    for (Cell cell : sample.cells()) {
      cell.forms().forEach(form -> counts.merge(form, 1, Integer::sum));
      CellForm own = own(cell, type);
      if (own != null && !cell.forms().contains(own)) {
        counts.merge(own, 1, Integer::sum);
      }
    }
    Map<CellForm, Double> shares = new EnumMap<>(CellForm.class);
    counts.forEach((form, count) -> shares.put(form, (double) count / sample.size()));
    return shares;
  }

  private static @org.jspecify.annotations.Nullable CellForm own(Cell cell, ColumnType type) {
    String text = cell.text();
    boolean exponent = text.matches("\\d\\.\\d+[eE]\\+?\\d{2}");
    if (exponent) {
      int shown = text.toLowerCase(java.util.Locale.ROOT).indexOf('e') - 1;
      int power = Integer.parseInt(text.replaceAll(".*[eE]\\+?", ""));
      return shown >= Math.min(15, power + 1) ? CellForm.FLOAT_RECOVERABLE : CellForm.FLOAT_LOST;
    }
    return switch (type) {
      case CN_ID ->
          Numbers.cnIdRounded(cell) == 1 && !Numbers.cnId(cell) ? CellForm.FLOAT_RECOVERABLE : null;
      case PHONE ->
          text.startsWith("+")
                  || text.startsWith("86")
                  || text.startsWith("0086")
                  || text.startsWith("(+")
              ? CellForm.COUNTRY_CODE
              : text.endsWith(".0") ? CellForm.FLOAT_RECOVERABLE : null;
      case NAME ->
          ChineseNames.special(cell) && text.matches(".*[某○〇xX].*") ? CellForm.MASKED : null;
      case TIME, DATE, BIRTH_DATE -> time(cell);
      case PASSWORD -> Texts.hash(cell) ? CellForm.HASH : null;
      default -> null;
    };
  }

  private static @org.jspecify.annotations.Nullable CellForm time(Cell cell) {
    String text = cell.text();
    if (text.matches("\\d{5}(?:\\.\\d+)?")) {
      return CellForm.SHEET_SERIAL;
    }
    if (text.matches("1\\d{9}(?:\\.\\d+)?")) {
      return CellForm.EPOCH_SECONDS;
    }
    return text.matches("1\\d{12}") ? CellForm.EPOCH_MILLIS : null;
  }
}
