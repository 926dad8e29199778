package dyepack.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import dyepack.sql.SqlOutline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of SQL dumps as the tracer reads them. */
class SqlDumpTest {
  @TempDir Path folder;

  @Test
  void tablesAndTheirPartsGiveAllRows() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int block = 0; block < 40; block++) {
      text.append("INSERT INTO a (id, memo) VALUES (-1, 'x')");
      for (int i = 0; i < 5000; i++) {
        text.append(",(").append(block * 5000 + i).append(",'").append("m".repeat(60)).append("')");
      }
      text.append(";\nINSERT INTO b VALUES (").append(block).append(");\n");
    }
    Path file = Files.writeString(folder.resolve("x"), text);
    SqlOutline outline = SqlOutline.of(file, UTF_8, 0, CellLimits.DEFAULT);
    List<SqlDump> tables = SqlDump.tables("x", file, outline, CellLimits.DEFAULT);
    assertThat(tables).extracting(SqlDump::sheet).containsExactly("a", "b");
    assertThat(tables.get(0).header()).containsExactly("id", "memo");
    assertThat(tables.get(1).header()).isEmpty();
    List<String> whole = rows(tables.get(0).open());
    assertThat(whole).hasSize(40 * 5001);
    List<String> parts = new ArrayList<>();
    List<TableSplit> splits = tables.get(0).splits(1 << 20);
    for (TableSplit split : splits) {
      List<String> part = rows(tables.get(0).open(split));
      assertThat(split.firstRow()).isEqualTo(parts.size());
      assertThat((long) part.size()).isEqualTo(split.rows());
      parts.addAll(part);
    }
    assertThat(splits.size()).isGreaterThan(1);
    assertThat(parts).isEqualTo(whole);
    assertThat(rows(tables.get(1).open())).hasSize(40).last().isEqualTo("80:39");
  }

  private static List<String> rows(DumpRows rows) {
    List<String> all = new ArrayList<>();
    try (rows) {
      rows.forEachRemaining(row -> all.add(row.line() + ":" + String.join("|", row.cells())));
      assertThat(rows.skipped()).isEmpty();
    }
    return all;
  }
}
