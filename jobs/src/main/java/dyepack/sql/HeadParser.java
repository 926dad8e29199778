package dyepack.sql;

import dyepack.sql.StatementHead.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads heads of statements. */
final class HeadParser {
  private static final Set<String> BEFORE_TABLE =
      Set.of(
          "INSERT",
          "REPLACE",
          "INTO",
          "LOW_PRIORITY",
          "DELAYED",
          "HIGH_PRIORITY",
          "IGNORE",
          "OR",
          "ABORT",
          "ROLLBACK",
          "FAIL",
          "ALL",
          "FIRST",
          "OVERWRITE",
          "TABLE");
  private static final Set<String> BEFORE_UPDATED = Set.of("LOW_PRIORITY", "IGNORE", "ONLY");
  private static final Set<String> WITHOUT_ROWS =
      Set.of(
          "ALTER",
          "DROP",
          "LOCK",
          "UNLOCK",
          "BEGIN",
          "COMMIT",
          "START",
          "DELETE",
          "TRUNCATE",
          "GRANT",
          "REVOKE",
          "ANALYZE",
          "PRAGMA",
          "SELECT",
          "CALL",
          "DECLARE",
          "IF",
          "MERGE",
          "WITH",
          "ROLLBACK",
          "SAVEPOINT",
          "FLUSH",
          "DO",
          "VACUUM",
          "REINDEX",
          "END",
          "ON",
          "RETURNING",
          "SECURITY",
          "REFRESH",
          "CLUSTER",
          "RENAME",
          "OPTIMIZE",
          "PRINT",
          "DBCC",
          "KILL");
  private static final Set<String> PROGRAMS =
      Set.of("TRIGGER", "PROCEDURE", "FUNCTION", "PACKAGE", "EVENT");

  private final SqlTokens tokens;
  private final SqlSyntax syntax;
  private final TableParser tables;
  private int from;

  HeadParser(SqlSyntax syntax) {
    this.tokens = new SqlTokens(syntax);
    this.syntax = syntax;
    this.tables = new TableParser(syntax, tokens);
  }

  /** The head of the statement at {@code from}, where no blank or comment stands. */
  StatementHead parse(byte[] b, int from, int to, boolean whole) {
    this.from = from;
    tokens.begin(b, from, to, whole, true);
    SqlTokens.Type type = tokens.next();
    if (type == SqlTokens.Type.MORE) {
      return more();
    }
    if (type != SqlTokens.Type.WORD) {
      return line();
    }
    String word = tokens.upper();
    return switch (word) {
      case "INSERT", "REPLACE", "INTO" -> insert(word);
      case "COPY" -> copy();
      case "UPDATE" -> update();
      case "CREATE" -> create();
      case "COMMENT" -> comment();
      case "EXEC", "EXECUTE" -> property();
      case "USE" -> use();
      case "SET" -> set();
      case "DELIMITER" -> delimiter(b, to, whole);
      default -> WITHOUT_ROWS.contains(word) ? other() : line();
    };
  }

  private StatementHead more() {
    return StatementHead.of(Kind.MORE, "", 0);
  }

  private StatementHead line() {
    return StatementHead.of(Kind.LINE, "", 0);
  }

  private StatementHead other() {
    return StatementHead.of(Kind.OTHER, "", tokens.position() - from);
  }

  private StatementHead insert(String first) {
    String word = first;
    SqlTokens.Type type = SqlTokens.Type.WORD;
    while (type == SqlTokens.Type.WORD && BEFORE_TABLE.contains(word)) {
      type = tokens.next();
      word = type == SqlTokens.Type.WORD ? tokens.upper() : "";
    }
    if (type != SqlTokens.Type.WORD && type != SqlTokens.Type.NAME) {
      return type == SqlTokens.Type.MORE ? more() : line();
    }
    String table = tables.name();
    List<String> columns = new ArrayList<>();
    for (int words = 0; words < 16; words++) {
      type = tokens.next();
      if (type == SqlTokens.Type.MORE) {
        return more();
      }
      if (type == SqlTokens.Type.MARK && tokens.mark() == '(') {
        type = tables.names(columns);
        if (type == SqlTokens.Type.MORE) {
          return more();
        }
      } else if (type == SqlTokens.Type.WORD) {
        word = tokens.upper();
        if (word.equals("VALUES") || word.equals("VALUE")) {
          return StatementHead.columns(Kind.VALUES, table, columns, tokens.position() - from);
        }
        if (word.equals("SELECT")) {
          return StatementHead.columns(Kind.SELECT, table, columns, tokens.position() - from);
        }
        if (word.equals("SET")) {
          return StatementHead.of(Kind.ASSIGNMENTS, table, tokens.position() - from);
        }
        if (word.equals("DEFAULT")) {
          return other();
        }
      } else if (type != SqlTokens.Type.NAME) {
        break;
      }
    }
    return line();
  }

  private StatementHead update() {
    SqlTokens.Type type = tokens.next();
    while (type == SqlTokens.Type.WORD && BEFORE_UPDATED.contains(tokens.upper())) {
      type = tokens.next();
    }
    if (type != SqlTokens.Type.WORD && type != SqlTokens.Type.NAME) {
      return type == SqlTokens.Type.MORE ? more() : other();
    }
    String table = tables.name();
    type = tokens.next();
    if (type == SqlTokens.Type.WORD && tokens.upper().equals("SET")) {
      return StatementHead.of(Kind.UPDATE, table, tokens.position() - from);
    }
    return type == SqlTokens.Type.MORE ? more() : other();
  }

  private StatementHead copy() {
    SqlTokens.Type type = tokens.next();
    if (type != SqlTokens.Type.WORD && type != SqlTokens.Type.NAME) {
      return type == SqlTokens.Type.MORE ? more() : line();
    }
    String table = tables.name();
    List<String> columns = new ArrayList<>();
    boolean input = false;
    StatementHead.Copy form = StatementHead.Copy.TEXT;
    char delimiter = 0;
    @Nullable String blank = null;
    String before = "";
    for (int words = 0; words < 40; words++) {
      type = tokens.next();
      if (type == SqlTokens.Type.MORE) {
        return more();
      }
      if (type == SqlTokens.Type.END) {
        break;
      }
      if (type == SqlTokens.Type.MARK && tokens.mark() == '(' && columns.isEmpty() && !input) {
        if (tables.names(columns) == SqlTokens.Type.MORE) {
          return more();
        }
        continue;
      }
      if (type == SqlTokens.Type.MARK && tokens.mark() == ';') {
        return input ? lines(table, columns, form, delimiter, blank) : other();
      }
      if (type == SqlTokens.Type.STRING
          && before.startsWith("DELIM")
          && tokens.text().length() == 1) {
        delimiter = tokens.text().charAt(0);
      } else if (type == SqlTokens.Type.STRING && before.equals("NULL")) {
        blank = tokens.text();
      } else if (type == SqlTokens.Type.WORD) {
        String word = tokens.upper();
        form = form(form, word);
        input |= word.equals("STDIN");
        before = word.equals("AS") ? before : word;
      }
    }
    return line();
  }

  /** PostgreSQL, COPY: {@code WITH CSV HEADER}, {@code WITH (FORMAT csv, HEADER)}. */
  private static StatementHead.Copy form(StatementHead.Copy form, String word) {
    boolean csv = form == StatementHead.Copy.CSV;
    return switch (word) {
      case "CSV" -> StatementHead.Copy.CSV;
      case "BINARY" -> StatementHead.Copy.BINARY;
      case "HEADER" -> csv ? StatementHead.Copy.CSV_WITH_HEADER : form;
      default -> form;
    };
  }

  private StatementHead lines(
      String table,
      List<String> columns,
      StatementHead.Copy form,
      char delimiter,
      @Nullable String blank) {
    boolean text = form == StatementHead.Copy.TEXT || form == StatementHead.Copy.BINARY;
    return new StatementHead(
        Kind.COPY,
        table,
        columns,
        List.of(),
        tokens.position() - from,
        delimiter != 0 ? delimiter : text ? '\t' : ',',
        blank != null ? blank : text ? "\\N" : "",
        form);
  }

  private StatementHead create() {
    for (int words = 0; words < 16; words++) {
      SqlTokens.Type type = tokens.next();
      if (type == SqlTokens.Type.MORE) {
        return more();
      }
      if (type == SqlTokens.Type.END) {
        return other();
      }
      String word = type == SqlTokens.Type.WORD ? tokens.upper() : "";
      if (word.equals("TABLE")) {
        return tables.create(from);
      }
      if (PROGRAMS.contains(word)) {
        return StatementHead.of(Kind.PROGRAM, "", tokens.position() - from);
      }
      if (word.equals("INDEX") || word.equals("VIEW") || word.equals("SEQUENCE")) {
        return other();
      }
    }
    return other();
  }

  /** PostgreSQL, Oracle: {@code COMMENT ON COLUMN schema.table.column IS 'text'}. */
  private StatementHead comment() {
    SqlTokens.Type type = tokens.next();
    if (type == SqlTokens.Type.WORD && tokens.upper().equals("ON")) {
      type = tokens.next();
      if (type == SqlTokens.Type.WORD && tokens.upper().equals("COLUMN")) {
        type = tokens.next();
        String path =
            type == SqlTokens.Type.WORD || type == SqlTokens.Type.NAME ? tables.name() : "";
        type = tokens.next();
        int dot = path.lastIndexOf('.');
        if (type == SqlTokens.Type.WORD && tokens.upper().equals("IS") && dot > 0) {
          type = tokens.next();
          if (type == SqlTokens.Type.STRING) {
            return columnComment(path.substring(0, dot), path.substring(dot + 1), tokens.text());
          }
        }
      }
    }
    return type == SqlTokens.Type.MORE ? more() : other();
  }

  private StatementHead columnComment(String table, String column, String comment) {
    return new StatementHead(
        Kind.COLUMN_COMMENT,
        table,
        List.of(column),
        List.of(comment.replace("''", "'")),
        tokens.position() - from,
        '\t',
        "",
        StatementHead.Copy.TEXT);
  }

  /**
   * SQL Server: {@code EXEC sys.sp_addextendedproperty N'MS_Description', N'text', N'SCHEMA',
   * N'dbo', N'TABLE', N't', N'COLUMN', N'c'}, with or without the names of its parameters.
   */
  private StatementHead property() {
    List<String> texts = new ArrayList<>();
    for (int words = 0; words < 60 && texts.size() < 8; words++) {
      SqlTokens.Type type = tokens.next();
      if (type == SqlTokens.Type.MORE) {
        return more();
      }
      String upper = type == SqlTokens.Type.WORD ? tokens.upper() : "";
      if (type == SqlTokens.Type.END
          || upper.equals("GO")
          || (type == SqlTokens.Type.MARK && tokens.mark() == ';')) {
        break;
      }
      if (type == SqlTokens.Type.STRING) {
        texts.add(tokens.text());
      }
    }
    boolean ofColumn =
        texts.size() == 8
            && texts.get(0).equalsIgnoreCase("MS_Description")
            && texts.get(6).equalsIgnoreCase("COLUMN");
    if (!ofColumn) {
      return StatementHead.of(Kind.OTHER, "", 4);
    }
    return columnComment(
        TableParser.name(List.of(texts.get(3), texts.get(5))), texts.get(7), texts.get(1));
  }

  private StatementHead use() {
    SqlTokens.Type type = tokens.next();
    if (type != SqlTokens.Type.WORD && type != SqlTokens.Type.NAME) {
      return type == SqlTokens.Type.MORE ? more() : line();
    }
    String schema = tables.name();
    return StatementHead.of(Kind.USE, schema, tokens.position() - from);
  }

  /** PostgreSQL before 11: {@code SET search_path = schema, pg_catalog}. */
  private StatementHead set() {
    SqlTokens.Type type = tokens.next();
    if (type == SqlTokens.Type.WORD && tokens.upper().equals("SEARCH_PATH")) {
      type = tokens.next();
      type = type == SqlTokens.Type.MARK && tokens.mark() == '=' ? tokens.next() : type;
      if (type == SqlTokens.Type.WORD || type == SqlTokens.Type.NAME) {
        return StatementHead.of(Kind.USE, tokens.text(), tokens.position() - from);
      }
    }
    return type == SqlTokens.Type.MORE ? more() : StatementHead.of(Kind.OTHER, "SET", 3);
  }

  private StatementHead delimiter(byte[] b, int to, boolean whole) {
    int end = tokens.position();
    while (end < to && b[end] != '\n') {
      end++;
    }
    if (end == to && !whole) {
      return more();
    }
    String text =
        new String(b, tokens.position(), end - tokens.position(), syntax.scanned()).strip();
    return StatementHead.of(Kind.DELIMITER, text.isEmpty() ? ";" : text, end - from);
  }
}
