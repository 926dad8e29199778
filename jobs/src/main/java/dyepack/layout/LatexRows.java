package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of a table in LaTeX: cells parted by {@code &}, a row ended by two backslashes. */
final class LatexRows extends LineRewriting {
  private static final int FEWEST = 3;

  /** A row in so many lines: rules and what stands around the table are lines too. */
  private static final int OFTEN = 3;

  private static final Pattern ROW =
      Pattern.compile("(.*[^\\\\]&.*?)\\s*\\\\\\\\(?:\\[[^\\]]{0,20}\\])?\\s*(\\\\\\w+\\s*)*");
  private static final Pattern BEGIN =
      Pattern.compile("\\\\begin\\{(?:long|x)?tabular[xy*]?\\}|\\\\begin\\{longtable\\}");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([&%$#_{}])");

  static @Nullable LineRewriting of(List<String> lines) {
    boolean begun = lines.stream().anyMatch(l -> BEGIN.matcher(l).find());
    long rows = lines.stream().filter(l -> ROW.matcher(l).matches()).count();
    return begun && rows >= FEWEST && OFTEN * rows >= lines.size() ? new LatexRows() : null;
  }

  @Override
  public String note() {
    return "rows of LaTeX";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    Matcher row = ROW.matcher(line);
    boolean one = row.matches() && row.group(1).indexOf("\\\\") < 0;
    if (!one) {
      sink.add(line);
      return;
    }
    StringBuilder cells = new StringBuilder();
    for (String cell : row.group(1).split("(?<!\\\\)&", -1)) {
      String plain = ESCAPE.matcher(cell.strip()).replaceAll("$1");
      cells.append(cells.isEmpty() ? "" : "\t").append(plain);
    }
    sink.add(cells.toString());
  }
}
