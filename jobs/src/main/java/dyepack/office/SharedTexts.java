package dyepack.office;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts that the cells of a workbook refer to by number, packed: a byte per character where all
 * are Latin-1, else two, without an object for each. Beyond a bound they stand in a temporary file
 * without a name.
 *
 * <p>Layout of a text: its length in bytes times two, plus one if it is UTF-16, as four bytes,
 * big-endian; its bytes.
 */
final class SharedTexts implements Closeable {
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int PLACES_A_BLOCK = 1 << 16;
  private static final int MOST_TEXTS = 1 << 24;

  /** Read at once from the file: most texts are shorter. */
  private static final int READ_BYTES = 256;

  private final long memoryBytes;
  private final List<byte[]> blocks = new ArrayList<>();
  private final List<long[]> places = new ArrayList<>();
  private byte[] block = new byte[BLOCK_BYTES];
  private int used;
  private long blockStart;
  private long kept;
  private int count;
  private @Nullable FileChannel file;

  /**
   * Holds texts.
   *
   * @param memoryBytes how many bytes of them may stay in memory
   */
  SharedTexts(long memoryBytes) {
    this.memoryBytes = memoryBytes;
  }

  int count() {
    return count;
  }

  void add(String text) throws IOException {
    if (count == MOST_TEXTS) {
      throw new IOException("more than 16,777,216 shared texts");
    }
    boolean wide = wide(text);
    byte[] bytes = text.getBytes(wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    if (wide) {
      units(text, bytes);
    }
    if (used + 4 + bytes.length > block.length) {
      finishBlock();
      block = new byte[Math.max(BLOCK_BYTES, 4 + bytes.length)];
    }
    if (count % PLACES_A_BLOCK == 0) {
      places.add(new long[PLACES_A_BLOCK]);
    }
    places.get(count / PLACES_A_BLOCK)[count % PLACES_A_BLOCK] = place();
    ByteBuffer.wrap(block).putInt(used, 2 * bytes.length + (wide ? 1 : 0));
    System.arraycopy(bytes, 0, block, used + 4, bytes.length);
    used += 4 + bytes.length;
    count++;
  }

  private static boolean wide(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return true;
      }
    }
    return false;
  }

  /** The units as they are: an encoder would replace half a surrogate pair. */
  private static void units(String text, byte[] bytes) {
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) (text.charAt(i) >> 8);
      bytes[2 * i + 1] = (byte) text.charAt(i);
    }
  }

  /** In memory: number of the block and offset in it; in the file: the offset, negative. */
  private long place() {
    return file == null ? (long) blocks.size() << 32 | used : -1 - (blockStart + used);
  }

  private void finishBlock() throws IOException {
    if (file != null) {
      write(block, used);
    } else {
      blocks.add(block);
      kept += block.length;
      if (kept > memoryBytes) {
        Path path = Files.createTempFile("dyepack-texts", null);
        file =
            FileChannel.open(
                path,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
      }
    }
    used = 0;
  }

  private void write(byte[] bytes, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    FileChannel channel = file;
    while (channel != null && buffer.hasRemaining()) {
      blockStart += channel.write(buffer, blockStart);
    }
  }

  /** A text by its number from 0, or null if there is none. */
  @Nullable String text(int number) throws IOException {
    if (number < 0 || number >= count) {
      return null;
    }
    long place = places.get(number / PLACES_A_BLOCK)[number % PLACES_A_BLOCK];
    if (place >= 0) {
      int index = (int) (place >> 32);
      byte[] bytes = index == blocks.size() ? block : blocks.get(index);
      return decoded(bytes, (int) place);
    }
    long offset = -1 - place;
    if (offset >= blockStart) {
      return decoded(block, (int) (offset - blockStart));
    }
    byte[] head = read(offset, READ_BYTES);
    int length = ByteBuffer.wrap(head).getInt() >>> 1;
    return decoded(4 + length <= head.length ? head : read(offset, 4 + length), 0);
  }

  private byte[] read(long offset, int most) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(most, blockStart - offset));
    FileChannel channel = file;
    while (channel != null && buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new IOException("the temporary file of shared texts was cut");
      }
    }
    return buffer.array();
  }

  private static String decoded(byte[] bytes, int offset) {
    int form = ByteBuffer.wrap(bytes).getInt(offset);
    int length = form >>> 1;
    if ((form & 1) == 0) {
      return new String(bytes, offset + 4, length, StandardCharsets.ISO_8859_1);
    }
    char[] units = new char[length / 2];
    ByteBuffer.wrap(bytes, offset + 4, length).asCharBuffer().get(units);
    return new String(units);
  }

  @Override
  public void close() throws IOException {
    blocks.clear();
    if (file != null) {
      file.close();
    }
  }
}
