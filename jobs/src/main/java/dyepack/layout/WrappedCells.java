package dyepack.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tables of psql whose cells go on in the next line, {@code .} where one is wrapped and {@code +}
 * where it has a line end (PostgreSQL, psql, {@code \pset linestyle ascii}): each record gets one
 * line again, cells parted by tabs.
 */
final class WrappedCells extends LineRewriting {
  private static final Pattern RULE = Pattern.compile("-+(?:\\+-+)+\\s*");
  private static final int FEWEST = 2;
  private static final int MOST_PARTS = 1_000;

  private final List<StringBuilder> record = new ArrayList<>();
  private boolean[] goesOn = new boolean[0];
  private int[] widths = new int[0];
  private @Nullable String before;
  private int parts;

  static @Nullable LineRewriting of(List<String> lines) {
    WrappedCells probe = new WrappedCells();
    int wrapped = 0;
    for (String line : lines) {
      if (RULE.matcher(line).matches()) {
        probe.widths = widths(line);
      } else if (probe.widths.length > 0) {
        List<String> cells = probe.cells(line);
        boolean any = false;
        for (int c = 0; c < cells.size(); c++) {
          any |= probe.marked(cells.get(c), c);
        }
        wrapped += any ? 1 : 0;
      }
    }
    return wrapped >= FEWEST ? new WrappedCells() : null;
  }

  @Override
  public String note() {
    return "lines are numbered by record: cells of several lines";
  }

  private static int[] widths(String rule) {
    String[] parts = rule.strip().split("\\+", -1);
    int[] widths = new int[parts.length];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = parts[c].length();
    }
    return widths;
  }

  private List<String> cells(String line) {
    String[] cells = line.split("[|:;]", -1);
    String[] bars = line.split("\\|", -1);
    return List.of(bars.length == widths.length ? bars : cells);
  }

  /** Whether a cell fills its column up to the mark that it goes on. */
  private boolean marked(String cell, int column) {
    if (column >= widths.length || cell.isEmpty() || width(cell) != widths[column]) {
      return false;
    }
    char last = cell.charAt(cell.length() - 1);
    return last == '.' || last == '+';
  }

  /** Columns of a screen: characters of East Asia take two. */
  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x2E80 && c < 0xFFE7 ? 2 : 1).sum();
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    if (RULE.matcher(line).matches()) {
      widths = widths(line);
      goesOn = new boolean[widths.length];
      if (before != null) {
        sink.add(String.join("\t", stripped(cells(before))));
        before = null;
      }
      sink.add(line);
      return;
    }
    if (before != null) {
      sink.add(before);
      before = null;
    }
    if (widths.length == 0) {
      before = line;
      return;
    }
    List<String> cells = cells(line);
    if (cells.size() != widths.length) {
      end(sink);
      sink.add(line);
      return;
    }
    boolean more = false;
    for (int c = 0; c < cells.size(); c++) {
      String cell = cells.get(c);
      boolean marked = marked(cell, c);
      String text = marked ? cell.substring(0, cell.length() - 1) : cell;
      boolean wrapped = goesOn[c] && text.startsWith(".");
      String part = (wrapped ? text.substring(1) : text).strip();
      if (record.size() <= c) {
        record.add(new StringBuilder(part));
      } else if (!part.isEmpty()) {
        record.get(c).append(wrapped ? "" : "\n").append(part);
      }
      goesOn[c] = marked;
      more |= marked;
    }
    if (!more || ++parts > MOST_PARTS) {
      end(sink);
    }
  }

  private static List<String> stripped(List<String> cells) {
    return cells.stream().map(String::strip).toList();
  }

  @Override
  void end(Sink sink) throws IOException {
    if (before != null) {
      sink.add(before);
      before = null;
    }
    if (!record.isEmpty()) {
      List<String> cells = new ArrayList<>();
      for (StringBuilder cell : record) {
        boolean quoted = cell.indexOf("\n") >= 0 || cell.indexOf("\"") == 0;
        String text = cell.toString();
        cells.add(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
      }
      sink.add(String.join("\t", cells));
      record.clear();
    }
    goesOn = new boolean[widths.length];
    parts = 0;
  }
}
