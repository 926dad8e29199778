package dyepack.sql;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.cells.SourceOffsets;
import dyepack.sql.StatementHead.Kind;
import dyepack.sql.StatementSkip.Until;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    COPY
  }

  private static final int HEAD_BYTES = 4 << 20;

  private final SqlSyntax syntax;
  private final CellLimits limits;
  private final SqlWindow window;
  private final HeadParser heads;
  private final TupleScanner scanner;
  private final SqlPassage passage;
  private final SelectRows selects;
  private final CopyRows copies;
  private final DamagedRows damaged;
  private final SqlValue values;
  private final SqlNotes notes = new SqlNotes();
  private final SqlNotes valueNotes = new SqlNotes();
  private final Map<String, Integer> counts = new HashMap<>();
  private Consumer<StatementHead> listener = head -> {};
  private Mode mode;
  private StatementHead head = StatementHead.of(Kind.OTHER, "", 0);
  private StatementHead known = head;
  private byte[] knownBytes = new byte[0];
  private String schema;
  private String delimiter = ";";
  private int pending;
  private boolean firstRow;
  private boolean ofCopy;
  private long row;

  private SqlReader(SqlWindow window, SqlSyntax syntax, SqlPart part, CellLimits limits) {
    this.window = window;
    this.syntax = syntax;
    this.limits = limits;
    this.mode = part.mode();
    this.schema = part.schema();
    if (part.head() != null) {
      this.head = part.head();
    }
    this.heads = new HeadParser(syntax);
    this.scanner = new TupleScanner(syntax, limits.columns());
    this.passage = new SqlPassage(window, syntax);
    this.selects = new SelectRows(syntax, scanner);
    this.copies = new CopyRows(limits.columns());
    this.damaged = new DamagedRows(window, scanner);
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
    window.consumeTo(window.from() + pending, ByteKind.RECORD);
    pending = 0;
    while (true) {
      boolean found =
          switch (mode) {
            case STATEMENT -> false;
            case VALUES -> tuple();
            case SELECT -> list();
            case COPY -> copyLine();
          };
      if (found) {
        row++;
        damaged.goodRow(pending);
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
    StatementHead next = head();
    if (!delimiter.equals(";") && next.kind() != Kind.DELIMITER) {
      passage.skip(Until.DELIMITER, delimiter, ByteKind.NOISE);
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
        passage.skip(Until.STATEMENT, delimiter, ByteKind.HEADER);
      }
      case USE -> {
        schema = next.table().equals("public") ? "" : next.table();
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
      case UNREAD -> {
        notes.add("INSERT statements of the form SET, not read", 1, window.line());
        passage.skip(Until.STATEMENT, delimiter, ByteKind.UNREAD);
      }
    }
    return true;
  }

  private void rows(StatementHead next, Mode then) {
    window.consumeTo(window.from() + next.length(), ByteKind.HEADER);
    head = next;
    mode = then;
    firstRow = true;
  }

  /** The head at the window's front; the same bytes as before give the same object. */
  private StatementHead head() throws IOException {
    if (knownBytes.length > 0) {
      window.ensure(knownBytes.length);
      int from = window.from();
      int end = from + knownBytes.length;
      if (end <= window.to()
          && Arrays.equals(window.bytes(), from, end, knownBytes, 0, knownBytes.length)) {
        return known;
      }
    }
    StatementHead parsed = parse();
    while (parsed.kind() == Kind.MORE && !window.atEnd() && window.unread() < HEAD_BYTES) {
      window.more();
      parsed = parse();
    }
    if (parsed.kind() == Kind.VALUES || parsed.kind() == Kind.SELECT) {
      knownBytes =
          Arrays.copyOfRange(window.bytes(), window.from(), window.from() + parsed.length());
      known = qualified(parsed);
      return known;
    }
    boolean ofTable = parsed.kind() == Kind.COPY || parsed.kind() == Kind.CREATE_TABLE;
    if (parsed.kind() == Kind.USE) {
      knownBytes = new byte[0];
    }
    return ofTable || parsed.kind() == Kind.COLUMN_COMMENT ? qualified(parsed) : parsed;
  }

  private StatementHead parse() {
    return heads.parse(window.bytes(), window.from(), window.to(), window.atEnd());
  }

  private StatementHead qualified(StatementHead parsed) {
    boolean bare = !schema.isEmpty() && parsed.table().indexOf('.') < 0;
    return bare ? parsed.in(schema + "." + parsed.table()) : parsed;
  }

  // ---------------------------------------------------------------- rows

  private boolean tuple() throws IOException {
    passage.toMark(ByteKind.RECORD);
    if (window.unread() == 0) {
      mode = Mode.STATEMENT;
      return false;
    }
    if (!firstRow && window.bytes()[window.from()] == ',') {
      window.consumeTo(window.from() + 1, ByteKind.RECORD);
      passage.toMark(ByteKind.RECORD);
    } else if (window.bytes()[window.from()] != '(') {
      mode = Mode.STATEMENT;
      return false;
    }
    firstRow = false;
    if (window.unread() == 0 || window.bytes()[window.from()] != '(') {
      reject(window.unread() == 0 ? 0 : 1);
      return false;
    }
    int end = scan();
    if (end > 0) {
      pending = end - window.from();
      ofCopy = false;
      return true;
    }
    if (end == TupleScanner.MORE && !window.atEnd()) {
      notes.add(ByteKind.TOO_LONG.reason(), 1, window.line());
      passage.skip(Until.TUPLE, delimiter, ByteKind.TOO_LONG);
      return false;
    }
    reject(1);
    return false;
  }

  /** Scans the row at the window's front, leniently if need be. */
  private int scan() throws IOException {
    int end;
    while (true) {
      end = scanner.tuple(window.bytes(), window.from(), window.to(), false);
      if (end != TupleScanner.MORE || window.atEnd() || window.unread() > limits.recordBytes()) {
        break;
      }
      window.more();
    }
    if (end > 0 && (head.columns().isEmpty() || scanner.count() == head.columns().size())) {
      if (head.columns().isEmpty()) {
        counts.put(head.table(), scanner.count());
      }
      return end;
    }
    if (end == TupleScanner.MORE && !window.atEnd()) {
      return end;
    }
    int lenient = scanner.tuple(window.bytes(), window.from(), window.to(), true);
    if (lenient > 0 && scanner.count() == expected()) {
      notes.addHarmless("rows whose quotes aren't escaped, read by what follows them", 1, window.line());
      return lenient;
    }
    return TupleScanner.FAULT;
  }

  private int expected() {
    return head.columns().isEmpty() ? counts.getOrDefault(head.table(), -1) : head.columns().size();
  }

  private void reject(int bytes) throws IOException {
    notes.add(ByteKind.DAMAGED.reason(), 1, window.line());
    window.consumeTo(window.from() + bytes, ByteKind.DAMAGED);
    boolean more = damaged.toNext(expected());
    firstRow = more;
    mode = more ? Mode.VALUES : Mode.STATEMENT;
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
    int end = lineEnd();
    if (end < 0) {
      notes.add(ByteKind.TOO_LONG.reason(), 1, window.line());
      passage.toLineEnd(ByteKind.TOO_LONG);
      return false;
    }
    if (window.unread() == 0) {
      mode = Mode.STATEMENT;
      return false;
    }
    CopyRows.Line line = copies.scan(window.bytes(), window.from(), end, head);
    switch (line) {
      case ROW -> {
        pending = end - window.from();
        ofCopy = true;
        return true;
      }
      case LAST -> {
        window.consumeTo(end, ByteKind.HEADER);
        mode = Mode.STATEMENT;
      }
      case BLANK -> window.consumeTo(end, ByteKind.NOISE);
      case STATEMENT -> mode = Mode.STATEMENT;
      case DAMAGED -> {
        notes.add(ByteKind.DAMAGED.reason(), 1, window.line());
        window.consumeTo(end, ByteKind.DAMAGED);
      }
      case UNREAD -> {
        notes.add(ByteKind.UNREAD.reason(), 1, window.line());
        window.consumeTo(end, ByteKind.UNREAD);
      }
    }
    return false;
  }

  /** One past the line end after the window's front; -1 if the line is too long. */
  private int lineEnd() throws IOException {
    int looked = 0;
    while (true) {
      byte[] b = window.bytes();
      int i = window.from() + looked;
      while (i < window.to() && b[i] != '\n') {
        i++;
      }
      if (i < window.to()) {
        return i + 1;
      }
      if (window.atEnd()) {
        return i;
      }
      looked = i - window.from();
      if (looked > limits.recordBytes()) {
        return -1;
      }
      window.more();
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
        window.position() + skipped, Long.MAX_VALUE, line, mode, open, schema, Map.of());
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
