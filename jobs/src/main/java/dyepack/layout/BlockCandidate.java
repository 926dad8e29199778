package dyepack.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Blocks of lines, each a name with its value. */
final class BlockCandidate implements Candidate {
  private static final int MOST_KEYS = 60;

  private final Block block;
  private final String[] keys;
  private final Map<String, Integer> counts = new HashMap<>();
  private final boolean any;

  BlockCandidate(Block block) {
    this.block = block;
    this.keys = new String[block.size()];
    for (int i = 0; i < keys.length; i++) {
      PairText.Pair pair = BlockForm.leading(block.line(i));
      keys[i] = pair == null ? "" : pair.key();
      if (pair != null) {
        counts.merge(keys[i], 1, Integer::sum);
      }
    }
    int lines = counts.values().stream().mapToInt(n -> n).sum();
    counts.values().removeIf(n -> n < 2);
    any = counts.size() > 1 && counts.size() <= MOST_KEYS && lines >= 4;
  }

  /** Whether there is anything to judge. */
  boolean any() {
    return any;
  }

  @Override
  public double score(int line) {
    if (!counts.containsKey(keys[line])) {
      return block.anchors(line).isEmpty() ? 0 : -0.5;
    }
    int strong = block.anchors(line).size();
    return strong > 1 ? 0.2 : 0.95 + 0.4 * strong;
  }

  @Override
  public int span(int line) {
    return 1;
  }

  @Override
  public @Nullable Found found(List<Integer> starts, int from) {
    Set<String> used = new LinkedHashSet<>();
    for (int i : starts) {
      if (counts.containsKey(keys[i])) {
        used.add(keys[i]);
      }
    }
    return used.size() < 2
        ? null
        : new Found(new BlockForm(new ArrayList<>(used)), List.of(), -1, starts.get(0));
  }
}
