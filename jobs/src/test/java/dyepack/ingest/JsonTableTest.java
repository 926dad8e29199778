package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON lines as tables: every scalar a cell with its own span. */
class JsonTableTest {
  private static final String LINES =
      """
      {"id": 7, "name": "张\\"三", "at": {"city": "北京", "lat": 39.9000}, "tags": [1, {"a": 2}], "ok": true}

        {"id": 8, "at": {"lat": 1e2, "city": null}, "name": "乗亅 \\u4e59", "late": "x"}\s
      {"id": 9, "name": "", "at": {}, "ok": false}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void scalarsAreCellsAtDottedPaths(String charset) throws IOException {
    Path file = Tables.write(folder, "t.jsonl", LINES, charset);
    try (TableInput input = TableInput.open(file)) {
      assertThat(input.style().format()).isEqualTo(TableFormat.JSON_LINES);
      assertThat(input.header())
          .containsExactly("id", "name", "at.city", "at.lat", "tags", "ok", "late");
      List<SourceRow> rows = Tables.rows(input);
      assertThat(rows.get(0).cells())
          .containsExactly("7", "张\"三", "北京", "39.9000", "[1, {\"a\": 2}]", "true", "");
      assertThat(rows.get(1).cells()).containsExactly("8", "乗亅 乙", "", "1e2", "", "", "x");
      assertThat(rows.get(1).absent(2)).isTrue();
      assertThat(rows.get(1).line()).isEqualTo(3);
      assertThat(rows.get(2).absent(3)).isTrue();
    }
  }

  @Test
  void changedCellsKeepTheirJsonTypes() throws IOException {
    Path file = Tables.write(folder, "t.jsonl", LINES, "UTF-8");
    try (TableInput input = TableInput.open(file)) {
      SourceRow row = Tables.rows(input).get(0);
      String[] cells = row.cells().clone();
      cells[1] = "李\n四";
      cells[3] = "39.9001";
      assertThat(Tables.text(input.style().replace(row, cells)))
          .isEqualTo(
              "{\"id\": 7, \"name\": \"李\\n四\", \"at\": {\"city\": \"北京\", \"lat\": 39.9001},"
                  + " \"tags\": [1, {\"a\": 2}], \"ok\": true}\n\n");
    }
  }

  @Test
  void composedRowsLookLikeTheOthers() throws IOException {
    Path file = Tables.write(folder, "t.jsonl", LINES, "UTF-8");
    try (TableInput input = TableInput.open(file)) {
      TableStyle style = Tables.sent(input.style());
      SourceRow made = style.compose(new String[] {"10", "王五", "", "2.5", "", "true", "y"});
      assertThat(Tables.text(made))
          .isEqualTo(
              "{\"id\": 10, \"name\": \"王五\", \"at\": {\"city\": null, \"lat\": 2.5}, \"ok\": true,"
                  + " \"late\": \"y\"}\n");
    }
  }

  @Test
  void ownBytesComeBackThroughSplicing() throws IOException {
    String plain = LINES.replace("\\u4e59", "乙");
    Path file = Tables.write(folder, "t.jsonl", plain, "UTF-8");
    assertThat(Tables.spliced(file)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void whatIsNoObjectOnALineIsRefused() throws IOException {
    Path bad = Tables.write(folder, "t.jsonl", "{\"a\": 1}\n{\"a\": 2\n", "UTF-8");
    assertThatThrownBy(() -> Tables.cells(bad))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 2: not a JSON object on one line");
    Path array = Tables.write(folder, "t.json", "[{\"a\": 1}]", "UTF-8");
    assertThatThrownBy(() -> Tables.cells(array))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("JSON array");
  }
}
