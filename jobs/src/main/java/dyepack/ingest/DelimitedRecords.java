package dyepack.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Walks over the records of a delimited text file, one at a time. */
final class DelimitedRecords implements Closeable {
  private final ByteWindow window;
  private final DelimitedScanner scanner;
  private final int recordLimit;
  private final boolean withBlankLines;
  private int length;
  private long line;
  private long nextLine;
  private boolean overlong;

  /**
   * Opens a stretch that begins at a record.
   *
   * @param recordLimit longest record in bytes; a longer one is passed over, see {@link #overlong}
   * @param withBlankLines whether blank lines after a record are part of its bytes
   * @param line line number of the first record
   */
  DelimitedRecords(
      Path file,
      long start,
      long end,
      DelimitedScanner scanner,
      int recordLimit,
      boolean withBlankLines,
      long line)
      throws IOException {
    this.window = ByteWindow.open(file, start, end);
    this.scanner = scanner;
    this.recordLimit = recordLimit;
    this.withBlankLines = withBlankLines;
    this.nextLine = line;
  }

  /** Goes to the next record; false after the last. */
  boolean next() throws IOException {
    window.advanceTo(window.from() + length);
    length = 0;
    line = nextLine;
    overlong = false;
    while (true) {
      if (window.from() == window.to()) {
        if (!window.atEnd()) {
          window.more();
        }
      }
      if (window.from() == window.to()) {
        return false;
      }
      int next = scanner.scan(window.bytes(), window.from(), window.to(), window.atEnd());
      if (next != DelimitedScanner.MORE) {
        length = next - window.from();
        nextLine = line + scanner.lines();
        break;
      }
      if (window.to() - window.from() > recordLimit) {
        overlong = true;
        passOver();
        return true;
      }
      window.more();
    }
    if (withBlankLines) {
      takeBlankLines();
    }
    return true;
  }

  private void takeBlankLines() throws IOException {
    while (true) {
      int blank =
          scanner.blankLine(window.bytes(), window.from() + length, window.to(), window.atEnd());
      if (blank == 0) {
        return;
      }
      if (blank == DelimitedScanner.MORE) {
        window.more();
      } else {
        length += blank;
        nextLine++;
      }
    }
  }

  /** Drops bytes up to and with the next line end. */
  private void passOver() throws IOException {
    window.advanceTo(window.to());
    while (!window.atEnd()) {
      window.more();
      int end = scanner.lineEnd(window.bytes(), window.from(), window.to());
      window.advanceTo(end);
      if (end < window.to()) {
        break;
      }
    }
    nextLine = line + 1;
  }

  /** Bytes that hold the record, valid until {@link #next}. */
  byte[] bytes() {
    return window.bytes();
  }

  /** Where in {@link #bytes} the record begins; spans of the scanner count from here. */
  int from() {
    return window.from();
  }

  /** Length of the record with its line end. */
  int length() {
    return length;
  }

  DelimitedScanner scanner() {
    return scanner;
  }

  /** Line on which the record begins. */
  long line() {
    return line;
  }

  /** Line after the record. */
  long nextLine() {
    return nextLine;
  }

  /** Offset of the record in the file. */
  long offset() {
    return window.position();
  }

  /** Whether the record was too long and its bytes are gone. */
  boolean overlong() {
    return overlong;
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
