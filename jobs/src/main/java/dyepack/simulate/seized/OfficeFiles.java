package dyepack.simulate.seized;

import com.google.common.xml.XmlEscapers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Documents of OpenDocument 1.3 and of ECMA-376 with no more parts than their readers need; those
 * of office programs are made by tests that call these programs.
 */
final class OfficeFiles {
  private static final String PROLOGUE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String NAMESPACES =
      " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
          + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
          + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private OfficeFiles() {}

  static void ods(Path file, List<String> header, List<SeizedPerson> people) throws IOException {
    openDocument(
        file,
        "application/vnd.oasis.opendocument.spreadsheet",
        "<office:spreadsheet>" + table(header, people) + "</office:spreadsheet>");
  }

  static void odt(Path file, List<String> header, List<SeizedPerson> people) throws IOException {
    openDocument(
        file,
        "application/vnd.oasis.opendocument.text",
        "<office:text><text:p>客户名单</text:p>"
            + table(header, people)
            + "<text:p>以上</text:p></office:text>");
  }

  private static String table(List<String> header, List<SeizedPerson> people) {
    StringBuilder out = new StringBuilder("<table:table table:name=\"Sheet1\">");
    row(out, header.toArray(String[]::new));
    people.forEach(p -> row(out, p.cells()));
    return out.append("</table:table>").toString();
  }

  private static void row(StringBuilder out, String[] cells) {
    out.append("<table:table-row>");
    for (String cell : cells) {
      out.append("<table:table-cell office:value-type=\"string\"><text:p>").append(xml(cell));
      out.append("</text:p></table:table-cell>");
    }
    out.append("</table:table-row>");
  }

  /** The type stands first and isn't compressed (OpenDocument 1.3 part 2, section 3.3). */
  private static void openDocument(Path file, String type, String body) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      byte[] bytes = type.getBytes(StandardCharsets.US_ASCII);
      CRC32 sum = new CRC32();
      sum.update(bytes);
      ZipEntry first = new ZipEntry("mimetype");
      first.setMethod(ZipEntry.STORED);
      first.setSize(bytes.length);
      first.setCrc(sum.getValue());
      zip.putNextEntry(first);
      zip.write(bytes);
      part(
          zip,
          "content.xml",
          "<office:document-content"
              + NAMESPACES
              + " office:version=\"1.3\"><office:body>"
              + body
              + "</office:body></office:document-content>");
      part(
          zip,
          "META-INF/manifest.xml",
          "<manifest:manifest"
              + " xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry"
              + " manifest:full-path=\"/\" manifest:media-type=\""
              + type
              + "\"/><manifest:file-entry manifest:full-path=\"content.xml\""
              + " manifest:media-type=\"text/xml\"/></manifest:manifest>");
    }
  }

  static void docx(Path file, List<String> header, List<SeizedPerson> people) throws IOException {
    StringBuilder out = new StringBuilder("<w:document xmlns:w=\"" + WORD + "\"><w:body>");
    out.append("<w:p><w:r><w:t>客户名单</w:t></w:r></w:p><w:tbl>");
    wordRow(out, header.toArray(String[]::new));
    people.forEach(p -> wordRow(out, p.cells()));
    out.append("</w:tbl><w:p><w:r><w:t>以上</w:t></w:r></w:p></w:body></w:document>");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      part(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\""
              + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
              + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
      part(
          zip,
          "_rels/.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/"
              + "officeDocument/2006/relationships/officeDocument\""
              + " Target=\"word/document.xml\"/></Relationships>");
      part(zip, "word/document.xml", out.toString());
    }
  }

  private static void wordRow(StringBuilder out, String[] cells) {
    out.append("<w:tr>");
    for (String cell : cells) {
      out.append("<w:tc><w:p><w:r><w:t xml:space=\"preserve\">").append(xml(cell));
      out.append("</w:t></w:r></w:p></w:tc>");
    }
    out.append("</w:tr>");
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write((PROLOGUE + xml).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String xml(String text) {
    return XmlEscapers.xmlContentEscaper().escape(text);
  }
}
