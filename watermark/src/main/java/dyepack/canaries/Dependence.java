package dyepack.canaries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns hang together. Columns that nearly determine each other form a block and are always
 * taken from one donor; between blocks, donors are matched on what is associated.
 *
 * <p>Association of two facets is their mutual information above that of a shuffled copy, divided
 * by the most it could be: 0 for independent ones, 1 if one determines the other.
 */
final class Dependence {
  private static final double TOGETHER = 0.5;
  private static final double LEAST_ENTROPY = 0.2;

  /**
   * Weaker associations are noise: donors matched on them would be the usual ones too often, as
   * those with rare values are far from everybody.
   */
  private static final double NOTICED = 0.01;

  private static final int RULED = 10_000;
  private static final int FEWEST_RULED = 40;
  private static final double RULE = 0.99;
  private static final double USUAL = 0.8;
  private static final int MOST_FACETS = 150;
  private static final int COMPARED = 4_000;

  private final List<Facet> facets;
  private final int[] blockOf;
  private final List<List<Integer>> blocks;
  private final double[][] weights;
  private final double[][] near;

  private Dependence(
      List<Facet> facets,
      int[] blockOf,
      List<List<Integer>> blocks,
      double[][] weights,
      double[][] near) {
    this.near = near;
    this.facets = facets;
    this.blockOf = blockOf;
    this.blocks = blocks;
    this.weights = weights;
  }

  /**
   * Finds the blocks.
   *
   * @param groups columns that are put in one block whatever they are; those of the first group in
   *     block 0
   * @param more what else can be said of columns, such as how long after another a time is
   */
  static Dependence of(
      List<Column> columns, List<Set<Integer>> groups, List<Facet> more, Draws draws) {
    List<Facet> facets = new ArrayList<>();
    columns.forEach(column -> facets.addAll(Facet.of(column)));
    facets.addAll(more);
    int[] parent = new int[columns.size()];
    Arrays.setAll(parent, i -> i);
    for (Set<Integer> group : groups) {
      group.forEach(column -> parent[root(parent, column)] = root(parent, group.iterator().next()));
    }
    boolean few = facets.size() <= MOST_FACETS;
    double[][] between = new double[facets.size()][facets.size()];
    int[] shuffled = shuffled(columns.get(0).rows(), draws);
    for (int i = 0; few && i < facets.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (facets.get(i).column() != facets.get(j).column()) {
          between[i][j] = between[j][i] = association(facets.get(i), facets.get(j), shuffled);
          if (between[i][j] > TOGETHER
              || implies(facets.get(i), facets.get(j))
              || implies(facets.get(j), facets.get(i))) {
            parent[root(parent, facets.get(i).column())] = root(parent, facets.get(j).column());
          }
        }
      }
    }
    if (!few) {
      Arrays.fill(parent, 0);
    }
    return grouped(facets, parent, groups.get(0), between);
  }

  private static Dependence grouped(
      List<Facet> facets, int[] parent, Set<Integer> together, double[][] between) {
    List<List<Integer>> blocks = new ArrayList<>();
    int[] blockOf = new int[parent.length];
    Set<Integer> roots = new HashSet<>();
    int first = together.isEmpty() ? root(parent, 0) : root(parent, together.iterator().next());
    List<Integer> order = new ArrayList<>(List.of(first));
    for (int column = 0; column < parent.length; column++) {
      order.add(root(parent, column));
    }
    for (int root : order) {
      if (roots.add(root)) {
        List<Integer> block = new ArrayList<>();
        for (int column = 0; column < parent.length; column++) {
          if (root(parent, column) == root) {
            block.add(column);
            blockOf[column] = blocks.size();
          }
        }
        blocks.add(block);
      }
    }
    double[][] weights = new double[blocks.size()][facets.size()];
    for (int i = 0; i < facets.size(); i++) {
      for (int j = 0; j < facets.size(); j++) {
        int block = blockOf[facets.get(i).column()];
        if (blockOf[facets.get(j).column()] != block) {
          double weight = between[i][j] < NOTICED ? 0 : between[i][j];
          weights[block][j] = Math.max(weights[block][j], weight);
        }
      }
    }
    return new Dependence(facets, blockOf, blocks, weights, near(facets, parent.length, between));
  }

  private static double[][] near(List<Facet> facets, int columns, double[][] between) {
    double[][] near = new double[columns][facets.size()];
    for (int i = 0; i < facets.size(); i++) {
      int column = facets.get(i).column();
      for (int j = 0; j < facets.size(); j++) {
        double own = facets.get(i).ordered() ? 1 : 0.5;
        double weight = i == j ? own : between[i][j] < NOTICED ? 0 : between[i][j];
        near[column][j] = Math.max(near[column][j], weight);
      }
    }
    return near;
  }

  private static int root(int[] parent, int column) {
    int root = column;
    while (parent[root] != root) {
      root = parent[root];
    }
    return root;
  }

  private static int[] shuffled(int rows, Draws draws) {
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      int j = draws.below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Leaves every so many rows out: a few thousand tell enough. */
  private static int stride(int rows) {
    return Math.max(1, rows / COMPARED);
  }

  private static double association(Facet one, Facet two, int[] shuffled) {
    double most = Math.min(one.entropy(), two.entropy());
    if (most < LEAST_ENTROPY) {
      return 0;
    }
    int[] identity = new int[shuffled.length];
    Arrays.setAll(identity, i -> i);
    double chance = information(one, two, shuffled);
    double found = information(one, two, identity);
    return most - chance < LEAST_ENTROPY ? 0 : Math.max(0, (found - chance) / (most - chance));
  }

  /**
   * Whether some value of one facet goes with just one of the other, though the other has usual
   * values besides: a row that breaks such a rule is seen at once, however rare the value is.
   */
  private static boolean implies(Facet one, Facet two) {
    int rows = one.codes().length;
    int stride = Math.max(1, rows / RULED);
    int[] joint = new int[one.levels() * two.levels()];
    int[] ones = new int[one.levels()];
    int[] twos = new int[two.levels()];
    for (int row = 0; row < rows; row += stride) {
      joint[one.codes()[row] * two.levels() + two.codes()[row]]++;
      ones[one.codes()[row]]++;
      twos[two.codes()[row]]++;
    }
    double all = (double) rows / stride;
    for (int i = 0; i < joint.length; i++) {
      int of = ones[i / two.levels()];
      if (of >= FEWEST_RULED && joint[i] >= RULE * of && twos[i % two.levels()] <= USUAL * all) {
        return true;
      }
    }
    return false;
  }

  private static double information(Facet one, Facet two, int[] order) {
    int[] joint = new int[one.levels() * two.levels()];
    int[] ones = new int[one.levels()];
    int[] twos = new int[two.levels()];
    int counted = 0;
    for (int row = 0; row < order.length; row += stride(order.length)) {
      int first = one.codes()[row];
      int second = two.codes()[order[row]];
      joint[first * two.levels() + second]++;
      ones[first]++;
      twos[second]++;
      counted++;
    }
    return Facet.entropy(ones, counted)
        + Facet.entropy(twos, counted)
        - Facet.entropy(joint, counted);
  }

  List<Facet> facets() {
    return facets;
  }

  /** Returns the columns of each block; block 0 holds those that had to be together. */
  List<List<Integer>> blocks() {
    return blocks;
  }

  /** Returns the block of a column. */
  int blockOf(int column) {
    return blockOf[column];
  }

  /** Returns how much each facet of other blocks matters for a block. */
  double[] weights(int block) {
    return weights[block];
  }

  /** Returns how much each facet matters for a column's value, those of its own block too. */
  double[] near(int column) {
    return near[column];
  }
}
