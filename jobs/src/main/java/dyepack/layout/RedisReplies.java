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
 * Numbered answers in which names and values take turns, as redis-cli prints hashes: each becomes a
 * block of names with values.
 */
final class RedisReplies extends LineRewriting {
  private static final int FEWEST_LINES = 4;
  private static final Pattern ITEM =
      Pattern.compile("\\s*(\\d{1,4})\\) (?:\"(.*)\"|\\(\\w+\\) ?(.*)|\\((nil)\\))\\s*");
  private static final Pattern COMMAND = Pattern.compile("[^\\s\"]{0,80}> *([A-Za-z]+) +(.+)");

  private @Nullable String name;

  static @Nullable LineRewriting of(List<String> lines) {
    if (!mostly(lines, FEWEST_LINES, l -> ITEM.matcher(l).matches())) {
      return null;
    }
    List<Set<String>> names = new ArrayList<>();
    for (String line : lines) {
      Matcher item = ITEM.matcher(line);
      if (item.matches()) {
        int number = Integer.parseInt(item.group(1));
        if (number == 1) {
          names.add(new HashSet<>());
        }
        if (number % 2 == 1 && !names.isEmpty() && item.group(2) != null) {
          names.get(names.size() - 1).add(item.group(2));
        }
      }
    }
    long alike = names.stream().filter(n -> n.stream().anyMatch(names.get(0)::contains)).count();
    return names.size() > 1 && alike == names.size() ? new RedisReplies() : null;
  }

  @Override
  public String note() {
    return "lines are numbered as names and values of answers take them";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    Matcher item = ITEM.matcher(line);
    if (!item.matches()) {
      end(sink);
      sink.add("");
      Matcher command = COMMAND.matcher(line);
      sink.add(command.matches() ? "key: " + command.group(2) : line);
      return;
    }
    boolean isName = Integer.parseInt(item.group(1)) % 2 == 1;
    String text = item.group(2) != null ? item.group(2) : item.group(3);
    String plain = text == null ? "" : text.replace("\\\"", "\"").replace("\\\\", "\\");
    if (isName) {
      end(sink);
      name = plain;
    } else {
      sink.add(name + ": " + plain);
      name = null;
    }
  }

  @Override
  void end(Sink sink) throws IOException {
    if (name != null) {
      sink.add(name);
      name = null;
    }
  }
}
