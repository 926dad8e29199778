package dyepack.ingest;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Brings records of a wrong number of cells to the columns of their table.
 *
 * <p>Missing cells are taken to be the last ones. Surplus cells arise from a delimiter inside a
 * cell that isn't quoted: of all ways to join neighbours the one is taken after which most cells
 * look like their columns.
 */
final class RowFitter implements Serializable {
  private static final long serialVersionUID = 1L;

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
              .orElse(CellKind.OTHER);
    }
    return new RowFitter(kinds, lengths, delimiter);
  }

  /** {@code cells} as one cell for each column. */
  String[] fit(String[] cells) {
    int columns = kinds.length;
    if (cells.length < columns) {
      String[] padded = Arrays.copyOf(cells, columns);
      Arrays.fill(padded, cells.length, columns, "");
      return padded;
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
