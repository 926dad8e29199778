package dyepack.flow;

import dyepack.embed.Digests;
import dyepack.embed.IndexJob;
import dyepack.embed.SourceTables;
import dyepack.index.SegmentKind;
import dyepack.keys.EpochKeys;
import dyepack.ledger.Enrolment;
import dyepack.ledger.Entry;
import dyepack.ledger.EntryJson;
import dyepack.ledger.RowSet;
import dyepack.ledger.RowSetRef;
import dyepack.ledger.Segment;
import dyepack.ledger.StoredFile;
import dyepack.share.RecipientId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** What a share writes to the log before any copy exists. */
final class ShareRecords {
  /** Version of positions, symbols and quantisation (SPEC.md). */
  private static final String CODE = "dyepack-code/1";

  private static final int PHANTOMS = 1_000;

  private final ShareSetting setting;
  private final ShareRequest request;
  private final Map<SegmentKind, List<Path>> added;

  /**
   * Prepares.
   *
   * @param added index segments that this share adds, by kind
   */
  ShareRecords(ShareSetting setting, Map<SegmentKind, List<Path>> added) {
    this.setting = setting;
    this.request = setting.request();
    this.added = added;
  }

  /** Writes to the log what is fixed before any copy exists: epoch, enrolments, releases. */
  void record(
      SourceTables tables, ShareDraft draft, IndexJob.Result indexed, List<Delivery> wanted) {
    List<Entry> entries = new ArrayList<>();
    if (draft.epoch() == null) {
      entries.add(
          new Entry.EpochOpened(
              setting.policy().dataset(),
              draft.number(),
              draft.number() == 1 ? "first release" : "after rotation",
              HexFormat.of().formatHex(draft.keys().positionCommitment()),
              CODE,
              PHANTOMS,
              EntryJson.tree(draft.plan())));
    } else if (draft.widened()) {
      entries.add(
          new Entry.PlanExtended(
              setting.policy().dataset(), draft.number(), EntryJson.tree(draft.plan())));
    }
    List<Enrolment> enrolments = enrolments(draft);
    if (!enrolments.isEmpty()) {
      entries.add(new Entry.Enrolled(setting.policy().dataset(), draft.number(), enrolments));
    }
    entries.addAll(releases(tables, draft, indexed, wanted));
    setting.ledger().append(entries, setting.secrets().signer(), request.now());
  }

  private List<Enrolment> enrolments(ShareDraft draft) {
    Set<RecipientId> wanted = new LinkedHashSet<>();
    for (RecipientId recipient : request.recipients()) {
      wanted.addAll(setting.ledger().state().chain(recipient));
    }
    if (draft.epoch() != null) {
      wanted.removeAll(draft.epoch().enrolments().keySet());
    }
    List<Enrolment> enrolments = new ArrayList<>();
    HexFormat hex = HexFormat.of();
    for (RecipientId recipient : wanted) {
      byte[] nonce = EpochKeys.drawNonce(setting.secrets().random());
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
    int number = setting.nextRelease();
    StoredFile canaries = null;
    for (Delivery delivery : wanted) {
      if (!seen.add(delivery.releaseId())
          || setting.ledger().state().release(delivery.releaseId()).isPresent()) {
        continue;
      }
      SourceTables.File file = tables.files().get(delivery.file());
      RowSet rows = rowSet(indexed, delivery.file());
      RowSetRef reference =
          rows.store(
              setting.ledger(),
              setting.policy().dataset(),
              draft.number(),
              draft.keys().storageKey());
      if (canaries == null && draft.pool().canaries().size() > canariesBefore()) {
        canaries =
            CanaryStore.store(
                setting.ledger(), setting.policy().dataset(), draft, setting.secrets());
      }
      Map<String, Object> facts = new HashMap<>();
      facts.put("rowsKnown", indexed.rowsKnown());
      facts.put("name", file.name());
      facts.put("columns", tables.header());
      facts.put(AcceptedError.FACT, setting.policy().alpha());
      entries.add(
          new Entry.ReleaseRecorded(
              setting.policy().dataset(),
              draft.number(),
              delivery.releaseId(),
              number++,
              file.sha256(),
              file.rows(),
              request.asOf(),
              ShareWork.sha256(String.join("\u0000", tables.header())),
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
    EpochInUse inUse = setting.inUse();
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
              Digests digests = Digests.of(in);
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
}
