package dyepack.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.simulate.seized.TorturePerson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People in letters, chats, cards, pastes, logs of terminals and what breaks off. */
class LettersAndChatsTest {
  private static final int PEOPLE = 17;

  @TempDir Path folder;

  private final List<TorturePerson> people = TorturePerson.several(new Random(5), PEOPLE);

  private List<List<String>> rows(String text) throws IOException {
    return SeizedRows.of(Files.writeString(folder.resolve("a.txt"), text, UTF_8));
  }

  private void assertEverybody(List<List<String>> rows) {
    assertThat(rows).hasSize(PEOPLE);
    for (TorturePerson p : people) {
      assertThat(rows).anySatisfy(row -> assertThat(row).contains(p.name(), p.phone()));
    }
  }

  private String each(Function<TorturePerson, String> line) {
    return people.stream().map(line).collect(Collectors.joining());
  }

  @Test
  void whomALetterAddressesIsOfItsRecord() throws IOException {
    assertEverybody(
        rows(
            each(
                p ->
                    "通 知\n\n尊敬的%s先生/女士：\n\n  请您按时参加。\n\n联系电话：%s\n地址：%s\n\n   办公室\n\f\n"
                        .formatted(p.name(), p.phone(), p.address()))));
    assertEverybody(
        rows(
            each(
                p ->
                    "录取通知书\n%s 同学：\n    恭喜你。\n电话：%s\n地址：%s\n"
                        .formatted(p.name(), p.phone(), p.address()))));
  }

  @Test
  void lettersInADocumentAreRecords() throws IOException {
    Path file = folder.resolve("letters.docx");
    String paragraphs =
        each(
            p ->
                List.of(
                        "催 款 通 知 书",
                        "尊敬的" + p.name() + "女士：",
                        "您的账单已逾期，请尽快还款。",
                        "联系电话：" + p.phone(),
                        "通讯地址：" + p.address())
                    .stream()
                    .map("<w:p><w:r><w:t>%s</w:t></w:r></w:p>"::formatted)
                    .collect(Collectors.joining()));
    String space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          "<w:document xmlns:w=\"%s\"><w:body>%s</w:body></w:document>"
              .formatted(space, paragraphs)
              .getBytes(UTF_8));
    }
    List<List<String>> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    try (DumpInput input = DumpInput.open(List.of(file))) {
      for (DumpTable table : input.files().get(0).tables()) {
        try (DumpRows all = table.open()) {
          all.forEachRemaining(
              row -> {
                rows.add(Arrays.asList(row.cells()));
                lines.add(row.line());
              });
        }
      }
    }
    assertEverybody(rows);
    // Each record stands where its first line with a name and a value does: five lines apart.
    for (int i = 1; i < lines.size(); i++) {
      assertThat(lines.get(i) - lines.get(i - 1)).isEqualTo(5);
    }
  }

  /** An address without a person, or a text that isn't letters, stays as it is. */
  @Test
  void whatIsNoLetterIsReadAsBefore() throws IOException {
    List<List<String>> rows =
        rows(each(p -> "尊敬的客户：\n联系电话：%s\n地址：%s\n\n".formatted(p.phone(), p.address())));
    assertThat(rows).hasSize(PEOPLE);
    assertThat(rows).noneSatisfy(row -> assertThat(row).contains("客户"));
    assertEverybody(rows(each(p -> "姓名：%s\n电话：%s\n\n".formatted(p.name(), p.phone()))));
  }

  /** WhatsApp: day and month as in America, a dash before the sender. */
  @Test
  void messagesOfOneLineAreFields() throws IOException {
    assertEverybody(
        rows(
            each(
                p ->
                    "12/3/20, 10:11 AM - Lead Bot: %s, %s, %s\n"
                        .formatted(p.name(), p.phone(), p.address()))));
  }

  @Test
  void charactersWrittenByTheirNumbersAreRead() throws IOException {
    assertEverybody(
        rows(each(p -> "%s\t%s\t男\n".formatted(written(p.name(), "&#%d;"), p.phone()))));
    assertEverybody(
        rows(each(p -> "%s,%s,x\n".formatted(written(p.name(), "\\u%04x"), p.phone()))));
  }

  private static String written(String text, String form) {
    return text.chars().mapToObj(form::formatted).collect(Collectors.joining());
  }

  /** Spring's logs on a terminal, saved. */
  @Test
  void coloursOfATerminalAreNoBytesOfUnknownKind() throws IOException {
    assertEverybody(
        rows(
            each(
                p ->
                    "\u001B[32m2023-01-02 03:04:05\u001B[0m \u001B[1;34mINFO\u001B[0m saved name=%s phone=%s\n"
                        .formatted(p.name(), p.phone()))));
  }

  @Test
  void cardsBesideEachOtherAreRecords() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < PEOPLE; i += 2) {
      TorturePerson a = people.get(i);
      boolean both = i + 1 < PEOPLE;
      TorturePerson b = people.get(both ? i + 1 : i);
      text.append("姓名：%s".formatted(a.name()));
      text.append(both ? "            姓名：%s\n".formatted(b.name()) : "\n");
      text.append("电话：%s".formatted(a.phone()));
      text.append(both ? "       电话：%s\n\n".formatted(b.phone()) : "\n\n");
    }
    assertEverybody(rows(text.toString()));
  }

  /** What a page shows as it stands keeps its lines: pastes of leaks. */
  @Test
  void linesOfPreformattedTextAreLines() throws IOException {
    assertEverybody(
        rows(
            "<!DOCTYPE html><html><head><title>x</title></head><body><div>New</div><pre class=a>"
                + each(p -> "%s----a&amp;b----%s\n".formatted(p.name(), p.phone()))
                + "</pre><div>About</div></body></html>"));
  }

  /** RFC 2557: a page that Excel saved with its parts has neither sender nor date. */
  @Test
  void savedPagesWithoutSenderAreOpened() throws IOException {
    Path file = folder.resolve("a.mht");
    Files.writeString(
        file,
        "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related;\r\n"
            + " boundary=\"--x\"\r\n\r\n----x\r\nContent-Location: a.htm\r\n"
            + "Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><table>"
            + each(p -> "<tr><td>%s</td><td>%s</td></tr>\r\n".formatted(p.name(), p.phone()))
            + "</table></body></html>\r\n----x--\r\n");
    try (DumpInput input = DumpInput.open(List.of(file))) {
      List<List<String>> rows = new ArrayList<>();
      for (DumpFile part : input.files()) {
        for (DumpTable table : part.tables()) {
          try (DumpRows all = table.open()) {
            all.forEachRemaining(row -> rows.add(Arrays.asList(row.cells())));
          }
        }
      }
      for (TorturePerson p : people) {
        assertThat(rows).contains(List.of(p.name(), p.phone()));
      }
    }
  }

  /**
   * An interrupted download: all whose bits are there is read, and the file says that it isn't
   * whole.
   */
  @Test
  void compressedFileIsReadUpToWhereItBreaksOff() throws IOException {
    String text = each(p -> "%s,%s,%s\n".formatted(p.name(), p.phone(), p.address()));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(UTF_8));
    }
    // The check sum and length of the end (RFC 1952, 2.3.1), and a few bits more.
    Path file = folder.resolve("a.csv.gz");
    Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() - 12));
    try (DumpInput input = DumpInput.open(List.of(file))) {
      DumpFile read = input.files().get(1);
      assertThat(read.status()).isEqualTo(DumpStatus.PART);
      List<List<String>> rows = new ArrayList<>();
      try (DumpRows all = read.tables().get(0).open()) {
        all.forEachRemaining(row -> rows.add(Arrays.asList(row.cells())));
      }
      for (TorturePerson p : people.subList(0, PEOPLE - 2)) {
        assertThat(rows).contains(List.of(p.name(), p.phone(), p.address()));
      }
    }
  }

  /** phpMyAdmin, "Export to JSON plugin": the table's rows stand in one of several objects. */
  @Test
  void rowsInOneOfSeveralObjectsAreATable() throws IOException {
    String text =
        "[\n{\"type\":\"header\",\"version\":\"5.1.1\",\"comment\":\"Export to JSON plugin\"},\n"
            + "{\"type\":\"database\",\"name\":\"shop\"},\n"
            + "{\"type\":\"table\",\"name\":\"member\",\"database\":\"shop\",\"data\":\n[\n"
            + people.stream()
                .limit(5)
                .map(p -> "{\"n\":\"%s\",\"t\":\"%s\"}".formatted(p.name(), p.phone()))
                .collect(Collectors.joining(",\n"))
            + "\n]\n}\n]\n";
    List<List<String>> rows = rows(text);
    for (TorturePerson p : people.subList(0, 5)) {
      assertThat(rows).contains(List.of(p.name(), p.phone()));
    }
  }

  /** Every order of four fields, by turns. */
  private static String inSomeOrder(int number, List<String> fields, String between) {
    List<String> order = new ArrayList<>(fields);
    Collections.shuffle(order, new Random(number));
    return String.join(between, order);
  }

  @Test
  void fieldsInAnotherOrderFromMessageToMessage() throws IOException {
    for (String between : List.of(" ", "，", " / ")) {
      StringBuilder text = new StringBuilder("———— 2026-03-02 ————\n群主 20:11:02\n有要的吗\n");
      for (int i = 0; i < PEOPLE; i++) {
        TorturePerson p = people.get(i);
        String time = "2026-02-%02d 0%d:15:%02d".formatted(1 + i, i % 9, 10 + i);
        text.append("卖家%s 20:%02d:07\n".formatted(i % 2 == 0 ? "甲" : "乙", 12 + i))
            .append(inSomeOrder(i, List.of(p.name(), p.phone(), "3" + i + ".50元", time), between))
            .append('\n');
      }
      List<List<String>> rows = rows(text.toString());
      for (int i = 0; i < PEOPLE; i++) {
        TorturePerson p = people.get(i);
        String time = "2026-02-%02d 0%d:15:%02d".formatted(1 + i, i % 9, 10 + i);
        String money = "3" + i + ".50元";
        assertThat(rows)
            .as(between)
            .anySatisfy(row -> assertThat(row).contains(p.name(), p.phone(), money, time));
      }
    }
  }

  @Test
  void fieldsInAnotherOrderFromLineToLine() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < PEOPLE; i++) {
      TorturePerson p = people.get(i);
      text.append(inSomeOrder(i, List.of(p.name(), p.phone(), p.id(), "￥3" + i + ".5"), "----"))
          .append('\n');
    }
    assertEverybody(rows(text.toString()));
  }

  @Test
  void columnsAreKeptWhereOnlyTheSecondTelephoneIsSometimesTheFirst() throws IOException {
    StringBuilder text = new StringBuilder("姓名,手机,座机,金额\n");
    for (int i = 0; i < PEOPLE; i++) {
      TorturePerson p = people.get(i);
      String phones = i % 2 == 0 ? p.phone() + "," : "," + p.phone();
      text.append("%s,%s,%d\n".formatted(p.name(), phones, i));
    }
    assertThat(rows(text.toString())).hasSize(PEOPLE).allSatisfy(row -> assertThat(row).hasSize(4));
  }

  @Test
  void objectsInALogAreRecords() throws IOException {
    String text =
        "2026-03-02 08:00:00,001 INFO [main] Server - started\n"
            + each(
                p ->
                    "2026-03-02 08:15:12,345 INFO [http-3] Orders - req={\"user\":{\"name\":\"%s\",\"tel\":\"%s\"},\"card\":\"%s\",\"note\":\"a}b\"} cost=12ms\n"
                        .formatted(p.name(), p.phone(), p.id()));
    List<List<String>> rows = rows(text);
    assertEverybody(rows);
    assertThat(rows).hasSize(PEOPLE).allSatisfy(row -> assertThat(row).contains("a}b"));
  }

  @Test
  void severalObjectsOfALineAreFieldsOfOneRecord() throws IOException {
    String text =
        each(
            p ->
                "Mar  2 08:15:12 web app: in={\"name\":\"%s\",\"tel\":\"%s\"} out={\"card\":\"%s\"}\n"
                    .formatted(p.name(), p.phone(), p.id()));
    List<List<String>> rows = rows(text);
    assertEverybody(rows);
    assertThat(rows).hasSize(PEOPLE);
  }

  @Test
  void objectsInACellOfATableStayThere() throws IOException {
    String text =
        "时间\t姓名\t电话\t内容\n"
            + each(
                p ->
                    "2026-03-02 08:15:12\t%s\t%s\t{\"card\":\"%s\"}\n"
                        .formatted(p.name(), p.phone(), p.id()));
    assertThat(rows(text)).hasSize(PEOPLE).allSatisfy(row -> assertThat(row).hasSize(4));
  }

  @Test
  void cellsOfMarkdownLoseTheirSigns() throws IOException {
    String text =
        "# 名单\n\n| 姓名 | 电话 | 证件 |\n|:--|--:|---|\n"
            + each(p -> "| **%s** | `%s` | %s |\n".formatted(p.name(), p.phone(), p.id()))
            + "| 张** | 138****0000 | 无 |\n";
    List<List<String>> rows = rows(text);
    for (TorturePerson p : people) {
      assertThat(rows).anySatisfy(row -> assertThat(row).contains(p.name(), p.phone(), p.id()));
    }
    assertThat(rows).anySatisfy(row -> assertThat(row).contains("张**", "138****0000"));
  }

  @Test
  void labelsWithColonsHereAndBlanksThere() throws IOException {
    StringBuilder text = new StringBuilder("今日名单\n\n");
    for (int i = 0; i < PEOPLE; i++) {
      TorturePerson p = people.get(i);
      List<String> lines =
          List.of(
              "姓名：" + p.name(),
              "电话 " + p.phone(),
              "身份证=" + p.id(),
              "时间 2026-02-%02d 06:15:07".formatted(i + 1));
      text.append(inSomeOrder(i, lines, "\n")).append("\n\n");
    }
    List<List<String>> rows = rows(text.toString());
    assertThat(rows).hasSize(PEOPLE);
    for (TorturePerson p : people) {
      assertThat(rows).anySatisfy(row -> assertThat(row).contains(p.name(), p.phone(), p.id()));
    }
    assertThat(rows).anySatisfy(row -> assertThat(row).contains("2026-02-09 06:15:07"));
  }

  private static final List<String> NAMES =
      List.of(
          "Lydia Johns", "Mary-Jane O'Neil", "Raymond T. Ferguson", "Sara Price", "Omar Haddad");

  private static String number(int i) {
    return "(6%02d) 485-53%02d".formatted(10 + i, i);
  }

  @Test
  void telephonesOfOtherCountriesTellRecords() throws IOException {
    StringBuilder prose = new StringBuilder("Hi,\n\nplease call them back.\n\n");
    StringBuilder chat = new StringBuilder();
    for (int i = 0; i < NAMES.size(); i++) {
      prose.append(
          "- %s (%s) was last seen on June %d, 2025 at 01:18:28 PM and billed $6%d.40.\n"
              .formatted(NAMES.get(i), number(i), 10 + i, i));
      chat.append(
          "[11/%d/25, 4:03:0%d PM] Mike: %s\n%s\nbilled $6%d.40\n"
              .formatted(1 + i, i, NAMES.get(i), number(i), i));
    }
    List<List<String>> rows = rows(prose.toString());
    List<List<String>> messages = rows(chat.toString());
    assertThat(rows).hasSize(NAMES.size());
    for (int i = 0; i < NAMES.size(); i++) {
      String time = "June %d, 2025 at 01:18:28 PM".formatted(10 + i);
      assertThat(rows.get(i)).contains(NAMES.get(i), number(i), "$6" + i + ".40", time);
      String phone = number(i);
      String name = NAMES.get(i);
      assertThat(messages)
          .anySatisfy(
              row -> {
                assertThat(row).contains(phone);
                assertThat(String.join(" ", row)).contains(name);
              });
    }
  }

  @Test
  void titlesAboveTheNamesOfColumnsAreNoTable() throws IOException {
    StringBuilder text =
        new StringBuilder(
            "MEMBER REPORT                  PAGE 1\nMEMBER      FIRST        LAST          PHONE\n");
    for (int i = 0; i < NAMES.size(); i++) {
      List<String> name = List.of(NAMES.get(i).split(" "));
      text.append(
          "M30%02d       %-12s %-13s %s\n"
              .formatted(i, name.get(0), name.get(name.size() - 1), number(i)));
    }
    Path path = Files.writeString(folder.resolve("report.txt"), text);
    try (DumpInput input = DumpInput.open(List.of(path))) {
      List<? extends DumpTable> tables = input.files().get(0).tables();
      assertThat(tables).hasSize(1);
      assertThat(tables.get(0).header()).containsExactly("MEMBER", "FIRST", "LAST", "PHONE");
    }
    assertThat(SeizedRows.of(path)).hasSize(NAMES.size());
  }

  @Test
  void namesOfFieldsMayBeSeveralWords() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < NAMES.size(); i++) {
      text.append(
          "%s\nPhone: %s\nLast visit: 0%d/03/2025 08:43:0%d AM\nDate of birth: 1960-02-1%d\n\n"
              .formatted(NAMES.get(i), number(i), 1 + i, i, i));
    }
    List<List<String>> rows = rows(text.toString());
    assertThat(rows).hasSize(NAMES.size());
    for (int i = 0; i < NAMES.size(); i++) {
      String visit = "0%d/03/2025 08:43:0%d AM".formatted(1 + i, i);
      assertThat(rows.get(i)).contains(NAMES.get(i), number(i), visit, "1960-02-1" + i);
    }
  }
}
