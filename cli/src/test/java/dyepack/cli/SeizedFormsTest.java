package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of one copy are named in whatever form they are seized; the unmarked table names nobody. */
class SeizedFormsTest {
  private static final OutsideTable KIND = OutsideTable.RESIDENTS;
  private static final int LEAKER = 17;
  private static final int ROWS = 150;

  @TempDir static Path folder;
  private static NameTheLeaker owner;

  @BeforeAll
  static void share() throws IOException {
    owner = new NameTheLeaker(KIND, 1_500, 40, 11, folder);
    owner.share(false);
  }

  private static List<String[]> some(Path table, long seed) throws IOException {
    List<String[]> rows = new ArrayList<>(KIND.read(table));
    Collections.shuffle(rows, new Random(seed));
    return rows.subList(0, ROWS);
  }

  private static NameTheLeaker.Found trace(Path seized, String name) throws IOException {
    Path out = folder.resolve("case-" + name);
    Run.ok("trace", seized, "--ledger", folder.resolve("ledger"), "--out", out, "--quiet");
    return NameTheLeaker.found(name, out);
  }

  @ParameterizedTest
  @EnumSource
  void namesWhoseCopyItWas(SeizedForm form) throws IOException {
    Path seized = folder.resolve("seized-" + form);
    form.save(seized, KIND.header(), some(owner.copy(LEAKER), form.name().hashCode()));
    NameTheLeaker.Found found = trace(seized, form.name());
    assertThat(found.accused())
        .as(found.toString())
        .containsExactly(NameTheLeaker.recipient(LEAKER));
    assertThat(found.worstBound()).as(found.toString()).isLessThanOrEqualTo(1e-6);
    assertThat(found.findings().path("dump").path("rowsMatched").asLong())
        .as(found.toString())
        .isBetween(ROWS - 1L, (long) ROWS);
  }

  /** All forms in one folder, each with other rows of the table that was never marked. */
  @Test
  void theUnmarkedTableNamesNobodyInAnyForm() throws IOException {
    Path seized = folder.resolve("seized-original");
    for (SeizedForm form : SeizedForm.values()) {
      Path own = seized.resolve(form.name());
      form.save(own, KIND.header(), some(owner.original(), 1 + form.name().hashCode()));
    }
    NameTheLeaker.Found found = trace(seized, "original");
    assertThat(found.accused()).as(found.toString()).isEmpty();
    assertThat(found.findings().path("dump").path("rowsMatched").asLong())
        .as("the rows are ours and are read")
        .isGreaterThan(ROWS * (SeizedForm.values().length - 1L));
  }
}
