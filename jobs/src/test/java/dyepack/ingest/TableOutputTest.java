package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writing a table back as it came, or in another format. */
class TableOutputTest {
  @TempDir Path folder;

  @Test
  void unchangedRowsGiveTheSameFile() throws IOException {
    for (String text :
        List.of("\uFEFFid,n\r\n1,2\r\n\r\n3,\" 4\"", "id;n\n1;2\n", "id\tn\n\n1\t2\n \n")) {
      Path file = Tables.write(folder, "t", text, "UTF-8");
      Path copy = folder.resolve("copy");
      try (TableInput input = TableInput.open(file);
          TableOutput output = TableOutput.open(copy, input.style())) {
        assertThat(output.takesRaw()).isTrue();
        Tables.rows(input).forEach(output::write);
      }
      assertThat(Files.readAllBytes(copy)).isEqualTo(Files.readAllBytes(file));
    }
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void conversionsKeepTheCells(TableFormat format) throws IOException {
    Path file = Tables.write(folder, "t.csv", Tables.CHINESE, "GBK");
    Path out = folder.resolve("out." + format.extension());
    List<List<String>> cells = Tables.cells(file);
    List<String> header;
    try (TableInput input = TableInput.open(file);
        TableOutput output =
            TableOutput.open(out, input.style(), format, Set.of("客户号", "手机号", "身份证号"))) {
      header = input.header();
      Tables.rows(input).forEach(output::write);
    }
    DumpTable table = DumpInput.open(List.of(out)).tables().get(0);
    assertThat(table.header()).isEqualTo(header);
    List<List<String>> read = new ArrayList<>();
    try (DumpRows rows = table.open()) {
      rows.forEachRemaining(r -> read.add(List.of(r.cells())));
    }
    assertThat(read).isEqualTo(cells);
  }
}
