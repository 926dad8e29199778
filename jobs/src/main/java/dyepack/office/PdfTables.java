package dyepack.office;

import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows that stand on a document's pages together to tables.
 *
 * <p>A sheet wider than a page is printed in strips: the first columns of all rows over some pages,
 * then the next columns of the same rows over as many (LibreOffice's and Excel's "down, then over")
 * or page by page. Strips are set side by side when as many rows stand on as many pages at the same
 * heights and no word of their first rows is the same: a second list of other people would repeat
 * the headings of the first. What is kept back for that is bounded by {@value #MOST_CHARS} UTF-16
 * units; a longer strip is handed over as it comes.
 */
final class PdfTables {
  private static final int MOST_CHARS = 4 << 20;

  /** Fewer rows on one page can stand at the same heights by chance. */
  private static final int FEWEST_ROWS = 8;

  /** Points that a row may stand higher or lower in its next strip. */
  private static final float SAME_HEIGHT = 2;

  /** Part of the rows that have to stand at the same heights: cells of several lines don't. */
  private static final double MOST_ROWS = 0.8;

  private final CellRow row;
  private final CellSink sink;
  private @Nullable Strip left;
  private @Nullable Strip current;
  private boolean newPage = true;

  /** What was handed over last: its number of columns, or 0. */
  private int columns;

  private String[] header = {};

  /** Numbers of columns of strips with headings that were set side by side, left and right. */
  private final Set<List<Integer>> joined = new HashSet<>();

  /** Hands rows over, with remarks by way of the row. */
  PdfTables(CellRow row, CellSink sink) {
    this.row = row;
    this.sink = sink;
  }

  /**
   * A row of a table.
   *
   * @param number its number among the document's rows and lines, from 1
   * @param base its base line in points from the top of the page
   */
  record Line(long number, float base, String[] cells) {}

  /** Pages of rows in the same columns. */
  private static final class Strip {
    private PdfColumns columns;
    private final List<List<Line>> pages = new ArrayList<>();
    private int width;
    private int chars;
    private boolean handedOver;

    Strip(PdfColumns columns) {
      this.columns = columns;
      this.width = columns.count();
    }

    String[] header() {
      return pages.get(0).get(0).cells();
    }

    int rows() {
      return pages.stream().mapToInt(List::size).sum();
    }
  }

  /** The first row of the table that goes on, its cells with a blank between; or nothing. */
  String header() {
    Strip strip = current;
    return strip == null ? "" : String.join(" ", strip.handedOver ? header : strip.header());
  }

  /** Says that what comes next stands on another page. */
  void page() {
    newPage = true;
  }

  /** Takes the rows of a table, or of the part of it that stands on one page. */
  void add(PdfColumns found, List<Line> lines) throws IOException {
    Strip strip = current;
    if (strip == null || !strip.columns.isLike(found) || (newPage && begins(strip, lines))) {
      settle();
      strip = new Strip(found);
      current = strip;
    }
    strip.columns = found;
    List<Line> kept = new ArrayList<>(lines);
    boolean again = !strip.pages.isEmpty() && newPage;
    if (again && Arrays.equals(lines.get(0).cells(), first(strip))) {
      kept.remove(0);
      dropped(lines.get(0));
    }
    if (newPage || strip.pages.isEmpty()) {
      strip.pages.add(new ArrayList<>());
    }
    newPage = false;
    strip.pages.get(strip.pages.size() - 1).addAll(kept);
    for (Line line : kept) {
      for (String cell : line.cells()) {
        strip.chars += cell.length();
      }
    }
    if (strip.handedOver || strip.chars > MOST_CHARS) {
      handOverLeft();
      handOver(strip);
    }
  }

  /** Hands over what was kept back. */
  void flush() throws IOException {
    settle();
    handOverLeft();
    columns = 0;
  }

  private void handOverLeft() throws IOException {
    Strip last = left;
    if (last != null) {
      handOver(last);
    }
    left = null;
  }

  private String[] first(Strip strip) {
    return strip.handedOver ? header : strip.header();
  }

  private void dropped(Line line) {
    row.noted("first rows of a table repeated on its further pages, dropped", 1, line.number());
  }

  /** Whether a page's first row names columns, others than those of the strip before. */
  private boolean begins(Strip before, List<Line> lines) {
    return lines.size() > 1
        && !before.pages.isEmpty()
        && digits(lines.get(1).cells())
        && headings(first(before), lines.get(0).cells());
  }

  /** Whether two rows can both name columns, others each. */
  private static boolean headings(String[] one, String[] other) {
    return !digits(one) && !digits(other) && Collections.disjoint(words(one), words(other));
  }

  private static boolean digits(String[] cells) {
    return Arrays.stream(cells).anyMatch(cell -> cell.chars().anyMatch(Character::isDigit));
  }

  private static Set<String> words(String[] cells) {
    Set<String> words = new HashSet<>(Arrays.asList(cells));
    words.remove("");
    return words;
  }

  /** Sets the strip that has ended beside the one on its left, or hands that one over. */
  private void settle() throws IOException {
    Strip ended = current;
    Strip before = left;
    current = null;
    if (ended == null || ended.handedOver) {
      return;
    }
    if (before != null && beside(before, ended)) {
      join(before, ended);
      return;
    }
    handOverLeft();
    left = ended;
  }

  private boolean beside(Strip one, Strip other) {
    boolean again = joined.contains(List.of(one.width, other.width));
    boolean headed = one.rows() >= FEWEST_ROWS && headings(one.header(), other.header());
    if (one.chars + other.chars > MOST_CHARS
        || one.pages.size() != other.pages.size()
        || !(headed || again)) {
      return false;
    }
    int same = 0;
    for (int p = 0; p < one.pages.size(); p++) {
      List<Line> here = one.pages.get(p);
      List<Line> there = other.pages.get(p);
      if (here.size() != there.size()) {
        return false;
      }
      for (int l = 0; l < here.size(); l++) {
        same += Math.abs(here.get(l).base() - there.get(l).base()) <= SAME_HEIGHT ? 1 : 0;
      }
    }
    return same >= MOST_ROWS * one.rows();
  }

  private void join(Strip one, Strip other) {
    joined.add(List.of(one.width, other.width));
    for (int p = 0; p < one.pages.size(); p++) {
      List<Line> here = one.pages.get(p);
      for (int l = 0; l < here.size(); l++) {
        Line line = here.get(l);
        String[] cells = Arrays.copyOf(line.cells(), one.width + other.width);
        String[] more = other.pages.get(p).get(l).cells();
        Arrays.fill(cells, line.cells().length, cells.length, "");
        System.arraycopy(more, 0, cells, one.width, more.length);
        here.set(l, new Line(line.number(), line.base(), cells));
      }
    }
    one.width += other.width;
    one.chars += other.chars;
    long number = other.pages.get(0).get(0).number();
    row.noted("pages that go on to the right of earlier ones, set side by side", 1, number);
  }

  private void handOver(Strip strip) throws IOException {
    boolean goesOn = columns == strip.width;
    if (!goesOn) {
      sink.table("table", List.of());
      columns = strip.width;
      header = strip.header();
    }
    boolean first = goesOn && !strip.handedOver;
    for (List<Line> page : strip.pages) {
      for (Line line : page) {
        if (first && Arrays.equals(line.cells(), header)) {
          dropped(line);
        } else {
          handOver(line);
        }
        first = false;
      }
    }
    strip.handedOver = true;
    strip.pages.clear();
    strip.chars = 0;
  }

  private void handOver(Line line) throws IOException {
    for (int c = 0; c < line.cells().length; c++) {
      row.set(c, line.cells()[c]);
    }
    row.end(line.number(), line.cells().length);
  }
}
