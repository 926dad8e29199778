package dyepack.flow;

import dyepack.canaries.Canary;
import dyepack.canaries.CanaryPool;
import dyepack.code.Inclusion;
import dyepack.identity.DumpProbe;
import dyepack.index.SegmentKind;
import dyepack.keys.EpochKeys;
import dyepack.keys.RecipientKeys;
import dyepack.ledger.Enrolment;
import dyepack.ledger.EntryJson;
import dyepack.ledger.Epoch;
import dyepack.ledger.Ledger;
import dyepack.ledger.Segment;
import dyepack.match.TracedEpoch;
import dyepack.release.EpochPlan;
import dyepack.share.BlindIndex;
import dyepack.share.IntegrityException;
import dyepack.share.RecipientId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One epoch of a dataset with its keys: what both flows need of it.
 *
 * @param ledger the ledger
 * @param epoch as the ledger has it
 * @param keys derived from the owner's root
 * @param plan what is marked and indexed
 */
public record EpochInUse(Ledger ledger, Epoch epoch, EpochKeys keys, EpochPlan plan) {
  /** Opens an epoch, refusing a key that isn't the one the epoch committed to. */
  public static EpochInUse open(Ledger ledger, Epoch epoch, OwnerSecrets secrets) {
    EpochKeys keys = secrets.root().epoch(ledger.state().owner(), epoch.dataset(), epoch.number());
    String committed = HexFormat.of().formatHex(keys.positionCommitment());
    if (!committed.equals(epoch.cPos())) {
      throw new IntegrityException(
          "The key does not belong to this ledger: epoch "
              + epoch.number()
              + " of "
              + epoch.dataset()
              + " committed to another position key.\n  expected "
              + epoch.cPos()
              + "\n  found    "
              + committed);
    }
    return new EpochInUse(ledger, epoch, keys, EntryJson.value(epoch.plan(), EpochPlan.class));
  }

  /** Returns the paths of the live index segments, by kind. */
  public Map<SegmentKind, List<String>> segments() {
    Map<SegmentKind, List<String>> paths = new EnumMap<>(SegmentKind.class);
    for (SegmentKind kind : SegmentKind.values()) {
      List<String> files = new ArrayList<>();
      for (Segment segment : epoch.segments()) {
        if (segment.kind().equals(kind.fileName())) {
          Path file = ledger.folder().segment(epoch.dataset(), segment.name());
          files.add(file.toString());
        }
      }
      paths.put(kind, files);
    }
    return paths;
  }

  /**
   * Returns what tasks have to know of the epoch.
   *
   * @param number number among the epochs traced
   * @param pool its canaries
   */
  TracedEpoch traced(int number, CanaryPool pool) {
    HashMap<SegmentKind, ArrayList<String>> files = new HashMap<>();
    segments().forEach((kind, paths) -> files.put(kind, new ArrayList<>(paths)));
    HashMap<Integer, TracedEpoch.CanaryClass> canaries = new HashMap<>();
    HashMap<BlindIndex, BlindIndex> substitutes = new HashMap<>();
    CanaryPlacing placing = new CanaryPlacing(keys, plan, pool.header());
    for (Canary canary : pool.canaries()) {
      BlindIndex id = canary.instead().isEmpty() ? null : placing.id(canary);
      BlindIndex leftOut = canary.instead().isEmpty() ? null : placing.rid(canary.instead());
      if (id != null && leftOut != null) {
        substitutes.put(id, leftOut);
      }
      if (!canary.leads()) {
        // Another row of a person whose first row is the bet: read like a real row, for its marks.
        continue;
      }
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
        epoch.dataset(),
        epoch.number(),
        plan,
        new DumpProbe(keys, plan.index()),
        keys.positionKey(),
        keys.tagKey(),
        files,
        canaries,
        substitutes);
  }

  /** Returns the keys of an enrolled recipient. */
  public RecipientKeys recipientKeys(RecipientId id) {
    Enrolment enrolment = epoch.enrolments().get(id);
    if (enrolment == null) {
      throw new IllegalArgumentException(id + " is not enrolled");
    }
    return keys.recipient(id, HexFormat.of().parseHex(enrolment.nonce()));
  }
}
