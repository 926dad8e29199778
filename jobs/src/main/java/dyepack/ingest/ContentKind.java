package dyepack.ingest;

import dyepack.cells.ByteSearch;
import dyepack.charset.EncodingDetector;
import dyepack.charset.TextEncoding;
import dyepack.charset.TextSample;
import dyepack.unpack.ArchiveKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, by its content; its name plays no part.
 *
 * <p>Binary kinds are known by marks at fixed places ({@link Magic}) or by their structure ({@link
 * Structure}); what is text in some character set is told apart by how it begins ({@link
 * TextKind}).
 */
enum ContentKind {
  TEXT("text", Group.TEXT),
  JSON_LINES("JSON lines", Group.TEXT),
  JSON_ARRAY("a JSON array", Group.TEXT),
  JSON_ROWS("JSON arrays", Group.TEXT),
  SQL("an SQL dump", Group.TEXT),
  HTML("an HTML page", Group.TEXT),
  XML("an XML document", Group.TEXT),
  XML_WORKBOOK("an XML spreadsheet", Group.TEXT),
  VCARD("a vCard file", Group.TEXT),
  SYLK("an SYLK sheet", Group.TEXT),
  DIF("a DIF sheet", Group.TEXT),
  PARQUET("Parquet", Group.WHOLE),
  WORKBOOK("an XLSX workbook", Group.WHOLE),
  BINARY_WORKBOOK("an XLSB workbook", Group.WHOLE),
  OPEN_SHEET("an OpenDocument spreadsheet", Group.WHOLE),
  OPEN_TEXT("an OpenDocument text", Group.WHOLE),
  WORD("a Word document", Group.WHOLE),
  RTF("a Rich Text document", Group.WHOLE),
  SLIDES("a presentation", Group.WHOLE),
  OLD_WORKBOOK("an XLS workbook", Group.WHOLE),
  ENCRYPTED_OFFICE("an encrypted Office file", Group.WHOLE),
  OLD_WORD("an old Word document", Group.WHOLE),
  OLD_OFFICE("an old Office file", Group.WHOLE),
  PDF("a PDF file", Group.WHOLE),
  SQLITE("a SQLite database", Group.WHOLE),
  ACCESS("an Access database", Group.WHOLE),
  DBF("a DBF table", Group.WHOLE),
  BSON("a BSON dump", Group.WHOLE),
  AVRO("an Avro file", Group.WHOLE),
  ORC("an ORC file", Group.WHOLE),
  DATABASE("a database file", Group.WHOLE),
  DATABASE_PART("a log or index of a SQLite database", Group.WHOLE),
  MAIL_STORE("a mail store", Group.WHOLE),
  ZIP("a ZIP archive", Group.ARCHIVE),
  SEVEN_ZIP("a 7z archive", Group.ARCHIVE),
  RAR("a RAR archive", Group.ARCHIVE),
  TAR("a tar archive", Group.ARCHIVE),
  GZIP("a gzip file", Group.ARCHIVE),
  BZIP2("a bzip2 file", Group.ARCHIVE),
  XZ("an xz file", Group.ARCHIVE),
  LZMA("an lzma file", Group.ARCHIVE),
  ZSTD("a zstd file", Group.ARCHIVE),
  LZ4("an lz4 file", Group.ARCHIVE),
  COMPRESS("a file of Unix compress", Group.ARCHIVE),
  POSTGRES_DUMP("a dump of PostgreSQL", Group.ARCHIVE),
  MAIL("a mail", Group.ARCHIVE),
  MAILBOX("a mailbox", Group.ARCHIVE),
  OTHER_ARCHIVE("an archive of another kind", Group.WHOLE),
  DISK_IMAGE("an image of a disk", Group.WHOLE),
  IMAGE("an image", Group.NOT_DATA),
  MEDIA("sound or film", Group.NOT_DATA),
  PROGRAM("a program", Group.NOT_DATA),
  FONT("a font", Group.NOT_DATA),
  BINARY("binary data of a kind unknown here", Group.WHOLE),
  EMPTY("empty", Group.NOT_DATA);

  /** Fewer bytes among zeros can look like text by chance. */
  private static final int FEWEST_BYTES = 64;

  private final String label;
  private final Group group;

  ContentKind(String label, Group group) {
    this.label = label;
    this.group = group;
  }

  /** How files of a kind are treated. */
  enum Group {
    /** By the readers of text, if no parser takes it. */
    TEXT,
    /** As a whole, if there is a reader for it. */
    WHOLE,
    /** Unpacked. */
    ARCHIVE,
    /** Listed, unless a parser takes it all the same (text in an image). */
    NOT_DATA
  }

  /** What the file is, as the end of a sentence. */
  String label() {
    return label;
  }

  Group group() {
    return group;
  }

  /** The form of an archive, null for what is none. */
  @Nullable ArchiveKind archive() {
    return group == Group.ARCHIVE ? ArchiveKind.valueOf(name()) : null;
  }

  static ContentKind of(Path file, TextSample sample) throws IOException {
    byte[] head = sample.head();
    if (head.length == 0) {
      return EMPTY;
    }
    ContentKind marked = Magic.of(head);
    if (marked == ZIP) {
      return Structure.zip(file);
    }
    if (marked == OLD_OFFICE) {
      return Structure.compound(file);
    }
    if (marked != BINARY) {
      return marked;
    }
    // Text comes before marks that text could have by chance.
    TextEncoding encoding = EncodingDetector.detect(sample);
    if (encoding != null && !Structure.holdsZeros(head, encoding)) {
      return TextKind.of(sample, encoding);
    }
    ContentKind built = Structure.of(file, head);
    if (built == BINARY && encoding == null) {
      // A download that was broken off, or a field that a program filled up, leaves zero bytes.
      TextSample filled = TextSample.of(withoutZeros(head));
      TextEncoding ofRest = EncodingDetector.detect(filled);
      boolean lines = filled.head().length >= FEWEST_BYTES && holdsLineEnds(filled.head());
      return lines && ofRest != null && ofRest.unit() == 1 ? TextKind.of(filled, ofRest) : BINARY;
    }
    return built != BINARY || encoding == null ? built : TextKind.of(sample, encoding);
  }

  /** Records of a program have zero bytes between texts, too, but no lines. */
  private static boolean holdsLineEnds(byte[] bytes) {
    return ByteSearch.find(bytes, 0, bytes.length, (byte) '\n') < bytes.length
        || ByteSearch.find(bytes, 0, bytes.length, (byte) '\r') < bytes.length;
  }

  private static byte[] withoutZeros(byte[] bytes) {
    byte[] filled = new byte[bytes.length];
    int length = 0;
    for (byte b : bytes) {
      if (b != 0) {
        filled[length++] = b;
      }
    }
    return Arrays.copyOf(filled, length);
  }
}
