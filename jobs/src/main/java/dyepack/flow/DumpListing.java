package dyepack.flow;

import dyepack.cells.ByteAccount;
import dyepack.ingest.DumpFile;
import dyepack.ingest.DumpInput;
import dyepack.ingest.DumpStatus;
import dyepack.ingest.DumpTable;
import dyepack.ingest.LimitNames;
import dyepack.ingest.Skipped;
import dyepack.inspect.ByteReport;
import dyepack.match.MatchCounts;
import dyepack.report.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists the files of a dump with what became of each, after its rows have been read. */
final class DumpListing {
  private final DumpInput dump;
  private final MatchCounts counts;
  private final Set<String> changed;
  private int nextTable;

  /**
   * Prepares; reads all seized files once more, to see whether they are still the same.
   *
   * @param counts what was counted while rows were matched
   */
  DumpListing(DumpInput dump, MatchCounts counts) {
    this.dump = dump;
    this.counts = counts;
    this.changed = new HashSet<>(dump.changed());
  }

  /**
   * Returns the numbers of the dump and its files.
   *
   * @param duplicates matched rows that repeat others
   * @param canaries different canaries found
   */
  Findings.Dump numbers(long duplicates, int canaries) {
    List<Findings.File> files = new ArrayList<>();
    nextTable = 0;
    for (DumpFile file : dump.files()) {
      files.add(file(file));
    }
    return new Findings.Dump(
        counts.rows(),
        counts.matched(),
        counts.rows() - counts.matched(),
        counts.ambiguous(),
        duplicates,
        canaries,
        files,
        LimitNames.all(dump.limits()),
        dump.confinement());
  }

  private Findings.File file(DumpFile file) {
    long rows = 0;
    long skipped = 0;
    boolean lost = false;
    ByteAccount account = file.account();
    List<String> problems = new ArrayList<>();
    for (Skipped left : file.skipped()) {
      skipped += left.count();
      problems.add(MatchCounts.words(left));
    }
    // Tables are numbered through all files, in their order.
    int end = nextTable + file.tables().size();
    List<Findings.Part> tables = new ArrayList<>();
    for (DumpTable table : file.tables()) {
      tables.add(
          new Findings.Part(
              table.sheet(),
              table.columns(),
              counts.rowsOf(nextTable + tables.size()),
              counts.skippedOf(nextTable + tables.size())));
    }
    for (; nextTable < end; nextTable++) {
      rows += counts.rowsOf(nextTable);
      skipped += counts.skippedOf(nextTable);
      account = account.plus(counts.accountOf(nextTable));
      problems.addAll(counts.problemsOf(nextTable));
      lost |= counts.isIncomplete(nextTable);
    }
    DumpStatus status = file.status() == DumpStatus.READ && lost ? DumpStatus.PART : file.status();
    List<String> notes = new ArrayList<>(file.notes());
    if (changed.contains(file.path())) {
      status = status == DumpStatus.READ ? DumpStatus.PART : status;
      problems.add("it changed while it was read: the digests are those of before");
    }
    return new Findings.File(
        file.path(),
        status.words(),
        file.bytes(),
        file.sha256(),
        file.sm3(),
        rows,
        skipped,
        file.encoding(),
        file.format(),
        problems,
        notes,
        tables,
        ByteReport.of(account));
  }
}
