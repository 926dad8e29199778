package dyepack.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.simulate.seized.TorturePerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People in letters, in chats of one line a message, and in what programs wrote by numbers. */
class LettersAndChatsTest {
  private static final int PEOPLE = 17;

  @TempDir Path folder;

  private final List<TorturePerson> people = TorturePerson.several(new Random(5), PEOPLE);

  private List<List<String>> rows(Path path) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (DumpInput input = DumpInput.open(List.of(path))) {
      DumpFile file = input.files().get(0);
      long bytes = file.account().total();
      for (DumpTable table : file.tables()) {
        try (DumpRows all = table.open()) {
          all.forEachRemaining(row -> rows.add(Arrays.asList(row.cells())));
          bytes += all.account().total();
        }
      }
      assertThat(bytes).isEqualTo(Files.size(path));
    }
    return rows;
  }

  private List<List<String>> rows(String text) throws IOException {
    return rows(Files.writeString(folder.resolve("a.txt"), text, UTF_8));
  }

  private void assertEverybody(List<List<String>> rows) {
    assertThat(rows).hasSize(PEOPLE);
    for (TorturePerson p : people) {
      assertThat(rows).anySatisfy(row -> assertThat(row).contains(p.name(), p.phone()));
    }
  }

  private String each(Function<TorturePerson, String> line) {
    return people.stream().map(line).collect(Collectors.joining());
  }

  @Test
  void whomALetterAddressesIsOfItsRecord() throws IOException {
    assertEverybody(
        rows(
            each(
                p ->
                    "通 知\n\n尊敬的%s先生/女士：\n\n  请您按时参加。\n\n联系电话：%s\n地址：%s\n\n   办公室\n\f\n"
                        .formatted(p.name(), p.phone(), p.address()))));
    assertEverybody(
        rows(
            each(
                p ->
                    "录取通知书\n%s 同学：\n    恭喜你。\n电话：%s\n地址：%s\n"
                        .formatted(p.name(), p.phone(), p.address()))));
  }

  @Test
  void lettersInADocumentAreRecords() throws IOException {
    Path file = folder.resolve("letters.docx");
    String paragraphs =
        each(
            p ->
                List.of(
                        "催 款 通 知 书",
                        "尊敬的" + p.name() + "女士：",
                        "您的账单已逾期，请尽快还款。",
                        "联系电话：" + p.phone(),
                        "通讯地址：" + p.address())
                    .stream()
                    .map("<w:p><w:r><w:t>%s</w:t></w:r></w:p>"::formatted)
                    .collect(Collectors.joining()));
    String space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          "<w:document xmlns:w=\"%s\"><w:body>%s</w:body></w:document>"
              .formatted(space, paragraphs)
              .getBytes(UTF_8));
    }
    List<List<String>> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    try (DumpInput input = DumpInput.open(List.of(file))) {
      for (DumpTable table : input.files().get(0).tables()) {
        try (DumpRows all = table.open()) {
          all.forEachRemaining(
              row -> {
                rows.add(Arrays.asList(row.cells()));
                lines.add(row.line());
              });
        }
      }
    }
    assertEverybody(rows);
    // Each record stands where its first line with a name and a value does: five lines apart.
    for (int i = 1; i < lines.size(); i++) {
      assertThat(lines.get(i) - lines.get(i - 1)).isEqualTo(5);
    }
  }

  /** An address without a person, or a text that isn't letters, stays as it is. */
  @Test
  void whatIsNoLetterIsReadAsBefore() throws IOException {
    List<List<String>> rows =
        rows(each(p -> "尊敬的客户：\n联系电话：%s\n地址：%s\n\n".formatted(p.phone(), p.address())));
    assertThat(rows).hasSize(PEOPLE);
    assertThat(rows).noneSatisfy(row -> assertThat(row).contains("客户"));
    assertEverybody(rows(each(p -> "姓名：%s\n电话：%s\n\n".formatted(p.name(), p.phone()))));
  }

  /** WhatsApp: day and month as in America, a dash before the sender. */
  @Test
  void messagesOfOneLineAreFields() throws IOException {
    assertEverybody(
        rows(
            each(
                p ->
                    "12/3/20, 10:11 AM - Lead Bot: %s, %s, %s\n"
                        .formatted(p.name(), p.phone(), p.address()))));
  }

  @Test
  void charactersWrittenByTheirNumbersAreRead() throws IOException {
    assertEverybody(
        rows(each(p -> "%s\t%s\t男\n".formatted(written(p.name(), "&#%d;"), p.phone()))));
    assertEverybody(
        rows(each(p -> "%s,%s,x\n".formatted(written(p.name(), "\\u%04x"), p.phone()))));
  }

  private static String written(String text, String form) {
    return text.chars().mapToObj(form::formatted).collect(Collectors.joining());
  }

  /** phpMyAdmin, "Export to JSON plugin": the table's rows stand in one of several objects. */
  @Test
  void rowsInOneOfSeveralObjectsAreATable() throws IOException {
    String text =
        "[\n{\"type\":\"header\",\"version\":\"5.1.1\",\"comment\":\"Export to JSON plugin\"},\n"
            + "{\"type\":\"database\",\"name\":\"shop\"},\n"
            + "{\"type\":\"table\",\"name\":\"member\",\"database\":\"shop\",\"data\":\n[\n"
            + people.stream()
                .limit(5)
                .map(p -> "{\"n\":\"%s\",\"t\":\"%s\"}".formatted(p.name(), p.phone()))
                .collect(Collectors.joining(",\n"))
            + "\n]\n}\n]\n";
    List<List<String>> rows = rows(text);
    for (TorturePerson p : people.subList(0, 5)) {
      assertThat(rows).contains(List.of(p.name(), p.phone()));
    }
  }
}
