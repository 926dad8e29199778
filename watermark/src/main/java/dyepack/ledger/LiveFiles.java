package dyepack.ledger;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that a ledger must hold, by what its log says. */
final class LiveFiles {
  /**
   * A file that must be there.
   *
   * @param sha256 its digest
   * @param bytes its length
   */
  record Expected(String sha256, long bytes) {}

  private final LedgerFolder folder;
  private final Map<Path, Expected> files = new LinkedHashMap<>();
  private final Set<Path> superseded = new HashSet<>();

  private LiveFiles(LedgerFolder folder) {
    this.folder = folder;
  }

  static LiveFiles of(LedgerState state, LedgerFolder folder) {
    LiveFiles live = new LiveFiles(folder);
    for (DatasetHistory dataset : state.datasets()) {
      for (Epoch epoch : dataset.epochs()) {
        live.addEpoch(epoch);
      }
    }
    for (Share share : state.shares()) {
      if (state.release(share.record().releaseId()).filter(Release::forgotten).isEmpty()) {
        live.addRowSet(share.record().dataset(), share.record().rowSet());
      }
    }
    live.superseded.removeAll(live.files.keySet());
    return live;
  }

  /** Files that must be there. */
  Map<Path, Expected> files() {
    return files;
  }

  /** Canary files of kept releases that newer ones replaced: they may be there or not. */
  Set<Path> superseded() {
    return superseded;
  }

  private void addEpoch(Epoch epoch) {
    for (Segment segment : epoch.segments()) {
      files.put(
          folder.segment(epoch.dataset(), segment.name()),
          new Expected(segment.sha256(), segment.bytes()));
    }
    for (Release release : epoch.releases().values()) {
      if (!release.forgotten()) {
        addRowSet(epoch.dataset(), release.record().rowSet());
        StoredFile canaries = release.record().canaries();
        if (canaries != null) {
          superseded.add(folder.canaries(epoch.dataset()).resolve(canaries.name()));
        }
      }
    }
    add(folder.canaries(epoch.dataset()), epoch.canaries());
  }

  private void addRowSet(String dataset, @Nullable RowSetRef ref) {
    if (ref != null) {
      add(folder.rowSets(dataset), ref.file());
    }
  }

  private void add(Path in, @Nullable StoredFile file) {
    if (file != null) {
      files.put(in.resolve(file.name()), new Expected(file.sha256(), file.bytes()));
    }
  }
}
