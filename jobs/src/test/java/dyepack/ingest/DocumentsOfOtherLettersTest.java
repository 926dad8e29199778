package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.SourceOffsets;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that aren't in the character set that they declare, and scripts that hold data. */
class DocumentsOfOtherLettersTest {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"GBK\"?>\n<people>\n";
  private static final String ROW =
      "<p><name>王小明</name><city>北京市朝阳区建国路</city><tel>1380000111%d</tel></p>\n";

  @TempDir Path folder;

  private static String rows(int from, int to) {
    StringBuilder rows = new StringBuilder();
    for (int i = from; i < to; i++) {
      rows.append(ROW.formatted(i));
    }
    return rows.toString();
  }

  private List<String> cells(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("a.xml"), content);
    List<String> cells = new ArrayList<>();
    try (DumpInput input = DumpInput.open(List.of(file), DumpOptions.DEFAULT)) {
      DumpFile read = input.files().get(0);
      long accounted = read.account().total();
      for (DumpTable table : read.tables()) {
        try (DumpRows all = table.open()) {
          while (all.hasNext()) {
            cells.addAll(List.of(all.next().cells()));
          }
          accounted += all.account().total();
        }
      }
      assertThat(accounted).isEqualTo(content.length);
    }
    return cells;
  }

  @Test
  void aMisreadDocumentIsReadAsItWas() throws IOException {
    String text = HEAD + rows(0, 9) + "</people>\n";
    String misread = new String(text.getBytes(Charset.forName("GBK")), StandardCharsets.ISO_8859_1);
    assertThat(cells(misread.getBytes(StandardCharsets.UTF_8)))
        .contains("王小明", "13800001114", "北京市朝阳区建国路")
        .hasSize(27);
  }

  @Test
  void aDocumentOfTwoCharacterSetsIsReadToItsEnd() throws IOException {
    byte[] first = (HEAD + rows(0, 5)).getBytes(StandardCharsets.UTF_8);
    byte[] second = (rows(5, 9) + "</people>\n").getBytes(Charset.forName("GBK"));
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    assertThat(cells(both).stream().filter("王小明"::equals)).hasSize(9);
  }

  @Test
  void theAccountOfACopyIsToldForTheText() throws IOException {
    Path map = folder.resolve("map");
    try (SourceOffsets.Writer places = new SourceOffsets.Writer(map)) {
      places.pair(30, 20);
      places.end(60, 40);
    }
    ByteAccount.Tally copy = new ByteAccount.Tally();
    copy.add(Kind.HEADER, "the header", 0, 30);
    copy.add(Kind.RECORD, "", 30, 45);
    copy.add(Kind.NOISE, "around", 45, 60);
    ByteAccount text = CopiedAccount.of(copy.account(), SourceOffsets.in(map), 40);
    assertThat(text.total()).isEqualTo(40);
    assertThat(text.header()).isEqualTo(20);
    assertThat(text.noise()).isEqualTo(10);
    assertThat(text.spans().get(1).start()).isEqualTo(30);
  }

  @Test
  void dataInScriptsIsJson() {
    assertThat(TextKind.of("var pageData = [{\"a\":1}];")).isEqualTo(ContentKind.JSON_ARRAY);
    assertThat(TextKind.of("// list\nexport default [ {'a': 1} ]"))
        .isEqualTo(ContentKind.JSON_ARRAY);
    assertThat(TextKind.of("callback_1({\"code\":0,\"data\":[]});"))
        .isEqualTo(ContentKind.JSON_LINES);
    assertThat(TextKind.of("x = [[1,2],[3,4]]\n")).isEqualTo(ContentKind.TEXT);
    assertThat(TextKind.of("total = (a + b)\n")).isEqualTo(ContentKind.TEXT);
    assertThat(TextKind.of("姓名=[未填]\n")).isEqualTo(ContentKind.TEXT);
    assertThat(TextKind.of("function f(x) { return {\"a\": 1}; }")).isEqualTo(ContentKind.TEXT);
  }
}
