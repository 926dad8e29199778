package dyepack.sql;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.cells.Pace;
import dyepack.cells.SourceOffsets;
import dyepack.sql.StatementHead.Kind;
import dyepack.sql.StatementSkip.Until;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a dump, or of a part of it, one after the other in bounded memory.
 *
 * <p>A row that can't be read is counted, located and passed over; reading goes on with the next
 * row of the same statement that has the right number of values, or with the next statement.
 */
public final class SqlReader implements Closeable {
  /** What the next byte is in. */
  public enum Mode {
    /** Between statements. */
    STATEMENT,
    /** Between the rows in parentheses of an INSERT. */
    VALUES,
    /** Before the next list of INSERT ... SELECT. */
    SELECT,
    /** At the beginning of a line of COPY. */
    COPY,
    /** Before the assignments of INSERT ... SET or UPDATE ... SET. */
    ASSIGNMENTS
  }

  /**
   * Statements that are read whatever ends them: dumps end programs otherwise, whose own statements
   * end with semicolons, and logs of servers everything ({@code mysqlbinlog}).
   */
  private static final Set<Kind> ALSO_OTHERWISE_ENDED =
      Set.of(
          Kind.DELIMITER,
          Kind.VALUES,
          Kind.SELECT,
          Kind.ASSIGNMENTS,
          Kind.UPDATE,
          Kind.USE,
          Kind.CREATE_TABLE);

  private final SqlSyntax syntax;
  private final CellLimits limits;
  private final Pace pace;
  private final long begun;
  private final SqlWindow window;
  private final HeadReader heads;
  private final CopyReader copying;
  private final TupleScanner scanner;
  private final SqlPassage passage;
  private final SelectRows selects;
  private final CopyRows copies;
  private final TupleReader tuples;
  private final SqlValue values;
  private final SqlNotes notes = new SqlNotes();
  private final SqlNotes valueNotes = new SqlNotes();
  private Consumer<StatementHead> listener = head -> {};
  private Mode mode;
  private StatementHead head = StatementHead.of(Kind.OTHER, "", 0);
  private List<String> assigned = List.of();
  private String delimiter = ";";
  private int pending;
  private boolean firstRow;
  private boolean ofCopy;
  private long row;

  private SqlReader(SqlWindow window, SqlSyntax syntax, SqlPart part, CellLimits limits) {
    this.window = window;
    this.syntax = syntax;
    this.limits = limits;
    this.pace = new Pace(limits.seconds());
    this.begun = window.position();
    this.mode = part.mode();
    if (part.head() != null) {
      this.head = part.head();
    }
    this.heads = new HeadReader(window, syntax, part.schema());
    this.scanner = new TupleScanner(syntax, limits.columns());
    this.passage = new SqlPassage(window, syntax);
    this.selects = new SelectRows(syntax, scanner);
    this.copies = new CopyRows(limits.columns());
    this.copying = new CopyReader(window, passage, copies, notes, limits.recordBytes());
    this.tuples = new TupleReader(window, passage, scanner, notes, limits);
    this.values = new SqlValue(syntax);
  }

  /** Begins a part of a file. */
  public static SqlReader open(Path file, SqlSyntax syntax, SqlPart part, CellLimits limits)
      throws IOException {
    return open(file, syntax, part, limits, SourceOffsets.SAME);
  }

  /** Begins a part of a copy, whose account is that of the original. */
  static SqlReader open(
      Path file, SqlSyntax syntax, SqlPart part, CellLimits limits, SourceOffsets offsets)
      throws IOException {
    SqlWindow window = SqlWindow.open(file, part.start(), part.end(), part.line(), offsets);
    return new SqlReader(window, syntax, part, limits);
  }

  /** Begins bytes at hand. */
  static SqlReader over(byte[] bytes, SqlSyntax syntax, CellLimits limits) {
    SqlPart whole = SqlPart.whole(syntax);
    return new SqlReader(SqlWindow.over(bytes, syntax), syntax, whole, limits);
  }

  /** Tells {@code listener} each head, before its bytes are passed. */
  void listen(Consumer<StatementHead> listener) {
    this.listener = listener;
  }

  /** Goes to the next row; false after the last. */
  public boolean next() throws IOException {
    pace.resume();
    window.consumeTo(window.from() + pending, ByteKind.RECORD);
    pending = 0;
    while (true) {
      pace.check(window.position() - begun);
      boolean found =
          switch (mode) {
            case STATEMENT -> false;
            case VALUES -> tuple();
            case SELECT -> list();
            case COPY -> copyLine();
            case ASSIGNMENTS -> assignments();
          };
      if (found) {
        row++;
        tuples.goodRow(pending);
        pace.pause(window.position() - begun);
        return true;
      }
      if (mode == Mode.STATEMENT && !statement()) {
        finish();
        return false;
      }
    }
  }

  private void finish() {
    if (values.malformed() > 0) {
      valueNotes.add(
          "bytes that aren't " + syntax.scanned().name() + ", read as U+FFFD",
          values.malformed(),
          window.line());
    }
  }

  // ---------------------------------------------------------------- statements

  /** Reads a head, and whatever follows it that isn't rows; false at the end. */
  private boolean statement() throws IOException {
    if (!passage.toStatement()) {
      return false;
    }
    StatementHead next = heads.next();
    boolean plain = delimiter.equals(";");
    Until end = plain ? Until.STATEMENT : Until.DELIMITER;
    if (!plain && !ALSO_OTHERWISE_ENDED.contains(next.kind())) {
      passage.skip(end, delimiter, ByteKind.NOISE);
      return true;
    }
    listener.accept(next);
    switch (next.kind()) {
      case VALUES, SELECT -> rows(next, next.kind() == Kind.VALUES ? Mode.VALUES : Mode.SELECT);
      case COPY -> {
        rows(next, Mode.COPY);
        passage.toLineEnd(ByteKind.HEADER);
      }
      case CREATE_TABLE, COLUMN_COMMENT -> {
        window.consumeTo(window.from() + next.length(), ByteKind.HEADER);
        passage.skip(end, delimiter, ByteKind.HEADER);
      }
      case USE -> {
        heads.schema(next.table().equals("public") ? "" : next.table());
        passage.skip(Until.LINE_OR_STATEMENT, delimiter, ByteKind.NOISE);
      }
      case DELIMITER -> {
        delimiter = next.table();
        passage.toLineEnd(ByteKind.NOISE);
      }
      case LINE, MORE -> passage.toLineEnd(ByteKind.NOISE);
      case OTHER -> {
        boolean set = next.table().equals("SET");
        passage.skip(set ? Until.LINE_OR_STATEMENT : Until.STATEMENT, delimiter, ByteKind.NOISE);
      }
      case PROGRAM -> passage.skip(Until.PROGRAM, delimiter, ByteKind.NOISE);
      case ASSIGNMENTS, UPDATE -> rows(next, Mode.ASSIGNMENTS);
    }
    return true;
  }

  private void rows(StatementHead next, Mode then) {
    window.consumeTo(window.from() + next.length(), ByteKind.HEADER);
    head = next;
    mode = then;
    firstRow = true;
    tuples.begin();
  }

  // ---------------------------------------------------------------- rows

  private boolean tuple() throws IOException {
    int length = tuples.next(head);
    if (length == TupleReader.ENDED) {
      mode = Mode.STATEMENT;
      return false;
    }
    pending = length;
    ofCopy = false;
    return length > 0;
  }

  private boolean list() throws IOException {
    passage.toMark(ByteKind.RECORD);
    while (true) {
      int end = selects.scan(window.bytes(), window.from(), window.to(), window.atEnd());
      if (end == TupleScanner.MORE && !window.atEnd() && window.unread() <= limits.recordBytes()) {
        window.more();
        continue;
      }
      boolean fits = head.columns().isEmpty() || scanner.count() == head.columns().size();
      if (end > 0 && fits) {
        pending = end - window.from();
        mode = selects.another() ? Mode.SELECT : Mode.STATEMENT;
        ofCopy = false;
        return true;
      }
      mode = Mode.STATEMENT;
      if (end == SelectRows.NO_CONSTANTS) {
        passage.skip(Until.STATEMENT, delimiter, ByteKind.NOISE);
      } else {
        notes.add(ByteKind.DAMAGED.reason(), 1, window.line());
        passage.skip(Until.STATEMENT, delimiter, ByteKind.DAMAGED);
      }
      return false;
    }
  }

  private boolean copyLine() throws IOException {
    int length = copying.next(head, firstRow);
    firstRow = false;
    if (length == CopyReader.ENDED) {
      mode = Mode.STATEMENT;
      return false;
    }
    pending = length;
    ofCopy = true;
    return length > 0;
  }

  private boolean assignments() throws IOException {
    mode = Mode.STATEMENT;
    List<String> names = new ArrayList<>();
    while (true) {
      names.clear();
      int end =
          scanner.assignments(window.bytes(), window.from(), window.to(), window.atEnd(), names);
      if (end == TupleScanner.MORE && !window.atEnd() && window.unread() <= limits.recordBytes()) {
        window.more();
        continue;
      }
      if (end > 0) {
        // The same list for rows of the same names, by which readers know them.
        assigned = names.equals(assigned) ? assigned : List.copyOf(names);
        head = head.columns() == assigned ? head : head.with(assigned);
        pending = end - window.from();
        ofCopy = false;
        return true;
      }
      if (head.kind() == Kind.UPDATE) {
        // It may work with what the table holds: then it holds nobody's data itself.
        passage.skip(Until.STATEMENT, delimiter, ByteKind.NOISE);
        return false;
      }
      notes.add(ByteKind.DAMAGED.reason(), 1, window.line());
      passage.skip(Until.STATEMENT, delimiter, ByteKind.DAMAGED);
      return false;
    }
  }

  // ---------------------------------------------------------------- the row

  /** Table of the row, with its schema if there is one. */
  public String table() {
    return head.table();
  }

  /** Names of the row's values; empty if the statement gives none. The same list for all rows. */
  public List<String> columns() {
    return head.columns();
  }

  /** Number of the row in what was opened, from 1. */
  public long row() {
    return row;
  }

  /** Line on which the row begins, from 1. */
  public long line() {
    return window.line();
  }

  /** How many values the row has. */
  public int values() {
    return ofCopy ? copies.count() : scanner.count();
  }

  /** Whether a value is NULL. */
  public boolean isNull(int value) {
    return ofCopy
        ? copies.isNull(window.bytes(), value, head)
        : scanner.form(value) == TupleScanner.Form.NULL;
  }

  /** Text of a value; blank for NULL. Longer than the limit, it is cut, and that is counted. */
  public String text(int value) {
    String text =
        ofCopy
            ? copies.text(window.bytes(), value, head, values)
            : values.text(
                window.bytes(), scanner.form(value), scanner.start(value), scanner.end(value));
    if (text.length() > limits.cellChars()) {
      valueNotes.add("cells that are too long, cut", 1, window.line());
      return text.substring(0, limits.cellChars());
    }
    return text;
  }

  /** Where every byte passed so far went; complete after the last row. */
  public ByteAccount account() {
    return window.account();
  }

  /** Bytes passed so far as something that can't be read. */
  long rejected() {
    return window.rejected();
  }

  /** Rows and statements that weren't read so far; complete after the last row. */
  public List<SqlNote> notes() {
    return notes.all();
  }

  /** What isn't whole in the values that were asked for so far; complete after the last row. */
  public List<SqlNote> valueNotes() {
    return valueNotes.all();
  }

  /** Where the window's front stands in the file. */
  long position() {
    return window.position();
  }

  /** Where the bytes after the current row stand in the file. */
  long positionAfterRow() {
    return window.position() + pending;
  }

  /** A part that begins here or after the current row. */
  SqlPart from(boolean afterRow) {
    byte[] b = window.bytes();
    long line = window.line();
    int skipped = afterRow ? pending : 0;
    for (int i = window.from(); i < window.from() + skipped; i++) {
      line += b[i] == '\n' ? 1 : 0;
    }
    @Nullable StatementHead open = mode == Mode.STATEMENT ? null : head;
    return new SqlPart(
        window.position() + skipped, Long.MAX_VALUE, line, mode, open, heads.schema(), Map.of());
  }

  /** Whether a part may begin here: statements end with semicolons. */
  boolean divisible() {
    return delimiter.equals(";");
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
