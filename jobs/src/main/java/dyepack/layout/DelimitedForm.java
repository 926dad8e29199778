package dyepack.layout;

import dyepack.cells.CellLimits;
import java.util.List;

/**
 * Records of cells with something between them.
 *
 * @param width how many cells a record has
 * @param numbered whether the first cell begins with a running number, which becomes a cell
 * @param anchored whether every row is expected to hold a value that is known by itself
 * @param firsts for each column, the classes of first characters that are usual there, as bits; see
 *     {@link FirstClass}
 */
record DelimitedForm(
    Separation separation,
    int width,
    boolean numbered,
    boolean anchored,
    List<Integer> firsts,
    RowFitter fitter)
    implements RowForm {
  private static final long serialVersionUID = 1L;

  @Override
  public String label() {
    return separation.label();
  }

  @Override
  public int columns() {
    return numbered ? width + 1 : width;
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public boolean covers(RowForm other) {
    if (!(other instanceof DelimitedForm form)) {
      return false;
    }
    return separation.text().equals(form.separation.text())
        && separation.runs() == form.separation.runs()
        && separation.wrapped() == form.separation.wrapped()
        && (separation.quote() == form.separation.quote() || form.separation.quote() == 0)
        && width == form.width
        && numbered == form.numbered
        && fitter.alike(form.fitter);
  }

  @Override
  public RowReader reader(List<String> header, CellLimits limits, SkipSink skips) {
    return new DelimitedRows(this, header, limits, skips);
  }
}
