package dyepack.office;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Cuts Rich Text Format into groups, control words and bytes of text (RTF specification 1.9.1,
 * "Conventions of an RTF reader").
 */
final class RtfBytes implements Closeable {
  private static final int LONGEST_WORD = 32;
  private static final int LONGEST_NUMBER = 10;

  /** What was met. */
  enum Token {
    OPEN,
    CLOSE,
    /** A control word or symbol: {@link #word}, {@link #number}. */
    WORD,
    /** A byte of text: {@link #number}. */
    BYTE,
    END
  }

  private final InputStream in;
  private int ahead;
  private long position;
  private long start;
  private String word = "";
  private int number;
  private boolean numbered;

  RtfBytes(Path file) throws IOException {
    in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    ahead = in.read();
  }

  private void step() throws IOException {
    if (ahead >= 0) {
      position++;
      ahead = in.read();
    }
  }

  private int read() throws IOException {
    int c = ahead;
    step();
    return c;
  }

  /** Where the token begins. */
  long start() {
    return start;
  }

  /** One past the last byte of the token. */
  long position() {
    return position;
  }

  /** The control word, or the symbol as a text of one character. */
  String word() {
    return word;
  }

  /** The parameter of the control word, or the byte. */
  int number() {
    return number;
  }

  /** The parameter, or what it is if none is given. */
  int number(int missing) {
    return numbered ? number : missing;
  }

  /** Goes on; line ends that only break the file's lines are passed over. */
  Token next() throws IOException {
    while (ahead == '\r' || ahead == '\n') {
      step();
    }
    start = position;
    int c = read();
    switch (c) {
      case -1 -> {
        return Token.END;
      }
      case '{' -> {
        return Token.OPEN;
      }
      case '}' -> {
        return Token.CLOSE;
      }
      case '\\' -> {
        return control();
      }
      default -> {
        number = c;
        return Token.BYTE;
      }
    }
  }

  private Token control() throws IOException {
    numbered = false;
    number = 0;
    if (!isLetter(ahead)) {
      int symbol = read();
      if (symbol == '\'') {
        int high = Character.digit(Math.max(0, ahead), 16);
        int low = high < 0 ? -1 : digit();
        number = low < 0 ? '?' : 16 * high + low;
        return Token.BYTE;
      }
      // A backslash before a line end is a paragraph mark.
      word = symbol == '\n' || symbol == '\r' ? "par" : symbol < 0 ? "" : "" + (char) symbol;
      return Token.WORD;
    }
    StringBuilder name = new StringBuilder();
    while (isLetter(ahead) && name.length() < LONGEST_WORD) {
      name.append((char) read());
    }
    word = name.toString();
    boolean negative = ahead == '-';
    if (negative) {
      step();
    }
    long value = 0;
    for (int digits = 0; ahead >= '0' && ahead <= '9' && digits < LONGEST_NUMBER; digits++) {
      value = 10 * value + read() - '0';
      numbered = true;
    }
    number =
        (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, negative ? -value : value));
    if (ahead == ' ') {
      step();
    }
    return Token.WORD;
  }

  /** The second of two hexadecimal digits; the first one is ahead. */
  private int digit() throws IOException {
    step();
    int low = Character.digit(Math.max(0, ahead), 16);
    if (low >= 0) {
      step();
    }
    return low;
  }

  /** Passes over raw bytes. */
  void passOver(long bytes) throws IOException {
    for (long left = bytes; left > 0 && ahead >= 0; left--) {
      step();
    }
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
