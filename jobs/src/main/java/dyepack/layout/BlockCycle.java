package dyepack.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the first words of lines are names of fields: a bar, a tab or a blank stands behind the
 * first word of any table's lines, and of sentences. Names come again in the same records, and what
 * one of them names is known by itself while what another names isn't.
 */
final class BlockCycle {
  private static final int FEWEST_RECORDS = 3;
  private static final double MOSTLY = 0.8;
  private static final double HARDLY = 0.2;

  private final Block block;
  private final PairSign sign;
  private final String[] keys;
  private final Map<String, Integer> records = new HashMap<>();
  private final Map<String, Integer> firsts = new HashMap<>();
  private final Map<String, Map<CellKind, Integer>> kinds = new HashMap<>();
  private int all;

  BlockCycle(Block block, PairSign sign, String[] keys) {
    this.block = block;
    this.sign = sign;
    this.keys = keys;
  }

  /**
   * Whether they are.
   *
   * @param lines lines that begin with a word that could be a name
   */
  boolean holds(int lines) {
    Map<String, Integer> counts = new HashMap<>();
    for (String key : keys) {
      counts.merge(key, 1, Integer::sum);
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < keys.length; i++) {
      // A word that begins one line only, as those above and below all records do, is no name.
      boolean once = counts.getOrDefault(keys[i], 0) < 2;
      if (block.silent(i)) {
        seen.clear();
      } else if (!keys[i].isEmpty() && !once) {
        take(i, seen);
      }
    }
    List<String> names = new ArrayList<>();
    int covered = 0;
    for (Map.Entry<String, Integer> e : records.entrySet()) {
      if (e.getValue() * 2 >= all) {
        names.add(e.getKey());
        covered += e.getValue();
      }
    }
    int first = firsts.values().stream().mapToInt(n -> n).max().orElse(0);
    return all >= FEWEST_RECORDS
        && names.size() > 1
        && covered >= MOSTLY * lines
        && lines >= MOSTLY * block.speaking() - all
        && first >= MOSTLY * all
        && differ(names);
  }

  private void take(int line, Set<String> seen) {
    if (seen.contains(keys[line])) {
      seen.clear();
    }
    if (seen.isEmpty()) {
      all++;
      firsts.merge(keys[line], 1, Integer::sum);
    }
    seen.add(keys[line]);
    records.merge(keys[line], 1, Integer::sum);
    PairText.Pair pair = sign.leading(block.line(line));
    if (pair != null) {
      CellKind kind = block.kind(sign.value(block.line(line), pair, new StringBuilder()));
      kinds
          .computeIfAbsent(keys[line], k -> new EnumMap<>(CellKind.class))
          .merge(kind, 1, Integer::sum);
    }
  }

  /** Whether names go with kinds of values, at least one of them known by itself. */
  private boolean differ(List<String> names) {
    Set<CellKind> told = EnumSet.noneOf(CellKind.class);
    boolean others = false;
    for (String name : names) {
      Map<CellKind, Integer> counts = kinds.getOrDefault(name, Map.of());
      int filled = 0;
      CellKind most = CellKind.BLANK;
      int telling = 0;
      for (Map.Entry<CellKind, Integer> e : counts.entrySet()) {
        filled += e.getKey() == CellKind.BLANK ? 0 : e.getValue();
        telling += e.getKey().telling() ? e.getValue() : 0;
        boolean more = most == CellKind.BLANK || e.getValue() > counts.getOrDefault(most, 0);
        most = e.getKey() != CellKind.BLANK && more ? e.getKey() : most;
      }
      boolean tells = most.telling() && counts.getOrDefault(most, 0) >= MOSTLY * filled;
      if (tells) {
        told.add(most);
      } else if (telling <= HARDLY * filled) {
        others = true;
      } else {
        return false;
      }
    }
    return told.size() > 1 || (others && !told.isEmpty());
  }
}
