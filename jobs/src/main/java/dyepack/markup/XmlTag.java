package dyepack.markup;

import java.io.IOException;
import java.util.Arrays;

/** A tag of XML: its name and attributes. */
final class XmlTag {
  private final XmlChars in;
  private final int limit;
  private final XmlNames names = new XmlNames();
  private final StringBuilder text = new StringBuilder();
  private XmlNames.Entry name = XmlNames.Entry.of("");
  private boolean empty;

  /** For each attribute: where its name begins and ends, and its value. */
  private int[] places = new int[64];

  private int attributes;
  private long ampersands;

  XmlTag(XmlChars in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /**
   * Takes the tag that begins here; one without its end ends where the next one begins. False if it
   * is longer than the limit.
   */
  boolean read() throws IOException {
    text.setLength(0);
    in.take();
    boolean close = in.peek(0) == '/';
    if (close) {
      in.take();
    }
    int quote = 0;
    boolean assigned = false;
    while (true) {
      int c = in.peek(0);
      if (c < 0 || c == '<') {
        break;
      }
      in.take();
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '>') {
        break;
      } else if ((c == '"' || c == '\'') && assigned) {
        quote = c;
      }
      assigned = c == '=' || (assigned && c <= ' ');
      if (text.length() >= limit) {
        return false;
      }
      text.append((char) c);
    }
    int end = text.length();
    empty = !close && end > 0 && text.charAt(end - 1) == '/';
    parse(empty ? end - 1 : end);
    return true;
  }

  private void parse(int end) {
    int i = wordEnd(0, end);
    name = names.name(text, 0, i);
    attributes = 0;
    while (true) {
      while (i < end && text.charAt(i) <= ' ') {
        i++;
      }
      if (i >= end) {
        return;
      }
      int from = i;
      i = Math.max(i + 1, wordEnd(i, end));
      int to = i;
      int value = afterEquals(i, end);
      if (value < 0) {
        add(from, to, to, to);
        continue;
      }
      char quote = value < end ? text.charAt(value) : ' ';
      boolean quoted = quote == '"' || quote == '\'';
      int valueFrom = quoted ? value + 1 : value;
      i = valueFrom;
      while (i < end && (quoted ? text.charAt(i) != quote : text.charAt(i) > ' ')) {
        i++;
      }
      add(from, to, valueFrom, i);
      i += quoted ? 1 : 0;
    }
  }

  private int wordEnd(int from, int end) {
    int i = from;
    while (i < end && text.charAt(i) > ' ' && text.charAt(i) != '=') {
      i++;
    }
    return i;
  }

  /** Where the value begins that an equals sign announces; -1 if there is no such sign. */
  private int afterEquals(int from, int end) {
    int i = from;
    while (i < end && text.charAt(i) <= ' ') {
      i++;
    }
    if (i >= end || text.charAt(i) != '=') {
      return -1;
    }
    i++;
    while (i < end && text.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  private void add(int from, int to, int valueFrom, int valueTo) {
    int at = 4 * attributes++;
    if (at == places.length) {
      places = Arrays.copyOf(places, 2 * at);
    }
    places[at] = from;
    places[at + 1] = to;
    places[at + 2] = valueFrom;
    places[at + 3] = Math.max(valueFrom, valueTo);
  }

  XmlNames.Entry name() {
    return name;
  }

  /** Whether the element has neither text nor an end tag. */
  boolean isEmpty() {
    return empty;
  }

  int attributes() {
    return attributes;
  }

  XmlNames.Entry attribute(int attribute) {
    return names.name(text, places[4 * attribute], places[4 * attribute + 1]);
  }

  /** Value of an attribute, its entities resolved, its line ends and tabs made blanks. */
  String value(int attribute) {
    String raw = text.substring(places[4 * attribute + 2], places[4 * attribute + 3]);
    StringBuilder out = null;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c >= ' ' && c != '&') {
        if (out != null) {
          out.append(c);
        }
        continue;
      }
      if (out == null) {
        out = new StringBuilder(raw.length()).append(raw, 0, i);
      }
      int semicolon = c == '&' ? raw.indexOf(';', i) : -1;
      boolean near = semicolon > 0 && semicolon - i - 1 <= XmlEntities.LONGEST;
      int point = near ? XmlEntities.character(raw.substring(i + 1, semicolon)) : -1;
      if (point >= 0) {
        out.appendCodePoint(point);
        i = semicolon;
      } else {
        ampersands += c == '&' ? 1 : 0;
        out.append(c == '&' ? '&' : ' ');
      }
    }
    return out == null ? raw : out.toString();
  }

  /** Ampersands of values taken as characters. */
  long ampersands() {
    return ampersands;
  }
}
