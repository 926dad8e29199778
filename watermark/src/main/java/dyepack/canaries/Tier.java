package dyepack.canaries;

import java.util.Locale;

/**
 * How often a canary is given out. A rare canary names its holder from few rows; common ones are
 * still left after colluders drop every row that differs between their files (science.md section
 * 5).
 */
public enum Tier {
  /** One share in fifty holds it. */
  RARE(0.02),
  /** Every second share holds it. */
  HALF(0.5),
  /** Four shares in five hold it. */
  COMMON(0.8);

  private final double inclusion;

  Tier(double inclusion) {
    this.inclusion = inclusion;
  }

  /** Returns the probability, over keys, that a share holds a canary of this tier. */
  public double inclusion() {
    return inclusion;
  }

  /** Returns the tier with a name used in files; refuses another name. */
  static Tier ofFileName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Returns the name used in files: lower case. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
