package dyepack.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what may separate cells in a block: the usual delimiters and runs of punctuation. */
final class Separations {
  private static final int MOST_CANDIDATES = 24;
  private static final int LONGEST = 8;
  private static final List<String> USUAL =
      List.of(
          ",", "\t", ";", "|", "----", "---", "||", "::", "#", "^", "~", "$", "：", "，", "、", "；",
          "｜", "\u0001", "\u0007", "\u001F", "=>", "/", "_", " ");
  private static final Set<String> GOOD = Set.of(",", "\t", ";", "|", "----");

  /** Punctuation that stands within numbers, dates, names and addresses. */
  private static final Set<String> WITHIN_VALUES =
      Set.of(".", ":", "-", "@", "'", "*", "+", "&", "(", ")", "（", "）", "·", "%", "\"", "=", "--");

  private static final Set<String> SOMETIMES_WITHIN = Set.of("/", "_");

  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\r\n]+");

  private Separations() {}

  /**
   * How likely a delimiter is before any look at the cells, at most 1.
   *
   * @param anchored whether it stands behind nothing but e-mail addresses or telephone numbers, as
   *     in lists of {@code address:password}, so that it isn't part of a time or of a label
   */
  static double likelihood(Separation separation, boolean anchored) {
    return anchored && separation.text().equals(":") ? 0.9 : likelihood(separation);
  }

  private static double likelihood(Separation separation) {
    String text = separation.text();
    double quotes = separation.backslash() ? 0.98 : separation.quote() == '\'' ? 0.99 : 1;
    if (text.isEmpty()) {
      return 1;
    }
    if (WITHIN_VALUES.contains(text)) {
      return 0.5 * quotes;
    }
    if (SOMETIMES_WITHIN.contains(text)) {
      return 0.7 * quotes;
    }
    if (separation.runs() || (text.isBlank() && !text.equals("\t"))) {
      return (separation.runs() ? 0.74 : 0.7) * quotes;
    }
    return (GOOD.contains(text) ? 1 : 0.9) * quotes;
  }

  /** Candidates for the lines of a block, most frequent first. */
  static List<Separation> of(Block block) {
    Map<String, Integer> linesWith = new HashMap<>();
    int speaking = 0;
    boolean doubles = false;
    boolean singles = false;
    boolean backslashes = false;
    int wrapped = 0;
    for (int i = 0; i < block.size(); i++) {
      String line = block.line(i);
      if (block.silent(i)) {
        continue;
      }
      speaking++;
      wrapped += Separation.afterBracket(line.toCharArray(), line.length()) > 0 ? 1 : 0;
      doubles |= line.indexOf('"') >= 0;
      singles |= line.indexOf('\'') >= 0;
      backslashes |= line.contains("\\\"") || line.contains("\\'");
      backslashes |= line.indexOf('\\') >= 0 && EscapedBytes.in(line);
      Set<String> here = new LinkedHashSet<>();
      Matcher runs = PUNCTUATION.matcher(line);
      while (runs.find()) {
        String run = runs.group();
        here.add(run);
        here.add(run.strip());
        run.codePoints().forEach(c -> here.add(Character.toString(c)));
      }
      for (String usual : USUAL) {
        if (line.contains(usual)) {
          here.add(usual);
        }
      }
      here.forEach(run -> linesWith.merge(run, 1, Integer::sum));
    }
    int fewest =
        Math.min(speaking, Math.max(2, Math.min(speaking * 3 / 10, Math.max(3, speaking / 50))));
    List<Map.Entry<String, Integer>> found = new ArrayList<>(linesWith.entrySet());
    found.removeIf(e -> e.getValue() < fewest || !isDelimiter(e.getKey()));
    found.sort(
        (a, b) -> {
          int byLikelihood = Double.compare(rank(b), rank(a));
          return byLikelihood != 0 ? byLikelihood : a.getKey().compareTo(b.getKey());
        });
    Map<Separation, Boolean> all = new LinkedHashMap<>();
    boolean blanks = false;
    for (Map.Entry<String, Integer> e : found.subList(0, Math.min(MOST_CANDIDATES, found.size()))) {
      String text = e.getKey();
      blanks |= text.isBlank() && !text.equals("\t");
      boolean inDoubles = doubles && quoted(block, text, '"');
      boolean inSingles = singles && quoted(block, text, '\'');
      if (inDoubles) {
        // First, so that of two that cut alike the one wins that takes the quotes off.
        all.put(new Separation(text, false, '"', false, false), true);
      }
      all.put(Separation.of(text), true);
      if (inSingles) {
        all.put(new Separation(text, false, '\'', false, false), true);
      }
      if (backslashes && (inDoubles || inSingles)) {
        all.put(new Separation(text, false, doubles ? '"' : '\'', true, false), true);
      }
    }
    if (blanks) {
      all.put(Separation.BLANKS, true);
      all.put(Separation.GAPS, true);
      if (doubles) {
        all.put(new Separation(" ", true, '"', false, false), true);
        if (backslashes) {
          all.put(new Separation(" ", true, '"', true, false), true);
        }
      }
    }
    if (blanks && inGaps(block)) {
      all.keySet().removeIf(s -> s.text().equals(" "));
    }
    all.put(Separation.NONE, true);
    if (doubles) {
      all.put(new Separation("", false, '"', false, false), true);
    }
    if (2 * wrapped > speaking) {
      for (Separation plain : List.copyOf(all.keySet())) {
        if (!plain.runs() && !plain.text().isEmpty()) {
          all.put(plain.inBrackets(), true);
        }
      }
    }
    return List.copyOf(all.keySet());
  }

  /**
   * Whether gaps of two blanks or more cut nearly all lines into as many cells: a single blank
   * stands within a cell then, between a day and its time above all.
   */
  private static boolean inGaps(Block block) {
    RecordCutter cutter = new RecordCutter(Separation.GAPS);
    Map<Integer, Integer> widths = new HashMap<>();
    int lines = 0;
    for (int i = 0; i < block.size(); i++) {
      if (!block.silent(i)) {
        lines++;
        widths.merge(
            cutter.cut(block.line(i).toCharArray(), block.line(i).length()), 1, Integer::sum);
      }
    }
    int most = lines * 9 / 10;
    return lines > 2
        && widths.entrySet().stream().anyMatch(e -> e.getKey() > 2 && e.getValue() > most);
  }

  /** Whether some cell begins with a quote, so that quotes have to be tried. */
  private static boolean quoted(Block block, String delimiter, char quote) {
    for (int i = 0; i < block.size(); i++) {
      String line = block.line(i);
      if (!line.isEmpty() && (line.charAt(0) == quote || line.contains(delimiter + quote))) {
        return true;
      }
      int at = line.indexOf(quote);
      boolean afterBlank = at > 0 && Separation.isBlank(line.charAt(at - 1));
      boolean first = at > 0 && at == Separation.afterBracket(line.toCharArray(), line.length());
      if (afterBlank || first) {
        return true;
      }
    }
    return false;
  }

  private static double rank(Map.Entry<String, Integer> e) {
    return likelihood(Separation.of(e.getKey()))
        * Math.sqrt(e.getValue())
        * (USUAL.contains(e.getKey()) ? 1.2 : 1);
  }

  private static boolean isDelimiter(String run) {
    return !run.isEmpty()
        && run.length() <= LONGEST
        && run.indexOf('"') < 0
        && !run.equals("'")
        && !run.equals("\\")
        && !run.equals("\uFEFF")
        && !run.equals("\uFFFD")
        && (run.length() == 1 || !run.isBlank());
  }
}
