package dyepack.layout;

import dyepack.cells.ByteSearch;
import dyepack.charset.CharacterPairs;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns bytes of lines into characters, one after the other. Not for several threads. */
final class LineDecoder {
  private final boolean utf8;
  private final boolean asciiIsPlain;
  private final @Nullable CharacterPairs pairs;
  private final CharsetDecoder decoder;
  private char[] chars = new char[4096];
  private int length;
  private int malformed;

  LineDecoder(TextForm form) {
    utf8 = form.set().equals(StandardCharsets.UTF_8);
    asciiIsPlain = form.unit() == 1;
    pairs = CharacterPairs.of(form.set());
    decoder =
        form.set()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The characters decoded; valid up to {@link #length}, until the next call. */
  char[] chars() {
    return chars;
  }

  int length() {
    return length;
  }

  /** Malformed stretches in the last bytes given; each became one U+FFFD. */
  int malformed() {
    return malformed;
  }

  /** Forgets characters behind the first {@code kept}. */
  void cut(int kept) {
    length = kept;
  }

  void append(byte[] b, int start, int end) {
    malformed = 0;
    if (chars.length < length + end - start + 2) {
      chars = Arrays.copyOf(chars, 2 * (length + end - start + 2));
    }
    int i = start;
    if (asciiIsPlain) {
      i = appendAscii(b, i, end);
    }
    if (i == end) {
      return;
    }
    if (utf8) {
      appendUtf8(b, i, end);
    } else if (pairs == null) {
      appendOther(b, i, end);
    } else {
      int rest = pairs.decode(b, i, end, chars, length);
      length = pairs.end();
      if (rest < end) {
        appendOther(b, rest, end);
      }
    }
  }

  /** Appends what is ASCII; returns where something else begins. */
  private int appendAscii(byte[] b, int start, int end) {
    int stop = ByteSearch.endOfAscii(b, start, end);
    char[] out = chars;
    int n = length;
    for (int i = start; i < stop; i++) {
      out[n++] = (char) b[i];
    }
    length = n;
    return stop;
  }

  /** Well-formed sequences are those of table 3-7 of the Unicode standard. */
  private void appendUtf8(byte[] b, int start, int end) {
    int n = length;
    int i = start;
    while (i < end) {
      int c = b[i] & 0xFF;
      if (c < 0x80) {
        length = n;
        i = appendAscii(b, i, end);
        n = length;
        continue;
      }
      int b1 = i + 1 < end ? b[i + 1] & 0xFF : 0;
      int b2 = i + 2 < end ? b[i + 2] & 0xFF : 0;
      if (c >= 0xE0 && c < 0xF0 && (b1 & 0xC0) == 0x80 && (b2 & 0xC0) == 0x80) {
        int point = (c & 0xF) << 12 | (b1 & 0x3F) << 6 | (b2 & 0x3F);
        if (point >= 0x800 && (point < 0xD800 || point > 0xDFFF)) {
          chars[n++] = (char) point;
          i += 3;
          continue;
        }
      } else if (c >= 0xC2 && c < 0xE0 && (b1 & 0xC0) == 0x80) {
        chars[n++] = (char) ((c & 0x1F) << 6 | (b1 & 0x3F));
        i += 2;
        continue;
      } else if (c >= 0xF0 && c < 0xF5 && (b1 & 0xC0) == 0x80 && (b2 & 0xC0) == 0x80) {
        int b3 = i + 3 < end ? b[i + 3] & 0xFF : 0;
        int point = (c & 7) << 18 | (b1 & 0x3F) << 12 | (b2 & 0x3F) << 6 | (b3 & 0x3F);
        if ((b3 & 0xC0) == 0x80 && point >= 0x10000 && point <= 0x10FFFF) {
          chars[n++] = Character.highSurrogate(point);
          chars[n++] = Character.lowSurrogate(point);
          i += 4;
          continue;
        }
      }
      malformed++;
      chars[n++] = '\uFFFD';
      i++;
      while (i < end && (b[i] & 0xC0) == 0x80) {
        i++;
      }
    }
    length = n;
  }

  private void appendOther(byte[] b, int start, int end) {
    decoder.reset();
    ByteBuffer in = ByteBuffer.wrap(b, start, end - start);
    CharBuffer out = CharBuffer.wrap(chars);
    out.position(length);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        break;
      }
      malformed++;
      out.put('\uFFFD');
      in.position(Math.min(in.limit(), in.position() + Math.max(1, result.length())));
    }
    decoder.flush(out);
    length = out.position();
  }
}
