package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading what was seized: whatever form it has, the same cells come out. */
class DumpInputTest {
  private static final List<String> HEADER = List.of("姓名", "手机号", "身份证号", "地址", "余额");

  private static final String PIECES = "{}[]\",:\\\n\r\tab1;|-'";

  @TempDir Path folder;

  static List<String[]> people(int n) {
    String names = "王李张刘陈杨黄赵周吴";
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      rows.add(
          new String[] {
            "" + names.charAt(i % 10) + names.charAt(i * 7 % 10) + names.charAt(i * 3 % 10),
            "138" + (10_000_000 + i * 7919),
            "11010519491231002X",
            "北京市朝阳区幸福路" + i + "号" + i % 9 + "号楼, 2单元" + (100 + i) + "室",
            i + "." + (10 + i % 90)
          });
    }
    return rows;
  }

  private static DumpFile one(Path file) {
    return DumpInput.open(List.of(file)).files().get(0);
  }

  private static List<List<String>> rows(DumpTable table) {
    List<List<String>> rows = new ArrayList<>();
    try (DumpRows all = table.open()) {
      all.forEachRemaining(r -> rows.add(List.of(r.cells())));
    }
    return rows;
  }

  private static List<List<String>> lists(List<String[]> rows) {
    return rows.stream().map(Arrays::asList).toList();
  }

  @ParameterizedTest
  @EnumSource(LeakStyle.Form.class)
  void everyFormGivesTheSameCells(LeakStyle.Form form) throws IOException {
    List<String[]> people = people(60);
    if (form == LeakStyle.Form.XLSX_NUMBERS) {
      people.forEach(p -> p[4] = "7.25");
    }
    for (boolean header : new boolean[] {true, false}) {
      Path file = folder.resolve("leak-" + header);
      LeakStyle style = new LeakStyle(form, "UTF-8", false, header);
      assertThat(LeakWriters.write(file, style, HEADER, people.iterator())).isEqualTo(60);
      DumpTable table = Tables.sent(one(file).tables().get(0));
      boolean always = form == LeakStyle.Form.JSON_LINES || form == LeakStyle.Form.PARQUET;
      assertThat(table.header()).isEqualTo(header || always ? HEADER : List.of());
      assertThat(table.columns()).isEqualTo(5);
      assertThat(rows(table)).isEqualTo(lists(people));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CSV, GBK, false",
    "CSV, GB18030, false",
    "CSV, UTF-8, true",
    "CSV, UTF-16LE, true",
    "CSV, UTF-16LE, false",
    "CSV, UTF-16BE, false",
    "DASHES, GBK, false",
    "PIPE, GB18030, false",
    "DASHES, UTF-16LE, true",
    "JSON_LINES, GBK, false",
    "JSON_LINES, UTF-16LE, true",
    "TSV, UTF-16BE, true"
  })
  void everyCharacterSetGivesTheSameCells(LeakStyle.Form form, String charset, boolean mark)
      throws IOException {
    List<String[]> people = people(40);
    Path file = folder.resolve("leak");
    LeakStyle style = new LeakStyle(form, charset, mark, form == LeakStyle.Form.JSON_LINES);
    assertThat(LeakWriters.write(file, style, HEADER, people.iterator())).isEqualTo(40);
    DumpFile found = one(file);
    assertThat(found.encoding()).startsWith(charset.equals("GBK") ? "GB18030" : charset);
    assertThat(rows(found.tables().get(0))).isEqualTo(lists(people));
  }

  @Test
  void digestsAreThoseOfTheFile() throws IOException {
    Path file = Tables.write(folder, "abc", "abc".getBytes(StandardCharsets.UTF_8));
    DumpFile found = one(file);
    assertThat(found.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(found.sm3())
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    assertThat(found.bytes()).isEqualTo(3);
  }

  @Test
  void foldersAreWalkedInOrderAndLinksAreNotFollowed() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("seized/b"));
    Files.writeString(
        folder.resolve("seized/a.txt"), "name,phone\nAnn,13812345678\nBob,13912345678\n");
    Files.writeString(inner.resolve("c.jsonl"), "{\"name\":\"Ann\"}\n{\"name\":\"Bob\"}\n");
    Files.write(inner.resolve("d.zip"), "PK\u0003\u0004rest".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(inner.resolve("e"), new byte[0]);
    Files.createSymbolicLink(inner.resolve("f"), folder.resolve("seized/a.txt"));
    Path seized = folder.resolve("seized");
    DumpInput input = DumpInput.open(List.of(seized));
    assertThat(input.files())
        .extracting(f -> f.path().substring(seized.toString().length()))
        .containsExactly("/a.txt", "/b/c.jsonl", "/b/d.zip", "/b/e", "/b/f");
    assertThat(input.tables()).hasSize(2);
    assertThat(input.files().get(2).skipped().get(0).reason()).contains("ZIP archive");
    assertThat(input.files().get(3).skipped().get(0).reason()).contains("empty");
    assertThat(input.files().get(4).skipped().get(0).reason()).contains("symbolic link");
  }

  @Test
  void missingPathIsRefused() {
    assertThatThrownBy(() -> DumpInput.open(List.of(folder.resolve("none"))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("doesn't exist");
  }

  @Test
  void raggedRecordsAreReadAsTheyFitAndCounted() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      text.append("张三,北京市朝阳区幸福路").append(i).append("号,1381234567").append(i % 10).append('\n');
    }
    text.append("李四,广东省,汕头市文化路5号,13912345678\n王五,上海市浦东新区\n\n");
    Path file = Tables.write(folder, "t.txt", text.toString(), "UTF-8");
    DumpTable table = one(file).tables().get(0);
    try (DumpRows all = table.open()) {
      List<DumpRow> rows = new ArrayList<>();
      all.forEachRemaining(rows::add);
      assertThat(rows.get(30).cells()).containsExactly("李四", "广东省,汕头市文化路5号", "13912345678");
      assertThat(rows.get(30).line()).isEqualTo(31);
      assertThat(rows.get(31).cells()).containsExactly("王五", "上海市浦东新区", "");
      assertThat(all.rows()).isEqualTo(32);
      assertThat(all.skipped()).extracting(Skipped::count).containsExactly(1L, 1L);
      assertThat(all.skipped().get(0).lines()).containsExactly(31L);
    }
  }

  @Test
  void malformedBytesAreCountedAndLocated() throws IOException {
    byte[] good = "1,张三李四王五,13812345678\n".repeat(200).getBytes(StandardCharsets.UTF_8);
    good[28 * 50 + 4] = (byte) 0xFE;
    Path file = Tables.write(folder, "t", good);
    try (DumpRows all = one(file).tables().get(0).open()) {
      all.forEachRemaining(r -> assertThat(r.cells()).hasSize(3));
      assertThat(all.rows()).isEqualTo(200);
      assertThat(all.skipped()).hasSize(1);
      assertThat(all.skipped().get(0).reason()).contains("aren't UTF-8");
    }
  }

  @Test
  void strayQuotesDontSwallowTheFile() throws IOException {
    StringBuilder text = new StringBuilder("name,size,phone\n");
    for (int i = 0; i < 3000; i++) {
      text.append("Ann,")
          .append(i == 100 ? "\"5 inch" : "" + i)
          .append(",1381234567")
          .append(i % 10)
          .append('\n');
    }
    Path file = Tables.write(folder, "t", text.toString(), "UTF-8");
    assertThat(rows(one(file).tables().get(0))).hasSize(3000);
  }

  @Test
  void tooLongRecordsAreLeftOutAndCounted() throws IOException {
    String text = "a,13812345678\n" + "x".repeat(5000) + ",1\n" + "b,13912345678\n".repeat(40);
    Path file = Tables.write(folder, "t", text, "UTF-8");
    DumpLimits limits = new DumpLimits(1000, 200, 10, 1 << 20, 10, 10);
    // The window reads ahead, so records up to its first size pass; 300 KiB doesn't.
    String longer = text.replace("x".repeat(5000), "x".repeat(400_000));
    Path second = Tables.write(folder, "u", longer, "UTF-8");
    try (DumpRows all = DumpInput.open(List.of(file), limits).tables().get(0).open()) {
      all.forEachRemaining(r -> assertThat(r.cells()[0].length()).isLessThanOrEqualTo(200));
      assertThat(all.rows()).isEqualTo(42);
    }
    try (DumpRows all = DumpInput.open(List.of(second), limits).tables().get(0).open()) {
      all.forEachRemaining(r -> assertThat(r.cells()[0].length()).isLessThanOrEqualTo(200));
      assertThat(all.rows()).isEqualTo(41);
      assertThat(all.skipped().get(0).lines()).containsExactly(2L);
    }
  }

  @Test
  void partsGiveTheSameRowsAsTheWhole() throws IOException {
    for (LeakStyle.Form form :
        List.of(LeakStyle.Form.CSV, LeakStyle.Form.JSON_LINES, LeakStyle.Form.XLSX)) {
      Path file = folder.resolve("leak");
      assertThat(LeakWriters.write(file, LeakStyle.plain(form), HEADER, people(300).iterator()))
          .isEqualTo(300);
      DumpTable table = one(file).tables().get(0);
      List<List<String>> rows = new ArrayList<>();
      for (TableSplit split : table.splits(2000)) {
        try (DumpRows part = table.open(split)) {
          part.forEachRemaining(r -> rows.add(List.of(r.cells())));
        }
      }
      assertThat(rows).isEqualTo(rows(table));
    }
  }

  @Test
  void jsonArraysNestedValuesAndTornObjectsAreRead() throws IOException {
    String text =
        """
        [ {"name": "张三", "contact": {"phone": "13812345678", "mail": null}, "tags": ["a", "b"]},
          {"name": "李\\u56db",
           "contact": {"phone": 13912345678}},
          {"name": "torn
          , {"name": "end", "x": {"y": true}} ]
        """;
    Path file = Tables.write(folder, "t", text, "UTF-8");
    DumpTable table = one(file).tables().get(0);
    assertThat(table.header())
        .containsExactly("name", "contact.phone", "contact.mail", "tags.0", "tags.1", "x.y");
    try (DumpRows all = table.open()) {
      List<List<String>> rows = new ArrayList<>();
      all.forEachRemaining(r -> rows.add(List.of(r.cells())));
      assertThat(rows)
          .containsExactly(
              List.of("张三", "13812345678", "", "a", "b", ""),
              List.of("李四", "13912345678", "", "", "", ""),
              List.of("end", "", "", "", "", "true"));
      assertThat(all.skipped()).extracting(Skipped::reason).anyMatch(r -> r.contains("don't end"));
    }
  }

  @Test
  void randomBytesNeverThrow() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      byte[] bytes = new byte[random.nextInt(3000)];
      random.nextBytes(bytes);
      if (i % 3 == 0) {
        for (int k = 0; k < bytes.length; k++) {
          bytes[k] = (byte) PIECES.charAt(bytes[k] & 15);
        }
      }
      Path file = Tables.write(folder, "r" + i, bytes);
      DumpFile found = one(file);
      for (DumpTable table : found.tables()) {
        assertThat(rows(table)).allMatch(r -> r.size() == table.columns());
      }
    }
  }

  /** {@code 资料/客户.csv} in GB18030, as unpacking a Windows archive leaves it: no UTF-8. */
  @Test
  void namesOfOtherCharacterSetsLeadToTheirFiles() throws IOException {
    Path seized = Files.createDirectories(folder.resolve("seized"));
    Path named = Path.of(URI.create(seized.toUri() + "%D7%CA%C1%CF/%BF%CD%BB%A7.csv"));
    Files.createDirectories(Objects.requireNonNull(named.getParent()));
    StringBuilder text = new StringBuilder(String.join(",", HEADER)).append('\n');
    people(20)
        .forEach(
            row ->
                text.append(String.join("\t", row).replace(",", "，").replace('\t', ','))
                    .append('\n'));
    Files.write(named, text.toString().getBytes("GB18030"));

    try (DumpInput input = DumpInput.open(List.of(seized))) {
      DumpFile file = input.files().get(0);
      assertThat(file.path()).endsWith("seized/资料/客户.csv");
      assertThat(file.notes()).anyMatch(note -> note.startsWith("its path isn't text"));
      assertThat(rows(file.tables().get(0))).hasSize(20);
      assertThat(input.changed()).isEmpty();
    }
    try (Stream<Path> left = Files.walk(seized)) {
      assertThat(left.filter(Files::isRegularFile)).containsExactly(named);
    }
  }

  /** As a download leaves them that was broken off, or a disk that was not written to the end. */
  @ParameterizedTest
  @CsvSource({"200, 5000, true", "200, 1000, false", "60000, 300000, true", "60000, 300000, false"})
  void linesBesideZeroBytesAreRead(int people, int zeros, boolean atEnd) throws IOException {
    List<String[]> all = people(people);
    StringBuilder text = new StringBuilder("姓名,手机号,余额\n");
    all.forEach(row -> text.append(row[0] + "," + row[1] + "," + row[4] + "\n"));
    byte[] whole = text.toString().getBytes("GB18030");
    int at = atEnd ? whole.length : whole.length / 2;
    byte[] torn = Arrays.copyOf(whole, whole.length + (atEnd ? zeros : 0));
    Arrays.fill(torn, at, at + zeros, (byte) 0);
    Path file = Files.write(folder.resolve("torn.csv"), torn);

    try (DumpInput input = DumpInput.open(List.of(file))) {
      List<List<String>> read = rows(input.files().get(0).tables().get(0));
      List<List<String>> right = all.stream().map(row -> List.of(row[0], row[1], row[4])).toList();
      Set<List<String>> known = new HashSet<>(read);
      long lost = right.stream().filter(row -> !known.contains(row)).limit(people).count();
      assertThat(lost).isLessThanOrEqualTo(atEnd ? 0 : 2 + zeros / (whole.length / people));
    }
  }

  @Test
  void recordsOfAProgramAreNoText() throws IOException {
    byte[] records = new byte[60 * 48];
    for (int i = 0; i < 60; i++) {
      byte[] name = people(60).get(i)[0].getBytes(StandardCharsets.UTF_8);
      System.arraycopy(name, 0, records, 48 * i, name.length);
      byte[] phone = people(60).get(i)[1].getBytes(StandardCharsets.UTF_8);
      System.arraycopy(phone, 0, records, 48 * i + 32, phone.length);
    }
    DumpFile file = one(Files.write(folder.resolve("records.dat"), records));
    assertThat(file.status()).isEqualTo(DumpStatus.UNREADABLE);
  }

  /** Some exporters write the names of a workbook's parts as Windows writes paths. */
  @Test
  void partsNamedWithBackslashesAreAWorkbook() throws IOException {
    Path file = folder.resolve("list.xlsx");
    try (InputStream in = getClass().getResourceAsStream("/dyepack/office/people.xlsx");
        ZipInputStream from = new ZipInputStream(Objects.requireNonNull(in));
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        to.putNextEntry(new ZipEntry(entry.getName().replace('/', '\\')));
        from.transferTo(to);
      }
    }
    DumpFile read = one(file);
    assertThat(read.format()).isEqualTo("xlsx");
    assertThat(read.status()).isEqualTo(DumpStatus.READ);
  }

  @Test
  void tablesWithChineseNamesAreSql() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String[] row : people(5)) {
      text.append("insert into 客户资料(姓名,手机号) values('" + row[0] + "','" + row[1] + "');\n");
    }
    DumpFile file = one(Files.writeString(folder.resolve("only.txt"), text));
    assertThat(file.format()).startsWith("SQL");
    assertThat(rows(file.tables().get(0))).hasSize(5);
  }

  /** As PostgreSQL's {@code query_to_xml} and {@code table_to_xml} write it. */
  @Test
  void aTableOfXmlIsNoPage() throws IOException {
    StringBuilder text =
        new StringBuilder("<table xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n");
    for (String[] row : people(5)) {
      text.append("<row><姓名>" + row[0] + "</姓名><手机号>" + row[1] + "</手机号></row>\n");
    }
    Path path = Files.writeString(folder.resolve("q.xml"), text.append("</table>\n"));
    DumpFile file = one(path);
    assertThat(file.tables()).hasSize(1);
    assertThat(file.tables().get(0).header()).contains("姓名", "手机号");
  }

  @Test
  void oneColumnWithBytesThatAreNoCharactersIsRead() throws IOException {
    StringBuilder text = new StringBuilder("手机号\n");
    people(40).forEach(row -> text.append(row[1]).append('\n'));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length / 2] = (byte) 0xFF;
    DumpFile file = one(Files.write(folder.resolve("list.txt"), bytes));
    assertThat(rows(file.tables().get(0))).hasSizeGreaterThanOrEqualTo(39);
  }
}
