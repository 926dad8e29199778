package dyepack.simulate.seized;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small folder of every shape, through the front door; more of them in {@link TortureRateTest}.
 */
class TortureTest {
  @TempDir Path folder;

  @Test
  void rowsOfAlmostEveryShapeAreReadWhole() {
    SeizedTruth truth =
        new SeizedFolder(TorturePerson.table(77, 60), List.of(30), 1, 5).write(folder);
    assertThat(SeizedTruth.read(folder.resolve(SeizedTruth.NAME))).isEqualTo(truth);
    assertThat(names(truth, SeizedTruth.SeizedFile::shape)).hasSizeGreaterThan(130);
    assertThat(names(truth, SeizedTruth.SeizedFile::encoding)).hasSizeGreaterThan(12);
    assertThat(names(truth, SeizedTruth.SeizedFile::packing)).hasSize(Packing.values().length);
    List<SeizedScore> scores = SeizedScore.of(folder, truth);
    List<SeizedTruth.SeizedFile> lost =
        scores.stream().filter(s -> s.people() < 0.97).map(SeizedScore::file).toList();
    assertThat(lost.size())
        .as(lost.stream().map(f -> f.shape() + " in " + f.encoding()).toList().toString())
        .isLessThanOrEqualTo(scores.size() * 7 / 100);
  }

  private static Set<String> names(SeizedTruth truth, Function<SeizedTruth.SeizedFile, String> of) {
    return truth.files().stream().map(of).collect(Collectors.toSet());
  }
}
