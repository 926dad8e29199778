package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of PHP's {@code serialize}: {@code s:4:"name";s:6:"..."}, lengths in bytes. Each array
 * that holds names with values becomes a block.
 */
final class PhpValues extends LineRewriting {
  private static final Pattern BEGIN = Pattern.compile("\\s*(?:a:\\d{1,9}:\\{|O:\\d{1,4}:\").*");
  private static final Pattern VALUE =
      Pattern.compile(
          "s:(\\d{1,9}):\"|[idb]:([-+.\\deE]{1,40});|(N;)|([aO]:[^{;]{0,200}\\{)|(\\})");
  private static final int FEWEST_TEXTS = 4;

  static @Nullable LineRewriting of(List<String> lines) {
    if (lines.isEmpty() || !BEGIN.matcher(lines.get(0)).matches()) {
      return null;
    }
    return mostly(lines, 1, l -> l.split(";s:", FEWEST_TEXTS + 1).length > FEWEST_TEXTS)
        ? new PhpValues()
        : null;
  }

  @Override
  public String note() {
    return "lines are numbered with one for each name and its value of PHP";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    Matcher value = VALUE.matcher(line);
    String name = null;
    int at = 0;
    while (at < line.length()) {
      if (!value.region(at, line.length()).lookingAt()) {
        sink.add(line.substring(at));
        return;
      }
      at = value.end();
      boolean text = value.group(1) != null;
      if (value.group(4) != null || value.group(5) != null) {
        sink.add("");
        name = null;
        continue;
      }
      String plain = value.group(2) == null ? "" : value.group(2);
      if (text) {
        int end = end(line, at, Integer.parseInt(value.group(1)));
        plain = line.substring(at, end);
        at = Math.min(line.length(), end + 2);
      }
      if (name == null) {
        name = plain;
      } else {
        sink.add(name + ": " + plain);
        name = null;
      }
    }
  }

  /** Where a text of so many bytes ends. */
  private static int end(String line, int from, int bytes) {
    int left = bytes;
    int i = from;
    while (i < line.length() && left > 0) {
      int c = line.codePointAt(i);
      left -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      i += Character.charCount(c);
    }
    return i;
  }
}
