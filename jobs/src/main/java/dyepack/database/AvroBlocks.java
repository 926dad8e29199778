package dyepack.database;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;
import org.xerial.snappy.Snappy;

/**
 * The blocks of an Avro object container file (Avro specification 1.12, "Object Container Files"):
 * the bytes {@code Obj} and 1, a map of metadata, a mark of 16 bytes; then blocks, each the number
 * of its records, its length, its bytes, and the mark again. After a damaged block the next mark is
 * looked for.
 */
final class AvroBlocks implements Closeable {
  private static final int MARK_BYTES = 16;
  private static final int MOST_BLOCK_BYTES = 64 << 20;
  private static final int MOST_SCHEMA_BYTES = 4 << 20;
  private static final int XZ_MEMORY_KIB = 64 << 10;

  private final DataInputStream in;
  private final Counted counted;
  private final ByteAccount.Tally tally = new ByteAccount.Tally();
  private final byte[] mark = new byte[MARK_BYTES];
  private final int mostBytes;
  private String schema = "";
  private String codec = "null";
  private long records;
  private long damaged;

  AvroBlocks(Path file) throws IOException {
    this.mostBytes = (int) Math.min(MOST_BLOCK_BYTES, Runtime.getRuntime().maxMemory() / 8);
    this.counted = new Counted(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    this.in = new DataInputStream(counted);
    try {
      header();
      tally.add(Kind.HEADER, "the header", 0, counted.bytes);
    } catch (EOFException e) {
      in.close();
      throw new IOException("an Avro file that ends within its header", e);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private void header() throws IOException {
    byte[] magic = new byte[4];
    in.readFully(magic);
    if (!Arrays.equals(magic, new byte[] {'O', 'b', 'j', 1})) {
      throw new IOException("no Avro file");
    }
    int entries = 0;
    for (long count = number(); count != 0; count = number()) {
      if (count < 0 && number() < 0) {
        throw new IOException("an Avro file with a damaged header");
      }
      for (long i = 0; i < Math.abs(count); i++) {
        if (++entries > 10_000) {
          throw new IOException("an Avro file with a damaged header");
        }
        String key = new String(bytes(), StandardCharsets.UTF_8);
        byte[] value = bytes();
        if (key.equals("avro.schema")) {
          schema = new String(value, StandardCharsets.UTF_8);
        } else if (key.equals("avro.codec")) {
          codec = new String(value, StandardCharsets.UTF_8);
        }
      }
    }
    in.readFully(mark);
  }

  private byte[] bytes() throws IOException {
    long length = number();
    if (length < 0 || length > MOST_SCHEMA_BYTES) {
      throw new IOException("an Avro file with a damaged header");
    }
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  /** A number of the form that the specification calls zig-zag. */
  private long number() throws IOException {
    return number(in.readUnsignedByte());
  }

  private long number(int first) throws IOException {
    long bits = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = shift == 0 ? first : in.readUnsignedByte();
      bits |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return bits >>> 1 ^ -(bits & 1);
      }
    }
    throw new IOException("an Avro file with a damaged number");
  }

  /** The schema as JSON. */
  String schema() {
    return schema;
  }

  /** How many records the block last given says it has. */
  long records() {
    return records;
  }

  /** How many blocks were damaged so far. */
  long damaged() {
    return damaged;
  }

  /** The next block, unpacked, or null at the end. */
  @Nullable ByteBuffer next() throws IOException {
    while (true) {
      long start = counted.bytes;
      byte[] packed;
      try {
        int first = in.read();
        if (first < 0) {
          return null;
        }
        records = number(first);
        long length = number();
        if (records < 0 || length < 0 || length > mostBytes) {
          throw new IOException("length of a block");
        }
        packed = in.readNBytes((int) length);
        byte[] end = new byte[MARK_BYTES];
        in.readFully(end);
        if (!Arrays.equals(end, mark)) {
          throw new IOException("mark of a block");
        }
      } catch (IOException e) {
        damaged++;
        boolean more = atMark();
        tally.add(Kind.REJECTED, "damaged blocks", start, counted.bytes);
        if (!more) {
          return null;
        }
        continue;
      }
      try {
        ByteBuffer unpacked = ByteBuffer.wrap(unpacked(packed));
        tally.add(Kind.RECORD, "", start, counted.bytes);
        return unpacked;
      } catch (UnreadableCodecException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        damaged++;
        tally.add(Kind.REJECTED, "damaged blocks", start, counted.bytes);
      }
    }
  }

  /**
   * Where the bytes read so far went: a block that unpacks is a record, also where some of its
   * records then turn out to be damaged, which are told by their number.
   */
  ByteAccount account() {
    return tally.account();
  }

  /** Reads on until after the next mark. */
  private boolean atMark() throws IOException {
    byte[] window = new byte[MARK_BYTES];
    long seen = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      window[(int) (seen++ % MARK_BYTES)] = (byte) b;
      if (seen >= MARK_BYTES && (byte) b == mark[MARK_BYTES - 1] && ends(window, seen)) {
        return true;
      }
    }
    return false;
  }

  private boolean ends(byte[] window, long seen) {
    for (int i = 0; i < MARK_BYTES; i++) {
      if (window[(int) ((seen + i) % MARK_BYTES)] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private byte[] unpacked(byte[] packed) throws IOException {
    return switch (codec) {
      case "null" -> packed;
      case "deflate" -> {
        Inflater inflater = new Inflater(true);
        try (InputStream bytes = new ByteArrayInputStream(packed)) {
          yield all(new InflaterInputStream(bytes, inflater));
        } finally {
          inflater.end();
        }
      }
      case "snappy" -> snappy(packed);
      case "bzip2" -> all(new BZip2CompressorInputStream(new ByteArrayInputStream(packed)));
      case "xz" -> all(new XZInputStream(new ByteArrayInputStream(packed), XZ_MEMORY_KIB));
      case "zstandard" -> all(new ZstdCompressorInputStream(new ByteArrayInputStream(packed)));
      default -> throw new UnreadableCodecException();
    };
  }

  /** The last four bytes are a check sum of what was packed; Snappy finds its own damage. */
  private byte[] snappy(byte[] packed) throws IOException {
    int length = packed.length - 4;
    if (length < 1
        || !Snappy.isValidCompressedBuffer(packed, 0, length)
        || Snappy.uncompressedLength(packed, 0, length) > mostBytes) {
      throw new IOException("packed block");
    }
    byte[] bytes = new byte[Snappy.uncompressedLength(packed, 0, length)];
    Snappy.uncompress(packed, 0, length, bytes, 0);
    return bytes;
  }

  private byte[] all(InputStream stream) throws IOException {
    try (InputStream bytes = stream) {
      byte[] all = bytes.readNBytes(mostBytes);
      if (all.length == mostBytes && bytes.read() >= 0) {
        throw new IOException("a block that unpacks to more than the limit");
      }
      return all;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Says that the blocks are packed in a way that is not known. */
  private static final class UnreadableCodecException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableCodecException() {
      super("an Avro file packed in a way that is not readable");
    }
  }

  /** Counts the bytes that go through. */
  private static final class Counted extends FilterInputStream {
    private long bytes;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      bytes += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int n = in.read(into, at, length);
      bytes += Math.max(0, n);
      return n;
    }
  }
}
