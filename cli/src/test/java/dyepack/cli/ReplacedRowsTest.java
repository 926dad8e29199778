package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Canaries in the place of real rows, as delivered: whoever has one lacks the row, all others have
 * it. A policy that withholds nothing is the control.
 */
class ReplacedRowsTest {
  private static final int ROWS = 3_000;
  private static final List<String> IDS = List.of("p1", "p2", "p3", "p4", "p5", "p6");

  @TempDir static Path folder;

  private static final Set<Integer> real = new TreeSet<>();

  @BeforeAll
  static void share() throws IOException {
    Random random = new Random(4);
    List<String> lines = new ArrayList<>(List.of("number,ward,cost"));
    int number = 10_000;
    for (int i = 0; i < ROWS; i++) {
      number += 1 + random.nextInt(5);
      real.add(number);
      double cost = Math.exp(6 + random.nextGaussian());
      lines.add(String.format(Locale.ROOT, "%d,ward %d,%.2f", number, 1 + random.nextInt(9), cost));
    }
    Files.write(folder.resolve("visits.csv"), lines);
    Run.ledger(folder.resolve("ledger"), IDS);
    share("visits", "withhold: 0.01");
    share("others", "withhold: 0");
  }

  private static void share(String dataset, String withhold) throws IOException {
    Path policy = folder.resolve(dataset + ".yaml");
    Files.writeString(
        policy,
        """
        dataset: %s
        identifiers: [{column: number, type: number}]
        marks: [{column: cost, kind: number, step: 0.01, tolerance: 0.5}]
        canaries: {rare: 0, half: 12, common: 12}
        %s
        """
            .formatted(dataset, withhold));
    Run.ok(
        "share",
        folder.resolve("visits.csv"),
        "--ledger",
        folder.resolve("ledger"),
        "--policy",
        policy,
        "--to-all",
        "--out",
        folder.resolve(dataset));
  }

  /** The numbers of the rows of a copy, in its order. */
  private static List<Integer> numbers(String dataset, String recipient) throws IOException {
    Path copy = folder.resolve(dataset).resolve(recipient).resolve("visits.csv");
    return Files.readAllLines(copy).stream()
        .skip(1)
        .map(line -> Integer.parseInt(Splitter.on(',').split(line).iterator().next()))
        .toList();
  }

  /** Canaries of a copy that stand between the neighbours of a real row that the copy lacks. */
  private static int inThePlaceOfRows(List<Integer> copy) {
    List<Integer> all = new ArrayList<>(real);
    Set<Integer> there = new HashSet<>(copy);
    int found = 0;
    for (int i = 1; i + 1 < all.size(); i++) {
      int at = copy.indexOf(all.get(i - 1));
      boolean between =
          at >= 0
              && at + 2 < copy.size()
              && !real.contains(copy.get(at + 1))
              && copy.get(at + 2).equals(all.get(i + 1));
      found += between && !there.contains(all.get(i)) ? 1 : 0;
    }
    return found;
  }

  @Test
  void copiesWithSuchACanaryLackTheRowAndKeepTheOrder() throws IOException {
    int replaced = 0;
    long canaries = 0;
    Set<Integer> kept = new TreeSet<>();
    for (String recipient : IDS) {
      List<Integer> copy = numbers("visits", recipient);
      assertThat(copy).isSorted().doesNotHaveDuplicates();
      assertThat((double) copy.size()).isBetween(ROWS * 0.97, ROWS * 1.01);
      replaced += inThePlaceOfRows(copy);
      canaries += copy.stream().filter(number -> !real.contains(number)).count();
      kept.addAll(copy);
    }
    assertThat((long) replaced).isBetween(30L, canaries);
    // 24 a copy on average: for six copies 144, with a deviation of 7.
    assertThat(canaries).isBetween(110L, 180L);
    // A common canary may stand in all six copies, so that none has its row.
    Set<Integer> gone = new TreeSet<>(real);
    gone.removeAll(kept);
    assertThat(gone).hasSizeLessThanOrEqualTo(15);
  }

  @Test
  void nothingIsLackedWhereNothingIsWithheld() throws IOException {
    for (String recipient : IDS) {
      List<Integer> copy = numbers("others", recipient);
      assertThat(copy).isSorted().containsAll(real).hasSizeGreaterThan(ROWS);
      assertThat(inThePlaceOfRows(copy)).isZero();
    }
  }

  @Test
  void leakOfSuchACopyNamesItsRecipient() throws IOException {
    Path copy = folder.resolve("visits").resolve("p4").resolve("visits.csv");
    List<String> lines = Files.readAllLines(copy);
    Path leak = Files.write(folder.resolve("leak.csv"), lines.subList(0, 1 + 400));
    Path report = folder.resolve("report");
    String out = Run.ok("trace", leak, "--ledger", folder.resolve("ledger"), "--out", report).out();
    assertThat(out).contains("p4").doesNotContain("p1", "p2", "p3", "p5", "p6");
  }
}
