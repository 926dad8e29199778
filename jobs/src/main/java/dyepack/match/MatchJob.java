package dyepack.match;

import dyepack.code.Position;
import dyepack.code.PositionCode;
import dyepack.code.ReadRow;
import dyepack.code.SymbolKind;
import dyepack.ingest.DumpRow;
import dyepack.ingest.DumpRows;
import dyepack.marks.Alphabet;
import dyepack.marks.ColumnMark;
import dyepack.marks.MarkConstraints;
import dyepack.marks.MarkKind;
import dyepack.marks.RowMarks;
import dyepack.marks.Undoing;
import dyepack.release.RowTags;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
   * @param turn which epoch of a dataset comes first, counted from the newest: a row that several
   *     epochs know is read in one of them only, and a rotated dataset has to be tried in each
   */
  public record Request(
      ArrayList<TracedEpoch> epochs,
      HashMap<Integer, HashMap<Integer, TableMapping>> mappings,
      int turn)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Returns the request with another epoch of each dataset first. */
    public Request inTurn(int another) {
      return new Request(epochs, mappings, another);
    }

    /** How many turns there are: the most epochs that one dataset has in one table. */
    public int turns() {
      int turns = 1;
      for (HashMap<Integer, TableMapping> byEpoch : mappings.values()) {
        for (List<Integer> sameDataset : byDataset(byEpoch).values()) {
          turns = Math.max(turns, sameDataset.size());
        }
      }
      return turns;
    }

    private Map<String, List<Integer>> byDataset(Map<Integer, TableMapping> byEpoch) {
      Map<String, List<Integer>> datasets = new TreeMap<>();
      for (int epoch : new TreeSet<>(byEpoch.keySet())) {
        datasets.computeIfAbsent(epochs.get(epoch).dataset(), name -> new ArrayList<>()).add(epoch);
      }
      return datasets;
    }

    /**
     * Returns the epochs in the order in which a row of the table is looked for: first the dataset
     * of which the most columns were found, so that people who stand in two datasets don't hide
     * whose table this is; within a dataset the turn's epoch, then the newest.
     */
    List<Integer> order(int table) {
      HashMap<Integer, TableMapping> byEpoch = mappings.getOrDefault(table, new HashMap<>());
      List<List<Integer>> datasets = new ArrayList<>(byDataset(byEpoch).values());
      datasets.sort(Comparator.comparingInt(same -> -columnsFound(byEpoch, same)));
      List<Integer> order = new ArrayList<>();
      for (List<Integer> same : datasets) {
        Collections.rotate(same, -(turn % same.size()));
        order.addAll(same);
      }
      return order;
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
      Map<String, Integer> calculated = new HashMap<>();
      for (HashMap<Integer, TableMapping> byEpoch : mappings.values()) {
        for (Map.Entry<Integer, TableMapping> entry : byEpoch.entrySet()) {
          TableMapping mapping = entry.getValue();
          alternatives = Math.min(MOST_ALTERNATIVES, alternatives * mapping.alternatives());
          for (ColumnMark mark : epochs.get(entry.getKey()).plan().marks()) {
            Undoing undoing = mapping.undone().get(mark.column());
            if (undoing != null) {
              calculated.put(
                  entry.getKey() + "\t" + mark.column() + "\t" + undoing.words(),
                  1 + Undoing.alternatives(mark.kind()).size());
            }
          }
        }
      }
      for (int tried : calculated.values()) {
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
    List<Reader> readers = new ArrayList<>();
    for (int epoch : request.order(part.number())) {
      TableMapping mapping = Objects.requireNonNull(mappings.get(epoch));
      readers.add(new Reader(request.epochs().get(epoch), mapping, counts));
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
      rows.skipped()
          .forEach(left -> counts.skipped(part.number(), left.count(), MatchCounts.words(left)));
    }
    return new Part(matched, counts);
  }

  /** Each row goes to the first epoch that knows it, see {@link Request#order}. */
  private static void matchBlock(
      int table,
      long before,
      List<DumpRow> block,
      List<Reader> readers,
      MatchCounts counts,
      List<MatchedRow> sink) {
    boolean[] done = new boolean[block.size()];
    for (Reader reader : readers) {
      List<String[]> cells = new ArrayList<>();
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < done.length; i++) {
        if (!done[i]) {
          cells.add(block.get(i).cells());
          places.add(i);
        }
      }
      List<Resolver.Resolved> resolved = reader.resolver.resolve(cells);
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

  /** Reads rows of one table as rows of one epoch. */
  static final class Reader {
    private final TracedEpoch epoch;
    private final MatchCounts counts;
    private final Resolver resolver;
    private final RowMarks marks;
    private final RowTags tags;
    private final PositionCode positions;
    private final int[] columns;
    private final int[] fields;
    private final SymbolKind[] kinds = new SymbolKind[PositionCode.MAX_FIELDS];

    /** Whether the row being read has a cell that could confirm one of its candidates, or does. */
    private boolean anyTagged;

    private boolean anyAligned;

    Reader(TracedEpoch epoch, TableMapping mapping, MatchCounts counts) {
      this.epoch = epoch;
      this.counts = counts;
      List<String> header = mapping.header();
      resolver = new Resolver(epoch, header);
      marks =
          mapping.tuned(
              new RowMarks(
                  epoch.plan().marks(), header, epoch.positionKey(), MarkConstraints.NONE));
      tags = new RowTags(epoch.plan(), header, epoch.tagKey(), marks.carriers());
      positions = new PositionCode(epoch.positionKey());
      columns =
          epoch.plan().marks().stream().mapToInt(mark -> header.indexOf(mark.column())).toArray();
      fields =
          epoch.plan().marks().stream()
              .flatMapToInt(mark -> mark.fields().stream().mapToInt(Integer::intValue))
              .toArray();
      for (ColumnMark mark : epoch.plan().marks()) {
        mark.fields().forEach(field -> kinds[field] = mark.symbolKind());
      }
    }

    /** Finds out whose rows these are. */
    List<Resolver.Resolved> resolve(List<String[]> rows) {
      return resolver.resolve(rows);
    }

    MatchedRow read(
        int table, long line, long place, String[] cells, Resolver.Resolved row) {
      counts.matched++;
      counts.telling += row.telling() ? 1 : 0;
      boolean single = row.candidates().size() == 1;
      if (!single) {
        counts.ambiguous++;
      }
      ArrayList<ReadRow> reads = new ArrayList<>();
      anyTagged = false;
      anyAligned = false;
      for (Resolver.Candidate candidate : row.candidates()) {
        reads.add(read(candidate, cells, single));
      }
      if (anyTagged) {
        counts.confirmable++;
        counts.confirmed += anyAligned ? 1 : 0;
        int asked = columns.length * row.candidates().size();
        counts.confirmedByChance += 1 - Math.pow(1 - 2.0 / 256, asked);
      }
      int[] fits = single ? fits(row.candidates().get(0), cells) : new int[0];
      return new MatchedRow(table, line, place, epoch.number(), reads, fits);
    }

    private ReadRow read(Resolver.Candidate candidate, String[] cells, boolean count) {
      byte[] symbols = marks.read(candidate.rid(), cells);
      for (int mark = 0; mark < columns.length; mark++) {
        ColumnMark column = epoch.plan().marks().get(mark);
        boolean tagged = false;
        boolean aligned = false;
        if (columns[mark] >= 0 && columns[mark] < cells.length) {
          for (IndexLookup.RowState state : candidate.states()) {
            tagged |= tags.tagged(mark, state.tags());
            aligned |= tags.aligned(candidate.rid(), mark, cells[columns[mark]], state.tags());
          }
        }
        if (!aligned) {
          // The cell is not what was delivered: whatever it seems to show is chance.
          column.fields().forEach(field -> symbols[field] = ReadRow.ERASED);
        }
        anyTagged |= tagged;
        anyAligned |= aligned;
        if (count && tagged) {
          count(column, symbols, aligned);
        }
      }
      return readRow(candidate, symbols);
    }

    private void count(ColumnMark column, byte[] symbols, boolean aligned) {
      int read = 0;
      for (int field : column.fields()) {
        read += symbols[field] == ReadRow.ERASED ? 0 : 1;
      }
      counts.mark(
          epoch.dataset() + "\t" + column.column(),
          new MatchCounts.MarkCounts(1, aligned ? 1 : 0, Math.min(1, read)));
      boolean judged =
          aligned
              && column.kind() != MarkKind.TEXT
              && column.kind() != MarkKind.CATEGORY
              && (column.alphabet() == Alphabet.Q8 || column.alphabet() == Alphabet.Q4);
      if (judged) {
        counts.judged++;
        counts.valid += read;
        counts.validByChance += 2.0 / column.alphabet().modulus();
      }
    }

    private ReadRow readRow(Resolver.Candidate candidate, byte[] symbols) {
      Position[] drawn = new Position[PositionCode.MAX_FIELDS];
      Position[] here = positions.at(candidate.rid(), fields);
      for (int i = 0; i < fields.length; i++) {
        drawn[fields[i]] = here[i];
      }
      long number = candidate.rowNumber();
      ReadRow row = ReadRow.of(candidate.rid(), number, symbols, kinds, drawn);
      if (number < 0) {
        TracedEpoch.CanaryClass canary = epoch.canaries().get((int) (-1 - number));
        if (canary != null) {
          return row.asCanary(canary.tier(), canary.level());
        }
      }
      return row;
    }

    /** For each state of a row, whether the dump shows it; nothing where all would look alike. */
    private int[] fits(Resolver.Candidate candidate, String[] cells) {
      int states = candidate.states().size();
      boolean[] excluded = new boolean[states];
      boolean told = false;
      for (int version = 0; version < tags.versions(); version++) {
        if (tags.hasVersion(version)) {
          told = true;
          int shown = tags.version(candidate.rid(), version, cells);
          for (int i = 0; i < states; i++) {
            byte[] stored = candidate.states().get(i).tags();
            excluded[i] |= tags.storedVersion(version, stored) != shown;
          }
        }
      }
      if (states > 1) {
        for (int mark = 0; mark < columns.length; mark++) {
          told |= excludeByMark(candidate, mark, cells, excluded);
        }
      }
      if (!told) {
        return new int[0];
      }
      int[] fits = new int[2 * states];
      for (int i = 0; i < states; i++) {
        fits[2 * i] = candidate.states().get(i).release();
        fits[2 * i + 1] = excluded[i] ? 0 : 1;
      }
      return fits;
    }

    /**
     * Excludes states whose tag doesn't fit a marked cell that fits another state's. A cell that
     * fits none is damaged and says nothing of the time.
     *
     * @return whether any was excluded
     */
    private boolean excludeByMark(
        Resolver.Candidate candidate, int mark, String[] cells, boolean[] excluded) {
      if (columns[mark] < 0 || columns[mark] >= cells.length) {
        return false;
      }
      int states = excluded.length;
      boolean[] unfit = new boolean[states];
      boolean anyFits = false;
      boolean anyUnfit = false;
      for (int i = 0; i < states; i++) {
        byte[] stored = candidate.states().get(i).tags();
        if (tags.tagged(mark, stored)) {
          unfit[i] = !tags.aligned(candidate.rid(), mark, cells[columns[mark]], stored);
          anyUnfit |= unfit[i];
          anyFits |= !unfit[i];
        }
      }
      if (!anyFits || !anyUnfit) {
        return false;
      }
      for (int i = 0; i < states; i++) {
        excluded[i] |= unfit[i];
      }
      return true;
    }
  }
}
