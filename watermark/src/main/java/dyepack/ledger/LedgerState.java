package dyepack.ledger;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.share.BadInputException;
import dyepack.share.RecipientId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all entries of the log together say. A view of {@link Ledger#state()} is live: it follows
 * what is appended through the same {@link Ledger}.
 */
public final class LedgerState {
  private Entry.@Nullable Created created;
  private long size;
  private final Map<RecipientId, Recipient> recipients = new LinkedHashMap<>();
  private final Map<String, DatasetHistory> datasets = new LinkedHashMap<>();
  private final Map<String, Epoch> epochOfRelease = new LinkedHashMap<>();
  private final Map<String, Share> shares = new LinkedHashMap<>();

  LedgerState() {}

  /** The owner's name. */
  public String owner() {
    return created().owner();
  }

  /** The 32 bytes, in hexadecimal, that name this ledger. */
  public String ledgerId() {
    return created().ledgerId();
  }

  /** How many entries the log holds. */
  public long size() {
    return size;
  }

  /** All recipients, retired ones too, in the order in which they were added. */
  public Collection<Recipient> recipients() {
    return Collections.unmodifiableCollection(recipients.values());
  }

  /** Looks a recipient up. */
  public Optional<Recipient> find(RecipientId id) {
    return Optional.ofNullable(recipients.get(id));
  }

  /** Returns a recipient; bad input if the ledger doesn't know it. */
  public Recipient recipient(RecipientId id) {
    Recipient found = recipients.get(id);
    if (found == null) {
      throw new BadInputException(
          "Recipient \"" + id + "\" is not in the ledger; add it with `recipient add " + id + "`.");
    }
    return found;
  }

  /** Returns who stands above a recipient, from the root partner down to the recipient itself. */
  public List<RecipientId> chain(RecipientId id) {
    List<RecipientId> chain = new ArrayList<>();
    RecipientId next = id;
    while (next != null) {
      chain.add(0, next);
      next = recipient(next).parent();
    }
    return List.copyOf(chain);
  }

  /** All datasets, in the order of their first epochs. */
  public Collection<DatasetHistory> datasets() {
    return Collections.unmodifiableCollection(datasets.values());
  }

  /** Looks a dataset up. */
  public Optional<DatasetHistory> dataset(String name) {
    return Optional.ofNullable(datasets.get(name));
  }

  /** Returns an epoch that is known to be there. */
  public Optional<Epoch> epoch(String dataset, int number) {
    return dataset(dataset)
        .filter(history -> number >= 1 && number <= history.epochs().size())
        .map(history -> history.epochs().get(number - 1));
  }

  /** Looks a release up. */
  public Optional<Release> release(String releaseId) {
    return Optional.ofNullable(epochOfRelease.get(releaseId))
        .map(epoch -> epoch.releases().get(releaseId));
  }

  /** All shares, oldest first. */
  public Collection<Share> shares() {
    return Collections.unmodifiableCollection(shares.values());
  }

  /** Looks a share up. */
  public Optional<Share> share(String shareId) {
    return Optional.ofNullable(shares.get(shareId));
  }

  /** Adds one entry; refuses what doesn't fit the entries before it. */
  void fold(Recorded recorded) {
    Entry entry = recorded.entry();
    if ((created == null) != (entry instanceof Entry.Created)) {
      throw new IllegalArgumentException("Only the first entry creates a ledger");
    }
    switch (entry.kind()) {
      case CREATED -> created = (Entry.Created) entry;
      case RECIPIENTS -> ((Entry.RecipientsAdded) entry).recipients().forEach(this::addRecipient);
      case RETIRED -> retire((Entry.RecipientRetired) entry);
      case EPOCH -> openEpoch((Entry.EpochOpened) entry);
      case PLAN -> extendPlan((Entry.PlanExtended) entry);
      case ENROLMENT -> enrol((Entry.Enrolled) entry);
      case RELEASE -> addRelease((Entry.ReleaseRecorded) entry, recorded);
      case SHARE -> addShare((Entry.ShareRecorded) entry, recorded);
      case DELIVERED -> ((Entry.Delivered) entry).shareIds().forEach(this::deliver);
      case SEGMENTS -> replaceSegments((Entry.SegmentsReplaced) entry);
      case FORGOTTEN -> forget((Entry.ReleaseForgotten) entry);
      case ROTATED -> rotate((Entry.EpochRotated) entry);
    }
    size++;
  }

  /**
   * Returns the entry with the number that the ledger gives it, where it leaves it to the ledger.
   */
  Entry numbered(Entry entry) {
    if (entry instanceof Entry.ShareRecorded share && share.counter() == 0) {
      return share.numbered(recipient(share.recipient()).shares() + 1);
    }
    return entry;
  }

  Entry.Created created() {
    if (created == null) {
      throw new IllegalStateException("An empty log has no owner");
    }
    return created;
  }

  private void addRecipient(Entry.NewRecipient added) {
    if (recipients.containsKey(added.id())) {
      throw new BadInputException("Recipient \"" + added.id() + "\" is in the ledger already.");
    }
    RecipientId parent = added.parent();
    if (parent != null && recipient(parent).retired()) {
      throw new BadInputException("Recipient \"" + parent + "\" is retired and takes no others.");
    }
    recipients.put(
        added.id(), new Recipient(added.id(), added.kind(), parent, added.sealedName(), false, 0));
  }

  private void retire(Entry.RecipientRetired entry) {
    recipients.put(entry.recipient(), active(entry.recipient()).retire());
  }

  @CanIgnoreReturnValue
  private Recipient active(RecipientId id) {
    Recipient found = recipient(id);
    if (found.retired()) {
      throw new BadInputException("Recipient \"" + id + "\" is retired.");
    }
    return found;
  }

  private void openEpoch(Entry.EpochOpened entry) {
    DatasetHistory history = datasets.computeIfAbsent(entry.dataset(), DatasetHistory::new);
    require(history.openEpoch().isEmpty(), "The epoch before is still open");
    require(entry.epoch() == history.nextEpoch(), "The next epoch is " + history.nextEpoch());
    history.add(new Epoch(entry));
  }

  private void extendPlan(Entry.PlanExtended entry) {
    open(entry.dataset(), entry.epoch()).extend(entry.plan());
  }

  private void enrol(Entry.Enrolled entry) {
    Epoch epoch = open(entry.dataset(), entry.epoch());
    for (Enrolment enrolment : entry.enrolments()) {
      RecipientId id = active(enrolment.recipient()).id();
      require(!epoch.enrolments().containsKey(id), id + " is enrolled already");
      epoch.enrol(enrolment);
    }
  }

  private void addRelease(Entry.ReleaseRecorded entry, Recorded recorded) {
    Epoch epoch = open(entry.dataset(), entry.epoch());
    DatasetHistory history = datasetOf(epoch);
    require(!epochOfRelease.containsKey(entry.releaseId()), entry.releaseId() + " exists");
    require(
        entry.number() == history.nextRelease(), "The next release is " + history.nextRelease());
    addSegments(epoch, entry.segments(), entry.number());
    epoch.put(new Release(entry, recorded.index(), recorded.time(), false));
    if (entry.canaries() != null) {
      epoch.canaries(entry.canaries());
    }
    epochOfRelease.put(entry.releaseId(), epoch);
    history.countRelease();
  }

  private void addSegments(Epoch epoch, List<Segment> added, int firstRelease) {
    for (Segment segment : added) {
      boolean fresh = datasetOf(epoch).nameSegment(segment.name());
      require(fresh, "Segment name was used before: " + segment.name());
      epoch.liveSegments().put(segment.name(), new Epoch.LiveSegment(segment, firstRelease));
    }
  }

  private void addShare(Entry.ShareRecorded entry, Recorded recorded) {
    Recipient recipient = active(entry.recipient());
    entry.chain().forEach(this::active);
    Epoch epoch = open(entry.dataset(), entry.epoch());
    Release release = epoch.releases().get(entry.releaseId());
    require(release != null && !release.forgotten(), "No such release: " + entry.releaseId());
    require(!shares.containsKey(entry.shareId()), "Share exists: " + entry.shareId());
    require(entry.chain().equals(chain(recipient.id())), "Not the chain of " + recipient.id());
    require(epoch.enrolments().keySet().containsAll(entry.chain()), "Not enrolled");
    require(entry.counter() == recipient.shares() + 1, "Not the next share of " + recipient.id());
    recipients.put(recipient.id(), recipient.withShares(entry.counter()));
    shares.put(entry.shareId(), new Share(entry, recorded.index(), recorded.time(), false));
  }

  private void deliver(String shareId) {
    Share share = shares.get(shareId);
    if (share == null) {
      throw new IllegalArgumentException("No such share: " + shareId);
    }
    shares.put(shareId, share.deliver());
  }

  private void replaceSegments(Entry.SegmentsReplaced entry) {
    Epoch epoch = known(entry.dataset(), entry.epoch());
    int first = Integer.MAX_VALUE;
    for (String name : entry.removed()) {
      Epoch.LiveSegment gone = epoch.liveSegments().remove(name);
      if (gone == null) {
        throw new IllegalArgumentException("No live segment: " + name);
      }
      first = Math.min(first, gone.firstRelease());
    }
    addSegments(epoch, entry.added(), first);
  }

  private void forget(Entry.ReleaseForgotten entry) {
    Epoch epoch = epochOfRelease.get(entry.releaseId());
    if (epoch == null) {
      throw new BadInputException("Release \"" + entry.releaseId() + "\" is not in the ledger.");
    }
    Release release = epoch.releases().get(entry.releaseId());
    if (release == null || release.forgotten()) {
      throw new BadInputException("Release \"" + entry.releaseId() + "\" is forgotten already.");
    }
    epoch.put(release.forget());
    int newest = epoch.newestKept();
    epoch.liveSegments().values().removeIf(live -> live.firstRelease() > newest);
    if (newest == 0) {
      epoch.canaries(null);
    }
  }

  private void rotate(Entry.EpochRotated entry) {
    open(entry.dataset(), entry.epoch()).close();
  }

  private Epoch open(String dataset, int number) {
    Epoch epoch = known(dataset, number);
    require(!epoch.closed(), "Epoch " + number + " of " + dataset + " is closed");
    return epoch;
  }

  private Epoch known(String dataset, int number) {
    return epoch(dataset, number)
        .orElseThrow(
            () ->
                new BadInputException(
                    "Dataset \"" + dataset + "\" has no epoch " + number + " in this ledger."));
  }

  private DatasetHistory datasetOf(Epoch epoch) {
    DatasetHistory history = datasets.get(epoch.dataset());
    if (history == null) {
      throw new IllegalStateException(epoch.dataset());
    }
    return history;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
