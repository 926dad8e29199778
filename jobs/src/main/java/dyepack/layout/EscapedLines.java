package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines in which characters are written by their numbers: as bytes, {@code \xE5}, in nginx's logs
 * of bodies of requests (ngx_http_log_module, {@code escape=default}) and answers of redis-cli.
 */
final class EscapedLines extends LineRewriting {
  private static final int FEWEST = 2;
  private static final double OFTEN = 0.2;
  private static final Pattern HEX =
      Pattern.compile("\\\\x[89A-Fa-f]\\p{XDigit}\\\\x[89a-bA-B]|\\\\x22[\\w.-]{1,80}\\\\x22\\s?:");

  static @Nullable LineRewriting of(List<String> lines) {
    long such = lines.stream().filter(l -> HEX.matcher(l).find()).count();
    long all = lines.stream().filter(l -> !l.isBlank()).count();
    return such >= FEWEST && such >= OFTEN * all ? new EscapedLines() : null;
  }

  @Override
  public String note() {
    return "bytes written as \\x and two digits are read as their characters";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    if (line.indexOf('\\') < 0) {
      sink.add(line);
      return;
    }
    String trimmed = line.strip();
    boolean reply = trimmed.startsWith("\"") && trimmed.endsWith("\"") && trimmed.length() > 1;
    char[] chars = line.toCharArray();
    StringBuilder out = new StringBuilder(line.length());
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] != '\\') {
        out.append(chars[i]);
        continue;
      }
      int read = EscapedBytes.read(chars, i, chars.length, out);
      if (read > 0) {
        i += read - 1;
      } else if (i + 3 < chars.length && chars[i + 1] == 'x') {
        int value = 16 * Math.max(0, Character.digit(chars[i + 2], 16));
        value += Math.max(0, Character.digit(chars[i + 3], 16));
        boolean shown = value >= ' ' && value < 0x7F;
        out.append(shown ? (char) value : chars[i]);
        i += shown ? 3 : 0;
      } else if (reply && i + 1 < chars.length && (chars[i + 1] == '"' || chars[i + 1] == '\\')) {
        out.append(chars[++i]);
      } else {
        out.append(chars[i]);
      }
    }
    sink.add(out.toString());
  }
}
