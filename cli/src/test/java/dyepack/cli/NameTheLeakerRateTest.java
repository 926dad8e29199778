package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cli.NameTheLeaker.Found;
import dyepack.cli.OutsideLeak.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counts, over kinds of tables, policies and seeds, how often leaks are traced to the right copies
 * and how often anybody else is named. Writes the counts to {@code target/NAME-THE-LEAKER.md}.
 *
 * <p>Size by system properties: {@code leaker.recipients} (200), {@code leaker.rows} (3,000) and
 * {@code leaker.seeds} (1).
 */
@Tag("slow")
class NameTheLeakerRateTest {
  private static final int RECIPIENTS = Integer.getInteger("leaker.recipients", 200);
  private static final int ROWS = Integer.getInteger("leaker.rows", 3_000);
  private static final int SEEDS = Integer.getInteger("leaker.seeds", 1);

  @TempDir Path folder;

  private final List<String> lines = new ArrayList<>();
  private int right;
  private int missed;
  private int innocents;

  @Test
  void nobodyInnocentAndTheRightOne() throws IOException {
    lines.add("| table | policy | leak | verdict | named | bound | rows matched | result |");
    lines.add("|---|---|---|---|---|---|---|---|");
    for (long seed = 1; seed <= SEEDS; seed++) {
      for (OutsideTable kind : OutsideTable.values()) {
        for (boolean suggested : new boolean[] {false, true}) {
          owner(kind, suggested, seed);
        }
      }
    }
    lines.add(
        0,
        String.format(
            "%d leaks with the right verdict, %d where somebody should have been named and was not,"
                + " %d where somebody innocent was named; %d recipients, %d rows.%n",
            right, missed, innocents, RECIPIENTS, ROWS));
    Files.write(Path.of("target", "NAME-THE-LEAKER.md"), lines);
    assertThat(innocents).as(String.join("\n", lines)).isZero();
    assertThat(missed).as(String.join("\n", lines)).isZero();
  }

  private void owner(OutsideTable kind, boolean suggested, long seed) throws IOException {
    Path own = Files.createDirectory(folder.resolve(kind + "-" + suggested + "-" + seed));
    NameTheLeaker owner = new NameTheLeaker(kind, ROWS, RECIPIENTS, 100 + seed, own);
    owner.share(suggested);
    String policy = suggested ? "suggested" : "by hand";
    boolean strong = kind != OutsideTable.WAYBILLS;
    count(
        kind,
        policy,
        owner.trace(
            "317 damaged, text", owner.leak(1).take(owner.copy(17), 317).spoil(0.3), Form.GBK_TEXT),
        Set.of("p0017"));
    count(
        kind,
        policy,
        owner.trace(
            "317 damaged, xlsx", owner.leak(2).take(owner.copy(3), 317).spoil(0.3), Form.WORKBOOK),
        Set.of("p0003"));
    if (strong) {
      count(
          kind,
          policy,
          owner.trace("50 whole", owner.leak(3).take(owner.copy(9), 50), Form.SEMICOLONS),
          Set.of("p0009"));
      OutsideLeak mix =
          owner
              .leak(4)
              .take(owner.copy(7), 620)
              .take(owner.copy(8), 350)
              .take(owner.foreign(30), 30);
      count(
          kind,
          policy,
          owner.trace("62, 35, 3 %", mix, Form.RENAMED_CSV),
          Set.of("p0007", "p0008"));
    }
    count(
        kind,
        policy,
        owner.trace("original", owner.leak(5).take(owner.original(), 1_000), Form.DASHES),
        Set.of());
    count(
        kind,
        policy,
        owner.trace("foreign", owner.leak(6).take(owner.foreign(1_000), 1_000), Form.GBK_TEXT),
        Set.of());
    count(
        kind,
        policy,
        owner.trace("unregistered", owner.leak(7).take(owner.unregistered(), 1_000), Form.GBK_TEXT),
        Set.of());
  }

  private void count(OutsideTable kind, String policy, Found found, Set<String> wanted) {
    String result;
    if (!wanted.containsAll(found.accused())) {
      innocents++;
      result = "**innocent named**";
    } else if (found.accused().equals(wanted)) {
      right++;
      result = "right";
    } else {
      missed++;
      result = "**missed**";
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "| %s | %s | %s | %s | %s | %.1e | %d of %d | %s |",
            kind,
            policy,
            found.leak(),
            found.verdict(),
            found.accused(),
            found.worstBound(),
            found.findings().path("dump").path("rowsMatched").asLong(),
            found.findings().path("dump").path("rows").asLong(),
            result));
  }
}
