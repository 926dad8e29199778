package dyepack.ingest;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Reads an owner's Parquet table. */
final class ParquetRows implements RowReader {
  private static final byte[] NO_BYTES = new byte[0];

  private final Path file;
  private final ParquetStyle style;
  private final ParquetReader<Group> reader;
  private long number;

  private ParquetRows(Path file, ParquetStyle style, TableSplit split) throws IOException {
    this.file = file;
    this.style = style;
    this.number = split.firstRow();
    this.reader = ParquetFiles.rows(file, split.start(), split.end());
  }

  static ParquetRows open(Path file, ParquetStyle style, TableSplit split) throws IOException {
    return new ParquetRows(file, style, split);
  }

  static ParquetRows open(Path file) throws IOException {
    ParquetMetadata footer;
    try {
      footer = ParquetFiles.footer(file);
    } catch (RuntimeException e) {
      throw new BadInputException(
          file + " is a damaged Parquet file: its footer can't be read.", e);
    }
    MessageType schema = footer.getFileMetaData().getSchema();
    refuseLists(file, schema, "");
    long rows = footer.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum();
    if (rows == 0) {
      throw new BadInputException(file + " holds no rows.");
    }
    Map<String, String> metadata = new HashMap<>(footer.getFileMetaData().getKeyValueMetaData());
    metadata.remove("writer.model.name");
    String codec = footer.getBlocks().get(0).getColumns().get(0).getCodec().name();
    ParquetStyle style = new ParquetStyle(schema, codec, metadata);
    return new ParquetRows(file, style, new TableSplit(0, Long.MAX_VALUE, 0, 1, rows));
  }

  private static void refuseLists(Path file, GroupType group, String prefix) {
    for (Type field : group.getFields()) {
      if (field.isRepetition(Type.Repetition.REPEATED)) {
        throw new BadInputException(
            file
                + ": column \""
                + (prefix.isEmpty() ? field.getName() : prefix)
                + "\" holds lists or maps; a table to share has one value in each cell.");
      }
      if (!field.isPrimitive()) {
        String name = prefix.isEmpty() ? field.getName() : prefix + "." + field.getName();
        refuseLists(file, field.asGroupType(), name);
      }
    }
  }

  @Override
  public TableStyle style() {
    return style;
  }

  @Override
  public @Nullable SourceRow next() throws IOException {
    Group group;
    try {
      group = reader.read();
    } catch (RuntimeException e) {
      throw new BadInputException(
          file + ", row " + (number + 1) + ": the Parquet file is damaged and can't be read on.",
          e);
    }
    if (group == null) {
      return null;
    }
    List<ParquetColumn> columns = style.columns();
    int[] slots = new int[columns.size()];
    String[] cells = new String[columns.size()];
    for (int c = 0; c < cells.length; c++) {
      String text = columns.get(c).text(group);
      slots[c] = text == null ? -1 : 0;
      cells[c] = text == null ? "" : text;
    }
    number++;
    return new SourceRow(number - 1, number, NO_BYTES, slots, slots.clone(), cells);
  }

  @Override
  public List<TableSplit> splits(long targetBytes) throws IOException {
    return ParquetFiles.splits(file, targetBytes);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
