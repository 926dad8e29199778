package dyepack.match;

import dyepack.attribution.AccusedCopy;
import dyepack.attribution.DumpReadings;
import dyepack.attribution.TallySource;
import dyepack.code.RowClass;
import dyepack.code.RowClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * A dump whose rows were looked up, once for each turn in which the epochs of a rotated dataset can
 * come: usually once.
 */
public final class ReadDump implements DumpReadings, AutoCloseable {
  /**
   * The dump read with one epoch of each dataset first.
   *
   * @param mapped what was read, and how
   * @param matched the rows, persisted
   * @param counts what was counted on the way
   * @param tallies the rows brought together
   */
  public record Turn(
      MatchJob.Request mapped,
      JavaRDD<MatchJob.Part> matched,
      MatchCounts counts,
      DumpTallies tallies) {}

  private final List<Turn> turns;

  /** Takes the turns, at least one, all of the same parts of the dump in the same order. */
  public ReadDump(List<Turn> turns) {
    this.turns = List.copyOf(turns);
  }

  /** Returns one turn, by its number from 0. */
  public Turn turn(int number) {
    return turns.get(number);
  }

  @Override
  public List<TallySource> readings() {
    return List.copyOf(turns.stream().map(Turn::tallies).toList());
  }

  /**
   * Counts rows by what they say of the copies; rows that repeat others in all readings count once.
   */
  @Override
  public RowClasses classes(List<AccusedCopy> copies) {
    if (turns.size() == 1) {
      return turns.get(0).tallies().classes(copies.stream().map(AccusedCopy::recipient).toList());
    }
    return rows(copies)
        .mapToPair(row -> new Tuple2<>(row.reads(), row.said()))
        .reduceByKey((one, same) -> one)
        .mapPartitions(
            rows -> {
              Map<RowClass, Long> counts = new HashMap<>();
              rows.forEachRemaining(row -> counts.merge(row._2(), 1L, Long::sum));
              return List.of(new RowClasses(counts)).iterator();
            })
        .fold(RowClasses.EMPTY, RowClasses::plus);
  }

  /**
   * Returns the rows that can be only one row in some turn, with what they say of some copies: by
   * each copy's own turn.
   */
  public JavaRDD<ClassifiedRow> rows(List<AccusedCopy> copies) {
    JavaRDD<ArrayList<MatchJob.Part>> byTurn =
        turns.get(0).matched().map(part -> new ArrayList<>(List.of(part)));
    for (Turn turn : turns.subList(1, turns.size())) {
      byTurn = byTurn.zipPartitions(turn.matched(), ReadDump::together);
    }
    ArrayList<AccusedCopy> asked = new ArrayList<>(copies);
    ArrayList<Broadcast<HashMap<Integer, DumpTallies.Side>>> sides = new ArrayList<>();
    turns.forEach(turn -> sides.add(turn.tallies().sides()));
    return byTurn.mapPartitions(
        parts -> {
          CopyClassifier classifier =
              new CopyClassifier(sides.stream().map(Broadcast::value).toList(), asked);
          List<ClassifiedRow> rows = new ArrayList<>();
          parts.forEachRemaining(part -> rows.addAll(classifier.classify(part)));
          return rows.iterator();
        });
  }

  private static Iterator<ArrayList<MatchJob.Part>> together(
      Iterator<ArrayList<MatchJob.Part>> before, Iterator<MatchJob.Part> next) {
    List<ArrayList<MatchJob.Part>> both = new ArrayList<>();
    while (before.hasNext()) {
      ArrayList<MatchJob.Part> parts = new ArrayList<>(before.next());
      parts.add(next.next());
      both.add(parts);
    }
    return both.iterator();
  }

  @Override
  public void close() {
    for (Turn turn : turns) {
      turn.tallies().close();
      turn.matched().unpersist(false);
    }
  }
}
