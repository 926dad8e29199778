package dyepack.flow;

import dyepack.canaries.CanaryFile;
import dyepack.canaries.CanaryPool;
import dyepack.ledger.Ledger;
import dyepack.ledger.SealedFile;
import dyepack.ledger.StoredFile;
import java.nio.file.Path;
import java.util.List;

/** The canaries of an epoch at rest: one sealed file, replaced by a new one when the pool grows. */
final class CanaryStore {
  private CanaryStore() {}

  /** Returns the epoch's pool; an empty one if it has none. */
  static CanaryPool load(EpochInUse inUse) {
    StoredFile file = inUse.epoch().canaries();
    if (file == null) {
      return new CanaryPool(List.of(), List.of(), List.of());
    }
    Path folder = inUse.ledger().folder().canaries(inUse.epoch().dataset());
    return CanaryFile.read(
        SealedFile.read(
            folder,
            file,
            inUse.keys().storageKey(),
            inUse.ledger().ledgerId(),
            name(inUse.epoch().dataset(), inUse.epoch().number())));
  }

  /** Seals a pool into a file of its own. */
  static StoredFile store(Ledger ledger, String dataset, ShareDraft draft, OwnerSecrets secrets) {
    Path file =
        ledger
            .folder()
            .canaries(dataset)
            .resolve("epoch-" + draft.number() + "-" + draft.pool().canaries().size() + ".sealed");
    return SealedFile.write(
        file,
        CanaryFile.write(draft.pool()),
        draft.keys().storageKey(),
        ledger.ledgerId(),
        name(dataset, draft.number()),
        secrets.random());
  }

  private static String name(String dataset, int epoch) {
    return "canaries/" + dataset + "/" + epoch;
  }
}
