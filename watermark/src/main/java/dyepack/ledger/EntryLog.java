package dyepack.ledger;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The log's file as lines. A last line without its line end was torn by a crash before its writer
 * could say yes: readers leave it out, the next writer cuts it off.
 */
final class EntryLog {
  private static final int CHUNK_BYTES = 1 << 18;

  private final Path file;

  EntryLog(Path file) {
    this.file = file;
  }

  /**
   * What reading found.
   *
   * @param end offset after the last whole line
   * @param torn bytes after it
   */
  record Extent(long end, long torn) {}

  /** Hands every whole line from an offset on, without its line end, to {@code lines}. */
  @CanIgnoreReturnValue
  Extent read(long from, Consumer<byte[]> lines) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < from) {
        throw new BadInputException(file + " became shorter while it was in use.");
      }
      InputStream in = Channels.newInputStream(channel.position(from));
      byte[] buffer = new byte[CHUNK_BYTES];
      int filled = 0;
      long end = from;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer, filled, CHUNK_BYTES)) {
        int start = 0;
        int limit = filled + read;
        for (int i = filled; i < limit; i++) {
          if (buffer[i] == '\n') {
            lines.accept(Arrays.copyOfRange(buffer, start, i));
            start = i + 1;
          }
        }
        filled = limit - start;
        end += start;
        buffer = moved(buffer, start, filled);
      }
      return new Extent(end, filled);
    } catch (IOException e) {
      throw new BadInputException("Can't read " + file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] moved(byte[] buffer, int start, int length) {
    byte[] target =
        length + CHUNK_BYTES <= buffer.length ? buffer : new byte[2 * length + CHUNK_BYTES];
    System.arraycopy(buffer, start, target, 0, length);
    return target;
  }

  /**
   * Writes whole lines at {@code end}, cuts off what lay behind, and returns once the disk has
   * them.
   */
  void append(long end, byte[] lines) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      try {
        channel.truncate(end);
        write(channel.position(end), lines);
        channel.force(true);
      } catch (IOException e) {
        channel.truncate(end);
        throw e;
      }
    } catch (IOException e) {
      throw new BadInputException("Can't write to " + file + ": " + e.getMessage(), e);
    }
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      if (channel.write(rest) < 0) {
        throw new IOException("nothing more can be written");
      }
    }
  }
}
