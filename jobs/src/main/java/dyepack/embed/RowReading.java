package dyepack.embed;

import dyepack.identity.RowIndexer;
import dyepack.identity.RowKeys;
import dyepack.ingest.SourceRow;
import dyepack.ingest.TableInput;
import dyepack.release.EpochPlan;
import dyepack.release.RowTags;
import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads rows and makes their ids, keys and tags. */
final class RowReading implements Serializable {
  private static final long serialVersionUID = 1L;
  private final EpochPlan plan;
  private final RowIndexer indexer;
  private final ArrayList<String> header;
  private final byte[] tagKey;
  private final int buckets;

  RowReading(IndexJob.Request request, int buckets) {
    plan = request.plan();
    indexer = request.indexer();
    header = new ArrayList<>(request.header());
    tagKey = request.tagKey();
    this.buckets = buckets;
  }

  KeyedRows read(List<SourcePart> task) {
    Sink sink = new Sink(new RowTags(plan, header, tagKey));
    for (SourcePart part : task) {
      try (TableInput input = part.open()) {
        SourceRow row;
        while ((row = input.next()) != null) {
          sink.add(part.file(), row.cells());
        }
      }
    }
    return sink.reading();
  }

  private final class Sink {
    private final RowTags tags;
    private final PackedRecords[] rows = new PackedRecords[buckets];
    private final PackedRecords[] keys = new PackedRecords[buckets];
    private long unread;

    Sink(RowTags tags) {
      this.tags = tags;
      for (int i = 0; i < buckets; i++) {
        rows[i] = new PackedRecords(20 + tags.bytes());
        keys[i] = new PackedRecords(36);
      }
    }

    void add(int file, String[] cells) {
      RowKeys row = indexer.keys(cells);
      BlindIndex rid = row.rid();
      if (rid == null) {
        unread++;
        return;
      }
      PackedRecords bucket = rows[PackedRecords.bucket(rid, buckets)];
      int at = bucket.add();
      rid.write(bucket.bytes(), at);
      ByteBuffer.wrap(bucket.bytes(), at + 16, 4).putInt(file);
      byte[] rowTags = tags.of(rid, cells);
      System.arraycopy(rowTags, 0, bucket.bytes(), at + 20, rowTags.length);
      row.store(this::addKey);
    }

    private void addKey(BlindIndex key, int use, BlindIndex value) {
      PackedRecords bucket = keys[PackedRecords.bucket(key, buckets)];
      int at = bucket.add();
      key.write(bucket.bytes(), at);
      ByteBuffer.wrap(bucket.bytes(), at + 16, 4).putInt(use);
      value.write(bucket.bytes(), at + 20);
    }

    KeyedRows reading() {
      for (int i = 0; i < buckets; i++) {
        rows[i] = rows[i].trimmed();
        keys[i] = keys[i].trimmed();
      }
      return new KeyedRows(rows, keys, unread);
    }
  }
}
