package dyepack.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/** Opens Parquet files on a local disk, without Spark or a Hadoop configuration. */
final class ParquetFiles {
  private ParquetFiles() {}

  static ParquetMetadata footer(Path file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      return reader.getFooter();
    }
  }

  /** The rows of the row groups between two offsets; damaged pages raise an exception. */
  static ParquetReader<Group> rows(Path file, long start, long end) throws IOException {
    return new Rows(new LocalInputFile(file), new PlainParquetConfiguration())
        .withFileRange(start, end)
        .usePageChecksumVerification()
        .build();
  }

  /** Parts made of whole row groups. */
  static List<TableSplit> splits(Path file, long targetBytes) throws IOException {
    List<BlockMetaData> blocks = footer(file).getBlocks();
    List<TableSplit> splits = new ArrayList<>();
    long row = 0;
    int first = 0;
    long bytes = 0;
    long rows = 0;
    for (int i = 0; i < blocks.size(); i++) {
      bytes += blocks.get(i).getCompressedSize();
      rows += blocks.get(i).getRowCount();
      if (bytes >= targetBytes || i == blocks.size() - 1) {
        long end = i == blocks.size() - 1 ? Long.MAX_VALUE : blocks.get(i + 1).getStartingPos();
        splits.add(new TableSplit(blocks.get(first).getStartingPos(), end, row, row + 1, rows));
        row += rows;
        first = i + 1;
        bytes = 0;
        rows = 0;
      }
    }
    return List.copyOf(splits);
  }

  private static final class Rows extends ParquetReader.Builder<Group> {
    Rows(InputFile file, ParquetConfiguration configuration) {
      super(file, configuration);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
