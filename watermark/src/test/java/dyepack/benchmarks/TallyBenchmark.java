package dyepack.benchmarks;

import dyepack.code.Conditioning;
import dyepack.code.HeldRows;
import dyepack.code.Lineage;
import dyepack.code.ReadRow;
import dyepack.code.Recipients;
import dyepack.code.RowBatch;
import dyepack.code.Suspect;
import dyepack.code.SymbolCode;
import dyepack.code.SymbolKind;
import dyepack.code.SyntheticDump;
import dyepack.code.Tally;
import dyepack.code.TallyKernel;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Comparing 8,192 rows of a dump, with one 16-ary and one binary mark each, with 2,000 recipients.
 * The score is rows per second against all recipients.
 *
 * <p>The rivals keep one floating-point score a recipient, which says who fits best but bounds
 * nothing: the kernel bets for twenty-odd kinds of leak at once.
 */
@State(Scope.Benchmark)
public class TallyBenchmark {
  static final int ROWS = 8_192;
  static final int RECIPIENTS = 2_000;
  private static final int LEAKER = 1_234;
  private static final double MATCH = Math.log(0.7 * 16 + 0.3);
  private static final double MISMATCH = Math.log(0.3);

  private final RowBatch batch;
  private final TallyKernel kernel;
  private final byte[][] rids = new byte[ROWS][];
  private final int[] symbols = new int[ROWS];
  private final SymbolCode[] codes = new SymbolCode[RECIPIENTS];
  private final SecretKeySpec streamKey = new SecretKeySpec(new byte[16], "AES");

  /** Makes a dump of one recipient's copy. */
  public TallyBenchmark() {
    SyntheticDump dump = new SyntheticDump(1, SymbolKind.HEX, SymbolKind.BINARY);
    List<Suspect> suspects = new ArrayList<>();
    List<byte[]> keys = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < RECIPIENTS; i++) {
      byte[] key = new byte[16];
      random.nextBytes(key);
      suspects.add(Suspect.recipient("r" + i));
      keys.add(key);
      codes[i] = new SymbolCode(key);
    }
    Recipients recipients = new Recipients(new Lineage(suspects), keys);
    List<ReadRow> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      ReadRow row = dump.copiedRow(recipients, LEAKER, dump.rid(), i, 0);
      rows.add(row);
      rids[i] = row.rid().toBytes();
      symbols[i] = SymbolCode.nibble(codes[LEAKER].nibbles(row.rid()), 0, 0);
    }
    batch = RowBatch.of(rows);
    kernel = new TallyKernel(recipients, HeldRows.ALL);
  }

  /** A benchmark that finds another than the leaker measures nothing. */
  @Setup
  public void check() {
    if (best(recipientByRecipient()) != LEAKER || best(rowByRow()) != LEAKER) {
      throw new IllegalStateException("the leaker was not found");
    }
  }

  private static int best(Tally tally) {
    int best = 0;
    for (int i = 1; i < RECIPIENTS; i++) {
      best = tally.logPayout(i, 0) > tally.logPayout(best, 0) ? i : best;
    }
    return best;
  }

  private static int best(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  /** The kernel: recipients outside, one AES block a row, integer counters. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Tally recipientByRecipient() {
    return kernel.tally(batch, Conditioning.NONE);
  }

  /** The same blocks in the order in which rows come. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double[] rowByRow() {
    double[] scores = new double[RECIPIENTS];
    byte[] block = new byte[SymbolCode.ROW_BYTES];
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < RECIPIENTS; i++) {
        codes[i].nibbles(rids[row], 1, block);
        scores[i] += SymbolCode.nibble(block, 0, 0) == symbols[row] ? MATCH : MISMATCH;
      }
    }
    return scores;
  }

  /**
   * One key stream a row that serves all recipients: an eighth of the AES blocks, but then no
   * recipient's key can be opened without the others'.
   */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double[] streamByRow() throws GeneralSecurityException {
    double[] scores = new double[RECIPIENTS];
    byte[] zeros = new byte[RECIPIENTS];
    byte[] stream = new byte[RECIPIENTS];
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    for (int row = 0; row < ROWS; row++) {
      cipher.init(Cipher.ENCRYPT_MODE, streamKey, new IvParameterSpec(rids[row]));
      int written = cipher.doFinal(zeros, 0, RECIPIENTS, stream);
      for (int i = 0; i < written; i++) {
        scores[i] += (stream[i] & 15) == symbols[row] ? MATCH : MISMATCH;
      }
    }
    return scores;
  }
}
