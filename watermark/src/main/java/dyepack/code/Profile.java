package dyepack.code;

import java.io.Serializable;

/**
 * What a row can say of a recipient, before its keys are looked at: how many symbols of each kind
 * were read, and how the row came into copies. Rows of one profile have one null distribution.
 *
 * <p>An <em>outcome</em> is how many of each kind match, numbered {@code ((m16 * (eighths+1) + m8)
 * * (halves+1) + m2) * (sevens+1) + m78}; the last number, {@code outcomes() - 1}, means that the
 * recipient never held the row.
 *
 * @param sixteenths 16-ary symbols read
 * @param eighths rare symbols of biased positions read
 * @param halves symbols of even positions read
 * @param sevens common symbols of biased positions read
 * @param inclusion how the row came into copies
 * @param explained how well those already accused explain the row: {@code 2 log2} of the mixture's
 *     likelihood ratio, rounded; 0 while nobody is accused
 */
public record Profile(
    int sixteenths, int eighths, int halves, int sevens, Inclusion inclusion, int explained)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Returns the number of outcomes, with the one for a row never held. */
  public int outcomes() {
    return (sixteenths + 1) * (eighths + 1) * (halves + 1) * (sevens + 1) + 1;
  }

  /** Returns the outcome of a row never held. */
  public int notHeld() {
    return outcomes() - 1;
  }

  /** Returns the profile of rows with one more symbol of this kind. */
  public Profile withRead(Atom atom) {
    return new Profile(
        sixteenths + (atom == Atom.SIXTEENTH ? 1 : 0),
        eighths + (atom == Atom.EIGHTH ? 1 : 0),
        halves + (atom == Atom.HALF ? 1 : 0),
        sevens + (atom == Atom.SEVEN_EIGHTHS ? 1 : 0),
        inclusion,
        explained);
  }

  /** Returns the step of the outcome's number for one more match of this kind. */
  int stride(Atom atom) {
    return switch (atom) {
      case SIXTEENTH -> (eighths + 1) * stride(Atom.EIGHTH);
      case EIGHTH -> (halves + 1) * stride(Atom.HALF);
      case HALF -> sevens + 1;
      case SEVEN_EIGHTHS -> 1;
    };
  }

  /** Returns how many symbols of this kind were read. */
  public int reads(Atom atom) {
    return switch (atom) {
      case SIXTEENTH -> sixteenths;
      case EIGHTH -> eighths;
      case HALF -> halves;
      case SEVEN_EIGHTHS -> sevens;
    };
  }

  /** Returns how many symbols of this kind match in an outcome other than {@link #notHeld()}. */
  public int matches(Atom atom, int outcome) {
    return outcome / stride(atom) % (reads(atom) + 1);
  }

  /**
   * Returns the probability of an outcome for an innocent recipient. A real row is taken as held:
   * that somebody never held it is no chance event.
   */
  public double nullProbability(int outcome) {
    if (outcome == notHeld()) {
      return 1 - inclusion.probability();
    }
    double probability = inclusion.probability();
    for (Atom atom : Atom.values()) {
      probability *= binomial(reads(atom), matches(atom, outcome), atom.matchProbability());
    }
    return probability;
  }

  private static double binomial(int n, int k, double p) {
    double value = 1;
    for (int i = 0; i < k; i++) {
      value *= p * (n - i) / (i + 1);
    }
    for (int i = k; i < n; i++) {
      value *= 1 - p;
    }
    return value;
  }
}
