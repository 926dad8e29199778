package dyepack.ledger;

import dyepack.share.IntegrityException;

/** The kinds of entries, each with the word that names it in the log. */
public enum EntryKind {
  /** {@link Entry.Created}. */
  CREATED("created", Entry.Created.class),
  /** {@link Entry.RecipientsAdded}. */
  RECIPIENTS("recipients", Entry.RecipientsAdded.class),
  /** {@link Entry.RecipientRetired}. */
  RETIRED("retired", Entry.RecipientRetired.class),
  /** {@link Entry.EpochOpened}. */
  EPOCH("epoch", Entry.EpochOpened.class),
  /** {@link Entry.PlanExtended}. */
  PLAN("plan", Entry.PlanExtended.class),
  /** {@link Entry.Enrolled}. */
  ENROLMENT("enrolment", Entry.Enrolled.class),
  /** {@link Entry.ReleaseRecorded}. */
  RELEASE("release", Entry.ReleaseRecorded.class),
  /** {@link Entry.ShareRecorded}. */
  SHARE("share", Entry.ShareRecorded.class),
  /** {@link Entry.Delivered}. */
  DELIVERED("delivered", Entry.Delivered.class),
  /** {@link Entry.SegmentsReplaced}. */
  SEGMENTS("segments", Entry.SegmentsReplaced.class),
  /** {@link Entry.ReleaseForgotten}. */
  FORGOTTEN("forgotten", Entry.ReleaseForgotten.class),
  /** {@link Entry.EpochRotated}. */
  ROTATED("rotated", Entry.EpochRotated.class);

  private static final String PREFIX = "urn:dyepack:";
  private static final String SUFFIX = ":v1";

  private final String word;
  private final Class<? extends Entry> type;

  EntryKind(String word, Class<? extends Entry> type) {
    this.word = word;
    this.type = type;
  }

  /** Returns the kind of an entry. */
  static EntryKind of(Entry entry) {
    for (EntryKind kind : values()) {
      if (kind.type.isInstance(entry)) {
        return kind;
      }
    }
    throw new AssertionError(entry.getClass());
  }

  /** Returns the kind that a statement's predicate type names. */
  static EntryKind ofPredicateType(String predicateType) {
    for (EntryKind kind : values()) {
      if (kind.predicateType().equals(predicateType)) {
        return kind;
      }
    }
    throw new IntegrityException("The log holds an entry of unknown kind: " + predicateType);
  }

  /** Returns the word that names the kind in the log, such as {@code share}. */
  public String word() {
    return word;
  }

  /** Returns the in-toto predicate type, {@code urn:dyepack:<word>:v1}. */
  public String predicateType() {
    return PREFIX + word + SUFFIX;
  }

  Class<? extends Entry> type() {
    return type;
  }
}
