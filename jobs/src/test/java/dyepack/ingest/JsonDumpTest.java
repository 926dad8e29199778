package dyepack.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.charset.ReadableText;
import dyepack.charset.TextEncoding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON as it is found: wrapped, extended, sloppy, broken. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JsonDumpTest {
  @TempDir Path folder;
  private List<Skipped> skipped = List.of();

  private List<JsonDump> tables(byte[] bytes, Charset charset) throws IOException {
    Path file = Files.write(folder.resolve("x"), bytes);
    ReadableText text =
        ReadableText.open(file, TextEncoding.of(charset, 0), folder.resolve("unused"))
            .inBytes(folder.resolve("copy"));
    return JsonDump.findAll("x", text, false, DumpLimits.DEFAULT);
  }

  private List<JsonDump> tables(String text) throws IOException {
    return tables(text.getBytes(UTF_8), UTF_8);
  }

  private List<List<String>> rows(DumpRows rows) {
    List<List<String>> all = new ArrayList<>();
    try (rows) {
      rows.forEachRemaining(row -> all.add(List.of(row.cells())));
      skipped = rows.skipped();
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE"})
  void rowsInsideTheAnswerOfAService(String charset) throws IOException {
    String text =
        """
        {"code":0,"msg":"成功","data":{"total":3,"list":[
          {"name":"张诚功","tel":"138","addr":{"city":"苏州"},"tags":[{"t":1}]},
          {"name":"李\\"四","tel":null}, {"name":"\\u5f20","tel":1.50}
        ]}}
        """;
    List<JsonDump> tables =
        tables(text.getBytes(Charset.forName(charset)), Charset.forName(charset));
    assertThat(tables).hasSize(1);
    assertThat(tables.get(0).sheet()).isEqualTo("data.list");
    assertThat(tables.get(0).header()).containsExactly("name", "tel", "addr.city", "tags.0.t");
    assertThat(rows(tables.get(0).open()))
        .containsExactly(
            List.of("张诚功", "138", "苏州", "1"),
            List.of("李\"四", "", "", ""),
            List.of("张", "1.50", "", ""));
    assertThat(skipped)
        .extracting(Skipped::reason)
        .containsExactly("bytes around the array of records");
  }

  @Test
  void severalArraysAndSeveralAnswers() throws IOException {
    String page =
        "{\"success\":true,\"users\":[{\"id\":%d}],\"result\":{\"shops\":[{\"n\":\"a\"},{\"n\":\"b\"}]}}";
    List<JsonDump> tables =
        tables(page.formatted(1) + page.formatted(2) + "\n" + page.formatted(3));
    assertThat(tables).extracting(JsonDump::sheet).containsExactly("users", "result.shops");
    assertThat(rows(tables.get(0).open()))
        .containsExactly(List.of("1"), List.of("2"), List.of("3"));
    assertThat(rows(tables.get(1).open())).hasSize(6);
  }

  @Test
  void listsOfACustomerAreColumns() throws IOException {
    String line = "{\"name\":\"x\",\"phone\":\"138\",\"orders\":[{\"no\":1},{\"no\":2}]}\n";
    List<JsonDump> tables = tables(line.repeat(3));
    assertThat(tables).hasSize(1);
    assertThat(tables.get(0).header())
        .containsExactly("name", "phone", "orders.0.no", "orders.1.no");
    assertThat(rows(tables.get(0).open())).hasSize(3);
  }

  /** A customer of many orders must not cost the customers themselves. */
  @Test
  void longListsOfCustomersAreATableBesidesThem() throws IOException {
    String orders = "{\"no\":1},".repeat(20) + "{\"no\":2}";
    String line = "{\"name\":\"x\",\"phone\":\"138\",\"orders\":[" + orders + "]}\n";
    List<JsonDump> tables = tables(line.repeat(3));
    assertThat(tables).extracting(JsonDump::sheet).containsExactly("", "orders");
    assertThat(rows(tables.get(0).open())).hasSize(3).allMatch(r -> r.get(1).equals("138"));
    assertThat(rows(tables.get(1).open())).hasSize(63);
  }

  @Test
  void splitsInsideAWrapperGiveAllRows() throws IOException {
    StringBuilder text = new StringBuilder("{\"data\":{\"rows\":[");
    for (int i = 0; i < 20_000; i++) {
      text.append(i == 0 ? "" : ",\n").append("{\"id\":").append(i).append(",\"s\":\"}],[{\"}");
    }
    JsonDump table = tables(text + "]},\"other\":[{\"id\":-1}]}").get(0);
    List<List<String>> whole = rows(table.open());
    assertThat(whole).hasSize(20_000);
    List<List<String>> parts = new ArrayList<>();
    List<TableSplit> splits = table.splits(100_000);
    splits.forEach(split -> parts.addAll(rows(table.open(split))));
    assertThat(splits.size()).isGreaterThan(3);
    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void mongoexport() throws IOException {
    JsonDump table =
        tables(
                """
                {"_id":{"$oid":"5f1"},"n":{"$numberLong":"13800138000"},"at":{"$date":"2020-01-01T00:00:00Z"},"p":{"q":{"$date":{"$numberLong":"7"}}}}
                { "_id" : ObjectId("5f2"), "n" : NumberLong(42), "at" : ISODate("2020-01-02"), "p" : { "q" : 8 }, }
                """)
            .get(0);
    assertThat(table.header()).containsExactly("_id", "n", "at", "p.q");
    assertThat(rows(table.open()))
        .containsExactly(
            List.of("5f1", "13800138000", "2020-01-01T00:00:00Z", "7"),
            List.of("5f2", "42", "2020-01-02", "8"));
    assertThat(skipped).isEmpty();
  }

  @Test
  void reprOfPythonAndLooseJson() throws IOException {
    JsonDump table =
        tables(
                """
                {'name': u'张\\'三', 'note': "it's {x}", 'ok': True, 'none': None, 'list': [1, 2,],}
                {'name': 'b', 'note': '', 'ok': False, 'none': 5, 'list': []}
                """)
            .get(0);
    assertThat(table.header()).containsExactly("name", "note", "ok", "none", "list.0", "list.1");
    assertThat(rows(table.open()))
        .containsExactly(
            List.of("张'三", "it's {x}", "True", "", "1", "2"),
            List.of("b", "", "False", "5", "", ""));
    assertThat(skipped).isEmpty();
    assertThat(rows(tables("{name: \"x\", age: 3}\n{name: \"y\", age: 4}").get(0).open()))
        .containsExactly(List.of("x", "3"), List.of("y", "4"));
  }

  @Test
  void logLinesAndNoiseBetween() throws IOException {
    JsonDump table =
        tables(
                """
                2020-01-01 10:00:00 INFO [main] it's: {"a":"1"}
                # advert

                2020-01-01 INFO {main} {"a":"2"}{"a":"3"}
                {"a":"torn
                {"a":"4"}
                """)
            .get(0);
    assertThat(rows(table.open()))
        .containsExactly(List.of("1"), List.of("2"), List.of("3"), List.of("4"));
    assertThat(skipped).extracting(Skipped::reason).hasSize(3);
  }

  @Test
  void anObjectThatNeverEndsCostsOnlyItself() throws IOException {
    StringBuilder text = new StringBuilder("[{\"a\":{\"b\":1},");
    for (int i = 0; i < 1000; i++) {
      text.append("{\"a\":").append(i).append("},");
    }
    JsonDump table = tables(text.append("{\"a\":1}]").toString()).get(0);
    assertThat(rows(table.open()).size()).isGreaterThanOrEqualTo(1000);
    assertThat(skipped).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[", "{\"a\":", "[{", "{'", "\"", "{\"a\":[", ",{\"", "{a:(", "\\"})
  void hostileRepetitionsEnd(String piece) throws IOException {
    String text = "{\"a\":1}\n" + piece.repeat((1 << 20) / piece.length());
    for (JsonDump table : tables(text)) {
      assertThat(rows(table.open()).size()).isLessThan(10);
    }
  }

  @Test
  void brokenFilesEnd() throws IOException {
    Random random = new Random(11);
    List<String> seeds =
        List.of(
            "{\"a\":\"x\",\"b\":{\"c\":[1,{\"d\":2}]}}\n".repeat(5),
            "{\"code\":1,\"data\":[{\"a\":\"张\"},{\"a\":2}]}",
            "{'a': u'x', 'b': None}\n{'a': ObjectId('y')}");
    int rows = 0;
    for (int trial = 0; trial < 300; trial++) {
      byte[] bytes = seeds.get(trial % 3).getBytes(UTF_8);
      for (int f = random.nextInt(4); f > 0; f--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      byte[] broken = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      for (JsonDump table : tables(broken, UTF_8)) {
        rows += rows(table.open()).size();
      }
    }
    assertThat(rows).isGreaterThan(150);
  }

  /** Each member is somebody; a telephone more of a customer is not. */
  @Test
  void membersOfGroupsAreATableOfTheirOwn() throws IOException {
    StringBuilder groups = new StringBuilder();
    StringBuilder customers = new StringBuilder();
    for (int g = 0; g < 6; g++) {
      groups.append("{\"dept\":\"d" + g + "\",\"members\":[");
      for (int m = 0; m < 4; m++) {
        groups.append(m == 0 ? "" : ",");
        groups.append("{\"name\":\"n" + g + m + "\",\"tel\":\"138" + g + m + "\"}");
      }
      groups.append("]}\n");
      customers.append("{\"name\":\"n" + g + "\",\"tels\":[{\"kind\":\"home\",\"no\":\"" + g);
      customers.append("\"},{\"kind\":\"work\",\"no\":\"1" + g + "\"}]}\n");
    }
    List<JsonDump> tables = tables(groups.toString());
    assertThat(tables).extracting(JsonDump::sheet).containsExactly("", "members");
    assertThat(rows(tables.get(1).open())).hasSize(24).contains(List.of("n53", "13853"));
    assertThat(tables(customers.toString())).extracting(JsonDump::sheet).containsExactly("");
  }
}
