package dyepack.ingest;

import dyepack.cells.CellParser;
import dyepack.database.AccessParser;
import dyepack.database.AvroParser;
import dyepack.database.BsonParser;
import dyepack.database.DbfParser;
import dyepack.database.OrcParser;
import dyepack.database.SqliteParser;
import dyepack.markup.DifParser;
import dyepack.markup.HtmlParser;
import dyepack.markup.SpreadsheetXmlParser;
import dyepack.markup.SylkParser;
import dyepack.markup.VCardParser;
import dyepack.markup.XmlParser;
import dyepack.office.CompoundFileParser;
import dyepack.office.DocxParser;
import dyepack.office.OcrParser;
import dyepack.office.OpenDocumentParser;
import dyepack.office.PdfParser;
import dyepack.office.RtfParser;
import dyepack.office.SlidesParser;
import dyepack.office.XlsxParser;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which parser reads which kind of content. Each is a public class that is made anew in the
 * confined process that it runs in: by a public constructor without parameters, or, of text, by one
 * that takes the character set and the length of the byte order mark.
 */
final class CellParsers {
  private static final Map<ContentKind, Class<? extends CellParser>> BY_KIND =
      new EnumMap<>(ContentKind.class);

  static {
    BY_KIND.put(ContentKind.WORKBOOK, XlsxParser.class);
    BY_KIND.put(ContentKind.BINARY_WORKBOOK, XlsxParser.class);
    BY_KIND.put(ContentKind.OLD_WORKBOOK, CompoundFileParser.class);
    BY_KIND.put(ContentKind.ENCRYPTED_OFFICE, CompoundFileParser.class);
    BY_KIND.put(ContentKind.OLD_WORD, CompoundFileParser.class);
    BY_KIND.put(ContentKind.OLD_OFFICE, CompoundFileParser.class);
    BY_KIND.put(ContentKind.OPEN_SHEET, OpenDocumentParser.class);
    BY_KIND.put(ContentKind.OPEN_TEXT, OpenDocumentParser.class);
    BY_KIND.put(ContentKind.WORD, DocxParser.class);
    BY_KIND.put(ContentKind.SLIDES, SlidesParser.class);
    BY_KIND.put(ContentKind.PDF, PdfParser.class);
    BY_KIND.put(ContentKind.SQLITE, SqliteParser.class);
    BY_KIND.put(ContentKind.ACCESS, AccessParser.class);
    BY_KIND.put(ContentKind.DBF, DbfParser.class);
    BY_KIND.put(ContentKind.BSON, BsonParser.class);
    BY_KIND.put(ContentKind.AVRO, AvroParser.class);
    BY_KIND.put(ContentKind.ORC, OrcParser.class);
    BY_KIND.put(ContentKind.HTML, HtmlParser.class);
    BY_KIND.put(ContentKind.XML, XmlParser.class);
    BY_KIND.put(ContentKind.XML_WORKBOOK, SpreadsheetXmlParser.class);
    BY_KIND.put(ContentKind.VCARD, VCardParser.class);
    BY_KIND.put(ContentKind.SYLK, SylkParser.class);
    BY_KIND.put(ContentKind.DIF, DifParser.class);
    BY_KIND.put(ContentKind.RTF, RtfParser.class);
  }

  private CellParsers() {}

  /** The parser of a kind, or null if there is none. */
  static @Nullable Class<? extends CellParser> of(ContentKind kind) {
    if (kind == ContentKind.IMAGE) {
      return OcrParser.installed() ? OcrParser.class : null;
    }
    return BY_KIND.get(kind);
  }
}
