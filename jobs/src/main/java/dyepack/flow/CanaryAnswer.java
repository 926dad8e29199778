package dyepack.flow;

import java.util.List;

/**
 * A canary that was recognised.
 *
 * @param dataset its dataset
 * @param epoch the dataset's epoch
 * @param number its number in the pool
 * @param tier {@code rare}, {@code half} or {@code common}
 * @param inclusion part of the recipients that hold it on average
 * @param place file and line, empty for a single value
 * @param holders recipients who held it
 * @param enrolled recipients of the epoch
 */
public record CanaryAnswer(
    String dataset,
    int epoch,
    int number,
    String tier,
    double inclusion,
    String place,
    List<String> holders,
    int enrolled) {}
