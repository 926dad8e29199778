package dyepack.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.simulate.seized.TorturePerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that tools and chats export: what stands beside the values is told apart from them. */
class ExportFormsTest {
  @TempDir Path folder;

  private final List<TorturePerson> people = TorturePerson.several(new Random(31), 12);

  /** The first table's header and all rows; every byte must be accounted for. */
  private record Read(List<String> header, List<List<String>> rows) {}

  private Read read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("t"), text);
    List<String> header = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    ByteAccount account = ByteAccount.EMPTY;
    for (TextTable table : TextLayout.find(file, "UTF-8", 0, CellLimits.DEFAULT)) {
      if (header.isEmpty()) {
        header.addAll(table.header());
      }
      try (TextRows read = table.rows(null, (why, lost, n, line) -> {})) {
        while (read.next()) {
          rows.add(Arrays.asList(read.cells()));
        }
        account = account.plus(read.account());
      }
    }
    assertThat(account.total()).isEqualTo(Files.size(file));
    return new Read(header, rows);
  }

  /** A cell with a blank in it isn't cut, since the line of dashes says how wide it is. */
  @Test
  void dashesUnderTheNamesSayWhereColumnsAre() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(String.format("%-10s %-11s %-19s%n", "name", "mobile", "create_time"));
    text.append("---------- ----------- -------------------\n");
    for (TorturePerson p : people) {
      text.append(String.format("%-10s %s 2023-05-06 07:08:09%n", p.name(), p.phone()));
    }
    text.append("\n(12 rows affected)\n\nCompletion time: 2023-08-01T10:22:11.1234567+08:00\n");
    Read read = read(text.toString());
    assertThat(read.header()).containsExactly("name", "mobile", "create_time");
    assertThat(read.rows())
        .containsExactlyElementsOf(
            people.stream().map(p -> List.of(p.name(), p.phone(), "2023-05-06 07:08:09")).toList());
  }

  /** Dashes as wide as the names only, as sqlcmd -W draws them, say nothing. */
  @Test
  void dashesThatCellsDontKeepToAreNotBelieved() {
    assertThat(FixedWidths.ruled("---- ------", List.of("张三 13800138000 x", "欧阳修一二 13900139000 y")))
        .isNull();
    assertThat(FixedWidths.ruled("-----------", List.of("13800138000"))).isNull();
  }

  @Test
  void passwordsStandBehindColonsWhateverTheyHold() throws IOException {
    StringBuilder text = new StringBuilder();
    List<List<String>> expected = new ArrayList<>();
    String[] passwords = {"123456", "abc.@def", "_x_", "Pa:ss", "a b", "P@ssw0rd", "张三1980"};
    for (int i = 0; i < 40; i++) {
      String password = i % 10 == 3 ? passwords[i / 10 % 7] : "pw" + i;
      if (password.indexOf(':') < 0) {
        expected.add(List.of("user" + i + "@example.com", password));
      }
      text.append("user").append(i).append("@example.com:").append(password).append('\n');
    }
    assertThat(read(text.toString()).rows()).containsAll(expected);
  }

  @Test
  void namedValuesMayStandBehindACombination() throws IOException {
    StringBuilder text = new StringBuilder();
    int i = 0;
    for (TorturePerson p : people) {
      text.append(
          "user%d@163.com:pw%d | Name = %s | Phone = %s | Last Login = 2023-01-02 | By = @x\n"
              .formatted(i, i++, p.name(), p.phone()));
    }
    Read read = read(text.toString());
    assertThat(read.rows()).hasSameSizeAs(people);
    assertThat(read.rows().get(0))
        .startsWith("user0@163.com", "pw0", people.get(0).name(), people.get(0).phone())
        .contains("2023-01-02", "@x");
  }

  /** Apache's Common Log Format before the values that a browser sent. */
  @Test
  void hostAndTimeOfAnAccessLogAreCellsOfTheirOwn() throws IOException {
    StringBuilder text = new StringBuilder();
    for (TorturePerson p : people) {
      text.append(
          "12.85.225.211 - - [14/Feb/2022:06:41:52 +0800] \"GET /api?name=%s&mobile=%s HTTP/1.1\" 200 9\n"
              .formatted(p.name(), p.phone()));
    }
    assertThat(read(text.toString()).rows())
        .allSatisfy(
            row ->
                assertThat(row)
                    .contains("12.85.225.211", "14/Feb/2022:06:41:52 +0800", "GET", "/api"));
  }

  @Test
  void timeThatALineOfALogBeginsWithIsACellOfItsOwn() throws IOException {
    StringBuilder text = new StringBuilder();
    for (TorturePerson p : people) {
      text.append(
          "2023-05-06 07:08:09.123 INFO  c.x.UserService:88 - saved name=%s, mobile=%s\n"
              .formatted(p.name(), p.phone()));
    }
    Read read = read(text.toString());
    assertThat(read.rows()).hasSameSizeAs(people);
    assertThat(read.rows()).allSatisfy(row -> assertThat(row).contains("2023-05-06 07:08:09.123"));
  }

  /** One message a person, written as each sender likes, the sender's name before the time. */
  @Test
  void messagesOfAChatAreReadHoweverTheyAreLaidOut() throws IOException {
    StringBuilder text = new StringBuilder();
    int i = 0;
    for (TorturePerson p : people) {
      text.append("仓库李姐 2022-06-06 12:36:%02d\n".formatted(i));
      text.append(
          switch (i++ % 4) {
            case 0 -> "%s %s\n\n".formatted(p.name(), p.phone());
            case 1 -> "%s\n%s\n\n".formatted(p.name(), p.phone());
            case 2 -> "收件人：%s\n电话：%s\n\n".formatted(p.name(), p.phone());
            default ->
                "%s，%s 今天发\n\n客服小美 2022-06-06 12:40:00\n好的\n\n".formatted(p.name(), p.phone());
          });
    }
    Read read = read(text.toString());
    assertThat(read.rows()).hasSameSizeAs(people);
    for (int k = 0; k < people.size(); k++) {
      assertThat(read.rows().get(k)).contains(people.get(k).name(), people.get(k).phone());
    }
  }

  /** R's write.table, pandas' to_string: the numbers of rows have no name. */
  @Test
  void namesAreOneFewerWhereRowsAreCounted() throws IOException {
    StringBuilder text = new StringBuilder("\"name\" \"mobile\"\n");
    for (int i = 0; i < people.size(); i++) {
      TorturePerson p = people.get(i);
      text.append("\"%d\" \"%s\" \"%s\"\n".formatted(i + 1, p.name(), p.phone()));
    }
    assertThat(read(text.toString()).header()).containsExactly("", "name", "mobile");
    // Here the last column has no name.
    StringBuilder other = new StringBuilder("序号,姓名,电话\n");
    for (int i = 0; i < people.size(); i++) {
      TorturePerson p = people.get(i);
      other.append("%d,%s,%s,x%d\n".formatted(i + 1, p.name(), p.phone(), i * i));
    }
    assertThat(read(other.toString()).header()).startsWith("序号", "姓名", "电话");
  }

  /** A spreadsheet saved as delimited text fills titles up with delimiters. */
  @Test
  void titlesFilledUpWithDelimitersAreNoRecords() throws IOException {
    StringBuilder text = new StringBuilder("微信支付账单明细,,,\n起始时间：[2023-01-01 00:00:00],,,\n,,,\n");
    text.append("交易时间,交易对方,电话,金额(元)\n");
    people.forEach(
        p -> text.append("2023-05-06 07:08:09,%s,%s,¥9.50\n".formatted(p.name(), p.phone())));
    Read read = read(text.toString());
    assertThat(read.header()).containsExactly("交易时间", "交易对方", "电话", "金额(元)");
    assertThat(read.rows()).hasSameSizeAs(people);
  }
}
