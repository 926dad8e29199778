package dyepack.attribution;

/**
 * What the dump says of one recipient, accused or not.
 *
 * @param id its id
 * @param phantom whether it never existed
 * @param log10EValue evidence while nobody was accused; negative if the dump speaks against it
 * @param falseAccusationBound bound with which it could have been accused; the best stage counts
 */
public record RecipientEvidence(
    String id, boolean phantom, double log10EValue, double falseAccusationBound) {}
