package dyepack.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.cells.CellLimits;
import dyepack.cells.Damage;
import dyepack.cells.PasswordNeededException;
import dyepack.cells.RecordingSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompoundFileParserTest {
  @TempDir Path folder;

  private static CellLimits with(String... passwords) {
    CellLimits d = CellLimits.DEFAULT;
    return new CellLimits(
        d.recordBytes(),
        d.cellChars(),
        d.columns(),
        d.depth(),
        d.inflatedBytes(),
        List.of(passwords));
  }

  private static RecordingSink read(Path file, String... passwords) throws IOException {
    RecordingSink sink = new RecordingSink();
    new CompoundFileParser().parse(file, with(passwords), sink);
    return sink;
  }

  private static void fill(HSSFSheet sheet, int rows) {
    for (int r = 0; r < rows; r++) {
      HSSFRow row = sheet.createRow(r);
      row.createCell(0).setCellValue("名" + r + "x".repeat(r % 50));
      row.createCell(1).setCellValue(1.52922197503250112E17 + 32 * r);
      row.createCell(2).setCellValue(r + 0.1);
      row.createCell(4).setCellValue(r % 2 == 0);
      row.createCell(5).setCellFormula("A1&\"!\"");
    }
  }

  private Path write(HSSFWorkbook workbook, String name) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
    return file;
  }

  @Test
  void workbookOfALibraryIsReadWithHiddenSheets() throws IOException {
    Path file;
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      fill(workbook.createSheet("甲"), 3);
      HSSFSheet hidden = workbook.createSheet("hidden");
      hidden.createRow(9).createCell(1).setCellFormula("\"a\"&\"b\"");
      workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
      workbook.setSheetHidden(1, true);
      workbook.getSheetAt(0).getRow(1).setZeroHeight(true);
      workbook.getSheetAt(0).setColumnHidden(1, true);
      file = write(workbook, "a.xls");
    }
    RecordingSink sink = read(file);
    assertThat(sink.names()).containsExactly("甲", "hidden");
    assertThat(sink.tables.get(0).rows())
        .containsExactly(
            List.of("名0", "152922197503250112", "0.1", "", "TRUE", "名0!"),
            List.of("名1x", "152922197503250144", "1.1", "", "FALSE", "名0!"),
            List.of("名2xx", "152922197503250176", "2.1", "", "TRUE", "名0!"));
    assertThat(sink.table("hidden").rows()).containsExactly(List.of("", "ab"));
    assertThat(sink.table("hidden").positions()).containsExactly(10L);
    assertThat(sink.skips)
        .containsOnly(
            Map.entry(HiddenParts.SHEET, 1L),
            Map.entry(HiddenParts.ROWS, 1L),
            Map.entry(HiddenParts.COLUMNS, 1L));
  }

  @Test
  void passwordOpensAnOldWorkbook() throws IOException {
    Path file;
    Biff8EncryptionKey.setCurrentUserPassword("开门");
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      fill(workbook.createSheet("a"), 500);
      file = write(workbook, "a.xls");
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    assertThat(read(file, "wrong", "开门").rows()).hasSize(500);
    assertThatThrownBy(() -> read(file, "wrong"))
        .isInstanceOf(PasswordNeededException.class)
        .hasMessage("encrypted; 1 passwords tried, give the right one with --password");
  }

  @ParameterizedTest
  @EnumSource(names = {"standard", "agile"})
  void passwordOpensANewWorkbook(EncryptionMode mode) throws Exception {
    Path file = folder.resolve("a.xlsx");
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(mode).getEncryptor();
      encryptor.confirmPassword("s3cret");
      try (OutputStream out = encryptor.getDataStream(files)) {
        Files.copy(OfficeSamplesTest.sample("people.xlsx"), out);
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        files.writeFilesystem(out);
      }
    }
    assertThat(read(file, "a", "s3cret").rows()).hasSize(41);
    assertThatThrownBy(() -> read(file)).isInstanceOf(PasswordNeededException.class);
    if (mode == EncryptionMode.standard) {
      Damage.Outcome outcome =
          Damage.survived(
              file,
              folder,
              (f, l, s) -> new CompoundFileParser().parse(f, with("s3cret"), s),
              3,
              30,
              30_000_000);
      assertThat(outcome.refused() + outcome.partly()).isPositive();
    }
  }

  /** BIFF2 as simple exporters write it: records without a compound file around them. */
  @Test
  void bareRecordsOfTheOldestKindAreRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    record(out, 0x0009, buffer(4).putShort((short) 7).putShort((short) 0x10));
    record(out, 0x0042, buffer(2).putShort((short) 936));
    byte[] name = "李雷".getBytes(Charset.forName("GBK"));
    record(out, 0x0004, cell(0, 0, 8 + name.length).put((byte) name.length).put(name));
    record(out, 0x0003, cell(0, 1, 15).putDouble(13800138000.0));
    record(out, 0x0002, cell(2, 0, 9).putShort((short) 65000));
    record(out, 0x000a, buffer(0));
    Path file = folder.resolve("old");
    Files.write(file, out.toByteArray());
    RecordingSink sink = read(file);
    assertThat(sink.rows()).containsExactly(List.of("李雷", "13800138000"), List.of("65000"));
    assertThat(sink.tables.get(0).positions()).containsExactly(1L, 3L);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer cell(int row, int column, int bytes) {
    return buffer(bytes).putShort((short) row).putShort((short) column).put(new byte[3]);
  }

  private static void record(ByteArrayOutputStream out, int sid, ByteBuffer data) {
    byte[] head = new byte[4];
    ByteBuffer.wrap(head)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) sid)
        .putShort((short) data.capacity());
    out.writeBytes(head);
    byte[] body = new byte[data.capacity()];
    data.rewind().get(body);
    out.writeBytes(body);
  }

  /** BIFF5 names its code page; texts are bytes in it. */
  @Test
  void bareRecordsInACodePageAreRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    record(out, 0x0809, buffer(4).putShort((short) 0x500).putShort((short) 5));
    record(out, 0x0042, buffer(2).putShort((short) 950));
    byte[] sheet = "客戶".getBytes(Charset.forName("Big5"));
    record(
        out,
        0x0085,
        buffer(7 + sheet.length).putInt(0).putShort((short) 0).put((byte) 4).put(sheet));
    record(out, 0x000a, buffer(0));
    record(out, 0x0809, buffer(4).putShort((short) 0x500).putShort((short) 0x10));
    byte[] name = "陳大文".getBytes(Charset.forName("Big5"));
    ByteBuffer label = buffer(8 + name.length).putShort((short) 4).putShort((short) 1);
    record(out, 0x0204, label.putShort((short) 0).putShort((short) name.length).put(name));
    record(out, 0x000a, buffer(0));
    Path file = folder.resolve("old");
    Files.write(file, out.toByteArray());
    RecordingSink sink = read(file);
    assertThat(sink.table("客戶").rows()).containsExactly(List.of("", "陳大文"));
    assertThat(sink.skips).isEmpty();
  }

  @Test
  void packedNumbersKeepTheirDigits() {
    assertThat(BiffWorkbook.packed((1234567 << 2) | 3)).isEqualTo("12345.67");
    assertThat(BiffWorkbook.packed(-5 << 2 | 2)).isEqualTo("-5");
    assertThat(BiffWorkbook.packed((int) (Double.doubleToLongBits(1.5) >>> 32))).isEqualTo("1.5");
  }

  @Test
  @Tag("slow")
  void fullSheetIsRead() throws IOException {
    Path file;
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      fill(workbook.createSheet("a"), 65_000);
      file = write(workbook, "a.xls");
    }
    long start = System.nanoTime();
    assertThat(read(file).rows()).hasSize(65_000);
    System.out.printf("65,000 rows: %.1f s%n", (System.nanoTime() - start) / 1e9);
  }
}
