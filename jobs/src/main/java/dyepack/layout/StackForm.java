package dyepack.layout;

import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import java.io.IOException;
import java.util.List;

/**
 * Records of several lines, one value a line without its name.
 *
 * @param width lines of a record, 2 or more
 * @param apart whether blank lines or rules end a record; else it has just so many lines
 * @param kinds what the value of each line mostly looks like
 * @param fitter brings records of another number of lines to the columns
 */
record StackForm(int width, boolean apart, List<CellKind> kinds, RowFitter fitter)
    implements RowForm {
  private static final long serialVersionUID = 1L;
  private static final int MOST_LINES = 200;

  /** Copies the list. */
  StackForm {
    kinds = List.copyOf(kinds);
  }

  @Override
  public String label() {
    return "text, a value a line";
  }

  @Override
  public int columns() {
    return width;
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public boolean covers(RowForm other) {
    return other instanceof StackForm form
        && width == form.width
        && apart == form.apart
        && kinds.equals(form.kinds);
  }

  @Override
  public RowReader reader(List<String> header, CellLimits limits, SkipSink skips) {
    return new Rows(this, limits, skips);
  }

  private static final class Rows extends LineRows {
    private final StackForm form;
    private final SkipSink skips;

    Rows(StackForm form, CellLimits limits, SkipSink skips) {
      super(limits);
      this.form = form;
      this.skips = skips;
    }

    @Override
    Kind record(LineFeed feed) throws IOException {
      List<String> lines = lines(feed, form.apart() ? MOST_LINES : form.width());
      lines.replaceAll(String::strip);
      String[] read = lines.toArray(new String[0]);
      cells = form.fitter().fit(read);
      odd = read.length != form.width() || !alike();
      if (read.length != form.width()) {
        String what = read.length < form.width() ? "fewer" : "more";
        skips.skipped(
            "records with " + what + " lines than the others, read as they fit",
            false,
            1,
            feed.line());
      }
      return Kind.RECORD;
    }

    /** Whether every value that is known by itself stands where it should. */
    private boolean alike() {
      for (int at = 0; at < cells.length; at++) {
        CellKind kind = form.kinds().get(at);
        boolean known = kind.telling() && !cells[at].isEmpty();
        if (known && CellKind.of(cells[at]) != kind) {
          return false;
        }
      }
      return true;
    }
  }
}
