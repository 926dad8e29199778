package dyepack.layout;

import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records of a fixed number of lines with several values on a line: name and telephone on one,
 * identity number and address on the next.
 *
 * @param lines what each line of a record looks like, two or more
 */
record CycleForm(List<CycleLine> lines) implements RowForm {
  private static final long serialVersionUID = 1L;

  /** Copies the list. */
  CycleForm {
    lines = List.copyOf(lines);
  }

  @Override
  public String label() {
    return "text, " + lines.size() + " lines a record";
  }

  @Override
  public int columns() {
    return lines.stream().mapToInt(CycleLine::width).sum();
  }

  /** Labels as names, if there are any. */
  @Override
  public List<String> names() {
    if (lines.stream().allMatch(line -> line.label().isEmpty())) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (CycleLine line : lines) {
      String label = line.label().replaceAll("\\s*[:：]\\s*$", "").strip();
      for (int c = 0; c < line.width(); c++) {
        names.add(c == 0 && !label.isEmpty() ? label : "column " + (names.size() + 1));
      }
    }
    return names;
  }

  @Override
  public boolean covers(RowForm other) {
    return other instanceof CycleForm form
        && form.lines.size() == lines.size()
        && sameLines(form.lines);
  }

  private boolean sameLines(List<CycleLine> others) {
    for (int i = 0; i < lines.size(); i++) {
      CycleLine a = lines.get(i);
      CycleLine b = others.get(i);
      boolean same =
          a.label().equals(b.label())
              && a.separation().equals(b.separation())
              && a.width() == b.width()
              && a.kinds().equals(b.kinds());
      if (!same) {
        return false;
      }
    }
    return true;
  }

  @Override
  public RowReader reader(List<String> header, CellLimits limits, SkipSink skips) {
    return new Rows(this, limits, skips);
  }

  /**
   * The cells of a record; those of lines that it doesn't have are empty.
   *
   * @param record its lines, at most as many as there should be
   */
  String[] cells(List<String> record) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] own = new String[lines.get(i).width()];
      Arrays.fill(own, "");
      cells.addAll(Arrays.asList(i < record.size() ? lines.get(i).cells(record.get(i)) : own));
    }
    return cells.toArray(new String[0]);
  }

  /** The part of the values known by themselves that stand where they should, 0 to 1. */
  double fit(List<String> record) {
    int telling = 0;
    int told = 0;
    for (int i = 0; i < lines.size(); i++) {
      telling += lines.get(i).telling();
      told += i < record.size() ? lines.get(i).told(lines.get(i).cells(record.get(i))) : 0;
    }
    return telling == 0 ? 0 : (double) told / telling;
  }

  private static final class Rows extends LineRows {
    private final CycleForm form;
    private final SkipSink skips;

    Rows(CycleForm form, CellLimits limits, SkipSink skips) {
      super(limits);
      this.form = form;
      this.skips = skips;
    }

    @Override
    Kind record(LineFeed feed) throws IOException {
      List<String> lines = lines(feed, form.lines().size());
      double fit = form.fit(lines);
      odd = fit < 1 || lines.size() < form.lines().size();
      if (fit < 0.5) {
        // Something stands between records: only its first line is given up.
        feed.keep(1);
        lines = lines.subList(0, 1);
        if (Anchors.count(lines.get(0)) == 0) {
          reason = Lines.BETWEEN;
          return Kind.NOISE;
        }
      }
      if (lines.size() < form.lines().size()) {
        skips.skipped(
            "records with fewer lines than the others, read as they fit", false, 1, feed.line());
      }
      cells = form.cells(lines);
      return Kind.RECORD;
    }
  }
}
