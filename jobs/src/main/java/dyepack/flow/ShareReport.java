package dyepack.flow;

import dyepack.embed.Distortion;
import dyepack.marks.ColumnMark;
import java.util.List;
import java.util.Map;

/**
 * What a share did.
 *
 * @param dataset data set
 * @param epoch epoch of the data set
 * @param files number of files shared
 * @param rows rows in them
 * @param recipients number of recipients
 * @param shares shares recorded now; the others were in the ledger already
 * @param unchanged shares that were in the ledger already
 * @param unmarkedRows rows delivered unmarked because their primary identifier is blank or repeated
 * @param canaries mean number of canaries in a copy
 * @param marks the marked columns
 * @param distortion over all copies, by mark
 * @param uncarried cells that stayed as they are, by mark and reason
 * @param notes what the owner should know
 */
public record ShareReport(
    String dataset,
    int epoch,
    int files,
    long rows,
    int recipients,
    int shares,
    int unchanged,
    long unmarkedRows,
    double canaries,
    List<ColumnMark> marks,
    List<Distortion> distortion,
    List<Map<String, Long>> uncarried,
    List<String> notes) {}
