package dyepack.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellStream;
import dyepack.cells.SourceOffsets;
import dyepack.charset.ReadableText;
import dyepack.charset.TextEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON in strings of JSON, and records in the texts of messages. */
class JsonInStringsTest {
  @TempDir Path folder;

  private List<JsonDump> tables(String json) throws IOException {
    Path file = Files.write(folder.resolve("a.json"), json.getBytes(UTF_8));
    ReadableText text =
        new ReadableText(file, TextEncoding.UTF_8, List.of(), null, SourceOffsets.SAME);
    return JsonDump.findAll("f", text, json.startsWith("["), DumpLimits.DEFAULT);
  }

  private List<String> written(String json) throws IOException {
    JsonInStrings held = JsonInStrings.of(tables(json).get(0), DumpLimits.DEFAULT);
    if (held == null) {
      return List.of();
    }
    Path copy = folder.resolve("copy");
    assertThat(held.write(copy)).isEmpty();
    assertThat(held.account().total()).isEqualTo(json.getBytes(UTF_8).length);
    return Files.readAllLines(copy);
  }

  @Test
  void theStringBecomesTheObject() throws IOException {
    String line = "{\"t\":%d,\"log\":\"reg {\\\"n\\\":\\\"王\\\",\\\"p\\\":13800138000.10}\\n\"}\n";
    assertThat(written(String.format(line, 1) + String.format(line, 2)))
        .containsExactly(
            "{\"t\":\"1\",\"log (text"
                + " before)\":\"reg\",\"log\":{\"n\":\"王\",\"p\":13800138000.10}}",
            "{\"t\":\"2\",\"log (text"
                + " before)\":\"reg\",\"log\":{\"n\":\"王\",\"p\":13800138000.10}}");
  }

  @Test
  void arraysOfRecordsAreReadToo() throws IOException {
    assertThat(
            written(
                "[{\"k\":1,\"value\":\"{\\\"d\\\":{\\\"n\\\":\\\"\\u738b\\\"}}\"},"
                    + "{\"k\":2,\"value\":\"{\\\"d\\\":{\\n\\\"n\\\":\\\"x\\\"}}\"},{\"k\":3}]"))
        .isEmpty();
    assertThat(
            written(
                "[{\"k\":1,\"value\":\"{\\\"d\\\":{\\\"n\\\":\\\"\\u738b\\\"}}\"},"
                    + "{\"k\":2,\"value\":\"{\\\"d\\\":{\\n\\\"n\\\":\\\"x\\\"}}\"}]"))
        .containsExactly(
            "{\"k\":\"1\",\"value\":{\"d\":{\"n\":\"王\"}}}",
            "{\"k\":\"2\",\"value\":{\"d\":{\"n\":\"x\"}}}");
  }

  @Test
  void stringsWithBracesAreNone() throws IOException {
    assertThat(written("{\"a\":\"{x}\",\"b\":\"see {\\\"a\\\"}\"}\n".repeat(3))).isEmpty();
    assertThat(written("{\"a\":\"{\\\"n\\\":1\",\"b\":2}\n".repeat(3))).isEmpty();
  }

  private List<String> messages(String json) throws IOException {
    CellStream found =
        CellLines.ofMessages(
            tables(json).get(0),
            folder.resolve("lines"),
            folder.resolve("records"),
            DumpLimits.DEFAULT);
    List<String> rows = new ArrayList<>();
    if (found != null) {
      for (DumpTable table : CellStreamDump.find("f", found, "x")) {
        try (DumpRows all = table.open()) {
          all.forEachRemaining(row -> rows.add(row.line() + ":" + String.join("|", row.cells())));
        }
      }
    }
    return rows;
  }

  @Test
  void recordsInMessagesAreFound() throws IOException {
    StringBuilder json = new StringBuilder("{\"name\":\"x\",\"messages\":[");
    StringBuilder prose = new StringBuilder(json);
    for (int i = 0; i < 20; i++) {
      String comma = i == 0 ? "" : ",";
      json.append(comma).append("{\"id\":").append(i).append(",\"text\":\"姓名：王").append(i);
      json.append("\\n手机：138001380").append(10 + i).append("\\n来源：网\"}");
      prose.append(comma).append("{\"id\":").append(i).append(",\"text\":\"打我电话吧\\n不然就算了，");
      prose.append(i % 5 == 0 ? "13800138000" : "好吗").append("\"}");
    }
    List<String> rows = messages(json + "]}");
    assertThat(rows).hasSize(20);
    assertThat(rows.get(0)).endsWith(":王0|13800138010|网|");
    assertThat(messages(prose + "]}")).isEmpty();
  }
}
