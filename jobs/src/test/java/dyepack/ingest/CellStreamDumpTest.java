package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import dyepack.cells.CellStream;
import dyepack.cells.CellStreamWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of a cell stream are tables of a dump. */
class CellStreamDumpTest {
  @TempDir Path folder;

  private List<DumpTable> tables(boolean declared) throws IOException {
    Path file = folder.resolve("stream-" + declared);
    List<String> names = List.of("姓名", "手机号");
    try (CellStreamWriter out = new CellStreamWriter(file, CellLimits.DEFAULT)) {
      out.table("empty", List.of());
      out.table("people", declared ? names : List.of());
      long position = 1;
      if (!declared) {
        out.row(position++, new String[] {"客户名单"});
        out.row(position++, new String[] {"姓名", "手机号", "地址"});
      }
      for (int i = 0; i < 20_000; i++) {
        out.row(position++, new String[] {"张三" + i % 7, "138" + (10_000_000 + i), "幸福路" + i});
        if (i == 500 && !declared) {
          out.row(position++, new String[] {"姓名", "手机号", "地址"});
        }
      }
      out.end("");
    }
    return CellStreamDump.find("a.zip!/b.xls", CellStream.open(file), "xls");
  }

  private static List<List<String>> rows(DumpTable table, List<TableSplit> splits) {
    List<List<String>> rows = new ArrayList<>();
    for (TableSplit split : splits) {
      try (DumpRows part = table.open(split)) {
        part.forEachRemaining(r -> rows.add(List.of(r.cells())));
      }
    }
    return rows;
  }

  @Test
  void headersAreFoundWhereTheFormatDeclaresNone() throws IOException {
    DumpTable table = Tables.sent(tables(false).get(0));
    assertThat(table.header()).containsExactly("姓名", "手机号", "地址");
    assertThat(table.sheet()).isEqualTo("people");
    try (DumpRows all = table.open()) {
      DumpRow title = all.next();
      assertThat(title.cells()).containsExactly("客户名单", "", "");
      assertThat(title.line()).isEqualTo(1);
      assertThat(all.next().line()).isEqualTo(3);
      all.forEachRemaining(r -> assertThat(r.cells()).hasSize(3));
      assertThat(all.rows()).isEqualTo(20_001);
      assertThat(all.skipped()).extracting(Skipped::reason).containsExactly("the header again");
    }
  }

  @Test
  void declaredHeadersAreKeptAndPartsGiveTheWhole() throws IOException {
    DumpTable table = tables(true).get(0);
    assertThat(table.header()).containsExactly("姓名", "手机号", "");
    List<TableSplit> splits = table.splits(100_000);
    assertThat(splits.size()).isGreaterThan(2);
    List<List<String>> whole = new ArrayList<>();
    try (DumpRows all = table.open()) {
      all.forEachRemaining(r -> whole.add(List.of(r.cells())));
    }
    assertThat(whole).hasSize(20_000);
    assertThat(rows(table, splits)).isEqualTo(whole);
  }

  private List<DumpTable> sheet(String... lines) throws IOException {
    Path file = folder.resolve("sheet" + lines.length);
    try (CellStreamWriter out = new CellStreamWriter(file, CellLimits.DEFAULT)) {
      out.table("Sheet1", List.of());
      for (int i = 0; i < lines.length; i++) {
        if (!lines[i].isEmpty()) {
          out.row(i + 1, lines[i].split(",", -1));
        }
      }
      out.end("");
    }
    return CellStreamDump.find("b.xlsx", CellStream.open(file), "xlsx");
  }

  private static List<List<String>> all(DumpTable table) {
    return rows(table, table.splits(Long.MAX_VALUE));
  }

  @Test
  void tablesOneUnderTheOtherAreTold() throws IOException {
    List<DumpTable> tables =
        sheet(
            "姓名,手机号,地址",
            "张三,13812345678,苏州市人民路1号",
            "李四,13912345678,苏州市人民路2号",
            "",
            "王五,13712345678,苏州市人民路3号",
            "",
            "",
            "订单号,金额",
            "A1,10.50",
            "A2,3.20");
    assertThat(tables)
        .extracting(DumpTable::sheet)
        .containsExactly("Sheet1, table 1", "Sheet1, table 2");
    assertThat(all(tables.get(0)))
        .hasSize(3)
        .last()
        .isEqualTo(List.of("王五", "13712345678", "苏州市人民路3号"));
    assertThat(tables.get(1).header()).startsWith("订单号", "金额");
    assertThat(all(tables.get(1))).hasSize(2);
  }

  @Test
  void anotherHeaderBeginsATableWithoutAGap() throws IOException {
    List<DumpTable> tables =
        sheet(
            "姓名,手机号,地址",
            "张三,13812345678,苏州市人民路1号",
            "李四,13912345678,苏州市人民路2号",
            "手机号,身份证号,姓名",
            "13712345678,11010519491231002X,王五",
            "13612345678,440524188001010014,赵六");
    assertThat(tables).hasSize(2);
    assertThat(all(tables.get(0))).hasSize(2);
    assertThat(tables.get(1).header()).containsExactly("手机号", "身份证号", "姓名");
    assertThat(all(tables.get(1))).hasSize(2);
  }

  @Test
  void tablesSideBySideAreTold() throws IOException {
    List<DumpTable> tables =
        sheet(
            "姓名,手机号,,姓名,手机号,地址",
            "张三,13812345678,,赵六,13612345678,苏州市人民路1号",
            "李四,13912345678,,,,",
            "王五,13712345678,,孙七,13512345678,苏州市人民路2号");
    assertThat(tables).hasSize(2);
    assertThat(all(tables.get(0))).hasSize(3).contains(List.of("李四", "13912345678"));
    assertThat(tables.get(1).header()).containsExactly("姓名", "手机号", "地址");
    assertThat(all(tables.get(1)))
        .containsExactly(
            List.of("赵六", "13612345678", "苏州市人民路1号"), List.of("孙七", "13512345678", "苏州市人民路2号"));
  }

  @Test
  void blankRowsAndColumnsAlonePartNothing() throws IOException {
    List<DumpTable> tables =
        sheet(
            "姓名,手机号,,地址",
            "张三,13812345678,,苏州市人民路1号",
            "",
            "姓名,手机号,,地址",
            "李四,13912345678,,苏州市人民路2号",
            "",
            "王五,13712345678,,苏州市人民路3号");
    assertThat(tables).hasSize(1);
    assertThat(tables.get(0).sheet()).isEqualTo("Sheet1");
    assertThat(all(tables.get(0))).hasSize(3);
  }
}
