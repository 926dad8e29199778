package dyepack.embed;

import dyepack.identity.IndexKey;
import dyepack.identity.RowIndexer;
import dyepack.identity.RowKeys;
import dyepack.index.Segment;
import dyepack.index.SegmentEntry;
import dyepack.index.SegmentKind;
import dyepack.ingest.SourceRow;
import dyepack.ingest.TableInput;
import dyepack.release.EpochPlan;
import dyepack.release.RowTags;
import dyepack.share.BlindIndex;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.roaringbitmap.RoaringBitmap;
import scala.Tuple2;

/**
 * Finds out which rows of a table the index knows, numbers the others and writes the segments that
 * the index lacks. Known rows cost nothing but the look-up, so any number of recipients, refreshes
 * and small exports shares one index.
 *
 * <p>Row ids and keys travel in packed arrays, in buckets by their highest bits; each bucket is
 * sorted and walked once beside the segments that the ledger holds.
 */
public final class IndexJob {
  /** Rows a task reads; also about the rows a bucket holds. */
  static final int TASK_ROWS = 100_000;

  private static final int TASK_FILES = 2_000;

  private IndexJob() {}

  /**
   * What the job has to know.
   *
   * @param parts the files, part by part
   * @param plan plan of the epoch
   * @param indexer makes the keys of rows; its header is the files'
   * @param header names of the columns
   * @param tagKey the epoch's 32-byte tag key
   * @param segments paths of the live segments, by kind
   * @param rowsKnown how many rows the index has numbered so far
   * @param release number of the release
   * @param folder where new segments are written
   * @param name first part of their names, unique to this release
   */
  public record Request(
      List<SourcePart> parts,
      EpochPlan plan,
      RowIndexer indexer,
      List<String> header,
      byte[] tagKey,
      Map<SegmentKind, List<String>> segments,
      long rowsKnown,
      int release,
      Path folder,
      String name) {}

  /**
   * What the job found and wrote.
   *
   * @param segments new segment files by kind
   * @param rowsKnown how many rows the index has numbered now
   * @param rowSets row numbers in each file, by file
   * @param repeated row ids that stand more than once in a file: delivered unmarked
   * @param unread rows without a usable primary identifier: delivered unmarked
   * @param repeatedRows rows whose primary identifier is repeated
   * @param rows all rows
   * @param canaryRows rows that are canaries of this epoch: the file is a copy that was shared
   */
  public record Result(
      Map<SegmentKind, List<Path>> segments,
      long rowsKnown,
      Map<Integer, RoaringBitmap> rowSets,
      Set<BlindIndex> repeated,
      long unread,
      long repeatedRows,
      long rows,
      long canaryRows) {}

  /** Runs the job. */
  public static Result run(JavaSparkContext spark, Request request) {
    long rows = request.parts().stream().mapToLong(part -> part.split().rows()).sum();
    int buckets = (int) Math.max(1, Math.min(4096, rows / TASK_ROWS));
    List<ArrayList<SourcePart>> tasks = SourcePart.tasks(request.parts(), TASK_ROWS, TASK_FILES);
    RowReading reading = new RowReading(request, buckets);
    JavaRDD<Reading> read = spark.parallelize(tasks, Math.max(1, tasks.size())).map(reading::read);
    read.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return numbered(request, rows, buckets, read);
    } finally {
      read.unpersist(false);
    }
  }

  private static Result numbered(Request request, long rows, int buckets, JavaRDD<Reading> read) {
    RowNumbering numbering = new RowNumbering(request);
    JavaRDD<RowBucket> rowBuckets =
        grouped(read.flatMapToPair(part -> pairs(part.rows())), buckets).map(numbering::merge);
    rowBuckets.persist(StorageLevel.MEMORY_AND_DISK());
    Set<BlindIndex> repeated = new HashSet<>(rowBuckets.flatMap(RowBucket::repeatedIds).collect());
    long repeatedRows = rowBuckets.map(bucket -> bucket.repeatedRows).fold(0L, Long::sum);
    long unread = read.map(Reading::unread).fold(0L, Long::sum);
    long canaryRows = rowBuckets.map(bucket -> bucket.canaryRows).fold(0L, Long::sum);

    TreeMap<Integer, Integer> fresh =
        new TreeMap<>(
            rowBuckets.mapToPair(b -> new Tuple2<>(b.number, b.freshRows)).collectAsMap());
    HashMap<Integer, Long> first = new HashMap<>();
    long known = request.rowsKnown();
    for (Map.Entry<Integer, Integer> bucket : fresh.entrySet()) {
      first.put(bucket.getKey(), known);
      known += bucket.getValue();
    }
    if (known > Integer.MAX_VALUE) {
      throw new dyepack.share.BadInputException(
          "The dataset would have "
              + known
              + " rows; an epoch holds 2,147,483,647 at most. Split it into several datasets.");
    }
    Map<SegmentKind, List<Path>> segments = new HashMap<>();
    Map<Integer, RoaringBitmap> rowSets = new HashMap<>();
    List<Path> rowFiles = new ArrayList<>();
    Iterator<Numbered> written =
        rowBuckets
            .map(bucket -> numbering.write(bucket, first.getOrDefault(bucket.number, 0L)))
            .toLocalIterator();
    while (written.hasNext()) {
      Numbered bucket = written.next();
      if (bucket.file() != null) {
        rowFiles.add(Path.of(bucket.file()));
      }
      bucket
          .rowSets()
          .forEach(
              (file, set) ->
                  rowSets.merge(
                      file,
                      set,
                      (a, b) -> {
                        a.or(b);
                        return a;
                      }));
    }
    segments.put(SegmentKind.ROWS, rowFiles);
    rowBuckets.unpersist(false);

    KeyWriting writing = new KeyWriting(request, new HashSet<>(repeated));
    List<String> keyFiles =
        grouped(read.flatMapToPair(part -> pairs(part.keys())), buckets)
            .map(writing::write)
            .filter(file -> !file.isEmpty())
            .collect();
    segments.put(SegmentKind.KEYS, keyFiles.stream().map(Path::of).sorted().toList());
    return new Result(segments, known, rowSets, repeated, unread, repeatedRows, rows, canaryRows);
  }

  private static JavaRDD<Tuple2<Integer, PackedRecords>> grouped(
      JavaPairRDD<Integer, PackedRecords> pairs, int buckets) {
    return pairs
        .reduceByKey(
            new HashPartitioner(buckets),
            (a, b) -> {
              a.addAll(b);
              return a;
            })
        .map(pair -> pair);
  }

  private static Iterator<Tuple2<Integer, PackedRecords>> pairs(PackedRecords[] buckets) {
    List<Tuple2<Integer, PackedRecords>> pairs = new ArrayList<>();
    for (int i = 0; i < buckets.length; i++) {
      if (buckets[i].size() > 0) {
        pairs.add(new Tuple2<>(i, buckets[i]));
      }
    }
    return pairs.iterator();
  }

  /**
   * The ids and keys of a task's rows.
   *
   * @param rows rid, file (4 bytes), tags; by bucket
   * @param keys key, use (4 bytes), rid; by bucket
   * @param unread rows without an id
   */
  record Reading(PackedRecords[] rows, PackedRecords[] keys, long unread) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Reads rows and makes their ids, keys and tags. */
  private static final class RowReading implements Serializable {
    private static final long serialVersionUID = 1L;
    private final EpochPlan plan;
    private final RowIndexer indexer;
    private final ArrayList<String> header;
    private final byte[] tagKey;
    private final int buckets;

    RowReading(Request request, int buckets) {
      plan = request.plan();
      indexer = request.indexer();
      header = new ArrayList<>(request.header());
      tagKey = request.tagKey();
      this.buckets = buckets;
    }

    Reading read(List<SourcePart> task) {
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
        addKey(rid, 0, rid);
        for (IndexKey key : row.keys()) {
          addKey(key.key(), key.use(), rid);
        }
      }

      private void addKey(BlindIndex key, int use, BlindIndex rid) {
        PackedRecords bucket = keys[PackedRecords.bucket(key, buckets)];
        int at = bucket.add();
        key.write(bucket.bytes(), at);
        ByteBuffer.wrap(bucket.bytes(), at + 16, 4).putInt(use);
        rid.write(bucket.bytes(), at + 20);
      }

      Reading reading() {
        for (int i = 0; i < buckets; i++) {
          rows[i] = rows[i].trimmed();
          keys[i] = keys[i].trimmed();
        }
        return new Reading(rows, keys, unread);
      }
    }
  }

  /** A bucket of row ids after sorting and looking up. */
  static final class RowBucket implements Serializable {
    private static final long serialVersionUID = 1L;
    final int number;
    final ArrayList<BlindIndex> repeated = new ArrayList<>();
    final ArrayList<BlindIndex> ids = new ArrayList<>();

    /** Row number of each id; {@link #FRESH} until numbered. */
    final ArrayList<Long> rows = new ArrayList<>();

    final ArrayList<byte[]> tags = new ArrayList<>();

    /** Whether the tags differ from those that the index has for the row. */
    final ArrayList<Boolean> changed = new ArrayList<>();

    final ArrayList<int[]> files = new ArrayList<>();
    int freshRows;
    long repeatedRows;
    long canaryRows;

    static final long FRESH = Long.MIN_VALUE;

    RowBucket(int number) {
      this.number = number;
    }

    Iterator<BlindIndex> repeatedIds() {
      return repeated.iterator();
    }
  }

  /**
   * What was written of a bucket.
   *
   * @param file the new segment, or null if nothing was new
   * @param rowSets row numbers by file
   */
  record Numbered(
      @org.jspecify.annotations.Nullable String file, HashMap<Integer, RoaringBitmap> rowSets)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Merges a bucket's rows with the index and writes what is new. */
  private static final class RowNumbering implements Serializable {
    private static final long serialVersionUID = 1L;
    private final ArrayList<String> segments;
    private final int release;
    private final String folder;
    private final String name;

    RowNumbering(Request request) {
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
        look(
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
          segment(folder, SegmentKind.ROWS, name, bucket.number, entries.iterator()), sets);
    }
  }

  /** Writes the keys that the index doesn't have. */
  private static final class KeyWriting implements Serializable {
    private static final long serialVersionUID = 1L;
    private final ArrayList<String> segments;
    private final HashSet<BlindIndex> repeated;
    private final String folder;
    private final String name;

    KeyWriting(Request request, HashSet<BlindIndex> repeated) {
      segments = new ArrayList<>(request.segments().getOrDefault(SegmentKind.KEYS, List.of()));
      this.repeated = repeated;
      folder = request.folder().toString();
      name = request.name();
    }

    String write(Tuple2<Integer, PackedRecords> pair) {
      PackedRecords records = pair._2();
      int[] order = records.sorted();
      Set<SegmentEntryId> known = known(records, order);
      List<SegmentEntry> entries = new ArrayList<>();
      int previous = -1;
      for (int record : order) {
        int start = records.start(record);
        boolean same =
            previous >= 0
                && Arrays.equals(
                    records.bytes(), previous, previous + 36, records.bytes(), start, start + 36);
        previous = start;
        BlindIndex rid = BlindIndex.read(records.bytes(), start + 20);
        if (same || repeated.contains(rid)) {
          continue;
        }
        SegmentEntry entry =
            new SegmentEntry(
                records.key(record),
                ByteBuffer.wrap(records.bytes(), start + 16, 4).getInt(),
                0,
                rid.toBytes());
        if (!known.contains(SegmentEntryId.of(entry))) {
          entries.add(entry);
        }
      }
      return entries.isEmpty()
          ? ""
          : segment(folder, SegmentKind.KEYS, name, pair._1(), entries.iterator());
    }

    /** The entries that the index has for any of the keys. */
    private Set<SegmentEntryId> known(PackedRecords records, int[] order) {
      Set<SegmentEntryId> known = new HashSet<>();
      if (!segments.isEmpty()) {
        BlindIndex[] keys =
            Arrays.stream(order).mapToObj(records::key).distinct().toArray(BlindIndex[]::new);
        for (String segment : segments) {
          look(segment, keys, entry -> known.add(SegmentEntryId.of(entry)));
        }
      }
      return known;
    }
  }

  /** What makes two key entries the same. */
  private record SegmentEntryId(BlindIndex key, int use, BlindIndex rid) {
    static SegmentEntryId of(SegmentEntry entry) {
      return new SegmentEntryId(entry.key(), entry.number(), BlindIndex.read(entry.payload(), 0));
    }
  }

  private static void look(
      String segment, BlindIndex[] keys, java.util.function.Consumer<SegmentEntry> sink) {
    try {
      Segment.lookup(Path.of(segment), keys, sink);
    } catch (IOException e) {
      throw new UncheckedIOException("index segment " + segment + " can't be read", e);
    }
  }

  private static String segment(
      String folder, SegmentKind kind, String name, int bucket, Iterator<SegmentEntry> entries) {
    Path file = Path.of(folder, String.format("%s-%s-%04d.parquet", kind.fileName(), name, bucket));
    try {
      java.nio.file.Files.deleteIfExists(file);
      long written = Segment.write(file, entries);
      assert written > 0;
    } catch (IOException e) {
      throw new UncheckedIOException("index segment " + file + " can't be written", e);
    }
    return file.toString();
  }
}
