package dyepack.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Commands as Redis takes and keeps them (RESP, an append-only file): {@code *4}, then for each
 * argument {@code $5} and so many bytes. Commands that fill a hash become blocks of names with
 * values.
 */
final class RedisCommands extends LineRewriting {
  private static final Pattern ARRAY = Pattern.compile("\\*\\d{1,9}");
  private static final Pattern LENGTH = Pattern.compile("\\$\\d{1,9}");
  private static final Set<String> HASHES = Set.of("HSET", "HMSET");
  private static final int FEWEST_LINES = 5;

  private final List<String> arguments = new ArrayList<>();
  private int missing;
  private long bytes = -1;
  private StringBuilder argument = new StringBuilder();

  static @Nullable LineRewriting of(List<String> lines) {
    boolean begins =
        lines.size() >= FEWEST_LINES
            && ARRAY.matcher(lines.get(0).strip()).matches()
            && LENGTH.matcher(lines.get(1).strip()).matches()
            && LENGTH.matcher(lines.get(3).strip()).matches();
    return begins ? new RedisCommands() : null;
  }

  @Override
  public String note() {
    return "lines are numbered as names and values of commands take them";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    if (bytes >= 0) {
      argument.append(argument.isEmpty() ? "" : "\n").append(line);
      if (argument.toString().getBytes(StandardCharsets.UTF_8).length < bytes) {
        return;
      }
      arguments.add(argument.toString());
      argument = new StringBuilder();
      bytes = -1;
      if (--missing == 0) {
        command(sink);
      }
    } else if (missing > 0 && LENGTH.matcher(line.strip()).matches()) {
      bytes = Long.parseLong(line.strip().substring(1));
    } else if (ARRAY.matcher(line.strip()).matches()) {
      end(sink);
      missing = Integer.parseInt(line.strip().substring(1));
    } else {
      end(sink);
      sink.add(line);
    }
  }

  private void command(Sink sink) throws IOException {
    boolean fills = arguments.size() > 3 && HASHES.contains(name()) && arguments.size() % 2 == 0;
    if (!fills) {
      sink.add(flat(String.join(" ", arguments)));
    } else {
      sink.add("");
      sink.add("key: " + flat(arguments.get(1)));
      for (int i = 2; i < arguments.size(); i += 2) {
        sink.add(flat(arguments.get(i)) + ": " + flat(arguments.get(i + 1)));
      }
    }
    arguments.clear();
  }

  private String name() {
    return arguments.get(0).toUpperCase(Locale.ROOT);
  }

  private static String flat(String text) {
    return text.replace('\n', ' ');
  }

  /** What was begun and isn't ended stays as it stands. */
  @Override
  void end(Sink sink) throws IOException {
    if (!argument.isEmpty()) {
      arguments.add(argument.toString());
    }
    if (!arguments.isEmpty()) {
      command(sink);
    }
    argument = new StringBuilder();
    bytes = -1;
    missing = 0;
  }
}
