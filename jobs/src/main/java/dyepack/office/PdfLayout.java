package dyepack.office;

import dyepack.office.PdfLine.Piece;
import dyepack.office.PdfPage.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what is a table on a page, and its rows. */
final class PdfLayout {
  /** Fewer upright lines than these part nothing. */
  private static final int FEWEST_RULES = 3;

  /** So many lines of one piece may stand between the rows of a table. */
  private static final int MOST_BETWEEN = 2;

  /** With at most so many lines of text between two drawn ones, those are one row. */
  private static final int MOST_WRAPPED = 3;

  /** Of fewer lines the first and the last are as good as the others. */
  private static final int FEWEST_WITH_MARGINS = 5;

  private final List<Rule> rules;
  private final List<Block> blocks = new ArrayList<>();
  private @Nullable PdfColumns before;

  /**
   * A stretch of a page: rows of a table, or lines of text of one cell each.
   *
   * @param columns where the table's columns part; nothing for text
   * @param bases the base line of the first text of each row, in points from the top of the page
   */
  record Block(Optional<PdfColumns> columns, List<String[]> rows, List<Float> bases) {}

  private PdfLayout(List<Rule> rules, @Nullable PdfColumns before) {
    this.rules = rules;
    this.before = before;
  }

  /**
   * Parts a page.
   *
   * @param before columns of the table that the page before ended with
   */
  static List<Block> of(List<PdfLine> lines, List<Rule> rules, @Nullable PdfColumns before) {
    PdfLayout layout = new PdfLayout(rules, before);
    int at = 0;
    while (at < lines.size()) {
      at = layout.block(lines, at);
    }
    return layout.blocks;
  }

  private int block(List<PdfLine> lines, int start) {
    List<Float> places = lines.get(start).uprights(rules);
    if (places.size() >= FEWEST_RULES) {
      int end = start + 1;
      while (end < lines.size() && same(places, lines.get(end).uprights(rules))) {
        end++;
      }
      ruled(lines.subList(start, end), places);
      return end;
    }
    int end = start;
    int last = start;
    while (end < lines.size()
        && end - last <= MOST_BETWEEN
        && lines.get(end).uprights(rules).size() < FEWEST_RULES) {
      if (lines.get(end).pieces().size() > 1) {
        last = end;
      }
      end++;
    }
    if (lines.get(start).pieces().size() == 1) {
      text(lines.get(start));
      return start + 1;
    }
    unruled(lines.subList(start, last + 1));
    return last + 1;
  }

  private static boolean same(List<Float> places, List<Float> others) {
    if (places.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < places.size(); i++) {
      if (Math.abs(places.get(i) - others.get(i)) > 3) {
        return false;
      }
    }
    return true;
  }

  private void text(PdfLine line) {
    String[] row = {line.text()};
    if (blocks.isEmpty() || blocks.get(blocks.size() - 1).columns().isPresent()) {
      blocks.add(new Block(Optional.empty(), new ArrayList<>(), new ArrayList<>()));
    }
    Block last = blocks.get(blocks.size() - 1);
    last.rows().add(row);
    last.bases().add(line.base());
  }

  private void table(PdfColumns columns, String[] row, float base) {
    Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
    if (last == null || last.columns().isEmpty() || !last.columns().get().equals(columns)) {
      last = new Block(Optional.of(columns), new ArrayList<>(), new ArrayList<>());
      blocks.add(last);
    }
    last.rows().add(row);
    last.bases().add(base);
    before = columns;
  }

  private void ruled(List<PdfLine> lines, List<Float> places) {
    List<Float> inner = new ArrayList<>(places);
    float lastPlace = places.get(places.size() - 1);
    while (!inner.isEmpty() && lines.stream().allMatch(l -> l.left() > inner.get(0))) {
      inner.remove(0);
    }
    while (!inner.isEmpty()
        && lines.stream().allMatch(l -> l.right() < inner.get(inner.size() - 1))) {
      inner.remove(inner.size() - 1);
    }
    PdfColumns columns = PdfColumns.ruled(inner);
    float width = lastPlace - places.get(0);
    List<Integer> bands = lines.stream().map(l -> band(l, places.get(0), width)).toList();
    boolean wrapped = bands.stream().distinct().count() * MOST_WRAPPED >= lines.size();
    String[] row = new String[columns.count()];
    Arrays.fill(row, "");
    float base = lines.get(0).base();
    for (int l = 0; l < lines.size(); l++) {
      put(row, lines.get(l), columns);
      boolean goesOn = wrapped && l + 1 < lines.size() && bands.get(l + 1).equals(bands.get(l));
      if (!goesOn) {
        table(columns, row, base);
        row = new String[columns.count()];
        Arrays.fill(row, "");
        base = l + 1 < lines.size() ? lines.get(l + 1).base() : base;
      }
    }
  }

  /** How many level lines that cross at least a half of the table are drawn above the line. */
  private int band(PdfLine line, float left, float width) {
    float middle = line.base() - line.size() / 3;
    int count = 0;
    float at = Float.NEGATIVE_INFINITY;
    List<Rule> above =
        rules.stream()
            .filter(r -> !r.upright() && r.y1() < middle)
            .filter(r -> r.x1() > left - 3 && r.x0() < left + width + 3)
            .sorted(java.util.Comparator.comparingDouble(Rule::y0))
            .toList();
    for (Rule rule : above) {
      if (rule.y0() - at > 3) {
        count++;
        at = rule.y0();
      }
    }
    return count;
  }

  private void unruled(List<PdfLine> lines) {
    List<PdfLine> several = lines.stream().filter(l -> l.pieces().size() > 1).toList();
    List<PdfLine> inner = several;
    Optional<PdfColumns> columns = Optional.empty();
    for (List<PdfLine> some : withoutMargins(several)) {
      PdfColumns known = before;
      if (columns.isEmpty() && known != null && !some.isEmpty()) {
        columns = known.forLines(some);
        inner = some;
      }
    }
    if (columns.isEmpty()) {
      inner = withMostColumns(several);
      columns = lines.size() < 2 ? Optional.empty() : PdfColumns.of(inner);
    }
    if (columns.isEmpty()) {
      lines.forEach(this::text);
      return;
    }
    PdfColumns found = columns.get();
    for (PdfLine line : lines) {
      boolean loose = line.pieces().size() == 1 || !inner.contains(line);
      if (loose && !found.fits(line)) {
        text(line);
        continue;
      }
      String[] row = new String[found.count()];
      Arrays.fill(row, "");
      put(row, line, found);
      table(found, row, line.base());
    }
  }

  /**
   * The lines, those but the last, those but the first, and those but both: what a browser prints
   * at a page's head and foot is no row.
   */
  private static List<List<PdfLine>> withoutMargins(List<PdfLine> lines) {
    int n = lines.size();
    return n < 2
        ? List.of(lines)
        : List.of(lines, lines.subList(0, n - 1), lines.subList(1, n), lines.subList(1, n - 1));
  }

  /** The lines but for a first and a last one that reach over columns which all others show. */
  private static List<PdfLine> withMostColumns(List<PdfLine> lines) {
    List<PdfLine> best = lines;
    for (List<PdfLine> some : withoutMargins(lines)) {
      boolean enough = lines.size() >= FEWEST_WITH_MARGINS;
      best = enough && columns(some) > columns(best) ? some : best;
    }
    return best;
  }

  /** How many columns they show in which most of them have something. */
  private static int columns(List<PdfLine> lines) {
    PdfColumns shown = PdfColumns.of(lines).orElse(null);
    if (shown == null) {
      return 0;
    }
    int[] filled = new int[shown.count()];
    for (PdfLine line : lines) {
      line.pieces().stream().mapToInt(shown::column).distinct().forEach(c -> filled[c]++);
    }
    return (int) Arrays.stream(filled).filter(n -> 2 * n > lines.size()).count();
  }

  private static void put(String[] row, PdfLine line, PdfColumns columns) {
    @Nullable Piece[] last = new @Nullable Piece[row.length];
    for (Piece piece : line.pieces()) {
      int column = columns.column(piece);
      Piece neighbour = last[column];
      if (row[column].isEmpty()) {
        row[column] = piece.text();
      } else if (neighbour == null) {
        row[column] = joined(row[column], piece.text());
      } else {
        row[column] += neighbour.between(piece, line.size()) + piece.text();
      }
      last[column] = piece;
    }
  }

  /** A cell that goes on in the next line: only words of letters were parted at a blank. */
  static String joined(String first, String second) {
    int last = first.codePointBefore(first.length());
    int next = second.codePointAt(0);
    boolean words =
        Character.isLetter(last)
            && Character.isLetter(next)
            && !Character.isIdeographic(last)
            && !Character.isIdeographic(next);
    return words ? first + " " + second : first + second;
  }
}
