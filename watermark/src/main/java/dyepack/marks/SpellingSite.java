package dyepack.marks;

/**
 * A place in a text where one of two equivalent spellings stands.
 *
 * @param start first raw character of the place
 * @param end raw character after it; equal to {@code start} where nothing is written yet
 * @param foldedStart the same place in the folded text
 * @param foldedEnd the same place in the folded text
 * @param family binary field that the place belongs to, 0..3
 * @param variant symbol that the text has now
 * @param zero raw text that stands for symbol 0
 * @param one raw text that stands for symbol 1
 * @param canonical folded text that stands for both
 */
record SpellingSite(
    int start,
    int end,
    int foldedStart,
    int foldedEnd,
    int family,
    int variant,
    String zero,
    String one,
    String canonical) {

  String text(int wanted) {
    return wanted == 0 ? zero : one;
  }
}
