package dyepack.charset;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From characters back to the bytes that were taken for them, as generously as the programs that
 * misread are: in windows-125x, bytes that have no character there stand for the control of the
 * same number, as browsers do it and Latin-1 too; code page 936 reads a lone 0x80 as the euro sign.
 */
final class TakenBytes {
  private static final Map<String, TakenBytes> KNOWN = new ConcurrentHashMap<>();

  /** Stands for a character that wasn't made of bytes: no character set here has it. */
  static final byte LOST = (byte) 0xFF;

  /** Two bytes, or one where the high byte is 0; 0 where there is no such character. */
  private final char[] bytes = new char[1 << 16];

  private TakenBytes(String name) {
    for (char c = 0; c < 0x80; c++) {
      bytes[c] = c;
    }
    if (name.startsWith("windows-")) {
      single(name);
    } else {
      pairs(name);
    }
  }

  static TakenBytes of(String name) {
    return KNOWN.computeIfAbsent(name, TakenBytes::new);
  }

  private void single(String name) {
    for (char c = 0x80; c < 0xA0; c++) {
      bytes[c] = c;
    }
    if (name.equals("windows-1252")) {
      for (char c = 0xA0; c < 0x100; c++) {
        bytes[c] = c;
      }
    }
    Charset charset = Charset.forName(name);
    for (int i = 0x80; i < 0x100; i++) {
      char c = new String(new byte[] {(byte) i}, charset).charAt(0);
      if (c != 0xFFFD) {
        bytes[c] = (char) i;
      }
    }
  }

  private void pairs(String name) {
    PairReading.Form form =
        name.equals("Shift_JIS")
            ? PairReading.Form.SHIFT_JIS
            : name.equals("GB18030") ? PairReading.Form.GB18030 : PairReading.Form.PAIRS;
    PairReading reading = new PairReading(name, form, CharacterCosts.GB);
    for (int pair = 0x8140; pair < 0xFF00; pair++) {
      char c = reading.character(pair);
      if (c != 0 && bytes[c] == 0 && (pair & 0xFF) >= 0x40) {
        bytes[c] = (char) pair;
      }
    }
    if (form == PairReading.Form.SHIFT_JIS) {
      for (int i = 0xA1; i < 0xE0; i++) {
        bytes[0xFF61 + i - 0xA1] = (char) i;
      }
    }
    if (form == PairReading.Form.GB18030) {
      bytes['€'] = 0x80;
    }
  }

  /** Writes the bytes of a character at {@code at}; returns where the next begin. */
  int put(int c, byte[] out, int at) {
    int pair = c < 1 << 16 ? bytes[c] : 0;
    if (pair == 0 && c != 0) {
      out[at] = LOST;
      return at + 1;
    }
    if (pair < 0x100) {
      out[at] = (byte) pair;
      return at + 1;
    }
    out[at] = (byte) (pair >> 8);
    out[at + 1] = (byte) pair;
    return at + 2;
  }
}
