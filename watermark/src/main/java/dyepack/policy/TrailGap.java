package dyepack.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Estimates how long after one another the records of one vehicle, person or device come, so that
 * marks don't put a trail out of order.
 */
final class TrailGap {
  private static final double MOSTLY_REPEATED = 0.8;
  private static final int FEWEST_GROUPS = 5;

  private TrailGap() {}

  /**
   * Returns the typical gap in seconds; infinite if no column groups the rows into trails.
   *
   * @param time a column of dates or timestamps
   */
  static double of(TableProfile profile, ColumnFacts time) {
    double least = Double.POSITIVE_INFINITY;
    for (ColumnFacts group : profile.columns()) {
      boolean names =
          group.content().identifierType() != null
              || group.content() == ContentType.CODE
              || group.content() == ContentType.NAME;
      if (names && group.distinct() > 1 && group.repeatedRows() >= MOSTLY_REPEATED) {
        least = Math.min(least, gap(profile, group.index(), time.index()));
      }
    }
    return least;
  }

  /** A group of n sampled rows stands for n N / m rows of the table, spread over the same span. */
  private static double gap(TableProfile profile, int group, int time) {
    Map<String, List<Double>> trails = new HashMap<>();
    for (String[] row : profile.sampledRows()) {
      double seconds = SampleValues.seconds(row[time]);
      if (!Double.isNaN(seconds) && !row[group].isBlank()) {
        trails.computeIfAbsent(row[group], key -> new ArrayList<>()).add(seconds);
      }
    }
    double scale = (double) profile.rows() / profile.sampledRows().size();
    double[] gaps =
        trails.values().stream()
            .filter(trail -> trail.size() >= 3)
            .mapToDouble(
                trail -> {
                  double[] sorted =
                      trail.stream().mapToDouble(Double::doubleValue).sorted().toArray();
                  return (sorted[sorted.length - 1] - sorted[0]) / (sorted.length * scale);
                })
            .sorted()
            .toArray();
    return gaps.length < FEWEST_GROUPS
        ? Double.POSITIVE_INFINITY
        : Arrays.stream(gaps).skip(gaps.length / 2).findFirst().orElse(Double.POSITIVE_INFINITY);
  }
}
