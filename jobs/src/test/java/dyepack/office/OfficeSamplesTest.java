package dyepack.office;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.Damage;
import dyepack.cells.RecordingSink;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Documents that LibreOffice 7.4 made of one list of forty invented people (resources {@code
 * people.*}) and of a letter with three tables ({@code letter.*}).
 */
class OfficeSamplesTest {
  @TempDir Path folder;

  static Path sample(String name) {
    URL url = Objects.requireNonNull(OfficeSamplesTest.class.getResource(name));
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<List<String>> people() throws IOException {
    return Files.readAllLines(sample("people.csv")).stream()
        .map(line -> List.of(line.split(",")))
        .toList();
  }

  private static CellParser parser(String name) throws IOException {
    return name.endsWith(".xls") || name.endsWith(".doc")
        ? new CompoundFileParser()
        : OfficeFiles.zipped(sample(name), CellLimits.DEFAULT).orElseThrow();
  }

  private static RecordingSink read(String name) throws IOException {
    RecordingSink sink = new RecordingSink();
    parser(name).parse(sample(name), CellLimits.DEFAULT, sink);
    return sink;
  }

  @ParameterizedTest
  @ValueSource(strings = {"people.xlsx", "people.xls", "people.ods"})
  void everyCellOfAWorkbookIsThere(String name) throws IOException {
    RecordingSink sink = read(name);
    List<List<String>> people = people();
    List<List<String>> rows = sink.rows();
    assertThat(rows).hasSameSizeAs(people);
    assertThat(rows.get(0)).isEqualTo(people.get(0));
    for (int r = 1; r < rows.size(); r++) {
      List<String> row = rows.get(r);
      List<String> person = people.get(r);
      assertThat(row.subList(0, 4)).isEqualTo(person.subList(0, 4));
      assertThat(new java.math.BigDecimal(row.get(4))).isEqualByComparingTo(person.get(4));
      assertThat(row.get(5)).isEqualTo(person.get(5));
    }
    assertThat(sink.tables).hasSize(1);
    assertThat(sink.skips).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"letter.docx", "letter.odt", "letter.doc"})
  void tablesAndLinesOfALetterAreThere(String name) throws IOException {
    RecordingSink sink = read(name);
    List<List<String>> people = people().stream().map(person -> person.subList(0, 4)).toList();
    assertThat(sink.rows()).containsSubsequence(people);
    assertThat(sink.rows()).contains(List.of("客户名单（样本）"), List.of("以上共四十人。"), List.of("内1", "内2"));
    assertThat(sink.rows().stream().flatMap(List::stream)).contains("一", "外", "二");
    assertThat(sink.skips).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"people.xls", "people.ods", "people.xlsx", "letter.docx", "letter.doc"})
  void damagedCopiesNeverDoHarm(String name) throws IOException {
    CellParser parser = parser(name);
    Damage.Outcome outcome = Damage.survived(sample(name), folder, parser, 7, 150, 30_000_000);
    assertThat(outcome.refused() + outcome.partly()).isPositive();
  }

  @Test
  void archiveThatIsNoDocumentHasNoReader() throws IOException {
    Path file = folder.resolve("a.zip");
    try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new java.util.zip.ZipEntry("content.xml"));
    }
    assertThat(OfficeFiles.zipped(file, CellLimits.DEFAULT)).isEmpty();
  }
}
