package dyepack.unpack;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Lines of a mail, one after the other; each is accounted for when it is taken. */
final class MailLines implements Closeable {
  /** Longer lines are given in pieces (RFC 5322, 2.1.1 allows 998). */
  private static final int MOST_BYTES = 1 << 16;

  private final InputStream in;
  private final ByteAccount.Tally tally = new ByteAccount.Tally();
  private byte[] bytes = new byte[1 << 10];
  private int length;
  private long start;
  private boolean lineStart = true;
  private boolean ended;
  private boolean blankBefore = true;

  MailLines(Path file) throws IOException {
    this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    read();
  }

  /** Whether there is no line any more. */
  boolean atEnd() {
    return length == 0;
  }

  /** Bytes of the line, valid to {@link #length}, its line end included; until it is taken. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Takes the line as what it is, and goes to the next one. */
  void take(Kind kind, String reason) throws IOException {
    tally.add(kind, reason, start, start + length);
    start += length;
    blankBefore = lineStart && content() == 0;
    lineStart = bytes[length - 1] == '\n';
    read();
  }

  private void read() throws IOException {
    length = 0;
    while (!ended && length < MOST_BYTES) {
      int c = in.read();
      if (c < 0) {
        ended = true;
        return;
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * length);
      }
      bytes[length++] = (byte) c;
      if (c == '\n') {
        return;
      }
    }
  }

  /** Length of the line without its line end. */
  int content() {
    int end = length;
    end -= end > 0 && bytes[end - 1] == '\n' ? 1 : 0;
    end -= end > 0 && bytes[end - 1] == '\r' ? 1 : 0;
    return end;
  }

  /** Whether the piece begins a line, and with this text. */
  boolean startsWith(String what) {
    if (!lineStart || length < what.length()) {
      return false;
    }
    for (int i = 0; i < what.length(); i++) {
      if (bytes[i] != (byte) what.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the line begins another message of a mailbox (RFC 4155, appendix A). */
  boolean separates() {
    return blankBefore && startsWith("From ");
  }

  /** The line without its line end, each byte as one character. */
  String text() {
    return new String(bytes, 0, content(), StandardCharsets.ISO_8859_1);
  }

  /** The account of the lines taken. */
  ByteAccount account() {
    return tally.account();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
