package dyepack.sql;

/** Rows written as {@code INSERT INTO t SELECT 1, 'a' FROM dual UNION ALL SELECT 2, 'b'}. */
final class SelectRows {
  /** The list isn't constants: rows are copied from another table. */
  static final int NO_CONSTANTS = -3;

  private final TupleScanner scanner;
  private final SqlTokens tokens;
  private boolean another;

  SelectRows(SqlSyntax syntax, TupleScanner scanner) {
    this.scanner = scanner;
    this.tokens = new SqlTokens(syntax);
  }

  /** Whether another list follows the last. */
  boolean another() {
    return another;
  }

  /** Scans the list at {@code from}; returns where the next list or the end stands. */
  int scan(byte[] b, int from, int to, boolean whole) {
    another = false;
    int end = scanner.list(b, from, to, whole);
    if (end < 0) {
      return end;
    }
    if (!constant(b)) {
      return NO_CONSTANTS;
    }
    tokens.begin(b, end, to, whole, true);
    SqlTokens.Type type = tokens.next();
    if (type == SqlTokens.Type.WORD && tokens.upper().equals("FROM")) {
      type = tokens.next();
      if (type != SqlTokens.Type.MORE
          && !(type == SqlTokens.Type.WORD && tokens.upper().equals("DUAL"))) {
        return NO_CONSTANTS;
      }
      end = tokens.position();
      type = type == SqlTokens.Type.MORE ? type : tokens.next();
    }
    if (type == SqlTokens.Type.WORD && tokens.upper().equals("UNION")) {
      type = tokens.next();
      if (type == SqlTokens.Type.WORD && tokens.upper().equals("ALL")) {
        type = tokens.next();
      }
      if (type == SqlTokens.Type.WORD && tokens.upper().equals("SELECT")) {
        another = true;
        end = tokens.position();
      }
    }
    return type == SqlTokens.Type.MORE ? TupleScanner.MORE : end;
  }

  private boolean constant(byte[] b) {
    for (int v = 0; v < scanner.count(); v++) {
      byte first = b[scanner.start(v)];
      boolean letter = (first | 0x20) >= 'a' && (first | 0x20) <= 'z';
      switch (scanner.form(v)) {
        case BARE -> {
          if (letter || first == '*') {
            return false;
          }
        }
        case EXPRESSION -> {
          if (first == '*' || (letter && !quotes(b, scanner.start(v), scanner.end(v)))) {
            return false;
          }
        }
        case NULL, PLAIN, ESCAPED -> {}
      }
    }
    return scanner.count() > 0;
  }

  private static boolean quotes(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] == '\'' || (b[i] >= '0' && b[i] <= '9')) {
        return true;
      }
    }
    return false;
  }
}
