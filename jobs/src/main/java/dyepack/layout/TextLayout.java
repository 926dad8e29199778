package dyepack.layout;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import dyepack.cells.Pace;
import dyepack.cells.SourceOffsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the tables of a text file.
 *
 * <p>A block of lines is looked at closely ({@link BlockLayout}); then records are read as the last
 * table of the block has them, until several in a row look odd or a line names other columns, where
 * the next block is looked at. So the file is gone over once, in bounded memory, and a table that
 * begins anywhere is found.
 */
public final class TextLayout {
  private static final long MARK_BYTES = 1 << 16;
  private static final double TROUBLE = 2.2;
  private static final double FADING = 0.8;
  private static final int MOST_BLOCKS = 500;
  private static final long FIRST_PATIENCE = 1 << 16;

  private final Path file;
  private final TextForm text;
  private final CellLimits limits;
  private final Pace pace;
  private final SourceOffsets offsets;
  private final long length;
  private final List<Draft> tables = new ArrayList<>();
  private long position;
  private long line = 1;
  private long leadStart;
  private ByteAccount lead = ByteAccount.EMPTY;
  private long deafUntil;
  private long patience = FIRST_PATIENCE;
  private int blocks;

  /** A table as far as it is known. */
  private static final class Draft {
    final RowForm form;
    final List<String> header;
    final List<Segment> segments = new ArrayList<>();
    final List<TextPart> marks = new ArrayList<>();

    Draft(RowForm form, List<String> header) {
      this.form = form;
      this.header = header;
    }
  }

  private TextLayout(Path file, TextForm text, CellLimits limits, SourceOffsets offsets)
      throws IOException {
    this.file = file;
    this.text = text;
    this.limits = limits;
    this.pace = new Pace(limits.seconds());
    this.offsets = offsets;
    this.length = Files.size(file);
    this.position = Math.min(length, text.markBytes());
    lead = ByteAccount.of(Kind.HEADER, Lines.MARK.reason(), 0, position);
  }

  /**
   * The tables of a text file, at least one, in the order in which they begin; together they hold
   * every byte.
   *
   * @param charset its character set
   * @param markBytes length of its byte order mark
   */
  public static List<TextTable> find(Path file, String charset, int markBytes, CellLimits limits)
      throws IOException {
    return find(file, charset, markBytes, limits, SourceOffsets.SAME);
  }

  /**
   * The tables of the copy of a text file.
   *
   * @param offsets where its bytes come from: accounts are those of the original
   */
  public static List<TextTable> find(
      Path file, String charset, int markBytes, CellLimits limits, SourceOffsets offsets)
      throws IOException {
    TextForm plain = new TextForm(charset, markBytes, false);
    TextForm text = plain.withLoneReturns(LineEnds.loneReturns(file, plain));
    TextLayout layout = new TextLayout(file, text, limits, offsets);
    while (layout.position < layout.length) {
      layout.block();
    }
    layout.finish();
    List<TextTable> found = new ArrayList<>();
    for (Draft d : layout.tables) {
      found.add(new TextTable(file, text, d.form, d.header, d.segments, d.marks, limits, offsets));
    }
    return found;
  }

  private void block() throws IOException {
    blocks++;
    pace.pause(position);
    pace.resume();
    Block block = Block.read(file, position, line, text);
    List<BlockLayout.Run> runs = BlockLayout.of(block);
    if (runs.isEmpty()) {
      lead = lead.plus(aside(block, 0, block.size(), -1));
      position = block.offset(block.size());
      line = block.number(block.size());
      return;
    }
    boolean same = true;
    for (int k = 0; k < runs.size(); k++) {
      BlockLayout.Run run = runs.get(k);
      boolean last = k + 1 == runs.size();
      int known = tables.size();
      Draft table = table(run.found());
      same &= known == tables.size();
      int first = run.found().firstRecord();
      lead = lead.plus(aside(block, run.lead(), first, run.found().headerLine()));
      if (last && !block.atEnd()) {
        wait(same);
        stream(table, block.offset(first), block.number(first), block.offset(block.size()));
      } else if (last) {
        ByteAccount tail = aside(block, run.end(), block.size(), -1);
        add(table, block, first, run.end(), block.size(), lead.plus(tail));
        position = block.offset(block.size());
        line = block.number(block.size());
      } else {
        add(table, block, first, run.end(), run.end(), lead);
      }
    }
  }

  /** Doubles the stretch in which nothing is taken for trouble if there was no reason for it. */
  private void wait(boolean same) {
    patience = same || blocks > MOST_BLOCKS ? 2 * patience : FIRST_PATIENCE;
    deafUntil = blocks == 1 ? 0 : position + Math.min(patience, 1L << 45);
  }

  private void add(Draft table, Block block, int first, int end, int to, ByteAccount aside) {
    table.segments.add(
        new Segment(
            leadStart,
            block.offset(first),
            block.offset(end),
            block.offset(to),
            block.number(first),
            aside));
    leadStart = block.offset(to);
    lead = ByteAccount.EMPTY;
  }

  private Draft table(Candidate.Found found) {
    for (Draft known : tables) {
      boolean sameNames = found.header().isEmpty() || found.header().equals(known.header);
      if (sameNames && known.form.covers(found.form())) {
        return known;
      }
    }
    Draft draft = new Draft(found.form(), found.header());
    tables.add(draft);
    return draft;
  }

  private ByteAccount aside(Block block, int from, int to, int header) {
    ByteAccount.Tally tally = new ByteAccount.Tally(offsets);
    for (int i = from; i < to; i++) {
      Kind kind = i == header ? Kind.HEADER : block.line(i).isBlank() ? Kind.BLANK : Kind.NOISE;
      Aside why = i == header ? Lines.HEADER : block.silent(i) ? Lines.RULES : Lines.OUTSIDE;
      tally.add(kind, why.reason(), block.offset(i), block.offset(i + 1));
    }
    return tally.account();
  }

  /** Goes on from a record of {@code table} until the end or until its records look otherwise. */
  private void stream(Draft table, long body, long bodyLine, long sureUntil) throws IOException {
    long end = length;
    long endLine = 0;
    try (LineFeed feed =
        new LineFeed(file, body, Long.MAX_VALUE, text, limits.recordBytes(), bodyLine)) {
      RowReader reader = table.form.reader(table.header, limits, (r, lost, n, l) -> {});
      double oddness = 0;
      long oddFrom = -1;
      long oddLine = 0;
      long mark = body;
      while (feed.first()) {
        Kind kind = reader.read(feed);
        pace.check(feed.offset());
        if (kind == Kind.BLANK) {
          continue;
        }
        if (kind == Kind.RECORD && feed.offset() - mark >= MARK_BYTES) {
          mark = feed.offset();
          table.marks.add(new TextPart(mark, mark, feed.line()));
        }
        if (feed.offset() < Math.max(sureUntil, deafUntil)) {
          continue;
        }
        boolean odd = reader.odd();
        if (odd && oddness < 0.5) {
          oddFrom = feed.offset();
          oddLine = feed.line();
        }
        oddness = FADING * oddness + (odd ? 1 : 0);
        if (reader.other() || oddness > TROUBLE) {
          end = reader.other() ? feed.offset() : oddFrom;
          endLine = reader.other() ? feed.line() : oddLine;
          break;
        }
      }
    }
    long stop = end;
    table.marks.removeIf(m -> m.start() >= stop && m.start() > body);
    table.segments.add(new Segment(leadStart, body, end, end, bodyLine, lead));
    leadStart = end;
    lead = ByteAccount.EMPTY;
    position = end;
    line = endLine;
  }

  /** Gives what is left over to the last table; a file without any becomes a column of lines. */
  private void finish() {
    if (tables.isEmpty()) {
      RowFitter fitter = RowFitter.of(List.of(), 1, "");
      tables.add(
          new Draft(
              new DelimitedForm(Separation.NONE, 1, false, false, List.of(31), fitter), List.of()));
    }
    if (leadStart < length || lead.total() > 0) {
      Draft last = tables.get(tables.size() - 1);
      last.segments.add(new Segment(leadStart, length, length, length, line, lead));
    }
  }
}
