package dyepack.ingest;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * Where the bytes of a Parquet file go ("File Format", parquet.apache.org/docs/file-format): chunks
 * of columns are the data of the rows of their group; marks, footer, indexes of pages and filters
 * are headers. Chunks that overlap, which only damaged files have, count once.
 */
final class ParquetBytes {
  private static final String STRUCTURE = "marks, footer and indexes of the file";

  /** A chunk of a column: its bytes, and its group's first row, number of rows and middle. */
  private record Chunk(long start, long end, long firstRow, long rows, long middle) {}

  private ParquetBytes() {}

  /** The account of all that is no data of rows. */
  static ByteAccount structure(Path file) throws IOException {
    ByteAccount.Tally tally = new ByteAccount.Tally();
    long at = 0;
    for (Chunk chunk : chunks(file)) {
      tally.add(Kind.HEADER, STRUCTURE, at, chunk.start);
      at = chunk.end;
    }
    tally.add(Kind.HEADER, STRUCTURE, at, Files.size(file));
    return tally.account();
  }

  /**
   * The account of the data of a part's groups.
   *
   * @param read how many of its rows were read
   * @param ended whether no more come of it; before, groups that aren't reached yet aren't counted
   */
  static ByteAccount rows(Path file, TableSplit part, long read, boolean ended) {
    ByteAccount.Tally tally = new ByteAccount.Tally();
    try {
      List<Chunk> own = new ArrayList<>();
      long first = Long.MAX_VALUE;
      for (Chunk chunk : chunks(file)) {
        // As the library does: a group belongs to the part that its middle lies in.
        if (chunk.middle >= part.start() && chunk.middle < part.end()) {
          own.add(chunk);
          first = Math.min(first, chunk.firstRow);
        }
      }
      for (Chunk chunk : own) {
        boolean whole = chunk.firstRow + chunk.rows - first <= read;
        if (whole || ended) {
          tally.add(
              whole ? Kind.RECORD : Kind.REJECTED,
              "rows of a group that is damaged",
              chunk.start,
              chunk.end);
        }
      }
    } catch (IOException | RuntimeException e) {
      // The footer was sound when the file was opened: nothing more is known now.
      return ByteAccount.EMPTY;
    }
    return tally.account();
  }

  private static List<Chunk> chunks(Path file) throws IOException {
    long length = Files.size(file);
    List<Chunk> all = new ArrayList<>();
    long row = 0;
    for (BlockMetaData block : ParquetFiles.footer(file).getBlocks()) {
      long middle = block.getStartingPos() + block.getCompressedSize() / 2;
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        long start = chunk.getStartingPos();
        all.add(new Chunk(start, start + chunk.getTotalSize(), row, block.getRowCount(), middle));
      }
      row += block.getRowCount();
    }
    all.sort(Comparator.comparingLong(Chunk::start));
    List<Chunk> apart = new ArrayList<>();
    long at = 0;
    for (Chunk chunk : all) {
      long start = Math.min(length, Math.max(at, chunk.start));
      long end = Math.min(length, Math.max(start, chunk.end));
      apart.add(new Chunk(start, end, chunk.firstRow, chunk.rows, chunk.middle));
      at = end;
    }
    return apart;
  }
}
