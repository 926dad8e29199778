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
}
