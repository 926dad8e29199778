package dyepack.ingest;

import dyepack.charset.StrictDecoder;
import dyepack.charset.TextEncoding;
import dyepack.layout.CellKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what separates the cells of a text.
 *
 * <p>Candidates are the usual delimiters and every run of punctuation that occurs in at least three
 * lines of ten. Each, with each kind of quotes that occurs, cuts the sample into records; the one
 * wins whose records agree best on the number of cells and whose cells look most like whole values
 * (the idea of CleverCSV, van den Burg and others 2019, "Wrangling messy CSV files by detecting row
 * and type patterns": pattern score times type score), with a bonus for telling values such as
 * telephone numbers standing alone in a cell.
 */
final class DialectDetector {
  private static final int MOST_RECORDS = 400;
  private static final List<String> USUAL =
      List.of(
          ",", "\t", ";", "|", "----", "---", "||", "::", "#", "^", "~", "$", "：", "，", "、", "；",
          "｜", "\u0001", "\u0007", "=>", " ");
  private static final Set<String> GOOD = Set.of(",", "\t", ";", "|", "----");

  /** Punctuation that stands within numbers, dates, names and addresses. */
  private static final Set<String> WITHIN_VALUES =
      Set.of(".", ":", "-", "/", "@", "_", "'", "*", "+", "&", "(", ")", "（", "）", "·", "%", "\"");

  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\r\n]+");

  private DialectDetector() {}

  /** What was found and how sure it is. */
  record Found(Dialect dialect, double score) {}

  /** The best dialect of {@code sample}; one column if nothing separates. */
  static Found detect(String sample) {
    boolean carriageReturns = sample.indexOf('\n') < 0 && sample.indexOf('\r') >= 0;
    String text = carriageReturns ? sample.replace('\r', '\n') : sample;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Found best = new Found(Dialect.of(""), score(Dialect.of(""), bytes));
    for (String delimiter : candidates(text)) {
      for (Dialect dialect : withQuotes(delimiter, text)) {
        double score = score(dialect, bytes);
        if (score > best.score() * 1.0001) {
          best = new Found(dialect, score);
        }
      }
    }
    return new Found(best.dialect().withCarriageReturns(carriageReturns), best.score());
  }

  private static Set<String> candidates(String text) {
    Set<String> found = new LinkedHashSet<>(USUAL);
    Map<String, Integer> linesWith = new HashMap<>();
    List<String> lines = text.lines().filter(l -> !l.isBlank()).limit(MOST_RECORDS).toList();
    for (String line : lines) {
      Set<String> here = new LinkedHashSet<>();
      Matcher runs = PUNCTUATION.matcher(line);
      while (runs.find()) {
        here.add(runs.group());
        here.add(runs.group().strip());
        runs.group().codePoints().forEach(c -> here.add(Character.toString(c)));
      }
      here.forEach(run -> linesWith.merge(run, 1, Integer::sum));
    }
    linesWith.forEach(
        (run, n) -> {
          if (n * 10 >= lines.size() * 3 && run.length() <= 8 && isDelimiter(run)) {
            found.add(run);
          }
        });
    found.removeIf(d -> !text.contains(d));
    return found;
  }

  private static boolean isDelimiter(String run) {
    return !run.isEmpty() && run.indexOf('"') < 0 && !run.equals("\uFEFF") && !run.equals("\uFFFD");
  }

  private static List<Dialect> withQuotes(String delimiter, String text) {
    List<Dialect> dialects = new ArrayList<>();
    dialects.add(Dialect.of(delimiter));
    if (text.indexOf('"') >= 0) {
      dialects.add(new Dialect(delimiter, (char) 0, false, false, false));
      if (text.contains("\\\"")) {
        dialects.add(new Dialect(delimiter, '"', true, false, false));
      }
    }
    if (text.contains("'" + delimiter) && text.contains(delimiter + "'")) {
      dialects.add(new Dialect(delimiter, '\'', false, false, false));
    }
    if (delimiter.equals(" ")) {
      dialects.add(new Dialect(delimiter, '"', false, true, false));
    }
    return dialects;
  }

  /** Pattern score times type score of one dialect; 0 if it never separates anything. */
  private static double score(Dialect dialect, byte[] bytes) {
    List<String[]> records = records(dialect, bytes, MOST_RECORDS);
    if (records.isEmpty()) {
      return 0;
    }
    Map<Integer, Integer> byCells = new HashMap<>();
    records.forEach(r -> byCells.merge(r.length, 1, Integer::sum));
    int usual = 1;
    for (Map.Entry<Integer, Integer> e : byCells.entrySet()) {
      if (e.getValue() > byCells.getOrDefault(usual, 0)) {
        usual = e.getKey();
      }
    }
    boolean separates = !dialect.delimiter().isEmpty();
    if (separates && usual < 2) {
      return 0;
    }
    double agreeing = (double) byCells.getOrDefault(usual, 0) / records.size();
    double pattern = agreeing * agreeing / Math.sqrt(byCells.size());
    double columns = separates ? (usual - 0.5) / usual : 0.5;
    return pattern * columns * typeScore(records, usual) * likelihood(dialect);
  }

  private static double typeScore(List<String[]> records, int usual) {
    long cells = 0;
    double whole = 0;
    long telling = 0;
    for (String[] record : records) {
      if (record.length != usual) {
        continue;
      }
      for (String cell : record) {
        CellKind kind = CellKind.of(cell);
        cells++;
        whole += kind == CellKind.OTHER ? 0 : kind == CellKind.BLANK ? 0.5 : 1;
        telling += kind.telling() ? 1 : 0;
      }
    }
    long rows = cells / usual;
    return cells == 0 ? 0 : whole / cells * (1 + Math.log1p((double) telling / rows));
  }

  private static double likelihood(Dialect dialect) {
    double quotes = dialect.quote() == '"' && !dialect.backslash() ? 1 : 0.98;
    if (WITHIN_VALUES.contains(dialect.delimiter())) {
      return 0.5 * quotes;
    }
    boolean blanks = dialect.delimiter().isBlank() && !dialect.delimiter().equals("\t");
    if (blanks && !dialect.delimiter().isEmpty()) {
      return (dialect.runs() ? 0.72 : 0.7) * quotes;
    }
    return (GOOD.contains(dialect.delimiter()) ? 1 : 0.9) * quotes;
  }

  /** The first records of a text, cut up; the last one may be cut off and is left out. */
  static List<String[]> records(Dialect dialect, byte[] utf8, int most) {
    DelimitedScanner scanner = new DelimitedScanner(dialect, TextEncoding.UTF_8, 1 << 14);
    StrictDecoder decoder = new StrictDecoder(StandardCharsets.UTF_8);
    List<String[]> records = new ArrayList<>();
    int i = 0;
    while (i < utf8.length && records.size() < most) {
      int next = scanner.scan(utf8, i, utf8.length, true);
      if (next == utf8.length && !records.isEmpty() && utf8[next - 1] != '\n') {
        break;
      }
      if (!scanner.blank()) {
        records.add(cells(scanner, dialect, decoder, utf8, i));
      }
      i = next;
    }
    return records;
  }

  /** The cells of the record that {@code scanner} has just found at {@code from}. */
  static String[] cells(
      DelimitedScanner scanner, Dialect dialect, StrictDecoder decoder, byte[] b, int from) {
    String[] cells = new String[scanner.cells()];
    for (int c = 0; c < cells.length; c++) {
      cells[c] = cell(scanner, dialect, decoder, b, from, c);
    }
    return cells;
  }

  /** One cell of the record that {@code scanner} has just found at {@code from}. */
  static String cell(
      DelimitedScanner scanner, Dialect dialect, StrictDecoder decoder, byte[] b, int from, int c) {
    int start = from + scanner.start(c);
    int end = from + scanner.end(c);
    if (!scanner.quoted(c)) {
      return decoder.decode(b, start, end);
    }
    int unit = scanner.unit();
    return dialect.unquote(decoder.decode(b, start + unit, end - unit));
  }
}
