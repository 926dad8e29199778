package dyepack.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Finds where reading can go on after a row that isn't one: at a parenthesis that opens a row of
 * the right number of values, or at a line that begins with a statement.
 *
 * <p>Trying rows costs; how much may be tried is limited by how much was read well, so that a file
 * made to be tried in vain takes a bounded multiple of its length.
 */
final class DamagedRows {
  private static final int LOOK = 1 << 16;
  private static final int TRY_BYTES = 1 << 14;
  private static final long FIRST_BUDGET = 64L << 20;
  private static final List<String> STATEMENTS =
      List.of(
          "INSERT ",
          "REPLACE INTO",
          "CREATE ",
          "DROP ",
          "COPY ",
          "UNLOCK ",
          "LOCK TABLES",
          "ALTER ",
          "SET ",
          "COMMIT",
          "GO\n",
          "GO\r",
          "--",
          "/*");

  private final SqlWindow window;
  private final TupleScanner scanner;
  private long budget = FIRST_BUDGET;

  DamagedRows(SqlWindow window, TupleScanner scanner) {
    this.window = window;
    this.scanner = scanner;
  }

  /** A row was read: more may be tried again. */
  void goodRow(int bytes) {
    budget = Math.min(FIRST_BUDGET, budget + 8L * bytes);
  }

  /**
   * Passes over bytes as rejected.
   *
   * @param values how many values a row has; -1 if that isn't known
   * @return whether a row of the same statement stands at the window's front; else a statement, or
   *     the end
   */
  boolean toNext(int values) throws IOException {
    while (true) {
      window.ensure(LOOK);
      byte[] b = window.bytes();
      int to = window.to();
      int limit = window.atEnd() ? to : to - LOOK / 2;
      for (int i = window.from(); i < limit; i++) {
        if (b[i] == '\n' && statement(b, i + 1, to)) {
          window.consumeTo(i + 1, ByteKind.DAMAGED);
          return false;
        }
        if (b[i] == '(' && budget > 0 && afterRow(b, i, values) && row(b, i, to, values)) {
          window.consumeTo(i, ByteKind.DAMAGED);
          return true;
        }
      }
      window.consumeTo(limit, ByteKind.DAMAGED);
      if (window.atEnd()) {
        return false;
      }
      window.more();
    }
  }

  private boolean afterRow(byte[] b, int open, int values) {
    int i = open - 1;
    int first = Math.max(window.from(), open - 64);
    while (i >= first && b[i] >= 0 && b[i] <= ' ') {
      i--;
    }
    if (i < first || b[i] != ',') {
      return false;
    }
    return values > 0 || (i > first && b[i - 1] == ')');
  }

  private boolean row(byte[] b, int open, int to, int values) {
    int limit = Math.min(to, open + TRY_BYTES);
    int end = scanner.tuple(b, open, limit, false);
    budget -= end > 0 ? 64 : end == TupleScanner.MORE ? limit - open : 1024;
    return end > 0 && (values > 0 ? scanner.count() == values : scanner.count() > 1);
  }

  private static boolean statement(byte[] b, int from, int to) {
    int length = Math.min(12, to - from);
    String line = new String(b, from, length, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
    for (String statement : STATEMENTS) {
      if (line.startsWith(statement)) {
        return true;
      }
    }
    return false;
  }
}
