package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.SourceOffsets;
import dyepack.charset.ReadableText;
import dyepack.charset.TextEncoding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON documents whose records are no objects in an array are written as one object a line. */
class JsonUnfoldingTest {
  @TempDir Path folder;

  @Test
  void rowsInArraysTakeTheirNamesFromTheFirst() throws IOException {
    assertThat(
            lines("[[\"姓名\",\"电话\"],[\"王伟\",\"13800001111\"],[\"李娜\",13900002222],[\"张三\",null]]"))
        .containsExactly(
            "{\"姓名\":\"王伟\",\"电话\":\"13800001111\"}",
            "{\"姓名\":\"李娜\",\"电话\":13900002222}",
            "{\"姓名\":\"张三\",\"电话\":null}");
  }

  @Test
  void rowsInArraysTakeTheirNamesFromAListBeside() throws IOException {
    String json =
        "{\"index\":[0,1,2],\"data\":[[\"a\",1.50],[\"b\",2],[\"c\",3]],\"columns\":[\"n\",\"v\"]}";
    assertThat(lines(json))
        .containsExactly(
            "{\"n\":\"a\",\"v\":1.50}", "{\"n\":\"b\",\"v\":2}", "{\"n\":\"c\",\"v\":3}");
  }

  @Test
  void recordsByKeyKeepTheirKey() throws IOException {
    String json =
        "{\"meta\":{\"v\":1},\"users\":{\"-Na\":{\"n\":\"a\",\"p\":\"1\"},"
            + "\"-Nb\":{\"n\":\"b\",\"p\":\"2\",\"x\":[1]},\"-Nc\":{\"p\":\"3\",\"n\":\"c\"}}}";
    assertThat(lines(json))
        .containsExactly(
            "{\"(key)\":\"-Na\",\"n\":\"a\",\"p\":\"1\"}",
            "{\"(key)\":\"-Nb\",\"n\":\"b\",\"p\":\"2\",\"x\":[1]}",
            "{\"(key)\":\"-Nc\",\"p\":\"3\",\"n\":\"c\"}");
  }

  @Test
  void columnsAreTurnedIntoRows() throws IOException {
    assertThat(lines("{\"n\":[\"a\",\"b\",\"c\"],\"p\":[1,null,3]}"))
        .containsExactly(
            "{\"n\":\"a\",\"p\":\"1\"}", "{\"n\":\"b\",\"p\":\"\"}", "{\"n\":\"c\",\"p\":\"3\"}");
    assertThat(
            lines("{\"n\":{\"0\":\"a\",\"1\":\"b\",\"2\":\"c\"},\"p\":{\"0\":1,\"1\":2,\"2\":3}}"))
        .containsExactly(
            "{\"(key)\":\"0\",\"n\":\"a\",\"p\":\"1\"}",
            "{\"(key)\":\"1\",\"n\":\"b\",\"p\":\"2\"}",
            "{\"(key)\":\"2\",\"n\":\"c\",\"p\":\"3\"}");
  }

  @Test
  void anotherCharacterSetIsRead() throws IOException {
    Path file = folder.resolve("gbk");
    Files.write(
        file, "{\"名\":[\"王\",\"李\",\"张\"],\"号\":[1,2,3]}".getBytes(Charset.forName("GB18030")));
    TextEncoding encoding = TextEncoding.of(Charset.forName("GB18030"), 0);
    Optional<JsonUnfolding.Unfolded> unfolded =
        JsonUnfolding.of(
            new ReadableText(file, encoding, List.of(), null, SourceOffsets.SAME),
            folder.resolve("copy"),
            DumpLimits.DEFAULT);
    assertThat(unfolded).isPresent();
    assertThat(Files.readAllLines(unfolded.get().path()).get(0))
        .isEqualTo("{\"名\":\"王\",\"号\":\"1\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a\",\"phone\":\"1\"}",
        "{\"a\":{\"x\":1,\"y\":2},\"b\":{\"z\":1,\"w\":2},\"c\":{\"q\":1,\"r\":2}}",
        "[1,2,3]",
        "[[1,2],[3",
        "[[\"a\",\"b\"]]",
        "not JSON",
        ""
      })
  void otherDocumentsAreLeftAlone(String json) throws IOException {
    assertThat(unfolded(json)).isEmpty();
  }

  @Test
  void deepNestingIsLeftAlone() throws IOException {
    assertThat(unfolded("[".repeat(100_000))).isEmpty();
  }

  private List<String> lines(String json) throws IOException {
    return Files.readAllLines(unfolded(json).orElseThrow().path());
  }

  private Optional<JsonUnfolding.Unfolded> unfolded(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("json"), json);
    return JsonUnfolding.of(
        new ReadableText(file, TextEncoding.UTF_8, List.of(), null, SourceOffsets.SAME),
        folder.resolve("copy"),
        DumpLimits.DEFAULT);
  }
}
