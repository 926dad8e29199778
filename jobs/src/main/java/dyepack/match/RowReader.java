package dyepack.match;

import dyepack.code.ReadRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Reads a few rows of one epoch in memory, without Spark: their ids and what their marks say. */
public final class RowReader {
  private final MatchJob.Reader reader;

  /**
   * Prepares for rows of one table.
   *
   * @param header names of the columns, the dataset's own
   */
  public RowReader(TracedEpoch epoch, List<String> header) {
    HashMap<String, Integer> places = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      places.put(header.get(i), i);
    }
    reader =
        new MatchJob.Reader(
            epoch, new TableMapping(header.size(), places, new HashMap<>(), 1), new MatchCounts());
  }

  /** Returns what was read of the rows that the index knows and knows as one only. */
  public List<ReadRow> read(List<String[]> rows) {
    List<Resolver.Resolved> resolved = reader.resolve(rows);
    List<ReadRow> read = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (resolved.get(i).candidates().size() == 1) {
        read.add(reader.read(0, i, rows.get(i), resolved.get(i)).candidates().get(0));
      }
    }
    return read;
  }
}
