package dyepack.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.simulate.seized.TorturePerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that end otherwise than by line ends, in copies of the same length. */
class RecordEndsTest {
  @TempDir Path folder;

  private final List<TorturePerson> people = TorturePerson.several(new Random(9), 20);

  private String joined(String between, Function<TorturePerson, String> record) {
    return people.stream().map(record).collect(Collectors.joining(between));
  }

  private List<String> lines(String text) throws IOException {
    RecordEnds ends = Objects.requireNonNull(RecordEnds.of(text));
    Path source = Files.writeString(folder.resolve("a"), text);
    Path copy = folder.resolve("b");
    ends.write(source, 0, copy);
    assertThat(Files.size(copy)).isEqualTo(Files.size(source));
    return Files.readString(copy).lines().map(String::strip).toList();
  }

  @Test
  void listsPrintedInOneLineAreTakenApart() throws IOException {
    String tuples =
        "["
            + joined(", ", p -> "('" + p.name() + "', '" + p.phone() + "', '" + p.id() + "')")
            + "]";
    List<String> lines = lines(tuples);
    assertThat(lines).hasSameSizeAs(people);
    assertThat(lines.get(0)).startsWith("('" + people.get(0).name()).endsWith("'),");
    assertThat(lines.get(19)).endsWith(people.get(19).id() + "')");
    String objects =
        "[" + joined(", ", p -> "User(name=" + p.name() + ", tel=" + p.phone() + ")") + "]\n";
    assertThat(lines(objects)).hasSize(20).allMatch(l -> l.startsWith("User(name="));
  }

  /** SQLite's shell, {@code .mode ascii}: U+001F between cells, U+001E behind rows. */
  @Test
  void recordSeparatorsEndLines() throws IOException {
    String rows = joined("\u001E", p -> p.name() + "\u001F" + p.phone()) + "\u001E";
    assertThat(lines(rows))
        .hasSize(20)
        .contains(people.get(3).name() + "\u001F" + people.get(3).phone());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\n", "<br>", "；", ";", "||"})
  void whatStandsBetweenPeopleEndsLines(String between) throws IOException {
    String row = joined(between, p -> p.name() + "," + p.phone() + "," + p.id());
    assertThat(lines(row)).hasSize(20).allMatch(l -> l.endsWith("X") || l.matches(".*\\d"));
  }

  /** ISO 9735: the service string advice tells the terminator. */
  @Test
  void segmentsOfEdifactEndLines() throws IOException {
    String text = "UNA:+.? 'UNB+UNOY:3+A+B'" + joined("'", p -> "NAD+BY+" + p.name()) + "'";
    assertThat(lines(text)).hasSize(22).contains("NAD+BY+" + people.get(7).name());
  }

  @Test
  void textsInLinesOrSentencesAreLeft() {
    assertThat(RecordEnds.of(joined("\n", p -> p.name() + ";" + p.phone()))).isNull();
    String wide = ",备注备注备注备注备注".repeat(30);
    assertThat(RecordEnds.of(joined("\n", p -> p.name() + "#" + p.phone() + wide))).isNull();
    assertThat(RecordEnds.of("Some words; and more (of them), then others. ".repeat(200))).isNull();
    assertThat(RecordEnds.of("function a(b){return c(d)}; function e(f){g()}; ".repeat(100)))
        .isNull();
    assertThat(RecordEnds.of("我们在电话 13800001111 里谈过。他说 13900002222 也行；".repeat(1))).isNull();
  }
}
