package dyepack.sql;

import dyepack.cells.CellLimits;
import dyepack.sql.StatementSkip.Until;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rows in parentheses at the window's front, and passes over what is none. */
final class TupleReader {
  /** Instead of a length: something was passed that is no row, and rows may follow. */
  static final int PASSED = 0;

  /** Instead of a length: the rows of the statement have ended. */
  static final int ENDED = -1;

  private final SqlWindow window;
  private final SqlPassage passage;
  private final TupleScanner scanner;
  private final DamagedRows damaged;
  private final SqlNotes notes;
  private final CellLimits limits;
  private final Map<String, Integer> counts = new HashMap<>();
  private boolean first;

  /** The table whose rows were counted last, and what was put into {@link #counts} for it. */
  private @Nullable String counted;

  private int count;

  TupleReader(
      SqlWindow window,
      SqlPassage passage,
      TupleScanner scanner,
      SqlNotes notes,
      CellLimits limits) {
    this.window = window;
    this.passage = passage;
    this.scanner = scanner;
    this.damaged = new DamagedRows(window, scanner);
    this.notes = notes;
    this.limits = limits;
  }

  /** Says that a statement's first row comes next. */
  void begin() {
    first = true;
  }

  /** Says that a row of so many bytes was read well. */
  void goodRow(int bytes) {
    damaged.goodRow(bytes);
  }

  /** Looks at the row at the window's front; its length, {@link #PASSED} or {@link #ENDED}. */
  int next(StatementHead head) throws IOException {
    passage.toMark(ByteKind.RECORD);
    if (window.unread() == 0) {
      return ENDED;
    }
    if (!first && window.bytes()[window.from()] == ',') {
      window.consumeTo(window.from() + 1, ByteKind.RECORD);
      passage.toMark(ByteKind.RECORD);
    } else if (window.bytes()[window.from()] != '(') {
      return ENDED;
    }
    first = false;
    if (window.unread() == 0 || window.bytes()[window.from()] != '(') {
      return reject(head, window.unread() == 0 ? 0 : 1);
    }
    int end = scan(head);
    if (end > 0) {
      return end - window.from();
    }
    if (end == TupleScanner.MORE && !window.atEnd()) {
      notes.add(ByteKind.TOO_LONG.reason(), 1, window.line());
      passage.skip(Until.TUPLE, ";", ByteKind.TOO_LONG);
      return PASSED;
    }
    return reject(head, 1);
  }

  /** Scans the row at the window's front, leniently if need be. */
  private int scan(StatementHead head) throws IOException {
    int end;
    while (true) {
      end = scanner.tuple(window.bytes(), window.from(), window.to(), false);
      if (end != TupleScanner.MORE || window.atEnd() || window.unread() > limits.recordBytes()) {
        break;
      }
      window.more();
    }
    if (end > 0 && (head.columns().isEmpty() || scanner.count() == head.columns().size())) {
      if (head.columns().isEmpty() && (scanner.count() != count || !head.table().equals(counted))) {
        counted = head.table();
        count = scanner.count();
        counts.put(head.table(), count);
      }
      return end;
    }
    if (end == TupleScanner.MORE && !window.atEnd()) {
      return end;
    }
    int lenient = scanner.tuple(window.bytes(), window.from(), window.to(), true);
    if (lenient > 0 && scanner.count() == expected(head)) {
      notes.addHarmless(
          "rows whose quotes aren't escaped, read by what follows them", 1, window.line());
      return lenient;
    }
    return TupleScanner.FAULT;
  }

  private int expected(StatementHead head) {
    return head.columns().isEmpty() ? counts.getOrDefault(head.table(), -1) : head.columns().size();
  }

  private int reject(StatementHead head, int bytes) throws IOException {
    notes.add(ByteKind.DAMAGED.reason(), 1, window.line());
    window.consumeTo(window.from() + bytes, ByteKind.DAMAGED);
    first = damaged.toNext(expected(head));
    return first ? PASSED : ENDED;
  }
}
