package dyepack.attribution;

import static dyepack.code.SymbolKind.BINARY;
import static dyepack.code.SymbolKind.HEX;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.code.Conditioning;
import dyepack.code.ExpertBank;
import dyepack.code.HeldRows;
import dyepack.code.Recipients;
import dyepack.code.RowBatch;
import dyepack.code.SymbolKind;
import dyepack.code.SyntheticDump;
import dyepack.code.Tally;
import dyepack.code.TallyKernel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What has to hold for innocents on every kind of dump: repeated and conflicting rows of one
 * person, canaries, rows held by some only, masked rows, recipients of recipients. The symbols of
 * these dumps are drawn without any recipient, so everybody tested is innocent.
 */
class EvidencePropertyTest {
  private static final double[] DAMAGE = new double[32];

  static {
    Arrays.fill(DAMAGE, .3);
  }

  /** 30,000 innocents; a mean four standard errors above 1 would happen once in 30,000 runs. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theMeanEValueOfInnocentsIsAtMostOne(long seed) {
    SyntheticDump dump = new SyntheticDump(seed, BINARY, BINARY, HEX);
    Recipients recipients = dump.nested(30_000);
    RowBatch rows = dump.messy(3);
    assertMeanAtMostOne(recipients, rows, Conditioning.NONE);
  }

  @Test
  void theMeanEValueGivenAccusedIsAtMostOne() {
    SyntheticDump dump = new SyntheticDump(4, BINARY, BINARY, HEX);
    Recipients recipients = dump.nested(30_000);
    Conditioning given = new Conditioning(List.of(0, 1), List.of(.5, .2), List.of(DAMAGE, DAMAGE));
    assertMeanAtMostOne(recipients, dump.messy(4), given);
  }

  private static void assertMeanAtMostOne(
      Recipients recipients, RowBatch rows, Conditioning given) {
    HeldRows held = SyntheticDump.patchy(7);
    Tally tally = new TallyKernel(recipients, held).tally(rows, given);
    Evidence evidence = new Evidence(tally, ExpertBank.of(given), recipients.lineage());
    double sum = 0;
    double squares = 0;
    int tested = 0;
    for (int i = 2; i < recipients.size(); i++) {
      double e = Math.exp(evidence.value(i).logE());
      sum += e;
      squares += e * e;
      tested++;
    }
    double mean = sum / tested;
    double error = Math.sqrt((squares / tested - mean * mean) / tested);
    assertThat(mean).isLessThan(1 + 4 * error);
  }

  /** 12 dumps, 24,000 tests; each count is compared with a Poisson count four deviations above. */
  @Test
  void pIsNeverBelowNominal() {
    int[] atMost = new int[4];
    int tests = 0;
    for (long seed = 10; seed < 22; seed++) {
      SymbolKind[] kinds = seed % 2 == 0 ? new SymbolKind[] {HEX, BINARY} : BINARIES;
      SyntheticDump dump = new SyntheticDump(seed, kinds);
      Recipients recipients = dump.nested(2_000);
      RowBatch rows = dump.messy(5 + (int) (seed % 3) * 40);
      Tally tally =
          new TallyKernel(recipients, SyntheticDump.patchy(seed)).tally(rows, Conditioning.NONE);
      Evidence evidence = new Evidence(tally, ExpertBank.UNCONDITIONAL, recipients.lineage());
      for (int i = 0; i < recipients.size(); i++) {
        double logP = evidence.logP(i);
        for (int k = 0; k < atMost.length; k++) {
          atMost[k] += logP <= -(k + 1) * Math.log(10) ? 1 : 0;
        }
        tests++;
      }
    }
    for (int k = 0; k < atMost.length; k++) {
      double nominal = tests * Math.pow(10, -(k + 1));
      assertThat((double) atMost[k]).isLessThanOrEqualTo(nominal + 4 * Math.sqrt(nominal) + 1);
    }
  }

  private static final SymbolKind[] BINARIES = {BINARY, BINARY, BINARY, BINARY};
}
