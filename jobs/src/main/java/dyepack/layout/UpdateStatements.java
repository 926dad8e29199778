package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SQL statements that change one row each, a statement a line: {@code UPDATE t SET name='x' WHERE
 * id=7;}. What is set and what tells the row become names with values.
 */
final class UpdateStatements extends LineRewriting {
  private static final int FEWEST = 2;
  private static final String ASSIGNED =
      "[`\"\\[]?([\\p{L}_][\\p{L}\\p{N}_]{0,80})[`\"\\]]?\\s*=\\s*"
          + "(?:[NE]?'((?:[^'\\\\]|''|\\\\.){0,4000})'|(-?[\\d.]{1,40})|(NULL))";
  private static final Pattern ASSIGNMENT = Pattern.compile(ASSIGNED, Pattern.CASE_INSENSITIVE);
  private static final Pattern BEGIN =
      Pattern.compile("\\s*UPDATE\\s+\\S{1,200}\\s+SET\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\s*(?:,|\\(?\\s*WHERE\\b\\s*\\(?|\\)?\\s*AND\\b\\s*\\(?)\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern END =
      Pattern.compile("\\s*\\)?\\s*(?:LIMIT 1\\s*)?;?\\s*", Pattern.CASE_INSENSITIVE);

  static @Nullable LineRewriting of(List<String> lines) {
    return mostly(lines, FEWEST, l -> !pairs(l).isEmpty()) ? new UpdateStatements() : null;
  }

  @Override
  public String note() {
    return "what statements set is read as names with values";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    String pairs = pairs(line);
    sink.add(pairs.isEmpty() ? line : pairs);
  }

  /** Names with values, tabs between; nothing if the line isn't such a statement. */
  private static String pairs(String line) {
    Matcher begin = BEGIN.matcher(line);
    if (!begin.lookingAt()) {
      return "";
    }
    StringBuilder pairs = new StringBuilder();
    int at = begin.end();
    Matcher assignment = ASSIGNMENT.matcher(line);
    Matcher between = BETWEEN.matcher(line);
    while (assignment.region(at, line.length()).lookingAt()) {
      String number = assignment.group(3) == null ? "" : assignment.group(3);
      String text = assignment.group(2) == null ? number : unescaped(assignment.group(2));
      pairs.append(pairs.isEmpty() ? "" : "\t").append(assignment.group(1)).append(": ");
      pairs.append(text);
      at = assignment.end();
      if (between.region(at, line.length()).lookingAt()) {
        at = between.end();
      }
    }
    return END.matcher(line).region(at, line.length()).matches() ? pairs.toString() : "";
  }

  private static String unescaped(String text) {
    return text.replace("''", "'").replaceAll("\\\\(['\"\\\\])", "$1");
  }
}
