package dyepack.ledger;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the ledger keeps what: forgetting releases, ending epochs, replacing index segments. The
 * log keeps every line.
 *
 * <p>Files are deleted only after the entry that makes them needless is on disk, and only while no
 * share of the dataset is under way; what a crash leaves goes at the next {@link #sweep}.
 */
public final class Retention {
  private final Ledger ledger;
  private final EntrySigner signer;
  private final Runnable waiting;

  /**
   * Prepares for work on a ledger.
   *
   * @param waiting called before waiting for a share of the dataset to finish
   */
  public Retention(Ledger ledger, EntrySigner signer, Runnable waiting) {
    this.ledger = ledger;
    this.signer = signer;
    this.waiting = waiting;
  }

  /**
   * Forgets a release: its row sets and those of its shares are destroyed, and the index segments
   * and canaries that no kept release can need. A segment is needed by the release that added it
   * and by every later one of its epoch, so forgetting an old release of a table that goes on frees
   * little until the index is compacted.
   *
   * @param releaseId which; bad input if there is none or it is forgotten already
   * @return the files that were deleted
   */
  public List<Path> forget(String releaseId, String reason, Instant now) {
    requireReason(reason);
    ledger.refresh();
    String dataset =
        ledger
            .state()
            .release(releaseId)
            .orElseThrow(
                () ->
                    new BadInputException(
                        "Release \"" + releaseId + "\" is not in the ledger; see `ledger list`."))
            .record()
            .dataset();
    DatasetLock lock = DatasetLock.acquire(ledger.folder(), dataset, waiting);
    try {
      ledger.append(List.of(new Entry.ReleaseForgotten(releaseId, reason)), signer, now);
      return deleteNeedless(dataset);
    } finally {
      lock.close();
    }
  }

  /**
   * Ends the open epoch of a dataset, so that its next share opens a new one with new marks.
   *
   * @param reason why; part of the log
   * @return the number of the epoch that ended
   */
  public int rotate(String dataset, String reason, Instant now) {
    requireReason(reason);
    ledger.refresh();
    int known = openEpoch(dataset);
    DatasetLock lock = DatasetLock.acquire(ledger.folder(), dataset, waiting);
    try {
      ledger.refresh();
      int epoch = openEpoch(dataset);
      if (epoch != known) {
        throw new BadInputException(
            "Dataset \"" + dataset + "\" was rotated by another process meanwhile.");
      }
      ledger.append(List.of(new Entry.EpochRotated(dataset, epoch, reason)), signer, now);
      return epoch;
    } finally {
      lock.close();
    }
  }

  /**
   * Records that new segments, already in the index folder, hold what old ones held, and deletes
   * the old ones. The caller holds the {@link DatasetLock}.
   *
   * @return the files that were deleted
   */
  public List<Path> replaceSegments(
      String dataset, int epoch, List<String> removed, List<Segment> added, Instant now) {
    Entry entry = new Entry.SegmentsReplaced(dataset, epoch, removed, added);
    ledger.append(List.of(entry), signer, now);
    return deleteNeedless(dataset);
  }

  /** Deletes the files of a dataset that no entry needs; returns them. */
  public List<Path> sweep(String dataset) {
    DatasetLock lock = DatasetLock.acquire(ledger.folder(), dataset, waiting);
    try {
      ledger.refresh();
      return deleteNeedless(dataset);
    } finally {
      lock.close();
    }
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new BadInputException("The reason is blank; the log needs one: --reason TEXT.");
    }
  }

  private int openEpoch(String dataset) {
    return ledger
        .state()
        .dataset(dataset)
        .orElseThrow(
            () ->
                new BadInputException(
                    "Dataset \"" + dataset + "\" is not in the ledger; see `ledger list`."))
        .openEpoch()
        .orElseThrow(
            () ->
                new BadInputException(
                    "Dataset \""
                        + dataset
                        + "\" was rotated already; its next share opens a new epoch."))
        .number();
  }

  private List<Path> deleteNeedless(String dataset) {
    LedgerFolder folder = ledger.folder();
    LiveFiles live = LiveFiles.of(ledger.state(), folder);
    List<Path> deleted = new ArrayList<>();
    for (Path file : FileAudit.datasetFiles(folder.dataset(dataset))) {
      if (!live.files().containsKey(file)) {
        delete(file);
        deleted.add(file);
      }
    }
    return deleted;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new BadInputException("Can't delete " + file + ": " + e.getMessage(), e);
    }
  }
}
