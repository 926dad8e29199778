package dyepack.database;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of an SQLite database go, page by page: the library's own list of pages (the
 * table {@code dbstat}) says which table or index has which, the chain of free pages is followed in
 * the file ("Database File Format" 1.5, sqlite.org/fileformat2.html).
 *
 * <p>A page of a table counts whole: what deleted rows left in its unused part isn't read.
 */
final class SqlitePages {
  private static final int HEADER_BYTES = 100;
  private static final int PAGE_SIZE = 16;
  private static final int RESERVED = 20;
  private static final int FIRST_FREE = 32;
  private static final int LARGEST_ROOT = 52;
  private static final int INNER_TABLE_PAGE = 5;
  private static final long MOST_PAGES = 1L << 26;
  private static final byte UNKNOWN = 0;
  private static final byte FREE = 1;
  private static final byte INNER = 2;
  private static final byte OWN = 3;
  private static final byte INDEX = 4;
  private static final byte READ = 5;
  private static final byte DAMAGED = 6;
  private static final byte OTHER = 7;
  private static final int TORN = 8;

  private final long length;
  private final int size;
  private final byte[] of;

  private SqlitePages(long length, int size) {
    this.length = length;
    this.size = size;
    this.of = new byte[(int) ((length + size - 1) / size)];
  }

  /**
   * What became of a table.
   *
   * @param rows how many were read
   * @param whole whether they were all
   */
  record TableRead(long rows, boolean whole) {}

  /**
   * The account of a database.
   *
   * @param connection open on it
   * @param read what became of each table that was read, by name
   */
  static ByteAccount account(Path file, Connection connection, Map<String, TableRead> read)
      throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(HEADER_BYTES);
      long length = in.size();
      if (in.read(head, 0) < HEADER_BYTES) {
        return ByteAccount.of(Kind.REJECTED, "a database that ends within its header", 0, length);
      }
      int told = head.getShort(PAGE_SIZE) & 0xFFFF;
      int size = told == 1 ? 1 << 16 : told;
      if (size < 512 || Integer.bitCount(size) != 1 || length / size >= MOST_PAGES) {
        return ByteAccount.of(Kind.REJECTED, "a database with a damaged header", 0, length);
      }
      SqlitePages pages = new SqlitePages(length, size);
      pages.free(in, head.getInt(FIRST_FREE));
      if (head.getInt(LARGEST_ROOT) != 0) {
        pages.maps(size - (head.get(RESERVED) & 0xFF));
      }
      pages.used(in, connection, read);
      return pages.account();
    }
  }

  /** Trunk pages list the free pages, and the next trunk. */
  private void free(FileChannel in, int first) throws IOException {
    int trunk = first;
    while (mark(trunk, FREE)) {
      ByteBuffer page = ByteBuffer.allocate(size);
      if (in.read(page, (trunk - 1L) * size) < size) {
        return;
      }
      int leaves = Math.min(page.getInt(4), size / 4 - 2);
      for (int l = 0; l < leaves; l++) {
        mark(page.getInt(8 + 4 * l), FREE);
      }
      trunk = page.getInt(0);
    }
  }

  /** Databases that give pages back have pages that say where others are used (1.8). */
  private void maps(int usable) {
    int each = usable / 5 + 1;
    for (long page = 2; page <= of.length; page += each) {
      mark((int) page, OWN);
    }
  }

  /** Marks a page that isn't marked yet; whether it was one. */
  @CanIgnoreReturnValue
  private boolean mark(int page, byte as) {
    if (page < 1 || page > of.length || of[page - 1] != UNKNOWN) {
      return false;
    }
    of[page - 1] = as;
    return true;
  }

  private void used(FileChannel in, Connection connection, Map<String, TableRead> read) {
    try (Statement statement = connection.createStatement()) {
      Map<String, String> tables = new HashMap<>();
      try (ResultSet rows =
          statement.executeQuery("SELECT name, type FROM sqlite_master WHERE rootpage > 0")) {
        while (rows.next()) {
          tables.put(rows.getString(1), rows.getString(2));
        }
      }
      for (String name : names(statement)) {
        // One tree at a time: a damaged one ends its own list only.
        pages(in, connection, name, kind(name, tables.get(name), read.get(name)));
      }
    } catch (SQLException e) {
      // Pages that are listed nowhere are told as such.
    }
  }

  private static List<String> names(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    names.add("sqlite_schema");
    try (ResultSet rows =
        statement.executeQuery("SELECT name FROM sqlite_master WHERE rootpage > 0")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static byte kind(String name, @Nullable String type, @Nullable TableRead read) {
    if (read != null) {
      return read.whole() ? READ : DAMAGED;
    }
    return name.startsWith("sqlite_") && !"index".equals(type)
        ? OWN
        : "index".equals(type) ? INDEX : OTHER;
  }

  private void pages(FileChannel in, Connection connection, String name, byte as) {
    String query = "SELECT pageno, pagetype FROM dbstat WHERE name = ? AND aggregate = FALSE";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          long page = rows.getLong(1);
          boolean inner =
              as == READ && "internal".equals(rows.getString(2)) && innerOfTable(in, page);
          if (page <= of.length) {
            mark((int) page, inner ? INNER : as);
          }
        }
      }
    } catch (SQLException | IOException e) {
      // The rest of its pages stay unknown.
    }
  }

  /** Inner pages of a table without row numbers hold rows; others hold numbers only. */
  private boolean innerOfTable(FileChannel in, long page) throws IOException {
    ByteBuffer first = ByteBuffer.allocate(1);
    return in.read(first, (page - 1) * size) == 1 && first.get(0) == INNER_TABLE_PAGE;
  }

  private ByteAccount account() {
    ByteAccount.Tally tally = new ByteAccount.Tally();
    for (int p = 0; p < of.length; p++) {
      long start = (long) p * size;
      long end = Math.min(length, start + size);
      int as = of[p] == UNKNOWN && end - start < size ? TORN : of[p];
      switch (as) {
        case FREE ->
            tally.add(
                Kind.NOISE, "free pages; what deleted rows left in them isn't read", start, end);
        case INNER -> tally.add(Kind.HEADER, "inner pages of tables", start, end);
        case OWN -> tally.add(Kind.HEADER, "schema and tables of the database itself", start, end);
        case INDEX ->
            tally.add(Kind.NOISE, "pages of indexes, which repeat what tables hold", start, end);
        case READ -> tally.add(Kind.RECORD, "", start, end);
        case DAMAGED ->
            tally.add(Kind.REJECTED, "pages of tables read up to their damage", start, end);
        case OTHER -> tally.add(Kind.REJECTED, "pages of tables that aren't read", start, end);
        case TORN -> tally.add(Kind.REJECTED, "bytes after the last whole page", start, end);
        default -> tally.add(Kind.REJECTED, "pages that belong to nothing", start, end);
      }
    }
    return tally.account();
  }

  /** How many pages are free. */
  static long free(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA freelist_count")) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}
