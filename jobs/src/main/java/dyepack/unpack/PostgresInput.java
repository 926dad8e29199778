package dyepack.unpack;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an archive of {@code pg_dump} as its numbers and texts (PostgreSQL's {@code
 * src/bin/pg_dump/pg_backup_archiver.c}: ReadInt, ReadStr, ReadHead).
 */
final class PostgresInput implements Closeable {
  private static final int MOST_TEXT = 16 << 20;
  private static final int POSITION_SET = 2;

  private final InputStream in;
  private int version;
  private int intBytes = Integer.BYTES;
  private int offsetBytes = Long.BYTES;
  private int format;
  private long position;

  private PostgresInput(InputStream in) {
    this.in = in;
  }

  /** At the beginning of a file. */
  static PostgresInput open(Path file) throws IOException {
    return new PostgresInput(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  /** Reads up to the compression: five letters, version, sizes of numbers, format. */
  void head() throws IOException {
    for (int letter : "PGDMP".getBytes(StandardCharsets.US_ASCII)) {
      if (one() != letter) {
        throw new IOException("no dump of PostgreSQL");
      }
    }
    version = (one() << 8) | one();
    int revision = one();
    intBytes = one();
    offsetBytes = one();
    format = one();
    boolean sane = intBytes >= 1 && intBytes <= 8 && offsetBytes >= 1 && offsetBytes <= 8;
    if (!sane || revision < 0) {
      throw new IOException("a damaged dump of PostgreSQL");
    }
  }

  /** Major and minor version of the format: 0x010E for 1.14. */
  int version() {
    return version;
  }

  /** 1 for the format that holds data in the same file. */
  int format() {
    return format;
  }

  /** How many bytes were read. */
  long position() {
    return position;
  }

  /** A byte from 0 to 255; refused behind the end. */
  @CanIgnoreReturnValue
  int one() throws IOException {
    int read = in.read();
    if (read < 0) {
      throw new EOFException("a dump of PostgreSQL that ends early");
    }
    position++;
    return read;
  }

  /** A byte, or -1 behind the end. */
  int oneOrEnd() throws IOException {
    int read = in.read();
    position += read < 0 ? 0 : 1;
    return read;
  }

  /** Up to so many bytes, as {@link InputStream#read(byte[], int, int)}. */
  int some(byte[] into, int from, int most) throws IOException {
    int read = in.read(into, from, most);
    position += Math.max(0, read);
    return read;
  }

  /** A number: its sign, then its bytes, the lowest first. */
  @CanIgnoreReturnValue
  int number() throws IOException {
    boolean negative = one() != 0;
    long value = 0;
    for (int b = 0; b < intBytes; b++) {
      value |= (long) one() << (8 * b);
    }
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new IOException("a damaged dump of PostgreSQL");
    }
    return (int) (negative ? -value : value);
  }

  /** A text of UTF-8, or of whatever the database was in; null where the dump says so. */
  @CanIgnoreReturnValue
  @Nullable String text() throws IOException {
    int length = number();
    if (length < 0) {
      return null;
    }
    if (length > MOST_TEXT) {
      throw new IOException("a damaged dump of PostgreSQL");
    }
    byte[] bytes = in.readNBytes(length);
    position += bytes.length;
    if (bytes.length < length) {
      throw new EOFException("a dump of PostgreSQL that ends early");
    }
    return EntryName.decoded(bytes);
  }

  /** Passes over where the data of an entry begins; it is found by reading on. */
  void offset() throws IOException {
    int flag = one();
    if (flag > POSITION_SET + 1) {
      throw new IOException("a damaged dump of PostgreSQL");
    }
    for (int b = 0; b < offsetBytes; b++) {
      one();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
