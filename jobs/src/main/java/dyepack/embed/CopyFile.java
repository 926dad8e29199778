package dyepack.embed;

import dyepack.code.SymbolCode;
import dyepack.ingest.SourceRow;
import dyepack.ingest.TableFormat;
import dyepack.ingest.TableOutput;
import dyepack.ingest.TableStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One recipient's copy of a file, or of a part of it, while it is written. */
final class CopyFile implements AutoCloseable {
  private final EmbedJob.Request request;
  private final int number;
  private final Copy copy;
  private final Path file;
  private final @Nullable DigestedFile raw;
  private final @Nullable TableOutput table;
  private final TableStyle style;
  private final PreparedItem.Bytes buffer;

  /** Candidates of the row in hand, by slot. */
  private final int[] chosen;

  private long rows;

  /**
   * Opens the file.
   *
   * @param number number of the copy
   * @param name name of the file, or of the part
   * @param style how the source is written
   * @param begins whether this is where the file begins
   * @param buffer for one batch of rows; shared with other copies, not with other threads
   */
  CopyFile(
      EmbedJob.Request request,
      int number,
      String name,
      TableStyle style,
      boolean begins,
      PreparedItem.Bytes buffer) {
    this.request = request;
    this.number = number;
    this.style = style;
    this.buffer = buffer;
    copy = request.copies().get(number);
    chosen = new int[request.plan().marks().size()];
    file = Path.of(request.staging(), copy.recipient().value(), name);
    try {
      Files.createDirectories(file.getParent());
      if (request.raw()) {
        raw = new DigestedFile(file);
        table = null;
        if (begins) {
          byte[] prologue = style.prologue();
          raw.write(prologue, 0, prologue.length);
        }
      } else {
        raw = null;
        TableFormat format = request.format() == null ? style.format() : request.format();
        table = TableOutput.open(file, style, format, request.textColumns());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("marked copies can't be written: " + e.getMessage(), e);
    }
  }

  /**
   * Writes rows.
   *
   * @param nibbles nibbles of the rows for each recipient of the chain
   * @param sums receives what marking changed, by mark
   */
  void write(List<PreparedItem> batch, byte[][] nibbles, DistortionSums[] sums) throws IOException {
    buffer.clear();
    for (int i = 0; i < batch.size(); i++) {
      PreparedItem item = batch.get(i);
      if (!holds(item)) {
        continue;
      }
      rows++;
      item.choose(nibbles, i * SymbolCode.ROW_BYTES, chosen);
      if (raw != null) {
        item.write(buffer, chosen);
      } else if (table != null) {
        SourceRow row = style.replace(item.row, item.cells(chosen));
        table.write(row == null ? item.row : row);
      }
      if (item.canary < 0) {
        measure(item, sums);
      }
    }
    if (raw != null) {
      raw.write(buffer.array(), 0, buffer.length());
    }
  }

  private boolean holds(PreparedItem item) {
    if (item.canary >= 0) {
      return copy.canaries().get(item.canary);
    }
    if (item.instead() >= 0 && copy.canaries().get(item.instead())) {
      return false;
    }
    return item.rid == null
        || copy.withholding() == null
        || !copy.withholding().withholds(item.rid);
  }

  private void measure(PreparedItem item, DistortionSums[] sums) {
    for (int i = 0; i < item.slots.length; i++) {
      PreparedItem.Slot slot = item.slots[i];
      sums[slot.mark].add(slot.value, slot.change(chosen[i]));
    }
  }

  /** Closes the file and says what it is; {@code of} is the number of the source file. */
  EmbedJob.Written finish(int of) throws IOException {
    close();
    Path staging = Path.of(request.staging());
    String name = staging.relativize(file).toString();
    if (raw != null) {
      return new EmbedJob.Written(
          number, of, name, raw.sha256Hex(), raw.sm3Hex(), raw.length(), rows);
    }
    return Assembly.digested(number, of, staging, name, rows);
  }

  @Override
  public void close() {
    try {
      if (raw != null) {
        raw.close();
      }
      if (table != null) {
        table.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("marked copies can't be written: " + e.getMessage(), e);
    }
  }
}
