package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import dyepack.cells.CellStream;
import dyepack.cells.CellStreamWriter;
import dyepack.simulate.seized.TorturePerson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filled-in forms become rows, lists in a column are cut; other tables stay what they are. */
class FormRecordsTest {
  @TempDir Path folder;

  private final List<TorturePerson> people = TorturePerson.several(new Random(17), 30);
  private int files;

  /** Rows of tables: a row is its position and cells, null begins another table. */
  private CellStream stream(List<String @Nullable []> rows) throws IOException {
    Path file = folder.resolve("stream" + files++);
    try (CellStreamWriter writer = new CellStreamWriter(file, CellLimits.DEFAULT)) {
      int table = 0;
      long position = 0;
      for (String[] row : rows) {
        position++;
        if (row == null) {
          writer.table("table " + ++table, List.of());
          position = 0;
        } else {
          writer.row(position, row);
        }
      }
      writer.end("");
    }
    return CellStream.open(file);
  }

  private FormRecords.@Nullable Found forms(CellStream stream) throws IOException {
    return FormRecords.of(stream, folder.resolve("copy" + files++), DumpLimits.DEFAULT);
  }

  private static List<String> rows(CellStream stream) throws IOException {
    List<String> found = new ArrayList<>();
    for (DumpTable table : CellStreamDump.find("f", stream, "x")) {
      found.add(String.join("|", table.header()));
      try (DumpRows rows = table.open()) {
        while (rows.hasNext()) {
          DumpRow row = rows.next();
          found.add(row.line() + ":" + String.join("|", row.cells()));
        }
      }
    }
    return found;
  }

  @Test
  void smallTablesOfNamesAndValuesAreRows() throws IOException {
    List<String @Nullable []> in = new ArrayList<>();
    List<String> expected = new ArrayList<>(List.of("姓名|手机|身份证|地址"));
    int n = 0;
    for (TorturePerson p : people) {
      in.add(null);
      in.add(new String[] {"姓名：", p.name(), "手机：", p.phone()});
      in.add(new String[] {"身份证：", p.id()});
      boolean known = n++ % 4 != 1;
      if (known) {
        in.add(new String[] {"地址：", p.address()});
      }
      String address = known ? p.address() : "";
      expected.add(n + ":" + String.join("|", p.name(), p.phone(), p.id(), address));
    }
    FormRecords.Found found = Objects.requireNonNull(forms(stream(in)));
    assertThat(rows(found.records())).isEqualTo(expected);
    assertThat(found.rest().tables()).isEmpty();
  }

  @Test
  void formsOneUnderTheOtherAreRowsAndTitlesNone() throws IOException {
    List<String @Nullable []> in = new ArrayList<>();
    in.add(null);
    List<String> expected = new ArrayList<>(List.of("姓名|电话|证件号码"));
    int n = 0;
    for (TorturePerson p : people) {
      in.add(new String[] {"员工登记表"});
      in.add(new String[] {"姓名", p.name(), "电话", p.phone()});
      in.add(new String[] {"证件号码", p.id()});
      expected.add((3 * n++ + 2) + ":" + String.join("|", p.name(), p.phone(), p.id()));
    }
    FormRecords.Found found = Objects.requireNonNull(forms(stream(in)));
    assertThat(rows(found.records())).isEqualTo(expected);
    assertThat(found.records().gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.reason()).isEqualTo("titles of forms"))
        .satisfies(gap -> assertThat(gap.count()).isEqualTo(people.size()))
        .satisfies(gap -> assertThat(gap.lost()).isFalse());
  }

  @Test
  void aTableOnItsSideIsTurned() throws IOException {
    List<String @Nullable []> in = new ArrayList<>();
    in.add(null);
    in.add(field("姓名", TorturePerson::name));
    in.add(field("电话", TorturePerson::phone));
    in.add(field("地址", TorturePerson::address));
    FormRecords.Found found = Objects.requireNonNull(forms(stream(in)));
    List<String> rows = rows(found.records());
    assertThat(rows).hasSize(31).startsWith("姓名|电话|地址");
    TorturePerson last = people.get(29);
    assertThat(rows.get(30))
        .isEqualTo("30:" + String.join("|", last.name(), last.phone(), last.address()));
  }

  private String[] field(String name, Function<TorturePerson, String> value) {
    List<String> cells = new ArrayList<>(List.of(name));
    people.forEach(p -> cells.add(value.apply(p)));
    return cells.toArray(new String[0]);
  }

  @Test
  void ordinaryTablesStayWhatTheyAre() throws IOException {
    List<String @Nullable []> two = new ArrayList<>();
    List<String @Nullable []> headed = new ArrayList<>();
    List<String @Nullable []> months = new ArrayList<>();
    List<String @Nullable []> one = new ArrayList<>();
    two.add(null);
    headed.add(null);
    headed.add(new String[] {"姓名", "电话", "姓名", "电话"});
    one.add(null);
    one.add(new String[] {"姓名", people.get(0).name()});
    one.add(new String[] {"电话", people.get(0).phone()});
    for (TorturePerson p : people) {
      two.add(new String[] {p.name(), p.phone()});
      headed.add(new String[] {p.name(), p.phone(), p.name() + "二", p.phone()});
    }
    for (int m = 0; m < 5; m++) {
      months.add(null);
      months.add(new String[] {"甲厂", "1" + m});
      months.add(new String[] {"乙厂", "2" + m});
    }
    for (List<String @Nullable []> in : List.of(two, headed, months, one)) {
      assertThat(forms(stream(in))).isNull();
    }
  }

  private @Nullable CellStream lines(CellStream stream) throws IOException {
    DumpTable table = CellStreamDump.find("f", stream, "x").get(0);
    return CellLines.of(
        table,
        folder.resolve("lines" + files++),
        folder.resolve("copy" + files++),
        DumpLimits.DEFAULT);
  }

  @Test
  void paragraphsThatAreAListAreCut() throws IOException {
    List<String @Nullable []> in = new ArrayList<>();
    in.add(null);
    List<String> expected = new ArrayList<>(List.of(""));
    long position = 0;
    for (TorturePerson p : people) {
      in.add(new String[] {p.name() + "，" + p.phone() + "，" + p.id()});
      expected.add(++position + ":" + String.join("|", p.name(), p.phone(), p.id()));
    }
    CellStream lines = Objects.requireNonNull(lines(stream(in)));
    assertThat(rows(lines)).isEqualTo(expected);
  }

  /** A paragraph of two lines is one position. */
  @Test
  void blocksInParagraphsKeepTheirPositions() throws IOException {
    List<String @Nullable []> in = new ArrayList<>();
    in.add(null);
    for (TorturePerson p : people) {
      in.add(new String[] {"姓名：" + p.name() + "\n电话：" + p.phone()});
      in.add(new String[] {"身份证：" + p.id()});
    }
    CellStream lines = Objects.requireNonNull(lines(stream(in)));
    TorturePerson second = people.get(1);
    assertThat(rows(lines).get(0)).startsWith("姓名|电话|身份证");
    assertThat(rows(lines).get(2))
        .startsWith("3:" + String.join("|", second.name(), second.phone(), second.id()));
  }

  @Test
  void proseAndPlainColumnsStayWhatTheyAre() throws IOException {
    List<String @Nullable []> prose = new ArrayList<>();
    List<String @Nullable []> column = new ArrayList<>();
    prose.add(null);
    column.add(null);
    for (TorturePerson p : people) {
      prose.add(new String[] {"会议讨论了今年的计划，大家认为可行，下周再议。"});
      prose.add(new String[] {"由" + p.name() + "负责，预算另行通知，时间待定。"});
      column.add(new String[] {p.phone()});
    }
    prose.add(new String[] {"联系电话：" + people.get(0).phone()});
    assertThat(lines(stream(prose))).isNull();
    assertThat(lines(stream(column))).isNull();
  }
}
