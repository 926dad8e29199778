package dyepack.match;

import dyepack.attribution.TallySource;
import dyepack.code.AmbiguousRow;
import dyepack.code.Conditioning;
import dyepack.code.HeldRows;
import dyepack.code.ReadRow;
import dyepack.code.Recipients;
import dyepack.code.RowBatch;
import dyepack.code.RowClass;
import dyepack.code.RowClasses;
import dyepack.code.RowMerge;
import dyepack.code.Tally;
import dyepack.code.TallyKernel;
import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * A matched dump that can be tallied: rows of one id are brought together once, so that no evidence
 * counts twice, and then compared with everybody's symbols as often as the attribution asks.
 */
public final class DumpTallies implements TallySource, AutoCloseable {
  /** Ambiguous rows weighed at most; the first by a keyed order, so nobody can choose which. */
  public static final int MOST_AMBIGUOUS = 20_000;

  private static final int KERNEL_ROWS = 8_192;

  /**
   * Everybody's keys and holdings in one epoch.
   *
   * @param recipients keys
   * @param held who held what
   */
  public record Side(Recipients recipients, HeldRows held) implements Serializable {
    private static final long serialVersionUID = 1L;

    TallyKernel kernel() {
      return new TallyKernel(recipients, held);
    }

    /** Returns what each row says of a few accused. */
    public List<RowClass> classify(List<ReadRow> rows, List<Integer> accused) {
      return kernel().classify(rows, accused);
    }
  }

  private final JavaRDD<Tuple2<Integer, ArrayList<ReadRow>>> merged;
  private final Ambiguous ambiguous;
  private final Broadcast<HashMap<Integer, Side>> sides;
  private final long duplicates;

  private DumpTallies(
      JavaRDD<Tuple2<Integer, ArrayList<ReadRow>>> merged,
      Ambiguous ambiguous,
      Broadcast<HashMap<Integer, Side>> sides,
      long duplicates) {
    this.merged = merged;
    this.ambiguous = ambiguous;
    this.sides = sides;
    this.duplicates = duplicates;
  }

  /** Brings rows of one id together. */
  public static DumpTallies of(
      JavaSparkContext spark, JavaRDD<MatchJob.Part> parts, HashMap<Integer, Side> sides) {
    JavaRDD<MatchedRow> rows = parts.flatMap(part -> part.rows().iterator());
    int partitions =
        Math.max(spark.defaultParallelism(), Math.min(1_000, parts.getNumPartitions()));
    JavaRDD<Tuple2<Integer, ArrayList<ReadRow>>> merged =
        rows.filter(MatchedRow::exact)
            .mapToPair(
                row ->
                    new Tuple2<>(
                        new Tuple2<>(row.epoch(), row.candidates().get(0).rid()),
                        row.candidates().get(0)))
            .groupByKey(partitions)
            .mapPartitions(DumpTallies::merge);
    merged.persist(StorageLevel.MEMORY_AND_DISK());
    long exact = rows.filter(MatchedRow::exact).count();
    long kept = merged.map(part -> (long) part._2().size()).fold(0L, Long::sum);
    return new DumpTallies(
        merged, ambiguous(spark, rows, merged), spark.broadcast(sides), exact - kept);
  }

  private static Iterator<Tuple2<Integer, ArrayList<ReadRow>>> merge(
      Iterator<Tuple2<Tuple2<Integer, BlindIndex>, Iterable<ReadRow>>> groups) {
    HashMap<Integer, ArrayList<ReadRow>> byEpoch = new HashMap<>();
    List<Tuple2<Integer, ArrayList<ReadRow>>> full = new ArrayList<>();
    while (groups.hasNext()) {
      Tuple2<Tuple2<Integer, BlindIndex>, Iterable<ReadRow>> group = groups.next();
      List<ReadRow> same = new ArrayList<>();
      group._2().forEach(same::add);
      int epoch = group._1()._1();
      ArrayList<ReadRow> batch = byEpoch.computeIfAbsent(epoch, e -> new ArrayList<>());
      batch.addAll(RowMerge.merge(same));
      if (batch.size() >= KERNEL_ROWS) {
        full.add(new Tuple2<>(epoch, batch));
        byEpoch.remove(epoch);
      }
    }
    byEpoch.forEach((epoch, batch) -> full.add(new Tuple2<>(epoch, batch)));
    return full.iterator();
  }

  /**
   * Ambiguous rows to be weighed.
   *
   * @param byEpoch the rows, each id claimed by one of them
   * @param leftOut rows beyond {@link #MOST_AMBIGUOUS}
   */
  private record Ambiguous(Map<Integer, List<AmbiguousRow>> byEpoch, long leftOut) {}

  private static Ambiguous ambiguous(
      JavaSparkContext spark,
      JavaRDD<MatchedRow> rows,
      JavaRDD<Tuple2<Integer, ArrayList<ReadRow>>> merged) {
    // A row that repeats another to the symbol could claim nothing more; it takes nobody's place.
    JavaRDD<Tuple2<Integer, ArrayList<ReadRow>>> different =
        rows.filter(row -> !row.exact())
            .map(row -> new Tuple2<>(row.epoch(), row.candidates()))
            .distinct();
    List<Tuple2<Integer, ArrayList<ReadRow>>> taken =
        different.takeOrdered(MOST_AMBIGUOUS, new KeyedOrder());
    if (taken.isEmpty()) {
      return new Ambiguous(Map.of(), 0);
    }
    long leftOut = taken.size() < MOST_AMBIGUOUS ? 0 : different.count() - taken.size();
    Set<BlindIndex> wanted = new HashSet<>();
    taken.forEach(row -> row._2().forEach(candidate -> wanted.add(candidate.rid())));
    Broadcast<Set<BlindIndex>> asked = spark.broadcast(wanted);
    Set<BlindIndex> spent =
        new HashSet<>(
            merged
                .flatMap(
                    part ->
                        part._2().stream()
                            .map(ReadRow::rid)
                            .filter(asked.value()::contains)
                            .iterator())
                .collect());
    return new Ambiguous(claim(taken, spent), leftOut);
  }

  /**
   * Lets each id be read by one ambiguous row.
   *
   * @param rows epoch and candidates of each row
   * @param spent ids that exact rows have read; ids read here are added
   */
  static Map<Integer, List<AmbiguousRow>> claim(
      List<Tuple2<Integer, ArrayList<ReadRow>>> rows, Set<BlindIndex> spent) {
    Map<Integer, List<AmbiguousRow>> byEpoch = new TreeMap<>();
    for (Tuple2<Integer, ArrayList<ReadRow>> row : rows) {
      byEpoch.computeIfAbsent(row._1(), e -> new ArrayList<>()).add(new AmbiguousRow(row._2(), 0));
    }
    byEpoch.replaceAll((epoch, list) -> RowMerge.claim(list, spent));
    return byEpoch;
  }

  /** Orders ambiguous rows by their keyed ids: independent of the dump's own order. */
  static final class KeyedOrder
      implements Comparator<Tuple2<Integer, ArrayList<ReadRow>>>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(
        Tuple2<Integer, ArrayList<ReadRow>> a, Tuple2<Integer, ArrayList<ReadRow>> b) {
      int shorter = Math.min(a._2().size(), b._2().size());
      for (int i = 0; i < shorter; i++) {
        int byRow = a._2().get(i).compareTo(b._2().get(i));
        if (byRow != 0) {
          return byRow;
        }
      }
      int bySize = Integer.compare(a._2().size(), b._2().size());
      return bySize != 0 ? bySize : Integer.compare(a._1(), b._1());
    }
  }

  @Override
  public Tally tally(Conditioning given) {
    Broadcast<HashMap<Integer, Side>> all = sides;
    Tally tally =
        merged
            .mapPartitions(
                parts -> {
                  Tally sum = Tally.EMPTY;
                  while (parts.hasNext()) {
                    Tuple2<Integer, ArrayList<ReadRow>> part = parts.next();
                    sum =
                        sum.plus(
                            side(all.value(), part._1())
                                .kernel()
                                .tally(RowBatch.of(part._2()), given));
                  }
                  return List.of(sum).iterator();
                })
            .treeReduce(Tally::plus);
    for (Map.Entry<Integer, List<AmbiguousRow>> part : ambiguous.byEpoch().entrySet()) {
      tally =
          tally.plus(
              side(all.value(), part.getKey())
                  .kernel()
                  .tally(new RowBatch(List.of(), part.getValue()), given));
    }
    return tally;
  }

  @Override
  public RowClasses classes(List<Integer> accused) {
    Broadcast<HashMap<Integer, Side>> all = sides;
    ArrayList<Integer> whom = new ArrayList<>(accused);
    return merged
        .mapPartitions(
            parts -> {
              RowClasses sum = RowClasses.EMPTY;
              while (parts.hasNext()) {
                Tuple2<Integer, ArrayList<ReadRow>> part = parts.next();
                sum =
                    sum.plus(
                        side(all.value(), part._1())
                            .kernel()
                            .classes(RowBatch.of(part._2()), whom));
              }
              return List.of(sum).iterator();
            })
        .treeReduce(RowClasses::plus);
  }

  private static Side side(Map<Integer, Side> sides, int epoch) {
    Side side = sides.get(epoch);
    if (side == null) {
      throw new IllegalStateException("no keys of epoch " + epoch);
    }
    return side;
  }

  /** Returns the kernel of one epoch, for classifying single rows. */
  public Broadcast<HashMap<Integer, Side>> sides() {
    return sides;
  }

  /** Returns the number of matched rows that repeat others to the symbol. */
  public long duplicates() {
    return duplicates;
  }

  /** Returns how many different ambiguous rows were left out because there were too many. */
  public long ambiguousLeftOut() {
    return ambiguous.leftOut();
  }

  /** Returns the ids of canaries among the rows, with their numbers by epoch. */
  public List<Tuple2<Integer, Long>> canaries() {
    return merged
        .flatMap(
            part ->
                part._2().stream()
                    .filter(row -> row.rowNumber() < 0)
                    .map(row -> new Tuple2<>(part._1(), -1 - row.rowNumber()))
                    .distinct()
                    .iterator())
        .distinct()
        .collect();
  }

  @Override
  public void close() {
    merged.unpersist(false);
    sides.destroy();
  }
}
