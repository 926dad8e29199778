package dyepack.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Blocks of lines, each a name with its value. */
final class BlockCandidate implements Candidate {
  private static final int MOST_KEYS = 60;

  /** Of fewer names with values it can't be said that they are a record. */
  private static final int FEWEST_OF_ONE = 3;

  private static final double MOSTLY = 0.8;

  /** Lines of a record with a quote that has no partner, if it stands in a cell: two. */
  private static final double TORN = 1.6;

  /** A line with so many names isn't one name with its value. */
  private static final int SEVERAL = 4;

  /** Part of the lines at least that have either sign, where both are used. */
  private static final double OFTEN = 0.15;

  private final Block block;
  private final PairSign sign;
  private final String[] keys;
  private final Map<String, Integer> counts = new HashMap<>();
  private final boolean any;

  BlockCandidate(Block block, PairSign sign) {
    this.block = block;
    this.sign = sign;
    this.keys = new String[block.size()];
    for (int i = 0; i < keys.length; i++) {
      PairText.Pair pair = block.silent(i) ? null : sign.leading(block.line(i));
      keys[i] = pair == null ? "" : BlockForm.name(pair.key());
      if (pair != null) {
        counts.merge(keys[i], 1, Integer::sum);
      }
    }
    int lines = counts.values().stream().mapToInt(n -> n).sum();
    boolean single = sign == PairSign.COLON && isOneRecord(lines);
    counts.values().removeIf(n -> n < 2 && !single);
    any =
        counts.size() > 1
            && counts.size() <= MOST_KEYS
            && (lines >= 4 || single)
            && !inQuotes()
            && holds(lines);
  }

  private boolean holds(int lines) {
    return switch (sign) {
      case COLON -> true;
      case LOOSE -> isMixed(lines);
      case BAR, TAB, BLANKS -> new BlockCycle(block, sign, keys).holds(lines);
    };
  }

  /** Whether both signs and blanks stand behind names often. */
  private boolean isMixed(int lines) {
    int blanks = 0;
    for (int i = 0; i < keys.length; i++) {
      PairText.Pair pair = counts.containsKey(keys[i]) ? sign.leading(block.line(i)) : null;
      blanks += pair != null && PairSign.isBlankBefore(block.line(i), pair) ? 1 : 0;
    }
    return blanks >= OFTEN * lines && lines - blanks >= OFTEN * lines;
  }

  /**
   * Whether the whole text is one record: each of the names once, and they are those of columns.
   */
  private boolean isOneRecord(int lines) {
    return block.atEnd()
        && lines >= FEWEST_OF_ONE
        && counts.size() == lines
        && lines >= MOSTLY * block.speaking()
        && HeaderDetector.isSurely(counts.keySet().toArray(new String[0]));
  }

  /** Whether about every record begins and ends within quotes: it stands in a cell of a table. */
  private boolean inQuotes() {
    long torn = 0;
    for (int i = 0; i < keys.length; i++) {
      torn += block.line(i).chars().filter(c -> c == '"').count() % 2;
    }
    int records = counts.values().stream().mapToInt(n -> n).max().orElse(0);
    return torn >= TORN * records;
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
    boolean several = PairText.find(block.line(line)).size() >= SEVERAL;
    return strong > 1 || several ? 0.2 : 0.95 + 0.4 * strong;
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
    if (used.size() < 2) {
      return null;
    }
    int first = starts.get(0);
    Edges edges = edges(used, from, first, starts.get(starts.size() - 1));
    boolean headed = edges.headed();
    boolean speaks = first > from && !block.silent(first - 1) && keys[first - 1].isEmpty();
    BlockForm form = new BlockForm(new ArrayList<>(used), sign, headed, headed || edges.followed());
    return new Found(form, List.of(), -1, headed && speaks ? first - 1 : first);
  }

  /** Lines without a name that stand right before the first name of a record, and between. */
  private static final class Edges {
    private final Set<String> texts = new HashSet<>();
    private int records;
    private int before;
    private int between;

    /** Whether most records begin with a line without a name, which mostly is another one. */
    boolean headed() {
      return records > 2 && before * 2 > records && texts.size() * 2 > records;
    }

    /** Whether lines that belong to no record stand between most of them. */
    boolean followed() {
      return records > 2 && between * 2 > records;
    }
  }

  private Edges edges(Set<String> used, int from, int first, int last) {
    Edges edges = new Edges();
    Set<String> seen = new HashSet<>();
    int strangers = first > from && !block.silent(first - 1) ? 1 : 0;
    boolean apart = true;
    for (int i = first; i <= last; i++) {
      if (block.silent(i)) {
        apart = true;
        strangers = 0;
        seen.clear();
      } else if (!used.contains(keys[i])) {
        strangers++;
      } else {
        boolean begins = seen.isEmpty() || seen.contains(keys[i]);
        if (begins) {
          seen.clear();
          edges.records++;
          if (strangers > 0) {
            edges.before++;
            edges.between += apart ? 0 : 1;
            edges.texts.add(block.line(Math.max(0, i - 1)).strip());
          }
        }
        seen.add(keys[i]);
        strangers = 0;
        apart = false;
      }
    }
    return edges;
  }
}
