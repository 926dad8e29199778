package dyepack.flow;

import static java.util.Objects.requireNonNull;

import dyepack.canaries.Canary;
import dyepack.canaries.CanaryFile;
import dyepack.canaries.CanaryPool;
import dyepack.ledger.Entry;
import dyepack.ledger.Ledger;
import dyepack.ledger.Release;
import dyepack.ledger.SealedFile;
import dyepack.ledger.StoredFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The canaries of an epoch at rest: one sealed file, replaced by a new one when the pool grows. */
final class CanaryStore {
  private CanaryStore() {}

  /** Returns the epoch's pool; an empty one if it has none. */
  static CanaryPool load(EpochInUse inUse) {
    StoredFile file = inUse.epoch().canaries();
    return file == null ? new CanaryPool(List.of(), List.of(), List.of()) : load(inUse, file);
  }

  /**
   * Returns the number of the release with which each canary was first given out, by the canary's
   * number: no share of an earlier release holds it.
   */
  static Map<Integer, Integer> firstReleases(EpochInUse inUse) {
    List<Entry.ReleaseRecorded> grown =
        inUse.epoch().releases().values().stream()
            .map(Release::record)
            .filter(release -> release.canaries() != null)
            .sorted(Comparator.comparing(Entry.ReleaseRecorded::number))
            .toList();
    Map<Integer, Integer> first = new HashMap<>();
    for (Entry.ReleaseRecorded release : grown) {
      for (Canary canary : load(inUse, requireNonNull(release.canaries())).canaries()) {
        first.putIfAbsent(canary.number(), release.number());
      }
    }
    return first;
  }

  private static CanaryPool load(EpochInUse inUse, StoredFile file) {
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
