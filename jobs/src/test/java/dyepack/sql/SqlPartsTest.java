package dyepack.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a dump read by themselves give what the whole gives. */
class SqlPartsTest {
  @TempDir Path folder;

  private static String dump() {
    StringBuilder text =
        new StringBuilder("USE `db`;\nCREATE TABLE `big` (`id` int, `memo` text);\n");
    text.append("INSERT INTO `big` VALUES ");
    for (int i = 0; i < 90_000; i++) {
      text.append(i == 0 ? "" : ",")
          .append("(")
          .append(i)
          .append(",'an (odd), \\'memo\\'\\n of ")
          .append(i);
      text.append(" with some more text behind it so that parts are many; really\n')");
    }
    text.append(";\nCREATE TABLE small (a int, b text);\n");
    text.append("COPY small (b, a) FROM stdin;\n");
    for (int i = 0; i < 40_000; i++) {
      text.append("text with \\t tab ")
          .append(i)
          .append(" ".repeat(100))
          .append('\t')
          .append(i)
          .append('\n');
    }
    return text.append("\\.\nINSERT INTO `big` (`memo`,`id`) VALUES ('last',-1);\n").toString();
  }

  @Test
  void partsGiveTheSameRowsAndLines() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), dump());
    SqlOutline outline = SqlOutline.of(file, UTF_8, 0, CellLimits.DEFAULT);
    assertThat(outline.parts().size()).isGreaterThan(2);
    SqlSyntax syntax = outline.syntax();
    List<String> whole = new ArrayList<>();
    ByteAccount wholeSums = read(file, syntax, SqlPart.whole(syntax), whole);
    assertThat(wholeSums).isEqualTo(outline.account());
    assertThat(wholeSums.total()).isEqualTo(Files.size(file));
    List<String> parts = new ArrayList<>();
    long end = 0;
    ByteAccount sums = ByteAccount.EMPTY;
    for (SqlPart part : outline.parts()) {
      assertThat(part.start()).isEqualTo(end);
      end = part.end();
      int before = parts.size();
      sums = sums.plus(read(file, syntax, part, parts));
      assertThat(part.rows().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(parts.size() - before);
    }
    assertThat(end).isEqualTo(Files.size(file));
    assertThat(parts).hasSize(130_001).isEqualTo(whole);
    assertThat(sums.record()).isEqualTo(wholeSums.record());
    assertThat(sums.total()).isEqualTo(wholeSums.total());
    assertThat(sums.rejected()).isZero();
    assertThat(outline.tables()).extracting(SqlTable::name).containsExactly("db.big", "db.small");
    assertThat(outline.tables()).extracting(SqlTable::rows).containsExactly(90_001L, 40_000L);
  }

  private static ByteAccount read(Path file, SqlSyntax syntax, SqlPart part, List<String> rows)
      throws IOException {
    try (SqlReader reader = SqlReader.open(file, syntax, part, CellLimits.DEFAULT)) {
      while (reader.next()) {
        rows.add(
            reader.line()
                + reader.table()
                + reader.columns()
                + reader.text(0)
                + "|"
                + reader.text(1));
      }
      return reader.account();
    }
  }
}
