package dyepack.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.simulate.seized.TorturePerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that logs, answers, changes of files and directories hold. */
class LoggedAndQuotedTest {
  private static final int PEOPLE = 11;

  @TempDir Path folder;

  private final List<TorturePerson> people = TorturePerson.several(new Random(613), PEOPLE);

  private List<List<String>> rows(String text) throws IOException {
    return SeizedRows.of(Files.writeString(folder.resolve("seized"), text));
  }

  private void assertEverybody(List<List<String>> rows) {
    SeizedRows.assertEverybody(rows, people);
  }

  private String each(Function<TorturePerson, String> line) {
    return people.stream().map(line).collect(Collectors.joining());
  }

  @Test
  void parametersOfLoggedStatementsAreCells() throws IOException {
    List<List<String>> rows =
        rows(
            each(
                p ->
                    """
                    2021-05-06 07:08:09 DEBUG c.x.UserMapper : ==>  Preparing: INSERT INTO t_user ( name, phone, id_no, age, at ) VALUES ( ?, ?, ?, ?, now() )
                    2021-05-06 07:08:09 DEBUG c.x.UserMapper : ==> Parameters: %s(String), %s(String), %s(String), 41(Integer)
                    2021-05-06 07:08:09 DEBUG c.x.UserMapper : <==    Updates: 1
                    """
                        .formatted(p.name(), p.phone(), p.id())));
    assertEverybody(rows);
    assertThat(rows).allSatisfy(row -> assertThat(row).contains("41"));
  }

  @Test
  void parametersOfConditionsAreCells() throws IOException {
    List<List<String>> rows =
        rows(
            each(
                p ->
                    """
                    DEBUG - ==>  Preparing: select * from t_user u where u.name = ? and u.phone = ? and u.id_no like ? and age > ?
                    DEBUG - ==> Parameters: %s(String), %s(String), %s(String), 41(Integer)
                    DEBUG - <==      Total: 1
                    """
                        .formatted(p.name(), p.phone(), p.id())));
    assertEverybody(rows);
    assertThat(rows).allSatisfy(row -> assertThat(row).contains("41"));
  }

  @Test
  void statementsThatChangeRowsAreRecords() throws IOException {
    List<List<String>> rows =
        rows(
            each(
                p ->
                    "UPDATE `user` SET `name`='%s', `phone`='%s', `note`=N'it''s', `x`=NULL WHERE `id_no`='%s' AND `no`=7;\n"
                        .formatted(p.name(), p.phone(), p.id())));
    assertEverybody(rows);
    assertThat(rows).allSatisfy(row -> assertThat(row).contains("it's", "7"));
  }

  @Test
  void whatAMailQuotesIsRead() throws IOException {
    assertEverybody(
        rows(
            "见下。\n\n> 发件人: 李四\n>\n> 姓名\t手机\t证件号码\n"
                + each(p -> "> %s\t%s\t%s\n".formatted(p.name(), p.phone(), p.id()))));
  }

  @Test
  void linesThatAChangeAddsAreRead() throws IOException {
    assertEverybody(
        rows(
            "diff --git a/u.csv b/u.csv\n--- /dev/null\n+++ b/u.csv\n@@ -0,0 +1,12 @@\n"
                + "+姓名,手机,证件号码\n"
                + each(p -> "+%s,%s,%s\n".formatted(p.name(), p.phone(), p.id()))));
  }

  @Test
  void foldedLinesOfADirectoryAreOne() throws IOException {
    List<List<String>> rows =
        rows(
            "version: 1\n\n"
                + each(
                    p -> {
                      String place = "广东省深圳市南山区科技园南路一千二百三十四号阳光花园十四栋" + p.address();
                      String coded = Base64.getEncoder().encodeToString(place.getBytes(UTF_8));
                      return """
                          dn: uid=u%d,dc=corp
                          cn:: %s
                          mobile: %s
                          postalAddress:: %s
                           %s
                          serialNumber: %s

                          """
                          .formatted(
                              people.indexOf(p),
                              Base64.getEncoder().encodeToString(p.name().getBytes(UTF_8)),
                              p.phone(),
                              coded.substring(0, 60),
                              coded.substring(60),
                              p.id());
                    }));
    assertEverybody(rows);
    assertThat(rows.get(3).toString()).contains("阳光花园十四栋" + people.get(3).address());
  }

  @Test
  void valuesOfFieldsInATableAreCells() throws IOException {
    assertEverybody(
        rows(
            "<html><body><table><tr><th>1</th><th>2</th><th>3</th><th>4</th></tr>"
                + each(
                    p ->
                        ("<tr><td>%d</td><td><input type=checkbox value=1>"
                                + "<input name=n value=\"%s\"></td>"
                                + "<td><input type=\"tel\" value=\"%s\"></td>"
                                + "<td><input value=%s></td></tr>")
                            .formatted(people.indexOf(p), p.name(), p.phone(), p.id()))
                + "</table></body></html>"));
  }

  @Test
  void wordsOfANoticeAreCells() throws IOException {
    assertEverybody(
        rows(
            each(
                p ->
                    "%s，%s，汉族，%s年5月6日出生，身份证号码：%s，户籍地：%s，联系电话：%s。\n"
                        .formatted(
                            p.name(),
                            p.sex(),
                            p.id().substring(6, 10),
                            p.id(),
                            p.address(),
                            p.phone()))));
  }
}
