package dyepack.code;

/**
 * What one read symbol can say: kinds of symbols by the probability that an innocent recipient
 * carries the same one.
 */
public enum Atom {
  /** A 16-ary symbol. */
  SIXTEENTH(0, 1.0 / 16),
  /** The rare symbol of a biased binary position. */
  EIGHTH(1, 1.0 / 8),
  /** Either symbol of an even binary position. */
  HALF(2, 1.0 / 2),
  /** The common symbol of a biased binary position. */
  SEVEN_EIGHTHS(3, 7.0 / 8);

  private static final Atom[] ALL = values();

  /** Number of kinds. */
  public static final int COUNT = ALL.length;

  private final int index;
  private final double matchProbability;

  Atom(int index, double matchProbability) {
    this.index = index;
    this.matchProbability = matchProbability;
  }

  /** Returns the probability that an innocent recipient carries the symbol that was read. */
  public double matchProbability() {
    return matchProbability;
  }

  /** Returns the number of the kind, 0 to 3, as it is packed and as tables are indexed. */
  public int index() {
    return index;
  }

  /** Returns the kind with this {@link #index()}. */
  static Atom of(int index) {
    return ALL[index];
  }

  /** Returns the kind of a symbol read at a position of this bias class. */
  static Atom of(SymbolKind kind, int biasClass, int symbol) {
    double probability = SymbolCode.probability(kind, biasClass, symbol);
    for (Atom atom : ALL) {
      if (atom.matchProbability == probability) {
        return atom;
      }
    }
    throw new IllegalArgumentException("no atom of probability " + probability);
  }
}
