package dyepack.index;

import dyepack.share.BlindIndex;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/**
 * One immutable Parquet file of index records, sorted by key as unsigned bytes.
 *
 * <p>Schema: {@code message segment { required fixed_len_byte_array(16) key; required int32 number;
 * required int64 row; required binary payload; }}, ZSTD, which makes nothing of numbers and rows
 * and leaves keyed tags as they are; row groups of about 8 MiB so that a handful of keys reads a
 * handful of groups.
 */
public final class Segment {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message segment { required fixed_len_byte_array(16) key; required int32 number;"
              + " required int64 row; required binary payload; }");
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private Segment() {}

  /**
   * Writes a new segment.
   *
   * @param file must not exist
   * @param entries in ascending order of key
   * @return number of entries written
   */
  public static long write(Path file, Iterator<SegmentEntry> entries) throws IOException {
    long count = 0;
    try (ParquetWriter<SegmentEntry> writer = new Builder(new LocalOutputFile(file)).build()) {
      while (entries.hasNext()) {
        writer.write(entries.next());
        count++;
      }
    }
    return count;
  }

  /** Hands every entry of a segment to {@code sink}, in order of key. */
  public static void scan(Path file, Consumer<SegmentEntry> sink) throws IOException {
    try (Cursor cursor = new Cursor(file)) {
      cursor.forEachRemaining(sink);
    }
  }

  /** Opens a segment to be read entry by entry, in order of key, one row group in memory. */
  public static Cursor open(Path file) throws IOException {
    return new Cursor(file);
  }

  /** The entries of one segment, in order of key. */
  public static final class Cursor implements Iterator<SegmentEntry>, Closeable {
    private final ParquetFileReader reader;
    private @Nullable Columns columns;
    private long left;

    private Cursor(Path file) throws IOException {
      reader = ParquetFileReader.open(new LocalInputFile(file));
    }

    @Override
    public boolean hasNext() {
      while (left == 0) {
        PageReadStore group;
        try {
          group = reader.readNextRowGroup();
        } catch (IOException e) {
          throw new UncheckedIOException("index segment can't be read", e);
        }
        if (group == null) {
          return false;
        }
        columns = new Columns(group);
        left = group.getRowCount();
      }
      return true;
    }

    @Override
    public SegmentEntry next() {
      if (!hasNext() || columns == null) {
        throw new NoSuchElementException();
      }
      left--;
      return columns.next();
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** Returns the number of entries of a segment. */
  public static long rows(Path file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      return reader.getRecordCount();
    }
  }

  /**
   * Hands to {@code sink} every entry whose key is one of {@code keys}.
   *
   * <p>Walks the segment once beside the sorted keys; row groups without a wanted key are not read.
   *
   * @param keys ascending, without repeats
   */
  public static void lookup(Path file, BlindIndex[] keys, Consumer<SegmentEntry> sink)
      throws IOException {
    if (keys.length == 0) {
      return;
    }
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      int from = 0;
      for (BlockMetaData block : reader.getRowGroups()) {
        Statistics<?> range = keyRange(block);
        int first = firstAtLeast(keys, from, BlindIndex.read(range.getMinBytes(), 0));
        if (first >= keys.length
            || keys[first].compareTo(BlindIndex.read(range.getMaxBytes(), 0)) > 0) {
          boolean skipped = reader.skipNextRowGroup();
          assert skipped;
          continue;
        }
        from = walk(reader.readNextRowGroup(), keys, first, sink);
      }
    }
  }

  private static int walk(
      PageReadStore group, BlindIndex[] keys, int first, Consumer<SegmentEntry> sink) {
    Columns columns = new Columns(group);
    int at = first;
    for (long i = group.getRowCount(); i > 0; i--) {
      BlindIndex key = columns.peekKey();
      while (at < keys.length && keys[at].compareTo(key) < 0) {
        at++;
      }
      if (at >= keys.length) {
        return Math.max(first, at - 1);
      }
      if (keys[at].equals(key)) {
        sink.accept(columns.next());
      } else {
        columns.skip();
      }
    }
    return at;
  }

  private static int firstAtLeast(BlindIndex[] keys, int from, BlindIndex least) {
    int found = Arrays.binarySearch(keys, from, keys.length, least);
    return found >= 0 ? found : -found - 1;
  }

  private static Statistics<?> keyRange(BlockMetaData block) {
    List<ColumnChunkMetaData> chunks = block.getColumns();
    Statistics<?> range = chunks.get(0).getStatistics();
    if (range == null || range.isEmpty()) {
      throw new IllegalStateException("index segment without key statistics");
    }
    return range;
  }

  /** The four columns of a row group, read in step. */
  private static final class Columns {
    private final ColumnReader key;
    private final ColumnReader number;
    private final ColumnReader row;
    private final ColumnReader payload;

    Columns(PageReadStore group) {
      ColumnReadStoreImpl store =
          new ColumnReadStoreImpl(
              group, new GroupRecordConverter(SCHEMA).getRootConverter(), SCHEMA, "dyepack");
      List<ColumnDescriptor> columns = SCHEMA.getColumns();
      key = store.getColumnReader(columns.get(0));
      number = store.getColumnReader(columns.get(1));
      row = store.getColumnReader(columns.get(2));
      payload = store.getColumnReader(columns.get(3));
    }

    BlindIndex peekKey() {
      return BlindIndex.read(key.getBinary().getBytesUnsafe(), 0);
    }

    SegmentEntry next() {
      SegmentEntry entry =
          new SegmentEntry(
              peekKey(), number.getInteger(), row.getLong(), payload.getBinary().getBytes());
      consume();
      return entry;
    }

    void skip() {
      number.skip();
      row.skip();
      payload.skip();
      consume();
    }

    private void consume() {
      key.consume();
      number.consume();
      row.consume();
      payload.consume();
    }
  }

  private static final class Builder extends ParquetWriter.Builder<SegmentEntry, Builder> {
    Builder(OutputFile file) {
      super(file);
      withCompressionCodec(CompressionCodecName.ZSTD);
      withDictionaryEncoding("key", false);
      withDictionaryEncoding("payload", false);
      withRowGroupSize(ROW_GROUP_BYTES);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // The only form that takes Hadoop's own configuration class.
    protected WriteSupport<SegmentEntry> getWriteSupport(Configuration configuration) {
      return new EntryWriter();
    }
  }

  @SuppressWarnings("deprecation") // WriteSupport still makes its deprecated init the abstract one.
  private static final class EntryWriter extends WriteSupport<SegmentEntry> {
    private @Nullable RecordConsumer consumer;

    @Override
    public WriteContext init(Configuration configuration) {
      Map<String, String> extra = new HashMap<>();
      extra.put("dyepack.segment", "1");
      return new WriteContext(SCHEMA, extra);
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(SegmentEntry entry) {
      RecordConsumer out = consumer;
      if (out == null) {
        throw new IllegalStateException("prepareForWrite was not called");
      }
      out.startMessage();
      out.startField("key", 0);
      out.addBinary(Binary.fromConstantByteArray(entry.key().toBytes()));
      out.endField("key", 0);
      out.startField("number", 1);
      out.addInteger(entry.number());
      out.endField("number", 1);
      out.startField("row", 2);
      out.addLong(entry.row());
      out.endField("row", 2);
      out.startField("payload", 3);
      out.addBinary(Binary.fromConstantByteArray(entry.payload()));
      out.endField("payload", 3);
      out.endMessage();
    }
  }
}
