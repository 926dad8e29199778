package dyepack.office;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Where the bytes of a compound file go, sector by sector ([MS-CFB] 2.1 to 2.6): the header, the
 * allocation tables and the directory are headers, sectors of streams are what their reader says of
 * the stream, sectors of no stream are noise. Streams of less than 4,096 bytes share sectors; such
 * a sector is a record if one of them is, else rejected if one of them is, else noise.
 *
 * <p>The chains are followed as far as they are sound; a sector counts for the first stream that
 * has it.
 */
final class CompoundSectors {
  /**
   * What a stream is to its reader.
   *
   * @param kind record, header, noise or rejected
   * @param reason as in {@link ByteAccount.Span}
   */
  record Role(Kind kind, String reason) {}

  private static final Role STRUCTURE =
      new Role(Kind.HEADER, "header, directory and allocation tables of the compound file");
  private static final Role FREE =
      new Role(Kind.NOISE, "sectors of no stream, whose remains aren't read");
  private static final Role TORN = new Role(Kind.REJECTED, "bytes after the last whole sector");

  private static final int ENTRY_BYTES = 128;
  private static final int MOST_ENTRIES = 1 << 20;
  private static final int SMALL_BYTES = 64;
  private static final int HEADER_TABLES = 109;
  private static final long MOST_SECTORS = 1L << 26;

  private final FileChannel in;
  private final long length;
  private final int size;
  private final byte[] of;
  private final List<Role> roles = new ArrayList<>();
  private final Map<Role, Integer> numbers = new HashMap<>();
  private int[] table = {};

  private record Entry(String path, int start, long bytes) {}

  private CompoundSectors(FileChannel in, int size) throws IOException {
    this.in = in;
    this.size = size;
    this.length = in.size();
    long sectors = (length + size - 1) / size;
    if (sectors > MOST_SECTORS) {
      throw new IOException("a compound file of too many sectors");
    }
    this.of = new byte[(int) sectors];
    number(FREE);
  }

  /**
   * The account of a file.
   *
   * @param role says of the path of a stream, its names in lower case with slashes between them,
   *     what it is
   */
  static ByteAccount account(Path file, Function<String, Role> role) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = read(in, 0, 512);
      int shift = head.limit() < 512 ? 0 : head.getShort(30);
      if (shift < 9 || shift > 12) {
        return ByteAccount.of(Kind.REJECTED, "a compound file with a damaged header", 0, in.size());
      }
      CompoundSectors sectors = new CompoundSectors(in, 1 << shift);
      sectors.walk(head, role);
      return sectors.account();
    }
  }

  private void walk(ByteBuffer head, Function<String, Role> role) throws IOException {
    of[0] = number(STRUCTURE);
    table = table(head);
    List<Entry> entries = entries(head.getInt(48));
    chain(head.getInt(60), STRUCTURE);
    if (entries.isEmpty()) {
      return;
    }
    int least = head.getInt(56);
    int[] small = small(head.getInt(60));
    List<Integer> shared = sectorsOf(entries.get(0).start());
    BitSet taken = new BitSet();
    for (Entry entry : entries.subList(1, entries.size())) {
      if (entry.bytes() <= 0) {
        continue;
      }
      Role known = role.apply(entry.path());
      if (entry.bytes() >= least) {
        chain(entry.start(), known);
        continue;
      }
      int at = entry.start();
      while (at >= 0 && at < small.length && !taken.get(at)) {
        taken.set(at);
        int sector = (int) ((long) at * SMALL_BYTES / size);
        if (sector < shared.size()) {
          share(shared.get(sector), known);
        }
        at = small[at];
      }
    }
  }

  /** A record is worth more than what is rejected, and that more than noise. */
  private void share(int sector, Role role) {
    Role before = roles.get(of[sector + 1]);
    boolean more =
        before.equals(FREE)
            || role.kind() == Kind.RECORD
            || (role.kind() == Kind.REJECTED && before.kind() != Kind.RECORD);
    if (!before.equals(STRUCTURE) && more) {
      of[sector + 1] = number(role);
    }
  }

  /** The allocation table ([MS-CFB] 2.3), from the sectors that header and chain list (2.5). */
  private int[] table(ByteBuffer head) throws IOException {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < HEADER_TABLES; i++) {
      places.add(head.getInt(76 + 4 * i));
    }
    int next = head.getInt(68);
    int perSector = size / 4 - 1;
    for (int n = 0; inside(next) && n < of.length && of[next + 1] == 0; n++) {
      of[next + 1] = number(STRUCTURE);
      ByteBuffer more = read(in, (next + 1L) * size, size);
      if (more.limit() < size) {
        break;
      }
      for (int i = 0; i < perSector; i++) {
        places.add(more.getInt(4 * i));
      }
      next = more.getInt(4 * perSector);
    }
    int[] found = new int[of.length + 1];
    Arrays.fill(found, -2);
    int at = 0;
    for (int place : places) {
      if (at >= found.length) {
        break;
      }
      if (!inside(place)) {
        continue;
      }
      of[place + 1] = number(STRUCTURE);
      ByteBuffer part = read(in, (place + 1L) * size, size);
      for (int i = 0; i + 4 <= part.limit() && at < found.length; i += 4) {
        found[at++] = part.getInt(i);
      }
    }
    return found;
  }

  private int[] small(int start) throws IOException {
    List<Integer> sectors = sectorsOf(start);
    int[] found = new int[sectors.size() * (size / 4)];
    Arrays.fill(found, -2);
    int at = 0;
    for (int sector : sectors) {
      ByteBuffer part = read(in, (sector + 1L) * size, size);
      for (int i = 0; i < size; i += 4) {
        found[at++] = i + 4 <= part.limit() ? part.getInt(i) : -2;
      }
    }
    return found;
  }

  /** The directory (2.6): the root first, then all streams with the storages that they are in. */
  private List<Entry> entries(int start) throws IOException {
    List<ByteBuffer> raw = new ArrayList<>();
    for (int sector : sectorsOf(start)) {
      of[sector + 1] = number(STRUCTURE);
      ByteBuffer part = read(in, (sector + 1L) * size, size);
      for (int at = 0; at + ENTRY_BYTES <= part.limit() && raw.size() < MOST_ENTRIES; ) {
        raw.add(part.slice(at, ENTRY_BYTES).order(ByteOrder.LITTLE_ENDIAN));
        at += ENTRY_BYTES;
      }
    }
    List<Entry> entries = new ArrayList<>();
    if (raw.isEmpty()) {
      return entries;
    }
    entries.add(new Entry("", raw.get(0).getInt(116), raw.get(0).getLong(120)));
    boolean[] seen = new boolean[raw.size()];
    List<int[]> open = new ArrayList<>();
    List<String> folders = new ArrayList<>();
    folders.add("");
    open.add(new int[] {raw.get(0).getInt(76), 0});
    while (!open.isEmpty()) {
      int[] next = open.remove(open.size() - 1);
      int number = next[0];
      if (number < 0 || number >= seen.length || seen[number]) {
        continue;
      }
      seen[number] = true;
      ByteBuffer entry = raw.get(number);
      String path = folders.get(next[1]) + name(entry);
      open.add(new int[] {entry.getInt(68), next[1]});
      open.add(new int[] {entry.getInt(72), next[1]});
      if (entry.get(66) == 1) {
        folders.add(path + "/");
        open.add(new int[] {entry.getInt(76), folders.size() - 1});
      } else {
        // The upper half of lengths is garbage in files with sectors of 512 bytes (2.6.4).
        long bytes = size == 512 ? entry.getInt(120) & 0xFFFFFFFFL : entry.getLong(120);
        entries.add(new Entry(path, entry.getInt(116), bytes));
      }
    }
    return entries;
  }

  private static String name(ByteBuffer entry) {
    int bytes = Math.max(0, Math.min(64, entry.getShort(64)) - 2);
    byte[] name = new byte[bytes];
    entry.get(0, name);
    return new String(name, StandardCharsets.UTF_16LE).toLowerCase(Locale.ROOT);
  }

  /** Marks a stream's sectors, up to one that is marked already: chains don't share sectors. */
  private void chain(int start, Role role) {
    byte number = number(role);
    int sector = start;
    while (inside(sector) && sector < table.length && of[sector + 1] == 0) {
      of[sector + 1] = number;
      sector = table[sector];
    }
  }

  private List<Integer> sectorsOf(int start) {
    List<Integer> sectors = new ArrayList<>();
    int sector = start;
    while (inside(sector) && sector < table.length && sectors.size() < of.length) {
      sectors.add(sector);
      sector = table[sector];
    }
    return sectors;
  }

  private boolean inside(int sector) {
    return sector >= 0 && sector < of.length - 1;
  }

  @CanIgnoreReturnValue
  private byte number(Role role) {
    Integer known = numbers.get(role);
    if (known == null) {
      known = Math.min(Byte.MAX_VALUE, roles.size());
      if (known == roles.size()) {
        roles.add(role);
      }
      numbers.put(role, known);
    }
    return known.byteValue();
  }

  private ByteAccount account() {
    ByteAccount.Tally tally = new ByteAccount.Tally();
    for (int s = 0; s < of.length; s++) {
      long start = (long) s * size;
      long end = Math.min(length, start + size);
      Role role = of[s] == 0 && end - start < size ? TORN : roles.get(of[s]);
      tally.add(role.kind(), role.reason(), start, end);
    }
    return tally.account();
  }

  private static ByteBuffer read(FileChannel in, long at, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    int n = 0;
    while (n >= 0 && bytes.hasRemaining()) {
      n = in.read(bytes, at + bytes.position());
    }
    return bytes.flip();
  }
}
