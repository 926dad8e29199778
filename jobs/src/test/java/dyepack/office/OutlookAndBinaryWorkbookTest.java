package dyepack.office;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.ingest.DumpFile;
import dyepack.ingest.DumpInput;
import dyepack.ingest.DumpRows;
import dyepack.ingest.DumpStatus;
import dyepack.ingest.DumpTable;
import dyepack.simulate.seized.TorturePerson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of Outlook and binary workbooks, made record by record as their specifications say. */
class OutlookAndBinaryWorkbookTest {
  @TempDir Path folder;

  private final List<TorturePerson> people = TorturePerson.several(new Random(90210), 19);

  /** What was read of a file, and how it ended. */
  private record Read(List<List<String>> rows, DumpStatus status, String reasons) {}

  private static Read read(Path path) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (DumpInput input = DumpInput.open(List.of(path))) {
      DumpFile file = input.files().get(0);
      for (DumpTable table : file.tables()) {
        try (DumpRows all = table.open()) {
          all.forEachRemaining(row -> rows.add(Arrays.asList(row.cells())));
        }
      }
      assertThat(file.account().total()).isEqualTo(Files.size(path));
      return new Read(rows, file.status(), file.skipped().toString());
    }
  }

  private void assertEverybody(List<List<String>> rows) {
    for (TorturePerson p : people) {
      assertThat(rows).anySatisfy(row -> assertThat(row).contains(p.name(), p.phone(), p.id()));
    }
  }

  private Path message(String body, boolean attached) throws IOException {
    Path path = folder.resolve("m.msg");
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      var root = files.getRoot();
      root.createDocument("__properties_version1.0", new ByteArrayInputStream(new byte[32]));
      root.createDocument("__substg1.0_0037001F", utf16("名单"));
      root.createDocument("__substg1.0_1000001F", utf16(body));
      if (attached) {
        root.createDirectory("__attach_version1.0_#00000000")
            .createDocument("__substg1.0_37010102", new ByteArrayInputStream(new byte[5000]));
      }
      try (OutputStream out = Files.newOutputStream(path)) {
        files.writeFilesystem(out);
      }
    }
    return path;
  }

  private static ByteArrayInputStream utf16(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void linesOfAMessageAreRecords() throws IOException {
    StringBuilder body = new StringBuilder("您好，见下：\r\n\r\n");
    people.forEach(p -> body.append("%s\t%s\t%s\r\n".formatted(p.name(), p.phone(), p.id())));
    Read read = read(message(body.toString(), true));
    assertEverybody(read.rows());
    assertThat(read.status()).isEqualTo(DumpStatus.PART);
    assertThat(read.reasons()).contains("attachments of a message, not read");
  }

  /** A binary workbook's record. */
  private static void record(ByteArrayOutputStream out, int type, byte[] data) {
    if (type >= 0x80) {
      out.write((type & 0x7f) | 0x80);
      out.write(type >> 7);
    } else {
      out.write(type);
    }
    int left = data.length;
    do {
      out.write((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
      left >>= 7;
    } while (left > 0);
    out.writeBytes(data);
  }

  /** The bytes of a buffer that has an array of its own. */
  @SuppressWarnings("ByteBufferBackingArray")
  private static byte[] array(ByteBuffer own) {
    return own.array();
  }

  private static ByteBuffer bytes(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] wide(String text, int... before) {
    ByteBuffer data = bytes(4 * before.length + 4 + 2 * text.length());
    for (int b : before) {
      data.putInt(b);
    }
    return array(data.putInt(text.length()).put(text.getBytes(StandardCharsets.UTF_16LE)));
  }

  private Path workbook() throws IOException {
    ByteArrayOutputStream shared = new ByteArrayOutputStream();
    record(shared, 159, array(bytes(8).putInt(people.size()).putInt(people.size())));
    ByteArrayOutputStream sheet = new ByteArrayOutputStream();
    record(sheet, 129, new byte[0]);
    record(sheet, 145, new byte[0]);
    for (int r = 0; r < people.size(); r++) {
      TorturePerson p = people.get(r);
      ByteBuffer item = bytes(5 + 2 * p.name().length());
      item.put((byte) 0).putInt(p.name().length());
      record(shared, 19, array(item.put(p.name().getBytes(StandardCharsets.UTF_16LE))));
      // rw, ixfe, miyRw, four bytes of flags, no spans of columns (2.4.727).
      record(sheet, 0, array(bytes(17).putInt(r).putInt(0).putShort((short) 300)));
      record(sheet, 7, array(bytes(12).putInt(0).putInt(0).putInt(r)));
      double phone = Double.parseDouble(p.phone());
      record(sheet, 5, array(bytes(16).putInt(1).putInt(0).putDouble(phone)));
      record(sheet, 6, wide(p.id(), 2, 0));
      record(sheet, 2, array(bytes(12).putInt(3).putInt(0).putInt(r << 2 | 2)));
      record(sheet, 5, array(bytes(16).putInt(4).putInt(1).putDouble(45_110.5 + r)));
    }
    record(sheet, 146, new byte[0]);
    record(sheet, 130, new byte[0]);
    record(shared, 160, new byte[0]);
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    record(book, 131, new byte[0]);
    record(book, 143, new byte[0]);
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    entry.writeBytes(array(bytes(8).putInt(0).putInt(1)));
    entry.writeBytes(wide("rId1"));
    entry.writeBytes(wide("名单"));
    record(book, 156, entry.toByteArray());
    record(book, 144, new byte[0]);
    record(book, 132, new byte[0]);
    Path path = folder.resolve("b.xlsb");
    String schemas = "http://schemas.openxmlformats.org/";
    String related = schemas + "officeDocument/2006/relationships";
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      put(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\""
              + schemas
              + "package/2006/content-types\"><Default Extension=\"rels\""
              + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Default Extension=\"bin\""
              + " ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/>"
              + "<Override PartName=\"/xl/worksheets/sheet1.bin\""
              + " ContentType=\"application/vnd.ms-excel.worksheet\"/>"
              + "<Override PartName=\"/xl/sharedStrings.bin\""
              + " ContentType=\"application/vnd.ms-excel.sharedStrings\"/></Types>");
      put(zip, "_rels/.rels", relation(schemas, related, "officeDocument", "xl/workbook.bin", ""));
      put(
          zip,
          "xl/_rels/workbook.bin.rels",
          relation(
              schemas,
              related,
              "worksheet",
              "worksheets/sheet1.bin",
              "<Relationship Id=\"rId2\" Type=\""
                  + related
                  + "/sharedStrings\" Target=\"sharedStrings.bin\"/>"));
      put(zip, "xl/workbook.bin", book.toByteArray());
      put(zip, "xl/worksheets/sheet1.bin", sheet.toByteArray());
      put(zip, "xl/sharedStrings.bin", shared.toByteArray());
      put(zip, "xl/styles.bin", styles());
    }
    return path;
  }

  /** A format, a style that isn't one of cells, and two of cells: plain, and with the format. */
  private static byte[] styles() {
    ByteArrayOutputStream styles = new ByteArrayOutputStream();
    String code = "yyyy\\-mm\\-dd hh:mm";
    ByteBuffer format = bytes(6 + 2 * code.length()).putShort((short) 176).putInt(code.length());
    record(styles, 44, array(format.put(code.getBytes(StandardCharsets.UTF_16LE))));
    record(styles, 47, array(bytes(16).putShort((short) -1).putShort((short) 14)));
    record(styles, 617, array(bytes(4).putInt(2)));
    record(styles, 47, array(bytes(16)));
    record(styles, 47, array(bytes(16).putShort((short) 0).putShort((short) 176)));
    record(styles, 618, new byte[0]);
    return styles.toByteArray();
  }

  private static String relation(
      String schemas, String related, String type, String target, String more) {
    return "<Relationships xmlns=\""
        + schemas
        + "package/2006/relationships\"><Relationship"
        + " Id=\"rId1\" Type=\""
        + related
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>"
        + more
        + "</Relationships>";
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    put(zip, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  @Test
  void cellsOfBinaryWorkbooks() throws IOException {
    Path path = workbook();
    Read read = read(path);
    assertEverybody(read.rows());
    assertThat(read.rows()).hasSize(people.size());
    assertThat(read.rows().get(7)).endsWith("7", "2023-07-10 12:00:00");
    assertThat(read.status()).isEqualTo(DumpStatus.READ);
  }

  @Test
  void aTornSheetIsReadUpToThere() throws IOException {
    Path path = workbook();
    Path torn = folder.resolve("torn.xlsb");
    try (var in = new ZipFile(path.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(torn))) {
      for (ZipEntry entry : in.stream().toList()) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        boolean sheet = entry.getName().endsWith("sheet1.bin");
        put(out, entry.getName(), sheet ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
      }
    }
    Read read = read(torn);
    assertThat(read.rows()).hasSizeBetween(people.size() / 2 - 2, people.size() / 2 + 2);
    assertThat(read.status()).isEqualTo(DumpStatus.PART);
    assertThat(read.reasons()).contains("rest of a damaged sheet");
  }
}
