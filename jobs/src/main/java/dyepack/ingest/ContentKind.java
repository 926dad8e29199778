package dyepack.ingest;

import dyepack.charset.EncodingDetector;
import dyepack.charset.TextEncoding;
import dyepack.charset.TextSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/**
 * What a file is, by its content.
 *
 * <p>This is where more kinds find their place: a constant here, how it is known in {@link #of},
 * and a reader of its tables.
 */
enum ContentKind {
  TEXT("text"),
  JSON_LINES("JSON lines"),
  JSON_ARRAY("a JSON array"),
  PARQUET("Parquet"),
  WORKBOOK("an XLSX workbook"),
  ZIP("a ZIP archive"),
  OTHER_ARCHIVE("an archive or a compressed file"),
  OLD_OFFICE("an old Office file"),
  PDF("a PDF file"),
  DATABASE("a database file"),
  IMAGE("an image"),
  BINARY("binary data of a kind unknown here"),
  EMPTY("empty");

  private final String label;

  ContentKind(String label) {
    this.label = label;
  }

  /** What the file is, as the end of a sentence. */
  String label() {
    return label;
  }

  static ContentKind of(Path file, TextSample sample) throws IOException {
    byte[] head = sample.head();
    if (head.length == 0) {
      return EMPTY;
    }
    if (begins(head, "PAR1")) {
      return PARQUET;
    }
    if (begins(head, "PK\u0003\u0004") || begins(head, "PK\u0005\u0006")) {
      return isWorkbook(file) ? WORKBOOK : ZIP;
    }
    ContentKind binary = byMagic(head);
    if (binary != BINARY) {
      return binary;
    }
    TextEncoding encoding = EncodingDetector.detect(sample);
    return encoding == null ? BINARY : textKind(sample, encoding);
  }

  private static ContentKind byMagic(byte[] head) {
    if (begins(head, "\u00D0\u00CF\u0011\u00E0")) {
      return OLD_OFFICE;
    }
    if (begins(head, "%PDF-")) {
      return PDF;
    }
    if (begins(head, "SQLite format 3\0") || begins(head, "\0\u0001\0\0Standard ")) {
      return DATABASE;
    }
    if (begins(head, "\u0089PNG") || begins(head, "\u00FF\u00D8\u00FF") || begins(head, "GIF8")) {
      return IMAGE;
    }
    boolean archive =
        begins(head, "Rar!")
            || begins(head, "7z\u00BC\u00AF")
            || begins(head, "\u001F\u008B")
            || begins(head, "BZh")
            || begins(head, "\u00FD7zXZ")
            || begins(head, "(\u00B5/\u00FD");
    return archive ? OTHER_ARCHIVE : BINARY;
  }

  private static boolean begins(byte[] head, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (head[i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWorkbook(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
      return zip.getEntry("xl/workbook.xml") != null
          || (zip.getEntry("[Content_Types].xml") != null
              && zip.stream().anyMatch(e -> e.getName().startsWith("xl/worksheets/")));
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static ContentKind textKind(TextSample sample, TextEncoding encoding) {
    byte[] head = sample.head();
    int from = Math.min(encoding.markBytes(), head.length);
    String text = new String(head, from, head.length - from, encoding.charset()).stripLeading();
    String inside = text.isEmpty() ? "" : text.substring(1).stripLeading();
    if (text.startsWith("{") && (inside.startsWith("\"") || inside.startsWith("}"))) {
      return JSON_LINES;
    }
    boolean array = text.startsWith("[") && inside.startsWith("{");
    return array ? JSON_ARRAY : TEXT;
  }
}
