package dyepack.ingest;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account of a JSON file in which several tables stand, some perhaps within records of others:
 * a byte is of a record if it is part of a record of any table, else it was rejected if any table
 * rejected it, else it stands around the records.
 */
final class JsonAccount {
  private final JsonRecords records;
  private final JsonScanner scanner;
  private long start;
  private long end;
  private String fault = "";

  private JsonAccount(JsonDump table) throws IOException {
    this.records = table.records(table.whole(), new ByteAccount.Tally());
    this.scanner = table.scanner();
  }

  static ByteAccount of(List<JsonDump> tables, long bytes) throws IOException {
    List<JsonAccount> walks = new ArrayList<>();
    try {
      for (JsonDump table : tables) {
        JsonAccount walk = new JsonAccount(table);
        walks.add(walk);
        walk.next();
      }
      return merge(walks, tables.get(0), bytes);
    } finally {
      for (JsonAccount walk : walks) {
        walk.records.close();
      }
    }
  }

  /** Goes to the next record of the table; behind the last one begins at the end of all files. */
  private void next() throws IOException {
    if (!records.next()) {
      start = Long.MAX_VALUE;
      end = Long.MAX_VALUE;
      return;
    }
    start = records.offset();
    end = start + records.length();
    int from = records.from();
    if (records.broken()) {
      fault = JsonRecords.BROKEN;
    } else if (scanner.scan(records.bytes(), from, from + records.length()) < 0) {
      fault = "objects that aren't JSON: " + scanner.fault();
    } else {
      fault = "";
    }
  }

  private static ByteAccount merge(List<JsonAccount> walks, JsonDump table, long bytes)
      throws IOException {
    ByteAccount.Tally tally = new ByteAccount.Tally(table.offsets());
    int mark = table.encoding().markBytes();
    tally.add(Kind.HEADER, "byte order mark", 0, mark);
    long at = mark;
    while (at < bytes) {
      // The nearest place where some table's record begins or ends.
      long next = bytes;
      boolean record = false;
      @Nullable String rejected = null;
      for (JsonAccount walk : walks) {
        while (walk.end <= at) {
          walk.next();
        }
        if (walk.start > at) {
          next = Math.min(next, walk.start);
        } else {
          next = Math.min(next, walk.end);
          record |= walk.fault.isEmpty();
          rejected = walk.fault.isEmpty() ? rejected : walk.fault;
        }
      }
      if (record) {
        tally.add(Kind.RECORD, "", at, next);
      } else if (rejected != null) {
        tally.add(Kind.REJECTED, rejected, at, next);
      } else {
        tally.add(Kind.NOISE, JsonRecords.AROUND, at, next);
      }
      at = next;
    }
    return tally.account();
  }
}
