package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A log of statements, such as MySQL's general log: of each line that writes a row, the statement;
 * the others become comments.
 */
final class LoggedStatements extends LineRewriting {
  private static final int FEWEST = 3;
  private static final Pattern CHANGE =
      Pattern.compile(
          "(?i)^.{1,200}?[\\s:\"']((?:INSERT|REPLACE)\\s+INTO\\s.{1,4000}?\\bVALUES\\s*\\(.*"
              + "|UPDATE\\s+\\S{1,200}\\s+SET\\s+\\S{1,200}\\s*=.*)$");

  static @Nullable LineRewriting of(List<String> lines) {
    boolean plain =
        lines.stream()
            .anyMatch(
                l ->
                    l.regionMatches(true, 0, "INSERT INTO ", 0, 12)
                        || l.regionMatches(true, 0, "UPDATE ", 0, 7));
    return !plain && mostly(lines, FEWEST, l -> CHANGE.matcher(l).matches())
        ? new LoggedStatements()
        : null;
  }

  @Override
  public String note() {
    return "statements in a log";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    Matcher change = CHANGE.matcher(line);
    if (change.matches()) {
      String statement = change.group(1).strip();
      sink.add(statement.endsWith(";") ? statement : statement + ";");
    } else {
      sink.add(line.isBlank() ? line : "-- " + line);
    }
  }
}
