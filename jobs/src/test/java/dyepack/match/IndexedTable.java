package dyepack.match;

import dyepack.attribution.Attributor;
import dyepack.attribution.DumpFacts;
import dyepack.attribution.MarkCondition;
import dyepack.attribution.Question;
import dyepack.attribution.TallySource;
import dyepack.attribution.Verdict;
import dyepack.code.AmbiguousRow;
import dyepack.code.Conditioning;
import dyepack.code.HeldRows;
import dyepack.code.Lineage;
import dyepack.code.ReadRow;
import dyepack.code.Recipients;
import dyepack.code.RowBatch;
import dyepack.code.RowClasses;
import dyepack.code.RowMerge;
import dyepack.code.Suspect;
import dyepack.code.SymbolCode;
import dyepack.code.Tally;
import dyepack.code.TallyKernel;
import dyepack.identity.DumpProbe;
import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import dyepack.identity.IndexPlan;
import dyepack.identity.RowIndexer;
import dyepack.identity.RowKeys;
import dyepack.index.Segment;
import dyepack.index.SegmentEntry;
import dyepack.index.SegmentKind;
import dyepack.keys.EpochKeys;
import dyepack.keys.RootKey;
import dyepack.marks.ColumnProfile;
import dyepack.marks.ColumnProfiler;
import dyepack.marks.MarkConstraints;
import dyepack.marks.MarkKind;
import dyepack.marks.MarkPlanner;
import dyepack.marks.MarkRequest;
import dyepack.marks.PreparedRow;
import dyepack.marks.RowMarks;
import dyepack.release.EpochPlan;
import dyepack.release.RowTags;
import dyepack.share.BlindIndex;
import dyepack.simulate.SampleTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * A table of loan applicants with its index on disk, marked copies of it, and a trace of dumps by
 * the job's own parts, but without Spark. The first recipient is real, all others are phantoms, so
 * that the bounds of many innocents can be looked at one by one.
 */
final class IndexedTable {
  static final List<String> HEADER = SampleTable.LOANS.header();

  private static final RootKey ROOT = RootKey.of(new byte[RootKey.BYTES]);

  private static final HeldRows HELD_BY_ALL =
      new HeldRows() {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean everything(int recipient) {
          return true;
        }

        @Override
        public boolean held(int recipient, ReadRow row) {
          return true;
        }
      };

  private final EpochKeys keys;
  private final MemoryIndex memory = new MemoryIndex();
  private final TracedEpoch epoch;
  private final List<String[]> rows;
  private final TallyKernel kernel;
  private final Lineage lineage;

  /**
   * Makes and indexes a table.
   *
   * @param folder for the index; made if it isn't there
   */
  IndexedTable(Path folder, long seed, int count, int phantoms) throws IOException {
    this(folder, seed, rows(seed, count), phantoms);
  }

  /**
   * Indexes a table.
   *
   * @param folder for the index; made if it isn't there
   * @param seed of the keys
   */
  IndexedTable(Path folder, long seed, List<String[]> rows, int phantoms) throws IOException {
    this.rows = rows;
    keys = ROOT.epoch("Test Owner", "loans-" + seed, 1);
    EpochPlan plan = plan();
    HashMap<SegmentKind, ArrayList<String>> segments = new HashMap<>();
    index(Files.createDirectories(folder), plan)
        .forEach((kind, file) -> segments.put(kind, new ArrayList<>(List.of(file.toString()))));
    epoch =
        new TracedEpoch(
            0,
            "loans",
            1,
            plan,
            new DumpProbe(keys, plan.index()),
            keys.positionKey(),
            keys.tagKey(),
            segments,
            new HashMap<>(),
            new HashMap<>());
    List<Suspect> suspects = new ArrayList<>(List.of(Suspect.recipient("partner-0")));
    IntStream.rangeClosed(1, phantoms).forEach(i -> suspects.add(Suspect.phantom(i)));
    lineage = new Lineage(suspects);
    List<byte[]> markKeys = IntStream.rangeClosed(0, phantoms).mapToObj(this::markKey).toList();
    kernel = new TallyKernel(new Recipients(lineage, markKeys), HELD_BY_ALL);
  }

  private byte[] markKey(int recipient) {
    return keys.recipient("partner-" + recipient, EpochKeys.phantomNonce(recipient + 1)).markKey();
  }

  /** Rows of a table of strangers or, with a table's seed, its own. */
  static List<String[]> rows(long seed, int count) {
    return IntStream.range(0, count).mapToObj(i -> SampleTable.LOANS.row(seed, i)).toList();
  }

  private EpochPlan plan() {
    Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
    for (int column = 0; column < HEADER.size(); column++) {
      ColumnProfiler profiler = new ColumnProfiler();
      for (String[] row : rows) {
        profiler.add(row[column]);
      }
      profiles.put(HEADER.get(column), profiler.profile());
    }
    List<MarkRequest> wanted =
        List.of(
            request("monthly_income", MarkKind.NUMBER, "0.01", "0.5"),
            request("applied_at", MarkKind.TIMESTAMP, "1", "60"),
            request("score", MarkKind.NUMBER, "1", "4"));
    IndexPlan index =
        new IndexPlan(
                List.of(
                    IdentifierSpec.of("application_no", IdentifierType.TEXT),
                    IdentifierSpec.of("id_no", IdentifierType.CN_ID),
                    IdentifierSpec.of("phone", IdentifierType.PHONE)),
                "name",
                "address",
                List.of())
            .withEditedAddresses();
    return new EpochPlan(
        index,
        MarkPlanner.plan(wanted, profiles, List.of()).marks(),
        MarkConstraints.NONE,
        List.of());
  }

  private static MarkRequest request(String column, MarkKind kind, String step, String tolerance) {
    return new MarkRequest(
        List.of(column), kind, new BigDecimal(step), new BigDecimal(tolerance), null, List.of(), 1);
  }

  private Map<SegmentKind, Path> index(Path folder, EpochPlan plan) throws IOException {
    RowIndexer indexer = new RowIndexer(keys, plan.index(), HEADER);
    RowTags tags = new RowTags(plan, HEADER, keys.tagKey());
    List<SegmentEntry> known = new ArrayList<>();
    List<SegmentEntry> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      RowKeys row = indexer.keys(rows.get(i));
      BlindIndex rid = id(row);
      known.add(new SegmentEntry(rid, 1, i, tags.of(rid, rows.get(i))));
      memory.row(rid, 1, i, tags.of(rid, rows.get(i)));
      row.store(
          (key, use, value) -> {
            names.add(new SegmentEntry(key, use, 0, value.toBytes()));
            memory.key(key, use, value);
          });
    }
    return Map.of(
        SegmentKind.ROWS, write(folder.resolve("rows.parquet"), known),
        SegmentKind.KEYS, write(folder.resolve("keys.parquet"), names));
  }

  private static BlindIndex id(RowKeys row) {
    BlindIndex rid = row.rid();
    if (rid == null) {
      throw new IllegalStateException("a sample row without an id");
    }
    return rid;
  }

  private static Path write(Path file, List<SegmentEntry> entries) throws IOException {
    entries.sort(Comparator.comparing(SegmentEntry::key));
    if (Segment.write(file, entries.iterator()) != entries.size()) {
      throw new IllegalStateException("not all entries were written");
    }
    return file;
  }

  /** Understands the columns of a dump as a trace does, over the index held in memory. */
  ColumnAligner.Understood understand(List<String[]> dump, List<String> headings) {
    return ColumnAligner.understand(epoch, memory, TableSample.of(dump, headings));
  }

  /** The owner's own rows, unmarked. */
  List<String[]> originals() {
    return rows.stream().map(String[]::clone).toList();
  }

  /** The copy of a recipient; a number beyond the phantoms is somebody nobody knows. */
  List<String[]> copy(int recipient) {
    RowMarks marks =
        new RowMarks(epoch.plan().marks(), HEADER, keys.positionKey(), MarkConstraints.NONE);
    RowIndexer indexer = new RowIndexer(keys, epoch.plan().index(), HEADER);
    SymbolCode symbols = new SymbolCode(markKey(recipient));
    List<String[]> copy = new ArrayList<>();
    for (String[] original : rows) {
      BlindIndex rid = id(indexer.keys(original));
      PreparedRow prepared = marks.prepare(rid, original);
      byte[][] nibbles = {symbols.nibbles(rid)};
      String[] cells = original.clone();
      for (int mark = 0; mark < epoch.plan().marks().size(); mark++) {
        String text = prepared.text(mark, nibbles);
        if (text != null) {
          cells[marks.column(mark)] = text;
        }
      }
      copy.add(cells);
    }
    return copy;
  }

  /**
   * What a trace found.
   *
   * @param verdict the verdict; null if no column was understood
   * @param request what the columns were taken for
   * @param counts what was counted on the way
   */
  record Traced(@Nullable Verdict verdict, MatchJob.Request request, MatchCounts counts) {
    /** Ids of the accused. */
    List<String> accused() {
      return verdict == null
          ? List.of()
          : verdict.attribution().accused().stream().map(one -> one.recipient()).toList();
    }
  }

  /** Traces a dump as the job does: align, match, merge, tally, attribute. */
  Traced trace(List<String[]> dump, List<String> headings) {
    MatchCounts counts = new MatchCounts();
    HashMap<Integer, HashMap<Integer, TableMapping>> mappings = new HashMap<>();
    MatchJob.Request request = new MatchJob.Request(new ArrayList<>(List.of(epoch)), mappings, 0);
    List<String[]> sample = dump.subList(0, Math.min(1_500, dump.size()));
    TableMapping mapping =
        ColumnAligner.understand(epoch, TableSample.of(sample, headings)).mapping().orElse(null);
    counts.rows(0, dump.size());
    if (mapping == null) {
      return new Traced(null, request, counts);
    }
    mappings.put(0, new HashMap<>(Map.of(0, mapping)));
    List<String[]> view = dump.stream().map(mapping.view()::of).toList();
    RowBatch batch = batch(view, new EpochReader(epoch, mapping, counts), counts);
    MarkCondition condition =
        new MarkCondition(
            counts.judged(), counts.valid(), counts.validByChance(), counts.altered());
    Question question =
        new Question(
            lineage,
            1,
            request.alternatives(),
            1e-6,
            new DumpFacts(counts.rows(), counts.matched(), counts.matchedByChance(), condition),
            Map.of(),
            1);
    return new Traced(
        new Attributor(question).verdict(new InMemory(kernel, batch)), request, counts);
  }

  private static RowBatch batch(List<String[]> dump, EpochReader reader, MatchCounts counts) {
    List<Resolver.Resolved> resolved = reader.resolve(dump);
    Map<BlindIndex, List<ReadRow>> exact = new HashMap<>();
    List<MatchedRow> several = new ArrayList<>();
    for (int i = 0; i < dump.size(); i++) {
      counts.tooMany += resolved.get(i).tooMany() ? 1 : 0;
      if (!resolved.get(i).candidates().isEmpty()) {
        MatchedRow row = reader.read(0, i, i, dump.get(i), resolved.get(i));
        if (row.exact()) {
          ReadRow read = row.candidates().get(0);
          exact.computeIfAbsent(read.rid(), rid -> new ArrayList<>()).add(read);
        } else {
          several.add(row);
        }
      }
    }
    List<ReadRow> merged = new ArrayList<>();
    exact.values().forEach(same -> merged.addAll(RowMerge.merge(same)));
    List<Tuple2<Integer, ArrayList<ReadRow>>> taken =
        several.stream()
            .map(row -> new Tuple2<>(row.epoch(), row.candidates()))
            .distinct()
            .sorted(new DumpTallies.KeyedOrder())
            .limit(DumpTallies.MOST_AMBIGUOUS)
            .toList();
    List<AmbiguousRow> ambiguous =
        DumpTallies.claim(taken, new HashSet<>(exact.keySet())).getOrDefault(0, List.of());
    return new RowBatch(merged, ambiguous);
  }

  private record InMemory(TallyKernel kernel, RowBatch rows) implements TallySource {
    @Override
    public Tally tally(Conditioning given) {
      return kernel.tally(rows, given);
    }

    @Override
    public RowClasses classes(List<Integer> accused) {
      return kernel.classes(rows, accused);
    }
  }
}
