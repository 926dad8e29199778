package dyepack.layout;

import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link DelimitedForm}. */
final class DelimitedRows implements RowReader {
  /** A quoted cell may go on for so many lines and characters; a longer one is a stray quote. */
  static final int QUOTED_LINES = 60;

  static final int QUOTED_CHARS = 1 << 16;

  private static final Pattern NUMBER =
      Pattern.compile("\\s*[(（]?(\\d{1,7})\\s*[、.．:：)）]\\s*(.*)", Pattern.DOTALL);

  private final DelimitedForm form;
  private final RecordCutter cutter;
  private final String[] header;
  private final CellLimits limits;
  private final SkipSink skips;
  private final int[] firsts;
  private String[] cells = new String[0];
  private @Nullable PlainRecord plain;
  private boolean plainKnown;
  private boolean isPlain;
  private boolean cut;
  private Aside reason = Aside.NONE;
  private boolean odd;
  private boolean other;

  DelimitedRows(DelimitedForm form, List<String> header, CellLimits limits, SkipSink skips) {
    this.form = form;
    this.cutter = new RecordCutter(form.separation());
    this.header = header.toArray(new String[0]);
    this.limits = limits;
    this.skips = skips;
    this.firsts = form.firsts().stream().mapToInt(i -> i).toArray();
  }

  @Override
  public Kind read(LineFeed feed) throws IOException {
    odd = false;
    other = false;
    cut = false;
    if (!plainKnown) {
      plain = PlainRecord.of(form, header, feed.form());
      plainKnown = true;
    }
    isPlain = plain != null && feed.isPlain(plain);
    if (isPlain) {
      return Kind.RECORD;
    }
    if (feed.overlong()) {
      reason = Aside.tooLong(limits.recordBytes());
      odd = true;
      return Kind.REJECTED;
    }
    int n = cutter.cut(feed.chars(), feed.length());
    if (cutter.open()) {
      n = withMoreLines(feed);
    }
    if (n == 1 && cutter.first(0) == 0) {
      if (Lines.isBlank(feed.chars(), 0, feed.length())) {
        return Kind.BLANK;
      }
    }
    if (n == form.width()) {
      return whole(feed);
    }
    return ragged(feed, n);
  }

  private int withMoreLines(LineFeed feed) throws IOException {
    char quote = form.separation().quote();
    while (feed.lines() < QUOTED_LINES && feed.length() < QUOTED_CHARS && feed.extend()) {
      if (holds(feed.chars(), feed.lastLineStart(), feed.length(), quote)) {
        int n = cutter.cut(feed.chars(), feed.length());
        if (!cutter.open()) {
          return n;
        }
      }
    }
    feed.keep(1);
    skips.skipped("opening quotes without an end, read as text", false, 1, feed.line());
    return cutter.cutUnquoted(feed.chars(), feed.length());
  }

  private static boolean holds(char[] chars, int from, int to, char c) {
    for (int i = from; i < to; i++) {
      if (chars[i] == c) {
        return true;
      }
    }
    return false;
  }

  private Kind whole(LineFeed feed) {
    int unusual = 0;
    for (int c = 0; c < firsts.length; c++) {
      unusual += (FirstClass.of(cutter.first(c)) & firsts[c]) == 0 ? 1 : 0;
    }
    odd = unusual >= 2 || (unusual == 1 && firsts.length <= 3);
    if (unusual > 0 || header.length > 0) {
      Kind kind = special(feed, unusual);
      if (kind != Kind.RECORD) {
        return kind;
      }
    }
    cut = true;
    return Kind.RECORD;
  }

  /** Looks more closely at a record with as many cells as the table has columns. */
  private Kind special(LineFeed feed, int unusual) {
    if (header.length > 0 && isHeader()) {
      reason = Lines.HEADER_AGAIN;
      odd = false;
      return Kind.HEADER;
    }
    if (unusual == 0) {
      return Kind.RECORD;
    }
    if (Lines.isRule(feed.chars(), 0, feed.length())) {
      boolean empty = true;
      for (int c = 0; c < cutter.cells(); c++) {
        empty &= cutter.first(c) == 0;
      }
      reason = empty ? Lines.EMPTY_ROWS : Lines.RULES;
      odd = false;
      return Kind.NOISE;
    }
    if (form.anchored() && Lines.isChatHead(feed.text())) {
      reason = Lines.CHAT_HEADS;
      odd = false;
      return Kind.NOISE;
    }
    if (form.anchored() && Lines.isTotal(cutter.cell(0)) && Anchors.count(feed.text()) == 0) {
      reason = Lines.TOTALS;
      odd = false;
      return Kind.NOISE;
    }
    other = odd && HeaderDetector.isSurely(cutter.all());
    return Kind.RECORD;
  }

  private boolean isHeader() {
    int shift = form.numbered() ? 1 : 0;
    for (int c = 0; c + shift < header.length && c < cutter.cells(); c++) {
      String name = header[c + shift];
      if (name.isEmpty() ? cutter.first(c) != 0 : name.charAt(0) != cutter.first(c)) {
        return false;
      }
    }
    return Arrays.equals(fitted(cutter.all()), header);
  }

  private Kind ragged(LineFeed feed, int n) {
    odd = true;
    String text = feed.text();
    if (Lines.isRule(feed.chars(), 0, feed.length())) {
      reason = Lines.RULES;
      return Kind.NOISE;
    }
    List<Anchors.Anchor> anchors = Anchors.find(text);
    if (anchors.isEmpty()) {
      boolean few = n < 2 || n * 2 < form.width();
      boolean comment = Lines.isComment(text);
      boolean alien =
          few
              || (form.anchored()
                  && form.fitter().likeness(form.fitter().fit(cutter.all())) < 0.75);
      if (form.width() > 1 && (alien || comment || Lines.isTotal(text))) {
        reason = Lines.isTotal(text) ? Lines.TOTALS : Lines.BETWEEN;
        String[] all = cutter.all();
        other = HeaderDetector.isSurely(all) && !Arrays.equals(all, header);
        return Kind.NOISE;
      }
    }
    String[] all = cutter.all();
    if (form.width() == 1) {
      cells = new String[] {text.strip()};
      odd = false;
      return Kind.RECORD;
    }
    if (form.anchored() && hidden(all, anchors.size())) {
      skips.skipped(
          "records written otherwise than the table, read by what values look like",
          false,
          1,
          feed.line());
      cells = form.fitter().placed(FreeText.cells(text, anchors));
      if (form.numbered()) {
        cells = numberless(cells);
      }
      return Kind.RECORD;
    }
    String what = n < form.width() ? "fewer" : "more";
    boolean blanks = n > form.width();
    for (int c = form.width(); c < n; c++) {
      blanks &= all[c].isEmpty();
    }
    if (!blanks) {
      skips.skipped(
          "records with " + what + " cells than the table has columns, read as they fit",
          false,
          1,
          feed.line());
    }
    String[] fitted = form.fitter().fit(all);
    odd = form.fitter().likeness(fitted) < 0.75;
    cells = fitted(fitted);
    return Kind.RECORD;
  }

  private static boolean hidden(String[] all, int anchors) {
    int whole = 0;
    for (String cell : all) {
      whole +=
          Anchors.count(cell) == 1
                  && CellKind.of(cell) != CellKind.OTHER
                  && CellKind.of(cell).figures()
              ? 1
              : 0;
    }
    return whole < anchors;
  }

  private String[] fitted(String[] all) {
    if (!form.numbered()) {
      return all;
    }
    String[] out = numberless(all);
    Matcher number = NUMBER.matcher(all[0]);
    if (number.matches()) {
      out[0] = number.group(1);
      out[1] = number.group(2);
    }
    return out;
  }

  private static String[] numberless(String[] cells) {
    String[] out = new String[cells.length + 1];
    out[0] = "";
    System.arraycopy(cells, 0, out, 1, cells.length);
    return out;
  }

  /** Whether a first cell begins with a number of the list. */
  static boolean isNumbered(String cell) {
    Matcher number = NUMBER.matcher(cell);
    return number.matches()
        && !number.group(2).isEmpty()
        && !Character.isDigit(number.group(2).charAt(0));
  }

  @Override
  public String[] cells() {
    if (isPlain && plain != null) {
      return plain.cells();
    }
    return cut ? fitted(cutter.all()) : cells;
  }

  @Override
  public Aside reason() {
    return reason;
  }

  @Override
  public boolean odd() {
    return odd;
  }

  @Override
  public boolean other() {
    return other;
  }
}
