package dyepack.cells;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text in a code page that a binary format names by number (Windows and OS/2 code page
 * identifiers). Code page 936 is read as GB18030, which holds it, 950 as Big5 with Hong Kong's
 * characters.
 */
public final class CodePage {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(936, "GB18030"),
          Map.entry(54936, "GB18030"),
          Map.entry(950, "Big5-HKSCS"),
          Map.entry(932, "windows-31j"),
          Map.entry(949, "x-windows-949"),
          Map.entry(874, "x-windows-874"),
          Map.entry(1361, "x-Johab"),
          Map.entry(1200, "UTF-16LE"),
          Map.entry(10000, "x-MacRoman"),
          Map.entry(10006, "x-MacGreek"),
          Map.entry(10007, "x-MacCyrillic"),
          Map.entry(10029, "x-MacCentralEurope"),
          Map.entry(32768, "x-MacRoman"),
          Map.entry(32769, "windows-1252"),
          Map.entry(367, "US-ASCII"),
          Map.entry(65001, "UTF-8"));

  private CodePage() {}

  /** The character set of a code page, if there is such a one here. */
  public static Optional<Charset> charset(int codePage) {
    String name = NAMES.get(codePage);
    if (name == null) {
      name = codePage >= 1250 && codePage <= 1258 ? "windows-" + codePage : "IBM" + codePage;
    }
    return codePage > 0 && Charset.isSupported(name)
        ? Optional.of(Charset.forName(name))
        : Optional.empty();
  }

  /** The text that bytes are if every one of them belongs to a character, else null. */
  public static @Nullable String strict(ByteBuffer bytes, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(bytes.duplicate());
      return text.toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /**
   * The text that bytes are; those that are no characters of the character set become U+FFFD, and
   * the cell is counted as such.
   *
   * @param position where the row stands
   */
  public static String text(
      byte[] bytes, int offset, int length, Charset charset, CellRow row, long position) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    if (ascii(bytes, offset, length)
        && !charset.equals(StandardCharsets.UTF_16LE)
        && !charset.equals(StandardCharsets.UTF_16BE)) {
      return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }
    String text = strict(buffer, charset);
    if (text != null) {
      return text;
    }
    row.skipped("cells with bytes that are no characters of the file's code page", 1, position);
    return new String(bytes, offset, length, charset);
  }

  private static boolean ascii(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
