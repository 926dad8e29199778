package dyepack.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.simulate.seized.TorturePerson;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts whose lines are neither records nor fields: people stand beside each other, in columns, in
 * pieces, in transcripts of programs. Every person comes out as a row, every byte is accounted for.
 */
class TranscriptsTest {
  private static final int PEOPLE = 23;

  @TempDir Path folder;

  private final List<TorturePerson> people = TorturePerson.several(new Random(4711), PEOPLE);

  private List<List<String>> rows(String name, String text, Charset charset) throws IOException {
    Path path = Files.write(folder.resolve(name), text.getBytes(charset));
    return SeizedRows.of(path);
  }

  private List<List<String>> rows(String name, String text) throws IOException {
    return rows(name, text, UTF_8);
  }

  /** Name, telephone and number of everybody, each in a cell of its own of one row. */
  private void assertEverybody(List<List<String>> rows) {
    for (TorturePerson p : people) {
      assertThat(rows).anySatisfy(row -> assertThat(row).contains(p.name(), p.phone(), p.id()));
    }
  }

  private String each(Function<TorturePerson, String> line) {
    return people.stream().map(line).collect(Collectors.joining());
  }

  @Test
  void tabsThatKeepDigitsTextAreNoPartOfThem() throws IOException {
    List<List<String>> rows =
        rows(
            "a.csv",
            "\"客户\",\"手机号\",\"证件号码\"\n"
                + each(p -> "\"%s\",\"\t%s\",\"%s\t\"\n".formatted(p.name(), p.phone(), p.id())));
    assertEverybody(rows);
    assertThat(rows).hasSize(PEOPLE);
  }

  @Test
  void quotesAroundTheOnlyCellWithCommasComeOff() throws IOException {
    String text =
        "姓名\t手机号\t通信地址\r\n"
            + each(p -> "%s\t%s\t\"%s,收\"\r\n".formatted(p.name(), p.phone(), p.address()));
    List<List<String>> rows = rows("a.txt", text, Charset.forName("GB18030"));
    assertThat(rows).hasSize(PEOPLE);
    TorturePerson p = people.get(3);
    assertThat(rows.get(3)).containsExactly(p.name(), p.phone(), p.address() + ",收");
  }

  @Test
  void peopleBesideEachOtherAreRows() throws IOException {
    StringBuilder text = new StringBuilder("序号,姓名,手机,证件号,,序号,姓名,手机,证件号\n");
    int half = (PEOPLE + 1) / 2;
    for (int i = 0; i < half; i++) {
      TorturePerson a = people.get(i);
      text.append("%d,%s,%s,%s,,".formatted(i + 1, a.name(), a.phone(), a.id()));
      if (half + i < PEOPLE) {
        TorturePerson b = people.get(half + i);
        text.append("%d,%s,%s,%s".formatted(half + i + 1, b.name(), b.phone(), b.id()));
      } else {
        text.append(",,,");
      }
      text.append('\n');
    }
    List<List<String>> rows = rows("a.csv", text.toString());
    assertEverybody(rows);
    assertThat(rows).hasSize(PEOPLE).allSatisfy(row -> assertThat(row).hasSize(4));
  }

  @Test
  void twoPeopleOfOneDealStayOneRow() throws IOException {
    String text =
        "寄件人,电话,收件人,电话\n" + each(p -> "老陈,13012345678,%s,%s\n".formatted(p.name(), p.phone()));
    assertThat(rows("a.csv", text)).hasSize(PEOPLE).allSatisfy(r -> assertThat(r).hasSize(4));
  }

  @Test
  void fieldsInLinesAreTurned() throws IOException {
    String text =
        "客户姓名;"
            + each(p -> p.name() + ";")
            + "\n手机号;"
            + each(p -> p.phone() + ";")
            + "\n证件号码;"
            + each(p -> p.id() + ";")
            + "\n";
    List<List<String>> rows = rows("a.csv", text);
    assertEverybody(rows);
    assertThat(rows).hasSizeLessThanOrEqualTo(PEOPLE + 1);
  }

  @Test
  void blocksInQuotedCellsAreFound() throws IOException {
    String text =
        "工单,状态,内容\n"
            + each(
                p -> "G-77,已完结,\"客户：%s\n手机：%s\n证件：%s\"\n".formatted(p.name(), p.phone(), p.id()));
    assertEverybody(rows("a.csv", text));
  }

  @Test
  void piecesOfMessagesAreOneText() throws IOException {
    String text =
        "{\"name\":\"g\",\"messages\":[\n"
            + each(
                p ->
                    ("{\"id\":1,\"from\":\"x\",\"text\":[{\"type\":\"bold\",\"text\":\"客户：\"},"
                            + "\"%s\\n证件：%s\\n手机：\",{\"type\":\"phone\",\"text\":\"%s\"}]},\n")
                        .formatted(p.name(), p.id(), p.phone()))
            + "{\"id\":2,\"from\":\"x\",\"text\":\"完\"}]}\n";
    assertEverybody(rows("a.json", text));
  }

  @Test
  void dataOfAScriptIsRead() throws IOException {
    String text =
        "<!DOCTYPE html><html><head><title>t</title><script src=\"a.js\"></script></head><body>"
            + "<div id=\"root\"></div><script>var small = [{\"a\":1}];\nwindow.list = ["
            + each(
                p ->
                    "{\"n\":\"%s\",\"m\":\"%s\",\"c\":\"%s\"},"
                        .formatted(p.name(), p.phone(), p.id()))
            + "{\"n\":\"\",\"m\":\"\",\"c\":\"\"}];</script></body></html>";
    assertEverybody(rows("a.html", text));
  }

  @Test
  void cardsWithSeveralNamesALineAreRecords() throws IOException {
    String text =
        each(
            p ->
                "病人：%s  性别：%s\r\n证件：%s  手机：%s\r\n住址：%s\r\n----------------------\r\n"
                    .formatted(p.name(), p.sex(), p.id(), p.phone(), p.address()));
    List<List<String>> rows = rows("a.txt", text, Charset.forName("GB18030"));
    assertEverybody(rows);
    assertThat(rows).hasSize(PEOPLE);
  }

  @Test
  void oneLineOfSeveralNamesIsOneRecord() throws IOException {
    String text = each(p -> "病人：%s  证件：%s  手机：%s\n".formatted(p.name(), p.id(), p.phone()));
    List<List<String>> rows = rows("a.txt", text);
    assertEverybody(rows);
    assertThat(rows).hasSize(PEOPLE);
  }

  private static String hex(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      out.append(b > 0 && b != '"' ? "" + (char) b : "\\x%02X".formatted(b & 0xFF));
    }
    return out.toString();
  }

  @Test
  void bodiesOfRequestsInLogs() throws IOException {
    String text =
        each(
            p ->
                "10.1.1.9 [03/May/2026:11:00:01 +0800] \"POST /save HTTP/1.1\" 200 \"%s\"\n"
                    .formatted(
                        hex(
                            "{\"real\":\"%s\",\"tel\":\"%s\",\"cert\":\"%s\"}"
                                .formatted(p.name(), p.phone(), p.id()))));
    assertEverybody(rows("a.log", text));
  }

  @Test
  void hashesOfRedis() throws IOException {
    assertEverybody(
        rows(
            "cli.txt",
            each(
                p ->
                    "redis> hgetall m:1\n 1) \"tel\"\n 2) \"%s\"\n 3) \"who\"\n 4) \"%s\"\n 5) \"cert\"\n 6) \"%s\"\n"
                        .formatted(p.phone(), hex(p.name()), p.id()))));
    assertEverybody(
        rows(
            "a.aof",
            "*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n"
                + each(
                    p ->
                        "*8\r\n$4\r\nHSET\r\n$3\r\nm:1\r\n$3\r\nwho\r\n$%d\r\n%s\r\n$3\r\ntel\r\n$11\r\n%s\r\n$4\r\ncert\r\n$18\r\n%s\r\n"
                            .formatted(
                                p.name().getBytes(UTF_8).length, p.name(), p.phone(), p.id()))));
  }

  @Test
  void cellsThatPsqlWraps() throws IOException {
    String text =
        "  who   |    tel     |      cert      \n--------+------------+----------------\n"
            + each(
                p ->
                    (" "
                        + p.name()
                        + " ".repeat(7 - 2 * p.name().length())
                        + "| "
                        + p.phone().substring(0, 10)
                        + ".| "
                        + p.id().substring(0, 14)
                        + ".\n"
                        + "        |."
                        + p.phone().substring(10)
                        + "          |."
                        + p.id().substring(14)
                        + "\n"))
            + "(23 rows)\n";
    List<List<String>> rows = rows("a.txt", text);
    people.stream()
        .filter(p -> p.name().length() < 4)
        .forEach(
            p ->
                assertThat(rows)
                    .anySatisfy(r -> assertThat(r).contains(p.name(), p.phone(), p.id())));
  }

  @Test
  void scansOfHbase() throws IOException {
    int[] n = {0};
    String text =
        "ROW        COLUMN+CELL\n"
            + each(
                p -> {
                  String row =
                      " r%03d      column=f:%%s, timestamp=1, value=%%s\n".formatted(n[0]++);
                  return row.formatted("a", hex(p.name()))
                      + row.formatted("b", p.phone())
                      + row.formatted("c", p.id());
                })
            + "23 row(s)\n";
    assertEverybody(rows("a.txt", text));
  }

  @Test
  void statementsInLogs() throws IOException {
    String text =
        "Time  Id Command  Argument\n"
            + each(p ->
                    "2026-05-03T01:02:03Z   9 Query   insert into m (a,b,c) values ('%s','%s','%s')\n2026-05-03T01:02:03Z   9 Query   commit\n"
                        .formatted(p.name(), p.phone(), p.id()))
                .replace("2026-05-03T01:02:03Z   9 Query   commit\n", "");
    assertEverybody(rows("a.log", text));
  }

  @Test
  void fieldsBehindTheSender() throws IOException {
    String text =
        each(p -> "2026/05/03 11:02 阿彪：%s|%s|%s\n".formatted(p.name(), p.phone(), p.id()));
    assertEverybody(rows("a.txt", text));
  }

  @Test
  void columnsBelowEachOther() throws IOException {
    String text =
        "客户姓名\n"
            + each(p -> p.name() + "\n")
            + "证件号码\n"
            + each(p -> p.id() + "\n")
            + "手机号\n"
            + each(p -> p.phone() + "\n");
    List<List<String>> rows = rows("a.txt", text, Charset.forName("GB18030"));
    assertEverybody(rows);
    assertThat(rows).hasSize(PEOPLE);
  }

  @Test
  void oneNameAboveAListIsNoTable() throws IOException {
    String text = "手机号\n" + each(p -> p.phone() + "\n");
    assertThat(rows("a.txt", text)).contains(List.of(people.get(2).phone())).hasSize(PEOPLE);
  }

  @Test
  void rowsBesideTheDescriptionOfTheirColumns() throws IOException {
    String text =
        "{\"fields\":[{\"id\":\"who\",\"t\":\"text\"},{\"id\":\"tel\",\"t\":\"text\"},{\"id\":\"no\",\"t\":\"text\"}],\"values\":["
            + each(p -> "[\"%s\",\"%s\",\"%s\"],".formatted(p.name(), p.phone(), p.id()))
            + "[\"\",\"\",\"\"]]}";
    Path path = Files.writeString(folder.resolve("a.json"), text);
    try (DumpInput input = DumpInput.open(List.of(path))) {
      assertThat(input.files().get(0).tables())
          .singleElement()
          .satisfies(t -> assertThat(t.header()).containsExactly("who", "tel", "no"));
    }
    assertEverybody(rows("b.json", text));
  }

  @Test
  void answersWithTheirHeads() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < PEOPLE; i += 8) {
      text.append("HTTP/2 200\r\nserver: x\r\n\r\n{\"ret\":0,\"list\":[");
      for (TorturePerson p : people.subList(i, Math.min(PEOPLE, i + 8))) {
        text.append(text.charAt(text.length() - 1) == '[' ? "" : ",");
        text.append(
            "{\"who\":\"%s\",\"tel\":\"%s\",\"no\":\"%s\",\"adr\":\"%s\"}"
                .formatted(p.name(), p.phone(), p.id(), p.address()));
      }
      text.append("]}\n");
    }
    assertEverybody(rows("a.txt", text.toString()));
  }

  @Test
  void valuesOfPhpAndRowsOfLatex() throws IOException {
    assertEverybody(
        rows(
            "a.txt",
            "a:23:{"
                + each(
                    p ->
                        "i:7;a:3:{s:2:\"no\";s:18:\"%s\";s:3:\"who\";s:%d:\"%s\";s:3:\"tel\";s:11:\"%s\";}"
                            .formatted(
                                p.id(), p.name().getBytes(UTF_8).length, p.name(), p.phone()))
                + "}"));
    assertEverybody(
        rows(
            "a.tex",
            "\\begin{tabular}{lll}\n\\toprule\nwho & tel & no \\\\ \\midrule\n"
                + each(p -> "%s & %s & %s \\\\\n".formatted(p.name(), p.phone(), p.id()))
                + "\\end{tabular}\n"));
  }

  @Test
  void flatOpenDocuments() throws IOException {
    String cell = "<table:table-cell><text:p>%s</text:p></table:table-cell>";
    String text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document"
            + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            + " office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:body>"
            + "<office:spreadsheet><table:table table:name=\"a\">"
            + each(
                p ->
                    "<table:table-row>"
                        + (cell + cell + cell).formatted(p.name(), p.phone(), p.id())
                        + "</table:table-row>")
            + "</table:table></office:spreadsheet></office:body></office:document>";
    List<List<String>> rows = rows("a.fods", text);
    assertEverybody(rows);
    assertThat(rows).hasSize(PEOPLE).allSatisfy(row -> assertThat(row).hasSize(3));
  }
}
