package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading an owner's table to the byte, and refusing what could shift a cell. */
class TableInputTest {
  @TempDir Path folder;

  private Path csv(String content) throws IOException {
    return Tables.write(folder, "table.csv", content, "UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-16"})
  void cellsAndBytesAreTheSameInEveryCharacterSet(String charset) throws IOException {
    Path file = Tables.write(folder, "t.csv", Tables.CHINESE, charset);
    List<List<String>> cells = Tables.cells(file);
    assertThat(cells).hasSize(3);
    assertThat(cells.get(1))
        .containsExactly(
            "1002", "李四", "13912345679", "440524188001010014", "广东省,汕头市潮阳区\"文化\"路5号", "-88.00");
    assertThat(cells.get(2).get(1)).isEqualTo("乁璐");
    assertThat(Tables.spliced(file)).isEqualTo(Files.readAllBytes(file));
  }

  @ParameterizedTest
  @CsvSource({"'|'", "';'", "'\t'", "'~'", "'^'", "'||'", "'----'", "'，'", "'\u0001'"})
  void delimiterIsFound(String delimiter) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(String.join(delimiter, "name", "phone", "amount")).append("\r\n");
    for (int i = 0; i < 20; i++) {
      text.append(
              String.join(
                  delimiter, "Ann Lee" + (char) ('a' + i), "1381234567" + i % 10, i + ".50"))
          .append("\r\n");
    }
    Path file = csv(text.toString());
    try (TableInput input = TableInput.open(file)) {
      assertThat(((DelimitedStyle) input.style()).dialect().delimiter()).isEqualTo(delimiter);
      assertThat(input.header()).containsExactly("name", "phone", "amount");
      SourceRow row = Tables.rows(input).get(3);
      assertThat(row.cells()).containsExactly("Ann Leed", "13812345673", "3.50");
      assertThat(row.line()).isEqualTo(5);
      assertThat(row.number()).isEqualTo(3);
    }
    assertThat(Tables.spliced(file)).isEqualTo(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** In GBK the second byte of 乗 is 0x5C and of 亅 0x7C: neither may end a cell. */
  @Test
  void trailBytesThatLookLikeDelimitersAreText() throws IOException {
    StringBuilder text = new StringBuilder("姓名|电话|备注\n");
    for (int i = 0; i < 30; i++) {
      text.append("王亅乗|1381234567").append(i % 10).append("|乗亅").append(i).append("贵宾客户重要\n");
    }
    Path file = Tables.write(folder, "t.txt", text.toString(), "GBK");
    assertThat(Tables.cells(file).get(0)).containsExactly("王亅乗", "13812345670", "乗亅0贵宾客户重要");
    assertThat(Tables.spliced(file)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void blanksAroundCellsStayOutsideTheSlots() throws IOException {
    Path file = csv("id, age , job\n1, 39 ,\tclerk\n2,  50,\"a, b\" \n3,,x\n");
    try (TableInput input = TableInput.open(file)) {
      assertThat(input.header()).containsExactly("id", "age", "job");
      List<SourceRow> rows = Tables.rows(input);
      assertThat(rows.get(0).cells()).containsExactly("1", "39", "clerk");
      assertThat(rows.get(1).cells()).containsExactly("2", "50", "a, b");
      assertThat(rows.get(2).cells()).containsExactly("3", "", "x");
      SourceRow changed = input.style().replace(rows.get(0), new String[] {"1", "4", "smith"});
      assertThat(Tables.text(changed)).isEqualTo("1, 4 ,\tsmith\n");
    }
  }

  @Test
  void quotedLineBreaksBelongToTheCell() throws IOException {
    Path file = csv("id,note,n\n1,\"two\nlines, \"\"quoted\"\"\",5\n\n2,plain,6\n\n\n");
    try (TableInput input = TableInput.open(file)) {
      List<SourceRow> rows = Tables.rows(input);
      assertThat(rows).hasSize(2);
      assertThat(rows.get(0).cells()[1]).isEqualTo("two\nlines, \"quoted\"");
      assertThat(rows.get(1).line()).isEqualTo(5);
    }
    assertThat(Tables.spliced(file)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void lastLineWithoutLineEndIsKept() throws IOException {
    Path file = csv("id,n\n1,2\n3,4");
    try (TableInput input = TableInput.open(file)) {
      assertThat(input.style().finalLineEnd()).isFalse();
      SourceRow last = Tables.rows(input).get(1);
      assertThat(last.raw()).asString(StandardCharsets.UTF_8).isEqualTo("3,4\n");
    }
    assertThat(Tables.spliced(file)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void carriageReturnsAloneEndLines() throws IOException {
    Path file = csv("id,n\r1,2\r3,4\r");
    assertThat(Tables.cells(file)).containsExactly(List.of("1", "2"), List.of("3", "4"));
    assertThat(Tables.spliced(file)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void newTextGetsQuotesOnlyWhereItNeedsThem() throws IOException {
    Path file = csv("id,a,b\n1,x,\"y\"\n2,x,\"z\"\n");
    try (TableInput input = TableInput.open(file)) {
      SourceRow row = Tables.rows(input).get(0);
      SourceRow changed = input.style().replace(row, new String[] {"1", "p, \"q\"", "r"});
      assertThat(Tables.text(changed)).isEqualTo("1,\"p, \"\"q\"\"\",\"r\"\n");
      SourceRow made = input.style().compose(new String[] {"9", "s", "t"});
      assertThat(Tables.text(made)).isEqualTo("9,s,\"t\"\n");
    }
  }

  @Test
  void textThatTheCharacterSetLacksIsRefused() throws IOException {
    Path file =
        Tables.write(folder, "t.csv", "id,name\n1,Müller\n2,Groß\n3,Björn\n", "windows-1252");
    try (TableInput input = TableInput.open(file)) {
      SourceRow row = Tables.rows(input).get(0);
      assertThat(row.cells()[1]).isEqualTo("Müller");
      assertThat(input.style().encode("张", row.raw(), row.starts()[1], row.ends()[1])).isNull();
    }
  }

  @Test
  void partsGiveTheSameRowsAsTheWhole() throws IOException {
    StringBuilder text = new StringBuilder("id,note\n");
    for (int i = 0; i < 500; i++) {
      text.append(i).append(i % 7 == 0 ? ",\"a\nb\"\n" : i % 11 == 0 ? ",x\n\n" : ",plain\n");
    }
    Path file = csv(text.toString());
    try (TableInput input = TableInput.open(file)) {
      List<SourceRow> whole = Tables.rows(input);
      List<TableSplit> splits = input.splits(300);
      assertThat(splits).hasSizeGreaterThan(10);
      assertThat(splits.stream().mapToLong(TableSplit::rows).sum()).isEqualTo(500);
      TableStyle style = Tables.sent(input.style());
      int n = 0;
      for (TableSplit split : splits) {
        try (TableInput part = TableInput.open(file, style, Tables.sent(split))) {
          List<SourceRow> rows = Tables.rows(part);
          assertThat(rows).hasSize((int) split.rows());
          for (SourceRow row : rows) {
            assertThat(row.raw()).isEqualTo(whole.get(n).raw());
            assertThat(row.number()).isEqualTo(n);
            assertThat(row.line()).isEqualTo(whole.get(n).line());
            n++;
          }
        }
      }
      assertThat(n).isEqualTo(500);
    }
  }

  private void refused(String content, String message) throws IOException {
    Path file = csv(content);
    assertThatThrownBy(() -> Tables.cells(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatCouldShiftACellIsRefused() throws IOException {
    refused("", "is empty");
    refused("\n\n", "is empty");
    refused("id,name\n", "no rows");
    refused("id,name,name\n1,a,b\n", "two columns called \"name\"");
    refused("13812345678,a\n13812345679,b\n", "no header");
    refused("id,name\n1,a\n2,b,c\n3,d\n4,e\n", "line 3: the record has 3 cells, the header has 2");
    refused("id,name\n1,a\n2,\"b\n3,c\n", "a quote isn't closed");
  }

  @Test
  void bytesOutsideTheCharacterSetAreLocated() throws IOException {
    String text = "id,name\n" + "1,张三李四\n".repeat(20) + "2,周八\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] bad = bytes.clone();
    bad[bytes.length - 5] = (byte) 0xFF;
    Path file = Tables.write(folder, "t.csv", bad);
    assertThatThrownBy(() -> Tables.cells(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 22: column \"name\" holds bytes that aren't UTF-8");
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> TableInput.open(folder.resolve("nothing.csv")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("doesn't exist");
  }
}
