package dyepack.match;

import dyepack.code.ReadRow;
import dyepack.derive.DumpView;
import dyepack.marks.ColumnMark;
import dyepack.marks.ColumnProfile;
import dyepack.marks.ColumnProfiler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Reads a few rows of one epoch in memory, without Spark: their ids and what their marks say. */
public final class RowReader {
  private final TracedEpoch epoch;
  private final List<String> header;

  /**
   * Prepares for rows of one table.
   *
   * @param header names of the columns, the dataset's own
   */
  public RowReader(TracedEpoch epoch, List<String> header) {
    this.epoch = epoch;
    this.header = List.copyOf(header);
  }

  /**
   * Returns what was read of the rows that the index knows and knows as one only. Each marked
   * column is read as these rows show it to be written.
   */
  public List<ReadRow> read(List<String[]> rows) {
    EpochReader reader = new EpochReader(epoch, mapping(rows), new MatchCounts());
    List<Resolver.Resolved> resolved = reader.resolve(rows);
    List<ReadRow> read = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (resolved.get(i).candidates().size() == 1) {
        read.add(reader.read(0, i, i, rows.get(i), resolved.get(i)).candidates().get(0));
      }
    }
    return read;
  }

  private TableMapping mapping(List<String[]> rows) {
    HashMap<String, Integer> places = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      places.put(header.get(i), i);
    }
    HashMap<String, ColumnProfile> profiles = new HashMap<>();
    for (ColumnMark mark : epoch.plan().marks()) {
      Integer place = places.get(mark.column());
      if (place != null) {
        ColumnProfiler profiler = new ColumnProfiler();
        for (String[] row : rows) {
          if (place < row.length) {
            profiler.add(row[place]);
          }
        }
        profiles.put(mark.column(), profiler.profile());
      }
    }
    return new TableMapping(
        DumpView.plain(header.size()), places, new HashMap<>(), 1, profiles, new HashMap<>());
  }
}
