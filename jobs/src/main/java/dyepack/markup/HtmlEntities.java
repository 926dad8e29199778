package dyepack.markup;

import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Entities of HTML: the usual ones here, the two thousand others by jsoup's table. */
final class HtmlEntities {
  private HtmlEntities() {}

  /** {@code text} with its entities resolved; what is none stays as it is. */
  static String resolved(String text) {
    int at = text.indexOf('&');
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (at >= 0) {
      int end = text.indexOf(';', at);
      String plain = end < 0 || end - at > 6 ? null : usual(text.substring(at + 1, end));
      if (plain == null) {
        return Parser.unescapeEntities(text, false);
      }
      out.append(text, from, at).append(plain);
      from = end + 1;
      at = text.indexOf('&', from);
    }
    return out.append(text, from, text.length()).toString();
  }

  private static @Nullable String usual(String name) {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos", "#39" -> "'";
      case "nbsp", "#160" -> "\u00A0";
      default -> null;
    };
  }
}
