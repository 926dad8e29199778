package dyepack.code;

import java.io.Serializable;

/**
 * How the mark of one (row, field) is laid: a function of the dataset's position key, never of a
 * recipient.
 *
 * @param biasClass 0, 1 or 2: a binary symbol is 1 with probability 1/8, 1/2 or 7/8
 * @param offset added to the quantised value before its residue is taken; 0 to 2^31-1
 * @param scaleDraw uniform on 0 to 65535; chooses the scale of a numeric mark
 * @param level 0 to 16, level l with probability 2^-(l+1): whose symbol of a chain of nested
 *     recipients the position carries
 * @param rateDraw uniform on 0 to 65535; the position is used iff it is below 65536 times the rate
 */
public record Position(int biasClass, int offset, int scaleDraw, int level, int rateDraw)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Number of bias classes. */
  public static final int BIAS_CLASSES = 3;

  /** Refuses what no block can encode. */
  public Position {
    if (biasClass < 0
        || biasClass >= BIAS_CLASSES
        || offset < 0
        || (scaleDraw & ~0xffff) != 0
        || level < 0
        || level > 16
        || (rateDraw & ~0xffff) != 0) {
      throw new IllegalArgumentException("not a position");
    }
  }

  /** Says whether the position is used by a field of which the part {@code rate} is marked. */
  public boolean usedAt(double rate) {
    return rateDraw < rate * 65536;
  }
}
