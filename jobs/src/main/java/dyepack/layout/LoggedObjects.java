package dyepack.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A log of a program whose messages hold objects of JSON: {@code 10:00:01 INFO Orders -
 * req={"name": ...} cost=3ms}. Each such line becomes an object with the same fields and the text
 * around them; of several objects each becomes a field, named by the word before it. Of other lines
 * those that hold somebody's data become objects too.
 */
final class LoggedObjects extends LineRewriting {
  private static final int FEWEST = 3;
  private static final int LONGEST_BEFORE = 400;
  private static final int MOST_OBJECTS = 20;

  /** Name of the field that holds the text around the objects. */
  private static final String LINE = "(line)";

  /** What logs begin with; a delimiter before the object would make it the cell of a table. */
  private static final Pattern LOGGED =
      Pattern.compile("[^{\\t]{0,200}\\d{1,2}:\\d{2}:\\d{2}[^{\\t]*[^{\\t,;|]\\s*");

  private static final Pattern OPENING = Pattern.compile("\\{\\s*\"[^\"\\\\]{0,200}\"\\s*:");
  private static final Pattern NAME = Pattern.compile("([\\p{L}_][\\w.-]{0,40})\\s*[=:]\\s*$");

  /** An object in a line. */
  private record Found(int start, int end, String name) {}

  static @Nullable LineRewriting of(List<String> lines) {
    return mostly(lines, FEWEST, LoggedObjects::isLogged) ? new LoggedObjects() : null;
  }

  private static boolean isLogged(String line) {
    int start = line.indexOf('{');
    return start > 0
        && start <= LONGEST_BEFORE
        && LOGGED.matcher(line.substring(0, start)).matches()
        && !find(line).isEmpty();
  }

  private static List<Found> find(String line) {
    List<Found> all = new ArrayList<>();
    Matcher opening = OPENING.matcher(line);
    int from = 0;
    while (all.size() < MOST_OBJECTS && opening.find(from)) {
      int end = end(line, opening.start());
      if (end < 0) {
        break;
      }
      Matcher name = NAME.matcher(line.substring(from, opening.start()));
      all.add(new Found(opening.start(), end, name.find() ? name.group(1) : ""));
      from = end;
    }
    return all;
  }

  /** One past the brace that closes an object, -1 if none does. */
  private static int end(String line, int start) {
    int depth = 0;
    boolean quoted = false;
    for (int i = start; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  @Override
  public boolean isJson() {
    return true;
  }

  @Override
  public String note() {
    return "objects in a log";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    List<Found> objects = find(line);
    if (objects.isEmpty()) {
      sink.add(FreeValues.in(line) ? "{" + quoted(LINE) + ":" + quoted(line) + "}" : line);
      return;
    }
    StringBuilder around = new StringBuilder();
    StringBuilder fields = new StringBuilder();
    Set<String> names = new HashSet<>();
    int from = 0;
    for (Found object : objects) {
      around.append(line, from, object.start());
      String text = line.substring(object.start(), object.end());
      if (objects.size() == 1) {
        fields.append(text, 1, text.length() - 1);
      } else {
        String name = object.name();
        while (name.isEmpty() || !names.add(name)) {
          name = "object " + (names.size() + 1);
        }
        fields.append(fields.isEmpty() ? "" : ",").append(quoted(name)).append(':').append(text);
      }
      from = object.end();
    }
    around.append(line, from, line.length());
    sink.add("{" + quoted(LINE) + ":" + quoted(around.toString()) + "," + fields + "}");
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
