package dyepack.attribution;

import static dyepack.code.SymbolKind.BINARY;
import static dyepack.code.SymbolKind.HEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dyepack.code.HeldRows;
import dyepack.code.ReadRow;
import dyepack.code.Recipients;
import dyepack.code.RowBatch;
import dyepack.code.RowClass;
import dyepack.code.RowClassJoin;
import dyepack.code.RowClasses;
import dyepack.code.SyntheticDump;
import dyepack.code.TallyKernel;
import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A dump whose rows two epochs know: each has keys, ids and positions of its own. */
class TwoReadingsTest {
  private static final int RECIPIENTS = 200;

  private final SyntheticDump before = new SyntheticDump(31, HEX, BINARY);
  private final SyntheticDump after = new SyntheticDump(32, HEX, BINARY);
  private final Recipients old = before.flat(RECIPIENTS);
  private final Recipients fresh = after.flat(RECIPIENTS);

  /** The rows of one dump, in both readings. */
  private final List<ReadRow> asOld = new ArrayList<>();

  private final List<ReadRow> asFresh = new ArrayList<>();

  @Test
  void sourcesOfBothEpochsAreNamedWithTheirShares() {
    leakOld(5, 300, .1);
    leakFresh(6, 200, .1);
    Attribution found = attribute(old, fresh);
    assertThat(found.accused()).extracting(Accusation::recipient).containsExactly("r5", "r6");
    assertThat(found.accused()).extracting(Accusation::reading).containsExactly(0, 1);
    assertThat(found.accused().get(0).shareOfDump()).isCloseTo(.6, within(.05));
    assertThat(found.accused().get(1).shareOfDump()).isCloseTo(.4, within(.05));
    assertThat(found.unknownShare()).isLessThan(.05);
    assertThat(found.rowPosterior()).isNotNull();
  }

  @Test
  void oneWhoLeaksBothCopiesIsAccusedOnceWithAllOfThem() {
    leakOld(7, 200, .1);
    leakFresh(7, 200, .1);
    Attribution found = attribute(old, fresh);
    assertThat(found.accused()).extracting(Accusation::recipient).containsExactly("r7");
    assertThat(found.accused().get(0).shareOfDump()).isGreaterThan(.93);
  }

  @Test
  void oneCopyIsNotTakenForTwo() {
    leakFresh(8, 300, .2);
    innocent(100);
    Attribution found = attribute(old, fresh);
    assertThat(found.accused()).extracting(Accusation::recipient).containsExactly("r8");
    assertThat(found.accused().get(0).shareOfDump()).isCloseTo(.75, within(.06));
    assertThat(found.unknownShareInterval().low()).isLessThan(.25);
    assertThat(found.unknownShareInterval().high()).isGreaterThan(.25);
    assertThat(Objects.requireNonNull(found.rowSources()).copies()).hasSize(1);
  }

  @Test
  void nobodyIsNamedForTheUnmarkedOriginal() {
    innocent(500);
    assertThat(attribute(old, fresh).accused()).isEmpty();
  }

  /**
   * E-values of innocents have mean 1 over two readings as over one. The larger of both would have
   * 1.5 here: the readings are independent, so that of small dumps one or the other often does well
   * by chance.
   */
  @Test
  void evidenceOfInnocentsHasMeanOne() {
    double sum = 0;
    double larger = 0;
    int tests = 0;
    for (int dump = 0; dump < 4; dump++) {
      asOld.clear();
      asFresh.clear();
      innocent(1);
      Recipients first = before.flat(8_000);
      Recipients second = after.flat(8_000);
      for (RecipientEvidence one : attribute(first, second).recipients()) {
        sum += Math.pow(10, one.log10EValue());
        tests++;
      }
      larger += largerOfBoth(first, second);
    }
    assertThat(sum / tests).isCloseTo(1, within(.05));
    assertThat(larger / tests).as("what the test could catch").isGreaterThan(1.2);
  }

  private double largerOfBoth(Recipients first, Recipients second) {
    List<RecipientEvidence> one = attribute(first, asOld).recipients();
    List<RecipientEvidence> other = attribute(second, asFresh).recipients();
    double sum = 0;
    for (int i = 0; i < one.size(); i++) {
      sum += Math.pow(10, Math.max(one.get(i).log10EValue(), other.get(i).log10EValue()));
    }
    return sum;
  }

  /** With a bound of 1 % a dump, .4 of 40 may name an innocent; 5 have a chance below 1e-4. */
  @Test
  void innocentsOfAMixtureAreNamedNoMoreOftenThanTheBoundSays() {
    int wrong = 0;
    for (int dump = 0; dump < 40; dump++) {
      asOld.clear();
      asFresh.clear();
      leakOld(dump, 15, 0);
      leakFresh(100 + dump, 15, 0);
      innocent(5);
      for (Accusation one : attribute(old, fresh, .01).accused()) {
        wrong += one.index() == dump || one.index() == 100 + dump ? 0 : 1;
      }
    }
    assertThat(wrong).isLessThan(5);
  }

  @Test
  void readingsThatAreNotPaidForAreRefused() {
    innocent(5);
    TallyKernel kernel = new TallyKernel(old, HeldRows.ALL);
    InMemoryDump reading = new InMemoryDump(kernel, RowBatch.of(asOld));
    Question question = question(old, 1, 1e-6);
    assertThatThrownBy(
            () -> new Attributor(question).verdict(new Joined(List.of(reading, reading))))
        .hasMessageContaining("paid for");
  }

  private void leakOld(int recipient, int rows, double damage) {
    for (int i = 0; i < rows; i++) {
      BlindIndex rid = before.rid();
      asOld.add(before.copiedRow(old, recipient, rid, asOld.size(), damage));
      asFresh.add(after.innocentRow(after.rid(), asFresh.size(), 0));
    }
  }

  private void leakFresh(int recipient, int rows, double damage) {
    for (int i = 0; i < rows; i++) {
      BlindIndex rid = after.rid();
      asOld.add(before.innocentRow(before.rid(), asOld.size(), 0));
      asFresh.add(after.copiedRow(fresh, recipient, rid, asFresh.size(), damage));
    }
  }

  private void innocent(int rows) {
    for (int i = 0; i < rows; i++) {
      asOld.add(before.innocentRow(before.rid(), asOld.size(), 0));
      asFresh.add(after.innocentRow(after.rid(), asFresh.size(), 0));
    }
  }

  private Attribution attribute(Recipients first, Recipients second) {
    return attribute(first, second, Question.DEFAULT_ALPHA);
  }

  private Attribution attribute(Recipients first, Recipients second, double alpha) {
    InMemoryDump one = new InMemoryDump(new TallyKernel(first, HeldRows.ALL), RowBatch.of(asOld));
    InMemoryDump other =
        new InMemoryDump(new TallyKernel(second, HeldRows.ALL), RowBatch.of(asFresh));
    return new Attributor(question(first, 2, alpha))
        .verdict(new Joined(List.of(one, other)))
        .attribution();
  }

  private static Attribution attribute(Recipients recipients, List<ReadRow> rows) {
    InMemoryDump dump =
        new InMemoryDump(new TallyKernel(recipients, HeldRows.ALL), RowBatch.of(rows));
    return new Attributor(question(recipients, 2, Question.DEFAULT_ALPHA))
        .verdict(dump)
        .attribution();
  }

  private static Question question(Recipients recipients, int alternatives, double alpha) {
    DumpFacts facts = new DumpFacts(500, 500, 0, MarkCondition.UNKNOWN);
    return new Question(
        recipients.lineage(), recipients.size(), alternatives, alpha, facts, Map.of(), 1);
  }

  /** Both readings of the same rows, in the same order. */
  private record Joined(List<InMemoryDump> both) implements DumpReadings {
    @Override
    public List<TallySource> readings() {
      return List.copyOf(both);
    }

    @Override
    public RowClasses classes(List<AccusedCopy> copies) {
      List<List<RowClass>> byReading = new ArrayList<>();
      List<RowClassJoin.Source> sources = new ArrayList<>();
      for (int reading = 0; reading < both.size(); reading++) {
        int asked = reading;
        List<Integer> recipients =
            copies.stream()
                .filter(copy -> copy.reading() == asked)
                .map(AccusedCopy::recipient)
                .toList();
        InMemoryDump dump = both.get(reading);
        byReading.add(dump.kernel().classify(dump.rows().rows(), recipients));
      }
      int[] places = new int[both.size()];
      for (AccusedCopy copy : copies) {
        int place = places[copy.reading()]++;
        sources.add(new RowClassJoin.Source(copy.reading(), place, RowClassJoin.Said.AS_READ));
      }
      Map<RowClass, Long> counts = new HashMap<>();
      for (int i = 0; i < byReading.get(0).size(); i++) {
        List<RowClass> row = List.of(byReading.get(0).get(i), byReading.get(1).get(i));
        counts.merge(RowClassJoin.of(row, sources), 1L, Long::sum);
      }
      return new RowClasses(counts);
    }
  }
}
