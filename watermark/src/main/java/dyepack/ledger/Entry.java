package dyepack.ledger;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dyepack.share.RecipientId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one line of the log says. Entries are facts: later ones add to or end earlier ones, none is
 * ever changed.
 *
 * <p>Digests and commitments are lower-case hexadecimal. Constructors refuse what can't be written;
 * whether an entry fits the ones before it is checked when it is appended ({@link LedgerState}).
 */
public sealed interface Entry {

  /** Returns which kind of entry this is. */
  default EntryKind kind() {
    return EntryKind.of(this);
  }

  /** Returns whether the entry speaks of this recipient, dataset, release or share. */
  boolean isAbout(String id);

  /**
   * The first line of every log.
   *
   * @param format version of the ledger's folder format
   * @param ledgerId 32 bytes that name this ledger
   * @param owner name of the owner
   * @param publicKey base64 of the owner's Ed25519 key in DER; it signs every line
   */
  record Created(int format, String ledgerId, String owner, String publicKey) implements Entry {
    /** Refuses a blank owner. */
    public Created {
      Shape.atLeast(1, format, "format");
      Shape.sha256(ledgerId, "ledgerId");
      Shape.text(owner, "owner");
      Shape.text(publicKey, "publicKey");
    }

    @Override
    public boolean isAbout(String id) {
      return ledgerId.equals(id);
    }
  }

  /**
   * Recipients that may get shares from now on.
   *
   * @param recipients parents before their sub-recipients
   */
  record RecipientsAdded(List<NewRecipient> recipients) implements Entry {
    /** Copies the list; it must hold someone. */
    public RecipientsAdded {
      recipients = List.copyOf(recipients);
      Shape.atLeast(1, recipients.size(), "recipients");
    }

    @Override
    public boolean isAbout(String id) {
      return recipients.stream().anyMatch(added -> added.id().value().equals(id));
    }
  }

  /**
   * One new recipient.
   *
   * @param id its identifier
   * @param kind what kind of party it is
   * @param parent whose sub-recipient it is, if it is one
   * @param sealedName base64 of its sealed name, if it has one
   */
  record NewRecipient(
      RecipientId id,
      RecipientKind kind,
      @Nullable RecipientId parent,
      @Nullable String sealedName) {
    /** Id and kind must be there. */
    public NewRecipient {
      requireNonNull(id, "id");
      requireNonNull(kind, "kind");
    }
  }

  /**
   * A recipient that gets nothing more; what it got before stays attributable.
   *
   * @param recipient who
   * @param reason why, in the owner's words, if given
   */
  record RecipientRetired(RecipientId recipient, @Nullable String reason) implements Entry {
    /** The recipient must be there. */
    public RecipientRetired {
      requireNonNull(recipient, "recipient");
    }

    @Override
    public boolean isAbout(String id) {
      return recipient.value().equals(id);
    }
  }

  /**
   * A new epoch of a dataset: its position key, code and plan are fixed from here on.
   *
   * @param dataset name of the dataset; also a folder
   * @param epoch 1 for the first, otherwise one more than the last
   * @param reason why it was opened
   * @param cPos commitment to the position key
   * @param code version and parameters of the symbol code
   * @param phantoms number B of phantom recipients {@code phantom/1..B}, enrolled hereby
   * @param plan index plan, mark plan and profile facts, as JSON of their own packages
   */
  record EpochOpened(
      String dataset,
      int epoch,
      String reason,
      String cPos,
      String code,
      int phantoms,
      JsonNode plan)
      implements Entry {
    /** Refuses a dataset name that can't be a folder. */
    public EpochOpened {
      Shape.dataset(dataset);
      Shape.atLeast(1, epoch, "epoch");
      Shape.text(reason, "reason");
      Shape.sha256(cPos, "cPos");
      Shape.text(code, "code");
      Shape.atLeast(0, phantoms, "phantoms");
      requireNonNull(plan, "plan");
    }

    @Override
    public boolean isAbout(String id) {
      return dataset.equals(id);
    }
  }

  /**
   * A wider plan for an open epoch: columns that came later. The new plan replaces the old one and
   * must hold it.
   */
  record PlanExtended(String dataset, int epoch, JsonNode plan) implements Entry {
    /** The plan must be there. */
    public PlanExtended {
      Shape.dataset(dataset);
      requireNonNull(plan, "plan");
    }

    @Override
    public boolean isAbout(String id) {
      return dataset.equals(id);
    }
  }

  /**
   * Recipients whose keys for an epoch are committed to.
   *
   * @param dataset the dataset
   * @param epoch its open epoch
   * @param enrolments one for each recipient, each at most once per epoch
   */
  record Enrolled(String dataset, int epoch, List<Enrolment> enrolments) implements Entry {
    /** Copies the list; it must hold someone. */
    public Enrolled {
      Shape.dataset(dataset);
      enrolments = List.copyOf(enrolments);
      Shape.atLeast(1, enrolments.size(), "enrolments");
    }

    @Override
    public boolean isAbout(String id) {
      return dataset.equals(id)
          || enrolments.stream().anyMatch(one -> one.recipient().value().equals(id));
    }
  }

  /**
   * One state of one table.
   *
   * @param dataset the dataset
   * @param epoch its open epoch
   * @param releaseId names the release in the whole ledger
   * @param number counts the dataset's releases from 1
   * @param sourceSha256 digest of the source's bytes
   * @param rows rows of the source
   * @param asOf ISO time at which the table had this state, if the owner says so
   * @param headerSha256 digest of the header
   * @param policySha256 digest of the policy file
   * @param segments index segments that this release adds
   * @param rowSet which of the epoch's row numbers it holds; absent if all that are in the index
   * @param canaries the epoch's sealed canary file as of this release, if it has changed
   * @param facts what else is to be remembered, as JSON of the caller's
   */
  record ReleaseRecorded(
      String dataset,
      int epoch,
      String releaseId,
      int number,
      String sourceSha256,
      long rows,
      @Nullable String asOf,
      String headerSha256,
      String policySha256,
      List<Segment> segments,
      @Nullable RowSetRef rowSet,
      @Nullable StoredFile canaries,
      JsonNode facts)
      implements Entry {
    /** Copies the list and refuses digests that are none. */
    public ReleaseRecorded {
      Shape.dataset(dataset);
      requireNonNull(facts, "facts");
      Shape.fileName(releaseId);
      Shape.atLeast(1, number, "number");
      Shape.sha256(sourceSha256, "sourceSha256");
      Shape.count(rows, "rows");
      Shape.sha256(headerSha256, "headerSha256");
      Shape.sha256(policySha256, "policySha256");
      segments = List.copyOf(segments);
    }

    @Override
    public boolean isAbout(String id) {
      return releaseId.equals(id) || dataset.equals(id);
    }
  }

  /**
   * One share: a release, or some of its rows, for one recipient. Written before any byte is
   * visible outside.
   *
   * @param shareId names the share in the whole ledger
   * @param counter counts the recipient's shares from 1; 0 lets the ledger number it on appending
   * @param recipient who gets it
   * @param chain from the root partner down to the recipient itself
   * @param dataset the dataset
   * @param epoch the epoch whose keys mark it
   * @param releaseId the release it is taken from
   * @param rowSet row numbers in it when it was not all of the release
   * @param canaryRoot Merkle root c_can over the share's canaries, if it carries any
   * @param canaryCount how many canaries it carries
   * @param files what is delivered
   * @param distortion what marking changed, by column, as JSON of the caller's
   * @param allowMarked whether the owner overrode the refusal of already marked input
   */
  record ShareRecorded(
      String shareId,
      int counter,
      RecipientId recipient,
      List<RecipientId> chain,
      String dataset,
      int epoch,
      String releaseId,
      @Nullable RowSetRef rowSet,
      @Nullable String canaryRoot,
      int canaryCount,
      List<DeliveredFile> files,
      JsonNode distortion,
      boolean allowMarked)
      implements Entry {
    /** Copies the lists; the chain ends with the recipient. */
    public ShareRecorded {
      Shape.dataset(dataset);
      Shape.fileName(releaseId);
      requireNonNull(distortion, "distortion");
      Shape.fileName(shareId);
      Shape.atLeast(0, counter, "counter");
      chain = List.copyOf(chain);
      if (chain.isEmpty() || !chain.get(chain.size() - 1).equals(recipient)) {
        throw new IllegalArgumentException("The chain of a share ends with its recipient");
      }
      if (canaryRoot != null) {
        Shape.sha256(canaryRoot, "canaryRoot");
      }
      Shape.atLeast(0, canaryCount, "canaryCount");
      files = List.copyOf(files);
    }

    ShareRecorded numbered(int number) {
      return new ShareRecorded(
          shareId,
          number,
          recipient,
          chain,
          dataset,
          epoch,
          releaseId,
          rowSet,
          canaryRoot,
          canaryCount,
          files,
          distortion,
          allowMarked);
    }

    @Override
    public boolean isAbout(String id) {
      return shareId.equals(id) || releaseId.equals(id) || recipient.value().equals(id);
    }
  }

  /** The files of these shares stand where they were to be written. */
  record Delivered(List<String> shareIds) implements Entry {
    /** Copies the list; it must name a share. */
    public Delivered {
      shareIds = List.copyOf(shareIds);
      Shape.atLeast(1, shareIds.size(), "shareIds");
    }

    @Override
    public boolean isAbout(String id) {
      return shareIds.contains(id);
    }
  }

  /**
   * Compaction of an index: {@code added} hold what {@code removed} held.
   *
   * @param dataset the dataset
   * @param epoch the epoch whose index it is
   * @param removed names of live segments
   * @param added the segments that replace them
   */
  record SegmentsReplaced(String dataset, int epoch, List<String> removed, List<Segment> added)
      implements Entry {
    /** Copies the lists; something must go. */
    public SegmentsReplaced {
      Shape.dataset(dataset);
      removed = List.copyOf(removed);
      added = List.copyOf(added);
      Shape.atLeast(1, removed.size(), "removed");
    }

    @Override
    public boolean isAbout(String id) {
      return dataset.equals(id);
    }
  }

  /**
   * A release whose data the owner no longer keeps. Its log lines and those of its shares stay.
   *
   * @param releaseId which
   * @param reason why
   */
  record ReleaseForgotten(String releaseId, String reason) implements Entry {
    /** Refuses a blank reason. */
    public ReleaseForgotten {
      Shape.fileName(releaseId);
      Shape.text(reason, "reason");
    }

    @Override
    public boolean isAbout(String id) {
      return releaseId.equals(id);
    }
  }

  /**
   * The end of an epoch: the next share of the dataset opens a new one.
   *
   * @param dataset the dataset
   * @param epoch the epoch that ends
   * @param reason why
   */
  record EpochRotated(String dataset, int epoch, String reason) implements Entry {
    /** Refuses a blank reason. */
    public EpochRotated {
      Shape.dataset(dataset);
      Shape.text(reason, "reason");
    }

    @Override
    public boolean isAbout(String id) {
      return dataset.equals(id);
    }
  }
}
