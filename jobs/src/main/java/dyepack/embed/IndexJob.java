package dyepack.embed;

import dyepack.identity.RowIndexer;
import dyepack.index.SegmentKind;
import dyepack.release.EpochPlan;
import dyepack.share.BadInputException;
import dyepack.share.BlindIndex;
import java.nio.file.Path;
import java.util.ArrayList;
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
    JavaRDD<KeyedRows> read =
        spark.parallelize(tasks, Math.max(1, tasks.size())).map(reading::read);
    read.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return numbered(request, rows, buckets, read);
    } finally {
      read.unpersist(false);
    }
  }

  private static Result numbered(Request request, long rows, int buckets, JavaRDD<KeyedRows> read) {
    RowNumbering numbering = new RowNumbering(request);
    JavaRDD<RowBucket> rowBuckets =
        grouped(read.flatMapToPair(part -> pairs(part.rows())), buckets).map(numbering::merge);
    rowBuckets.persist(StorageLevel.MEMORY_AND_DISK());
    Set<BlindIndex> repeated = new HashSet<>(rowBuckets.flatMap(RowBucket::repeatedIds).collect());
    long repeatedRows = rowBuckets.map(bucket -> bucket.repeatedRows).fold(0L, Long::sum);
    long unread = read.map(KeyedRows::unread).fold(0L, Long::sum);
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
      throw new BadInputException(
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
}
