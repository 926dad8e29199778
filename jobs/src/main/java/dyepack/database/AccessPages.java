package dyepack.database;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the bytes of an Access database go, page by page. The first byte of a page says what it is
 * (the documentation of mdbtools, "HACKING"): 1 rows, and then four bytes from the fifth on say of
 * which table, or {@code LVAL} for long texts; 2 the definition of a table, 3 and 4 an index, 5 a
 * map of the pages in use.
 *
 * <p>A page of rows counts whole: what deleted rows left in it isn't read.
 */
final class AccessPages {
  /** Pages of Access 97 have 2,048 bytes, later ones 4,096; the byte at 20 tells the version. */
  private static final int VERSION = 20;

  private static final int OLD_BYTES = 2048;
  private static final int BYTES = 4096;
  private static final int LONG_VALUES = 0x4C41564C;
  private static final int LEAST_HEAD = 8;

  private AccessPages() {}

  /**
   * The account of a database.
   *
   * @param tables by the number of the page that defines a table, whether all its rows were read
   */
  static ByteAccount account(Path file, Map<Integer, Boolean> tables) throws IOException {
    ByteAccount.Tally tally = new ByteAccount.Tally();
    long at = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      byte[] head = in.readNBytes(OLD_BYTES);
      int size = head.length > VERSION && head[VERSION] == 0 ? OLD_BYTES : BYTES;
      byte[] rest = in.readNBytes(size - OLD_BYTES);
      tally.add(Kind.HEADER, "the header", 0, head.length + rest.length);
      at = (long) head.length + rest.length;
      byte[] page = new byte[size];
      for (int n = in.readNBytes(page, 0, size); n > 0; n = in.readNBytes(page, 0, size)) {
        if (n < size) {
          tally.add(Kind.REJECTED, "bytes after the last whole page", at, at + n);
        } else {
          take(tally, page, tables, at);
        }
        at += n;
      }
    }
    return tally.account();
  }

  private static void take(
      ByteAccount.Tally tally, byte[] page, Map<Integer, Boolean> tables, long at) {
    long end = at + page.length;
    int owner = ByteBuffer.wrap(page, 0, LEAST_HEAD).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    switch (page[0]) {
      case 1 -> {
        Boolean read = tables.get(owner);
        if (owner == LONG_VALUES || Boolean.TRUE.equals(read)) {
          tally.add(Kind.RECORD, "", at, end);
        } else if (read == null) {
          tally.add(Kind.HEADER, "rows of tables of the database itself", at, end);
        } else {
          tally.add(Kind.REJECTED, "pages of tables read up to their damage", at, end);
        }
      }
      case 2, 5 -> tally.add(Kind.HEADER, "definitions of tables, maps of pages", at, end);
      case 3, 4 ->
          tally.add(Kind.NOISE, "pages of indexes, which repeat what tables hold", at, end);
      default -> tally.add(Kind.NOISE, "pages that aren't in use", at, end);
    }
  }
}
