package dyepack.ingest;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.ByteAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The accounts of all formats whose bytes are rows add up to the lengths of their files. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ByteAccountsTest {
  private static final String[] NAMES = {"张伟", "李娜", "王诚功", "歐陽明", "Ann Lee"};

  @TempDir Path folder;
  private DumpFile file = DumpFound.unopened("", "", "");
  private long rows;

  private interface Row {
    String of(String name, String phone, int i);
  }

  private static String lines(int n, Row row) {
    Random random = new Random(n);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < n; i++) {
      String phone = "13" + (100_000_000 + random.nextInt(900_000_000));
      text.append(row.of(NAMES[i % NAMES.length], phone, i));
    }
    return text.toString();
  }

  private static String text(String format) {
    return switch (format) {
      case "csv" ->
          "name,phone,no\n\n" + lines(300, (n, p, i) -> n + "," + p + "," + i + "\n") + "合计,300,\n";
      case "csv CRLF" -> "name,phone\r\n" + lines(50, (n, p, i) -> n + "," + p + "\r\n") + "张";
      case "dashes" ->
          "卖家QQ 诚信第一\n=====\n" + lines(80, (n, p, i) -> n + "----" + p + "----" + i + "\n");
      case "quoted" -> "a,b\n" + lines(60, (n, p, i) -> "\"" + n + "\n" + i + "\"," + p + "\n");
      case "fixed" ->
          "NAME    PHONE        NO  \n"
              + lines(60, (n, p, i) -> "%-8s%-13s%04d\n".formatted("N" + i, p, i));
      case "blocks" -> lines(40, (n, p, i) -> "姓名：" + n + "\n电话：" + p + "\n\n");
      case "JSON lines" ->
          lines(
              90,
              (n, p, i) ->
                  (i == 9 ? "// export\n" : "") + "{\"n\":\"" + n + "\",\"p\":\"" + p + "\"}\n");
      case "JSON array" ->
          "["
              + lines(
                  90, (n, p, i) -> (i > 0 ? ",\n" : "") + "{\"n\":\"" + n + "\",\"p\":" + p + "}")
              + "]\n\n";
      case "JSON broken" ->
          lines(
              90,
              (n, p, i) ->
                  i % 9 == 3
                      ? "{\"n\":\"" + n + "\n"
                      : i % 9 == 5 ? "{\"n\":\"x\" \"y\"}\n" : "{\"n\":\"" + n + "\"}\n");
      case "JSON answer" ->
          "{\"code\":0,\"data\":{\"list\":["
              + lines(40, (n, p, i) -> (i > 0 ? "," : "") + "{\"n\":\"" + n + "\",\"p\":" + p + "}")
              + "],\"total\":40}}\n{\"code\":1,\"data\":";
      case "JSON two lists" ->
          "{\"code\":0,\"users\":["
              + lines(40, (n, p, i) -> (i > 0 ? "," : "") + "{\"n\":\"" + n + "\",\"p\":" + p + "}")
              + "],\"shops\":["
              + lines(30, (n, p, i) -> (i > 0 ? "," : "") + "{\"s\":\"" + n + "\"}")
              + "]}\n";
      case "JSON lists in records" ->
          lines(
              8,
              (n, p, i) ->
                  "{\"n\":\""
                      + n
                      + "\",\"p\":\""
                      + p
                      + "\",\"orders\":["
                      + lines(20, (m, q, k) -> (k > 0 ? "," : "") + "{\"o\":" + q + "}")
                      + "]}\n");
      case "JSON object" -> "{\"n\": \"张伟\",\n \"p\": \"13912345678\"}\n";
      case "SQL" ->
          "-- MySQL dump 10\nCREATE TABLE `t` (`n` varchar(9), `p` varchar(11));\n"
              + lines(70, (n, p, i) -> "INSERT INTO `t` VALUES ('" + n + "','" + p + "');\n")
              + "INSERT INTO `t` VALUES ('x','y'),('z, 3;\nUNLOCK TABLES;\n";
      case "COPY" ->
          "COPY public.t (n, p) FROM stdin;\n"
              + lines(70, (n, p, i) -> n + "\t" + p + "\n")
              + "broken\n\\.\n\nSELECT 1;\n";
      case "HTML" ->
          "<html><head><style>td{}</style></head><body>客户名单 2019<table>\n<tr><th>n</th><th>p</th></tr>\n"
              + lines(60, (n, p, i) -> "<tr><td>" + n + "</td><td>" + p + "</td></tr>\n")
              + "</table>\n\n<!-- end --></body></html>\n";
      case "XML" ->
          "<?xml version=\"1.0\"?>\n<all>\n<!-- made by me -->\n"
              + lines(
                  60, (n, p, i) -> "  <r id=\"" + i + "\"><n>" + n + "</n><p>" + p + "</p></r>\n")
              + "  <total>60</total>\n</all>\n";
      case "XML workbook" ->
          "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"\n"
              + " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"a\"><Table>\n"
              + lines(
                  60,
                  (n, p, i) ->
                      "<Row><Cell><Data ss:Type=\"String\">"
                          + n
                          + "</Data></Cell><Cell><Data ss:Type=\"Number\">"
                          + p
                          + "</Data></Cell></Row>\n")
              + "</Table></Worksheet></Workbook>";
      case "vCard" ->
          lines(
                  60,
                  (n, p, i) ->
                      "BEGIN:VCARD\nVERSION:3.0\nFN:" + n + "\nTEL:" + p + "\nEND:VCARD\n\n")
              + "x\nBEGIN:VCARD\nFN:y\n";
      default -> throw new IllegalArgumentException(format);
    };
  }

  private ByteAccount account(byte[] bytes, long targetBytes) throws IOException {
    Path seized = Files.write(folder.resolve("x"), bytes);
    ByteAccount account;
    try (DumpInput input = DumpInput.open(List.of(seized))) {
      file = input.files().get(0);
      account = file.account();
      rows = 0;
      for (DumpTable table : file.tables()) {
        for (TableSplit split : table.splits(targetBytes)) {
          try (DumpRows part = table.open(split)) {
            while (part.hasNext()) {
              assertThat(part.next()).isNotNull();
            }
            rows += part.rows();
            account = account.plus(part.account());
          }
        }
      }
    }
    return account;
  }

  /** Of pages and XML the account says which bytes are rows, to the byte. */
  @ParameterizedTest
  @CsvSource({
    "HTML,UTF-8,<tr>,</tr>",
    "HTML,GB18030,<tr>,</tr>",
    "XML,UTF-8,<r ,</r>",
    "XML,Big5,<r ,</r>",
    "XML workbook,GB18030,<Row>,</Row>",
    "vCard,UTF-16LE,BEGIN,END:VCARD",
    "vCard,GB18030,BEGIN,END:VCARD"
  })
  void recordsOfMarkupAreTheirElements(String format, String charset, String from, String to)
      throws IOException {
    Charset set = Charset.forName(charset);
    String text = text(format).replace("王诚功", "王誠功").replace("张伟", "張偉");
    ByteAccount account = account(text.getBytes(set), Long.MAX_VALUE);
    long bytes = 0;
    int at = text.indexOf(from);
    int header = format.equals("HTML") ? 1 : 0;
    while (at >= 0) {
      int end = text.indexOf(to, at);
      boolean line = format.equals("vCard");
      int stop = end < 0 ? text.length() : line ? text.indexOf('\n', end) + 1 : end + to.length();
      bytes += header-- > 0 ? 0 : text.substring(at, stop).getBytes(set).length;
      at = text.indexOf(from, stop);
    }
    assertThat(account.record()).isEqualTo(bytes);
    assertThat(account.rejected()).isZero();
  }

  private void addsUp(String what, byte[] bytes) throws IOException {
    for (long target : new long[] {Long.MAX_VALUE, 700}) {
      ByteAccount account = account(bytes, target);
      assertThat(account.total()).as(what + ", parts of " + target).isEqualTo(bytes.length);
      assertThat(account.record()).as(what).isPositive();
      long at = 0;
      for (ByteAccount.Span span : account.spans()) {
        assertThat(span.start()).as(what + " " + span).isGreaterThanOrEqualTo(at);
        at = span.end();
        assertThat(at).as(what + " " + span).isLessThanOrEqualTo(bytes.length);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "csv",
        "csv CRLF",
        "dashes",
        "quoted",
        "fixed",
        "blocks",
        "JSON lines",
        "JSON array",
        "JSON broken",
        "JSON answer",
        "JSON two lists",
        "JSON lists in records",
        "JSON object",
        "SQL",
        "COPY",
        "HTML",
        "XML",
        "XML workbook",
        "vCard"
      })
  void everyByteOfATextIsAccountedFor(String format) throws IOException {
    for (String charset : List.of("UTF-8", "GB18030", "UTF-16LE", "UTF-32BE")) {
      addsUp(format + " in " + charset, text(format).getBytes(Charset.forName(charset)));
    }
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    marked.writeBytes(text(format).getBytes(UTF_8));
    addsUp(format + " with a mark", marked.toByteArray());
    marked.reset();
    marked.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE});
    marked.writeBytes(text(format).getBytes(UTF_16LE));
    addsUp(format + " in UTF-16 with a mark", marked.toByteArray());
  }

  /** Files put together from several character sets, or misread before, are read as a copy. */
  @ParameterizedTest
  @ValueSource(strings = {"csv", "dashes", "JSON lines", "SQL", "COPY"})
  void theAccountIsThatOfTheOriginal(String format) throws IOException {
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.writeBytes(text(format).getBytes(Charset.forName("GB18030")));
    mixed.writeBytes(text(format).getBytes(UTF_8));
    mixed.writeBytes(new byte[] {'x', (byte) 0xFF, (byte) 0xFE, (byte) 0xFF, '\n'});
    addsUp(format + " mixed", mixed.toByteArray());
    String misread = new String(text(format).getBytes(UTF_8), Charset.forName("windows-1252"));
    addsUp(format + " misread", misread.getBytes(UTF_8));
  }

  @Test
  void whatIsRejectedIsWhereItSays() throws IOException {
    byte[] bytes = text("SQL").getBytes(UTF_8);
    ByteAccount account = account(bytes, Long.MAX_VALUE);
    List<String> rejected = new ArrayList<>();
    for (ByteAccount.Span span : account.spans()) {
      if (span.kind() == ByteAccount.Kind.REJECTED) {
        rejected.add(
            new String(bytes, (int) span.start(), (int) (span.end() - span.start()), UTF_8));
      }
    }
    assertThat(String.join("|", rejected)).contains("('z, 3;").doesNotContain("INSERT");
    assertThat(rows).isEqualTo(71);
    assertThat(file.status()).isEqualTo(DumpStatus.PART);
  }

  @ParameterizedTest
  @CsvSource({"JSON object,JSON object", "JSON lines,JSON lines", "JSON array,JSON array"})
  void aSingleObjectIsNotCalledLines(String format, String label) throws IOException {
    assertThat(account(text(format).getBytes(UTF_8), Long.MAX_VALUE).total()).isPositive();
    assertThat(file.format()).isEqualTo(label);
  }

  /** Archives: packed bytes of what was read, headers, what stands between and behind. */
  @Test
  void bytesOfAnArchiveAreAccountedFor() throws IOException {
    byte[] csv = text("csv").getBytes(UTF_8);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("a.csv"));
      out.write(csv);
      out.closeEntry();
      out.putNextEntry(new ZipEntry("b/"));
      out.putNextEntry(new ZipEntry("b/c.txt"));
      out.write(text("dashes").getBytes(UTF_8));
    }
    int length = zip.size();
    ByteAccount account = account(zip.toByteArray(), Long.MAX_VALUE);
    assertThat(account.total()).isEqualTo(length);
    assertThat(account.noise() + account.rejected()).isZero();
    zip.writeBytes("appended behind the end".getBytes(UTF_8));
    ByteAccount longer = account(zip.toByteArray(), Long.MAX_VALUE);
    assertThat(longer.total()).isEqualTo(zip.size());
    assertThat(longer.record()).isEqualTo(account.record());
    assertThat(longer.noise()).isEqualTo(23);
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar)) {
      TarArchiveEntry entry = new TarArchiveEntry("a.csv");
      entry.setSize(csv.length);
      out.putArchiveEntry(entry);
      out.write(csv);
      out.closeArchiveEntry();
    }
    account = account(tar.toByteArray(), Long.MAX_VALUE);
    assertThat(account.total()).isEqualTo(tar.size());
    assertThat(account.record()).isEqualTo(csv.length);
    ByteArrayOutputStream gz = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gz)) {
      out.write(csv);
    }
    account = account(gz.toByteArray(), Long.MAX_VALUE);
    assertThat(account.record()).isEqualTo(gz.size());
    byte[] cut = Arrays.copyOf(gz.toByteArray(), gz.size() / 2);
    assertThat(account(cut, Long.MAX_VALUE).total()).isEqualTo(cut.length);
  }

  /** Documents of BSON one after the other, the last one torn. */
  @Test
  void bytesOfBsonAreAccountedFor() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < 9; i++) {
      byte[] name = NAMES[i % NAMES.length].getBytes(UTF_8);
      int length = 4 + 1 + 2 + 4 + name.length + 1 + 1;
      ByteBuffer document = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
      document.putInt(length).put((byte) 2).put((byte) 'n').put((byte) 0);
      document.putInt(name.length + 1).put(name);
      all.writeBytes(document.array());
    }
    int sound = all.size();
    all.writeBytes(new byte[] {99, 0, 0, 0, 2, 'n', 0});
    ByteAccount account = account(all.toByteArray(), Long.MAX_VALUE);
    assertThat(rows).isEqualTo(9);
    assertThat(account.record()).isEqualTo(sound);
    assertThat(account.rejected()).isEqualTo(7);
  }
}
