package dyepack.office;

import dyepack.cells.CellLimits;
import dyepack.cells.CellSink;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an office document that is a zip archive, found by name without regard to case,
 * backslashes for slashes (some exporters write them) or a slash at the beginning.
 */
final class ZippedParts implements Closeable {
  private static final int MOST_PARTS = 100_000;
  private static final int MOST_MIMETYPE = 200;

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
  private final PartGuard.Budget budget;
  private final PartRoles roles = new PartRoles();

  private ZippedParts(ZipFile zip, CellLimits limits) throws IOException {
    this.zip = zip;
    this.budget = new PartGuard.Budget(limits.inflatedBytes());
    Enumeration<? extends ZipEntry> all = zip.entries();
    while (all.hasMoreElements()) {
      ZipEntry entry = all.nextElement();
      entries.putIfAbsent(plain(entry.getName()), entry);
      if (entries.size() > MOST_PARTS) {
        throw new IOException("a document of more than 100,000 parts");
      }
    }
  }

  /** Opens the archive. */
  static ZippedParts open(Path file, CellLimits limits) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      throw new ZipException("damaged archive: " + e.getClass().getSimpleName());
    }
    try {
      return new ZippedParts(zip, limits);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e instanceof IOException io ? io : new IOException("damaged archive", e);
    }
  }

  /** Whether a document is no archive but one file of XML (OpenDocument 1.3 part 3, 2.2.1). */
  static boolean isFlat(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(2);
      return head.length == 2 && !(head[0] == 'P' && head[1] == 'K');
    }
  }

  /** Opens such a document. */
  static XmlPart flat(Path file, CellLimits limits) throws IOException {
    PartGuard.Budget budget = new PartGuard.Budget(limits.inflatedBytes());
    return new XmlPart(new PartGuard(Files.newInputStream(file), Files.size(file), budget));
  }

  /** A name as parts are found by. */
  static String plain(String name) {
    String slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return slashed.startsWith("/") ? slashed.substring(1) : slashed;
  }

  /** Names of all parts, in lower case with slashes. */
  Set<String> names() {
    return entries.keySet();
  }

  boolean has(String name) {
    return entries.containsKey(plain(name));
  }

  /** How many parts' names begin so. */
  long count(String prefix) {
    return entries.keySet().stream()
        .filter(n -> n.startsWith(prefix) && !n.endsWith("/") && !n.contains("/_rels/"))
        .count();
  }

  /** What each part was to its reader; a part that is opened is a header until more is said. */
  PartRoles roles() {
    return roles;
  }

  /** Opens a part with cells or text of the document, or null if there is none of this name. */
  @Nullable XmlPart content(String name) throws IOException {
    roles.record(plain(name));
    return xml(name);
  }

  /** Opens a part with cells that isn't XML, or null if there is none of this name. */
  @Nullable InputStream bytes(String name) throws IOException {
    ZipEntry entry = entries.get(plain(name));
    InputStream in = entry == null ? null : zip.getInputStream(entry);
    if (entry == null || in == null) {
      return null;
    }
    roles.record(plain(name));
    return new BufferedInputStream(PartGuard.ofRecords(in, entry.getCompressedSize(), budget));
  }

  /** The part may hold data and wasn't read, or not to its end. */
  void rejected(String name, String reason) {
    roles.rejected(plain(name), reason);
  }

  /**
   * Tells of parts that are not read.
   *
   * @param kinds reasons by how names of parts begin
   * @param data whether they may hold data; pictures are told of, but are noise
   */
  void notRead(Map<String, String> kinds, boolean data, CellSink sink) throws IOException {
    for (Map.Entry<String, String> kind : kinds.entrySet()) {
      long count = count(kind.getKey());
      if (count > 0) {
        sink.skipped(kind.getValue(), count, 0);
      }
      if (data) {
        entries.keySet().stream()
            .filter(n -> n.startsWith(kind.getKey()))
            .forEach(n -> roles.rejected(n, kind.getValue()));
      }
    }
  }

  /** Opens a part as XML, or null if there is none of this name. */
  @Nullable XmlPart xml(String name) throws IOException {
    ZipEntry entry = entries.get(plain(name));
    if (entry == null) {
      return null;
    }
    roles.header(plain(name));
    InputStream in = zip.getInputStream(entry);
    if (in == null) {
      return null;
    }
    return new XmlPart(new PartGuard(in, entry.getCompressedSize(), budget));
  }

  /** The content of the part {@code mimetype}, which OpenDocument files begin with; or empty. */
  String mimetype() throws IOException {
    ZipEntry entry = entries.get("mimetype");
    if (entry == null) {
      return "";
    }
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(zip.getInputStream(entry), StandardCharsets.US_ASCII))) {
      char[] text = new char[MOST_MIMETYPE];
      int n = reader.read(text);
      return n <= 0 ? "" : new String(text, 0, n).strip();
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
