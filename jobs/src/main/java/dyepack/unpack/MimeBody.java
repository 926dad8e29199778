package dyepack.unpack;

import dyepack.cells.ByteAccount.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** Content of one part of a mail, decoded (RFC 2045, section 6) up to the line that ends it. */
final class MimeBody extends InputStream {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final MailLines lines;
  private final String encoding;
  private final BooleanSupplier ends;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private byte[] ready = new byte[0];
  private int from;

  /** Line end that belongs to the boundary if one follows. */
  private byte[] held = new byte[0];

  private int bits;
  private int count;

  /**
   * A body that begins at the present line.
   *
   * @param ends says whether the present line ends it
   */
  MimeBody(MailLines lines, String encoding, BooleanSupplier ends) {
    this.lines = lines;
    this.encoding = encoding;
    this.ends = ends;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int at, int length) throws IOException {
    while (from == ready.length) {
      if (lines.atEnd() || ends.getAsBoolean()) {
        return -1;
      }
      out.reset();
      switch (encoding) {
        case "base64" -> base64Line();
        case "quoted-printable" -> quotedLine();
        default -> plainLine();
      }
      lines.take(Kind.RECORD, "");
      ready = out.toByteArray();
      from = 0;
    }
    int n = Math.min(length, ready.length - from);
    System.arraycopy(ready, from, target, at, n);
    from += n;
    return n;
  }

  /** Passes the rest of the content. */
  void drain() throws IOException {
    while (!lines.atEnd() && !ends.getAsBoolean()) {
      lines.take(Kind.REJECTED, "the rest of a part that is longer than the limit");
    }
  }

  private void base64Line() {
    byte[] b = lines.bytes();
    for (int i = 0; i < lines.length(); i++) {
      sextet(b[i], out);
    }
  }

  private void sextet(int c, ByteArrayOutputStream target) {
    int value = c <= ' ' ? -1 : BASE64.indexOf(c);
    if (c == '=') {
      count = 0;
    } else if (value >= 0) {
      bits = bits << 6 | value;
      count += 6;
      if (count >= 8) {
        count -= 8;
        target.write(bits >> count);
      }
    }
  }

  /** Bytes of a text in base64; what isn't base64 is passed over. */
  static byte[] base64(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int bits = 0;
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = BASE64.indexOf(text.charAt(i));
      if (value >= 0) {
        bits = bits << 6 | value;
        count += 6;
        if (count >= 8) {
          count -= 8;
          out.write(bits >> count);
        }
      }
    }
    return out.toByteArray();
  }

  /** Value of two hexadecimal digits, -1 if they aren't there. */
  static int hex(CharSequence text, int at) {
    if (at + 1 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
  }

  private void quotedLine() {
    out.writeBytes(held);
    held = new byte[0];
    String line = lines.text();
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
      end--;
    }
    boolean soft = end > 0 && line.charAt(end - 1) == '=';
    end = soft ? end - 1 : line.length();
    for (int i = 0; i < end; i++) {
      int value = line.charAt(i) == '=' ? hex(line, i + 1) : -1;
      out.write(value < 0 ? line.charAt(i) : value);
      i += value < 0 ? 0 : 2;
    }
    if (!soft && lines.length() > lines.content()) {
      held = "\n".getBytes(StandardCharsets.US_ASCII);
    }
  }

  private void plainLine() {
    out.writeBytes(held);
    int content = lines.content();
    out.write(lines.bytes(), 0, content);
    held = Arrays.copyOfRange(lines.bytes(), content, lines.length());
  }
}
