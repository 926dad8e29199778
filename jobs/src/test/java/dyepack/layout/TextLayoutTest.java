package dyepack.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.simulate.seized.TorturePerson;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables found anywhere in a file, read whole or in parts, with every byte accounted for. */
class TextLayoutTest {
  @TempDir Path folder;

  private record Read(List<String> rows, List<Long> lines, ByteAccount account, List<String> left) {
    Read() {
      this(new ArrayList<>(), new ArrayList<>(), ByteAccount.EMPTY, new ArrayList<>());
    }
  }

  private static Read read(List<TextTable> tables, long targetBytes) throws IOException {
    Read read = new Read();
    ByteAccount account = ByteAccount.EMPTY;
    for (TextTable table : tables) {
      for (TextPart part : table.parts(targetBytes)) {
        try (TextRows rows = table.rows(part, (why, lost, n, line) -> read.left().add(why))) {
          while (rows.next()) {
            assertThat(rows.cells()).hasSize(table.columns());
            read.rows().add(Arrays.toString(rows.cells()));
            read.lines().add(rows.line());
          }
          account = account.plus(rows.account());
        }
      }
    }
    return new Read(read.rows(), read.lines(), account, read.left());
  }

  private Path write(String text, String charset) throws IOException {
    return Files.write(folder.resolve("t"), text.getBytes(Charset.forName(charset)));
  }

  private static List<TextTable> find(Path file, String charset) throws IOException {
    return TextLayout.find(file, charset, 0, CellLimits.DEFAULT);
  }

  private static void commas(StringBuilder out, List<TorturePerson> people, Random random) {
    for (TorturePerson p : people) {
      String note = random.nextInt(5) == 0 ? "\"急,\r\n\n\"\"件\"\" " + p.mail() + "\"" : "普通";
      out.append(String.join(",", p.name(), note, p.phone(), p.id())).append("\r\n");
      if (random.nextInt(400) == 0) {
        out.append("出售一手数据 加微信 vx12345\r\n");
      }
    }
  }

  /** A file of megabytes in which another table begins in the middle and the first goes on. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
  void tablesThatBeginAnywhereAreFoundAndSplit(String charset) throws IOException {
    Random random = new Random(5);
    List<TorturePerson> people = TorturePerson.several(random, 14_000);
    StringBuilder text = new StringBuilder("姓名,备注,电话,身份证\r\n");
    commas(text, people.subList(0, 6000), random);
    text.append("======\r\n");
    for (TorturePerson p : people.subList(6000, 8000)) {
      text.append(String.join("----", p.phone(), p.name(), p.id())).append("\r\n");
    }
    text.append("\r\n姓名,备注,电话,身份证\r\n");
    commas(text, people.subList(8000, 14_000), random);
    Path file = write(text.toString(), charset);
    List<TextTable> tables = find(file, charset);
    Read whole = read(tables, Long.MAX_VALUE);
    assertThat(tables).hasSize(2);
    assertThat(tables.get(0).header()).containsExactly("姓名", "备注", "电话", "身份证");
    assertThat(tables.get(1).label()).contains("----");
    assertThat(whole.rows()).hasSize(14_000);
    assertThat(whole.account().total()).isEqualTo(Files.size(file));
    assertThat(whole.account().rejected()).isZero();
    Read parts = read(tables, 100_000);
    assertThat(tables.get(0).parts(100_000).size()).isGreaterThan(3);
    assertThat(parts.rows()).isEqualTo(whole.rows());
    assertThat(parts.lines()).isEqualTo(whole.lines());
    assertThat(parts.account()).isEqualTo(whole.account());
    assertThat(parts.left()).hasSameElementsAs(whole.left());
    long line = text.substring(0, text.indexOf(people.get(13_000).id())).lines().count();
    String last = people.get(13_000).id();
    int at = 0;
    while (!whole.rows().get(at).contains(last)) {
      at++;
    }
    assertThat(whole.lines().get(at)).isBetween(line - 2, line);
  }

  @Test
  void noiseIsLocated() throws IOException {
    StringBuilder text = new StringBuilder("姓名,电话,身份证\n");
    List<TorturePerson> people = TorturePerson.several(new Random(1), 40);
    long at = -1;
    for (TorturePerson p : people) {
      text.append(String.join(",", p.name(), p.phone(), p.id())).append('\n');
      if (p.equals(people.get(20))) {
        at = text.toString().getBytes(StandardCharsets.UTF_8).length;
        text.append("加微信 abc888 看货\n");
      }
    }
    long end = at + "加微信 abc888 看货\n".getBytes(StandardCharsets.UTF_8).length;
    Path file = write(text.toString(), "UTF-8");
    Read read = read(find(file, "UTF-8"), Long.MAX_VALUE);
    assertThat(read.rows()).hasSize(40);
    assertThat(read.account().noise()).isEqualTo(end - at);
    assertThat(read.account().spans().get(0).kind()).isEqualTo(ByteAccount.Kind.HEADER);
    ByteAccount.Span span = read.account().spans().get(1);
    assertThat(span.kind()).isEqualTo(ByteAccount.Kind.NOISE);
    assertThat(span.start()).isEqualTo(at);
    assertThat(span.end()).isEqualTo(end);
  }

  /** Text that nobody made to be read: no exception, no hang, no byte lost. */
  @ParameterizedTest
  @CsvSource({"UTF-8", "GB18030", "UTF-16LE", "Big5", "UTF-32BE"})
  void anythingIsAccountedFor(String charset) throws IOException {
    Random random = new Random(11);
    String pieces = "\n\n\r\",;|\t'\\ -=:：{}[]姓名张三13812345678x1@.#\u3000";
    for (int i = 0; i < 60; i++) {
      byte[] bytes;
      if (i % 3 == 0) {
        bytes = new byte[random.nextInt(4000)];
        random.nextBytes(bytes);
      } else {
        StringBuilder text = new StringBuilder();
        int n = random.nextInt(3000);
        for (int k = 0; k < n; k++) {
          text.append(pieces.charAt(random.nextInt(pieces.length())));
        }
        bytes = text.toString().getBytes(Charset.forName(charset));
      }
      Path file = Files.write(folder.resolve("r" + i), bytes);
      Read read = read(find(file, charset), 500);
      assertThat(read.account().total()).as("file %s", i).isEqualTo(bytes.length);
    }
  }

  @Test
  void hugeLinesAndEndlessQuotesAreBounded() throws IOException {
    CellLimits limits = new CellLimits(1 << 16, 1000, 100, 20, 1 << 20, List.of());
    List<TorturePerson> people = TorturePerson.several(new Random(2), 3000);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < people.size(); i++) {
      TorturePerson p = people.get(i);
      text.append(String.join(",", p.name(), i % 50 == 0 ? "\"5寸" : "x", p.phone(), p.id()))
          .append('\n');
      if (i == 1500) {
        text.append("y".repeat(1 << 20)).append('\n');
      }
    }
    Path file = write(text.toString(), "UTF-8");
    List<TextTable> tables = TextLayout.find(file, "UTF-8", 0, limits);
    Read read = read(tables, Long.MAX_VALUE);
    assertThat(read.rows()).hasSize(3000);
    assertThat(read.account().rejected()).isEqualTo((1 << 20) + 1);
    assertThat(read.account().total()).isEqualTo(Files.size(file));
  }

  @Test
  void malformedBytesAreReadAndTold() throws IOException {
    byte[] bytes = "张伟,13812345678,x\n".repeat(50).getBytes(StandardCharsets.UTF_8);
    bytes[10 * 21 + 1] = (byte) 0xFF;
    Path file = Files.write(folder.resolve("m"), bytes);
    Read read = read(find(file, "UTF-8"), Long.MAX_VALUE);
    assertThat(read.rows()).hasSize(50);
    assertThat(read.left()).anyMatch(why -> why.contains("aren't UTF-8"));
  }

  @Test
  void tableSwitchIsNotMissedBetweenManyAdverts() throws IOException {
    StringBuilder text = new StringBuilder();
    List<TorturePerson> people = TorturePerson.several(new Random(3), 6000);
    for (int i = 0; i < people.size(); i++) {
      TorturePerson p = people.get(i);
      String[] cells =
          i < 3500
              ? new String[] {p.name(), p.phone(), p.id()}
              : new String[] {p.id(), p.name(), p.phone()};
      text.append(String.join(",", cells)).append('\n');
      if (i % 100 == 0) {
        text.append("=====\n加微信\n量大从优 欢迎\n合作\n=====\n");
      }
    }
    Path file = write(text.toString(), "UTF-8");
    List<TextTable> tables = find(file, "UTF-8");
    Read read = read(tables, Long.MAX_VALUE);
    assertThat(tables).hasSize(2);
    assertThat(read.rows()).hasSize(6000);
    assertThat(read.rows().get(0)).startsWith("[" + people.get(0).name());
    assertThat(read.account().total()).isEqualTo(Files.size(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n\n", "\n\n\n", "\n------\n", "\n"})
  void aValueALineIsARecordOfSeveralLines(String between) throws IOException {
    List<TorturePerson> people = TorturePerson.several(new Random(5), 60);
    StringBuilder text = new StringBuilder();
    for (TorturePerson p : people) {
      text.append(p.name()).append('\n').append(p.phone()).append('\n');
      text.append(p.address()).append(between);
    }
    List<TextTable> tables = find(write(text.toString(), "GB18030"), "GB18030");
    Read read = read(tables, 1 << 20);
    assertThat(read.rows())
        .containsExactlyElementsOf(
            people.stream()
                .map(p -> Arrays.toString(new String[] {p.name(), p.phone(), p.address()}))
                .toList());
    assertThat(read.account().total()).isEqualTo(Files.size(folder.resolve("t")));
  }

  /** A table copied out of a document, below the document's title. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void titlesAboveStackedValuesDoNotShiftTheirRecords(int titles) throws IOException {
    List<TorturePerson> people = TorturePerson.several(new Random(33), 25);
    StringBuilder text = new StringBuilder("客户名单\n内部资料\n请勿外传\n".substring(0, 5 * titles));
    text.append("姓名\n手机号\n身份证号\n地址\n");
    for (TorturePerson p : people) {
      text.append(String.join("\n", p.name(), p.phone(), p.id(), p.address())).append('\n');
    }
    Read read = read(find(write(text.toString(), "UTF-8"), "UTF-8"), Long.MAX_VALUE);
    for (TorturePerson p : people) {
      assertThat(read.rows())
          .contains(Arrays.toString(new String[] {p.name(), p.phone(), p.id(), p.address()}));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%d、", "%d. "})
  void whatStandsBeforeNamedValuesIsOneCell(String number) throws IOException {
    List<TorturePerson> people = TorturePerson.several(new Random(34), 25);
    StringBuilder text = new StringBuilder();
    for (TorturePerson p : people) {
      text.append(String.format(number, 1 + people.indexOf(p))).append(p.name());
      text.append("，电话：" + p.phone() + "，身份证：" + p.id() + "，地址：" + p.address() + "\n");
    }
    Read read = read(find(write(text.toString(), "UTF-8"), "UTF-8"), Long.MAX_VALUE);
    for (TorturePerson p : people) {
      String cells = String.join(", ", p.name(), p.phone(), p.id(), p.address());
      assertThat(read.rows()).anyMatch(row -> row.startsWith("[" + cells));
    }
  }

  @Test
  void aListOfNumbersWithBlankLinesStaysOneColumn() throws IOException {
    StringBuilder text = new StringBuilder();
    for (TorturePerson p : TorturePerson.several(new Random(6), 60)) {
      text.append(p.phone()).append("\n").append(p.phone().replace('3', '5')).append("\n\n");
    }
    List<TextTable> tables = find(write(text.toString(), "UTF-8"), "UTF-8");
    assertThat(tables).hasSize(1);
    assertThat(tables.get(0).columns()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " / ",
      value = {"( / ), / '", "[ / ], / \"", "( / ); / '", "{ / } / \""})
  void bracketsAroundRecordsAreNoPartOfTheirCells(String open, String close, String quote)
      throws IOException {
    List<TorturePerson> people = TorturePerson.several(new Random(7), 50);
    String q = quote.equals("\"") ? "\"" : "'";
    StringBuilder text = new StringBuilder();
    for (TorturePerson p : people) {
      text.append(open).append(q).append(p.name()).append(q + ", " + q).append(p.phone());
      text.append(q + ", " + q).append(p.id()).append(q).append(close).append('\n');
    }
    Read read = read(find(write(text.toString(), "UTF-8"), "UTF-8"), 1 << 20);
    assertThat(read.rows())
        .containsExactlyElementsOf(
            people.stream()
                .map(p -> Arrays.toString(new String[] {p.name(), p.phone(), p.id()}))
                .toList());
  }

  @Test
  void apostrophesThatKeepDigitsAsTextAreNoPartOfThem() throws IOException {
    List<TorturePerson> people = TorturePerson.several(new Random(8), 50);
    StringBuilder text = new StringBuilder();
    for (TorturePerson p : people) {
      text.append(p.name()).append("\t'").append(p.phone()).append("\t'").append(p.id());
      text.append('\t').append(p.amount()).append("\t\n");
    }
    Read read = read(find(write(text.toString(), "GB18030"), "GB18030"), 1 << 20);
    assertThat(read.rows())
        .containsExactlyElementsOf(
            people.stream()
                .map(p -> Arrays.asList(p.name(), p.phone(), p.id(), p.amount(), "").toString())
                .toList());
  }
}
