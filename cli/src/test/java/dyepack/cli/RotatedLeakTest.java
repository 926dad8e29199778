package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dyepack.cli.NameTheLeaker.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A dataset is shared, its keys rotated, and the same table shared again: dumps that mix copies of
 * both times name their sources, and nobody else.
 */
class RotatedLeakTest {
  private static final OutsideTable KIND = OutsideTable.DEVICES;
  private static final int ROWS = 600;

  @TempDir static Path folder;

  @BeforeAll
  static void shareRotateShare() throws IOException {
    KIND.write(folder.resolve("table.csv"), ROWS, 77);
    Files.writeString(folder.resolve("policy.yaml"), KIND.policy());
    Run.ledger(folder.resolve("ledger"), List.of("a", "b", "c", "d", "e", "f"));
    share("old");
    Run.ok(
        "ledger", "rotate", "devices", "--reason", "yearly", "--ledger", folder.resolve("ledger"));
    share("new");
  }

  private static void share(String outbox) {
    Run.ok(
        "share",
        folder.resolve("table.csv"),
        "--ledger",
        folder.resolve("ledger"),
        "--policy",
        folder.resolve("policy.yaml"),
        "--to-all",
        "--out",
        folder.resolve(outbox),
        "--quiet");
  }

  private static Path copy(String outbox, String recipient) {
    return folder.resolve(outbox).resolve(recipient).resolve("table.csv");
  }

  private static Found trace(String name, OutsideLeak leak) throws IOException {
    Path file = leak.save(folder, name, OutsideLeak.Form.GBK_TEXT);
    Path out = folder.resolve("case-" + name);
    Run.ok("trace", file, "--ledger", folder.resolve("ledger"), "--out", out, "--quiet");
    return NameTheLeaker.found(name, out);
  }

  private static int listed(String name, String recipient) throws IOException {
    Path list = folder.resolve("case-" + name).resolve("rows-" + recipient + ".csv");
    return Files.readAllLines(list).size() - 1;
  }

  @Test
  void sourcesOfBothEpochsAreNamed() throws IOException {
    OutsideLeak leak =
        new OutsideLeak(KIND, 5).take(copy("old", "a"), 300).take(copy("new", "b"), 200).spoil(.1);
    Found found = trace("mixed", leak);
    assertThat(found.accused()).containsExactly("a", "b");
    assertThat(found.worstBound()).isLessThanOrEqualTo(1e-6);
    assertThat(found.share("a")).isCloseTo(.6, within(.06));
    assertThat(found.share("b")).isCloseTo(.4, within(.06));
    assertThat(found.findings().path("unknownShare").asDouble()).isLessThan(.06);
    assertThat(found.findings().path("accused").path(0).path("shares").path(0).path("id").asText())
        .isEqualTo("devices-r1-a");
    assertThat(found.findings().path("accused").path(1).path("shares").path(0).path("id").asText())
        .isEqualTo("devices-r2-b");
    assertThat(listed("mixed", "a")).isBetween(270, 330);
    assertThat(listed("mixed", "b")).isBetween(170, 230);
  }

  @Test
  void oneWhoLeaksBothCopiesIsNamedOnce() throws IOException {
    OutsideLeak leak = new OutsideLeak(KIND, 6);
    Found found = trace("both", leak.take(copy("old", "c"), 200).take(copy("new", "c"), 200));
    assertThat(found.verdict()).isEqualTo("one-source");
    assertThat(found.accused()).containsExactly("c");
    assertThat(found.share("c")).isGreaterThan(.95);
  }

  @Test
  void theUnmarkedTableNamesNobody() throws IOException {
    Found found =
        trace("original", new OutsideLeak(KIND, 7).take(folder.resolve("table.csv"), ROWS));
    assertThat(found.accused()).isEmpty();
    assertThat(found.verdict()).isIn("nobody-named", "not-ours");
  }
}
