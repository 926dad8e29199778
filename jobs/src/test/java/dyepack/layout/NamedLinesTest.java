package dyepack.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.simulate.seized.TorturePerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of several lines, each a name with its value, and what only looks like them. */
class NamedLinesTest {
  @TempDir Path folder;

  private final List<TorturePerson> people = TorturePerson.several(new Random(8), 12);

  /** Labels of the tables, and rows; every byte must be accounted for. */
  private record Read(List<String> labels, List<List<String>> rows) {}

  private Read read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("t"), text);
    List<String> labels = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    ByteAccount account = ByteAccount.EMPTY;
    for (TextTable table : TextLayout.find(file, "UTF-8", 0, CellLimits.DEFAULT)) {
      labels.add(table.label());
      try (TextRows read = table.rows(null, (why, lost, n, line) -> {})) {
        while (read.next()) {
          rows.add(Arrays.asList(read.cells()));
        }
        account = account.plus(read.account());
      }
    }
    assertThat(account.total()).isEqualTo(Files.size(file));
    return new Read(labels, rows);
  }

  private String all(Function<TorturePerson, String> record) {
    StringBuilder out = new StringBuilder();
    people.forEach(p -> out.append(record.apply(p)));
    return out.toString();
  }

  private void isReadWhole(String text) throws IOException {
    Read read = read(text);
    for (TorturePerson p : people) {
      assertThat(read.rows())
          .anySatisfy(row -> assertThat(row).contains(p.name(), p.phone(), p.id()));
    }
    assertThat(read.rows()).hasSameSizeAs(people);
  }

  /** PostgreSQL, psql, {@code \x}: with rules between records, with a frame, and unaligned. */
  @Test
  void expandedOutputOfPsqlIsRead() throws IOException {
    isReadWhole(
        all(
            p ->
                "-[ RECORD 1 ]------\nname  | %s\nphone | %s\nid    | %s\n"
                    .formatted(p.name(), p.phone(), p.id())));
    isReadWhole(
        all(
            p ->
                "+-[ RECORD 1 ]--------+\n| name  | %s |\n| phone | %s |\n| id    | %s |\n"
                    .formatted(p.name(), p.phone(), p.id())));
    isReadWhole(all(p -> "name|%s\nphone|%s\nid|%s\n\n".formatted(p.name(), p.phone(), p.id())));
  }

  @Test
  void labelsBeforeBlanksOrTabsAreRead() throws IOException {
    isReadWhole(all(p -> "收货人 %s\n手机 %s\n证件 %s\n\n".formatted(p.name(), p.phone(), p.id())));
    isReadWhole(all(p -> "Name\t%s\nTel\t%s\nID\t%s\n".formatted(p.name(), p.phone(), p.id())));
  }

  @Test
  void numbersInAndBeforeLabelsTellNoColumnsApart() throws IOException {
    int[] number = {0};
    isReadWhole(
        all(
            p ->
                "%d、姓名：%s\n   电话：%s\n   身份证：%s\n"
                    .formatted(++number[0], p.name(), p.phone(), p.id())));
    isReadWhole(
        all(
            p ->
                "user.%1$d.name=%2$s\nuser.%1$d.phone=%3$s\nuser.%1$d.id=%4$s\n"
                    .formatted(++number[0], p.name(), p.phone(), p.id())));
  }

  @Test
  void labelsSetApartToOneWidthAreRead() throws IOException {
    isReadWhole(all(p -> "姓　　名：%s\n电　　话：%s\n身份证号：%s\n\n".formatted(p.name(), p.phone(), p.id())));
  }

  /** What {@code mysqlbinlog -v} prints, with lines of the log between the rows. */
  @Test
  void rowsOfALogOfChangesAreRead() throws IOException {
    isReadWhole(
        all(
            p ->
                """
                # at 1234
                #260301 10:00:00 server id 1  end_log_pos 126 CRC32 0x1b2c3d4e
                ### INSERT INTO `crm`.`user`
                ### SET
                ###   @1='%s'
                ###   @2='%s'
                ###   @3='%s'
                """
                    .formatted(p.name(), p.phone(), p.id())));
  }

  /** RFC 2849: what isn't ASCII stands in base64 after two colons. */
  @Test
  void valuesOfLdifAreDecoded() throws IOException {
    isReadWhole(
        all(
            p ->
                "cn:: %s\nmobile: %s\nemployeeNumber: %s\n\n"
                    .formatted(
                        Base64.getEncoder()
                            .encodeToString(p.name().getBytes(StandardCharsets.UTF_8)),
                        p.phone(),
                        p.id())));
  }

  /** A heading without a name above each block is a cell. */
  @Test
  void namelessFirstLinesAreCells() throws IOException {
    isReadWhole(all(p -> "%s\n手机：%s\n身份证：%s\n\n".formatted(p.name(), p.phone(), p.id())));
  }

  @Test
  void pictogramsForLabelsAreNoPartOfValues() throws IOException {
    isReadWhole(all(p -> "👤%s 📱%s 🪪%s\n".formatted(p.name(), p.phone(), p.id())));
  }

  /** Where a character set has no pictograms, asterisks may stand for them. */
  @Test
  void marksBeforeEachValueAreNoPartOfValues() throws IOException {
    isReadWhole(all(p -> "*%s *%s *%s\n".formatted(p.name(), p.phone(), p.id())));
    isReadWhole(all(p -> "│ %s │ %s │ %s │\n".formatted(p.name(), p.phone(), p.id())));
  }

  /** Printed objects: brackets around a record belong to no value. */
  @Test
  void bracketsOfPrintedObjectsAreNoPartOfValues() throws IOException {
    isReadWhole(all(p -> "User(name=%s, id=%s, tel=%s)\n".formatted(p.name(), p.id(), p.phone())));
  }

  @Test
  void tablesOfTwoColumnsStayTables() throws IOException {
    String[] departments = {"销售部", "采购部", "财务部"};
    StringBuilder bars = new StringBuilder("部门|电话\n");
    StringBuilder blanks = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      String phone = people.get(i % people.size()).phone();
      bars.append(departments[i % 3]).append('|').append(phone).append('\n');
      blanks.append(departments[i * 7 % 3]).append(' ').append(phone).append('\n');
    }
    assertThat(read(bars.toString()).rows()).hasSize(30);
    assertThat(read(blanks.toString()).rows()).hasSize(30);
  }

  @Test
  void sentencesAreNoRecords() throws IOException {
    String text =
        """
        The order was sent on Monday.
        It came back on Friday.
        The clerk wrote to us again.
        It was of no use.

        """;
    assertThat(read(text.repeat(10)).labels()).noneMatch(l -> l.contains("blocks"));
    String letter = "我们 昨天 收到 货物\n你们 明天 来 一趟\n我们 等 你们\n\n";
    assertThat(read(letter.repeat(10)).labels()).noneMatch(l -> l.contains("blocks"));
  }
}
