package dyepack.ledger;

import dyepack.ledger.LedgerAudit.Finding;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Compares the files of a ledger with those that its log names. */
final class FileAudit {
  private FileAudit() {}

  static void check(
      LedgerFolder folder, LedgerState state, List<Finding> faults, List<Finding> notices) {
    LiveFiles live = LiveFiles.of(state, folder);
    for (Map.Entry<Path, LiveFiles.Expected> file : live.files().entrySet()) {
      checkFile(folder, file.getKey(), file.getValue(), faults);
    }
    for (Path orphan : orphans(folder, live)) {
      notices.add(
          new Finding(name(folder, orphan), "no entry of the log names it; it is not in use"));
    }
    for (Path left : filesIn(folder.staging())) {
      notices.add(new Finding(name(folder, left), "left in staging by an unfinished run"));
    }
  }

  /** Returns the files in the datasets' folders that are not live, nor superseded. */
  static List<Path> orphans(LedgerFolder folder, LiveFiles live) {
    List<Path> orphans = new ArrayList<>();
    for (Path dataset : entriesOf(folder.datasets())) {
      for (Path file : datasetFiles(dataset)) {
        if (!live.files().containsKey(file) && !live.superseded().contains(file)) {
          orphans.add(file);
        }
      }
    }
    return orphans;
  }

  /** Returns the files of a dataset's index, row sets and canaries. */
  static List<Path> datasetFiles(Path dataset) {
    return Stream.of("index", "rowsets", "canaries")
        .flatMap(kind -> filesIn(dataset.resolve(kind)).stream())
        .toList();
  }

  private static void checkFile(
      LedgerFolder folder, Path file, LiveFiles.Expected expected, List<Finding> faults) {
    if (!Files.isRegularFile(file)) {
      faults.add(new Finding(name(folder, file), "named by the log, but missing"));
      return;
    }
    StoredFile found = StoredFile.read(file);
    if (!found.sha256().equals(expected.sha256()) || found.bytes() != expected.bytes()) {
      faults.add(
          new Finding(
              name(folder, file),
              "is not the file that the log names\n  expected "
                  + expected.sha256()
                  + "\n  found    "
                  + found.sha256()));
    }
  }

  private static String name(LedgerFolder folder, Path file) {
    return folder.root().relativize(file).toString();
  }

  private static List<Path> filesIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new BadInputException("Can't read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static List<Path> entriesOf(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new BadInputException("Can't read " + folder + ": " + e.getMessage(), e);
    }
  }
}
