package dyepack.canaries;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small gradient-boosted classifier: trees of depth 3 over binned features, logistic loss, both
 * classes with the same weight. It plays the recipient who looks for canaries.
 */
final class BoostedTrees {
  private static final int BINS = 32;
  private static final int DEPTH = 3;
  private static final int ROUNDS = 40;
  private static final double RATE = 0.2;
  private static final double RIDGE = 5;

  private final double[][] edges;
  private final byte[][] binned;
  private final boolean[] positive;
  private final double[] gains;

  /**
   * @param features one array for each feature, NaN where it is missing
   * @param positive which rows are canaries
   */
  BoostedTrees(double[][] features, boolean[] positive) {
    this.positive = positive;
    edges = Arrays.stream(features).map(BoostedTrees::edges).toArray(double[][]::new);
    binned = new byte[features.length][];
    Arrays.setAll(binned, f -> bins(features[f], edges[f]));
    gains = new double[features.length];
  }

  private static double[] edges(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    return distinct.length < BINS - 1
        ? distinct
        : IntStream.range(1, BINS - 1)
            .mapToDouble(i -> sorted[(int) ((long) i * sorted.length / (BINS - 1))])
            .distinct()
            .toArray();
  }

  private static byte[] bins(double[] values, double[] edges) {
    byte[] bins = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        int at = Arrays.binarySearch(edges, values[i]);
        bins[i] = (byte) (at >= 0 ? at + 1 : -at - 1);
      }
    }
    return bins;
  }

  /**
   * Returns a score for each row from a model that has not seen its group: 5-fold cross-validation.
   */
  double[] scores(int[] groups) {
    int[] fold = Arrays.stream(groups).map(group -> Math.floorMod(group, 5)).toArray();
    double[] scores = new double[positive.length];
    for (int out = 0; out < 5; out++) {
      int held = out;
      int[] train = IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray();
      double[] all = fit(train);
      for (int i = 0; i < fold.length; i++) {
        if (fold[i] == held) {
          scores[i] = all[i];
        }
      }
    }
    return scores;
  }

  private double[] fit(int[] train) {
    double[] score = new double[positive.length];
    double positives = Arrays.stream(train).filter(i -> positive[i]).count();
    double weight = (train.length - positives) / Math.max(1, positives);
    int[] everyone = IntStream.range(0, positive.length).toArray();
    boolean[] isTrain = new boolean[positive.length];
    Arrays.stream(train).forEach(i -> isTrain[i] = true);
    double[] gradient = new double[positive.length];
    double[] hessian = new double[positive.length];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i : train) {
        double p = 1 / (1 + Math.exp(-score[i]));
        double w = positive[i] ? weight : 1;
        gradient[i] = w * ((positive[i] ? 1 : 0) - p);
        hessian[i] = w * p * (1 - p);
      }
      grow(everyone, isTrain, gradient, hessian, score, DEPTH);
    }
    return score;
  }

  private void grow(
      int[] rows, boolean[] train, double[] g, double[] h, double[] score, int depth) {
    double sumG = 0;
    double sumH = 0;
    for (int i : rows) {
      if (train[i]) {
        sumG += g[i];
        sumH += h[i];
      }
    }
    double bestGain = 1e-6;
    int bestFeature = -1;
    int bestBin = -1;
    for (int f = 0; depth > 0 && f < binned.length; f++) {
      double[] binG = new double[BINS + 1];
      double[] binH = new double[BINS + 1];
      for (int i : rows) {
        if (train[i]) {
          binG[binned[f][i]] += g[i];
          binH[binned[f][i]] += h[i];
        }
      }
      double leftG = 0;
      double leftH = 0;
      for (int b = 0; b < BINS; b++) {
        leftG += binG[b];
        leftH += binH[b];
        if (leftH > 20 && sumH - leftH > 20) {
          double rightG = sumG - leftG;
          double gain =
              leftG * leftG / (leftH + RIDGE)
                  + rightG * rightG / (sumH - leftH + RIDGE)
                  - sumG * sumG / (sumH + RIDGE);
          if (gain > bestGain) {
            bestGain = gain;
            bestFeature = f;
            bestBin = b;
          }
        }
      }
    }
    if (bestFeature < 0) {
      for (int i : rows) {
        score[i] += RATE * sumG / (sumH + RIDGE);
      }
      return;
    }
    gains[bestFeature] += bestGain;
    byte[] bins = binned[bestFeature];
    int edge = bestBin;
    grow(Arrays.stream(rows).filter(i -> bins[i] <= edge).toArray(), train, g, h, score, depth - 1);
    grow(Arrays.stream(rows).filter(i -> bins[i] > edge).toArray(), train, g, h, score, depth - 1);
  }

  /** Returns the chance that a canary scores above a real row. */
  static double areaUnderCurve(double[] scores, boolean[] positive) {
    Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
    double rankSum = 0;
    long positives = 0;
    for (int i = 0; i < order.length; ) {
      int j = i;
      while (j < order.length && scores[order[j]] == scores[order[i]]) {
        j++;
      }
      for (int k = i; k < j; k++) {
        if (positive[order[k]]) {
          rankSum += (i + j + 1) / 2.0;
          positives++;
        }
      }
      i = j;
    }
    long negatives = scores.length - positives;
    return (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }

  /**
   * Returns which part of the k highest scores are canaries, k being how many there are.
   *
   * @param each how many real rows each one of them stands for
   */
  static double precision(double[] scores, boolean[] positive, double each) {
    Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
    double k = IntStream.range(0, positive.length).filter(i -> positive[i]).count();
    double rows = 0;
    int found = 0;
    for (int i = 0; i < order.length && rows < k; i++) {
      rows += positive[order[i]] ? 1 : each;
      found += positive[order[i]] ? 1 : 0;
    }
    return found / rows;
  }

  /**
   * Returns the features that split best, with the part of the gain they had, and the edge at which
   * the parts of canaries and of real rows below it differ most.
   */
  String telling(List<String> names, int count) {
    double all = Arrays.stream(gains).sum();
    return IntStream.range(0, gains.length)
        .boxed()
        .sorted((a, b) -> Double.compare(gains[b], gains[a]))
        .limit(count)
        .map(f -> String.format("%s %.0f%% %s", names.get(f), 100 * gains[f] / all, edge(f)))
        .collect(Collectors.joining("; "));
  }

  private String edge(int feature) {
    double[][] below = new double[2][BINS + 1];
    double[] counts = new double[2];
    for (int i = 0; i < positive.length; i++) {
      int own = positive[i] ? 0 : 1;
      counts[own]++;
      for (int bin = binned[feature][i]; bin <= BINS; bin++) {
        below[own][bin]++;
      }
    }
    int best = 0;
    for (int bin = 0; bin <= BINS; bin++) {
      double found = Math.abs(below[0][bin] / counts[0] - below[1][bin] / counts[1]);
      best = found > Math.abs(below[0][best] / counts[0] - below[1][best] / counts[1]) ? bin : best;
    }
    double[] edge = edges[feature];
    return String.format(
        "[%s: %.3f v %.3f]",
        best == 0 ? "missing" : best <= edge.length ? "<" + (float) edge[best - 1] : "all",
        below[0][best] / counts[0],
        below[1][best] / counts[1]);
  }
}
