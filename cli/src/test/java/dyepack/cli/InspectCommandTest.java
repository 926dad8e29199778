package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inspect} on a small folder: what it says, what it writes, and what it never shows. */
class InspectCommandTest {
  private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙";
  private static final List<String> GIVEN =
      List.of("建国", "丽华", "秀英", "文杰", "佳怡", "浩然", "敏", "伟", "海燕", "思远");

  @TempDir Path folder;
  private Path seized;
  private final List<String> phones = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  @BeforeEach
  void seizedFolder() throws IOException {
    seized = Files.createDirectory(folder.resolve("seized"));
    Random random = new Random(3);
    List<String> customers = new ArrayList<>(List.of("客户姓名,联系电话,金额,备注"));
    List<String> bare = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String name = SURNAMES.charAt(random.nextInt(12)) + GIVEN.get(random.nextInt(10));
      String head = List.of("138", "150", "186", "177", "199").get(random.nextInt(5));
      String phone = String.format(Locale.ROOT, "%s%08d", head, random.nextInt(100_000_000));
      names.add(name);
      phones.add(phone);
      customers.add(
          String.format(
              Locale.ROOT,
              "%s,%s,%.2f,<b onload=x>请尽快发货！</b>",
              name,
              phone,
              Math.exp(4 + random.nextGaussian())));
      bare.add(name + "----" + phone);
    }
    Files.write(seized.resolve("customers.csv"), customers, Charset.forName("GB18030"));
    Files.write(
        Files.createDirectory(seized.resolve("chat")).resolve("half.txt"), bare.subList(0, 150));
    Files.write(
        seized.resolve("photo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
  }

  @Test
  void saysWhatTheFolderHolds() throws IOException {
    Path out = folder.resolve("look");
    Run run = Run.ok("inspect", seized, "--out", out);
    assertThat(run.out())
        .contains(
            "customers.csv",
            "Name of a person",
            "Telephone",
            "450 rows in 2 tables",
            "distinct persons: 300");
    JsonNode found = new ObjectMapper().readTree(out.resolve("inspect.json").toFile());
    assertThat(found.path("schema").asText()).isEqualTo("dyepack-inspect/1");
    JsonNode customers = file(found, "customers.csv");
    assertThat(customers.path("encoding").asText()).isEqualTo("GB18030");
    assertThat(customers.path("sha256").asText()).hasSize(64);
    assertThat(types(customers)).containsExactly("name", "phone", "amount", "free-text");
    assertThat(customers.path("tables").get(0).path("columns").get(0).path("name").asText())
        .isEqualTo("客户姓名");
    JsonNode half = file(found, "half.txt");
    assertThat(types(half)).containsExactly("name", "phone");
    assertThat(half.path("tables").get(0).path("header").asBoolean()).isFalse();
    assertThat(half.path("tables").get(0).path("persons").path("atLeast").asLong()).isEqualTo(150);
    JsonNode photo = file(found, "photo.png");
    assertThat(photo.path("tables")).isEmpty();
    assertThat(photo.path("notRead")).isNotEmpty();
    assertThat(found.path("categories").toString()).contains("\"finance\"", "\"basic\"");
  }

  @Test
  void showsNoCellAndNothingAlive() throws IOException {
    Path out = folder.resolve("look");
    Run run = Run.ok("inspect", seized, "--out", out, "--lang", "zh");
    String page = Files.readString(out.resolve("inspect.html"));
    String all = run.out() + page + Files.readString(out.resolve("inspect.json"));
    for (int i = 0; i < phones.size(); i++) {
      assertThat(all).doesNotContain(phones.get(i), names.get(i));
    }
    assertThat(page)
        .contains("default-src 'none'", "涉案文件夹内容", "姓名")
        .doesNotContain("<script", "<b onload", "http://", "https://");
  }

  @Test
  void printsJsonOrPageWithoutWriting() throws IOException {
    Run json = Run.ok("inspect", seized, "--format", "json", "--rows", "20", "--quiet");
    JsonNode found = new ObjectMapper().readTree(json.out());
    assertThat(found.path("totals").path("rows").asLong()).isEqualTo(40);
    assertThat(file(found, "customers.csv").path("tables").get(0).path("whole").asBoolean())
        .isFalse();
    assertThat(json.err()).isEmpty();
    assertThat(Run.ok("inspect", seized, "--format", "html").out()).startsWith("<!DOCTYPE html>");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(seized);
    }
  }

  @Test
  void wrongUseIsRefused() {
    assertThat(Run.of("inspect", folder.resolve("nowhere")).code()).isEqualTo(2);
    assertThat(Run.of("inspect", folder.resolve("nowhere")).err())
        .contains("nowhere", "doesn't exist");
    assertThat(Run.of("inspect", seized, "--lang", "fr").err())
        .contains("--lang fr is unknown; use en or zh");
    assertThat(Run.of("inspect", seized, "--rows", "-1").err())
        .contains("--rows -1 is out of range");
    Run unwritable = Run.of("inspect", seized, "--work", "/dev/null/x");
    assertThat(unwritable.code()).isEqualTo(2);
    assertThat(unwritable.err()).contains("Working folder /dev/null/x can't be made", "--work");
    assertThat(Run.of("inspect").code()).isEqualTo(2);
    assertThat(Run.ok("inspect", "--help").out())
        .contains("dyepack inspect seized/ --out first-look");
  }

  private static JsonNode file(JsonNode found, String name) {
    for (JsonNode file : found.path("files")) {
      if (file.path("path").asText().endsWith(name)) {
        return file;
      }
    }
    throw new AssertionError(name + " is not listed");
  }

  private static List<String> types(JsonNode file) {
    List<String> types = new ArrayList<>();
    file.path("tables")
        .get(0)
        .path("columns")
        .forEach(column -> types.add(column.path("type").asText()));
    return types;
  }
}
