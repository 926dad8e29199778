package dyepack.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Some shapes of every kind, through the front door; all of them are in {@link TortureRateTest}.
 */
class TortureTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "comma",
        "four dashes",
        "slash",
        "arrow",
        "runs of spaces",
        "quoted newlines",
        "single quotes",
        "comma in address",
        "ragged",
        "preamble",
        "adverts between",
        "two tables",
        "two dialects",
        "mixed line ends",
        "delimiter at random",
        "labelled line",
        "log pairs",
        "blocks",
        "chat two lines",
        "glued",
        "fixed packed",
        "psql",
        "numbered"
      })
  void peopleAreReadWhole(String name) throws IOException {
    TortureShape.Shape shape =
        TortureShape.all().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    for (String charset : List.of("UTF-8", "GB18030")) {
      Path file = folder.resolve("t");
      List<TorturePerson> people = TortureScore.write(file, shape, 40, charset, 77);
      assertThat(TortureScore.share(people, TortureScore.ours(file)))
          .as("%s in %s", name, charset)
          .isGreaterThanOrEqualTo(0.97);
    }
  }
}
