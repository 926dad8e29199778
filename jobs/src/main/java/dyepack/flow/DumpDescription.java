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
import java.util.TreeMap;

/** Says what a dump is: its columns, and how much of the marks could be read. */
final class DumpDescription {
  private final DumpInput dump;
  private final MatchJob.Request mapped;
  private final MatchCounts counts;
  private final Map<Integer, TreeMap<Integer, String>> remarks;

  /**
   * Prepares.
   *
   * @param mapped what the columns are
   * @param counts what was counted while rows were matched
   * @param remarks why columns are not what they look like, by table and column
   */
  DumpDescription(
      DumpInput dump,
      MatchJob.Request mapped,
      MatchCounts counts,
      Map<Integer, TreeMap<Integer, String>> remarks) {
    this.dump = dump;
    this.mapped = mapped;
    this.counts = counts;
    this.remarks = remarks;
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
        columns.addAll(column(file, c, heading, byEpoch, remarks.getOrDefault(t, new TreeMap<>())));
      }
    }
    return columns;
  }

  /** One entry for each column of the dataset that a column was found to be or to be a part of. */
  private List<Findings.Column> column(
      String file,
      int column,
      String heading,
      HashMap<Integer, TableMapping> byEpoch,
      TreeMap<Integer, String> remarks) {
    List<Findings.Column> found = new ArrayList<>();
    for (Map.Entry<Integer, TableMapping> entry : byEpoch.entrySet()) {
      TracedEpoch epoch = mapped.epochs().get(entry.getKey());
      TableMapping mapping = entry.getValue();
      for (Map.Entry<String, Integer> assigned : new TreeMap<>(mapping.byName()).entrySet()) {
        if (found.isEmpty() || epoch.dataset().equals(found.get(0).dataset())) {
          if (mapping.view().sources(assigned.getValue()).contains(column)
              && isNew(found, assigned)) {
            String why = mapping.evidence().getOrDefault(assigned.getKey(), "");
            found.add(
                new Findings.Column(
                    file, column + 1, heading, assigned.getKey(), epoch.dataset(), why));
          }
        }
      }
    }
    if (found.isEmpty()) {
      String why = remarks.getOrDefault(column, "fits no column that the ledger knows");
      found.add(new Findings.Column(file, column + 1, heading, null, null, why));
    }
    return found;
  }

  /** A rotated dataset has the same columns in each of its epochs. */
  private static boolean isNew(List<Findings.Column> found, Map.Entry<String, Integer> assigned) {
    return found.stream().noneMatch(one -> assigned.getKey().equals(one.mappedTo()));
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
