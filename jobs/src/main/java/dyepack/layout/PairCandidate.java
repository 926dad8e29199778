package dyepack.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lines of several names with values, the same names again and again. */
final class PairCandidate implements Candidate {
  private static final int MOST_KEYS = 500;

  /** Of so few lines a name may stand in one alone. */
  private static final int FEW_LINES = 50;

  private final Block block;
  private final Set<String> keys = new LinkedHashSet<>();
  private final PairLead lead;
  private final double[] scores;

  PairCandidate(Block block) {
    this.block = block;
    Map<Character, Integer> signs = new HashMap<>();
    Map<Character, Integer> before = new HashMap<>();
    int lines = 0;
    for (int i = 0; i < block.size(); i++) {
      String line = block.line(i);
      List<PairText.Pair> pairs = PairText.find(line);
      if (pairs.size() > 1) {
        lines++;
        pairs.stream()
            .map(p -> sign(line, p))
            .distinct()
            .forEach(s -> signs.merge(s, 1, Integer::sum));
        pairs.stream().skip(1).forEach(p -> before.merge(before(line, p), 1, Integer::sum));
      }
    }
    char usual = most(signs);
    char usualBefore = most(before);
    // Where every line has the same sign, others stand within values.
    boolean one = lines > 2 && signs.getOrDefault(usual, 0) == lines;
    Map<String, Integer> counts = new LinkedHashMap<>();
    Set<String> apart = new HashSet<>();
    for (int i = 0; i < block.size(); i++) {
      String line = block.line(i);
      List<PairText.Pair> pairs = PairText.find(line);
      if (pairs.size() > 1) {
        pairs.removeIf(p -> one && sign(line, p) != usual);
        pairs.stream()
            .map(PairText.Pair::key)
            .distinct()
            .forEach(k -> counts.merge(k, 1, Integer::sum));
        pairs.stream().filter(p -> before(line, p) == usualBefore).forEach(p -> apart.add(p.key()));
      }
    }
    int fewest = Math.max(2, lines / 10);
    boolean few = one && lines <= FEW_LINES;
    counts.forEach(
        (key, n) -> {
          if ((n >= fewest || (few && apart.contains(key))) && keys.size() < MOST_KEYS) {
            keys.add(key);
          }
        });
    lead = lead();
    scores = new double[block.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = rate(i);
    }
  }

  /** The sign between a name and its value. */
  private static char sign(String line, PairText.Pair pair) {
    return line.charAt(pair.valueStart() - 1);
  }

  /** What stands before a name; a line feed where the line begins with it. */
  private static char before(String line, PairText.Pair pair) {
    return pair.keyStart() == 0 ? '\n' : line.charAt(pair.keyStart() - 1);
  }

  /** The most frequent one, of equals the last in order; U+0000 if there is none. */
  private static char most(Map<Character, Integer> counts) {
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Character, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse('\0');
  }

  /** Whether there is anything to judge. */
  boolean any() {
    return keys.size() > 1;
  }

  private PairLead lead() {
    List<String> beginnings = new ArrayList<>();
    for (int i = 0; i < block.size(); i++) {
      String line = block.line(i);
      List<PairText.Pair> pairs = PairText.find(line, keys);
      if (pairs.size() > 1) {
        beginnings.add(before(line, pairs));
      }
    }
    return PairLead.of(beginnings);
  }

  private static String before(String line, List<PairText.Pair> pairs) {
    return PairText.before(line, pairs.get(0).keyStart(), new StringBuilder());
  }

  private double rate(int i) {
    String line = block.line(i);
    List<PairText.Pair> pairs = PairText.find(line, keys);
    if (pairs.size() < 2) {
      return -1;
    }
    double strong = lead.cells() == 1 ? 0 : lead.anchors(before(line, pairs));
    for (int k = 0; k < pairs.size(); k++) {
      int end = k + 1 < pairs.size() ? pairs.get(k + 1).keyStart() : line.length();
      CellKind kind = block.kind(PairText.value(line, pairs.get(k), end, new StringBuilder()));
      boolean anchor =
          kind == CellKind.PHONE || kind == CellKind.IDENTITY || kind == CellKind.EMAIL;
      strong += anchor ? 1 : 0;
    }
    double hidden = Math.max(0, Anchors.besidesCards(block.anchors(i)) - strong);
    double base = 0.45 + 0.35 * Math.min(1, pairs.size() / 3.0);
    return base * (1 + 0.6 * Math.log1p(strong)) - 0.5 * hidden;
  }

  @Override
  public double score(int line) {
    return scores[line];
  }

  @Override
  public int span(int line) {
    return 1;
  }

  @Override
  public @Nullable Found found(List<Integer> starts, int from) {
    Set<String> used = new LinkedHashSet<>();
    for (int i : starts) {
      PairText.find(block.line(i), keys).forEach(p -> used.add(p.key()));
    }
    return used.isEmpty()
        ? null
        : new Found(new PairForm(new ArrayList<>(used), lead), List.of(), -1, starts.get(0));
  }
}
