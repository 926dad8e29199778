package dyepack.code;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one row says of each of a few accused recipients, field by field; rows that say the same are
 * counted together.
 *
 * <p>Layout of the code: number of reads, reads (field, {@link Atom} shifted by 5), inclusion, then
 * for each accused the set of reads that may speak of it, the set of those that match, and 0 if it
 * never held the row, 1 if it did, 2 if its own key put the canary in.
 */
public final class RowClass implements Serializable {
  private static final long serialVersionUID = 1L;

  static final int NEVER_HELD = 0;
  static final int HELD = 1;
  static final int DRAWN = 2;

  /** Where a read's {@link Atom} stands, above its field. */
  static final int ATOM_SHIFT = 5;

  private final int[] code;

  RowClass(int[] code) {
    this.code = code;
  }

  /** Returns how many symbols were read. */
  public int reads() {
    return code[0];
  }

  /** Returns the field of a read. */
  public int field(int read) {
    return code[1 + read] & 31;
  }

  /** Returns the kind of a read. */
  public Atom atom(int read) {
    return Atom.of(code[1 + read] >>> ATOM_SHIFT);
  }

  /** Returns how many accused the class speaks of. */
  public int accused() {
    return (code.length - 2 - reads()) / 3;
  }

  /** Says whether an accused ever held the row. */
  public boolean held(int accused) {
    return code[at(accused) + 2] != NEVER_HELD;
  }

  /** Returns {@link #NEVER_HELD}, {@link #HELD} or {@link #DRAWN}. */
  int possession(int accused) {
    return code[at(accused) + 2];
  }

  /** Says whether a read may be held against an accused, by the level of its position. */
  public boolean eligible(int accused, int read) {
    return (code[at(accused)] >>> read & 1) != 0;
  }

  /** Says whether a read is the symbol that the accused carries. */
  public boolean matches(int accused, int read) {
    return (code[at(accused) + 1] >>> read & 1) != 0;
  }

  /**
   * Returns the likelihood ratio of the row between "from the accused's copy" and "not": the
   * product over fields of {@code (1 - d) 1{match} / q + d}, divided by the probability that the
   * accused holds the canary; 0 for a row that the accused never held.
   *
   * @param damageByField the part d of the accused's marks destroyed, for each of 32 fields
   */
  public double likelihoodRatio(int accused, double[] damageByField) {
    if (!held(accused)) {
      return 0;
    }
    double ratio = code[at(accused) + 2] == DRAWN ? 1 / inclusion().probability() : 1;
    for (int read = 0; read < reads(); read++) {
      if (eligible(accused, read)) {
        double damage = damageByField[field(read)];
        double match = matches(accused, read) ? (1 - damage) / atom(read).matchProbability() : 0;
        ratio *= match + damage;
      }
    }
    return ratio;
  }

  /** Returns how the row came into copies. */
  public Inclusion inclusion() {
    return Inclusion.of(code[1 + reads()]);
  }

  private int at(int accused) {
    return 2 + reads() + 3 * accused;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowClass same && Arrays.equals(code, same.code);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(code);
  }
}
