package dyepack.ingest;

import dyepack.cells.ByteAccount;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A database of SQLite with the write-ahead log beside it, {@code NAME-wal}: what was written last
 * stands in the log alone until the program that wrote it tidies up, and one on a telephone that
 * was seized never did ("Database File Format" 4, sqlite.org/fileformat2.html#walformat).
 *
 * @param database the file of pages
 * @param log the pages written since
 */
record SqliteLog(Path database, Path log) {
  private static final String ENDING = "-wal";
  private static final String DATABASE_MARK = "SQLite format 3\0";

  /** The first three bytes of the magic numbers 0x377f0682 and 0x377f0683. */
  private static final String LOG_MARK = "7\u007F\u0006";

  /** The version that readers need, 2 for a write-ahead log (ibid. 1.3.3). */
  private static final int VERSION_AT = 19;

  private static final int LOGGED = 2;

  /** A log that is no longer holds no page. */
  private static final int LOG_HEADER_BYTES = 32;

  /** The pair that a file belongs to, as database or as log; null if it is neither. */
  static @Nullable SqliteLog of(Path file) throws IOException {
    // Names may be no text, see DiskName; a URI keeps their bytes.
    String place = file.toUri().toString();
    boolean isLog = place.endsWith(ENDING);
    String database = isLog ? place.substring(0, place.length() - ENDING.length()) : place;
    SqliteLog pair =
        new SqliteLog(Path.of(URI.create(database)), Path.of(URI.create(nameOf(database))));
    return pair.isWhole() ? pair : null;
  }

  /** Whether they are what they are called. */
  boolean isWhole() throws IOException {
    return isMarked(database, DATABASE_MARK)
        && isMarked(log, LOG_MARK)
        && Files.size(log) > LOG_HEADER_BYTES;
  }

  /** The name that a database's log has beside it. */
  static String nameOf(String database) {
    return database + ENDING;
  }

  /** Whether a file is a database whose programs write such a log, or is a log. */
  static boolean isHalf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] head = in.readNBytes(LOG_HEADER_BYTES);
      boolean database =
          Magic.matches(head, 0, DATABASE_MARK)
              && head.length > VERSION_AT
              && head[VERSION_AT] == LOGGED;
      return database || isLog(head);
    }
  }

  private static boolean isLog(byte[] head) {
    return head.length == LOG_HEADER_BYTES && Magic.matches(head, 0, LOG_MARK);
  }

  private static boolean isMarked(Path file, String mark) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return Magic.matches(in.readNBytes(mark.length()), 0, mark);
    }
  }

  /** How many bytes both have. */
  long bytes() throws IOException {
    return Files.size(database) + Files.size(log);
  }

  /** The database, read with its log. */
  DumpFile read(DumpContext context, DumpSource source) throws IOException {
    Path copy = copy(context.work());
    DumpFile read =
        new DumpOpening(context, source.at(copy))
            .anew()
            .noted("read together with the write-ahead log beside it");
    Files.delete(copy);
    return read;
  }

  /** The log, listed beside its database. */
  static DumpFile listed(DumpSource source, String database) {
    return new DumpFound(source)
        .as("a write-ahead log of SQLite", "")
        .note("read together with " + database)
        .account(ByteAccount.of(ByteAccount.Kind.RECORD, "", 0, source.digests().bytes()))
        .file();
  }

  /**
   * Copies both to where SQLite can make the index that it needs to read a log; the seized folder
   * stays as it is.
   *
   * @return the copy of the database; the log's stands beside it
   */
  private Path copy(WorkFolder work) throws IOException {
    Path copy = work.fresh("databases");
    Files.copy(database, copy);
    Files.copy(log, copy.resolveSibling(copy.getFileName() + ENDING));
    return copy;
  }
}
