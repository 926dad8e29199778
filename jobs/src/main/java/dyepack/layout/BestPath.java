package dyepack.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The likeliest sequence of layouts along the lines of a block: each line is a record of one of the
 * candidates or noise, and going over to another candidate costs (Viterbi's algorithm).
 */
final class BestPath {
  /** What a line scores that is no record; lines with data in them score less. */
  static final double NOISE = 0.15;

  private static final double SWITCH = 1.2;
  private static final double DATA_LOST = 0.8;

  private BestPath() {}

  /** A record, or a line of noise where {@code candidate} is -1. */
  record Step(int line, int candidate) {}

  static List<Step> of(Block block, List<? extends Candidate> candidates) {
    int n = block.size();
    int states = candidates.size();
    double[][] best = new double[n + 1][states];
    int[][] fromLine = new int[n + 1][states];
    int[][] fromState = new int[n + 1][states];
    boolean[][] noise = new boolean[n + 1][states];
    for (double[] row : best) {
      Arrays.fill(row, Double.NEGATIVE_INFINITY);
    }
    Arrays.fill(best[0], 0);
    for (int i = 0; i < n; i++) {
      int top = 0;
      for (int s = 1; s < states; s++) {
        top = best[i][s] > best[i][top] ? s : top;
      }
      double silent = block.silent(i) ? 0.3 : NOISE - DATA_LOST * block.anchors(i).size();
      for (int s = 0; s < states; s++) {
        if (best[i][s] + silent > best[i + 1][s]) {
          set(best, fromLine, fromState, noise, i + 1, s, best[i][s] + silent, i, s, true);
        }
        if (block.silent(i)) {
          continue;
        }
        int to = Math.min(n, i + candidates.get(s).span(i));
        double score = candidates.get(s).score(i);
        double stay = best[i][s] + score;
        double change = best[i][top] - SWITCH + score;
        if (Math.max(stay, change) > best[to][s]) {
          boolean stays = stay >= change;
          set(
              best,
              fromLine,
              fromState,
              noise,
              to,
              s,
              stays ? stay : change,
              i,
              stays ? s : top,
              false);
        }
      }
    }
    return back(best[n], fromLine, fromState, noise);
  }

  private static void set(
      double[][] best,
      int[][] fromLine,
      int[][] fromState,
      boolean[][] noise,
      int to,
      int state,
      double score,
      int line,
      int before,
      boolean isNoise) {
    best[to][state] = score;
    fromLine[to][state] = line;
    fromState[to][state] = before;
    noise[to][state] = isNoise;
  }

  private static List<Step> back(
      double[] last, int[][] fromLine, int[][] fromState, boolean[][] noise) {
    int state = 0;
    for (int s = 1; s < last.length; s++) {
      state = last[s] > last[state] ? s : state;
    }
    List<Step> steps = new ArrayList<>();
    int at = fromLine.length - 1;
    while (at > 0) {
      int line = fromLine[at][state];
      steps.add(new Step(line, noise[at][state] ? -1 : state));
      state = fromState[at][state];
      at = line;
    }
    Collections.reverse(steps);
    return steps;
  }
}
