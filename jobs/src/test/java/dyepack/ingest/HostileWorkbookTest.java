package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks made to exhaust or to deceive a reader end within limits, with the reason. */
class HostileWorkbookTest {
  private static final String SHEET =
      "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>%s</t></is></c></row>"
          + "</sheetData></worksheet>";

  @TempDir Path folder;

  private Path workbook(String doctype, String sheet, String sharedStrings, int fillerBytes)
      throws IOException {
    Path file = folder.resolve("book.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      part(
          zip,
          "[Content_Types].xml",
          doctype
              + "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"T\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>");
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Target=\"worksheets/sheet2.xml\"/></Relationships>");
      part(zip, "xl/sharedStrings.xml", sharedStrings);
      part(zip, "xl/worksheets/sheet1.xml", sheet);
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet2.xml"));
      zip.write("<worksheet><sheetData><row>".getBytes(StandardCharsets.US_ASCII));
      byte[] zeros = "<c/>".repeat(1 << 14).getBytes(StandardCharsets.US_ASCII);
      for (int written = 0; written < fillerBytes; written += zeros.length) {
        zip.write(zeros);
      }
      zip.write("</row></sheetData></worksheet>".getBytes(StandardCharsets.US_ASCII));
      zip.closeEntry();
    }
    return file;
  }

  private static void part(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String reason(Path file) {
    DumpFile found = DumpInput.open(List.of(file)).files().get(0);
    assertThat(found.format()).isEqualTo("xlsx");
    assertThat(found.sha256()).hasSize(64);
    return found.skipped().isEmpty() ? "read" : found.skipped().get(0).reason();
  }

  @Test
  void honestOnesAreRead() throws IOException {
    assertThat(reason(workbook("", SHEET.formatted("13812345678"), "<sst/>", 0))).isEqualTo("read");
  }

  /** A hundred million bytes of empty cells pass through; of an endless text a limit is kept. */
  @Test
  void bombsAreReadInBoundedMemory() throws IOException {
    assertThat(reason(workbook("", SHEET.formatted("x"), "<sst/>", 100 << 20))).isEqualTo("read");
    assertThat(reason(workbook("", SHEET.formatted("x".repeat(5 << 20)), "<sst/>", 0)))
        .contains("too long, cut");
  }

  @Test
  void sharedTextsAreBounded() throws IOException {
    Path file =
        workbook(
            "",
            SHEET.formatted("x"),
            "<sst>" + "<si><t>text</t></si>".repeat(300_000) + "</sst>",
            0);
    DumpLimits limits = new DumpLimits(8 << 20, 1 << 20, 4096, 1 << 20, 200, 10);
    DumpFile found = DumpInput.open(List.of(file), limits).files().get(0);
    assertThat(found.skipped().get(0).reason()).contains("shared texts");
  }

  @Test
  void externalEntitiesAreNotRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
    String doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
    assertThat(reason(workbook("", SHEET.formatted("x"), doctype + "<sst>&e;</sst>", 0)))
        .contains("damaged");
    assertThat(reason(workbook("", doctype + SHEET.formatted("&e;"), "<sst/>", 0)))
        .containsAnyOf("document type", "damaged");
  }
}
