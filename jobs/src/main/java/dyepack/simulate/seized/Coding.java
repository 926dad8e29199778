package dyepack.simulate.seized;

import com.ibm.icu.text.Transliterator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Ways in which text becomes bytes, right and wrong. */
public enum Coding {
  /** UTF-8. */
  UTF_8("UTF-8", "UTF-8"),
  /** UTF-8 after a byte order mark. */
  UTF_8_MARKED("UTF-8 with BOM", "UTF-8"),
  /** GBK, that is GB18030 with characters of one and two bytes only. */
  GBK("GBK", "GBK"),
  /** GB18030; some names get a character that takes four bytes. */
  GB18030("GB18030 with 4-byte characters", "GB18030"),
  /** Big5; characters that it lacks become their traditional forms. */
  BIG5("Big5", "Big5"),
  /** UTF-16, low byte first, after a byte order mark. */
  UTF_16LE_MARKED("UTF-16LE with BOM", "UTF-16LE"),
  /** UTF-16, high byte first, after a byte order mark. */
  UTF_16BE_MARKED("UTF-16BE with BOM", "UTF-16BE"),
  /** UTF-16, low byte first. */
  UTF_16LE("UTF-16LE", "UTF-16LE"),
  /** UTF-16, high byte first. */
  UTF_16BE("UTF-16BE", "UTF-16BE"),
  /** Shift-JIS; characters that it lacks become their traditional forms. */
  SHIFT_JIS("Shift_JIS", "Shift_JIS"),
  /** Windows-1252, for tables in western letters only. */
  WINDOWS_1252("windows-1252", "windows-1252"),
  /** Two files written one behind the other: UTF-8 to the middle, then GBK. */
  UTF_8_THEN_GBK("UTF-8, then GBK", "GBK"),
  /** UTF-8 that a program took for Latin-1 and wrote as UTF-8 again. */
  UTF_8_MISREAD("UTF-8 misread as Latin-1", "UTF-8"),
  /** GBK that a program took for Latin-1 and wrote as UTF-8. */
  GBK_MISREAD("GBK misread as Latin-1", "GBK");

  /**
   * Characters that take four bytes of GB18030 (GB 18030-2005, table of the four-byte area), which
   * names have: 㐱 㛃 㻢 䒕 and 𠮷 𣇉 of plane 2.
   */
  private static final List<String> FOUR_BYTES =
      List.of("\u3431", "\u36C3", "\u3EE2", "\u4495", "\uD842\uDFB7", "\uD84C\uDDC9");

  private static final String UNKNOWN_CHARACTER = "某";

  private final String label;
  private final Charset charset;

  Coding(String label, String charset) {
    this.label = label;
    this.charset = Charset.forName(charset);
  }

  /** What it is called in the truth. */
  public String label() {
    return label;
  }

  /** The character set that its letters must be in. */
  public Charset charset() {
    return charset;
  }

  /** Name that documents give their character set. */
  String declared() {
    return this == GB18030 ? "GB18030" : charset.name();
  }

  /** Whether the rows can be written at all: Windows-1252 has no Chinese. */
  boolean fits(SeizedTable table) {
    if (this != WINDOWS_1252) {
      return true;
    }
    CharsetEncoder encoder = charset.newEncoder();
    return table.rows().stream().allMatch(row -> encoder.canEncode(String.join("", row)));
  }

  /** The rows in letters that the character set has. */
  SeizedTable fitted(SeizedTable table) {
    Letters letters = new Letters(charset);
    Integer name = this == GB18030 ? table.roles().get(Role.NAME) : null;
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      String[] row = table.rows().get(i).clone();
      for (int c = 0; c < row.length; c++) {
        row[c] = letters.fitted(row[c]);
      }
      if (name != null && i % 3 == 0 && row[name].codePointCount(0, row[name].length()) > 1) {
        int last = row[name].offsetByCodePoints(row[name].length(), -1);
        row[name] = row[name].substring(0, last) + FOUR_BYTES.get(i / 3 % FOUR_BYTES.size());
      }
      rows.add(row);
    }
    return table.with(rows);
  }

  /** Makes bytes of a text whose cells are fitted. */
  byte[] bytes(String text) {
    String own = new Letters(charset).fitted(text.replace("{charset}", declared()));
    return switch (this) {
      case UTF_8_MARKED, UTF_16LE_MARKED, UTF_16BE_MARKED -> ("\uFEFF" + own).getBytes(charset);
      case UTF_8_THEN_GBK -> halves(own);
      case UTF_8_MISREAD, GBK_MISREAD ->
          new String(own.getBytes(charset), StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.UTF_8);
      case UTF_8, GBK, GB18030, BIG5, UTF_16LE, UTF_16BE, SHIFT_JIS, WINDOWS_1252 ->
          own.getBytes(charset);
    };
  }

  private byte[] halves(String text) {
    int cut = text.indexOf('\n', text.length() / 2) + 1;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(text.substring(0, cut).getBytes(StandardCharsets.UTF_8));
    out.writeBytes(text.substring(cut).getBytes(charset));
    return out.toByteArray();
  }

  /** Replaces what a character set lacks. */
  private static final class Letters {
    private static final Transliterator TRADITIONAL = Transliterator.getInstance("Hans-Hant");

    private final CharsetEncoder encoder;

    Letters(Charset charset) {
      this.encoder = charset.newEncoder();
    }

    String fitted(String text) {
      if (encoder.canEncode(text)) {
        return text;
      }
      StringBuilder out = new StringBuilder();
      text.codePoints().forEach(c -> out.append(fitted(c)));
      return out.toString();
    }

    private String fitted(int character) {
      String own = Character.toString(character);
      if (encoder.canEncode(own)) {
        return own;
      }
      String other = TRADITIONAL.transliterate(own);
      if (encoder.canEncode(other)) {
        return other;
      }
      return encoder.canEncode(UNKNOWN_CHARACTER) && Character.isIdeographic(character)
          ? UNKNOWN_CHARACTER
          : "*";
    }
  }
}
