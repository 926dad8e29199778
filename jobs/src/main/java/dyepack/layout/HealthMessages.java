package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages of HL7 version 2, a segment a line: each field gets a line, named by its segment and
 * number ({@code PID-5}), and each message becomes a block.
 */
final class HealthMessages extends LineRewriting {
  private static final String HEAD = "MSH|";

  /** What a message says of itself and not of anybody. */
  private static final Set<String> SILENT = Set.of("MSH", "EVN");

  private static final int NAME_CHARS = 3;

  static @Nullable LineRewriting of(List<String> lines) {
    boolean begins = !lines.isEmpty() && lines.get(0).strip().startsWith(HEAD);
    return begins && mostly(lines, 2, l -> isSegment(l.strip())) ? new HealthMessages() : null;
  }

  private static boolean isSegment(String line) {
    return line.length() > NAME_CHARS
        && line.charAt(NAME_CHARS) == '|'
        && line.substring(0, NAME_CHARS)
            .chars()
            .allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  }

  @Override
  public String note() {
    return "lines are numbered with one for each field of a segment";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    for (String segment : line.split("\r", -1)) {
      segment(segment.strip(), sink);
    }
  }

  private static void segment(String segment, Sink sink) throws IOException {
    if (!isSegment(segment)) {
      sink.add(segment);
      return;
    }
    if (segment.startsWith(HEAD)) {
      sink.add("");
    }
    String name = segment.substring(0, NAME_CHARS);
    if (SILENT.contains(name)) {
      return;
    }
    String[] fields = segment.split("\\|", -1);
    for (int i = 1; i < fields.length; i++) {
      if (!fields[i].isBlank()) {
        sink.add(name + "-" + i + ": " + fields[i].strip());
      }
    }
  }
}
