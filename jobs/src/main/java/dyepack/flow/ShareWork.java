package dyepack.flow;

import com.google.common.hash.Hashing;
import dyepack.canaries.Canary;
import dyepack.canaries.CanaryInclusion;
import dyepack.canaries.CanaryPool;
import dyepack.canaries.TierCounts;
import dyepack.canaries.Withholding;
import dyepack.embed.Copy;
import dyepack.embed.EmbedJob;
import dyepack.embed.IndexJob;
import dyepack.embed.SourcePart;
import dyepack.embed.SourceTables;
import dyepack.identity.RowIndexer;
import dyepack.index.SegmentKind;
import dyepack.ingest.TableFormat;
import dyepack.keys.EpochKeys;
import dyepack.ledger.DatasetHistory;
import dyepack.ledger.Enrolment;
import dyepack.ledger.Entry;
import dyepack.ledger.EntryJson;
import dyepack.ledger.Epoch;
import dyepack.ledger.Ledger;
import dyepack.ledger.Release;
import dyepack.ledger.RowSet;
import dyepack.ledger.RowSetRef;
import dyepack.ledger.Segment;
import dyepack.ledger.Share;
import dyepack.ledger.StoredFile;
import dyepack.policy.SharePolicy;
import dyepack.release.EpochPlan;
import dyepack.share.BadInputException;
import dyepack.share.RecipientId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** The steps of {@link ShareFlow}, in the order in which it takes them. */
final class ShareWork {
  /** Version of positions, symbols and quantisation (SPEC.md). */
  static final String CODE = "dyepack-code/1";

  private static final int PHANTOMS = 1_000;

  private final Ledger ledger;
  private final OwnerSecrets secrets;
  private final ShareRequest request;
  private final SharePolicy policy;
  private final Progress progress;
  private final List<String> notes = new ArrayList<>();

  /** Index segments that this share adds, by kind. */
  private final Map<SegmentKind, List<Path>> added = new HashMap<>();

  ShareWork(Ledger ledger, OwnerSecrets secrets, ShareRequest request, Progress progress) {
    this.ledger = ledger;
    this.secrets = secrets;
    this.request = request;
    this.policy = request.policy();
    this.progress = progress;
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
    SourceTables tables = SourceTables.open(request.files());
    policy.requireColumns(tables.header(), tables.files().get(0).path().toString());
    progress.step("Reading", request.files().size(), request.files().size());
    return tables;
  }

  private @Nullable Epoch epoch() {
    return ledger.state().dataset(policy.dataset()).flatMap(DatasetHistory::openEpoch).orElse(null);
  }

  private @Nullable EpochInUse inUse() {
    Epoch epoch = epoch();
    return epoch == null ? null : EpochInUse.open(ledger, epoch, secrets);
  }

  /** Lists every file for every recipient and finds those that the ledger has already. */
  List<Delivery> deliveries(SourceTables tables) {
    Epoch epoch = epoch();
    Map<String, String> known = new HashMap<>();
    if (epoch != null) {
      for (Release release : epoch.releases().values()) {
        if (!release.forgotten()) {
          known.put(
              release.record().sourceSha256() + release.record().policySha256(),
              release.record().releaseId());
        }
      }
    }
    int next = ledger.state().dataset(policy.dataset()).map(DatasetHistory::nextRelease).orElse(1);
    List<Delivery> deliveries = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < tables.files().size(); i++) {
      SourceTables.File file = tables.files().get(i);
      String id = known.get(file.sha256() + request.policySha256());
      if (id == null) {
        id = policy.dataset() + "-r" + next++;
        known.put(file.sha256() + request.policySha256(), id);
      }
      for (RecipientId recipient : request.recipients()) {
        deliveries.add(delivery(i, file, id, recipient, names));
      }
    }
    requireFree(deliveries);
    return deliveries;
  }

  /**
   * One file for one recipient. Files of the same content are one release under several names, each
   * a share of its own.
   *
   * @param names file names of the shares of this command so far, by share
   */
  private Delivery delivery(
      int number,
      SourceTables.File file,
      String releaseId,
      RecipientId recipient,
      Map<String, String> names) {
    TableFormat format = request.format();
    boolean same = format == null || format == file.style().format();
    String name = same ? file.name() : stem(file.name()) + "." + extension(format, file);
    String shareId = releaseId + "-" + recipient + (same ? "" : "-" + extension(format, file));
    if (shareId.length() > 140) {
      shareId = releaseId + "-" + sha256(shareId).substring(0, 24);
    }
    Share recorded = ledger.state().share(shareId).orElse(null);
    String taken = recorded != null ? recorded.record().files().get(0).name() : names.get(shareId);
    if (taken != null && !taken.equals(name)) {
      shareId = shareId + "-" + sha256(name).substring(0, 8);
      recorded = ledger.state().share(shareId).orElse(null);
    }
    names.put(shareId, name);
    Path target = request.out().resolve(recipient.value()).resolve(name);
    return new Delivery(number, recipient, releaseId, shareId, name, target, recorded);
  }

  private static String extension(@Nullable TableFormat format, SourceTables.File file) {
    return (format == null ? file.style().format() : format).extension();
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Refuses to replace a file that isn't one of this ledger's. */
  private void requireFree(List<Delivery> deliveries) {
    Set<String> ours = new HashSet<>();
    for (Share share : ledger.state().shares()) {
      share.record().files().forEach(file -> ours.add(file.sha256()));
    }
    for (Delivery delivery : deliveries) {
      Path target = delivery.target();
      if (!Files.exists(target)) {
        continue;
      }
      try (InputStream in = Files.newInputStream(target)) {
        if (!ours.contains(dyepack.embed.Digests.of(in).sha256())) {
          throw new BadInputException(
              target
                  + " exists and is no file of this ledger; move it away or choose another --out.");
        }
      } catch (IOException e) {
        throw new BadInputException(target + " exists and can't be read: " + e.getMessage(), e);
      }
    }
  }

  /** Returns the report of a share that repeats one to the letter. */
  ShareReport nothingToDo(SourceTables tables, List<Delivery> wanted) {
    EpochInUse inUse = inUse();
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
    EpochInUse inUse = inUse();
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
    EpochInUse inUse = inUse();
    Path folder = ledger.folder().index(policy.dataset());
    int release =
        ledger.state().dataset(policy.dataset()).map(DatasetHistory::nextRelease).orElse(1);
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
        new ArrayList<>(ShareDraft.segments(inUse()).getOrDefault(SegmentKind.KEYS, List.of()));
    added
        .getOrDefault(SegmentKind.KEYS, List.of())
        .forEach(file -> keySegments.add(file.toString()));
    CanaryPool pool =
        placing.forge(
            policy, profile(lastSpark(), tables, draft.keys()), largest, draft.pool(), keySegments);
    notes.addAll(pool.notes());
    int release =
        ledger.state().dataset(policy.dataset()).map(DatasetHistory::nextRelease).orElse(1);
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
    List<Entry> entries = new ArrayList<>();
    if (draft.epoch() == null) {
      entries.add(
          new Entry.EpochOpened(
              policy.dataset(),
              draft.number(),
              draft.number() == 1 ? "first release" : "after rotation",
              HexFormat.of().formatHex(draft.keys().positionCommitment()),
              CODE,
              PHANTOMS,
              EntryJson.tree(draft.plan())));
    } else if (draft.widened()) {
      entries.add(
          new Entry.PlanExtended(policy.dataset(), draft.number(), EntryJson.tree(draft.plan())));
    }
    List<Enrolment> enrolments = enrolments(draft);
    if (!enrolments.isEmpty()) {
      entries.add(new Entry.Enrolled(policy.dataset(), draft.number(), enrolments));
    }
    entries.addAll(releases(tables, draft, indexed, wanted));
    ledger.append(entries, secrets.signer(), request.now());
  }

  private List<Enrolment> enrolments(ShareDraft draft) {
    Set<RecipientId> wanted = new LinkedHashSet<>();
    for (RecipientId recipient : request.recipients()) {
      wanted.addAll(ledger.state().chain(recipient));
    }
    if (draft.epoch() != null) {
      wanted.removeAll(draft.epoch().enrolments().keySet());
    }
    List<Enrolment> enrolments = new ArrayList<>();
    HexFormat hex = HexFormat.of();
    for (RecipientId recipient : wanted) {
      byte[] nonce = EpochKeys.drawNonce(secrets.random());
      String id = recipient.value();
      enrolments.add(
          new Enrolment(
              hex.formatHex(draft.keys().pseudonym(id)),
              recipient,
              hex.formatHex(EpochKeys.nonceCommitment(nonce)),
              hex.formatHex(nonce),
              hex.formatHex(draft.keys().keyCommitment(id))));
    }
    return enrolments;
  }

  private List<Entry> releases(
      SourceTables tables, ShareDraft draft, IndexJob.Result indexed, List<Delivery> wanted) {
    List<Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<Segment> segments = ledgerSegments();
    int number =
        ledger.state().dataset(policy.dataset()).map(DatasetHistory::nextRelease).orElse(1);
    StoredFile canaries = null;
    for (Delivery delivery : wanted) {
      if (!seen.add(delivery.releaseId())
          || ledger.state().release(delivery.releaseId()).isPresent()) {
        continue;
      }
      SourceTables.File file = tables.files().get(delivery.file());
      RowSet rows = rowSet(indexed, delivery.file());
      RowSetRef reference =
          rows.store(ledger, policy.dataset(), draft.number(), draft.keys().storageKey());
      if (canaries == null && draft.pool().canaries().size() > canariesBefore()) {
        canaries = CanaryStore.store(ledger, policy.dataset(), draft, secrets);
      }
      Map<String, Object> facts = new HashMap<>();
      facts.put("rowsKnown", indexed.rowsKnown());
      facts.put("name", file.name());
      facts.put("columns", tables.header());
      entries.add(
          new Entry.ReleaseRecorded(
              policy.dataset(),
              draft.number(),
              delivery.releaseId(),
              number++,
              file.sha256(),
              file.rows(),
              request.asOf(),
              sha256(String.join("\u0000", tables.header())),
              request.policySha256(),
              segments,
              reference,
              canaries,
              EntryJson.tree(facts)));
      segments = List.of();
    }
    return entries;
  }

  private int canariesBefore() {
    EpochInUse inUse = inUse();
    return inUse == null ? 0 : CanaryStore.load(inUse).canaries().size();
  }

  private static RowSet rowSet(IndexJob.Result indexed, int file) {
    RoaringBitmap rows = indexed.rowSets().getOrDefault(file, new RoaringBitmap());
    return RowSet.of(rows.toArray());
  }

  private List<Segment> ledgerSegments() {
    List<Segment> segments = new ArrayList<>();
    added.forEach(
        (kind, files) -> {
          for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
              dyepack.embed.Digests digests = dyepack.embed.Digests.of(in);
              segments.add(
                  new Segment(
                      file.getFileName().toString(),
                      digests.sha256(),
                      kind.fileName(),
                      rows(file),
                      digests.bytes(),
                      0));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
    return segments;
  }

  private static long rows(Path segment) throws IOException {
    return dyepack.index.Segment.rows(segment);
  }

  /** Marks the copies in staging, records the shares and lets the files appear. */
  ShareReport deliver(
      JavaSparkContext spark,
      SourceTables tables,
      ShareDraft draft,
      IndexJob.Result indexed,
      List<Delivery> wanted) {
    try (Staging staging = Staging.beside(request.out())) {
      ShareSums sums = new ShareSums(draft.asked(policy).marks().size());
      for (List<Integer> group : groups(tables)) {
        List<Delivery> due =
            wanted.stream().filter(d -> group.contains(d.file()) && !d.standsComplete()).toList();
        if (!due.isEmpty()) {
          deliver(spark, tables, draft, indexed, group, due, staging, sums);
        }
      }
      return sums.report(request, tables, draft, indexed, wanted.size(), notes);
    }
  }

  /** Files that may hold canaries go one by one, all small ones together. */
  private static List<List<Integer>> groups(SourceTables tables) {
    List<List<Integer>> groups = new ArrayList<>();
    List<Integer> small = new ArrayList<>();
    for (int i = 0; i < tables.files().size(); i++) {
      if (tables.files().get(i).rows() >= TierCounts.FEWEST_ROWS) {
        groups.add(List.of(i));
      } else {
        small.add(i);
      }
    }
    if (!small.isEmpty()) {
      groups.add(small);
    }
    return groups;
  }

  private void deliver(
      JavaSparkContext spark,
      SourceTables tables,
      ShareDraft draft,
      IndexJob.Result indexed,
      List<Integer> group,
      List<Delivery> due,
      Staging staging,
      ShareSums sums) {
    List<Canary> canaries = canariesOf(tables, draft, group);
    List<RecipientId> recipients = due.stream().map(Delivery::recipient).distinct().toList();
    List<Copy> copies = copies(recipients, canaries);
    List<Integer> files = due.stream().map(Delivery::file).distinct().sorted().toList();
    String folder = staging.newFolder();
    EmbedJob.Request embedding =
        new EmbedJob.Request(
            names(due, files),
            parts(tables, files),
            draft.asked(policy),
            new RowIndexer(draft.keys(), draft.plan().index(), tables.header()),
            new ArrayList<>(tables.header()),
            draft.keys().positionKey(),
            new HashSet<>(indexed.repeated()),
            place(tables, draft, indexed, group, canaries),
            copies,
            request.format(),
            new HashSet<>(policy.identifierColumns()),
            folder);
    long all = rows(tables, files) * copies.size();
    EmbedJob.Result result =
        EmbedJob.run(spark, embedding, done -> progress.step("Marking", done, all));
    sums.add(result, copies.size(), canaries, copies);
    new Handover(ledger, secrets, request, draft, tables.header())
        .record(due, files, recipients, result, copies, canaries, folder);
  }

  private static ArrayList<String> names(List<Delivery> due, List<Integer> files) {
    Map<Integer, String> names = new HashMap<>();
    due.forEach(delivery -> names.put(delivery.file(), delivery.name()));
    return new ArrayList<>(files.stream().map(names::get).toList());
  }

  private static long rows(SourceTables tables, List<Integer> files) {
    return files.stream().mapToLong(i -> tables.files().get(i).rows()).sum();
  }

  /** The parts of some files, renumbered from 0. */
  private static List<SourcePart> parts(SourceTables tables, List<Integer> files) {
    List<SourcePart> parts = new ArrayList<>();
    for (SourcePart part : tables.parts()) {
      int place = files.indexOf(part.file());
      if (place >= 0) {
        parts.add(new SourcePart(place, part.path(), part.style(), part.split()));
      }
    }
    return parts;
  }

  private List<Canary> canariesOf(SourceTables tables, ShareDraft draft, List<Integer> group) {
    return group.size() == 1
        ? draft
            .pool()
            .forShareOf(tables.files().get(group.get(0)).rows(), CanaryPlacing.counts(policy))
        : List.of();
  }

  private List<EmbedJob.PlacedCanary> place(
      SourceTables tables,
      ShareDraft draft,
      IndexJob.Result indexed,
      List<Integer> group,
      List<Canary> canaries) {
    if (canaries.isEmpty()) {
      return List.of();
    }
    List<String> rowSegments =
        new ArrayList<>(ShareDraft.segments(inUse()).getOrDefault(SegmentKind.ROWS, List.of()));
    int file = group.get(0);
    return new CanaryPlacing(draft.keys(), draft.plan(), tables.header())
        .place(
            canaries,
            indexed.rowSets().getOrDefault(file, new RoaringBitmap()),
            tables.files().get(file).rows(),
            rowSegments);
  }

  private List<Copy> copies(List<RecipientId> recipients, List<Canary> canaries) {
    EpochInUse inUse = inUse();
    if (inUse == null) {
      throw new IllegalStateException("record() comes before deliver()");
    }
    Map<RecipientId, dyepack.keys.RecipientKeys> keys = new HashMap<>();
    List<Copy> copies = new ArrayList<>();
    for (RecipientId recipient : recipients) {
      List<byte[]> marks = new ArrayList<>();
      List<byte[]> canaryKeys = new ArrayList<>();
      for (RecipientId link : ledger.state().chain(recipient)) {
        dyepack.keys.RecipientKeys of = keys.computeIfAbsent(link, inUse::recipientKeys);
        marks.add(of.markKey());
        canaryKeys.add(of.canaryKey());
      }
      CanaryInclusion inclusion = new CanaryInclusion(canaryKeys);
      BitSet held = new BitSet();
      for (int i = 0; i < canaries.size(); i++) {
        held.set(i, inclusion.holds(canaries.get(i)));
      }
      Withholding withholding =
          policy.withhold() > 0 ? new Withholding(canaryKeys, policy.withhold()) : null;
      copies.add(new Copy(recipient, marks, held, withholding));
    }
    return copies;
  }

  static String sha256(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }
}
