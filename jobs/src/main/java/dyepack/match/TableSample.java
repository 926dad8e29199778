package dyepack.match;

import dyepack.derive.DerivedColumns;
import dyepack.derive.DumpView;
import java.util.List;

/**
 * Rows of a table by which its columns are understood, with the columns that could be made of its
 * own: the same for every epoch.
 *
 * @param view the table's columns and the derived ones
 * @param rows rows of the view
 * @param headings the table's header, or empty
 */
public record TableSample(DumpView view, List<String[]> rows, List<String> headings) {
  /** Takes rows of the table, all of one length. */
  public static TableSample of(List<String[]> rows, List<String> headings) {
    int columns = rows.isEmpty() ? 0 : rows.get(0).length;
    DumpView view = DerivedColumns.view(rows, columns);
    return new TableSample(view, rows.stream().map(view::of).toList(), headings);
  }
}
