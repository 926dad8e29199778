package dyepack.typing;

/**
 * What a column may hold.
 *
 * @param type what
 * @param confidence 0 to .99; those of all candidates of a column add up to 1 at most
 * @param fitting share of the cells that fit, 0 to 1
 */
public record Candidate(ColumnType type, double confidence, double fitting) {}
