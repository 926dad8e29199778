package dyepack.layout;

import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads records that begin with a line: what no line of any such form is a record of is told here,
 * a line that is too long, a blank one and a rule.
 */
abstract class LineRows implements RowReader {
  private final CellLimits limits;

  /** Cells of the record just read. */
  protected String[] cells = new String[0];

  /** Why the lines just read are no record. */
  protected Aside reason = Aside.NONE;

  /** Whether what was just read doesn't look as it should in this table. */
  protected boolean odd;

  LineRows(CellLimits limits) {
    this.limits = limits;
  }

  @Override
  public final Kind read(LineFeed feed) throws IOException {
    odd = false;
    if (feed.overlong()) {
      reason = Aside.tooLong(limits.recordBytes());
      return Kind.REJECTED;
    }
    if (Lines.isBlank(feed.chars(), 0, feed.length())) {
      return Kind.BLANK;
    }
    reason = Lines.RULES;
    if (Lines.isRule(feed.chars(), 0, feed.length())) {
      return Kind.NOISE;
    }
    return record(feed);
  }

  /** Reads what begins with a line that says something. */
  abstract Kind record(LineFeed feed) throws IOException;

  /**
   * The lines of a record: the first and those that follow up to a blank line or a rule, which
   * stays for the next record.
   *
   * @param most lines of a record at most
   */
  static List<String> lines(LineFeed feed, int most) throws IOException {
    List<String> lines = new ArrayList<>(List.of(feed.text()));
    while (lines.size() < most && feed.extend()) {
      int start = feed.lastLineStart();
      boolean ends =
          Lines.isBlank(feed.chars(), start, feed.length())
              || Lines.isRule(feed.chars(), start, feed.length());
      if (ends) {
        feed.keep(feed.lines() - 1);
        break;
      }
      lines.add(new String(feed.chars(), start, feed.length() - start));
    }
    return lines;
  }

  @Override
  public final String[] cells() {
    return cells;
  }

  @Override
  public final Aside reason() {
    return reason;
  }

  @Override
  public final boolean odd() {
    return odd;
  }
}
