package dyepack.flow;

import dyepack.ingest.DumpInput;
import dyepack.ingest.DumpTable;
import dyepack.match.MatchCounts;
import dyepack.match.MatchJob;
import dyepack.match.TableMapping;
import dyepack.match.TracedEpoch;
import dyepack.report.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says what a dump is: its columns, and how much of the marks could be read. */
final class DumpDescription {
  private final DumpInput dump;
  private final MatchJob.Request mapped;
  private final MatchCounts counts;

  /**
   * Prepares.
   *
   * @param mapped what the columns are
   * @param counts what was counted while rows were matched
   */
  DumpDescription(DumpInput dump, MatchJob.Request mapped, MatchCounts counts) {
    this.dump = dump;
    this.mapped = mapped;
    this.counts = counts;
  }

  /** Returns every column of every table with what it was taken for. */
  List<Findings.Column> columns() {
    List<Findings.Column> columns = new ArrayList<>();
    List<DumpTable> tables = dump.tables();
    for (int t = 0; t < tables.size(); t++) {
      DumpTable table = tables.get(t);
      String file = table.sheet().isEmpty() ? table.file() : table.file() + " / " + table.sheet();
      HashMap<Integer, TableMapping> byEpoch = mapped.mappings().getOrDefault(t, new HashMap<>());
      for (int c = 0; c < table.columns(); c++) {
        String heading = c < table.header().size() ? table.header().get(c) : "";
        columns.add(column(file, c, heading, byEpoch));
      }
    }
    return columns;
  }

  private Findings.Column column(
      String file, int column, String heading, HashMap<Integer, TableMapping> byEpoch) {
    for (Map.Entry<Integer, TableMapping> entry : byEpoch.entrySet()) {
      TracedEpoch epoch = mapped.epochs().get(entry.getKey());
      for (Map.Entry<String, Integer> assigned : entry.getValue().byName().entrySet()) {
        if (assigned.getValue() == column) {
          String why = entry.getValue().evidence().getOrDefault(assigned.getKey(), "");
          return new Findings.Column(
              file, column + 1, heading, assigned.getKey(), epoch.dataset(), why);
        }
      }
    }
    return new Findings.Column(
        file, column + 1, heading, null, null, "fits no column that the ledger knows");
  }

  /** Returns how many cells of each marked column were found and read. */
  List<Findings.MarkField> marks() {
    List<Findings.MarkField> fields = new ArrayList<>();
    counts
        .marks()
        .forEach(
            (key, mark) -> {
              String[] names = key.split("\t", 2);
              fields.add(new Findings.MarkField(names[0], names[1], mark.cells(), mark.read()));
            });
    return fields;
  }
}
