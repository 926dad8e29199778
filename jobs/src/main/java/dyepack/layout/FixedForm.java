package dyepack.layout;

import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import java.util.Arrays;
import java.util.List;

/**
 * Columns at fixed places.
 *
 * @param anchored whether every row is expected to hold a value that is known by itself
 * @param ruled whether a line of dashes says where the columns are, so that all rows keep to them
 */
record FixedForm(FixedWidths widths, boolean anchored, boolean ruled, RowFitter fitter)
    implements RowForm {
  private static final long serialVersionUID = 1L;

  @Override
  public String label() {
    return "text, fixed width";
  }

  @Override
  public int columns() {
    return widths.starts().size();
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public boolean covers(RowForm other) {
    return other instanceof FixedForm form && widths.equals(form.widths);
  }

  @Override
  public RowReader reader(List<String> header, CellLimits limits, SkipSink skips) {
    return new Rows(this, header, limits, skips);
  }

  private static final class Rows extends LineRows {
    private final FixedForm form;
    private final String[] header;
    private final SkipSink skips;

    Rows(FixedForm form, List<String> header, CellLimits limits, SkipSink skips) {
      super(limits);
      this.form = form;
      this.header = header.toArray(new String[0]);
      this.skips = skips;
    }

    @Override
    Kind record(LineFeed feed) {
      String line = feed.text();
      cells = form.widths().cut(line);
      if (header.length > 0 && Arrays.equals(cells, header)) {
        reason = Lines.HEADER_AGAIN;
        return Kind.HEADER;
      }
      List<Anchors.Anchor> anchors = Anchors.find(line);
      boolean stray = form.ruled() && !form.widths().keptTo(line);
      if ((stray || form.anchored()) && anchors.isEmpty()) {
        odd = true;
        reason = Lines.isTotal(line) ? Lines.TOTALS : Lines.BETWEEN;
        return Kind.NOISE;
      }
      int whole = 0;
      for (String cell : cells) {
        whole += CellKind.of(cell).telling() ? 1 : 0;
      }
      if (whole < Anchors.besidesCards(anchors)) {
        odd = true;
        skips.skipped(
            "records written otherwise than the table, read by what values look like",
            false,
            1,
            feed.line());
        cells = form.fitter().placed(FreeText.cells(line, anchors));
      }
      return Kind.RECORD;
    }
  }
}
