package dyepack.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hypotheses of a leak that evidence is collected for; fixed, so that nothing is chosen by
 * looking at a dump. A tally holds one sum of log payouts per recipient and expert.
 *
 * <p>Payouts are kept as logarithms in units of {@code 2^-28}, rounded down: sums of such whole
 * numbers do not depend on the order of adding, and rounding down can only help the innocent.
 */
public final class ExpertBank {
  /** Units of a fixed-point logarithm. */
  public static final double UNITS = 1L << 28;

  /** The bank while nobody is accused. */
  public static final ExpertBank UNCONDITIONAL = new ExpertBank(unconditional());

  /** The bank for those not accused yet, given some who are. */
  public static final ExpertBank GIVEN_ACCUSED = new ExpertBank(givenAccused());

  private final List<Expert> experts;

  /** Log payouts of the profiles met so far, by outcome, then by expert; there are few profiles. */
  private final Map<Profile, long[]> logPayouts = new ConcurrentHashMap<>();

  private ExpertBank(List<Expert> experts) {
    this.experts = List.copyOf(experts);
  }

  /** Returns the bank that belongs to a tally with this conditioning. */
  public static ExpertBank of(Conditioning conditioning) {
    return conditioning.accused().isEmpty() ? UNCONDITIONAL : GIVEN_ACCUSED;
  }

  /** Returns the experts. */
  public List<Expert> experts() {
    return experts;
  }

  /** Returns the number of experts. */
  public int size() {
    return experts.size();
  }

  /** Returns the logarithm of a payout in fixed-point units, rounded down. */
  public long logPayout(int expert, Profile profile, int outcome) {
    return logPayouts(profile)[outcome * size() + expert];
  }

  /** Writes the log payouts of all outcomes of a profile, outcome by outcome, expert by expert. */
  void writeLogPayouts(Profile profile, long[] target, int firstCounter) {
    long[] of = logPayouts(profile);
    System.arraycopy(of, 0, target, firstCounter * size(), of.length);
  }

  private long[] logPayouts(Profile profile) {
    return logPayouts.computeIfAbsent(profile, this::calculated);
  }

  private long[] calculated(Profile profile) {
    long[] all = new long[profile.outcomes() * size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = fixedPoint(experts.get(i % size()).payout(profile, i / size()));
    }
    return all;
  }

  static long fixedPoint(double payout) {
    return (long) Math.floor(StrictMath.log(payout) * UNITS);
  }

  private static List<Expert> unconditional() {
    List<Expert> all = new ArrayList<>(singles(false));
    all.addAll(Collusion.experts());
    all.add(binaryOnly(.02));
    all.add(binaryOnly(.3));
    return all;
  }

  private static List<Expert> givenAccused() {
    List<Expert> all = new ArrayList<>(singles(true));
    all.addAll(unconditional());
    return all;
  }

  private static List<Expert> singles(boolean givenAccused) {
    List<Expert> singles = new ArrayList<>();
    for (double share : new double[] {.98, .7, .5, .35, .25, .18, .12, .06, .03, .01}) {
      for (double damage : new double[] {.02, .1, .3, .5}) {
        String name = "share " + share + ", damage " + damage + (givenAccused ? ", given" : "");
        double[] match = match(damage);
        singles.add(new Expert(name, share, match, mismatch(damage), givenAccused));
      }
    }
    return singles;
  }

  /** The 16-ary field is gone (rounded, averaged), the binary ones are not. */
  private static Expert binaryOnly(double damage) {
    double[] match = match(damage);
    double[] mismatch = mismatch(damage);
    match[Atom.SIXTEENTH.index()] = 1;
    mismatch[Atom.SIXTEENTH.index()] = 1;
    return new Expert("binary only, damage " + damage, .98, match, mismatch, false);
  }

  private static double[] match(double damage) {
    double[] match = new double[Atom.COUNT];
    for (Atom atom : Atom.values()) {
      match[atom.index()] = (1 - damage) / atom.matchProbability() + damage;
    }
    return match;
  }

  private static double[] mismatch(double damage) {
    double[] mismatch = new double[Atom.COUNT];
    Arrays.fill(mismatch, damage);
    return mismatch;
  }
}
