package dyepack.layout;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Brings records of a wrong number of cells to the columns of their table.
 *
 * <p>Missing cells are taken to be those without which most of the others look like their columns,
 * the last ones if there is no difference. Surplus cells arise from a delimiter inside a cell that
 * isn't quoted: of all ways to join neighbours the one is taken after which most cells look like
 * their columns.
 */
final class RowFitter implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int MOST_LOOKED_AT = 120;

  private final CellKind[] kinds;
  private final double[] lengths;
  private final String delimiter;

  private RowFitter(CellKind[] kinds, double[] lengths, String delimiter) {
    this.kinds = kinds;
    this.lengths = lengths;
    this.delimiter = delimiter;
  }

  /** Learns what the columns look like from records of the right length. */
  static RowFitter of(List<String[]> records, int columns, String delimiter) {
    CellKind[] kinds = new CellKind[columns];
    double[] lengths = new double[columns];
    for (int c = 0; c < columns; c++) {
      Map<CellKind, Integer> counts = new EnumMap<>(CellKind.class);
      double length = 0;
      int filled = 0;
      for (String[] record : records) {
        CellKind kind = record.length == columns ? CellKind.of(record[c]) : CellKind.BLANK;
        if (kind != CellKind.BLANK) {
          counts.merge(kind, 1, Integer::sum);
          length += record[c].length();
          filled++;
        }
      }
      lengths[c] = filled == 0 ? 1 : length / filled;
      kinds[c] =
          counts.entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .orElse(CellKind.BLANK);
    }
    return new RowFitter(kinds, lengths, delimiter);
  }

  /** {@code cells} as one cell for each column. */
  String[] fit(String[] cells) {
    int columns = kinds.length;
    if (Math.max(columns, cells.length) > MOST_LOOKED_AT) {
      return simply(cells);
    }
    if (cells.length < columns) {
      return spread(cells);
    }
    int surplus = cells.length - columns;
    boolean blankEnd = true;
    for (int c = columns; c < cells.length; c++) {
      blankEnd &= cells[c].isEmpty();
    }
    if (surplus == 0 || blankEnd) {
      return Arrays.copyOf(cells, columns);
    }
    String[] best = joined(cells, columns - 1, surplus);
    double bestScore = score(best, columns - 1);
    for (int at = 0; at < columns - 1; at++) {
      String[] candidate = joined(cells, at, surplus);
      double score = score(candidate, at);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  /** Too many cells to try all ways: what is missing or surplus is at the end. */
  private String[] simply(String[] cells) {
    int columns = kinds.length;
    String[] out = Arrays.copyOf(cells, columns);
    if (cells.length < columns) {
      Arrays.fill(out, cells.length, columns, "");
    } else if (cells.length > columns) {
      List<String> last = Arrays.asList(cells).subList(columns - 1, cells.length);
      out[columns - 1] = String.join(delimiter, last);
    }
    return out;
  }

  /** Puts the cells into columns in their order, so that as many as can be look like them. */
  private String[] spread(String[] cells) {
    int n = cells.length;
    int columns = kinds.length;
    double[][] best = new double[n + 1][columns + 1];
    for (int i = n - 1; i >= 0; i--) {
      CellKind kind = CellKind.of(cells[i]);
      for (int c = columns - (n - i); c >= i; c--) {
        double skip = c + 1 <= columns - (n - i) ? best[i][c + 1] : -1;
        best[i][c] = Math.max(match(kind, c) + best[i + 1][c + 1], skip);
      }
    }
    String[] out = new String[columns];
    Arrays.fill(out, "");
    int c = 0;
    for (int i = 0; i < n; i++) {
      CellKind kind = CellKind.of(cells[i]);
      while (c < columns - (n - i) && best[i][c + 1] > match(kind, c) + best[i + 1][c + 1] + 0.01) {
        c++;
      }
      out[c++] = cells[i];
    }
    return out;
  }

  private double match(CellKind kind, int column) {
    boolean bothWords = !kind.figures() && !kinds[column].figures() && kind != CellKind.BLANK;
    return kind == kinds[column] ? 1 : bothWords ? 0.8 : kind == CellKind.BLANK ? 0.7 : 0.05;
  }

  /** Whether the columns of {@code other} look like these. */
  boolean alike(RowFitter other) {
    int alike = 0;
    int judged = 0;
    for (int c = 0; c < kinds.length; c++) {
      boolean known = kinds[c] != CellKind.BLANK && other.kinds[c] != CellKind.BLANK;
      judged += known ? 1 : 0;
      boolean bothWords = !kinds[c].figures() && !other.kinds[c].figures();
      boolean bothNumbers = number(kinds[c]) && number(other.kinds[c]);
      alike += known && (kinds[c] == other.kinds[c] || bothWords || bothNumbers) ? 1 : 0;
    }
    return alike * 5 >= judged * 4 && judged - alike < 2;
  }

  private static boolean number(CellKind kind) {
    return kind == CellKind.INTEGER || kind == CellKind.NUMBER;
  }

  /** Mean over the filled cells, as many as columns, of how well they look like them; 0 to 1. */
  double likeness(String[] cells) {
    double sum = 0;
    int filled = 0;
    for (int c = 0; c < cells.length; c++) {
      if (!cells[c].isBlank()) {
        sum += match(CellKind.of(cells[c]), c);
        filled++;
      }
    }
    return filled == 0 ? 0 : sum / filled;
  }

  /**
   * What {@link FreeText} took out of a record, put into the columns that hold such values; what
   * has no column of its own goes to the column of the longest words.
   */
  String[] placed(String[] free) {
    String[] out = new String[kinds.length];
    Arrays.fill(out, "");
    int words = longestWords();
    for (int f = 0; f < free.length; f++) {
      int column = free[f].isEmpty() ? -1 : column(f, out, words);
      if (column >= 0) {
        out[column] = out[column].isEmpty() ? free[f] : out[column] + " " + free[f];
      }
    }
    return out;
  }

  private int column(int free, String[] out, int words) {
    String name = FreeText.COLUMNS.get(free);
    CellKind wanted =
        switch (name) {
          case "phone", "phone 2" -> CellKind.PHONE;
          case "id number" -> CellKind.IDENTITY;
          case "email" -> CellKind.EMAIL;
          case "time" -> CellKind.DATE;
          case "amount" -> CellKind.NUMBER;
          default -> CellKind.WORDS;
        };
    for (int c = 0; c < kinds.length; c++) {
      boolean fits = kinds[c] == wanted && out[c].isEmpty();
      if (fits && (wanted != CellKind.WORDS || (name.equals("name") && lengths[c] < 5))) {
        return c;
      }
    }
    return words;
  }

  private int longestWords() {
    int longest = 0;
    for (int c = 1; c < kinds.length; c++) {
      boolean words = !kinds[c].figures();
      boolean better = kinds[longest].figures() || lengths[c] > lengths[longest];
      longest = words && better ? c : longest;
    }
    return longest;
  }

  private String[] joined(String[] cells, int at, int surplus) {
    String[] out = new String[kinds.length];
    for (int c = 0; c < out.length; c++) {
      out[c] =
          c < at
              ? cells[c]
              : c > at
                  ? cells[c + surplus]
                  : String.join(delimiter, Arrays.asList(cells).subList(at, at + surplus + 1));
    }
    return out;
  }

  /**
   * How many cells look like their columns, by kind and by length; joining words is likelier than
   * joining figures.
   */
  private double score(String[] cells, int joined) {
    double score = kinds[joined].figures() ? -0.5 : 0;
    for (int c = 0; c < cells.length; c++) {
      CellKind kind = CellKind.of(cells[c]);
      boolean bothWords = !kind.figures() && !kinds[c].figures() && kind != CellKind.BLANK;
      score += kind == kinds[c] ? 1 : bothWords ? 0.8 : kind == CellKind.BLANK ? 0.3 : 0;
      score += 0.5 * Math.exp(-Math.abs(Math.log((cells[c].length() + 1) / (lengths[c] + 1))));
    }
    return score;
  }
}
