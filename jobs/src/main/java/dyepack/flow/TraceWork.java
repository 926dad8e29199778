package dyepack.flow;

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
import dyepack.match.TableMapping;
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
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

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
  private final List<DumpPart> parts = new ArrayList<>();

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
      List<String[]> sample = sample(tables.get(table));
      for (TracedEpoch epoch : traced) {
        Optional<TableMapping> mapping =
            ColumnAligner.align(epoch, sample, tables.get(table).header());
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

  JavaRDD<MatchJob.Part> match(JavaSparkContext spark, DumpInput dump, MatchJob.Request mapped) {
    progress.step("Matching", 0, 1);
    return MatchJob.run(spark, parts, mapped);
  }

  /** Everybody's keys and holdings, by epoch, for the epochs that the dump has rows of. */
  HashMap<Integer, DumpTallies.Side> sides(JavaRDD<MatchJob.Part> matched) {
    Set<Integer> present =
        new HashSet<>(
            matched
                .flatMap(part -> part.rows().stream().map(MatchedRow::epoch).distinct().iterator())
                .distinct()
                .collect());
    HashMap<Integer, DumpTallies.Side> sides = new HashMap<>();
    for (int number : present) {
      sides.put(number, suspects.side(number));
    }
    return sides;
  }

  /** What is asked of the attribution. */
  Question question(MatchCounts counts, MatchJob.Request mapped) {
    MarkCondition condition =
        new MarkCondition(
            counts.judged(), counts.valid(), counts.validByChance(), counts.altered());
    return new Question(
        suspects.tree(),
        suspects.recipients().size(),
        mapped.alternatives(),
        request.alpha(),
        new DumpFacts(counts.rows(), counts.matched(), counts.matchedByChance(), condition),
        Map.of(),
        request.seed());
  }

  /** Writes the findings and the lists of rows. */
  Findings write(
      DumpInput dump,
      MatchJob.Request mapped,
      JavaRDD<MatchJob.Part> matched,
      MatchCounts counts,
      DumpTallies tallies,
      Verdict verdict) {
    return new FindingsWriting(
            ledger,
            request,
            epochs,
            pools,
            suspects.tree(),
            suspects.recipients(),
            dump,
            mapped,
            counts)
        .write(matched, tallies, verdict);
  }
}
