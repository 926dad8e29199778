package dyepack.office;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/**
 * An XML part being read event by event. No document type declaration, no entity, no depth beyond
 * 1,000; names are compared without their namespaces, since transitional and strict documents
 * differ in nothing else.
 */
final class XmlPart implements Closeable {
  private static final int MOST_DEPTH = 1000;
  private static final XMLInputFactory FACTORY = factory();

  private final InputStream in;
  private final XMLStreamReader reader;
  private int depth;

  XmlPart(InputStream in) throws IOException {
    this.in = in;
    try {
      this.reader = FACTORY.createXMLStreamReader(in);
    } catch (XMLStreamException | RuntimeException e) {
      in.close();
      throw damaged(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside of a document is read");
        });
    return factory;
  }

  /**
   * Goes to the next beginning, end or text.
   *
   * @return as in {@link XMLStreamConstants}
   * @throws DamagedPartException if it can't be read on
   */
  int next() throws DamagedPartException {
    try {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT && ++depth > MOST_DEPTH) {
          throw new DamagedPartException("elements nested more than 1,000 deep");
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new DamagedPartException("an entity, which no office document has");
        }
        boolean text =
            event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
        if (text) {
          return XMLStreamConstants.CHARACTERS;
        }
        if (event == XMLStreamConstants.START_ELEMENT
            || event == XMLStreamConstants.END_ELEMENT
            || event == XMLStreamConstants.END_DOCUMENT) {
          return event;
        }
      }
      return XMLStreamConstants.END_DOCUMENT;
    } catch (XMLStreamException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private static DamagedPartException damaged(Exception e) {
    Throwable cause = e.getCause();
    if (e instanceof XMLStreamException wrapped && wrapped.getNestedException() != null) {
      cause = wrapped.getNestedException();
    }
    String reason = cause instanceof IOException ? cause.getMessage() : null;
    boolean ours = cause instanceof IOException && cause.getClass() == IOException.class;
    return new DamagedPartException(ours && reason != null ? reason : "damaged XML");
  }

  /** Name of the element that begins or ends here. */
  String name() {
    return reader.getLocalName();
  }

  /** How many elements are open, this one included. */
  int depth() {
    return depth;
  }

  /** An attribute of the element that begins here, whatever its namespace; or null. */
  @Nullable String attribute(String name) {
    for (int a = 0; a < reader.getAttributeCount(); a++) {
      if (reader.getAttributeLocalName(a).equals(name)) {
        return reader.getAttributeValue(a);
      }
    }
    return null;
  }

  /** A whole number from an attribute; {@code otherwise} if there is none or it is no number. */
  int number(String name, int otherwise) {
    String text = attribute(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, Long.parseLong(text)));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Adds the text that stands here, as far as {@code most} characters in all. */
  void text(StringBuilder into, int most) {
    int room = most - into.length();
    if (room > 0) {
      into.append(
          reader.getTextCharacters(),
          reader.getTextStart(),
          Math.min(room, reader.getTextLength()));
    }
  }

  /** Passes over the element that begins here, to its end. */
  void skip() throws DamagedPartException {
    int outside = depth - 1;
    while (depth > outside) {
      if (next() == XMLStreamConstants.END_DOCUMENT) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Says that a part of a document can't be read on; what came before stays valid. */
  static final class DamagedPartException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedPartException(String message) {
      super(message);
    }
  }
}
