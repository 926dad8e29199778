package dyepack.attribution;

import dyepack.code.ExpertBank;
import dyepack.code.Lineage;
import dyepack.code.Tally;
import java.util.HashMap;
import java.util.Map;

/** What one tally says of each recipient, before anybody is accused or excused. */
public final class Evidence {
  private final Tally tally;
  private final ExpertBank bank;
  private final Lineage lineage;
  private final Cumulants cumulants;
  private final Map<Integer, NullLaw> laws = new HashMap<>();

  /**
   * Reads a tally.
   *
   * @param bank the bank that it was made with
   * @param lineage the recipients that it was made for
   */
  public Evidence(Tally tally, ExpertBank bank, Lineage lineage) {
    if (tally.recipients() != 0
        && (tally.recipients() != lineage.size() || tally.experts() != bank.size())) {
      throw new IllegalArgumentException("a tally of other recipients or experts");
    }
    this.tally = tally;
    this.bank = bank;
    this.lineage = lineage;
    cumulants = Cumulants.of(bank);
  }

  /** Returns the evidence on one recipient. */
  EvidenceValue value(int recipient) {
    double[] logPayouts = new double[bank.size()];
    for (int expert = 0; expert < logPayouts.length; expert++) {
      logPayouts[expert] = tally.logPayout(recipient, expert);
    }
    return new EvidenceValue(logPayouts);
  }

  /** Returns the natural logarithm of a recipient's e-value. */
  public double logE(int recipient) {
    return value(recipient).logE();
  }

  /** Returns the natural logarithm of a recipient's p-value, at most 0. */
  public double logP(int recipient) {
    int minLevel = lineage.minLevel(recipient);
    return value(recipient).logP(law(minLevel), tally.neverHeld(recipient, minLevel));
  }

  /** Returns the hypothesis under which the recipient is best explained, in words. */
  String hypothesis(int recipient) {
    return bank.experts().get(value(recipient).bestExpert()).name();
  }

  private NullLaw law(int minLevel) {
    return laws.computeIfAbsent(
        minLevel,
        level -> new NullLaw(cumulants, tally.profiles(level), tally.ambiguousRows() > 0));
  }
}
