package dyepack.match;

import dyepack.code.Position;
import dyepack.code.PositionCode;
import dyepack.code.ReadRow;
import dyepack.code.SymbolKind;
import dyepack.derive.DumpView;
import dyepack.marks.Alphabet;
import dyepack.marks.ColumnMark;
import dyepack.marks.MarkConstraints;
import dyepack.marks.MarkKind;
import dyepack.marks.RowMarks;
import dyepack.release.RowTags;
import java.util.ArrayList;
import java.util.List;

/** Reads rows of one table as rows of one epoch. */
final class EpochReader {
  private final TracedEpoch epoch;
  private final DumpView view;
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

  EpochReader(TracedEpoch epoch, TableMapping mapping, MatchCounts counts) {
    this.epoch = epoch;
    this.view = mapping.view();
    this.counts = counts;
    List<String> header = mapping.header();
    resolver = new Resolver(epoch, new IndexLookup(epoch), header);
    marks =
        mapping.tuned(
            new RowMarks(epoch.plan().marks(), header, epoch.positionKey(), MarkConstraints.NONE));
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

  /** Returns a row's cells with those that are made of them, as the other methods take them. */
  String[] view(String[] cells) {
    return view.of(cells);
  }

  /** Finds out whose rows these are. */
  List<Resolver.Resolved> resolve(List<String[]> rows) {
    return resolver.resolve(rows);
  }

  MatchedRow read(int table, long line, long place, String[] cells, Resolver.Resolved row) {
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
   * Excludes states whose tag doesn't fit a marked cell that fits another state's. A cell that fits
   * none is damaged and says nothing of the time.
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
