package dyepack.database;

import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import dyepack.cells.CodePage;
import dyepack.cells.StoredValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * Reads the tables of an SQLite database: those that hold rows, neither views nor virtual tables,
 * whose statements could run for ever; the tables in which virtual ones keep their rows are read as
 * any other. No trigger runs, no extension is loaded; the file is opened as one that never changes,
 * so nothing is locked or written. Only where a write-ahead log lies beside it ({@code NAME-wal}),
 * which has to be in a folder that may be written, the changes in that are read as well.
 *
 * <p>Values come by the type that each cell has: whole numbers, the shortest decimal of a double,
 * text, binary as hexadecimal digits. The position of a row is its number from 1 in the table.
 */
public final class SqliteParser implements CellParser {
  private static final int READ_VERSION = 19;
  private static final int WRITE_AHEAD_LOG = 2;
  private static final int MOST_TABLES = 10_000;

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    byte[] head = new byte[READ_VERSION + 1];
    try (InputStream in = Files.newInputStream(file)) {
      if (in.readNBytes(head, 0, head.length) == head.length
          && head[READ_VERSION] == WRITE_AHEAD_LOG
          && !isLogged(file)) {
        sink.skipped("changes that a write-ahead log beside the database may hold", 1, 0);
      }
    }
    try (Connection connection = open(file)) {
      List<String> tables = tables(connection, sink);
      int unread = 0;
      Map<String, SqlitePages.TableRead> read = new HashMap<>();
      for (String table : tables) {
        SqlitePages.TableRead rows = read(connection, table, limits, sink);
        if (rows == null) {
          unread++;
        } else {
          read.put(table, rows);
        }
      }
      long free = SqlitePages.free(connection);
      if (free > 0) {
        sink.noted("free pages; what deleted rows left in them isn't read", free, 0);
      }
      sink.account(SqlitePages.account(file, connection, read));
      if (unread > 0 && unread == tables.size()) {
        throw new IOException("an SQLite database whose tables can't be read");
      }
    } catch (SQLException e) {
      throw new IOException("an SQLite database that can't be opened: " + code(e), e);
    }
  }

  private static boolean isLogged(Path file) {
    return Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
  }

  /** What is wrong by SQLite's code; its messages may hold values. */
  private static String code(SQLException e) {
    return "code " + (e.getErrorCode() & 0xff);
  }

  private static Connection open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setOpenMode(SQLiteOpenMode.OPEN_URI);
    config.enableLoadExtension(false);
    config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, "-8000");
    URI uri = file.toAbsolutePath().toUri();
    String mode = isLogged(file) ? "?mode=ro" : "?mode=ro&immutable=1";
    Connection connection = config.createConnection("jdbc:sqlite:file:" + uri.getRawPath() + mode);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA trusted_schema=OFF");
      statement.execute("PRAGMA query_only=ON");
      statement.execute("PRAGMA cell_size_check=ON");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private static List<String> tables(Connection connection, CellSink sink)
      throws SQLException, IOException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'view')")) {
      while (rows.next() && tables.size() < MOST_TABLES) {
        String name = rows.getString(2);
        String sql = rows.getString(3);
        String start = sql == null ? "" : sql.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if ("view".equals(rows.getString(1))) {
          sink.noted("views, which hold no rows of their own", 1, 0);
        } else if (start.startsWith("create virtual")) {
          sink.skipped("virtual tables; those that they keep their rows in are read", 1, 0);
        } else if (name != null && !name.startsWith("sqlite_")) {
          tables.add(name);
        }
      }
    }
    return tables;
  }

  /** Reads a table; null if not even its columns can be told. */
  private static SqlitePages.@Nullable TableRead read(
      Connection connection, String table, CellLimits limits, CellSink sink) throws IOException {
    CellRow row = new CellRow(limits, sink);
    long number = 0;
    boolean begun = false;
    boolean whole = true;
    try (Statement statement = connection.createStatement()) {
      List<String> columns = columns(statement, table, limits, row);
      sink.table(table, columns);
      begun = true;
      try (ResultSet rows = statement.executeQuery(query(table, columns, limits))) {
        while (rows.next()) {
          number++;
          for (int c = 0; c < columns.size(); c++) {
            row.set(c, text(rows, c + 1, row, number));
          }
          row.end(number, columns.size());
        }
      }
    } catch (SQLException e) {
      whole = false;
      row.skipped("rest of a damaged table", 1, number + 1);
    }
    row.report();
    return begun ? new SqlitePages.TableRead(number, whole) : null;
  }

  /** Columns that are stored; others are computed and may run for ever. */
  private static List<String> columns(
      Statement statement, String table, CellLimits limits, CellRow row) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("PRAGMA table_xinfo(" + quoted(table) + ")")) {
      while (rows.next()) {
        int hidden = rows.getInt("hidden");
        if (hidden == 2 || hidden == 1) {
          row.skipped("columns that are computed and not stored", 1, 0);
        } else if (columns.size() == limits.columns()) {
          row.skipped("columns beyond the limit, left out", 1, 0);
        } else {
          columns.add(rows.getString("name"));
        }
      }
    }
    if (columns.isEmpty()) {
      throw new SQLException("no columns");
    }
    return columns;
  }

  /** Cells are cut while they are read: a long one never comes into memory whole. */
  private static String query(String table, List<String> columns, CellLimits limits) {
    StringBuilder query = new StringBuilder("SELECT ");
    for (String column : columns) {
      String name = quoted(column);
      query
          .append(query.length() > 7 ? ", " : "")
          .append("CASE typeof(")
          .append(name)
          .append(") WHEN 'blob' THEN substr(")
          .append(name)
          .append(", 1, ")
          .append(StoredValue.MOST_BYTES + 1)
          .append(") WHEN 'text' THEN substr(")
          .append(name)
          .append(", 1, ")
          .append(limits.cellChars() + 1)
          .append(") ELSE ")
          .append(name)
          .append(" END");
    }
    return query.append(" FROM main.").append(quoted(table)).append(" NOT INDEXED").toString();
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String text(ResultSet rows, int column, CellRow row, long number)
      throws SQLException {
    Object value = rows.getObject(column);
    if (value instanceof byte[] bytes) {
      if (bytes.length > StoredValue.MOST_BYTES) {
        row.skipped("binary values that are too long, cut", 1, number);
      }
      return StoredValue.hex(bytes);
    }
    if (value instanceof Double real) {
      return StoredValue.number(real);
    }
    if (value instanceof String text && text.indexOf('\ufffd') >= 0) {
      return undecoded(rows, column, text, row, number);
    }
    return value == null ? "" : value.toString();
  }

  /** Programs put bytes of other character sets into texts. */
  private static String undecoded(ResultSet rows, int column, String text, CellRow row, long number)
      throws SQLException {
    byte[] bytes = rows.getBytes(column);
    @Nullable String chinese =
        bytes == null ? null : CodePage.strict(ByteBuffer.wrap(bytes), Charset.forName("GB18030"));
    if (chinese != null
        && CodePage.strict(ByteBuffer.wrap(bytes), StandardCharsets.UTF_8) == null) {
      return chinese;
    }
    row.skipped("texts with bytes that are no characters", 1, number);
    return text;
  }
}
