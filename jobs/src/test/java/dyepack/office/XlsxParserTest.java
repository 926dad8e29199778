package dyepack.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.cells.CellLimits;
import dyepack.cells.Damage;
import dyepack.cells.RecordingSink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxParserTest {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";

  @TempDir Path folder;

  private RecordingSink read(Path file) throws IOException {
    return read(file, CellLimits.DEFAULT);
  }

  private static RecordingSink read(Path file, CellLimits limits) throws IOException {
    RecordingSink sink = new RecordingSink();
    new XlsxParser().parse(file, limits, sink);
    return sink;
  }

  private Path zip(Map<String, String> parts) throws IOException {
    Path file = folder.resolve("made.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private Path sheet(String sheetData) throws IOException {
    return zip(
        Map.of(
            "xl/worksheets/sheet1.xml",
            "<worksheet xmlns='"
                + MAIN
                + "'><sheetData>"
                + sheetData
                + "</sheetData></worksheet>"));
  }

  @Test
  void spreadsheetNumbersKeepTheirDigits() {
    assertThat(XlsxSheet.shortest("1.1000000000000001")).isEqualTo("1.1");
    assertThat(XlsxSheet.shortest("1.5292219750325E+17")).isEqualTo("1.5292219750325E+17");
    assertThat(XlsxSheet.shortest("1.52922197503250112E17")).isEqualTo("1.52922197503250112E17");
    assertThat(XlsxSheet.shortest("13812345678")).isEqualTo("13812345678");
    assertThat(XlsxSheet.shortest("1234.5599999999999")).isEqualTo("1234.56");
  }

  @Test
  void workbookOfALibraryIsReadWithHiddenSheets() throws IOException {
    Path file = folder.resolve("a.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet first = workbook.newWorksheet("客户");
      first.value(0, 0, "姓名");
      first.value(0, 1, "卡号");
      first.value(2, 0, "王小明");
      first.value(2, 1, 6217001234567L);
      first.value(2, 3, true);
      Worksheet hidden = workbook.newWorksheet("hidden");
      hidden.value(4, 1, "x\u0001y\n");
      hidden.setVisibilityState(org.dhatim.fastexcel.VisibilityState.VERY_HIDDEN);
      first.hideRow(2);
      first.hideColumn(1);
    }
    RecordingSink sink = read(file);
    assertThat(sink.names()).containsExactly("客户", "hidden");
    assertThat(sink.table("客户").rows())
        .containsExactly(List.of("姓名", "卡号"), List.of("王小明", "6217001234567", "", "TRUE"));
    assertThat(sink.table("客户").positions()).containsExactly(1L, 3L);
    assertThat(sink.table("hidden").positions()).containsExactly(5L);
    assertThat(sink.skips)
        .containsOnly(
            Map.entry(HiddenParts.VERY_HIDDEN_SHEET, 1L),
            Map.entry(HiddenParts.ROWS, 1L),
            Map.entry(HiddenParts.COLUMNS, 1L));
  }

  @Test
  void valuesComeAsStored() throws IOException {
    Path file =
        sheet(
            "<row r='7'><c r='A7'><v>1.52922197503250112E+17</v></c><c r='B7'>"
                + "<v>1.1000000000000001</v></c><c r='D7' t='str'><f>A1&amp;B1</f><v>a_x000D_b</v>"
                + "</c><c t='inlineStr'><is><r><t>甲</t></r><r><t xml:space='preserve'> 乙</t></r>"
                + "<rPh><t>no</t></rPh></is></c><c t='e'><v>#N/A</v></c><c r='G7' s='3'>"
                + "<v>45678.5</v></c><c t='d'><v>2026-01-31T00:00:00</v></c></row>"
                + "<row><c><v>8</v></c></row>");
    RecordingSink sink = read(file);
    assertThat(sink.rows())
        .containsExactly(
            List.of(
                "1.52922197503250112E+17",
                "1.1",
                "",
                "a\rb",
                "甲 乙",
                "",
                "45678.5",
                "2026-01-31T00:00:00"),
            List.of("8"));
    assertThat(sink.tables.get(0).positions()).containsExactly(7L, 8L);
    assertThat(sink.skips)
        .containsExactly(Map.entry("cells that hold an error instead of a value", 1L));
  }

  @Test
  void strictDocumentWithPrefixesAndOddNamesIsRead() throws IOException {
    String rels =
        "<Relationships><Relationship Id='q' Type='http://purl.oclc.org/ooxml/x/worksheet'"
            + " Target='sheets\\One.xml'/><Relationship Id='s' Type='http://a/sharedStrings'"
            + " Target='/xl/Texts.xml'/></Relationships>";
    Path file =
        zip(
            Map.of(
                "xl\\Workbook.xml",
                "<m:workbook xmlns:m='"
                    + STRICT
                    + "' xmlns:r='http://r'><m:sheets>"
                    + "<m:sheet name='S' sheetId='1' r:id='q'/></m:sheets></m:workbook>",
                "xl/_rels/workbook.xml.rels",
                rels,
                "xl/sheets/one.xml",
                "<m:worksheet xmlns:m='"
                    + STRICT
                    + "'><m:sheetData><m:row><m:c t='s'><m:v>0</m:v>"
                    + "</m:c><m:c t='s'><m:v>9</m:v></m:c></m:row></m:sheetData></m:worksheet>",
                "xl/texts.xml",
                "<sst><si><t>张三</t></si></sst>"));
    RecordingSink sink = read(file);
    assertThat(sink.names()).containsExactly("S");
    assertThat(sink.rows()).containsExactly(List.of("张三"));
    assertThat(sink.skips).containsExactly(Map.entry("cells whose shared text is missing", 1L));
  }

  @Test
  void documentTypeIsRefusedBeforeTheParserSeesIt() throws IOException {
    Path file =
        zip(
            Map.of(
                "xl/worksheets/sheet1.xml",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row>"
                    + "<c t='str'><v>&e;</v></c></row></sheetData></worksheet>"));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(IOException.class)
        .hasMessage("a workbook without readable sheets");
  }

  @Test
  void widthLengthAndSizeHaveLimits() throws IOException {
    CellLimits limits = new CellLimits(100, 64, 3, 9, 1 << 20, List.of());
    String seventy = "x".repeat(70);
    Path file =
        sheet(
            "<row><c r='XFD1'><v>1</v></c><c r='A1' t='str'><v>"
                + seventy
                + "</v></c><c r='B1' "
                + "t='str'><v>"
                + seventy
                + "</v></c></row>");
    RecordingSink sink = read(file, limits);
    assertThat(sink.rows()).containsExactly(List.of("x".repeat(64), "x".repeat(36)));
    assertThat(sink.skips)
        .containsEntry("cells that are too long, cut", 2L)
        .containsEntry("rows that are too long, cut", 1L)
        .containsEntry("rows with more cells than are taken in, cut", 1L);
    Path big = sheet("<row><c><v>1</v></c></row>" + " ".repeat(2 << 20));
    RecordingSink cut = read(big, limits);
    assertThat(cut.rows()).containsExactly(List.of("1"));
    assertThat(cut.skips.keySet().toString()).contains("unpack to more than the limit");
  }

  @Test
  void damagedCopiesNeverDoHarm() throws IOException {
    Path file = folder.resolve("sound.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("a");
      for (int r = 0; r < 200; r++) {
        sheet.value(r, 0, "名" + r);
        sheet.value(r, 1, r * 1.7);
      }
    }
    Damage.Outcome outcome =
        Damage.survived(file, folder, new XlsxParser(), 20261122, 300, 100_000);
    assertThat(outcome.refused()).isPositive();
  }

  /**
   * A million rows with four million texts that differ, in 60 s of one core (processor time, since
   * tests run beside each other); with the heap that the tests have.
   */
  @Test
  @Tag("slow")
  void millionRowsTakeAMinuteAtMost() throws IOException {
    Path file = folder.resolve("million.xlsx");
    million(file, 1_000_000);
    RecordingSink sink = new RecordingSink(1);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    new XlsxParser().parse(file, CellLimits.DEFAULT, sink);
    double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    System.out.printf(
        "1,000,000 rows of 8 cells, %d MB: %.1f s, most heap %d MB%n",
        Files.size(file) >> 20, seconds, Runtime.getRuntime().maxMemory() >> 20);
    assertThat(sink.cells).isEqualTo(8_000_000);
    assertThat(sink.skips).isEmpty();
    assertThat(seconds).isLessThan(60);
  }

  private static void million(Path file, int rows) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      Writer out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
      out.write("<worksheet xmlns='" + MAIN + "'><sheetData>");
      for (int r = 0; r < rows; r++) {
        int n = r + 1;
        out.write("<row r=\"" + n + "\" spans=\"1:8\">");
        for (int c = 0; c < 8; c++) {
          String at = "<c r=\"" + (char) ('A' + c) + n + "\" ";
          String v = c < 4 ? "t=\"s\"><v>" + (4 * r + c) : "s=\"1\"><v>" + (c * 7_919L + r * 31L);
          out.write(at + v + "</v></c>");
        }
        out.write("</row>");
      }
      out.write("</sheetData></worksheet>");
      out.flush();
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      out.write("<sst xmlns='" + MAIN + "'>");
      for (int i = 0; i < 4 * rows; i++) {
        String text = i % 4 == 0 ? "王小" + (char) (0x4e00 + i % 20_000) : "1380" + (1_000_000 + i);
        out.write("<si><t>" + text + (i % 4 == 3 ? "浙江省杭州市西湖区文三路号" : "") + "</t></si>");
      }
      out.write("</sst>");
      out.flush();
      zip.closeEntry();
    }
  }
}
