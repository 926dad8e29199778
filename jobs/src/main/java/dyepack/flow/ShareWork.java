package dyepack.flow;

import com.google.common.hash.Hashing;
import dyepack.canaries.CanaryPool;
import dyepack.canaries.TierCounts;
import dyepack.embed.IndexJob;
import dyepack.embed.SourceTables;
import dyepack.identity.RowIndexer;
import dyepack.index.SegmentKind;
import dyepack.keys.EpochKeys;
import dyepack.ledger.DatasetHistory;
import dyepack.ledger.Ledger;
import dyepack.ledger.Release;
import dyepack.policy.SharePolicy;
import dyepack.release.EpochPlan;
import dyepack.share.BadInputException;
import dyepack.share.RecipientId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** The steps of {@link ShareFlow}, in the order in which it takes them. */
final class ShareWork {
  private final Ledger ledger;
  private final OwnerSecrets secrets;
  private final ShareRequest request;
  private final SharePolicy policy;
  private final Progress progress;
  private final ShareSetting setting;
  private final List<String> notes = new ArrayList<>();

  /** Index segments that this share adds, by kind. */
  private final Map<SegmentKind, List<Path>> added = new HashMap<>();

  ShareWork(Ledger ledger, OwnerSecrets secrets, ShareRequest request, Progress progress) {
    this.ledger = ledger;
    this.secrets = secrets;
    this.request = request;
    this.policy = request.policy();
    this.progress = progress;
    setting = new ShareSetting(ledger, secrets, request, progress);
  }

  /** Opens the tables and refuses recipients and columns that aren't there. */
  SourceTables open() {
    if (request.recipients().isEmpty()) {
      throw new BadInputException(
          "There is nobody to share with: the ledger has no active recipient. Add one with:"
              + " dyepack recipient add ID");
    }
    for (RecipientId recipient : request.recipients()) {
      if (ledger.state().recipient(recipient).retired()) {
        throw new BadInputException(
            "Recipient \"" + recipient + "\" is retired and gets no more shares.");
      }
    }
    if (policy.requireReceipt()) {
      throw new BadInputException(
          "The policy says requireReceipt: true, and this version can't take receipts yet: nothing is"
              + " shared. Set it to false to share without.");
    }
    progress.step("Reading", 0, request.files().size());
    SourceTables tables = SourceTables.open(request.files().stream().map(Addressed::file).toList());
    policy.requireColumns(tables.header(), tables.files().get(0).path().toString());
    progress.step("Reading", request.files().size(), request.files().size());
    return tables;
  }

  /** Lists what is to go to whom, and finds what the ledger has already. */
  List<Delivery> deliveries(SourceTables tables) {
    return new Deliveries(setting).of(tables);
  }

  /** Returns the report of a share that repeats one to the letter. */
  ShareReport nothingToDo(SourceTables tables, List<Delivery> wanted) {
    EpochInUse inUse = setting.inUse();
    EpochPlan plan = inUse == null ? null : inUse.plan();
    return new ShareReport(
        policy.dataset(),
        inUse == null ? 1 : inUse.epoch().number(),
        tables.files().size(),
        tables.rows(),
        request.recipients().size(),
        0,
        wanted.size(),
        0,
        0,
        plan == null ? List.of() : plan.marks(),
        List.of(),
        List.of(),
        List.of("These shares are in the ledger already and their files stand unchanged."));
  }

  /** Plans: a new epoch from a profile, an open one as it is or widened. */
  ShareDraft plan(JavaSparkContext spark, SourceTables tables, List<Delivery> wanted) {
    EpochInUse inUse = setting.inUse();
    int number =
        inUse != null
            ? inUse.epoch().number()
            : ledger.state().dataset(policy.dataset()).map(DatasetHistory::nextEpoch).orElse(1);
    EpochKeys keys = secrets.root().epoch(ledger.state().owner(), policy.dataset(), number);
    CanaryPool pool = inUse == null ? emptyPool(tables) : pool(inUse);
    if (inUse != null) {
      SharePlanning.requireSameIdentifiers(inUse.plan(), policy);
      if (SharePlanning.covers(inUse.plan(), policy)) {
        return new ShareDraft(inUse.epoch(), number, keys, inUse.plan(), false, pool, List.of());
      }
    }
    SharePlanning.Planned planned =
        SharePlanning.plan(
            policy, profile(spark, tables, keys), inUse == null ? null : inUse.plan());
    notes.addAll(planned.notes());
    return new ShareDraft(
        inUse == null ? null : inUse.epoch(),
        number,
        keys,
        planned.plan(),
        inUse != null,
        pool,
        planned.notes());
  }

  private SourceTables.@Nullable Profile profiled;

  private SourceTables.Profile profile(
      JavaSparkContext spark, SourceTables tables, EpochKeys keys) {
    SourceTables.Profile found = profiled;
    if (found == null) {
      progress.step("Profiling", 0, 1);
      found = tables.profile(spark, java.util.Arrays.copyOf(keys.forgeKey(), 16));
      progress.step("Profiling", 1, 1);
      profiled = found;
    }
    return found;
  }

  private static CanaryPool emptyPool(SourceTables tables) {
    return new CanaryPool(tables.header(), List.of(), List.of());
  }

  private CanaryPool pool(EpochInUse inUse) {
    return CanaryStore.load(inUse);
  }

  private JavaSparkContext lastSpark() {
    if (context == null) {
      throw new IllegalStateException("index() comes before canaries()");
    }
    return context;
  }

  private @Nullable JavaSparkContext context;

  /** Looks rows up in the index and writes segments of those that it doesn't know. */
  IndexJob.Result index(JavaSparkContext spark, SourceTables tables, ShareDraft draft) {
    context = spark;
    progress.step("Indexing", 0, tables.rows());
    EpochInUse inUse = setting.inUse();
    Path folder = ledger.folder().index(policy.dataset());
    int release = setting.nextRelease();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadInputException("The ledger can't be written to: " + e.getMessage(), e);
    }
    IndexJob.Result result =
        IndexJob.run(
            spark,
            new IndexJob.Request(
                tables.parts(),
                draft.plan(),
                new RowIndexer(draft.keys(), draft.plan().index(), tables.header()),
                tables.header(),
                draft.keys().tagKey(),
                ShareDraft.segments(inUse),
                inUse == null ? 0 : rowsKnown(inUse),
                release,
                folder,
                "r" + release));
    result.segments().forEach((kind, files) -> addSegments(kind, files));
    requireFewRepeats(tables, result);
    if (inUse != null && !request.allowMarked()) {
      new MarkedInput(ledger, inUse, draft.pool()).refuse(tables, result.canaryRows());
    }
    progress.step("Indexing", tables.rows(), tables.rows());
    return result;
  }

  private void addSegments(SegmentKind kind, List<Path> files) {
    added.computeIfAbsent(kind, k -> new ArrayList<>()).addAll(files);
  }

  /** Row numbers are dense, so the largest that a release of the epoch has tells how many exist. */
  private static long rowsKnown(EpochInUse inUse) {
    long known = 0;
    for (Release release : inUse.epoch().releases().values()) {
      known = Math.max(known, release.record().facts().path("rowsKnown").asLong());
    }
    return known;
  }

  private void requireFewRepeats(SourceTables tables, IndexJob.Result result) {
    long unmarked = result.unread() + result.repeatedRows();
    if (2 * unmarked > tables.rows()) {
      throw new BadInputException(
          "The primary identifier "
              + String.join(" + ", policy.primary().columns())
              + " is blank, unreadable or repeated in "
              + unmarked
              + " of "
              + tables.rows()
              + " rows. It must tell rows apart in at least half of them; choose another first"
              + " identifier in the policy, or one of several columns.");
    }
    if (result.repeatedRows() > 0) {
      notes.add(
          result.repeatedRows()
              + " rows are delivered unmarked because their primary identifier stands in several"
              + " rows.");
    }
    if (result.unread() > 0) {
      notes.add(
          result.unread()
              + " rows are delivered unmarked because their primary identifier is blank or can't"
              + " be read.");
    }
  }

  /** Makes the canaries that the policy asks for and the pool still lacks. */
  ShareDraft canaries(SourceTables tables, ShareDraft draft, IndexJob.Result indexed) {
    long largest = tables.files().stream().mapToLong(SourceTables.File::rows).max().orElse(0);
    TierCounts counts = CanaryPlacing.counts(policy).cappedFor(largest);
    if (counts.sum() == 0
        || draft.pool().forShareOf(largest, CanaryPlacing.counts(policy)).size()
            >= wantedPool(counts)) {
      return draft;
    }
    CanaryPlacing placing = new CanaryPlacing(draft.keys(), draft.plan(), tables.header());
    List<String> keySegments =
        new ArrayList<>(
            ShareDraft.segments(setting.inUse()).getOrDefault(SegmentKind.KEYS, List.of()));
    added
        .getOrDefault(SegmentKind.KEYS, List.of())
        .forEach(file -> keySegments.add(file.toString()));
    CanaryPool pool =
        placing.forge(
            policy, profile(lastSpark(), tables, draft.keys()), largest, draft.pool(), keySegments);
    notes.addAll(pool.notes());
    int release = setting.nextRelease();
    placing
        .index(
            pool,
            draft.pool().canaries().size(),
            ledger.folder().index(policy.dataset()),
            "r" + release)
        .forEach(this::addSegments);
    return draft.withPool(pool);
  }

  private static int wantedPool(TierCounts counts) {
    int wanted = 0;
    for (dyepack.canaries.Tier tier : dyepack.canaries.Tier.values()) {
      wanted += counts.poolSize(tier);
    }
    return wanted;
  }

  /** Writes to the log what is fixed before any copy exists: epoch, enrolments, releases. */
  void record(
      SourceTables tables, ShareDraft draft, IndexJob.Result indexed, List<Delivery> wanted) {
    new ShareRecords(setting, added).record(tables, draft, indexed, wanted);
  }

  /** Makes the copies, records the shares and lets the files appear. */
  ShareReport deliver(
      JavaSparkContext spark,
      SourceTables tables,
      ShareDraft draft,
      IndexJob.Result indexed,
      List<Delivery> wanted) {
    return new CopyMaking(setting, tables, draft, indexed)
        .deliver(spark, wanted)
        .report(request, tables, draft, indexed, wanted, notes);
  }

  static String sha256(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }
}
