package dyepack.flow;

import com.google.common.collect.Iterators;
import com.google.common.io.Closer;
import dyepack.embed.Digests;
import dyepack.index.Segment;
import dyepack.index.SegmentEntry;
import dyepack.index.SegmentKind;
import dyepack.ledger.DatasetHistory;
import dyepack.ledger.DatasetLock;
import dyepack.ledger.Entry;
import dyepack.ledger.Epoch;
import dyepack.ledger.Ledger;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Upkeep of the ledger's index. */
public final class LedgerCare {
  private LedgerCare() {}

  /**
   * Merges the segments of each epoch into one of each kind. The old files are removed only after
   * the log names the new ones.
   *
   * @return how many segments were merged away
   */
  public static int compact(Ledger ledger, OwnerSecrets secrets, Instant now) {
    int merged = 0;
    for (DatasetHistory dataset : ledger.state().datasets()) {
      try (DatasetLock lock = DatasetLock.acquire(ledger.folder(), dataset.name(), () -> {})) {
        ledger.refresh();
        for (Epoch epoch : dataset.epochs()) {
          for (SegmentKind kind : SegmentKind.values()) {
            merged += compact(ledger, secrets, epoch, kind, now);
          }
        }
      }
    }
    return merged;
  }

  private static int compact(
      Ledger ledger, OwnerSecrets secrets, Epoch epoch, SegmentKind kind, Instant now) {
    List<dyepack.ledger.Segment> old =
        epoch.segments().stream()
            .filter(segment -> segment.kind().equals(kind.fileName()))
            .toList();
    if (old.size() < 2) {
      return 0;
    }
    int level = old.stream().mapToInt(dyepack.ledger.Segment::level).max().orElse(0) + 1;
    String name =
        kind.fileName()
            + "-e"
            + epoch.number()
            + "-l"
            + level
            + "-"
            + old.size()
            + "-"
            + ShareWork.sha256(old.toString()).substring(0, 12)
            + ".parquet";
    Path file = ledger.folder().segment(epoch.dataset(), name);
    try {
      Files.deleteIfExists(file);
      long rows = merge(ledger, epoch, old, file);
      Digests digests;
      try (InputStream in = Files.newInputStream(file)) {
        digests = Digests.of(in);
      }
      ledger.append(
          List.of(
              new Entry.SegmentsReplaced(
                  epoch.dataset(),
                  epoch.number(),
                  old.stream().map(dyepack.ledger.Segment::name).toList(),
                  List.of(
                      new dyepack.ledger.Segment(
                          name, digests.sha256(), kind.fileName(), rows, digests.bytes(), level)))),
          secrets.signer(),
          now);
      for (dyepack.ledger.Segment segment : old) {
        Files.deleteIfExists(ledger.folder().segment(epoch.dataset(), segment.name()));
      }
      return old.size();
    } catch (IOException e) {
      throw new UncheckedIOException("the index can't be compacted", e);
    }
  }

  /** Merges sorted segments, one row group of each in memory. */
  private static long merge(Ledger ledger, Epoch epoch, List<dyepack.ledger.Segment> old, Path file)
      throws IOException {
    try (Closer closer = Closer.create()) {
      List<Segment.Cursor> cursors = new ArrayList<>();
      for (dyepack.ledger.Segment segment : old) {
        Path path = ledger.folder().segment(epoch.dataset(), segment.name());
        cursors.add(closer.register(Segment.open(path)));
      }
      return Segment.write(
          file,
          Iterators.mergeSorted(
              cursors,
              Comparator.comparing(SegmentEntry::key).thenComparingInt(SegmentEntry::number)));
    }
  }

  /**
   * Removes segments that no entry of the log names: a share or a compaction that was interrupted,
   * or refused after it had looked at the rows, left them. The caller holds the dataset's lock.
   */
  static void removeOrphans(Ledger ledger, String dataset) {
    Path folder = ledger.folder().index(dataset);
    if (!Files.isDirectory(folder)) {
      return;
    }
    Set<String> live = new HashSet<>();
    ledger
        .state()
        .dataset(dataset)
        .ifPresent(
            history ->
                history
                    .epochs()
                    .forEach(
                        epoch -> epoch.segments().forEach(segment -> live.add(segment.name()))));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!live.contains(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new BadInputException("The ledger can't be written to: " + e.getMessage(), e);
    }
  }
}
