package dyepack.code;

import java.util.ArrayList;
import java.util.List;

/**
 * Experts for recipients who compare their copies cell by cell and make up a new one.
 *
 * <p>For a binary position where a share p of the recipients carries 1, and c colluders of whom the
 * tested one is one, a strategy gives {@code f(y|x)}, the probability of writing y when the tested
 * one has x, by summing over what the other c-1 have. The expert's payout is {@code f(y|x) / sum_x
 * P(x) f(y|x)}: of expectation 1 over an innocent's x. Colluders who always write 1, or always 0,
 * do no better than a coin: which value means 1 is keyed. In a 16-ary field hardly two of them
 * agree and none can be told from the others, so each one's symbol is taken with probability 1/c.
 */
final class Collusion {
  private static final double SHARE = .98;

  /** Part of the cells that does not follow the strategy. */
  private static final double DAMAGE = .05;

  /** What is written when {@code ones} of {@code colluders} copies say 1: probability of a 1. */
  private interface Strategy {
    double one(int ones, int colluders);
  }

  private Collusion() {}

  static List<Expert> experts() {
    List<Expert> experts = new ArrayList<>();
    for (int c = 2; c <= 5; c++) {
      experts.add(expert("one of the copies", c, (ones, n) -> (double) ones / n, true));
    }
    // Two colluders leave a coin nothing to add: where they differ each copy is taken half the
    // time.
    for (int c = 3; c <= 5; c++) {
      experts.add(expert("a coin where they differ", c, Collusion::coin, true));
      experts.add(expert("the majority", c, Collusion::majority, true));
      experts.add(expert("the minority", c, Collusion::minority, true));
    }
    experts.add(expert("the average", 3, Collusion::majority, false));
    experts.add(expert("the average", 5, Collusion::majority, false));
    return experts;
  }

  private static double coin(int ones, int colluders) {
    return ones == 0 ? 0 : ones == colluders ? 1 : .5;
  }

  private static double majority(int ones, int colluders) {
    return 2 * ones == colluders ? .5 : 2 * ones > colluders ? 1 : 0;
  }

  private static double minority(int ones, int colluders) {
    return ones == 0 || ones == colluders ? coin(ones, colluders) : 1 - majority(ones, colluders);
  }

  private static Expert expert(String name, int colluders, Strategy strategy, boolean sixteenary) {
    double[] match = new double[Atom.COUNT];
    double[] mismatch = new double[Atom.COUNT];
    for (Atom atom : Atom.values()) {
      double q = atom.matchProbability();
      double ratio = 1;
      if (atom != Atom.SIXTEENTH) {
        double written = written(q, 1, colluders, strategy);
        ratio = written / (q * written + (1 - q) * written(q, 0, colluders, strategy));
      } else if (sixteenary) {
        ratio = (1.0 / colluders) / q + 1 - 1.0 / colluders;
      }
      // A symbol that would speak against its carrier is not bet on: only so stay rows that share
      // an id negatively associated in what they pay.
      double bet = 1 + (1 - DAMAGE) * (Math.max(1, ratio) - 1);
      match[atom.index()] = bet;
      mismatch[atom.index()] = (1 - q * bet) / (1 - q);
    }
    String full = colluders + " colluders, " + name;
    return new Expert(full, SHARE, match, mismatch, false);
  }

  /**
   * Probability of writing the symbol that the share q carries, if the tested one has it or not.
   */
  private static double written(double q, int own, int colluders, Strategy strategy) {
    double sum = 0;
    double ways = 1;
    for (int others = 0; others < colluders; others++) {
      double chance = ways * Math.pow(q, others) * Math.pow(1 - q, colluders - 1 - others);
      sum += chance * strategy.one(others + own, colluders);
      ways = ways * (colluders - 1 - others) / (others + 1);
    }
    return sum;
  }
}
