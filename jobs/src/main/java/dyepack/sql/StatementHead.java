package dyepack.sql;

import java.io.Serializable;
import java.util.List;

/**
 * What the beginning of a statement says.
 *
 * @param kind what kind of statement it is
 * @param table table with its schema if that was given, unquoted; the new schema for USE; the new
 *     end of statements for DELIMITER; the character set for SET NAMES
 * @param columns names of the columns in the order of the values, empty if not given
 * @param comments comments of the columns where the statement has them, blank where it has none
 * @param length bytes of the head, up to the first row; 0 if the stretch ended within it
 * @param delimiter what separates the cells of COPY
 * @param blank what stands for NULL in COPY
 * @param copy how rows of COPY are written
 */
record StatementHead(
    Kind kind,
    String table,
    List<String> columns,
    List<String> comments,
    int length,
    char delimiter,
    String blank,
    Copy copy)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What follows a head. */
  enum Kind {
    /** Rows in parentheses. */
    VALUES,
    /** Rows as SELECT lists of constants. */
    SELECT,
    /** Rows on lines up to {@code \.}. */
    COPY,
    /** A table's columns; the rest of the statement. */
    CREATE_TABLE,
    /** A comment of a column; the rest of the statement. */
    COLUMN_COMMENT,
    /** The statement's end: another schema from here on. */
    USE,
    /** One row as {@code name = value}, several joined by commas. */
    ASSIGNMENTS,
    /** The same, and behind them the values by which the row is found. */
    UPDATE,
    /** Another end of statements from here on. */
    DELIMITER,
    /** The rest of the line, of no interest. */
    LINE,
    /** A statement without rows, up to its end. */
    OTHER,
    /** A stored program, which may hold statements of its own. */
    PROGRAM,
    /** More bytes are needed to say. */
    MORE
  }

  /** How rows of COPY are written. */
  enum Copy {
    /** Cells between tabs, backslashes as escapes. */
    TEXT,
    /** Cells in double quotes where need be. */
    CSV,
    /** The same; the first line names the columns. */
    CSV_WITH_HEADER,
    /** In a way that isn't read. */
    BINARY
  }

  static StatementHead of(Kind kind, String table, int length) {
    return new StatementHead(kind, table, List.of(), List.of(), length, '\t', "\\N", Copy.TEXT);
  }

  static StatementHead columns(Kind kind, String table, List<String> columns, int length) {
    return new StatementHead(kind, table, columns, List.of(), length, '\t', "\\N", Copy.TEXT);
  }

  /** The same with another table name. */
  StatementHead in(String qualified) {
    return new StatementHead(kind, qualified, columns, comments, length, delimiter, blank, copy);
  }

  /** The same with names of the values. */
  StatementHead with(List<String> names) {
    return new StatementHead(kind, table, names, comments, length, delimiter, blank, copy);
  }

  StatementHead {
    columns = List.copyOf(columns);
    comments = List.copyOf(comments);
  }
}
