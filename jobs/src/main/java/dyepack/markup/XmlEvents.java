package dyepack.markup;

import dyepack.cells.CellLimits;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Elements and text of an XML file, one after the other.
 *
 * <p>The JDK's own parser, without DOCTYPE, without entities other than XML's five, without
 * anything from outside of the file. A file that isn't well-formed is read up to the place where it
 * goes wrong, and that is counted.
 */
final class XmlEvents implements Closeable {
  /** What an event is. */
  enum Type {
    OPEN,
    CLOSE,
    TEXT,
    END
  }

  private final DecodedText decoded;
  private final XmlText text;
  private final XMLStreamReader xml;
  private final CellLimits limits;
  private final MarkupNotes notes;
  private int depth;
  private boolean ended;

  private XmlEvents(
      DecodedText decoded,
      XmlText text,
      XMLStreamReader xml,
      CellLimits limits,
      MarkupNotes notes) {
    this.decoded = decoded;
    this.text = text;
    this.xml = xml;
    this.limits = limits;
    this.notes = notes;
  }

  static XmlEvents open(
      Path file, Charset charset, int markBytes, CellLimits limits, MarkupNotes notes)
      throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside of the file is opened");
        });
    DecodedText decoded = DecodedText.open(file, charset, markBytes);
    XmlText text = new XmlText(decoded, limits.recordBytes());
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(text);
      return new XmlEvents(decoded, text, xml, limits, notes);
    } catch (XMLStreamException | RuntimeException e) {
      decoded.close();
      throw new IOException("not XML", e);
    }
  }

  /** Goes to the next element's beginning or end, or to a piece of text. */
  Type next() {
    while (!ended) {
      try {
        if (!xml.hasNext()) {
          break;
        }
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (++depth > limits.depth()) {
              notes.add("the rest of the file, which is nested deeper than the limit", 1, line());
              ended = true;
              return Type.END;
            }
            return Type.OPEN;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            return Type.CLOSE;
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            return Type.TEXT;
          }
          default -> {}
        }
      } catch (XMLStreamException | RuntimeException e) {
        // The parser also throws unchecked exceptions on some malformed files.
        notes.add("the rest of the file, which isn't well-formed XML", 1, line());
        break;
      }
    }
    ended = true;
    return Type.END;
  }

  /** Local name of the element. */
  String name() {
    return local(xml.getLocalName());
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  /** The piece of text. */
  String text() {
    return xml.getText();
  }

  /** How many attributes the element has, those that declare namespaces among them. */
  int attributes() {
    return xml.getAttributeCount();
  }

  /** Local name of an attribute; blank for one that is about the markup itself. */
  String attributeName(int attribute) {
    String name = xml.getAttributeLocalName(attribute);
    String lower = name.toLowerCase(Locale.ROOT);
    boolean markup =
        lower.startsWith("xmlns") || lower.startsWith("xsi:") || lower.startsWith("xml:");
    return markup ? "" : local(name);
  }

  String attributeValue(int attribute) {
    return xml.getAttributeValue(attribute);
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

  /** Depth of the element that was opened last, 1 for the root. */
  int depth() {
    return depth;
  }

  /** Line of the event, from 1. */
  long line() {
    return Math.max(1, xml.getLocation().getLineNumber());
  }

  /** Tells what had to be mended; after the last event. */
  void tellMended() {
    notes.add(decoded.reason(), decoded.malformed(), 0);
    notes.add("characters that XML forbids, left out", text.controls(), 0);
    notes.addHarmless("ampersands that begin no entity of XML, taken as they stand", text.ampersands(), 0);
  }

  @Override
  public void close() throws IOException {
    decoded.close();
  }
}
