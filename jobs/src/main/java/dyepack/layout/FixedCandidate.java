package dyepack.layout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns at fixed places of the lines. */
final class FixedCandidate implements Candidate {
  private static final int MOST_LINES = 300;

  /** How likely columns at fixed places are before any look at the cells: less than delimiters. */
  private static final double UNRULED = 0.7;

  /** All lines keep to the columns, those too in which gaps show fewer. */
  private static final double KEPT_TO = 0.8;

  private static final double MOSTLY = 0.8;

  /** A line of dashes says where the columns are. */
  private static final double RULED = 0.95;

  private final Block block;
  private final @Nullable FixedWidths widths;
  private final boolean ruled;
  private final double prior;
  private final double[] scores;

  FixedCandidate(Block block) {
    this.block = block;
    List<String> lines = new ArrayList<>();
    int anchored = 0;
    for (int i = 0; i < block.size(); i++) {
      anchored += block.anchors(i).isEmpty() ? 0 : 1;
    }
    for (int i = 0; i < block.size() && lines.size() < MOST_LINES; i++) {
      boolean speaks = anchored >= 4 ? !block.anchors(i).isEmpty() : !block.silent(i);
      if (speaks) {
        lines.add(block.line(i));
      }
    }
    FixedWidths drawn = ruled();
    ruled = drawn != null;
    widths = drawn != null ? drawn : FixedWidths.find(lines);
    prior = ruled ? RULED : widths != null && tells(widths, lines) ? KEPT_TO : UNRULED;
    scores = new double[block.size()];
    for (int i = 0; i < scores.length && widths != null; i++) {
      scores[i] = rate(i, widths);
    }
  }

  /** Whether there is anything to judge. */
  boolean any() {
    return widths != null && widths.starts().size() > (ruled ? 1 : 2);
  }

  /**
   * The columns under which a line of dashes is drawn, if one is and the lines below keep to it.
   */
  private @Nullable FixedWidths ruled() {
    for (int i = 1; i + 1 < block.size(); i++) {
      boolean between = block.silent(i) && !block.silent(i - 1) && !block.silent(i + 1);
      if (between) {
        List<String> below = new ArrayList<>();
        for (int k = i + 1; k < block.size() && below.size() < MOST_LINES; k++) {
          if (block.silent(k) && !below.isEmpty() && block.line(k).isBlank()) {
            break;
          }
          if (!block.silent(k) && !Lines.isTotal(block.line(k))) {
            below.add(block.line(k));
          }
        }
        FixedWidths drawn = FixedWidths.ruled(block.line(i), below);
        if (drawn != null) {
          return drawn;
        }
      }
    }
    return null;
  }

  /** Whether all lines keep to the columns, which gaps of two blanks show in most but not all. */
  private static boolean tells(FixedWidths columns, List<String> lines) {
    RecordCutter gaps = new RecordCutter(Separation.GAPS);
    int whole = 0;
    for (String line : lines) {
      if (line.indexOf('\t') >= 0 || !columns.keptTo(line)) {
        return false;
      }
      whole += gaps.cut(line.toCharArray(), line.length()) == columns.starts().size() ? 1 : 0;
    }
    return whole < lines.size() && whole >= MOSTLY * lines.size();
  }

  /** Whether the line of dashes stands there. */
  private boolean isRuler(int i) {
    return block.silent(i) && !block.line(i).isBlank();
  }

  private double rate(int i, FixedWidths columns) {
    if (block.silent(i) || (ruled && !columns.keptTo(block.line(i)))) {
      return 0;
    }
    String[] cells = columns.cut(block.line(i));
    double whole = 0;
    double strong = 0;
    int alone = 0;
    for (String cell : cells) {
      CellKind kind = block.kind(cell);
      whole += kind == CellKind.OTHER ? 0 : kind == CellKind.BLANK ? 0.5 : 1;
      strong += kind == CellKind.DATE ? 0.4 : kind.telling() ? 1 : 0;
      boolean anchor =
          kind == CellKind.PHONE || kind == CellKind.IDENTITY || kind == CellKind.EMAIL;
      alone += anchor ? 1 : 0;
    }
    int hidden = Math.max(0, Anchors.besidesCards(block.anchors(i)) - alone);
    double share = whole / cells.length;
    double size = (cells.length - 0.5) / cells.length;
    return prior * size * Math.pow(share, 1.5) * (1 + 0.6 * Math.log1p(strong)) - 0.45 * hidden;
  }

  @Override
  public double score(int line) {
    return scores[line];
  }

  @Override
  public int span(int line) {
    return 1;
  }

  @Override
  public @Nullable Found found(List<Integer> starts, int from) {
    if (widths == null || starts.isEmpty()) {
      return null;
    }
    List<String[]> rows = starts.stream().map(i -> widths.cut(block.line(i))).toList();
    List<String> header = List.of();
    int headerLine = -1;
    int first = 0;
    boolean named = ruled && rows.size() > 1 && isRuler(starts.get(0) + 1);
    if (named || (rows.size() > 1 && HeaderDetector.isHeader(rows))) {
      header = List.of(rows.get(0));
      headerLine = starts.get(0);
      first = 1;
    } else {
      for (int i = starts.get(0) - 1; i >= from; i--) {
        if (!block.silent(i)) {
          String[] cells = widths.cut(block.line(i));
          if (HeaderDetector.isSurely(cells) || (ruled && i + 1 < block.size() && isRuler(i + 1))) {
            header = List.of(cells);
            headerLine = i;
          }
          break;
        }
      }
    }
    List<String[]> records = rows.subList(first, rows.size());
    int anchored = 0;
    for (int k = first; k < starts.size(); k++) {
      anchored += block.anchors(starts.get(k)).isEmpty() ? 0 : 1;
    }
    boolean always = records.size() > 3 && anchored * 20 >= records.size() * 19;
    RowFitter fitter = RowFitter.of(records, widths.starts().size(), " ");
    return new Found(
        new FixedForm(widths, always, ruled, fitter), header, headerLine, starts.get(first));
  }
}
