package dyepack.marks;

/**
 * One of the four binary choices that a text can carry, for labels in plans and reports.
 *
 * @param index number of the family, 0..3: bit {@code index} of a combined symbol
 * @param chinese what the choice is in Chinese text
 * @param english what the choice is in English text
 */
public record SpellingFamily(int index, String chinese, String english) {}
