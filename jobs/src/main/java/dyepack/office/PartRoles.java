package dyepack.office;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.FileExtents;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * What each part of a zipped document was to its reader, and from that where the bytes of the file
 * went: packed bytes of parts with cells are records, those of parts that say where cells stand are
 * headers, and so is what describes the parts (APPNOTE 4.3.7, 4.3.12, 4.3.16); parts that hold none
 * are noise with their sort named.
 */
final class PartRoles {
  private static final String ARCHIVE = "headers and directory of the archive";
  private static final String BEHIND = "bytes after the end of the archive";
  private static final String BETWEEN = "bytes between the parts of the archive";
  private static final int END_RECORD = 0x06054b50;
  private static final int END_RECORD_BYTES = 22;

  /** A data descriptor (APPNOTE 4.3.9) has its mark and at most three numbers, of 64 bits. */
  private static final int DESCRIPTOR_BYTES = 24;

  /** Sorts of parts by how their names begin, in lower case; the first that fits counts. */
  private static final Map<String, String> SORTS = sorts();

  private final Map<String, Role> roles = new HashMap<>();

  private record Role(Kind kind, String reason) {}

  private static Map<String, String> sorts() {
    Map<String, String> sorts = new LinkedHashMap<>();
    sorts.put("xl/media/", "pictures");
    sorts.put("word/media/", "pictures");
    sorts.put("ppt/media/", "pictures");
    sorts.put("pictures/", "pictures");
    sorts.put("media/", "pictures");
    sorts.put("thumbnails/", "pictures");
    sorts.put("docprops/", "properties of the document");
    sorts.put("meta.xml", "properties of the document");
    sorts.put("customxml/", "properties of the document");
    sorts.put("settings.xml", "settings");
    sorts.put("word/settings", "settings");
    sorts.put("word/websettings", "settings");
    sorts.put("configurations2/", "settings");
    sorts.put("xl/printersettings/", "settings");
    sorts.put("xl/calcchain", "the order of formulas");
    sorts.put("xl/theme/", "themes");
    sorts.put("word/theme/", "themes");
    sorts.put("ppt/theme/", "themes");
    sorts.put("ppt/slidemasters/", "patterns of slides");
    sorts.put("ppt/slidelayouts/", "patterns of slides");
    sorts.put("xl/styles", "styles");
    sorts.put("word/styles", "styles");
    sorts.put("word/numbering", "styles");
    sorts.put("styles.xml", "styles");
    sorts.put("word/fonttable", "fonts");
    sorts.put("word/fonts/", "fonts");
    sorts.put("fonts/", "fonts");
    sorts.put("xl/drawings/", "drawings and diagrams");
    sorts.put("xl/charts/", "drawings and diagrams");
    sorts.put("word/charts/", "drawings and diagrams");
    return sorts;
  }

  /** The part was read for what stands in it. */
  void record(String name) {
    put(name, Kind.RECORD, "");
  }

  /** The part was opened, to see how the document is built. */
  void header(String name) {
    roles.putIfAbsent(name, new Role(Kind.HEADER, "parts that say how the document is built"));
  }

  /** The part may hold data and wasn't read, or not to its end. */
  void rejected(String name, String reason) {
    put(name, Kind.REJECTED, reason);
  }

  private void put(String name, Kind kind, String reason) {
    Role before = roles.get(name);
    if (before == null || before.kind != Kind.REJECTED) {
      roles.put(name, new Role(kind, reason));
    }
  }

  private Role role(String name) {
    Role known = roles.get(name);
    if (known != null) {
      return known;
    }
    if (name.endsWith("vbaproject.bin") || name.startsWith("basic/")) {
      return new Role(Kind.REJECTED, "macros, neither read nor run");
    }
    if (name.endsWith(".rels") || name.equals("[content_types].xml") || name.equals("mimetype")) {
      return new Role(Kind.HEADER, "parts that say how the document is built");
    }
    for (Map.Entry<String, String> sort : SORTS.entrySet()) {
      if (name.startsWith(sort.getKey())) {
        return new Role(Kind.NOISE, sort.getValue());
      }
    }
    return new Role(Kind.NOISE, "parts without cells or text of the document");
  }

  /**
   * The account of the file. Where its directory is sound enough for parts to be read, and not for
   * their places to be told, the file as a whole is where the rows come from.
   *
   * @param file the archive, whose directory was found sound before
   */
  ByteAccount account(Path file) throws IOException {
    long length = Files.size(file);
    try {
      return account(file, length);
    } catch (IOException | RuntimeException e) {
      return ByteAccount.of(Kind.RECORD, "", 0, length);
    }
  }

  private ByteAccount account(Path file, long length) throws IOException {
    FileExtents extents = new FileExtents();
    long last = 0;
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      Enumeration<ZipArchiveEntry> all = zip.getEntriesInPhysicalOrder();
      while (all.hasMoreElements()) {
        ZipArchiveEntry entry = all.nextElement();
        long header = entry.getLocalHeaderOffset();
        long data = entry.getDataOffset();
        long end = data + Math.max(0, entry.getCompressedSize());
        if (data < 0) {
          continue;
        }
        if (header > last && header - last <= DESCRIPTOR_BYTES) {
          extents.add(Kind.HEADER, ARCHIVE, last, header);
        }
        Role role = role(ZippedParts.plain(entry.getName()));
        extents.add(Kind.HEADER, ARCHIVE, header, data);
        extents.add(role.kind, role.reason, data, end);
        last = Math.max(last, end);
      }
    }
    long end = end(file, length);
    extents.add(Kind.HEADER, ARCHIVE, last, end);
    extents.add(Kind.NOISE, BEHIND, end, length);
    return extents.account(length, Kind.NOISE, BETWEEN);
  }

  /** One past the last byte of the record that ends the archive, and of its comment. */
  private static long end(Path file, long length) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      int tail = (int) Math.min(length, END_RECORD_BYTES + 0xFFFF);
      byte[] bytes = new byte[tail];
      in.seek(length - tail);
      in.readFully(bytes);
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = tail - END_RECORD_BYTES; at >= 0; at--) {
        if (buffer.getInt(at) == END_RECORD) {
          int comment = buffer.getShort(at + END_RECORD_BYTES - 2) & 0xFFFF;
          return Math.min(length, length - tail + at + END_RECORD_BYTES + comment);
        }
      }
    }
    return length;
  }
}
