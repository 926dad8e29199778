package dyepack.flow;

import dyepack.ledger.DatasetHistory;
import dyepack.ledger.Epoch;
import dyepack.ledger.Ledger;
import dyepack.policy.SharePolicy;
import org.jspecify.annotations.Nullable;

/**
 * What all steps of a share have at hand.
 *
 * @param ledger the ledger, whose state grows while the share is recorded
 * @param secrets the owner's keys
 * @param request what is to be shared
 * @param progress is told how far it is
 */
record ShareSetting(Ledger ledger, OwnerSecrets secrets, ShareRequest request, Progress progress) {

  SharePolicy policy() {
    return request.policy();
  }

  /** Returns the dataset's open epoch as the log has it now; null if there is none. */
  @Nullable Epoch epoch() {
    return ledger
        .state()
        .dataset(policy().dataset())
        .flatMap(DatasetHistory::openEpoch)
        .orElse(null);
  }

  /** Returns the open epoch with its keys; null if there is none. */
  @Nullable EpochInUse inUse() {
    Epoch epoch = epoch();
    return epoch == null ? null : EpochInUse.open(ledger, epoch, secrets);
  }

  /** Returns the number that the dataset's next release will have. */
  int nextRelease() {
    return ledger.state().dataset(policy().dataset()).map(DatasetHistory::nextRelease).orElse(1);
  }
}
