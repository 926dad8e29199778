package dyepack.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Writes a Parquet file with a given schema. */
final class ParquetSink implements RowSink {
  /** Small, since a share keeps many files open. */
  private static final long ROW_GROUP_BYTES = 16L << 20;

  private final ParquetWriter<Group> writer;
  private final MessageType schema;
  private final List<ParquetColumn> columns;

  private ParquetSink(ParquetWriter<Group> writer, ParquetStyle style) {
    this.writer = writer;
    this.schema = style.schema();
    this.columns = style.columns();
  }

  static ParquetSink open(Path file, ParquetStyle style) throws IOException {
    ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(style.schema())
            .withExtraMetaData(style.metadata())
            .withConf(new PlainParquetConfiguration())
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCompressionCodec(codec(style.codec()))
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withPageWriteChecksumEnabled(true)
            .build();
    return new ParquetSink(writer, style);
  }

  /** The source's compression where Java can do it without native libraries of Hadoop. */
  private static CompressionCodecName codec(String name) {
    return switch (name) {
      case "UNCOMPRESSED" -> CompressionCodecName.UNCOMPRESSED;
      case "GZIP" -> CompressionCodecName.GZIP;
      case "ZSTD" -> CompressionCodecName.ZSTD;
      default -> CompressionCodecName.SNAPPY;
    };
  }

  @Override
  public void write(String[] cells, @Nullable SourceRow source) throws IOException {
    Group group = new SimpleGroup(schema);
    for (int c = 0; c < cells.length; c++) {
      ParquetColumn column = columns.get(c);
      boolean none =
          source != null ? source.absent(c) : cells[c].isEmpty() && !column.takes(cells[c]);
      if (!none || column.required()) {
        column.put(group, cells[c]);
      }
    }
    writer.write(group);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
