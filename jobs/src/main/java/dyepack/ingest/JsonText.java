package dyepack.ingest;

import java.util.regex.Pattern;

/** Strings and numbers as JSON writes them (RFC 8259). */
final class JsonText {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  private JsonText() {}

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  static boolean isLiteral(String text) {
    return text.equals("true") || text.equals("false") || text.equals("null");
  }

  /** The text of a string token without its quotes; an escape that isn't one is kept as it is. */
  static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '\\' || i == text.length()) {
        out.append(c);
        continue;
      }
      char escape = text.charAt(i++);
      int plain = "nrtbf".indexOf(escape);
      if (plain >= 0) {
        out.append("\n\r\t\b\f".charAt(plain));
      } else if (escape == 'u' && isHex4(text, i)) {
        out.append((char) Integer.parseInt(text, i, i + 4, 16));
        i += 4;
      } else {
        out.append(escape);
      }
    }
    return out.toString();
  }

  private static boolean isHex4(String text, int from) {
    if (from + 4 > text.length()) {
      return false;
    }
    for (int i = from; i < from + 4; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@code text} as a string token.
   *
   * @param asciiOnly whether other characters are written as escapes
   */
  static String quoted(String text, boolean asciiOnly) {
    StringBuilder out = new StringBuilder(text.length() + 8).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int plain = "\n\r\t\b\f".indexOf(c);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (plain >= 0) {
        out.append('\\').append("nrtbf".charAt(plain));
      } else if (c < 0x20 || (asciiOnly && c >= 0x7F)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
