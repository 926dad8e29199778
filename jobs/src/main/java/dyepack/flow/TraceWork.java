package dyepack.flow;

import dyepack.attribution.Attributor;
import dyepack.attribution.DumpFacts;
import dyepack.attribution.MarkCondition;
import dyepack.attribution.Question;
import dyepack.attribution.Verdict;
import dyepack.canaries.CanaryPool;
import dyepack.ingest.DumpFile;
import dyepack.ingest.DumpInput;
import dyepack.ingest.DumpRow;
import dyepack.ingest.DumpRows;
import dyepack.ingest.DumpTable;
import dyepack.ingest.TableSplit;
import dyepack.ledger.DatasetHistory;
import dyepack.ledger.Ledger;
import dyepack.match.ColumnAligner;
import dyepack.match.DumpPart;
import dyepack.match.DumpTallies;
import dyepack.match.MatchCounts;
import dyepack.match.MatchJob;
import dyepack.match.MatchedRow;
import dyepack.match.ReadDump;
import dyepack.match.TableMapping;
import dyepack.match.TableSample;
import dyepack.match.TracedEpoch;
import dyepack.report.Findings;
import dyepack.share.BadInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/** The steps of {@link TraceFlow}, in the order in which it takes them. */
final class TraceWork {
  /** Every part walks the whole index, so parts are large, and as many as cores where that fits. */
  private static final long MOST_SPLIT_BYTES = 16L << 20;

  private static final long FEWEST_SPLIT_BYTES = 2L << 20;
  private static final int SAMPLE_ROWS = 1_500;
  private static final int SAMPLE_SPLITS = 24;

  private final Ledger ledger;
  private final TraceRequest request;
  private final Progress progress;

  /** Epochs that the dump is compared with, the newest of each dataset first. */
  private final List<EpochInUse> epochs = new ArrayList<>();

  private final List<CanaryPool> pools = new ArrayList<>();
  private final Suspects suspects;
  private final Map<Integer, DumpTallies.Side> sideByEpoch = new HashMap<>();
  private final List<DumpPart> parts = new ArrayList<>();

  /** Why columns are not what they look like, by table and column. */
  private final Map<Integer, TreeMap<Integer, String>> remarks = new HashMap<>();

  TraceWork(Ledger ledger, OwnerSecrets secrets, TraceRequest request, Progress progress) {
    this.ledger = ledger;
    this.request = request;
    this.progress = progress;
    ledger.requireSigner(secrets.signer());
    for (DatasetHistory dataset : ledger.state().datasets()) {
      for (int i = dataset.epochs().size() - 1; i >= 0; i--) {
        EpochInUse epoch = EpochInUse.open(ledger, dataset.epochs().get(i), secrets);
        if (!epoch.epoch().segments().isEmpty()) {
          epochs.add(epoch);
          pools.add(CanaryStore.load(epoch));
        }
      }
    }
    suspects = new Suspects(ledger, epochs, pools);
  }

  /** Looks through the files and refuses to start without anything to compare them with. */
  DumpInput open() {
    if (ledger.state().shares().isEmpty()) {
      throw new BadInputException(
          "Ledger "
              + ledger.folder().root()
              + " holds no share yet, so there is nothing to compare a dump with.");
    }
    progress.step("Reading", 0, request.paths().size());
    DumpInput dump = DumpInput.open(request.paths(), request.reading());
    progress.step("Reading", request.paths().size(), request.paths().size());
    int number = 0;
    long splitBytes = splitBytes(dump);
    for (DumpTable table : dump.tables()) {
      for (TableSplit split : table.splits(splitBytes)) {
        parts.add(new DumpPart(number, table, split));
      }
      number++;
    }
    return dump;
  }

  private static long splitBytes(DumpInput dump) {
    long bytes = dump.files().stream().mapToLong(DumpFile::bytes).sum();
    long each = bytes / Runtime.getRuntime().availableProcessors() + 1;
    return Math.max(FEWEST_SPLIT_BYTES, Math.min(MOST_SPLIT_BYTES, each));
  }

  /** Finds out what the columns of each table are, in each epoch. */
  MatchJob.Request align(DumpInput dump) {
    ArrayList<TracedEpoch> traced = new ArrayList<>();
    for (int i = 0; i < epochs.size(); i++) {
      traced.add(epochs.get(i).traced(i, pools.get(i)));
    }
    HashMap<Integer, HashMap<Integer, TableMapping>> mappings = new HashMap<>();
    List<DumpTable> tables = dump.tables();
    for (int table = 0; table < tables.size(); table++) {
      progress.step("Understanding columns", table, tables.size());
      TableSample sample = TableSample.of(sample(tables.get(table)), tables.get(table).header());
      for (TracedEpoch epoch : traced) {
        ColumnAligner.Understood understood = ColumnAligner.understand(epoch, sample);
        Optional<TableMapping> mapping = understood.mapping();
        remarks.computeIfAbsent(table, t -> new TreeMap<>()).putAll(understood.remarks());
        if (mapping.isPresent()) {
          mappings.computeIfAbsent(table, t -> new HashMap<>()).put(epoch.number(), mapping.get());
        }
      }
    }
    progress.step("Understanding columns", tables.size(), tables.size());
    return new MatchJob.Request(traced, mappings, 0);
  }

  /** Rows from all over the table, so that a file made of several ones shows all of them. */
  private static List<String[]> sample(DumpTable table) {
    List<TableSplit> splits = table.splits(1L << 20);
    int step = Math.max(1, splits.size() / SAMPLE_SPLITS);
    int wanted = SAMPLE_ROWS / Math.min(SAMPLE_SPLITS, splits.size());
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < splits.size(); i += step) {
      try (DumpRows reader = table.open(splits.get(i))) {
        for (int n = 0; n < wanted && reader.hasNext(); n++) {
          DumpRow row = reader.next();
          rows.add(row.cells());
        }
      }
    }
    return rows;
  }

  /** Looks the rows up, once for each turn that the epochs of a rotated dataset take. */
  ReadDump match(JavaSparkContext spark, MatchJob.Request mapped) {
    List<ReadDump.Turn> turns = new ArrayList<>();
    for (int turn = 0; turn < mapped.turns(); turn++) {
      progress.step("Matching", turn, mapped.turns());
      MatchJob.Request inTurn = mapped.inTurn(turn);
      JavaRDD<MatchJob.Part> matched = MatchJob.run(spark, parts, inTurn);
      matched.persist(StorageLevel.MEMORY_AND_DISK());
      MatchCounts counts =
          matched.map(MatchJob.Part::counts).fold(new MatchCounts(), MatchCounts::plus);
      DumpTallies tallies = DumpTallies.of(spark, matched, sides(matched));
      turns.add(new ReadDump.Turn(inTurn, matched, counts, tallies));
    }
    progress.step("Matching", mapped.turns(), mapped.turns());
    return new ReadDump(turns);
  }

  /** Everybody's keys and holdings, by epoch, for the epochs that the dump has rows of. */
  private HashMap<Integer, DumpTallies.Side> sides(JavaRDD<MatchJob.Part> matched) {
    Set<Integer> present =
        new HashSet<>(
            matched
                .flatMap(part -> part.rows().stream().map(MatchedRow::epoch).distinct().iterator())
                .distinct()
                .collect());
    HashMap<Integer, DumpTallies.Side> sides = new HashMap<>();
    for (int number : present) {
      sides.put(number, sideByEpoch.computeIfAbsent(number, suspects::side));
    }
    return sides;
  }

  /** Names the sources, over all turns. */
  Verdict attribute(ReadDump read) {
    progress.step("Attributing", 0, 1);
    MatchCounts counts = read.turn(0).counts();
    MatchJob.Request mapped = read.turn(0).mapped();
    Double alpha = request.alpha();
    MarkCondition condition =
        new MarkCondition(
            counts.judged(), counts.valid(), counts.validByChance(), counts.altered());
    Question question =
        new Question(
            suspects.tree(),
            suspects.recipients().size(),
            mapped.alternatives(),
            alpha == null ? AcceptedError.of(ledger, mapped) : alpha,
            new DumpFacts(counts.rows(), counts.matched(), counts.matchedByChance(), condition),
            Map.of(),
            request.seed());
    Verdict verdict = new Attributor(question).verdict(read);
    progress.step("Attributing", 1, 1);
    return verdict;
  }

  /** Writes the findings and the lists of rows. */
  Findings write(DumpInput dump, ReadDump read, Verdict verdict) {
    return new FindingsWriting(ledger, request, epochs, pools, suspects.recipients(), dump, remarks)
        .write(read, verdict);
  }
}
