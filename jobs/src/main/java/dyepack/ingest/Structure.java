package dyepack.ingest;

import dyepack.charset.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Kinds that show themselves by how they are built rather than by a mark. */
final class Structure {
  private static final int DIRECTORY_SECTORS = 256;
  private static final int MOST_PARTS = 100_000;
  private static final int BSON_BYTES = (16 << 20) + (16 << 10);

  private Structure() {}

  /** What a ZIP archive is used for: Office documents are told by the parts they must have. */
  static ContentKind zip(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
      Set<String> names =
          zip.stream().limit(MOST_PARTS).map(Structure::plain).collect(Collectors.toSet());
      if (names.contains("xl/workbook.xml")) {
        return ContentKind.WORKBOOK;
      }
      if (names.contains("xl/workbook.bin")) {
        return ContentKind.BINARY_WORKBOOK;
      }
      if (names.contains("word/document.xml")) {
        return ContentKind.WORD;
      }
      if (names.contains("ppt/presentation.xml")) {
        return ContentKind.SLIDES;
      }
      if (names.contains("[content_types].xml")
          && names.stream().anyMatch(name -> name.startsWith("xl/worksheets/"))) {
        return ContentKind.WORKBOOK;
      }
      return openDocument(zip);
    } catch (IOException | IllegalArgumentException | OutOfMemoryError e) {
      return ContentKind.ZIP;
    }
  }

  /** A part's name, of which some exporters write the case and the slashes otherwise. */
  private static String plain(ZipEntry entry) {
    String name = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
    return name.startsWith("/") ? name.substring(1) : name;
  }

  /** ODF 1.3 part 2, 3.3: the entry {@code mimetype} says what it is. */
  private static ContentKind openDocument(ZipFile zip) throws IOException {
    ZipEntry type = zip.getEntry("mimetype");
    if (type == null || zip.getEntry("content.xml") == null) {
      return ContentKind.ZIP;
    }
    try (InputStream in = zip.getInputStream(type)) {
      String name = new String(in.readNBytes(100), StandardCharsets.ISO_8859_1);
      return name.contains("opendocument.spreadsheet")
          ? ContentKind.OPEN_SHEET
          : name.contains("opendocument") ? ContentKind.OPEN_TEXT : ContentKind.ZIP;
    }
  }

  /**
   * What a compound file (MS-CFB) holds, by the names in its directory. The chain of the
   * directory's sectors is followed through the first 109 sectors of the allocation table.
   */
  static ContentKind compound(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      Set<String> names = names(in);
      if (names.contains("EncryptedPackage")) {
        return ContentKind.ENCRYPTED_OFFICE;
      }
      if (names.contains("Workbook") || names.contains("Book")) {
        return ContentKind.OLD_WORKBOOK;
      }
      return names.contains("WordDocument") ? ContentKind.OLD_WORD : ContentKind.OLD_OFFICE;
    }
  }

  private static Set<String> names(FileChannel in) throws IOException {
    Set<String> names = new HashSet<>();
    ByteBuffer head = read(in, 0, 512);
    int shift = head.getShort(30);
    if (head.limit() < 512 || shift < 7 || shift > 16) {
      return names;
    }
    int size = 1 << shift;
    long sector = head.getInt(48);
    for (int n = 0; n < DIRECTORY_SECTORS && sector >= 0; n++) {
      ByteBuffer directory = read(in, (sector + 1) * size, size);
      for (int at = 0; at + 128 <= directory.limit(); at += 128) {
        int bytes = Math.max(0, Math.min(64, directory.getShort(at + 64)) - 2);
        names.add(
            new String(
                directory.array(), directory.arrayOffset() + at, bytes, StandardCharsets.UTF_16LE));
      }
      long table = sector / (size / 4);
      if (table >= 109) {
        break;
      }
      long tableSector = head.getInt((int) (76 + 4 * table));
      ByteBuffer next = read(in, (tableSector + 1) * size + sector % (size / 4) * 4, 4);
      sector = next.limit() < 4 ? -1 : next.getInt(0);
    }
    return names;
  }

  private static ByteBuffer read(FileChannel in, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    if (at < 0) {
      return bytes.limit(0);
    }
    int n = 0;
    while (n >= 0 && bytes.hasRemaining()) {
      n = in.read(bytes, at + bytes.position());
    }
    return bytes.flip();
  }

  /** Whether bytes in a set of one-byte units have so many zeros that they are no text. */
  static boolean holdsZeros(byte[] head, TextEncoding encoding) {
    if (encoding.unit() > 1 || encoding.name().startsWith("UTF-32")) {
      return false;
    }
    int zeros = 0;
    int length = Math.min(head.length, 4096);
    for (int i = 0; i < length; i++) {
      zeros += head[i] == 0 ? 1 : 0;
    }
    return zeros * 100 > length;
  }

  /** What binary content without a mark is. */
  static ContentKind of(Path file, byte[] head) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    long length = Files.size(file);
    if (isBson(bytes, length)) {
      return ContentKind.BSON;
    }
    if (isDbf(bytes, length)) {
      return ContentKind.DBF;
    }
    return isTar(head) ? ContentKind.TAR : ContentKind.BINARY;
  }

  /** bsonspec.org: length, then elements (kind, name, value), then a zero byte. */
  private static boolean isBson(ByteBuffer head, long length) {
    if (head.limit() < 5) {
      return false;
    }
    int document = head.getInt(0);
    if (document < 5 || document > Math.min(length, BSON_BYTES)) {
      return false;
    }
    if (document <= head.limit() && head.get(document - 1) != 0) {
      return false;
    }
    int kind = head.get(4) & 0xFF;
    if (document == 5) {
      return kind == 0 && length > 5;
    }
    int name = 5;
    while (name < head.limit() && name < 200 && head.get(name) != 0) {
      if (head.get(name) > 0 && head.get(name) < 0x20) {
        return false;
      }
      name++;
    }
    boolean known = (kind >= 1 && kind <= 0x13) || kind == 0xFF || kind == 0x7F;
    return known && name < head.limit() && head.get(name) == 0;
  }

  /** dBASE file header: version, date, counts, then columns of 32 bytes and 0x0D. */
  private static boolean isDbf(ByteBuffer head, long length) {
    if (head.limit() < 66) {
      return false;
    }
    int version = head.get(0) & 0xFF;
    boolean known =
        version == 2
            || version == 3
            || version == 4
            || version == 5
            || version == 7
            || (version >= 0x30 && version <= 0x32)
            || (version & 7) == 3
            || version == 0xF5
            || version == 0xFB;
    int month = head.get(2);
    int day = head.get(3);
    int headerBytes = head.getShort(8) & 0xFFFF;
    int recordBytes = head.getShort(10) & 0xFFFF;
    boolean plausible =
        known
            && month >= 0
            && month <= 12
            && day >= 0
            && day <= 31
            && headerBytes >= 65
            && headerBytes <= length
            && recordBytes > 1;
    if (!plausible) {
      return false;
    }
    char type = (char) head.get(32 + 11);
    int nameBytes = 0;
    while (nameBytes < 11 && head.get(32 + nameBytes) != 0) {
      nameBytes++;
    }
    return nameBytes > 0 && "CNDLMFBGPYTIVX@O+WQ0".indexOf(type) >= 0;
  }

  /** A tar of before POSIX has no mark, but the sum of its header's bytes in octal digits. */
  private static boolean isTar(byte[] head) {
    if (head.length < 512 || head[0] == 0) {
      return false;
    }
    long sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += i >= 148 && i < 156 ? ' ' : head[i] & 0xFF;
    }
    String digits =
        new String(head, 148, 8, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
    return digits.matches("[0-7]{3,7}") && Long.parseLong(digits, 8) == sum;
  }
}
