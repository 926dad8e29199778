package dyepack.markup;

import dyepack.cells.CellLimits;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Elements and text of an XML file (XML 1.0, fifth edition), one after the other, in bounded
 * memory.
 *
 * <p>No DOCTYPE is processed, no entity but XML's five and numbers of characters is resolved,
 * nothing outside of the file is looked at. What isn't well-formed is mended and counted: an end
 * tag closes what was left open inside its element, one that closes nothing is passed over,
 * ampersands and angle brackets that begin nothing are taken as they stand.
 */
final class XmlEvents implements Closeable {
  /** What an event is. */
  enum Type {
    OPEN,
    CLOSE,
    TEXT,
    END
  }

  /** Attributes that name a field: MySQL, phpMyAdmin, Solr and Oracle write {@code name}. */
  private static final Set<String> NAMING = Set.of("name", "key", "field", "column", "col");

  /** Attributes that say of what kind a value is. */
  private static final Set<String> OF_VALUES = Set.of("nil", "null", "type", "encoding");

  private final DecodedText decoded;
  private final XmlChars in;
  private final XmlTag tag;
  private final CellLimits limits;
  private final MarkupNotes notes;
  private final List<XmlNames.Entry> open = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private XmlNames.Entry name = XmlNames.Entry.of("");
  private int closing;
  private boolean inData;
  private boolean ended;
  private long start;
  private long line = 1;
  private long asides;
  private long stray;
  private long unclosed;
  private String stopped = "";

  private XmlEvents(DecodedText decoded, CellLimits limits, MarkupNotes notes) {
    this.decoded = decoded;
    this.in = new XmlChars(decoded);
    this.tag = new XmlTag(in, limits.recordBytes());
    this.limits = limits;
    this.notes = notes;
  }

  static XmlEvents open(
      Path file, Charset charset, int markBytes, CellLimits limits, MarkupNotes notes)
      throws IOException {
    return new XmlEvents(DecodedText.open(file, charset, markBytes), limits, notes);
  }

  /** Goes to the next element's beginning or end, or to a piece of text. */
  Type next() throws IOException {
    while (!ended) {
      if (closing > 0) {
        closing--;
        name = open.remove(open.size() - 1);
        return Type.CLOSE;
      }
      start = in.position();
      line = in.line();
      text.setLength(0);
      if (inData) {
        inData = in.data(text);
        if (text.length() > 0) {
          return Type.TEXT;
        }
      } else if (in.text(text)) {
        if (text.length() > 0) {
          return Type.TEXT;
        }
      } else if (in.peek(0) < 0) {
        break;
      } else if (markup()) {
        return Type.OPEN;
      }
    }
    ended = true;
    return Type.END;
  }

  /** Reads what begins with an angle bracket; whether it is an element's beginning. */
  private boolean markup() throws IOException {
    int second = in.peek(1);
    if (second == '?' || second == '!') {
      if (in.startsWith("<![CDATA[")) {
        in.skip(9);
        inData = true;
      } else {
        asides++;
        if (!in.passAside()) {
          stop("the rest of the file, after a comment or declaration without an end");
        }
      }
      return false;
    }
    boolean close = second == '/';
    if (!tag.read()) {
      stop("the rest of the file, after a tag longer than the limit");
      return false;
    }
    if (close) {
      close(tag.name());
      return false;
    }
    if (open.size() >= limits.depth()) {
      stop("the rest of the file, which is nested deeper than the limit");
      return false;
    }
    name = tag.name();
    open.add(name);
    closing = tag.isEmpty() ? 1 : 0;
    return true;
  }

  /** Closes the innermost element of this name and all in it; none if there is none. */
  private void close(XmlNames.Entry closed) {
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).qualified().equals(closed.qualified())) {
        closing = open.size() - i;
        unclosed += closing - 1;
        return;
      }
    }
    stray++;
  }

  private void stop(String reason) {
    notes.add(reason, 1, line);
    stopped = reason;
    ended = true;
  }

  /** Local name of the element. */
  String name() {
    return name.local();
  }

  /** The piece of text. */
  CharSequence text() {
    return text;
  }

  /** How many attributes the element has, those that declare namespaces among them. */
  int attributes() {
    return tag.attributes();
  }

  /** Local name of an attribute; blank for one that is about the markup itself. */
  String attributeName(int attribute) {
    return tag.attribute(attribute).attribute();
  }

  String attributeValue(int attribute) {
    return tag.value(attribute);
  }

  /** Value of the attribute with this local name, or blank. */
  String attribute(String localName) {
    for (int a = 0; a < attributes(); a++) {
      if (attributeName(a).equals(localName)) {
        return attributeValue(a);
      }
    }
    return "";
  }

  /**
   * What the element is called by an attribute that says nothing else of it: the value of {@code
   * name} in {@code <field name="phone">}; blank if there is none.
   */
  String fieldName() {
    String found = "";
    for (int a = 0; a < attributes(); a++) {
      String attribute = attributeName(a).toLowerCase(Locale.ROOT);
      if (NAMING.contains(attribute) && found.isEmpty()) {
        found = attributeValue(a).strip();
      } else if (!attribute.isEmpty() && !OF_VALUES.contains(attribute)) {
        return "";
      }
    }
    return found;
  }

  /** Depth of the element that was opened last, 1 for the root. */
  int depth() {
    return open.size();
  }

  /** Line of the event, from 1. */
  long line() {
    return line;
  }

  /** Number of the event's first character. */
  long start() {
    return start;
  }

  /** One past the number of the event's last character. */
  long end() {
    return in.position();
  }

  /** Comments, declarations and instructions passed so far. */
  long asides() {
    return asides;
  }

  /** The text, for accounts. */
  DecodedText decoded() {
    return decoded;
  }

  /** Why the file wasn't read to its end; empty if it was. */
  String stopped() {
    return stopped;
  }

  /** Tells what had to be mended; after the last event. */
  void tellMended() {
    notes.add(decoded.reason(), decoded.malformed(), 0);
    notes.add("characters that XML forbids, left out", in.forbidden(), 0);
    notes.add("end tags that close nothing, passed over", stray, 0);
    notes.add("elements that aren't closed, taken to end with the one around them", unclosed, 0);
    notes.addHarmless(
        "ampersands that begin no entity of XML, taken as they stand",
        in.ampersands() + tag.ampersands(),
        0);
  }

  @Override
  public void close() throws IOException {
    decoded.close();
  }
}
