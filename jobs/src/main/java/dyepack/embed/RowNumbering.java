package dyepack.embed;

import dyepack.index.SegmentEntry;
import dyepack.index.SegmentKind;
import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import scala.Tuple2;

/** Merges a bucket's rows with the index and writes what is new. */
final class RowNumbering implements Serializable {
  private static final long serialVersionUID = 1L;
  private final ArrayList<String> segments;
  private final int release;
  private final String folder;
  private final String name;

  RowNumbering(IndexJob.Request request) {
    segments = new ArrayList<>(request.segments().getOrDefault(SegmentKind.ROWS, List.of()));
    release = request.release();
    folder = request.folder().toString();
    name = request.name();
  }

  RowBucket merge(Tuple2<Integer, PackedRecords> pair) {
    PackedRecords records = pair._2();
    RowBucket bucket = new RowBucket(pair._1());
    int[] order = records.sorted();
    int i = 0;
    while (i < order.length) {
      int end = i + 1;
      while (end < order.length && records.key(order[end]).equals(records.key(order[i]))) {
        end++;
      }
      addId(bucket, records, Arrays.copyOfRange(order, i, end));
      i = end;
    }
    lookUp(bucket);
    return bucket;
  }

  private static void addId(RowBucket bucket, PackedRecords records, int[] group) {
    BlindIndex rid = records.key(group[0]);
    Set<Integer> files = new HashSet<>();
    boolean repeated = false;
    for (int record : group) {
      int file = ByteBuffer.wrap(records.bytes(), records.start(record) + 16, 4).getInt();
      repeated |= !files.add(file);
    }
    if (repeated) {
      bucket.repeated.add(rid);
      bucket.repeatedRows += group.length;
      return;
    }
    int last = records.start(group[group.length - 1]);
    int width = records.start(1);
    bucket.ids.add(rid);
    bucket.rows.add(RowBucket.FRESH);
    bucket.tags.add(Arrays.copyOfRange(records.bytes(), last + 20, last + width));
    bucket.changed.add(true);
    bucket.files.add(files.stream().mapToInt(Integer::intValue).toArray());
  }

  private void lookUp(RowBucket bucket) {
    BlindIndex[] ids = bucket.ids.toArray(new BlindIndex[0]);
    int[] newest = new int[ids.length];
    for (String segment : segments) {
      IndexFiles.look(
          segment,
          ids,
          entry -> {
            int at = Arrays.binarySearch(ids, entry.key());
            bucket.rows.set(at, entry.row());
            if (entry.number() >= newest[at]) {
              newest[at] = entry.number();
              bucket.changed.set(at, !Arrays.equals(entry.payload(), bucket.tags.get(at)));
            }
          });
    }
    for (long row : bucket.rows) {
      if (row == RowBucket.FRESH) {
        bucket.freshRows++;
      } else if (row < 0) {
        bucket.canaryRows++;
      }
    }
  }

  Numbered write(RowBucket bucket, long firstRow) {
    HashMap<Integer, RoaringBitmap> sets = new HashMap<>();
    List<SegmentEntry> entries = new ArrayList<>();
    long next = firstRow;
    for (int i = 0; i < bucket.ids.size(); i++) {
      long row = bucket.rows.get(i);
      if (row == RowBucket.FRESH) {
        row = next++;
      }
      if (bucket.changed.get(i)) {
        entries.add(new SegmentEntry(bucket.ids.get(i), release, row, bucket.tags.get(i)));
      }
      if (row >= 0) {
        for (int file : bucket.files.get(i)) {
          sets.computeIfAbsent(file, f -> new RoaringBitmap()).add((int) row);
        }
      }
    }
    sets.values().forEach(RoaringBitmap::runOptimize);
    if (entries.isEmpty()) {
      return new Numbered(null, sets);
    }
    return new Numbered(
        IndexFiles.write(folder, SegmentKind.ROWS, name, bucket.number, entries.iterator()), sets);
  }
}
