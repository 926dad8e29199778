package dyepack.typing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What speaks for each type of one column.
 *
 * <p>Each type has a weight in natural logarithms of odds: how much rarer its form is among the
 * columns that hold something else. A type counts with its weight when nearly all cells fit, with
 * nothing when no more do than foreign and damaged cells leave room for.
 */
final class Ballot {
  /** With fewer cells that fit than this a type is out. */
  private static final double LEAST = 0.6;

  /** From here on a type has its full weight: 5 % foreign cells and as many damaged ones. */
  private static final double ENOUGH = 0.86;

  /** Nothing is surer: weights are no frequencies. */
  private static final double MOST_SURE = 0.99;

  private final Map<ColumnType, Double> weights = new EnumMap<>(ColumnType.class);
  private final Map<ColumnType, Double> shares = new EnumMap<>(ColumnType.class);
  private final Set<ColumnType> soft = EnumSet.noneOf(ColumnType.class);

  /** Counts a type by the share of its cells. */
  void add(ColumnType type, double weight, double share) {
    add(type, weight, share, LEAST, ENOUGH);
  }

  /** Counts a type whose list or rule is known to miss some of its cells. */
  void add(ColumnType type, double weight, double share, double least, double enough) {
    double ramp = Math.max(0, Math.min(1, (share - least) / (enough - least)));
    if (ramp > 0 && weight > 0) {
      weights.merge(type, weight * ramp, Math::max);
      shares.merge(type, share, Math::max);
    }
  }

  /** Notes a type that the cells allow but do not speak for: a header may. */
  void allow(ColumnType type, double share) {
    if (share >= LEAST) {
      soft.add(type);
      shares.merge(type, share, Math::max);
    }
  }

  /** Changes a weight by what the column's name or its neighbours say. */
  void shift(ColumnType type, double by) {
    if (weights.containsKey(type)) {
      weights.merge(type, by, Double::sum);
    } else if (by > 0 && soft.contains(type)) {
      weights.put(type, 1 + by);
    }
  }

  /** Strikes a type out. */
  void strike(ColumnType type) {
    weights.remove(type);
  }

  boolean allows(ColumnType type) {
    return weights.containsKey(type) || soft.contains(type);
  }

  boolean has(ColumnType type) {
    return weights.containsKey(type);
  }

  double weight(ColumnType type) {
    return weights.getOrDefault(type, 0.0);
  }

  double share(ColumnType type) {
    return shares.getOrDefault(type, 0.0);
  }

  /** The type that most speaks for, UNKNOWN if nothing does. */
  ColumnType winner() {
    ColumnType best = ColumnType.UNKNOWN;
    double most = 0;
    for (Map.Entry<ColumnType, Double> entry : weights.entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return best;
  }

  /** All types that something speaks for, the likeliest first; weights become probabilities. */
  List<Candidate> candidates() {
    double sum = Math.exp(1);
    for (double weight : weights.values()) {
      sum += Math.exp(weight);
    }
    List<Candidate> all = new ArrayList<>();
    for (Map.Entry<ColumnType, Double> entry : weights.entrySet()) {
      double share = share(entry.getKey());
      all.add(
          new Candidate(
              entry.getKey(), Math.min(MOST_SURE, Math.exp(entry.getValue()) / sum), share));
    }
    all.sort((a, b) -> Double.compare(b.confidence(), a.confidence()));
    return all;
  }
}
