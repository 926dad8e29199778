package dyepack.attribution;

/**
 * One of an accused recipient's own deliveries.
 *
 * @param id the share's id
 * @param posterior probability, among the recipient's own shares, that the rows come from it
 */
public record DatedShare(String id, double posterior) {}
