package dyepack.flow;

import dyepack.attribution.DumpFacts;
import dyepack.attribution.MarkCondition;
import dyepack.attribution.Question;
import dyepack.attribution.Verdict;
import dyepack.canaries.Canary;
import dyepack.canaries.CanaryInclusion;
import dyepack.canaries.CanaryPool;
import dyepack.code.Inclusion;
import dyepack.code.Lineage;
import dyepack.code.Recipients;
import dyepack.code.Suspect;
import dyepack.identity.DumpProbe;
import dyepack.index.SegmentKind;
import dyepack.ingest.DumpInput;
import dyepack.ingest.DumpRow;
import dyepack.ingest.DumpRows;
import dyepack.ingest.DumpTable;
import dyepack.ingest.TableSplit;
import dyepack.keys.EpochKeys;
import dyepack.keys.RecipientKeys;
import dyepack.ledger.DatasetHistory;
import dyepack.ledger.Epoch;
import dyepack.ledger.Ledger;
import dyepack.ledger.LedgerState;
import dyepack.ledger.Recipient;
import dyepack.ledger.Release;
import dyepack.ledger.RowSet;
import dyepack.ledger.RowSetRef;
import dyepack.ledger.Share;
import dyepack.match.ColumnAligner;
import dyepack.match.DumpPart;
import dyepack.match.DumpTallies;
import dyepack.match.Holdings;
import dyepack.match.MatchCounts;
import dyepack.match.MatchJob;
import dyepack.match.MatchedRow;
import dyepack.match.TableMapping;
import dyepack.match.TracedEpoch;
import dyepack.report.Findings;
import dyepack.share.BadInputException;
import dyepack.share.RecipientId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** The steps of {@link TraceFlow}, in the order in which it takes them. */
final class TraceWork {
  /** Phantom recipients tested beside the real ones: what chance does with this very dump. */
  private static final int PHANTOMS = 100;

  private static final long SPLIT_BYTES = 16L << 20;
  private static final int SAMPLE_ROWS = 1_500;
  private static final int SAMPLE_SPLITS = 24;

  private final Ledger ledger;
  private final OwnerSecrets secrets;
  private final TraceRequest request;
  private final Progress progress;

  /** Epochs that the dump is compared with, the newest of each dataset first. */
  private final List<EpochInUse> epochs = new ArrayList<>();

  private final List<CanaryPool> pools = new ArrayList<>();
  private final Lineage lineage;
  private final List<RecipientId> recipients = new ArrayList<>();
  private final List<DumpPart> parts = new ArrayList<>();

  TraceWork(Ledger ledger, OwnerSecrets secrets, TraceRequest request, Progress progress) {
    this.ledger = ledger;
    this.secrets = secrets;
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
    lineage = lineage();
  }

  /** Everybody who was ever enrolled, retired ones too, and the phantoms. */
  private Lineage lineage() {
    LedgerState state = ledger.state();
    Set<RecipientId> enrolled = new LinkedHashSet<>();
    for (DatasetHistory dataset : state.datasets()) {
      for (Epoch epoch : dataset.epochs()) {
        enrolled.addAll(epoch.enrolments().keySet());
      }
    }
    List<Suspect> suspects = new ArrayList<>();
    for (RecipientId id : enrolled) {
      Recipient recipient = state.recipient(id);
      RecipientId parent = recipient.parent();
      recipients.add(id);
      suspects.add(
          parent == null
              ? Suspect.recipient(id.value())
              : Suspect.subRecipient(id.value(), parent.value()));
    }
    for (int i = 1; i <= PHANTOMS; i++) {
      suspects.add(new Suspect(EpochKeys.phantomId(i), null, true));
    }
    return new Lineage(suspects);
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
    DumpInput dump = DumpInput.open(request.paths(), request.limits());
    progress.step("Reading", request.paths().size(), request.paths().size());
    int number = 0;
    for (DumpTable table : dump.tables()) {
      for (TableSplit split : table.splits(SPLIT_BYTES)) {
        parts.add(new DumpPart(number, table, split));
      }
      number++;
    }
    return dump;
  }

  /** Finds out what the columns of each table are, in each epoch. */
  MatchJob.Request align(DumpInput dump) {
    ArrayList<TracedEpoch> traced = new ArrayList<>();
    for (int i = 0; i < epochs.size(); i++) {
      traced.add(traced(i));
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
          mappings
              .computeIfAbsent(table, t -> new HashMap<>())
              .put(epoch.number(), mapping.get());
        }
      }
    }
    progress.step("Understanding columns", tables.size(), tables.size());
    return new MatchJob.Request(traced, mappings);
  }

  private TracedEpoch traced(int number) {
    EpochInUse epoch = epochs.get(number);
    HashMap<SegmentKind, ArrayList<String>> segments = new HashMap<>();
    epoch.segments().forEach((kind, files) -> segments.put(kind, new ArrayList<>(files)));
    HashMap<Integer, TracedEpoch.CanaryClass> canaries = new HashMap<>();
    for (Canary canary : pools.get(number).canaries()) {
      Inclusion tier =
          switch (canary.tier()) {
            case RARE -> Inclusion.RARE;
            case HALF -> Inclusion.HALF;
            case COMMON -> Inclusion.COMMON;
          };
      canaries.put(canary.number(), new TracedEpoch.CanaryClass(tier, canary.level()));
    }
    return new TracedEpoch(
        number,
        epoch.epoch().dataset(),
        epoch.epoch().number(),
        epoch.plan(),
        new DumpProbe(epoch.keys(), epoch.plan().index()),
        epoch.keys().positionKey(),
        epoch.keys().tagKey(),
        segments,
        canaries);
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

  JavaRDD<MatchJob.Part> match(
      JavaSparkContext spark, DumpInput dump, MatchJob.Request mapped) {
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
      sides.put(number, side(number));
    }
    return sides;
  }

  private DumpTallies.Side side(int number) {
    EpochInUse epoch = epochs.get(number);
    List<byte[]> markKeys = new ArrayList<>();
    Map<RecipientId, RecipientKeys> keys = new HashMap<>();
    List<RecipientKeys> phantoms = new ArrayList<>();
    for (RecipientId id : recipients) {
      if (epoch.epoch().enrolments().containsKey(id)) {
        keys.put(id, epoch.recipientKeys(id));
        markKeys.add(epoch.recipientKeys(id).markKey());
      } else {
        // Never enrolled here: any key does, since it held nothing.
        markKeys.add(epoch.keys().recipient(id.value(), EpochKeys.phantomNonce(0)).markKey());
      }
    }
    for (int i = 1; i <= PHANTOMS; i++) {
      RecipientKeys phantom =
          epoch.keys().recipient(EpochKeys.phantomId(i), EpochKeys.phantomNonce(i));
      phantoms.add(phantom);
      markKeys.add(phantom.markKey());
    }
    return new DumpTallies.Side(
        new Recipients(lineage, markKeys), holdings(number, keys, phantoms));
  }

  private Holdings holdings(
      int number, Map<RecipientId, RecipientKeys> keys, List<RecipientKeys> phantoms) {
    EpochInUse epoch = epochs.get(number);
    RoaringBitmap all = new RoaringBitmap();
    Map<String, RoaringBitmap> byRelease = new HashMap<>();
    for (Release release : epoch.epoch().releases().values()) {
      RowSetRef reference = release.record().rowSet();
      if (reference != null && !release.forgotten()) {
        RoaringBitmap rows = rows(epoch, reference);
        byRelease.put(release.record().releaseId(), rows);
        all.or(rows);
      }
    }
    Map<RecipientId, Set<String>> releases = new HashMap<>();
    Set<RecipientId> withCanaries = new HashSet<>();
    for (Share share : ledger.state().shares()) {
      if (share.record().dataset().equals(epoch.epoch().dataset())
          && share.record().epoch() == epoch.epoch().number()) {
        RecipientId id = share.record().recipient();
        releases.computeIfAbsent(id, r -> new HashSet<>()).add(share.record().releaseId());
        if (share.record().canaryCount() > 0) {
          withCanaries.add(id);
        }
      }
    }
    Map<Set<String>, RoaringBitmap> unions = new HashMap<>();
    List<@Nullable RoaringBitmap> rows = new ArrayList<>();
    BitSet everything = new BitSet();
    for (int i = 0; i < recipients.size(); i++) {
      Set<String> got = releases.get(recipients.get(i));
      RoaringBitmap union =
          got == null ? null : unions.computeIfAbsent(got, g -> union(g, byRelease));
      rows.add(union);
      everything.set(i, union != null && union.getCardinality() == all.getCardinality());
    }
    for (int i = 0; i < PHANTOMS; i++) {
      rows.add(null);
      everything.set(recipients.size() + i);
    }
    return new Holdings(
        rows, everything, canaryHolders(number, keys, phantoms, withCanaries));
  }

  private RoaringBitmap rows(EpochInUse epoch, RowSetRef reference) {
    RowSet set =
        RowSet.load(
            ledger,
            epoch.epoch().dataset(),
            epoch.epoch().number(),
            reference,
            epoch.keys().storageKey());
    RoaringBitmap rows = new RoaringBitmap();
    set.stream().forEach(rows::add);
    rows.runOptimize();
    return rows;
  }

  private static RoaringBitmap union(Set<String> releases, Map<String, RoaringBitmap> byRelease) {
    RoaringBitmap union = new RoaringBitmap();
    for (String release : releases) {
      RoaringBitmap rows = byRelease.get(release);
      if (rows != null) {
        union.or(rows);
      }
    }
    return union;
  }

  private HashMap<Integer, BitSet> canaryHolders(
      int number,
      Map<RecipientId, RecipientKeys> keys,
      List<RecipientKeys> phantoms,
      Set<RecipientId> withCanaries) {
    List<@Nullable CanaryInclusion> inclusions = new ArrayList<>();
    for (RecipientId id : recipients) {
      inclusions.add(withCanaries.contains(id) ? inclusion(id, keys) : null);
    }
    phantoms.forEach(
        phantom -> inclusions.add(new CanaryInclusion(List.of(phantom.canaryKey()))));
    HashMap<Integer, BitSet> holders = new HashMap<>();
    for (Canary canary : pools.get(number).canaries()) {
      BitSet holding = new BitSet();
      for (int i = 0; i < inclusions.size(); i++) {
        CanaryInclusion inclusion = inclusions.get(i);
        holding.set(i, inclusion != null && inclusion.holds(canary));
      }
      holders.put(canary.number(), holding);
    }
    return holders;
  }

  private CanaryInclusion inclusion(RecipientId id, Map<RecipientId, RecipientKeys> keys) {
    List<byte[]> chain = new ArrayList<>();
    for (RecipientId link : ledger.state().chain(id)) {
      RecipientKeys of = keys.get(link);
      if (of == null) {
        throw new IllegalStateException("the chain of " + id + " is enrolled with it");
      }
      chain.add(of.canaryKey());
    }
    return new CanaryInclusion(chain);
  }

  /** What is asked of the attribution. */
  Question question(MatchCounts counts, MatchJob.Request mapped) {
    long alternatives = Math.max(1, epochs.size());
    for (HashMap<Integer, TableMapping> byEpoch : mapped.mappings().values()) {
      for (TableMapping mapping : byEpoch.values()) {
        alternatives = Math.min(1_000_000_000L, alternatives * mapping.alternatives());
      }
    }
    MarkCondition condition =
        new MarkCondition(
            counts.judged(), counts.valid(), counts.validByChance(), counts.altered());
    return new Question(
        lineage,
        recipients.size(),
        alternatives,
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
            ledger, request, epochs, pools, lineage, recipients, dump, mapped, counts)
        .write(matched, tallies, verdict);
  }
}
