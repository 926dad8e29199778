package dyepack.canaries;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Chooses, block by block, the donors of a made-up row: conditional resampling. It starts from one
 * row and takes some of the blocks from other rows that agree with it on whatever matters for the
 * block.
 */
final class Mixer {
  private static final double CHANGED = 0.6;
  private static final int CANDIDATES = 1_000;
  private static final int CLOSEST = 12;
  private static final int MATES = 4;
  private static final int COMPARED = 4_000;

  private final Dependence dependence;
  private final int donors;
  private final List<Column> columns;
  private final Map<Long, int[]> mates = new HashMap<>();

  Mixer(Dependence dependence, List<Column> columns, int donors) {
    this.columns = columns;
    this.dependence = dependence;
    this.donors = donors;
  }

  /**
   * Returns the donor of each block, {@code base} for block 0.
   *
   * @param whole columns whose blocks are the base's, too
   */
  int[] sources(int base, Set<Integer> whole, Draws draws) {
    int[] sources = new int[dependence.blocks().size()];
    Arrays.fill(sources, base);
    for (int block = 1; block < sources.length; block++) {
      if (draws.chance(CHANGED) && Collections.disjoint(dependence.blocks().get(block), whole)) {
        sources[block] = similar(block, sources, draws);
      }
    }
    return sources;
  }

  private int similar(int block, int[] sources, Draws draws) {
    double[] weights = dependence.weights(block);
    List<Facet> facets = dependence.facets();
    int[] closest = new int[CLOSEST];
    double[] distances = new double[CLOSEST];
    Arrays.fill(distances, Double.MAX_VALUE);
    int start = draws.below(donors);
    int stride = 1 + draws.below(donors - 1);
    for (int i = 0; i < CANDIDATES; i++) {
      int candidate = (int) ((start + (long) i * stride) % donors);
      double distance = 0;
      for (int j = 0; j < weights.length && distance < distances[CLOSEST - 1]; j++) {
        if (weights[j] > 0) {
          int source = sources[dependence.blockOf(facets.get(j).column())];
          distance += weights[j] * facets.get(j).distance(candidate, source);
        }
      }
      insert(candidate, distance, closest, distances);
    }
    return closest[draws.below(CLOSEST)];
  }

  /**
   * Returns a donor that is close to another in whatever of a block goes with its numbers: numbers
   * move towards those of this donor, and what stays has to fit them.
   */
  int mate(int block, int donor, Draws draws) {
    int[] near = mates.computeIfAbsent((long) block * donors + donor, key -> nearest(block, donor));
    return near[draws.below(near.length)];
  }

  private int[] nearest(int block, int donor) {
    double[] weights = new double[dependence.facets().size()];
    for (int column : dependence.blocks().get(block)) {
      if (columns.get(column).kind() == ColumnKind.NUMBER) {
        double[] near = dependence.near(column);
        Arrays.setAll(weights, i -> Math.max(weights[i], near[i]));
      }
    }
    int[] used =
        IntStream.range(0, weights.length)
            .filter(i -> dependence.blockOf(dependence.facets().get(i).column()) == block)
            .filter(i -> weights[i] > 0)
            .toArray();
    int[] closest = new int[MATES];
    double[] distances = new double[MATES];
    Arrays.fill(closest, donor);
    Arrays.fill(distances, Double.MAX_VALUE);
    for (int i = 1; i < Math.min(donors, COMPARED); i++) {
      int candidate = (int) (((long) donor + i * 7919L) % donors);
      double distance = 0;
      for (int j = 0; j < used.length && distance < distances[MATES - 1]; j++) {
        int facet = used[j];
        distance += weights[facet] * dependence.facets().get(facet).distance(candidate, donor);
      }
      if (candidate != donor) {
        insert(candidate, distance, closest, distances);
      }
    }
    return closest;
  }

  private static void insert(int candidate, double distance, int[] closest, double[] distances) {
    int last = distances.length - 1;
    if (distance >= distances[last]) {
      return;
    }
    int i = last;
    while (i > 0 && distances[i - 1] > distance) {
      distances[i] = distances[i - 1];
      closest[i] = closest[i - 1];
      i--;
    }
    distances[i] = distance;
    closest[i] = candidate;
  }
}
