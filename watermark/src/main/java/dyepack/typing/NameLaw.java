package dyepack.typing;

/**
 * Where the scores of {@link ChineseNames} tell a column of names from one of other words. The
 * lower quartile and half the median of a column are compared: lists of products, brands, places,
 * jobs and departments have some cells that score like names, but not three in four.
 */
final class NameLaw {
  /** Nothing is said for a name at this score. */
  static final double LEAST = 1.2;

  /** All is said at this score. */
  static final double ENOUGH = 3.0;

  private NameLaw() {}
}
