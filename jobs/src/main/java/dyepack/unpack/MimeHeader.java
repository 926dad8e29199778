package dyepack.unpack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Header fields of a mail or of a part of one; bytes stand as characters up to U+00FF. */
final class MimeHeader {
  private static final int MOST_CHARS = 1 << 18;

  /** RFC 2047, section 2. */
  private static final Pattern ENCODED =
      Pattern.compile("=\\?([^?\\s]{1,40})\\?([bBqQ])\\?([^?]*)\\?=(?:\\s+(?==\\?))?");

  /** RFC 2045, section 5.1, and RFC 2231 for those with asterisks. */
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([\\w.-]+?)(\\*\\d+)?(\\*)?\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))");

  private final Map<String, String> fields = new HashMap<>();
  private String last = "";
  private int chars;

  /** Takes a line that isn't blank. */
  void line(String line) {
    chars += line.length();
    if (chars > MOST_CHARS) {
      return;
    }
    if (line.startsWith(" ") || line.startsWith("\t")) {
      fields.computeIfPresent(last, (name, value) -> value + " " + line.strip());
      return;
    }
    int colon = line.indexOf(':');
    last = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    if (!last.isEmpty()) {
      fields.putIfAbsent(last, line.substring(colon + 1).strip());
    }
  }

  /** A field as it stands, blank if there is none. */
  String raw(String name) {
    return fields.getOrDefault(name, "");
  }

  /** A field as a reader sees it: encoded words decoded, raw bytes as UTF-8 or GB18030. */
  String text(String name) {
    return decoded(raw(name));
  }

  /** The type of the content in lower case, {@code text/plain} where none is given. */
  String type() {
    String type = raw("content-type");
    int end = type.indexOf(';');
    String plain = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return plain.isEmpty() ? "text/plain" : plain;
  }

  /** How the content is encoded, in lower case. */
  String encoding() {
    return raw("content-transfer-encoding").strip().toLowerCase(Locale.ROOT);
  }

  /** Name of the file that a part is; blank if it has none. */
  String fileName() {
    String name = parameter("content-disposition", "filename");
    return name.isEmpty() ? parameter("content-type", "name") : name;
  }

  /** A parameter of a field, of several pieces put together; blank if there is none. */
  String parameter(String field, String name) {
    StringBuilder value = new StringBuilder();
    boolean escaped = false;
    Matcher parameter = PARAMETER.matcher(raw(field));
    while (parameter.find()) {
      if (parameter.group(1).equalsIgnoreCase(name)) {
        escaped |= parameter.group(3) != null;
        value.append(parameter.group(4) == null ? parameter.group(5) : parameter.group(4));
      }
    }
    return escaped ? unescaped(value.toString()) : decoded(value.toString());
  }

  /** RFC 2231, section 4: {@code utf-8''%E5%BC%A0.csv}. */
  private static String unescaped(String value) {
    int first = value.indexOf('\'');
    int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
    byte[] bytes = bytes(value.substring(second + 1), '%');
    return second < 0 ? EntryName.decoded(bytes) : text(bytes, value.substring(0, first));
  }

  private static String decoded(String raw) {
    Matcher word = ENCODED.matcher(raw);
    if (!word.find()) {
      return EntryName.decoded(raw.getBytes(StandardCharsets.ISO_8859_1));
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    do {
      out.append(raw, from, word.start());
      String content = word.group(3);
      boolean base64 = word.group(2).equalsIgnoreCase("b");
      out.append(
          text(
              base64 ? MimeBody.base64(content) : bytes(content.replace('_', ' '), '='),
              word.group(1)));
      from = word.end();
    } while (word.find());
    return out.append(raw.substring(from)).toString();
  }

  private static String text(byte[] bytes, String charset) {
    try {
      boolean gbk = charset.toLowerCase(Locale.ROOT).startsWith("gb");
      return new String(bytes, Charset.forName(gbk ? "GB18030" : charset));
    } catch (IllegalArgumentException e) {
      return EntryName.decoded(bytes);
    }
  }

  private static byte[] bytes(String text, char escape) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      int value = text.charAt(i) == escape ? MimeBody.hex(text, i + 1) : -1;
      out.write(value < 0 ? text.charAt(i) : value);
      i += value < 0 ? 0 : 2;
    }
    return out.toByteArray();
  }
}
