package dyepack.sql;

import dyepack.cells.ByteSearch;
import dyepack.charset.CharacterPairs;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns bytes of a dump into text and counts what isn't text. Not for several threads. */
final class SqlDecoder {
  private final CharsetDecoder decoder;
  private final boolean utf8;
  private final @Nullable CharacterPairs pairs;
  private CharBuffer chars = CharBuffer.allocate(1024);
  private long malformed;

  SqlDecoder(SqlSyntax syntax) {
    this.utf8 = syntax.scanned().equals(StandardCharsets.UTF_8);
    this.pairs = CharacterPairs.of(syntax.scanned());
    this.decoder =
        syntax
            .scanned()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Malformed stretches met so far; each was read as one U+FFFD. */
  long malformed() {
    return malformed;
  }

  String decode(byte[] b, int start, int end) {
    if (utf8) {
      String text = new String(b, start, end - start, StandardCharsets.UTF_8);
      if (text.indexOf(0xFFFD) < 0) {
        return text;
      }
    } else if (ByteSearch.isAscii(b, start, end)) {
      return new String(b, start, end - start, StandardCharsets.ISO_8859_1);
    }
    if (chars.capacity() < end - start + 1) {
      chars = CharBuffer.allocate(2 * (end - start + 1));
    }
    if (pairs != null && pairs.decode(b, start, end, chars.array(), 0) == end) {
      return new String(chars.array(), 0, pairs.end());
    }
    chars.clear();
    decoder.reset();
    ByteBuffer in = ByteBuffer.wrap(b, start, end - start);
    while (true) {
      CoderResult result = decoder.decode(in, chars, true);
      if (!result.isError()) {
        break;
      }
      malformed++;
      chars.put('\uFFFD');
      in.position(Math.min(in.limit(), in.position() + Math.max(1, result.length())));
    }
    decoder.flush(chars);
    return chars.flip().toString();
  }

  /**
   * Bytes that a dump gives in hexadecimal: their text if they are text without control characters,
   * which is how MySQL and phpMyAdmin write strings of binary columns; else null.
   */
  @Nullable String strict(byte[] bytes) {
    try {
      String text = decoder.reset().decode(ByteBuffer.wrap(bytes)).toString();
      boolean controls = text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r');
      return text.isEmpty() || controls ? null : text;
    } catch (java.nio.charset.CharacterCodingException e) {
      return null;
    }
  }
}
