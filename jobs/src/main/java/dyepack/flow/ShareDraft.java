package dyepack.flow;

import dyepack.canaries.CanaryPool;
import dyepack.index.SegmentKind;
import dyepack.keys.EpochKeys;
import dyepack.ledger.Epoch;
import dyepack.policy.SharePolicy;
import dyepack.release.EpochPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of the dataset for which a share is made, before anything of it is in the log.
 *
 * @param epoch the open epoch, or null if this share opens one
 * @param number the epoch's number
 * @param keys the epoch's keys
 * @param plan the epoch's plan with what this share adds
 * @param widened whether this share adds to the plan of an open epoch
 * @param pool canaries made so far
 * @param notes what the planner has to say
 */
record ShareDraft(
    @Nullable Epoch epoch,
    int number,
    EpochKeys keys,
    EpochPlan plan,
    boolean widened,
    CanaryPool pool,
    List<String> notes) {

  /** Returns the plan with the marks that the policy asks for now. */
  EpochPlan asked(SharePolicy policy) {
    return new EpochPlan(
        plan.index(),
        plan.marks().stream()
            .filter(mark -> policy.markedColumns().contains(mark.column()))
            .toList(),
        plan.constraints(),
        plan.versions());
  }

  ShareDraft withPool(CanaryPool larger) {
    return new ShareDraft(epoch, number, keys, plan, widened, larger, notes);
  }

  /** Paths of the live index segments, by kind. */
  static Map<SegmentKind, List<String>> segments(@Nullable EpochInUse inUse) {
    return inUse == null
        ? Map.of(SegmentKind.KEYS, List.of(), SegmentKind.ROWS, List.of())
        : inUse.segments();
  }
}
