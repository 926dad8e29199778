package dyepack.layout;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds names with values in a line: {@code name=x&phone=y}, {@code 姓名：张三 电话：...}. */
final class PairText {
  private static final Pattern LISTED =
      Pattern.compile("\\s*[(\uFF08\\[]?(\\d{1,7})[\u3001.\uFF0E)\uFF09\\]](?!\\d{1,3}\\.\\d)\\s*");

  private static final String DASH = " - ";
  private static final int LONGEST_KEY = 24;
  private static final int FARTHEST_BRACKET = 400;

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
    if (c == ':' && isDelimiter(line, sign)) {
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
    boolean host = start > 0 && line.charAt(start - 1) == '@';
    if (host && line.substring(start, last).indexOf('.') > 0) {
      return null;
    }
    // Not far: a look at the whole line for each sign takes the square of its length.
    int bracket = line.substring(start, last).lastIndexOf('(');
    if (bracket >= 0) {
      int far = Math.min(line.length(), last + FARTHEST_BRACKET);
      int close = line.substring(start + bracket, far).indexOf(')');
      start += close >= last - start - bracket ? bracket + 1 : 0;
    }
    while (start < last && !Character.isLetter(line.charAt(start)) && line.charAt(start) != '_') {
      start++;
    }
    start = behindBar(line, start, last);
    if (start < last && isNumber(line, start, last)) {
      return null;
    }
    boolean cut = start > 0 && last - start >= LONGEST_KEY;
    if (start == last) {
      return numbered(line, last, next);
    }
    if (cut) {
      return null;
    }
    int far = quoted || last - start != 1 ? -1 : stretched(line, start);
    if (far >= 0) {
      return new Pair(line.charAt(far) + line.substring(start, last), far, next, c == '=');
    }
    boolean open = quoted && start > 0 && line.charAt(start - 1) == line.charAt(end - 1);
    return new Pair(line.substring(start, last), open ? start - 1 : start, next, c == '=');
  }

  /** Whether a colon is one of two that separate cells; LDIF has a blank behind two. */
  private static boolean isDelimiter(String line, int colon) {
    boolean first = line.startsWith("::", colon) && !line.startsWith(":: ", colon);
    return first || line.charAt(colon - 1) == ':';
  }

  /** Whether what stands before a colon is hours, with what sets them apart from the day. */
  private static boolean isNumber(String line, int start, int end) {
    char first = line.charAt(start);
    boolean mark = first == '_' || (first == 'T' && start > 0 && isDigit(line.charAt(start - 1)));
    for (int i = start + 1; i < end && mark; i++) {
      mark = isDigit(line.charAt(i));
    }
    return mark && end > start + 1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Where a name of several words begins that stands behind a bar or a dash: {@code | Last Login =
   * ...}, {@code - Created At: ...}.
   */
  private static int behindBar(String line, int start, int end) {
    int i = start;
    while (i > 0
        && end - i < LONGEST_KEY
        && !isBehindDash(line, i)
        && (line.charAt(i - 1) == ' ' || isKey(line.charAt(i - 1)))) {
      i--;
    }
    boolean dash = start < end && isBehindDash(line, i);
    boolean apart = i > 0 && (line.charAt(i - 1) == '|' || dash);
    if (i == start || !apart) {
      return start;
    }
    while (i < end && !Character.isLetter(line.charAt(i))) {
      i++;
    }
    return i < end ? i : start;
  }

  /** Whether a dash between blanks stands right before. */
  private static boolean isBehindDash(String line, int i) {
    return i >= DASH.length() && line.startsWith(DASH, i - DASH.length());
  }

  /** The column of a log of changes that has no names: {@code @3}. */
  private static @Nullable Pair numbered(String line, int end, int next) {
    int start = end;
    while (start > 0 && Character.isDigit(line.charAt(start - 1))) {
      start--;
    }
    boolean column = start < end && start > 0 && line.charAt(start - 1) == '@';
    return column ? new Pair(line.substring(start - 1, end), start - 1, next, true) : null;
  }

  /** Where a name begins whose two characters are set apart to the width of longer ones; or -1. */
  private static int stretched(String line, int second) {
    int i = second;
    while (i > 0 && Separation.isBlank(line.charAt(i - 1))) {
      i--;
    }
    boolean two =
        i > 0
            && i < second
            && Anchors.isHan(line.charAt(i - 1))
            && Anchors.isHan(line.charAt(second));
    boolean alone = i == 1 || (i > 1 && !Character.isLetterOrDigit(line.charAt(i - 2)));
    return two && alone ? i - 1 : -1;
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
    if (line.charAt(pair.valueStart() - 1) == ':' && line.startsWith(": ", start)) {
      String told = encoded(line.substring(start + 2, end).strip());
      if (told != null) {
        return told;
      }
    }
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
    while (stop > start
        && (isSeparator(line.charAt(stop - 1))
            || closesMore(line, start, stop)
            || (!last && isBehindDash(line, stop + 1)))) {
      stop--;
    }
    return decoded(line.substring(start, stop));
  }

  /**
   * What stands before the first pair, without the signs that set it apart.
   *
   * @param end where the pair begins
   * @param rest receives the number that a record of a list begins with
   */
  static String before(String line, int end, StringBuilder rest) {
    Matcher listed = LISTED.matcher(line).region(0, end);
    int from = 0;
    if (listed.lookingAt() && listed.end() < end) {
      from = listed.end();
      rest(line, 0, listed.end(1), rest);
    }
    StringBuilder text = new StringBuilder();
    rest(line, from, end, text);
    return text.toString();
  }

  /** What base64 stands for where LDIF says that it is (RFC 2849, value-spec); else null. */
  private static @Nullable String encoded(String value) {
    try {
      byte[] bytes = Base64.getDecoder().decode(value);
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return null;
    }
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

  /** Whether a value ends with a bracket that isn't opened in it: {@code User(name=x, tel=y)}. */
  private static boolean closesMore(String line, int start, int stop) {
    if (line.charAt(stop - 1) != ')') {
      return false;
    }
    int open = 0;
    for (int i = start; i < stop; i++) {
      open += line.charAt(i) == '(' ? 1 : line.charAt(i) == ')' ? -1 : 0;
    }
    return open < 0;
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
