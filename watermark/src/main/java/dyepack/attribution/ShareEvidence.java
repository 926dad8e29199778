package dyepack.attribution;

/**
 * How well the rows of a dump fit one of a recipient's own deliveries in time.
 *
 * @param id the share's id
 * @param compatible rows attributed to the recipient whose value versions were current when the
 *     share was made
 * @param incompatible rows whose value versions were older or newer, or that the share did not hold
 * @param canariesFirstHere canaries found that this share was the first to hold
 * @param canariesNotHere canaries found that this share did not hold
 */
public record ShareEvidence(
    String id, long compatible, long incompatible, int canariesFirstHere, int canariesNotHere) {}
