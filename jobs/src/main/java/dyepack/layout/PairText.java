package dyepack.layout;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds names with values in a line: {@code name=x&phone=y}, {@code 姓名：张三 电话：...}. */
final class PairText {
  private static final int LONGEST_KEY = 24;

  private PairText() {}

  /**
   * A name and where its value begins.
   *
   * @param keyStart where the name begins, or the quote before it
   * @param equals whether an equals sign follows, so that the value is likely to be one word
   */
  record Pair(String key, int keyStart, int valueStart, boolean equals) {}

  /** All pairs of a line. */
  static List<Pair> find(String line) {
    List<Pair> pairs = new ArrayList<>(4);
    for (int i = 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ':' || c == '：' || c == '=') {
        Pair pair = at(line, i);
        if (pair != null
            && (pairs.isEmpty() || pairs.get(pairs.size() - 1).valueStart() <= pair.keyStart())) {
          pairs.add(pair);
        }
      }
    }
    return pairs;
  }

  /** Only the pairs with these names. */
  static List<Pair> find(String line, Set<String> keys) {
    List<Pair> pairs = find(line);
    pairs.removeIf(p -> !keys.contains(p.key()));
    return pairs;
  }

  private static @Nullable Pair at(String line, int sign) {
    char c = line.charAt(sign);
    int next = sign + 1;
    if (next < line.length()
        && ((c == ':' && line.charAt(next) == '/') || (c == '=' && line.charAt(next) == '='))) {
      return null;
    }
    if (c == '=' && next < line.length() && line.charAt(next) == '>') {
      next++;
    }
    int end = sign;
    while (end > 0 && line.charAt(end - 1) == ' ' && sign - end < 12) {
      end--;
    }
    boolean quoted = end > 0 && (line.charAt(end - 1) == '"' || line.charAt(end - 1) == '\'');
    int last = quoted ? end - 1 : end;
    int start = last;
    while (start > 0 && isKey(line.charAt(start - 1)) && last - start < LONGEST_KEY) {
      start--;
    }
    while (start < last && !Character.isLetter(line.charAt(start)) && line.charAt(start) != '_') {
      start++;
    }
    boolean cut = start > 0 && last - start >= LONGEST_KEY;
    if (start == last || cut) {
      return null;
    }
    boolean open = quoted && start > 0 && line.charAt(start - 1) == line.charAt(end - 1);
    return new Pair(line.substring(start, last), open ? start - 1 : start, next, c == '=');
  }

  private static boolean isKey(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '(' || c == ')';
  }

  /**
   * The value of {@code pair}.
   *
   * @param end where the next pair begins, or the line's end
   * @param rest receives what stands behind the value and doesn't belong to it
   */
  static String value(String line, Pair pair, int end, StringBuilder rest) {
    int start = pair.valueStart();
    while (start < end && Separation.isBlank(line.charAt(start))) {
      start++;
    }
    int stop = end;
    if (start < end && (line.charAt(start) == '"' || line.charAt(start) == '\'')) {
      int close = line.indexOf(line.charAt(start), start + 1);
      if (close > 0 && close < end) {
        rest(line, close + 1, end, rest);
        return decoded(line.substring(start + 1, close));
      }
    }
    boolean last = end == line.length();
    if (pair.equals()) {
      for (int i = start; i < end; i++) {
        char c = line.charAt(i);
        if (c == '&' || (last && (c == '"' || c == ' ' || c == '\t'))) {
          stop = i;
          break;
        }
      }
    }
    rest(line, stop, end, rest);
    while (stop > start && isSeparator(line.charAt(stop - 1))) {
      stop--;
    }
    return decoded(line.substring(start, stop));
  }

  private static void rest(String line, int from, int to, StringBuilder rest) {
    int start = from;
    int end = to;
    while (start < end && isSeparator(line.charAt(start))) {
      start++;
    }
    while (end > start && isSeparator(line.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      rest.append(rest.isEmpty() ? "" : " ").append(line, start, end);
    }
  }

  private static boolean isSeparator(char c) {
    return Separation.isBlank(c) || ",;，；、|&。{}[]\"'\n".indexOf(c) >= 0;
  }

  /** Per cent escapes (RFC 3986 section 2.1) of UTF-8 or else GB18030 undone. */
  private static String decoded(String value) {
    int percent = value.indexOf('%');
    if (percent < 0 || percent + 2 >= value.length()) {
      return value;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int hex = c == '%' && i + 2 < value.length() ? hex(value, i + 1) : -1;
      if (hex >= 0) {
        bytes.write(hex);
        i += 2;
      } else if (c == '+') {
        bytes.write(' ');
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    for (Charset set : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      try {
        return set.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes.toByteArray()))
            .toString();
      } catch (CharacterCodingException e) {
        // Then it is the next character set, or none.
      }
    }
    return value;
  }

  private static int hex(String value, int i) {
    int high = Character.digit(value.charAt(i), 16);
    int low = Character.digit(value.charAt(i + 1), 16);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
  }
}
