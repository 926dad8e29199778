package dyepack.attribution;

import dyepack.code.Atom;
import dyepack.code.PositionCode;
import dyepack.code.RowClass;
import dyepack.code.RowClasses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which part of the rows came from which of a few accused, and which from an unknown source, by
 * expectation-maximisation over accused and unknown only: a fit over everybody would put 6 to 35 %
 * of the rows on innocents.
 *
 * <p>A row of the accused a has the likelihood ratio of {@link RowClass#likelihoodRatio}; a row of
 * the unknown source has 1. Besides the shares the fit finds, per accused and field, the part of
 * the marks destroyed, so that a column rounded away does not turn rows of the accused into unknown
 * ones.
 */
final class MixtureFit {
  private static final int FIELDS = PositionCode.MAX_FIELDS;
  private static final double SETTLED = 1e-6;

  /**
   * Marks of one destroyed are assumed besides those seen, so that no field is ever taken as sure.
   */
  private static final double PRIOR_DESTROYED = .5;

  private final List<RowClass> classes = new ArrayList<>();
  private final double[] counts;
  private final int accused;
  private final double[] shares;
  private final double[][] damage;
  private final double[][] posterior;

  private MixtureFit(RowClasses rows, int accused) {
    counts = new double[rows.counts().size()];
    for (Map.Entry<RowClass, Long> entry : rows.counts().entrySet()) {
      counts[classes.size()] = entry.getValue();
      classes.add(entry.getKey());
    }
    this.accused = accused;
    shares = new double[accused + 1];
    Arrays.fill(shares, 1.0 / (accused + 1));
    damage = new double[accused][FIELDS];
    for (double[] fields : damage) {
      Arrays.fill(fields, .1);
    }
    posterior = new double[counts.length][accused + 1];
  }

  private MixtureFit(MixtureFit start, double[] counts) {
    classes.addAll(start.classes);
    this.counts = counts;
    accused = start.accused;
    shares = start.shares.clone();
    damage = Arrays.stream(start.damage).map(double[]::clone).toArray(double[][]::new);
    posterior = new double[counts.length][accused + 1];
  }

  /** Fits the rows of a dump; {@code accused} is how many the classes speak of. */
  static MixtureFit of(RowClasses rows, int accused) {
    MixtureFit fit = new MixtureFit(rows, accused);
    fit.settle(500);
    return fit;
  }

  /** Fits the same rows with other counts, starting from here. */
  MixtureFit refit(double[] otherCounts) {
    MixtureFit fit = new MixtureFit(this, otherCounts);
    fit.settle(40);
    return fit;
  }

  /** Returns the shares of the accused, and last that of the unknown source; they add up to 1. */
  double[] shares() {
    return shares.clone();
  }

  /** Returns for each accused the part of its marks destroyed, by field. */
  List<double[]> damage() {
    return Arrays.stream(damage).map(double[]::clone).toList();
  }

  /** Returns the rows by class, in an order of its own. */
  double[] counts() {
    return counts.clone();
  }

  /** Returns the classes, in the order of {@link #counts()}. */
  List<RowClass> classes() {
    return classes;
  }

  /** Returns the shares among rows in which the same symbols were read, by {@link #readsOf}. */
  Map<List<Integer>, double[]> sharesByReads() {
    Map<List<Integer>, double[]> sums = new HashMap<>();
    for (int i = 0; i < counts.length; i++) {
      double[] sum = sums.computeIfAbsent(readsOf(classes.get(i)), r -> new double[accused + 1]);
      for (int s = 0; s <= accused; s++) {
        sum[s] += counts[i] * posterior[i][s];
      }
    }
    for (double[] sum : sums.values()) {
      double rows = Arrays.stream(sum).sum();
      for (int s = 0; s <= accused && rows > 0; s++) {
        sum[s] /= rows;
      }
    }
    return sums;
  }

  /** Returns which fields were read and what kind of symbols stood there. */
  static List<Integer> readsOf(RowClass row) {
    List<Integer> reads = new ArrayList<>();
    for (int read = 0; read < row.reads(); read++) {
      reads.add(row.field(read) * Atom.COUNT + row.atom(read).index());
    }
    return reads;
  }

  /** Returns the logarithm of how much likelier the rows are so than if all were unknown. */
  double logLikelihood() {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      double ratio = shares[accused];
      for (int a = 0; a < accused; a++) {
        ratio += shares[a] * classes.get(i).likelihoodRatio(a, damage[a]);
      }
      sum += counts[i] * Math.log(Math.max(Double.MIN_NORMAL, ratio));
    }
    return sum;
  }

  /** Returns the part of the readable marks of an accused's rows that is random, 0 to 1. */
  double meanDamage(int a) {
    double reads = 0;
    double destroyed = 0;
    for (int i = 0; i < counts.length; i++) {
      double weight = counts[i] * posterior[i][a];
      RowClass row = classes.get(i);
      for (int read = 0; read < row.reads(); read++) {
        if (row.eligible(a, read)) {
          reads += weight;
          destroyed += weight * damage[a][row.field(read)];
        }
      }
    }
    return reads == 0 ? 0 : destroyed / reads;
  }

  private void settle(int steps) {
    for (int step = 0; step < steps; step++) {
      double[] before = shares.clone();
      attribute();
      for (int a = 0; a < accused; a++) {
        fitDamage(a);
      }
      double moved = 0;
      for (int s = 0; s < shares.length; s++) {
        moved = Math.max(moved, Math.abs(shares[s] - before[s]));
      }
      if (moved < SETTLED) {
        return;
      }
    }
  }

  private void attribute() {
    double[] sums = new double[accused + 1];
    double rows = 0;
    for (int i = 0; i < counts.length; i++) {
      double total = 0;
      for (int s = 0; s <= accused; s++) {
        double ratio = s < accused ? classes.get(i).likelihoodRatio(s, damage[s]) : 1;
        posterior[i][s] = shares[s] * ratio;
        total += posterior[i][s];
      }
      for (int s = 0; s <= accused; s++) {
        posterior[i][s] = total > 0 ? posterior[i][s] / total : 0;
        sums[s] += counts[i] * posterior[i][s];
      }
      rows += total > 0 ? counts[i] : 0;
    }
    for (int s = 0; s <= accused && rows > 0; s++) {
      shares[s] = sums[s] / rows;
    }
  }

  private void fitDamage(int a) {
    double[][] matches = new double[FIELDS][Atom.COUNT];
    double[] mismatches = new double[FIELDS];
    for (int i = 0; i < counts.length; i++) {
      double weight = counts[i] * posterior[i][a];
      RowClass row = classes.get(i);
      for (int read = 0; read < row.reads(); read++) {
        if (row.eligible(a, read)) {
          if (row.matches(a, read)) {
            matches[row.field(read)][row.atom(read).index()] += weight;
          } else {
            mismatches[row.field(read)] += weight;
          }
        }
      }
    }
    for (int field = 0; field < FIELDS; field++) {
      damage[a][field] = likeliestDamage(matches[field], mismatches[field] + PRIOR_DESTROYED);
    }
  }

  /** Maximises {@code sum m log((1-d)/q + d) + mismatches log d}, concave in d, by bisection. */
  private static double likeliestDamage(double[] matches, double mismatches) {
    double low = 1e-4;
    double high = 1;
    for (int step = 0; step < 30; step++) {
      double d = (low + high) / 2;
      double slope = mismatches / d;
      for (Atom atom : Atom.values()) {
        double gain = 1 / atom.matchProbability() - 1;
        slope -= matches[atom.index()] * gain / (1 + (1 - d) * gain);
      }
      if (slope > 0) {
        low = d;
      } else {
        high = d;
      }
    }
    return (low + high) / 2;
  }
}
