package dyepack.ingest;

import java.util.ArrayList;
import java.util.List;

/** Gathers records into parts of about the same number of bytes. */
final class Splitter {
  private final long targetBytes;
  private final List<TableSplit> splits = new ArrayList<>();
  private long start = -1;
  private long firstRow;
  private long firstLine;
  private long row;

  Splitter(long targetBytes) {
    this.targetBytes = Math.max(1, targetBytes);
  }

  /** Takes the next record: where it begins, and its line. */
  void record(long offset, long line) {
    if (start < 0) {
      begin(offset, line);
    } else if (offset - start >= targetBytes) {
      splits.add(new TableSplit(start, offset, firstRow, firstLine, row - firstRow));
      begin(offset, line);
    }
    row++;
  }

  private void begin(long offset, long line) {
    start = offset;
    firstRow = row;
    firstLine = line;
  }

  /** All parts; the last one ends at {@code end}. */
  List<TableSplit> finish(long end) {
    if (start >= 0) {
      splits.add(new TableSplit(start, end, firstRow, firstLine, row - firstRow));
    }
    return List.copyOf(splits);
  }
}
