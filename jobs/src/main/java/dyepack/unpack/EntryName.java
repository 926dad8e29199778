package dyepack.unpack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Names that archives give their entries. They are shown, never used as paths: so {@code ../..} and
 * {@code C:\} stay in them as evidence, but nothing that a terminal or a page would act on.
 */
public final class EntryName {
  private static final int MOST_CHARS = 1_024;
  private static final Charset GB18030 = Charset.forName("GB18030");

  private EntryName() {}

  /** A name given in bytes: UTF-8 if they are that, else GB18030, which Chinese Windows writes. */
  public static String of(byte[] name) {
    return visible(decoded(name));
  }

  /** A short text in UTF-8 or else GB18030, with everything in it. */
  public static String decoded(byte[] text) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      return new String(text, GB18030);
    }
  }

  /** A name whose characters stand for bytes, or one that holds other characters already. */
  static String ofBytes(String name) {
    boolean bytes = name.chars().allMatch(c -> c <= 0xFF);
    return bytes ? of(name.getBytes(StandardCharsets.ISO_8859_1)) : visible(name);
  }

  /**
   * The name with control characters, marks of writing direction (which can make {@code exe.txt}
   * look like {@code txt.exe}) and half characters written as <code>&#92;uXXXX</code>, cut after
   * {@value #MOST_CHARS} characters.
   */
  public static String visible(String name) {
    StringBuilder shown = new StringBuilder();
    int i = 0;
    while (i < name.length() && shown.length() < MOST_CHARS) {
      int c = name.codePointAt(i);
      i += Character.charCount(c);
      int type = Character.getType(c);
      boolean hidden =
          type == Character.CONTROL
              || type == Character.FORMAT
              || type == Character.SURROGATE
              || type == Character.LINE_SEPARATOR
              || type == Character.PARAGRAPH_SEPARATOR;
      if (hidden) {
        shown.append(String.format("\\u%04X", c));
      } else {
        shown.appendCodePoint(c);
      }
    }
    return i < name.length() ? shown.append('…').toString() : shown.toString();
  }
}
