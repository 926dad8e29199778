package dyepack.code;

/** With which probability a row was put into a recipient's copy by that recipient's key. */
public enum Inclusion {
  /** A real row: nobody's key decided; that one held it is no evidence, that one did not is. */
  NONE(0, 1),
  /** A canary that one recipient in fifty holds. */
  RARE(1, 0.02),
  /** A canary that every second recipient holds. */
  HALF(2, 0.5),
  /** A canary that four recipients in five hold. */
  COMMON(3, 0.8);

  private static final Inclusion[] ALL = values();

  private final int index;
  private final double probability;

  Inclusion(int index, double probability) {
    this.index = index;
    this.probability = probability;
  }

  /** Returns the probability: 1 for a real row. */
  public double probability() {
    return probability;
  }

  int index() {
    return index;
  }

  static Inclusion of(int index) {
    return ALL[index];
  }
}
