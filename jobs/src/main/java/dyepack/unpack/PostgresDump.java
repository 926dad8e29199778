package dyepack.unpack;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks what {@code pg_dump -Fc} wrote: the data of each table becomes an entry of SQL, as {@code
 * pg_restore} would print it. Versions 1.10 to 1.16 of the format, which PostgreSQL 8.0 to 17 write
 * ({@code src/bin/pg_dump/pg_backup_archiver.c} and {@code pg_backup_custom.c}). Large objects
 * aren't read. The formats of several files ({@code -Ft}, {@code -Fd}) hold lines of COPY without
 * their statement: those are read as tables without header.
 */
final class PostgresDump {
  private static final int CUSTOM = 1;
  private static final int OLDEST = 0x010A;
  private static final int WITH_SECTIONS = 0x010B;
  private static final int WITH_ACCESS_METHODS = 0x010E;
  private static final int WITH_ALGORITHMS = 0x010F;
  private static final int NEWEST = 0x0110;
  private static final int MOST_ENTRIES = 1_000_000;
  private static final int MOST_NAMES = 10_000;
  private static final int DATES_AND_FLAG = 7;
  private static final int DATA = 1;
  private static final int LARGE_OBJECTS = 3;
  private static final int CHUNK = 1 << 16;

  private final Unpacking archive;
  private final PostgresInput in;
  private final Map<Integer, Table> tables = new HashMap<>();
  private String encoding = "";
  private int algorithm;

  /** A table's name for reports, and the statement that its data belongs to; blank for INSERTs. */
  private record Table(String name, String copy) {}

  private PostgresDump(Unpacking archive, PostgresInput in) {
    this.archive = archive;
    this.in = in;
  }

  static void unpack(Unpacking archive) throws IOException {
    try (PostgresInput in = PostgresInput.open(archive.file())) {
      new PostgresDump(archive, in).unpack();
    }
  }

  private void unpack() throws IOException {
    in.head();
    if (in.format() != CUSTOM) {
      throw new UnknownMethodException(
          "the list of its tables alone, whose rows are in the files beside it", new IOException());
    }
    if (in.version() < OLDEST || in.version() > NEWEST) {
      throw new UnknownMethodException(
          "of a version that isn't read here; print it with pg_restore -f FILE", new IOException());
    }
    contents();
    ByteAccount.Tally tally = new ByteAccount.Tally();
    tally.add(Kind.HEADER, "header and list of tables", 0, in.position());
    long start = in.position();
    int entries = 0;
    try {
      for (int kind = in.oneOrEnd(); kind >= 0; kind = in.oneOrEnd()) {
        Unpacker.checkEntries(++entries, archive.limits());
        int id = in.number();
        String fault = "";
        if (kind == DATA) {
          fault = table(tables.getOrDefault(id, new Table("table " + id, "")));
        } else if (kind == LARGE_OBJECTS) {
          fault = "large objects, which aren't read";
          largeObjects();
          archive.sink().unread("large objects", fault);
        } else {
          throw new IOException("a damaged dump of PostgreSQL");
        }
        tally.add(fault.isEmpty() ? Kind.RECORD : Kind.REJECTED, fault, start, in.position());
        start = in.position();
      }
    } finally {
      tally.add(Kind.REJECTED, "what can't be read from its damage on", start, archive.fileBytes());
      archive.sink().account(tally.account());
    }
  }

  /** The list of everything in the database, of which tables with data are kept (ReadToc). */
  private void contents() throws IOException {
    if (in.version() >= WITH_ALGORITHMS) {
      algorithm = in.one();
    } else {
      algorithm = in.number() == 0 ? 0 : 1;
    }
    for (int i = 0; i < DATES_AND_FLAG; i++) {
      in.number();
    }
    for (int i = 0; i < 3; i++) {
      in.text();
    }
    int count = in.number();
    if (count < 0 || count > MOST_ENTRIES) {
      throw new IOException("a damaged dump of PostgreSQL");
    }
    for (int i = 0; i < count; i++) {
      entry();
    }
  }

  private void entry() throws IOException {
    int id = in.number();
    in.number();
    in.text();
    in.text();
    String name = in.text();
    String kind = in.text();
    if (in.version() >= WITH_SECTIONS) {
      in.number();
    }
    String definition = in.text();
    in.text();
    String copy = in.text();
    String schema = in.text();
    in.text();
    if (in.version() >= WITH_ACCESS_METHODS) {
      in.text();
    }
    if (in.version() >= NEWEST) {
      in.number();
    }
    in.text();
    in.text();
    int names = 0;
    for (String before = in.text(); before != null; before = in.text()) {
      if (++names > MOST_NAMES) {
        throw new IOException("a damaged dump of PostgreSQL");
      }
    }
    in.offset();
    if ("ENCODING".equals(kind)) {
      encoding = orBlank(definition);
    } else if ("TABLE DATA".equals(kind)) {
      String qualified = orBlank(schema).isEmpty() ? orBlank(name) : schema + "." + orBlank(name);
      tables.put(id, new Table(qualified, orBlank(copy)));
    }
  }

  private static String orBlank(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Stores a table's data; what was wrong with it, blank if nothing. */
  private String table(Table table) throws IOException {
    byte[] head = (encoding + table.copy()).getBytes(StandardCharsets.UTF_8);
    Chunks chunks = new Chunks();
    UnpackedEntry stored =
        archive
            .store()
            .store(
                EntryName.visible(table.name()) + ".sql",
                new SequenceInputStream(new ByteArrayInputStream(head), plain(chunks)),
                archive.fileBytes(),
                -1);
    archive.sink().entry(stored);
    Unpacker.checkCut(stored);
    chunks.pass();
    return stored.fault();
  }

  private InputStream plain(InputStream chunks) throws IOException {
    return switch (algorithm) {
      case 0 -> chunks;
      case 1 -> new InflaterInputStream(chunks);
      case 2 -> new FramedLZ4CompressorInputStream(chunks, true);
      case 3 -> new ZstdCompressorInputStream(chunks);
      default -> throw new IOException("a damaged dump of PostgreSQL");
    };
  }

  /** Each with its number, the last one zero, and its data in chunks. */
  private void largeObjects() throws IOException {
    while (in.number() != 0) {
      new Chunks().pass();
    }
  }

  /** Data in pieces, each behind its length; one of no length ends it. */
  private final class Chunks extends InputStream {
    private int left;
    private boolean done;

    private boolean ended() throws IOException {
      if (left == 0 && !done) {
        left = in.number();
        if (left < 0) {
          throw new IOException("a damaged dump of PostgreSQL");
        }
        done = left == 0;
      }
      return done;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (most == 0) {
        return 0;
      }
      if (ended()) {
        return -1;
      }
      int read = in.some(into, from, Math.min(most, left));
      if (read < 0) {
        throw new IOException("a dump of PostgreSQL that ends early");
      }
      left -= read;
      return read;
    }

    /** Reads on to the end. */
    void pass() throws IOException {
      byte[] passed = new byte[CHUNK];
      while (read(passed, 0, CHUNK) >= 0) {
        // Nothing of it is kept.
      }
    }
  }
}
