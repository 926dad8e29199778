package dyepack.charset;

import dyepack.share.BadInputException;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;

/**
 * A character set as a byte scanner needs it: how wide a code unit is, and which bytes are the
 * first of several.
 *
 * <p>In GB18030, Big5, Shift_JIS and EUC-KR (as Windows extends it) the second byte of a character
 * can look like a letter, and in the first three like a backslash (0x5C) or a bar (0x7C), so a
 * scanner that searches for delimiters must step over whole characters. UTF-8 and EUC-JP never hide
 * ASCII in longer characters; there every byte is a step.
 *
 * @param name name of the character set, as reports print it
 * @param markBytes length of the byte order mark at the beginning of the file, 0 to 4
 */
public record TextEncoding(String name, int markBytes) implements Serializable {
  private static final long serialVersionUID = 2L;

  /** UTF-8 without byte order mark; pure ASCII is called so too. */
  public static final TextEncoding UTF_8 = new TextEncoding("UTF-8", 0);

  /**
   * Names under which Windows' supersets are reported; what a seized text calls by the short name
   * is nearly always written by Windows (code pages 950, 932, 949).
   */
  private static final Map<String, String> SUPERSETS =
      Map.of("Big5", "x-windows-950", "Shift_JIS", "windows-31j", "EUC-KR", "x-windows-949");

  /**
   * The encoding of a JDK character set; GBK and GB2312 become GB18030, of which they are parts.
   *
   * @param charset the character set
   * @param markBytes length of the byte order mark found, 0 to 4
   */
  public static TextEncoding of(Charset charset, int markBytes) {
    String name = charset.name();
    if (name.equals("GBK") || name.equals("GB2312") || name.equals("x-mswin-936")) {
      return new TextEncoding("GB18030", markBytes);
    }
    for (Map.Entry<String, String> e : SUPERSETS.entrySet()) {
      if (e.getValue().equals(name)) {
        return new TextEncoding(e.getKey(), markBytes);
      }
    }
    return new TextEncoding(name, markBytes);
  }

  /**
   * The encoding that a user names, by any of the JDK's names; "utf16le", "gbk", "cp936" and the
   * like are understood.
   *
   * @throws BadInputException if there is no such character set here
   */
  public static TextEncoding named(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    String usual =
        switch (wanted) {
          case "utf16le" -> "UTF-16LE";
          case "utf16be" -> "UTF-16BE";
          case "utf32le" -> "UTF-32LE";
          case "utf32be" -> "UTF-32BE";
          case "utf-16", "utf16", "unicode" -> "UTF-16LE";
          case "utf-32", "utf32" -> "UTF-32LE";
          case "utf-8-sig", "utf8", "utf-8" -> "UTF-8";
          case "cp936", "ansi", "windows-936" -> "GB18030";
          case "cp950" -> "x-windows-950";
          case "cp932", "sjis", "shift-jis" -> "windows-31j";
          case "cp949", "uhc" -> "x-windows-949";
          case "latin1", "latin-1" -> "windows-1252";
          default -> name.strip();
        };
    try {
      return of(Charset.forName(usual), 0);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new BadInputException(
          "Character set \""
              + name
              + "\" is unknown; UTF-8, UTF-16LE, GB18030, Big5 or windows-1252 are such names.",
          e);
    }
  }

  /** The JDK's character set: Windows' superset where {@link #name} is the short name of one. */
  public Charset charset() {
    return Charset.forName(SUPERSETS.getOrDefault(name, name));
  }

  /** Bytes of the smallest unit: 2 for UTF-16, 4 for UTF-32, otherwise 1. */
  public int unit() {
    return name.startsWith("UTF-16") ? 2 : name.startsWith("UTF-32") ? 4 : 1;
  }

  /** Whether the low byte of a unit comes first. */
  public boolean lowByteFirst() {
    return name.equals("UTF-16LE") || name.equals("UTF-32LE");
  }

  /** Whether characters of several bytes can hold ASCII bytes. */
  public boolean hidesAscii() {
    return name.equals("GB18030")
        || name.startsWith("Big5")
        || name.equals("Shift_JIS")
        || name.equals("EUC-KR");
  }

  /**
   * Bytes of the character that begins with {@code first}, where {@link #hidesAscii}.
   *
   * @param first the first byte, 0 to 255
   * @param second the next byte, or -1 at the end
   */
  public int width(int first, int second) {
    if (first < 0x81 || first == 0xFF || second < 0) {
      return 1;
    }
    if (name.equals("GB18030")) {
      return second >= 0x30 && second <= 0x39 ? 4 : second >= 0x40 ? 2 : 1;
    }
    if (name.equals("Shift_JIS") && first >= 0xA0 && first <= 0xDF) {
      return 1;
    }
    return second >= 0x40 ? 2 : 1;
  }

  /** {@code text} in this character set, without byte order mark. */
  public byte[] bytes(String text) {
    return text.getBytes(charset());
  }

  /** The same character set with a byte order mark of so many bytes. */
  public TextEncoding withMark(int bytes) {
    return new TextEncoding(name, bytes);
  }

  /** Name for a report: a byte order mark is mentioned. */
  public String label() {
    return markBytes > 0 ? name + " with byte order mark" : name;
  }
}
