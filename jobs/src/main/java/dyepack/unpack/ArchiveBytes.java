package dyepack.unpack;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.FileExtents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the bytes of an archive go: packed bytes of entries, what describes them, and the rest. */
final class ArchiveBytes {
  private static final String HEADERS = "headers and directory of the archive";
  private static final String BETWEEN = "bytes between the entries";
  private static final String TORN = "bytes of a torn archive that no entry is found in";
  private static final String BEHIND = "bytes after the end of the archive";

  /** Bytes of a data descriptor (APPNOTE 4.3.9): at most its mark and three numbers of 64 bits. */
  private static final int DESCRIPTOR_BYTES = 24;

  private record Entry(long header, long data, long end, String fault) {}

  private final List<Entry> entries = new ArrayList<>();
  private long directory = -1;
  private long end = -1;

  /**
   * Takes an entry.
   *
   * @param header where its header begins
   * @param data where its packed bytes begin
   * @param end one past the last of them
   * @param fault why it wasn't read, or not whole; empty if it was
   */
  void entry(long header, long data, long end, String fault) {
    if (header >= 0 && data >= header && end >= data) {
      entries.add(new Entry(header, data, end, fault));
    }
  }

  /** Says where the directory begins and the archive ends. */
  void directory(long start, long archiveEnd) {
    directory = start;
    end = archiveEnd;
  }

  /** The account of a file of so many bytes; entries that overlap others count once. */
  ByteAccount account(long length) {
    ByteAccount.Tally tally = new ByteAccount.Tally();
    entries.sort(Comparator.comparingLong(Entry::header));
    long at = 0;
    for (Entry entry : entries) {
      at = between(tally, at, Math.min(length, entry.header));
      at = take(tally, Kind.HEADER, HEADERS, at, Math.min(length, entry.data));
      boolean read = entry.fault.isEmpty();
      at =
          take(
              tally,
              read ? Kind.RECORD : Kind.REJECTED,
              entry.fault,
              at,
              Math.min(length, entry.end));
    }
    if (directory >= 0) {
      at = between(tally, at, Math.min(length, directory));
      at = take(tally, Kind.HEADER, HEADERS, at, Math.min(length, end));
    }
    take(tally, Kind.NOISE, BEHIND, at, length);
    return tally.account();
  }

  /** The account of an archive without a directory: what stands behind the last entry is lost. */
  ByteAccount torn(long length) {
    FileExtents extents = new FileExtents();
    for (Entry entry : entries) {
      boolean read = entry.fault.isEmpty();
      extents.add(Kind.HEADER, HEADERS, entry.header, entry.data);
      extents.add(read ? Kind.RECORD : Kind.REJECTED, entry.fault, entry.data, entry.end);
    }
    return extents.account(length, Kind.REJECTED, TORN);
  }

  /** A few bytes behind an entry are its descriptor or fill its last block up. */
  private long between(ByteAccount.Tally tally, long from, long to) {
    boolean descriptor = from > 0 && to - from <= DESCRIPTOR_BYTES;
    return take(
        tally, descriptor ? Kind.HEADER : Kind.NOISE, descriptor ? HEADERS : BETWEEN, from, to);
  }

  @CanIgnoreReturnValue
  private static long take(ByteAccount.Tally tally, Kind kind, String reason, long from, long to) {
    if (to <= from) {
      return from;
    }
    tally.add(kind, reason, from, to);
    return to;
  }
}
