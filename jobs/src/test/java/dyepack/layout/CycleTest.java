package dyepack.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.simulate.seized.TorturePerson;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of two lines or more with several values on a line, and what isn't such. */
class CycleTest {
  @TempDir Path folder;

  private final List<TorturePerson> people = TorturePerson.several(new Random(41), 60);

  private List<TextTable> find(String text, String charset) throws IOException {
    Path file = Files.write(folder.resolve("t"), text.getBytes(Charset.forName(charset)));
    return TextLayout.find(file, charset, 0, CellLimits.DEFAULT);
  }

  /** Rows with their lines; every byte of the file is accounted for. */
  private List<String> rows(List<TextTable> tables, List<Long> lines) throws IOException {
    List<String> found = new ArrayList<>();
    ByteAccount account = ByteAccount.EMPTY;
    for (TextTable table : tables) {
      try (TextRows rows = table.rows(null, (why, lost, n, line) -> {})) {
        while (rows.next()) {
          found.add(String.join("|", rows.cells()));
          lines.add(rows.line());
        }
        account = account.plus(rows.account());
      }
    }
    assertThat(account.total()).isEqualTo(Files.size(folder.resolve("t")));
    return found;
  }

  @ParameterizedTest
  @CsvSource({"UTF-8,',',''", "GB18030,' ',x", "UTF-16LE,'\t',x", "UTF-8,'，',''"})
  void twoLinesAreOneRecord(String charset, String between, String blank) throws IOException {
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    int n = 0;
    long line = 1;
    for (TorturePerson p : people) {
      if (n++ % 20 == 10) {
        text.append("今日一手资料 需要的私聊\n");
        line++;
      }
      text.append(p.name()).append(between).append(p.phone()).append('\n');
      text.append(p.id()).append(between).append(p.address().replace(" ", "")).append('\n');
      text.append(blank.isEmpty() ? "" : "\n");
      expected.add(String.join("|", p.name(), p.phone(), p.id(), p.address().replace(" ", "")));
      lines.add(line);
      line += blank.isEmpty() ? 2 : 3;
    }
    List<Long> found = new ArrayList<>();
    assertThat(rows(find(text.toString(), charset), found)).isEqualTo(expected);
    assertThat(found).isEqualTo(lines);
  }

  @Test
  void threeLinesWithLabelsOfWhichOneHoldsTwoValues() throws IOException {
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    int n = 1000;
    for (TorturePerson p : people) {
      String number = "SF" + 7919L * n++;
      String address = p.address().replace(" ", "");
      text.append("收件人：").append(p.name()).append("  ").append(p.phone());
      text.append("\r\n地址：").append(address);
      text.append("\r\n运单号：").append(number).append("\r\n\r\n");
      expected.add(String.join("|", p.name(), p.phone(), address, number));
    }
    List<TextTable> tables = find(text.toString(), "UTF-8");
    assertThat(rows(tables, new ArrayList<>())).isEqualTo(expected);
    assertThat(tables.get(0).header()).containsExactly("收件人", "column 2", "地址", "运单号");
  }

  @Test
  void aNumberStandsBeforeTheFirstLine() throws IOException {
    StringBuilder text = new StringBuilder("会员资料\n\n");
    List<String> expected = new ArrayList<>();
    int n = 0;
    for (TorturePerson p : people) {
      n++;
      text.append(n).append(". ").append(p.name()).append(' ').append(p.phone()).append('\n');
      text.append(p.id()).append('\n');
      expected.add(n + ".|" + p.name() + "|" + p.phone() + "|" + p.id());
    }
    assertThat(rows(find(text.toString(), "UTF-8"), new ArrayList<>())).isEqualTo(expected);
  }

  /** A cell that holds a line end makes two lines a record too; names of fields, four. */
  @Test
  void otherRecordsOfSeveralLinesAreReadAsBefore() throws IOException {
    StringBuilder quoted = new StringBuilder("姓名,电话,身份证,地址\n");
    StringBuilder blocks = new StringBuilder();
    StringBuilder prose = new StringBuilder();
    for (TorturePerson p : people) {
      quoted.append(p.name()).append(',').append(p.phone()).append(',').append(p.id());
      quoted.append(",\"").append("幸福路\n1号 2室\"\n");
      blocks.append("name | ").append(p.name()).append("\nphone | ").append(p.phone());
      blocks.append("\nidcard | ").append(p.id()).append("\nlevel | gold\n");
      prose.append("我们在会上见到了").append(p.name()).append("，他说以后再联系，大家都很高兴。\n");
      prose.append("他的电话是").append(p.phone()).append("，请记下来，不要忘记，谢谢。\n");
    }
    for (String text : List.of(quoted.toString(), blocks.toString(), prose.toString())) {
      List<TextTable> tables = find(text, "UTF-8");
      assertThat(tables).noneMatch(table -> table.label().contains("lines a record"));
    }
  }
}
