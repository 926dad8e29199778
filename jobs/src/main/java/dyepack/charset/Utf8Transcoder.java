package dyepack.charset;

import dyepack.cells.SourceOffsets;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a text of any character sets as UTF-8 without byte order marks, so that readers of
 * delimited text, JSON or SQL need to know one only. Lines stay lines: numbers of lines in the copy
 * are those of the original.
 *
 * <p>Every malformed stretch becomes one U+FFFD and is counted and located in the original.
 */
public final class Utf8Transcoder {
  private static final int BLOCK = 1 << 16;

  /** Characters that are decoded at once, and so about the distance of known places. */
  private static final int PIECE = 512;

  /** Longest line whose misreading is undone as one; a longer one is cut. */
  private static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final OutputStream out;
  private final TextDamage.Count damage = new TextDamage.Count();
  private final CharsetEncoder encoder =
      StandardCharsets.UTF_8
          .newEncoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final byte[] block = new byte[BLOCK + 16];
  private final byte[] encoded = new byte[4 * BLOCK];
  private final SourceOffsets.@Nullable Writer places;
  private long written;

  private Utf8Transcoder(InputStream in, OutputStream out, SourceOffsets.@Nullable Writer places) {
    this.in = in;
    this.out = out;
    this.places = places;
  }

  /**
   * Writes the UTF-8 copy of a file.
   *
   * @param source the text
   * @param spans what it is written in, as {@link SpanFinder} tells
   * @param target file that is made or replaced
   * @param map file that is made or replaced; receives where bytes of the copy come from
   * @throws IOException if reading or writing fails
   */
  public static TextDamage copy(Path source, List<EncodedSpan> spans, Path target, Path map)
      throws IOException {
    try (InputStream in = Files.newInputStream(source);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), BLOCK);
        SourceOffsets.Writer places = new SourceOffsets.Writer(map)) {
      Utf8Transcoder transcoder = new Utf8Transcoder(in, out, places);
      for (EncodedSpan span : spans) {
        transcoder.span(span);
      }
      places.end(transcoder.written, Files.size(source));
      return transcoder.damage.total();
    }
  }

  /**
   * Writes the UTF-8 copy of a stream.
   *
   * @param in the text, read as far as the spans go
   * @param spans what it is written in: they touch and begin at 0
   * @param out receives UTF-8; not closed
   * @throws IOException if reading or writing fails
   */
  public static TextDamage copy(InputStream in, List<EncodedSpan> spans, OutputStream out)
      throws IOException {
    Utf8Transcoder transcoder = new Utf8Transcoder(in, out, null);
    for (EncodedSpan span : spans) {
      transcoder.span(span);
    }
    return transcoder.damage.total();
  }

  private void span(EncodedSpan span) throws IOException {
    int mark = span.encoding().markBytes();
    in.skipNBytes(mark);
    long offset = span.from() + mark;
    Misreading misreading = span.misreading();
    CharsetDecoder decoder = decoder(span.encoding());
    CharacterPairs pairs = CharacterPairs.of(span.encoding().charset());
    ByteBuffer bytes = ByteBuffer.wrap(block);
    CharBuffer chars = CharBuffer.allocate(PIECE + 16);
    Undoing undoing = misreading == null ? null : new Undoing(misreading);
    while (true) {
      int wanted = (int) Math.min(bytes.remaining(), span.to() - offset - bytes.position());
      int read = in.readNBytes(block, bytes.position(), wanted);
      bytes.position(bytes.position() + read);
      boolean last = read < wanted || offset + bytes.position() >= span.to();
      bytes.flip();
      offset += decode(decoder, pairs, bytes, chars, offset, last, undoing);
      bytes.compact();
      if (last) {
        break;
      }
    }
    if (undoing != null) {
      undoing.end();
    }
  }

  private static CharsetDecoder decoder(TextEncoding encoding) {
    return encoding
        .charset()
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Decodes what is there; returns how many bytes that took. */
  private long decode(
      CharsetDecoder decoder,
      @Nullable CharacterPairs pairs,
      ByteBuffer bytes,
      CharBuffer chars,
      long offset,
      boolean last,
      @Nullable Undoing undoing)
      throws IOException {
    while (true) {
      // Room is left for the U+FFFD that a malformed stretch becomes.
      chars.clear().limit(PIECE);
      if (places != null) {
        places.pair(written, offset + bytes.position());
      }
      if (pairs != null) {
        int from = bytes.position();
        bytes.position(pairs.decode(block, from, bytes.limit(), chars.array(), 0, PIECE));
        chars.position(pairs.end());
      }
      // The rest, if anything is left: what isn't pairs, and whether all is well.
      CoderResult result = decoder.decode(bytes, chars, last);
      chars.flip();
      if (undoing == null) {
        damage.text(chars.array(), 0, chars.limit());
      }
      if (result.isError()) {
        int length = Math.min(bytes.remaining(), Math.max(1, result.length()));
        damage.malformed(offset + bytes.position(), length);
        bytes.position(bytes.position() + length);
        int end = chars.limit();
        chars.limit(end + 1).put(end, '\uFFFD');
      }
      if (undoing == null) {
        write(chars);
      } else {
        undoing.take(chars);
      }
      if (result.isUnderflow()) {
        return bytes.position();
      }
    }
  }

  private void write(CharBuffer chars) throws IOException {
    int most = 3 * chars.remaining();
    byte[] to = most > encoded.length ? new byte[most] : encoded;
    int length = encode(chars.array(), chars.limit(), to);
    if (length < 0) {
      length = encodePairs(chars, to);
    }
    out.write(to, 0, length);
    written += length;
  }

  /** Writes characters as UTF-8; returns how many bytes they are, -1 if a surrogate is in them. */
  private static int encode(char[] chars, int count, byte[] to) {
    int n = 0;
    for (int i = 0; i < count; i++) {
      char c = chars[i];
      if (c < 0x80) {
        to[n++] = (byte) c;
      } else if (c < 0x800) {
        to[n++] = (byte) (0xC0 | c >> 6);
        to[n++] = (byte) (0x80 | (c & 0x3F));
      } else if (Character.isSurrogate(c)) {
        return -1;
      } else {
        to[n++] = (byte) (0xE0 | c >> 12);
        to[n++] = (byte) (0x80 | (c >> 6 & 0x3F));
        to[n++] = (byte) (0x80 | (c & 0x3F));
      }
    }
    return n;
  }

  private int encodePairs(CharBuffer chars, byte[] to) {
    ByteBuffer bytes = ByteBuffer.wrap(to);
    encoder.reset();
    CoderResult result = encoder.encode(chars, bytes, true);
    if (!result.isUnderflow()) {
      throw new IllegalStateException(result.toString());
    }
    return bytes.position();
  }

  /** Undoes a misreading line by line. */
  private final class Undoing {
    private final Misreading misreading;
    private final CharsetDecoder decoder;
    private final StringBuilder line = new StringBuilder();

    Undoing(Misreading misreading) {
      this.misreading = misreading;
      this.decoder = decoder(misreading.encoding());
    }

    void take(CharBuffer chars) throws IOException {
      while (chars.hasRemaining()) {
        char c = chars.get();
        line.append(c);
        if (c == '\n' || line.length() >= LONGEST) {
          end();
        }
      }
    }

    /** Writes the line so far. What can't be decoded was lost by the misreading. */
    void end() throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(misreading.undo(line));
      line.setLength(0);
      CharBuffer text = CharBuffer.allocate(bytes.remaining() + 1);
      decoder.reset();
      while (true) {
        CoderResult result = decoder.decode(bytes, text, true);
        if (!result.isError()) {
          break;
        }
        bytes.position(
            bytes.position() + Math.min(bytes.remaining(), Math.max(1, result.length())));
        damage.lost(1);
        text.put('\uFFFD');
      }
      text.flip();
      write(text);
    }
  }
}
