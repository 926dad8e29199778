package dyepack.attribution;

/**
 * In what condition the marked cells of the matched rows are, as far as that shows without any key.
 *
 * <p>A binary mark leaves only some values of the column valid: a copy that nobody touched has
 * valid ones only, a value that was never marked or was altered is valid by chance.
 *
 * @param cells cells of matched rows in which validity can be judged
 * @param valid those of them with a valid value
 * @param validByChance the number of valid ones expected if no cell carried a mark
 * @param altered upper estimate of the part of the marked cells, 0 to 1, whose value can't be as
 *     delivered: coarser than the column's step, in a range it never had, unreadable
 */
public record MarkCondition(long cells, long valid, double validByChance, double altered) {
  /** Nothing is known of validity; cells look as delivered. */
  public static final MarkCondition UNKNOWN = new MarkCondition(0, 0, 0, 0);
}
