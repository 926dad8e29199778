package dyepack.office;

import dyepack.cells.CodePage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Text of Rich Text Format: bytes in the code page of their font, and characters by number (RTF
 * specification 1.9.1, "Character set", "Unicode RTF", "Font table").
 */
final class RtfText {
  /** Code pages by {@code \fcharset}; 0 and 1 are those of the document. */
  private static final Map<Integer, Integer> FONT_SETS =
      Map.ofEntries(
          Map.entry(77, 10000),
          Map.entry(128, 932),
          Map.entry(129, 949),
          Map.entry(130, 1361),
          Map.entry(134, 936),
          Map.entry(136, 950),
          Map.entry(161, 1253),
          Map.entry(162, 1254),
          Map.entry(163, 1258),
          Map.entry(177, 1255),
          Map.entry(178, 1256),
          Map.entry(186, 1257),
          Map.entry(204, 1251),
          Map.entry(222, 874),
          Map.entry(238, 1250));

  private final int limit;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Map<Integer, Integer> pages = new HashMap<>();
  private int documentPage = 1252;
  private Charset charset = StandardCharsets.ISO_8859_1;
  private long replaced;

  /** Prepares for texts of so many characters; what is longer is cut one behind that. */
  RtfText(int limit) {
    this.limit = limit;
  }

  /** Sets the code page of the document. */
  void documentPage(int page) {
    documentPage = page;
  }

  /** Learns which character set a font of the font table is in. */
  void font(int number, int fontSet) {
    Integer page = FONT_SETS.get(fontSet);
    if (page != null && pages.size() < 10_000) {
      pages.put(number, page);
    }
  }

  /** Adds a byte of a font, -1 for none. */
  void add(int value, int font) {
    Charset own =
        CodePage.charset(pages.getOrDefault(font, documentPage))
            .or(() -> CodePage.charset(documentPage))
            .orElse(StandardCharsets.ISO_8859_1);
    if (!own.equals(charset)) {
      flush();
      charset = own;
    }
    if (bytes.size() < 4L * limit + 4) {
      bytes.write(value);
    }
  }

  /** Adds a character. */
  void add(char c) {
    flush();
    if (text.length() <= limit) {
      text.append(c);
    }
  }

  /** Whether nothing was added since the last {@link #take}. */
  boolean isEmpty() {
    return text.length() == 0 && bytes.size() == 0;
  }

  /** The text; the next one begins. */
  String take() {
    flush();
    String taken = text.toString();
    text.setLength(0);
    return taken;
  }

  /** Stretches of bytes so far that are no characters of their code page. */
  long replaced() {
    return replaced;
  }

  private void flush() {
    if (bytes.size() == 0) {
      return;
    }
    String decoded = bytes.toString(charset);
    replaced += decoded.chars().filter(c -> c == '\uFFFD').count();
    text.append(decoded, 0, Math.max(0, Math.min(decoded.length(), limit + 1 - text.length())));
    bytes.reset();
  }
}
