package dyepack.match;

import dyepack.attribution.AccusedCopy;
import dyepack.code.ReadRow;
import dyepack.code.RowClass;
import dyepack.code.RowClassJoin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says what rows of a dump, each read in every turn, have to do with copies of the accused. */
final class CopyClassifier {
  private final List<HashMap<Integer, DumpTallies.Side>> sides;
  private final List<AccusedCopy> copies;

  /** The recipients asked about, by turn. */
  private final List<List<Integer>> recipients = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param sides by turn, everybody's keys and holdings by epoch
   */
  CopyClassifier(List<HashMap<Integer, DumpTallies.Side>> sides, List<AccusedCopy> copies) {
    this.sides = sides;
    this.copies = copies;
    for (int turn = 0; turn < sides.size(); turn++) {
      int asked = turn;
      recipients.add(
          copies.stream()
              .filter(copy -> copy.reading() == asked)
              .map(AccusedCopy::recipient)
              .toList());
    }
  }

  /** Classifies the rows of one part of the dump, given as matched in each turn. */
  List<ClassifiedRow> classify(List<MatchJob.Part> byTurn) {
    Map<Long, List<@Nullable MatchedRow>> rows = new TreeMap<>();
    Map<Long, List<@Nullable RowClass>> classes = new HashMap<>();
    for (int turn = 0; turn < byTurn.size(); turn++) {
      Map<Integer, List<MatchedRow>> byEpoch = new HashMap<>();
      for (MatchedRow row : byTurn.get(turn).rows()) {
        if (row.exact()) {
          rows.computeIfAbsent(row.place(), place -> nothing()).set(turn, row);
          byEpoch.computeIfAbsent(row.epoch(), epoch -> new ArrayList<>()).add(row);
        }
      }
      for (Map.Entry<Integer, List<MatchedRow>> same : byEpoch.entrySet()) {
        classify(turn, same.getKey(), same.getValue(), classes);
      }
    }
    List<ClassifiedRow> classified = new ArrayList<>(rows.size());
    rows.forEach(
        (place, read) ->
            classified.add(
                new ClassifiedRow(
                    new ArrayList<>(read),
                    join(read, Objects.requireNonNull(classes.get(place))))));
    return classified;
  }

  private <T> List<@Nullable T> nothing() {
    List<@Nullable T> nothing = new ArrayList<>();
    sides.forEach(turn -> nothing.add(null));
    return nothing;
  }

  private void classify(
      int turn, int epoch, List<MatchedRow> rows, Map<Long, List<@Nullable RowClass>> classes) {
    DumpTallies.Side side = sides.get(turn).get(epoch);
    if (side == null) {
      throw new IllegalStateException("no keys of epoch " + epoch);
    }
    List<ReadRow> reads = rows.stream().map(row -> row.candidates().get(0)).toList();
    List<RowClass> found = side.classify(reads, recipients.get(turn));
    for (int i = 0; i < found.size(); i++) {
      classes.computeIfAbsent(rows.get(i).place(), place -> nothing()).set(turn, found.get(i));
    }
  }

  private RowClass join(List<@Nullable MatchedRow> read, List<@Nullable RowClass> classes) {
    RowClass only = classes.get(0);
    if (classes.size() == 1 && only != null) {
      return only;
    }
    List<RowClassJoin.Source> sources = new ArrayList<>();
    int[] places = new int[classes.size()];
    for (int i = 0; i < copies.size(); i++) {
      int turn = copies.get(i).reading();
      sources.add(new RowClassJoin.Source(turn, places[turn]++, said(i, read)));
    }
    return RowClassJoin.of(classes, sources);
  }

  private RowClassJoin.Said said(int copy, List<@Nullable MatchedRow> read) {
    AccusedCopy asked = copies.get(copy);
    MatchedRow here = read.get(asked.reading());
    if (here == null) {
      return RowClassJoin.Said.NOTHING;
    }
    for (AccusedCopy earlier : copies.subList(0, copy)) {
      MatchedRow there = read.get(earlier.reading());
      if (earlier.recipient() == asked.recipient()
          && there != null
          && there.epoch() == here.epoch()) {
        return RowClassJoin.Said.NEVER_HELD;
      }
    }
    return RowClassJoin.Said.AS_READ;
  }
}
