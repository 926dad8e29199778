package dyepack.code;

import static dyepack.code.SymbolKind.BINARY;
import static dyepack.code.SymbolKind.HEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyKernelTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void equalsTheDefinitionForEveryKindOfDump(long seed) {
    SyntheticDump dump = new SyntheticDump(seed, HEX, BINARY, BINARY);
    Recipients recipients = dump.nested(8);
    assertEqualsDefinition(dump.messy(60), recipients, Conditioning.NONE);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void equalsTheDefinitionGivenAccused(long seed) {
    SyntheticDump dump = new SyntheticDump(seed, HEX, BINARY, BINARY);
    Recipients recipients = dump.nested(8);
    double[] damage = new double[32];
    Arrays.fill(damage, 0.2);
    Conditioning given =
        new Conditioning(List.of(0, 4), List.of(0.5, 0.3), List.of(damage, damage));
    assertEqualsDefinition(dump.messy(60), recipients, given);
  }

  private static void assertEqualsDefinition(
      RowBatch batch, Recipients recipients, Conditioning given) {
    HeldRows held = SyntheticDump.patchy(3);
    Tally tally = new TallyKernel(recipients, held).tally(batch, given);
    NaiveTally naive = new NaiveTally(recipients, held, given);
    ExpertBank bank = ExpertBank.of(given);
    for (int recipient = 0; recipient < recipients.size(); recipient++) {
      for (int expert = 0; expert < bank.size(); expert++) {
        assertThat(tally.logPayout(recipient, expert))
            .as("recipient %d, %s", recipient, bank.experts().get(expert).name())
            .isCloseTo(naive.logPayout(batch, recipient, bank.experts().get(expert)), within(1e-5));
      }
    }
  }

  @Test
  void doesNotDependOnOrderOrOnHowRowsAreSpread() {
    SyntheticDump dump = new SyntheticDump(9, HEX, BINARY);
    Recipients recipients = dump.nested(7);
    RowBatch batch = dump.messy(2500);
    TallyKernel kernel = new TallyKernel(recipients, SyntheticDump.patchy(4));
    Tally whole = kernel.tally(batch, Conditioning.NONE);
    Random random = new Random(4);
    for (int parts : new int[] {2, 7}) {
      List<ReadRow> rows = new ArrayList<>(batch.rows());
      Collections.shuffle(rows, random);
      List<Tally> tallies = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        List<ReadRow> slice =
            rows.subList(rows.size() * part / parts, rows.size() * (part + 1) / parts);
        List<AmbiguousRow> ambiguous = part == 0 ? batch.ambiguous() : List.of();
        tallies.add(kernel.tally(new RowBatch(slice, ambiguous), Conditioning.NONE));
      }
      Collections.shuffle(tallies, random);
      assertThat(tallies.stream().reduce(Tally.EMPTY, Tally::plus)).isEqualTo(whole);
    }
  }

  @Test
  void tallyIsACommutativeMonoid() {
    SyntheticDump dump = new SyntheticDump(10, BINARY, BINARY);
    TallyKernel kernel = new TallyKernel(dump.flat(5), SyntheticDump.patchy(5));
    Tally a = kernel.tally(dump.messy(10), Conditioning.NONE);
    Tally b = kernel.tally(dump.messy(20), Conditioning.NONE);
    Tally c = kernel.tally(dump.messy(30), Conditioning.NONE);
    assertThat(a.plus(Tally.EMPTY)).isEqualTo(a);
    assertThat(Tally.EMPTY.plus(a)).isEqualTo(a);
    assertThat(a.plus(b)).isEqualTo(b.plus(a));
    assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
  }

  @Test
  void classesSayFieldByFieldWhatTheCopyHolds() {
    SyntheticDump dump = new SyntheticDump(11, HEX, BINARY, BINARY);
    Recipients recipients = dump.nested(6);
    TallyKernel kernel = new TallyKernel(recipients, HeldRows.ALL);
    List<ReadRow> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add(dump.copiedRow(recipients, 2, dump.rid(), i, 0));
    }
    for (RowClass row : kernel.classify(rows, List.of(2, 3))) {
      for (int read = 0; read < row.reads(); read++) {
        assertThat(row.matches(0, read) || !row.eligible(0, read)).isTrue();
      }
    }
    assertThat(kernel.classes(RowBatch.of(rows), List.of(2)).rows()).isEqualTo(50);
  }

  @Test
  void eachSymbolOfARowCountsOnce() {
    SyntheticDump dump = new SyntheticDump(12, HEX, BINARY);
    ReadRow row = dump.innocentRow(dump.rid(), 1, 0);
    assertThat(RowMerge.merge(List.of(row, row, row))).containsExactly(row);
    ReadRow other = dump.innocentRow(row.rid(), 2, 0);
    List<ReadRow> merged = RowMerge.merge(List.of(row, other));
    assertThat(merged).isEqualTo(RowMerge.merge(List.of(other, row, other)));
    int reads = merged.stream().mapToInt(ReadRow::readable).sum();
    assertThat(reads).isBetween(2, 4);
    assertThat(merged).allMatch(ReadRow::entangled);
  }
}
