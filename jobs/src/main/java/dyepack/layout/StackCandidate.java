package dyepack.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records of several lines, one value a line without its name, set apart by blank lines or rules,
 * or simply one after the other.
 */
final class StackCandidate implements Candidate {
  private static final int MOST_LINES = 12;
  private static final int FEWEST_RECORDS = 3;

  /** Part of the records that have as many lines, and part of a line's values of its kind. */
  private static final double MOSTLY = 0.8;

  /** A value that is known by itself stands on this line and on hardly any other. */
  private static final double ELSEWHERE = 0.1;

  private final Block block;
  private final int width;
  private final boolean apart;
  private final int[] spans;
  private final double[] scores;

  StackCandidate(Block block) {
    this.block = block;
    spans = new int[block.size()];
    scores = new double[block.size()];
    List<Integer> starts = groups();
    int usual = usual(starts);
    starts = withoutTitles(starts, usual);
    boolean found = usual > 1 && tells(starts, usual) && isWhole(starts, usual);
    apart = found;
    if (!found) {
      starts = new ArrayList<>();
      usual = period(starts);
    }
    width = usual;
    for (int start : starts) {
      spans[start] = apart ? length(start) : width;
      scores[start] = rate(start, spans[start]);
    }
  }

  /** Whether there is anything to judge. */
  boolean any() {
    return width > 1;
  }

  /** Lines at which groups of speaking lines begin. */
  private List<Integer> groups() {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < block.size(); i++) {
      if (!block.silent(i) && (i == 0 || block.silent(i - 1))) {
        starts.add(i);
      }
    }
    return starts;
  }

  private int length(int start) {
    int end = start;
    while (end < block.size() && !block.silent(end)) {
      end++;
    }
    return end - start;
  }

  /**
   * Where records begin: below the lines that a group has more than others, as a title is, if its
   * values known by themselves are in their places without them.
   */
  private List<Integer> withoutTitles(List<Integer> starts, int usual) {
    List<String[]> records = new ArrayList<>();
    for (int start : starts) {
      if (length(start) == usual) {
        records.add(record(start, usual));
      }
    }
    List<CellKind> kinds = kinds(records, usual);
    List<Integer> begins = new ArrayList<>();
    for (int start : starts) {
      int more = length(start) - usual;
      boolean titled = more > 0 && inPlace(start + more, kinds) > inPlace(start, kinds);
      begins.add(titled ? start + more : start);
    }
    return begins;
  }

  private int inPlace(int start, List<CellKind> usualKinds) {
    int found = 0;
    for (int at = 0; at < usualKinds.size(); at++) {
      CellKind kind = usualKinds.get(at);
      found += kind.telling() && block.kind(block.line(start + at).strip()) == kind ? 1 : 0;
    }
    return found;
  }

  private String[] record(int start, int lines) {
    String[] record = new String[lines];
    for (int at = 0; at < lines; at++) {
      record[at] = block.line(start + at).strip();
    }
    return record;
  }

  /** Lines of most groups; 0 if they differ, or one of them is the head of a chat message. */
  private int usual(List<Integer> starts) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int start : starts) {
      boolean afterHead = start > 0 && Lines.isChatHead(block.line(start - 1));
      if (afterHead) {
        return 0;
      }
      counts.merge(length(start), 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .filter(e -> e.getValue() >= FEWEST_RECORDS && e.getValue() >= MOSTLY * starts.size())
        .map(Map.Entry::getKey)
        .filter(length -> length <= MOST_LINES)
        .findFirst()
        .orElse(0);
  }

  /** Whether a kind of value that is known by itself has its own line in a record. */
  private boolean tells(List<Integer> starts, int lines) {
    for (CellKind kind : CellKind.values()) {
      if (!kind.telling()) {
        continue;
      }
      int places = 0;
      boolean pure = true;
      for (int at = 0; at < lines; at++) {
        int here = 0;
        int all = 0;
        for (int start : starts) {
          if (start + at < block.size()) {
            here += block.kind(block.line(start + at).strip()) == kind ? 1 : 0;
            all++;
          }
        }
        places += here >= MOSTLY * all ? 1 : 0;
        pure &= here >= MOSTLY * all || here <= ELSEWHERE * all;
      }
      if (pure && places > 0 && places < lines) {
        return true;
      }
    }
    return false;
  }

  /** Whether hardly any record has a line in which a telling value stands among others. */
  private boolean isWhole(List<Integer> starts, int lines) {
    int mixed = 0;
    for (int start : starts) {
      boolean one = false;
      for (int i = start; i < Math.min(block.size(), start + lines); i++) {
        one |= hidden(i) > 0;
      }
      mixed += one ? 1 : 0;
    }
    return mixed <= ELSEWHERE * starts.size();
  }

  /** Values of a line that are known by themselves, but aren't all that stands there. */
  private int hidden(int line) {
    CellKind kind = block.kind(block.line(line).strip());
    boolean alone = kind == CellKind.PHONE || kind == CellKind.IDENTITY || kind == CellKind.EMAIL;
    return Math.max(0, Anchors.besidesCards(block.anchors(line)) - (alone ? 1 : 0));
  }

  /** Lines of records that nothing sets apart: the least period of a value known by itself. */
  private int period(List<Integer> sink) {
    List<Integer> speaking = new ArrayList<>();
    for (int i = 0; i < block.size(); i++) {
      if (!block.silent(i)) {
        speaking.add(i);
      }
    }
    boolean unbroken =
        !speaking.isEmpty()
            && speaking.get(speaking.size() - 1) - speaking.get(0) == speaking.size() - 1;
    for (int lines = 2; unbroken && lines <= MOST_LINES; lines++) {
      List<Integer> starts = starts(speaking, 0, lines);
      if (starts.size() >= FEWEST_RECORDS && tells(starts, lines) && isWhole(starts, lines)) {
        sink.addAll(starts(speaking, titles(speaking, lines), lines));
        return lines;
      }
    }
    return 0;
  }

  private static List<Integer> starts(List<Integer> speaking, int from, int lines) {
    List<Integer> starts = new ArrayList<>();
    for (int k = from; k + lines <= speaking.size(); k += lines) {
      starts.add(speaking.get(k));
    }
    return starts;
  }

  /**
   * How many lines stand before the first record, fewer than one has: as many as leave the fewest
   * values on lines of others and, of those, begin with most names of columns. If there are none,
   * the first line begins the first record.
   */
  private int titles(List<Integer> speaking, int lines) {
    int best = 0;
    int most = Integer.MIN_VALUE;
    for (int titles = 0; titles < lines; titles++) {
      List<Integer> starts = starts(speaking, titles, lines);
      int named = 0;
      for (int at = 0; at < lines; at++) {
        named += HeaderDetector.isName(block.line(starts.get(0) + at)) ? 1 : 0;
      }
      int score = named - (lines + 1) * strays(starts, lines);
      if (score > most) {
        most = score;
        best = titles;
      }
    }
    return best;
  }

  /** Lines of records, but of the first, that aren't what this line is in most of them. */
  private int strays(List<Integer> starts, int lines) {
    int strays = 0;
    for (int at = 0; at < lines; at++) {
      Map<CellKind, Integer> counts = new EnumMap<>(CellKind.class);
      CellKind first = null;
      for (int start : starts) {
        CellKind kind = block.kind(block.line(start + at).strip());
        first = first == null ? kind : first;
        counts.merge(kind, 1, Integer::sum);
      }
      for (Map.Entry<CellKind, Integer> e : counts.entrySet()) {
        if (e.getKey().telling() && e.getValue() >= MOSTLY * starts.size()) {
          boolean headed = first != null && !first.telling();
          strays += starts.size() - e.getValue() - (headed ? 1 : 0);
        }
      }
    }
    return strays;
  }

  /** As good as its lines are whole values, counted for each line that it takes. */
  private double rate(int start, int lines) {
    double whole = 0;
    double strong = 0;
    int hidden = 0;
    for (int i = start; i < start + lines; i++) {
      CellKind kind = block.kind(block.line(i).strip());
      whole += kind == CellKind.OTHER ? 0.5 : 1;
      strong += kind == CellKind.DATE ? 0.4 : kind.telling() ? 1 : 0;
      hidden += hidden(i);
    }
    double share = whole / lines;
    return lines * 0.85 * share * (1 + 0.3 * Math.log1p(strong)) - 0.9 * hidden;
  }

  @Override
  public double score(int line) {
    return spans[line] == 0 ? -0.5 : scores[line];
  }

  @Override
  public int span(int line) {
    return Math.max(1, spans[line]);
  }

  @Override
  public @Nullable Found found(List<Integer> starts, int from) {
    List<String[]> records = new ArrayList<>();
    for (int start : starts) {
      records.add(record(start, spans[start]));
    }
    if (records.size() < FEWEST_RECORDS) {
      return null;
    }
    boolean named = records.get(0).length == width && HeaderDetector.isHeader(records);
    int first = named ? 1 : 0;
    List<String> header = named ? List.of(records.get(0)) : List.of();
    RowFitter fitter = RowFitter.of(records.subList(first, records.size()), width, " ");
    List<CellKind> kinds = kinds(records.subList(first, records.size()), width);
    return new Found(
        new StackForm(width, apart, kinds, fitter),
        header,
        named ? starts.get(0) : -1,
        starts.get(first));
  }

  /** What most values of each line look like. */
  private List<CellKind> kinds(List<String[]> records, int lines) {
    List<CellKind> kinds = new ArrayList<>();
    for (int at = 0; at < lines; at++) {
      Map<CellKind, Integer> counts = new EnumMap<>(CellKind.class);
      for (String[] record : records) {
        if (at < record.length) {
          counts.merge(block.kind(record[at]), 1, Integer::sum);
        }
      }
      kinds.add(
          counts.entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .orElse(CellKind.OTHER));
    }
    return kinds;
  }
}
