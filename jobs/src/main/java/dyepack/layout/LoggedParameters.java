package dyepack.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Statements with the values of their parameters below, as MyBatis logs them: {@code Preparing:
 * INSERT INTO t (name) VALUES (?)}, {@code Parameters: x(String)}. Each parameter gets a line with
 * the name of its column, each statement becomes a block.
 */
final class LoggedParameters extends LineRewriting {
  private static final int FEWEST = 2;
  private static final Pattern STATEMENT = Pattern.compile(".*Preparing: ?(.*)");
  private static final Pattern PARAMETERS = Pattern.compile("(.*)Parameters: ?(.*\\)|.*null)\\s*");
  private static final Pattern INSERTED =
      Pattern.compile("(?i).*?\\bINTO\\s+\\S+?\\s*\\(([^()]*)\\)\\s*VALUES?\\s*\\((.*)\\).*");
  private static final Pattern COMPARED =
      Pattern.compile("(?i)([\\w.`\"]{1,80})\\s*(?:=|<>|!=|>=?|<=?|like)\\s*\\?");
  private static final Pattern VALUE =
      Pattern.compile("(.*?)\\([A-Z][A-Za-z]{2,20}\\)(?:, |$)|null(?:, |$)");

  private List<String> names = List.of();

  static @Nullable LineRewriting of(List<String> lines) {
    long statements = lines.stream().filter(l -> STATEMENT.matcher(l).matches()).count();
    long values = lines.stream().filter(l -> PARAMETERS.matcher(l).matches()).count();
    boolean often = 5 * (statements + values) >= lines.size();
    return Math.min(statements, values) >= FEWEST && often ? new LoggedParameters() : null;
  }

  @Override
  public String note() {
    return "lines are numbered with one for each parameter of a statement";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    Matcher statement = STATEMENT.matcher(line);
    if (statement.matches()) {
      names = names(statement.group(1));
      return;
    }
    Matcher parameters = PARAMETERS.matcher(line);
    List<String> values = parameters.matches() ? values(parameters.group(2)) : List.of();
    if (values.isEmpty() || values.size() != names.size()) {
      sink.add(line);
      return;
    }
    sink.add("");
    for (int i = 0; i < values.size(); i++) {
      sink.add(names.get(i) + ": " + values.get(i));
    }
    sink.add("");
  }

  /** The columns that the question marks of a statement stand for. */
  private static List<String> names(String statement) {
    List<String> names = new ArrayList<>();
    Matcher inserted = INSERTED.matcher(statement);
    if (inserted.matches()) {
      String[] columns = inserted.group(1).split(",", -1);
      String[] places = inserted.group(2).split(",", -1);
      for (int i = 0; columns.length == places.length && i < places.length; i++) {
        if (places[i].strip().equals("?")) {
          names.add(plain(columns[i]));
        }
      }
      return names;
    }
    Matcher compared = COMPARED.matcher(statement);
    while (compared.find()) {
      names.add(plain(compared.group(1)));
    }
    return names;
  }

  private static String plain(String column) {
    return column.replaceAll("[`\"\\s]", "").replaceFirst(".*\\.", "");
  }

  private static List<String> values(String text) {
    List<String> values = new ArrayList<>();
    Matcher value = VALUE.matcher(text);
    int end = 0;
    while (end < text.length() && value.find(end) && value.start() == end) {
      values.add(value.group(1) == null ? "" : value.group(1));
      end = value.end();
    }
    return end == text.length() ? values : List.of();
  }
}
