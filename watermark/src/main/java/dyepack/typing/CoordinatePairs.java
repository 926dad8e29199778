package dyepack.typing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Latitude and longitude stand side by side: either makes the other likelier, and a number that
 * could be one of them but has no other beside it is less likely to be one.
 */
final class CoordinatePairs {
  /** What two columns must have together to be taken for a pair. */
  private static final double TOGETHER = 5.5;

  /** What a column that merely may be a coordinate brings into a pair. */
  private static final double ALLOWED = 1.5;

  /** What pairs of columns that touch have before others. */
  private static final double TOUCHING = 2;

  private static final double SHIFT = 4;

  /** What a column of few decimals loses that has no other beside it. */
  private static final double ALONE = 3.2;

  /** Degrees over which the places of one town and its surroundings spread. */
  private static final double ONE_TOWN = 1.5;

  /** With more columns of this look nothing can be said of two that don't touch. */
  private static final int MANY = 12;

  private final List<ColumnSample> samples;
  private final List<Ballot> ballots;
  private final boolean[] own;

  CoordinatePairs(List<ColumnSample> samples, List<Ballot> ballots) {
    this.samples = samples;
    this.ballots = ballots;
    own = new boolean[ballots.size()];
    int count = 0;
    for (int i = 0; i < own.length; i++) {
      own[i] = coordinate(i);
      count += own[i] ? 1 : 0;
    }
    if (count > MANY) {
      Arrays.fill(own, false);
    }
  }

  void settle() {
    boolean[] taken = new boolean[ballots.size()];
    settlePairs(taken);
    for (int i = 0; i < ballots.size(); i++) {
      if (!taken[i]) {
        alone(samples.get(i), ballots.get(i));
      }
    }
  }

  /** Two columns that may be a pair, by their places. */
  private record Pair(int one, int other, double rank) {}

  /** Settles the likeliest pairs first; columns that don't touch have to say so by themselves. */
  private void settlePairs(boolean[] taken) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < taken.length; i++) {
      add(pairs, i, i + 1);
      for (int j = i + 2; own[i] && j < taken.length; j++) {
        if (own[j]) {
          add(pairs, i, j);
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::rank).reversed());
    for (Pair pair : pairs) {
      if (!taken[pair.one] && !taken[pair.other]) {
        taken[pair.one] = true;
        taken[pair.other] = true;
        boolean first = pair(pair.one, pair.other) >= pair(pair.other, pair.one);
        settle(
            ballots.get(first ? pair.one : pair.other), ballots.get(first ? pair.other : pair.one));
      }
    }
  }

  private void add(List<Pair> pairs, int one, int other) {
    double sum = Math.max(pair(one, other), pair(other, one));
    if (sum >= TOGETHER) {
      pairs.add(new Pair(one, other, sum + (other == one + 1 ? TOUCHING : 0)));
    }
  }

  /** Whether a column says by itself that it is one or the other. */
  private boolean coordinate(int column) {
    double weight =
        Math.max(
            ballots.get(column).weight(ColumnType.LATITUDE),
            ballots.get(column).weight(ColumnType.LONGITUDE));
    if (weight <= 2) {
      return false;
    }
    Quantities numbers = samples.get(column).quantities();
    return numbers.share() < .5
        || numbers.decimals(5, 17) > .6
        || numbers.quantile(.95) - numbers.quantile(.05) < ONE_TOWN
        || numbers.within(17, 55) > .93
        || numbers.within(73, 136) > .93;
  }

  private static void settle(Ballot latitude, Ballot longitude) {
    latitude.shift(ColumnType.LATITUDE, SHIFT);
    longitude.shift(ColumnType.LONGITUDE, SHIFT);
    latitude.shift(ColumnType.LONGITUDE, -SHIFT);
    longitude.shift(ColumnType.LATITUDE, -SHIFT);
  }

  /** Weight of one column being a latitude and the other a longitude. */
  private double pair(int latitude, int longitude) {
    Ballot one = ballots.get(latitude);
    Ballot two = ballots.get(longitude);
    if (!one.allows(ColumnType.LATITUDE) || !two.allows(ColumnType.LONGITUDE)) {
      return 0;
    }
    double north = one.weight(ColumnType.LATITUDE);
    double east = two.weight(ColumnType.LONGITUDE);
    double most = Math.max(north, east);
    if (most < 2.5 || (most < 3 && Math.min(north, east) < 2.5)) {
      return 0;
    }
    if (!alike(samples.get(latitude), samples.get(longitude))
        || (north <= 0 && (named(latitude, ColumnType.LONGITUDE) || !inhabited(latitude)))
        || (east <= 0 && (named(longitude, ColumnType.LATITUDE) || same(latitude, longitude)))) {
      return 0;
    }
    return Math.max(north, ALLOWED) + Math.max(east, ALLOWED) + (north > 2 && east > 2 ? 1 : 0);
  }

  /** Bare numbers that are a pair have as many decimals: one program wrote them. */
  private static boolean alike(ColumnSample one, ColumnSample two) {
    Quantities first = one.quantities();
    Quantities second = two.quantities();
    boolean bare = first.share() > .5;
    if (bare != second.share() > .5) {
      return false;
    }
    if (!bare) {
      return true;
    }
    boolean whole = first.decimals(0, 0) > .9;
    return Math.abs(first.places() - second.places()) <= 1
        && (!whole || second.magnitude(.95) <= 180 * unit(first.magnitude(.95)));
  }

  /** The part of a degree that whole numbers of up to that size count, for latitudes. */
  private static double unit(double largest) {
    double unit = 1e5;
    while (largest > 90 * unit) {
      unit *= 10;
    }
    return unit;
  }

  /** Nobody lives nearer to the poles. */
  private boolean inhabited(int column) {
    Quantities numbers = samples.get(column).quantities();
    double middle = numbers.quantile(.5);
    return numbers.decimals(0, 0) > .9 || (middle > -56 && middle < 72);
  }

  /** Two latitudes, of where a way begins and ends: both look it, and lie within a degree. */
  private boolean same(int one, int two) {
    double apart =
        samples.get(one).quantities().quantile(.5) - samples.get(two).quantities().quantile(.5);
    return ballots.get(two).weight(ColumnType.LATITUDE) > 2 && Math.abs(apart) < 1;
  }

  private boolean named(int column, ColumnType type) {
    return Headers.hints(samples.get(column).header()).containsKey(type);
  }

  /** Coordinates come alone where their name says so, or with decimals that nothing else has. */
  private static void alone(ColumnSample sample, Ballot ballot) {
    boolean named =
        Headers.hints(sample.header()).keySet().stream()
            .anyMatch(t -> t == ColumnType.LATITUDE || t == ColumnType.LONGITUDE);
    if (named || sample.quantities().share() < .5) {
      return;
    }
    if (sample.quantities().decimals(5, 17) < .6) {
      ballot.shift(ColumnType.LATITUDE, -ALONE);
      ballot.shift(ColumnType.LONGITUDE, -ALONE);
    }
  }
}
