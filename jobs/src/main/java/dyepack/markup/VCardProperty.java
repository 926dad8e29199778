package dyepack.markup;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One property of a vCard.
 *
 * @param name name in upper case, without its group
 * @param parts the value at its semicolons, unescaped; one part for values that have none
 */
record VCardProperty(String name, List<String> parts) {

  /** Copies the list. */
  VCardProperty {
    parts = List.copyOf(parts);
  }

  /**
   * Takes a content line apart; null if it isn't one.
   *
   * @param charset character set of quoted-printable that names none
   */
  static @Nullable VCardProperty of(String line, Charset charset) {
    int colon = colon(line);
    if (colon <= 0) {
      return null;
    }
    String[] head = line.substring(0, colon).split(";", -1);
    String name = head[0].substring(head[0].lastIndexOf('.') + 1).strip().toUpperCase(Locale.ROOT);
    if (name.isEmpty() || !name.chars().allMatch(c -> c == '-' || c == '_' || isLetterOrDigit(c))) {
      return null;
    }
    Charset own = charset;
    boolean quotedPrintable = false;
    boolean base64 = false;
    for (int p = 1; p < head.length; p++) {
      String parameter = head[p].strip().toUpperCase(Locale.ROOT);
      quotedPrintable |= parameter.endsWith("QUOTED-PRINTABLE");
      base64 |= parameter.equals("ENCODING=B") || parameter.endsWith("BASE64");
      if (parameter.startsWith("CHARSET=")) {
        own = charset(parameter.substring(8), charset);
      }
    }
    if (base64) {
      return new VCardProperty(name, List.of());
    }
    String value = line.substring(colon + 1);
    return new VCardProperty(name, parts(quotedPrintable ? decode(value, own) : value));
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** The colon before the value: none inside the quotes of a parameter. */
  private static int colon(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      if (c == ':' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  /** GBK and GB2312 are read as GB18030, of which they are parts. */
  private static Charset charset(String name, Charset otherwise) {
    try {
      String plain = name.replace("\"", "").strip();
      return Charset.forName(
          plain.startsWith("GB") && !plain.equals("GB18030") ? "GB18030" : plain);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return otherwise;
    }
  }

  private static String decode(String value, Charset charset) {
    StringBuilder out = new StringBuilder();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int i = 0;
    while (i < value.length()) {
      char c = value.charAt(i);
      boolean escape =
          c == '='
              && i + 2 < value.length()
              && Character.digit(value.charAt(i + 1), 16) >= 0
              && Character.digit(value.charAt(i + 2), 16) >= 0;
      if (escape) {
        bytes.write(Integer.parseInt(value, i + 1, i + 3, 16));
        i += 3;
      } else if (bytes.size() > 0 && c < 0x80) {
        // In GBK a second byte may be an ASCII letter, which is written plainly.
        bytes.write(c);
        i++;
      } else {
        out.append(bytes.toString(charset)).append(c);
        bytes.reset();
        i++;
      }
    }
    return out.append(bytes.toString(charset)).toString();
  }

  private static List<String> parts(String value) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        char e = value.charAt(++i);
        if (e == 'n' || e == 'N') {
          part.append('\n');
        } else {
          part.append(",;\\:".indexOf(e) < 0 ? "\\" + e : String.valueOf(e));
        }
      } else if (c == ';') {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    return parts;
  }

  /** The part at {@code i}, or blank. */
  String part(int i) {
    return i < parts.size() ? parts.get(i) : "";
  }
}
