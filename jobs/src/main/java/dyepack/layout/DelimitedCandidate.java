package dyepack.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records of a certain number of cells under a certain separation.
 *
 * <p>A line scores by the share of its cells that look like whole values, how predictable their
 * kinds are by column, and how many values known by themselves stand alone in a cell; the idea is
 * CleverCSV's (van den Burg and others 2019, "Wrangling messy CSV files by detecting row and type
 * patterns": pattern score times type score).
 */
final class DelimitedCandidate implements Candidate {
  private static final int MOST_COLUMNS = 4096;
  private static final double HIDDEN = 0.45;

  /** A line within quotes counts more than as noise, less than as a record of its own. */
  private static final double MORE_LINES = 0.4;

  /** Of a line whose cells belong to no columns. */
  private static final double NO_COLUMNS = -1;

  private static final int LONGEST_TEXT = 1_000;

  private static final int MOST_TEXT_LINES = 12;

  private static final int MOST_TITLES = 30;

  private final Block block;
  private final CutLines cut;
  private final int width;
  private final double prior;
  private final List<Map<CellKind, Double>> profile = new ArrayList<>();
  private final @Nullable RowFitter fitter;
  private final double[] scores;

  /** Takes records of {@code width} cells; {@code fits} are other widths of the same table. */
  DelimitedCandidate(Block block, CutLines cut, int width, boolean[] fits) {
    this.block = block;
    this.cut = cut;
    this.width = width;
    double columns = width == 1 ? 0.5 : (width - 0.5) / width;
    boolean figures = learn();
    double usual = Separations.likelihood(cut.separation(), anchored()) * columns;
    boolean blanks = cut.separation().text().isBlank() && !cut.separation().text().equals("\t");
    this.prior = usual * (blanks && width > 1 && !figures ? 0.8 : 1);
    boolean ordered = width < 3 || !FieldOrder.changes(block, records(block, cut, width));
    boolean any = false;
    for (boolean fit : fits) {
      any |= fit;
    }
    fitter = any ? RowFitter.of(records(block, cut, width), width, join()) : null;
    scores = new double[block.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = ordered ? score(i, fits) : NO_COLUMNS;
    }
  }

  private String join() {
    return cut.separation().text();
  }

  /** Whether the first column is of values that are known by themselves and stand alone. */
  private boolean anchored() {
    double shares = 0;
    for (Map.Entry<CellKind, Double> share : profile.get(0).entrySet()) {
      shares += isAnchor(share.getKey()) ? share.getValue() : 0;
    }
    return shares >= 0.9;
  }

  /** All records of so many cells. */
  static List<String[]> records(Block block, CutLines cut, int width) {
    List<String[]> records = new ArrayList<>();
    for (int i = 0; i < block.size(); i += cut.span(i)) {
      String[] cells = cut.cells(i);
      if (cells != null && cells.length == width) {
        records.add(cells);
      }
    }
    return records;
  }

  /** Learns what the columns hold; whether any of them holds figures. */
  private boolean learn() {
    boolean figures = false;
    List<String[]> records = records(block, cut, width);
    for (int c = 0; c < width; c++) {
      Map<CellKind, Double> shares = new EnumMap<>(CellKind.class);
      int filled = 0;
      for (String[] record : records) {
        CellKind kind = block.kind(record[c]);
        if (kind != CellKind.BLANK) {
          shares.merge(kind, 1.0, Double::sum);
          filled++;
        }
      }
      int all = Math.max(1, filled);
      shares.replaceAll((k, v) -> v / all);
      profile.add(shares);
      figures |= shares.keySet().stream().anyMatch(CellKind::figures);
    }
    return figures;
  }

  private double score(int line, boolean[] fits) {
    String[] cells = cut.cells(line);
    if (cells == null) {
      return 0;
    }
    boolean fitted = cells.length != width && cells.length < fits.length && fits[cells.length];
    if (fitted && fitter != null) {
      cells = fitter.fit(cells);
    }
    boolean alien = cells.length != width;
    double whole = 0;
    double fit = 0;
    double strong = 0;
    int alone = 0;
    for (int c = 0; c < cells.length; c++) {
      CellKind kind = block.kind(cells[c]);
      boolean lines = kind == CellKind.OTHER && (cells[c].indexOf('\n') >= 0 || isObject(cells[c]));
      whole += lines ? 0.8 : kind == CellKind.OTHER ? 0 : kind == CellKind.BLANK ? 0.5 : 1;
      fit += alien ? 0 : kind == CellKind.BLANK ? 0.5 : profile.get(c).getOrDefault(kind, 0.0);
      strong += kind == CellKind.DATE ? 0.4 : kind.telling() ? 1 : 0;
      // A quoted cell of several lines, or of JSON, is a text: its values are looked for
      // afterwards.
      alone += lines && isText(cells[c], line) ? anchors(cells[c]) : isAnchor(kind) ? 1 : 0;
    }
    int hidden = Math.max(0, hidden(line) - alone);
    double share = whole / cells.length;
    double base = prior * Math.pow(share, 1.5) * (0.45 + 0.55 * (alien ? 0 : fit / cells.length));
    double inQuotes = MORE_LINES * (cut.span(line) - 1);
    double score = base * (1 + 0.6 * Math.log1p(strong)) - HIDDEN * hidden + inQuotes;
    return alien
        ? (cells.length < 2 && width > 1 ? -1 : 0.4 * score)
        : fitted ? 0.9 * score : score;
  }

  private static boolean isObject(String cell) {
    return cell.length() > 2
        && (cell.charAt(0) == '{' || cell.charAt(0) == '[')
        && (cell.endsWith("}") || cell.endsWith("]"))
        && cell.indexOf('"') > 0;
  }

  private static boolean isAnchor(CellKind kind) {
    return kind == CellKind.PHONE || kind == CellKind.IDENTITY || kind == CellKind.EMAIL;
  }

  /** A longer one is rather what a quote without its partner made of several records. */
  private boolean isText(String cell, int line) {
    return width > 2 && cell.length() <= LONGEST_TEXT && cut.span(line) <= MOST_TEXT_LINES;
  }

  private static int anchors(String text) {
    return Anchors.besidesCards(Anchors.find(text));
  }

  private int hidden(int line) {
    int n = 0;
    for (int k = line; k < Math.min(block.size(), line + cut.span(line)); k++) {
      n += Anchors.besidesCards(block.anchors(k));
    }
    return n;
  }

  @Override
  public double score(int line) {
    return scores[line];
  }

  @Override
  public int span(int line) {
    return cut.span(line);
  }

  @Override
  public @Nullable Found found(List<Integer> starts, int from) {
    if (starts.isEmpty()) {
      return null;
    }
    List<String[]> rows = new ArrayList<>();
    for (int i : starts) {
      String[] cells = cut.cells(i);
      if (cells != null) {
        rows.add(cells);
      }
    }
    int first = 0;
    List<String> header = List.of();
    int headerLine = -1;
    // A header of another number of cells was taken for noise.
    for (int i = starts.get(0) - 1; i >= from && width > 1; i--) {
      String[] cells = cut.cells(i);
      if (cells == null) {
        continue;
      }
      if (cells.length > 1 && names(cells) && HeaderDetector.isSurely(cells)) {
        header = List.of(cells);
        headerLine = i;
      }
      break;
    }
    int titles = width > 2 ? titles(rows) : 0;
    if (headerLine < 0 && titles > 0) {
      header = List.of(rows.get(titles));
      headerLine = starts.get(titles);
      first = titles + 1;
    }
    if (headerLine < 0 && rows.size() > 1 && names(rows.get(0)) && HeaderDetector.isHeader(rows)) {
      header = List.of(rows.get(0));
      headerLine = starts.get(0);
      first = 1;
    }
    if (first >= rows.size()) {
      return null;
    }
    List<String[]> records = rows.subList(first, rows.size());
    // Where the last columns are mostly empty, only the header has them all.
    int columns = Math.min(MOST_COLUMNS, Math.max(width, header.size()));
    DelimitedForm form = form(records, columns);
    if (header.size() == width - 1 && !form.numbered() && RowNumbers.lead(header, records)) {
      header = Stream.concat(Stream.of(""), header.stream()).toList();
    }
    List<String> names = header.isEmpty() ? header : names(header, columns, form.numbered());
    return new Found(form, names, headerLine, starts.get(first));
  }

  /**
   * How many titles stand above the names of columns, each filled up with delimiters to as many
   * cells as a spreadsheet has columns.
   */
  private static int titles(List<String[]> rows) {
    for (int k = 0; k < Math.min(MOST_TITLES, rows.size() - 1); k++) {
      long filled = Arrays.stream(rows.get(k)).filter(c -> !c.isBlank()).count();
      if (filled > 2 || filled * 2 > rows.get(k).length) {
        List<String[]> below = rows.subList(k, rows.size());
        boolean header = HeaderDetector.isSurely(rows.get(k)) || HeaderDetector.isHeader(below);
        return k > 0 && header ? k : 0;
      }
    }
    return 0;
  }

  /** Whether a line has enough cells to name the columns. */
  private boolean names(String[] cells) {
    return cells.length * 2 >= width;
  }

  /** Whether there are words where the column mostly holds figures. */
  boolean differs(String[] cells) {
    for (int c = 0; c < Math.min(width, cells.length); c++) {
      double figures = 0;
      for (Map.Entry<CellKind, Double> share : profile.get(c).entrySet()) {
        figures += share.getKey().figures() ? share.getValue() : 0;
      }
      CellKind kind = block.kind(cells[c]);
      if (figures >= 0.5 && !kind.figures() && kind != CellKind.BLANK) {
        return true;
      }
    }
    return false;
  }

  /** Cells of the record that begins at a line, or null if nothing is there. */
  String @Nullable [] cells(int line) {
    return cut.cells(line);
  }

  /**
   * Where two or more columns change what they hold all at once, with at least {@code fewest} rows
   * before and after; -1 if nowhere.
   */
  int change(List<Integer> starts, int fewest) {
    List<String[]> rows = new ArrayList<>();
    for (int i : starts) {
      String[] cells = cut.cells(i);
      rows.add(cells == null || cells.length != width ? new String[0] : cells);
    }
    return ColumnChange.of(block, rows, width, fewest);
  }

  private DelimitedForm form(List<String[]> records, int columns) {
    int[][] classes = new int[columns][5];
    int numbered = 0;
    int anchored = 0;
    int even = 0;
    for (String[] r : records) {
      boolean anchor = false;
      for (String cell : r) {
        anchor |= isAnchor(block.kind(cell));
      }
      anchored += anchor ? 1 : 0;
      numbered += DelimitedRows.isNumbered(r[0]) ? 1 : 0;
      if (r.length == columns) {
        even++;
        for (int c = 0; c < columns; c++) {
          classes[c][Integer.numberOfTrailingZeros(FirstClass.of(r[c]))]++;
        }
      }
    }
    List<Integer> firsts = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      firsts.add(even < 3 ? 31 : FirstClass.usual(classes[c], even));
    }
    boolean list = records.size() >= 3 && numbered * 5 >= records.size() * 4 && columns > 1;
    return new DelimitedForm(
        cut.separation(),
        columns,
        list,
        records.size() >= 3 && anchored * 20 >= records.size() * 19,
        List.copyOf(firsts),
        RowFitter.of(records, columns, join()));
  }

  private static List<String> names(List<String> header, int columns, boolean numbered) {
    List<String> names = new ArrayList<>();
    if (numbered) {
      names.add("");
    }
    for (int c = 0; c < columns; c++) {
      names.add(c < header.size() ? header.get(c).strip() : "");
    }
    return List.copyOf(names);
  }

  /**
   * Which other numbers of cells are the same table with cells left out or delimiters inside cells,
   * by number of cells.
   */
  static boolean[] fits(Block block, CutLines cut, int width) {
    boolean[] fits = new boolean[Math.max(width + 1, most(cut) + 1)];
    List<String[]> even = records(block, cut, width);
    RowFitter fitter = RowFitter.of(even, width, cut.separation().text());
    double usual = likeness(fitter, even);
    for (int other : cut.byCells().keySet()) {
      if (other == width || other < 2) {
        continue;
      }
      List<String[]> records = records(block, cut, other);
      List<String[]> fitted = records.stream().map(fitter::fit).toList();
      fits[other] = likeness(fitter, fitted) > usual - 0.12 && anchorsStay(records, fitted);
    }
    return fits;
  }

  private static boolean anchorsStay(List<String[]> records, List<String[]> fitted) {
    int lost = 0;
    int all = 0;
    for (int i = 0; i < Math.min(50, records.size()); i++) {
      int before = anchors(records.get(i));
      all += before;
      lost += before - anchors(fitted.get(i));
    }
    return lost * 20 <= all;
  }

  private static int anchors(String[] cells) {
    return (int) Arrays.stream(cells).filter(c -> isAnchor(CellKind.of(c))).count();
  }

  private static int most(CutLines cut) {
    return cut.byCells().keySet().stream().mapToInt(i -> i).max().orElse(1);
  }

  private static double likeness(RowFitter fitter, List<String[]> rows) {
    return rows.stream().limit(100).mapToDouble(fitter::likeness).average().orElse(0);
  }
}
