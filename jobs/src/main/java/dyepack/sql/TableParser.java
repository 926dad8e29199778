package dyepack.sql;

import dyepack.sql.StatementHead.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads names of tables and columns, and the columns that CREATE TABLE declares. */
final class TableParser {
  /** Words that begin a constraint or key in CREATE TABLE when they aren't quoted. */
  private static final Set<String> NO_COLUMN =
      Set.of(
          "PRIMARY",
          "KEY",
          "UNIQUE",
          "INDEX",
          "CONSTRAINT",
          "FOREIGN",
          "CHECK",
          "FULLTEXT",
          "SPATIAL",
          "EXCLUDE",
          "LIKE",
          "PERIOD",
          "SUPPLEMENTAL");

  /** Schemas that are there without being named. */
  private static final Set<String> USUAL_SCHEMAS = Set.of("dbo", "public", "main");

  private final SqlSyntax syntax;
  private final SqlTokens tokens;

  TableParser(SqlSyntax syntax, SqlTokens tokens) {
    this.syntax = syntax;
    this.tokens = tokens;
  }

  /** The dotted name whose first part is the last token. */
  String name() {
    List<String> parts = new ArrayList<>(3);
    parts.add(part());
    while (true) {
      int mark = tokens.position();
      if (tokens.next() != SqlTokens.Type.MARK || tokens.mark() != '.') {
        tokens.seek(mark);
        break;
      }
      SqlTokens.Type type = tokens.next();
      if (type == SqlTokens.Type.WORD
          || type == SqlTokens.Type.NAME
          || type == SqlTokens.Type.NUMBER) {
        parts.add(part());
      } else if (type != SqlTokens.Type.MARK || tokens.mark() != '.') {
        tokens.seek(mark);
        break;
      } else {
        tokens.seek(tokens.start());
      }
    }
    return name(parts);
  }

  /** Dotted name without a schema that is there anyway. */
  static String name(List<String> parts) {
    boolean usual =
        parts.size() > 1 && USUAL_SCHEMAS.contains(parts.get(0).toLowerCase(Locale.ROOT));
    return String.join(".", usual ? parts.subList(1, parts.size()) : parts);
  }

  private String part() {
    String text = tokens.text();
    return switch (tokens.mark()) {
      case '`' -> text.replace("``", "`");
      case '"' -> text.replace("\"\"", "\"");
      case '[' -> text.replace("]]", "]");
      default -> text;
    };
  }

  /**
   * Adds the names up to the closing parenthesis; none of them if it isn't a plain list.
   *
   * @return the type of the last token
   */
  SqlTokens.Type names(List<String> names) {
    List<String> found = new ArrayList<>();
    boolean plain = true;
    int depth = 1;
    SqlTokens.Type type = tokens.next();
    while (type != SqlTokens.Type.END && type != SqlTokens.Type.MORE) {
      if (type == SqlTokens.Type.MARK && tokens.mark() == '(') {
        depth++;
        plain = false;
      } else if (type == SqlTokens.Type.MARK && tokens.mark() == ')' && --depth == 0) {
        break;
      } else if (type == SqlTokens.Type.WORD
          || type == SqlTokens.Type.NAME
          || type == SqlTokens.Type.STRING) {
        found.add(part());
      } else if (type == SqlTokens.Type.NUMBER) {
        found.add(tokens.text());
      } else {
        plain &= type == SqlTokens.Type.MARK && tokens.mark() == ',';
      }
      type = tokens.next();
    }
    if (plain) {
      names.addAll(found);
    }
    return type;
  }

  /** The head of a CREATE TABLE whose word TABLE is the last token. */
  StatementHead create(int from) {
    SqlTokens.Type type = tokens.next();
    while (type == SqlTokens.Type.WORD && Set.of("IF", "NOT", "EXISTS").contains(tokens.upper())) {
      type = tokens.next();
    }
    if (type != SqlTokens.Type.WORD && type != SqlTokens.Type.NAME) {
      return StatementHead.of(type == SqlTokens.Type.MORE ? Kind.MORE : Kind.OTHER, "", 6);
    }
    String table = name();
    type = tokens.next();
    if (type != SqlTokens.Type.MARK || tokens.mark() != '(') {
      return StatementHead.of(type == SqlTokens.Type.MORE ? Kind.MORE : Kind.OTHER, "", 6);
    }
    List<String> columns = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    type = definitions(columns, comments);
    if (type == SqlTokens.Type.MORE) {
      return StatementHead.of(Kind.MORE, "", 0);
    }
    return new StatementHead(
        Kind.CREATE_TABLE,
        table,
        columns,
        comments,
        tokens.position() - from,
        '\t',
        "",
        StatementHead.Copy.TEXT);
  }

  private SqlTokens.Type definitions(List<String> columns, List<String> comments) {
    int depth = 1;
    boolean first = true;
    boolean column = false;
    boolean comment = false;
    while (true) {
      SqlTokens.Type type = tokens.next();
      if (type == SqlTokens.Type.END || type == SqlTokens.Type.MORE) {
        return type;
      }
      if (first) {
        boolean named =
            type == SqlTokens.Type.NAME
                || (type == SqlTokens.Type.STRING && tokens.prefix().isEmpty());
        column = named || (type == SqlTokens.Type.WORD && !NO_COLUMN.contains(tokens.upper()));
        if (column) {
          columns.add(part());
          comments.add("");
        }
        first = false;
      } else if (comment && column && type == SqlTokens.Type.STRING && depth == 1) {
        comments.set(comments.size() - 1, unescaped(tokens.text()));
      }
      comment = type == SqlTokens.Type.WORD && tokens.upper().equals("COMMENT");
      if (type == SqlTokens.Type.MARK) {
        char mark = tokens.mark();
        depth += mark == '(' ? 1 : mark == ')' ? -1 : 0;
        if (depth == 0) {
          return type;
        }
        first = mark == ',' && depth == 1;
      }
    }
  }

  private String unescaped(String text) {
    return syntax.backslashes()
        ? text.replace("''", "'").replace("\\'", "'")
        : text.replace("''", "'");
  }
}
