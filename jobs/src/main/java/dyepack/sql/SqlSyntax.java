package dyepack.sql;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How the bytes of a dump are to be taken.
 *
 * <p>In GB18030, Big5, Shift_JIS and UHC the second byte of a character can look like a backslash
 * (0x5C) or a back quote (0x60): 116 characters of GBK end with 0x5C. A scanner of bytes must step
 * over whole characters there. The quote 0x27, comma, parentheses, tab and line feed are never
 * second bytes in any of them.
 *
 * @param charset canonical name of the character set
 * @param markBytes length of the byte order mark at the beginning of the file
 * @param backslashes whether a backslash inside quotes escapes what follows (MySQL), or is a
 *     character like others (standard SQL)
 */
public record SqlSyntax(String charset, int markBytes, boolean backslashes)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?imU)^[ \\t]*(INSERT\\s+(LOW_PRIORITY\\s+|DELAYED\\s+|IGNORE\\s+|OR\\s+\\w+\\s+)*"
              + "(INTO\\s+[\\w`\"\\[#]|ALL\\s+INTO\\s|\\[)|REPLACE\\s+INTO\\s+[\\w`\"\\[]"
              + "|CREATE\\s+(GLOBAL\\s+|TEMPORARY\\s+|UNLOGGED\\s+)*TABLE\\s+(IF\\s+NOT\\s+EXISTS\\s+)?"
              + "[\\w`\"\\[.\\]#]+\\s*\\(|UPDATE\\s+[\\w`\"\\[.\\]]+\\s+SET\\s+[\\w`\"\\[.\\]]+\\s*=|COPY\\s+[\\w.\"]+\\s*(\\([^)]*\\))?\\s*FROM\\s+stdin)");

  /**
   * The same dump with its character set named as Java names it.
   *
   * @throws IllegalArgumentException for UTF-16 and UTF-32, whose bytes aren't scanned: a copy in
   *     UTF-8 is
   */
  public SqlSyntax {
    charset = Charset.forName(charset).name();
    if (charset.startsWith("UTF-16") || charset.startsWith("UTF-32")) {
      throw new IllegalArgumentException(charset);
    }
  }

  /**
   * Whether a text, such as the first 64 KiB of a file, holds a statement that carries rows or
   * declares a table at the beginning of a line.
   */
  public static boolean looksLike(String text) {
    return STATEMENT.matcher(text).find();
  }

  /** The character set of the bytes that the scanner sees. */
  Charset scanned() {
    return Charset.forName(charset);
  }

  /** Whether characters of several bytes can hold ASCII bytes. */
  boolean hidesAscii() {
    String name = charset.toUpperCase(Locale.ROOT);
    return name.startsWith("GB")
        || name.contains("BIG5")
        || name.contains("WINDOWS-950")
        || name.contains("SHIFT_JIS")
        || name.contains("WINDOWS-31J")
        || name.contains("WINDOWS-949")
        || name.contains("JOHAB");
  }

  private boolean shiftJis() {
    return charset.equalsIgnoreCase("Shift_JIS") || charset.equalsIgnoreCase("windows-31j");
  }

  /**
   * Bytes of the character that begins with {@code first}, where {@link #hidesAscii}. GB18030: a
   * second byte 0x30 to 0x39 begins a character of four bytes. Shift_JIS: 0xA0 to 0xDF are
   * characters of one byte.
   *
   * @param second the next byte, or -1 at the end
   */
  int width(int first, int second) {
    if (first < 0x81 || first == 0xFF || second < 0x30) {
      return 1;
    }
    if (second <= 0x39) {
      return charset.equalsIgnoreCase("GB18030") ? 4 : 1;
    }
    if (second < 0x40 || (shiftJis() && first >= 0xA0 && first <= 0xDF)) {
      return 1;
    }
    return 2;
  }
}
