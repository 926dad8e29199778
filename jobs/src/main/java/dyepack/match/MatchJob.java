package dyepack.match;

import dyepack.ingest.DumpRow;
import dyepack.ingest.DumpRows;
import dyepack.ingest.Skipped;
import dyepack.marks.ColumnMark;
import dyepack.marks.Undoing;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Looks the rows of a dump up in the ledger's index and reads the symbols of those that are in it.
 * Each task reads its own part of a file; a block of rows at a time is looked up, sorted, beside
 * the sorted index.
 */
public final class MatchJob {
  /** Rows looked up together: more mean fewer walks through the index, and more memory. */
  private static final int BLOCK_ROWS = 100_000;

  private MatchJob() {}

  /**
   * What a task has to know.
   *
   * @param epochs epochs in which the dump may have its rows
   * @param mappings what the columns are: by table number, then by epoch number
   * @param turn which of the {@link #leading} epochs of a table comes first: a row that several
   *     epochs know is read in one of them only, and a rotated dataset, or a table that was shared
   *     as two datasets, has to be tried in each
   */
  public record Request(
      ArrayList<TracedEpoch> epochs,
      HashMap<Integer, HashMap<Integer, TableMapping>> mappings,
      int turn)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Returns the request with another epoch first. */
    public Request inTurn(int another) {
      return new Request(epochs, mappings, another);
    }

    /** How many turns there are: the most epochs that may come first in one table. */
    public int turns() {
      int turns = 1;
      for (HashMap<Integer, TableMapping> byEpoch : mappings.values()) {
        turns = Math.max(turns, leading(byEpoch).size());
      }
      return turns;
    }

    /**
     * Returns the epochs in the order in which a row of the table is looked for: the dataset of the
     * turn's epoch, then the other datasets, those of which the most columns were found first, so
     * that people who stand in two datasets don't hide whose table this is; within a dataset the
     * turn's epoch, then the newest.
     */
    List<Integer> order(int table) {
      HashMap<Integer, TableMapping> byEpoch = mappings.getOrDefault(table, new HashMap<>());
      List<Integer> leading = leading(byEpoch);
      if (leading.isEmpty()) {
        return List.of();
      }
      int first = leading.get(turn % leading.size());
      List<Integer> order = new ArrayList<>();
      for (List<Integer> same : datasets(byEpoch)) {
        int at = same.indexOf(first);
        if (at >= 0) {
          Collections.rotate(same, -at);
          order.addAll(0, same);
        } else {
          order.addAll(same);
        }
      }
      return order;
    }

    /**
     * The epochs of every dataset a marked column of which was found, as only these can say whose
     * copy the rows are of; without any those of the first dataset.
     */
    private List<Integer> leading(Map<Integer, TableMapping> byEpoch) {
      List<Integer> leading = new ArrayList<>();
      List<List<Integer>> datasets = datasets(byEpoch);
      for (List<Integer> same : datasets) {
        if (same.stream().anyMatch(epoch -> isMarked(epoch, byEpoch))) {
          leading.addAll(same);
        }
      }
      return leading.isEmpty() && !datasets.isEmpty() ? datasets.get(0) : leading;
    }

    private boolean isMarked(int epoch, Map<Integer, TableMapping> byEpoch) {
      Set<String> found = Objects.requireNonNull(byEpoch.get(epoch)).byName().keySet();
      return epochs.get(epoch).plan().marks().stream()
          .anyMatch(mark -> found.contains(mark.column()));
    }

    /** The epochs by dataset, the dataset of which most columns were found first. */
    private List<List<Integer>> datasets(Map<Integer, TableMapping> byEpoch) {
      Map<String, List<Integer>> datasets = new TreeMap<>();
      for (int epoch : new TreeSet<>(byEpoch.keySet())) {
        datasets.computeIfAbsent(epochs.get(epoch).dataset(), name -> new ArrayList<>()).add(epoch);
      }
      List<List<Integer>> sorted = new ArrayList<>(datasets.values());
      sorted.sort(Comparator.comparingInt(same -> -columnsFound(byEpoch, same)));
      return sorted;
    }

    private static int columnsFound(Map<Integer, TableMapping> byEpoch, List<Integer> same) {
      int most = 0;
      for (int epoch : same) {
        most = Math.max(most, Objects.requireNonNull(byEpoch.get(epoch)).byName().size());
      }
      return most;
    }

    /** Readings paid for at most. None is chosen by a symbol, so the bound holds even so. */
    private static final long MOST_ALTERNATIVES = 1_000_000_000L;

    /**
     * Returns how many readings of the dump the error bound pays for: epochs, times the mappings
     * that fit a table about as well as the one chosen, times the calculations tried on a column
     * that is read after one. A column and its calculation are paid for once, however many tables
     * share them.
     */
    public long alternatives() {
      long alternatives = Math.max(1, epochs.size());
      Map<String, Long> calculated = new HashMap<>();
      for (HashMap<Integer, TableMapping> byEpoch : mappings.values()) {
        for (Map.Entry<Integer, TableMapping> entry : byEpoch.entrySet()) {
          TableMapping mapping = entry.getValue();
          alternatives = Math.min(MOST_ALTERNATIVES, alternatives * mapping.alternatives());
          for (ColumnMark mark : epochs.get(entry.getKey()).plan().marks()) {
            Undoing undoing = mapping.undone().get(mark.column());
            if (undoing != null) {
              calculated.put(
                  entry.getKey() + "\t" + mark.column() + "\t" + undoing.words(),
                  undoing.compared(mark.kind()));
            }
          }
        }
      }
      for (long tried : calculated.values()) {
        alternatives = Math.min(MOST_ALTERNATIVES, alternatives * tried);
      }
      return alternatives;
    }
  }

  /**
   * What a task found.
   *
   * @param rows rows that are in the ledger
   * @param counts what was counted on the way
   */
  public record Part(ArrayList<MatchedRow> rows, MatchCounts counts) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Returns the parts of the dump after matching; not yet computed. */
  public static JavaRDD<Part> run(JavaSparkContext spark, List<DumpPart> parts, Request request) {
    Broadcast<Request> shared = spark.broadcast(request);
    return spark
        .parallelize(parts, Math.max(1, parts.size()))
        .map(part -> match(part, shared.value()));
  }

  private static Part match(DumpPart part, Request request) {
    MatchCounts counts = new MatchCounts();
    ArrayList<MatchedRow> matched = new ArrayList<>();
    HashMap<Integer, TableMapping> mappings =
        request.mappings().getOrDefault(part.number(), new HashMap<>());
    List<EpochReader> readers = new ArrayList<>();
    for (int epoch : request.order(part.number())) {
      TableMapping mapping = Objects.requireNonNull(mappings.get(epoch));
      readers.add(new EpochReader(request.epochs().get(epoch), mapping, counts));
    }
    try (DumpRows rows = part.table().open(part.split())) {
      List<DumpRow> block = new ArrayList<>();
      long before = 0;
      while (rows.hasNext()) {
        block.add(rows.next());
        if (block.size() >= BLOCK_ROWS) {
          matchBlock(part.number(), before, block, readers, counts, matched);
          before += block.size();
          block.clear();
        }
      }
      matchBlock(part.number(), before, block, readers, counts, matched);
      counts.rows(part.number(), rows.rows());
      counts.account(part.number(), rows.account());
      for (Skipped left : rows.skipped()) {
        counts.skipped(part.number(), left.count(), MatchCounts.words(left));
        if (left.lost()) {
          counts.incomplete(part.number());
        }
      }
    }
    return new Part(matched, counts);
  }

  /** Each row goes to the first epoch that knows it, see {@link Request#order}. */
  private static void matchBlock(
      int table,
      long before,
      List<DumpRow> block,
      List<EpochReader> readers,
      MatchCounts counts,
      List<MatchedRow> sink) {
    boolean[] done = new boolean[block.size()];
    for (EpochReader reader : readers) {
      List<String[]> cells = new ArrayList<>();
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < done.length; i++) {
        if (!done[i]) {
          cells.add(reader.view(block.get(i).cells()));
          places.add(i);
        }
      }
      List<Resolver.Resolved> resolved = reader.resolve(cells);
      for (int i = 0; i < cells.size(); i++) {
        Resolver.Resolved row = resolved.get(i);
        if (row.tooMany()) {
          counts.tooMany++;
        }
        if (!row.candidates().isEmpty()) {
          int place = places.get(i);
          done[place] = true;
          long line = block.get(place).line();
          sink.add(reader.read(table, line, before + place, cells.get(i), row));
        }
      }
    }
  }
}
