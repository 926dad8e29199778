package dyepack.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dyepack.share.RecipientId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One epoch of a dataset: its plan, whom it enrolled, its releases and its index. */
public final class Epoch {
  private final Entry.EpochOpened opened;
  private JsonNode plan;
  private boolean closed;
  private @Nullable StoredFile canaries;
  private final Map<RecipientId, Enrolment> enrolments = new LinkedHashMap<>();
  private final Map<String, Release> releases = new LinkedHashMap<>();
  private final Map<String, LiveSegment> segments = new LinkedHashMap<>();

  /** A segment and the number of the first release that may need it. */
  record LiveSegment(Segment segment, int firstRelease) {}

  Epoch(Entry.EpochOpened opened) {
    this.opened = opened;
    this.plan = opened.plan();
  }

  /** The dataset's name. */
  public String dataset() {
    return opened.dataset();
  }

  /** The epoch's number, from 1. */
  public int number() {
    return opened.epoch();
  }

  /** Commitment to the position key. */
  public String cPos() {
    return opened.cPos();
  }

  /** Version and parameters of the symbol code. */
  public String code() {
    return opened.code();
  }

  /** Number of phantom recipients. */
  public int phantoms() {
    return opened.phantoms();
  }

  /** The plan as last extended. */
  public JsonNode plan() {
    return plan;
  }

  /** Returns whether {@code rotate} ended the epoch, so that nothing more is released in it. */
  public boolean closed() {
    return closed;
  }

  /** Whom it enrolled, in the order of enrolment. */
  public Map<RecipientId, Enrolment> enrolments() {
    return Collections.unmodifiableMap(enrolments);
  }

  /** Its releases by id, oldest first, forgotten ones included. */
  public Map<String, Release> releases() {
    return Collections.unmodifiableMap(releases);
  }

  /** The live segments of its index, oldest first. */
  public Collection<Segment> segments() {
    return segments.values().stream().map(LiveSegment::segment).toList();
  }

  /** The sealed canary file as of the newest release that had one. */
  public @Nullable StoredFile canaries() {
    return canaries;
  }

  void extend(JsonNode wider) {
    plan = wider;
  }

  void close() {
    closed = true;
  }

  void enrol(Enrolment enrolment) {
    enrolments.put(enrolment.recipient(), enrolment);
  }

  void put(Release release) {
    releases.put(release.record().releaseId(), release);
  }

  void canaries(@Nullable StoredFile file) {
    canaries = file;
  }

  /** Number of the newest release that is not forgotten; 0 if none is left. */
  int newestKept() {
    return releases.values().stream()
        .filter(release -> !release.forgotten())
        .mapToInt(release -> release.record().number())
        .max()
        .orElse(0);
  }

  Map<String, LiveSegment> liveSegments() {
    return segments;
  }
}
