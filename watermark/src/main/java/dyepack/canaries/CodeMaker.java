package dyepack.canaries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes codes whose form is not understood. Parts that many real codes share stay those of the base
 * cell; the other characters are taken, place by place, from real codes of the same form.
 */
final class CodeMaker {
  private static final int SHARED = 5;
  private static final double USUAL = 0.95;
  private static final int TRIES = 20;
  private static final int BETWEEN = 60;

  private final Column column;
  private final @Nullable CheckDigit check;
  private final Map<String, List<String>> byShape = new HashMap<>();
  private final Map<Integer, List<String>> byLength = new HashMap<>();
  private final Map<String, Integer> parts = new HashMap<>();
  private final int donors;
  private final boolean scattered;

  CodeMaker(Column column) {
    this.column = column;
    List<String> codes = column.filled();
    check = CheckDigit.of(codes);
    donors = codes.size();
    for (String code : codes) {
      byShape.computeIfAbsent(shape(code), key -> new ArrayList<>()).add(code);
      byLength.computeIfAbsent(code.length(), key -> new ArrayList<>()).add(code);
      forEachPart(code, (start, end) -> parts.merge(part(code, start, end), 1, Integer::sum));
      for (int i = 1; i < code.length(); i++) {
        parts.merge("start " + code.substring(0, i), 1, Integer::sum);
      }
    }
    scattered = scattered();
  }

  /**
   * Whether letters and digits stand anywhere, independent of each other: no form is usual, and two
   * codes have the same form no more often than they would if each place were drawn for itself.
   */
  private boolean scattered() {
    long usual =
        byShape.values().stream().mapToInt(List::size).filter(n -> n >= donors / 20.0).sum();
    double found = 0;
    double expected = 0;
    for (List<String> codes : byLength.values()) {
      Map<String, Integer> shapes = new HashMap<>();
      List<String> different = codes.stream().distinct().toList();
      different.forEach(code -> shapes.merge(shape(code), 1, Integer::sum));
      found += shapes.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
      expected += different.size() * (different.size() - 1.0) / 2 * sameByChance(different);
    }
    return usual < USUAL * donors && found <= 1.3 * expected + 4 * Math.sqrt(expected) + 4;
  }

  private static double sameByChance(List<String> codes) {
    double same = 1;
    for (int place = 0; place < codes.get(0).length(); place++) {
      Map<Character, Integer> kinds = new HashMap<>();
      for (String code : codes) {
        kinds.merge(kind(code.charAt(place)), 1, Integer::sum);
      }
      double all = codes.size();
      same *= kinds.values().stream().mapToDouble(n -> n / all * (n / all)).sum();
    }
    return same;
  }

  /** Returns another code in the form of the base cell, one that no real row has if possible. */
  String make(String base, Draws draws) {
    String made = drawn(base, false, draws);
    for (int i = 0; i < TRIES && column.count(made) > 0; i++) {
      made = drawn(base, true, draws);
    }
    return made;
  }

  private String drawn(String base, boolean newEnd, Draws draws) {
    List<String> sameShape = byShape.getOrDefault(shape(base), List.of());
    List<String> like =
        !scattered && sameShape.size() > SHARED
            ? sameShape
            : byLength.getOrDefault(base.length(), List.of(base));
    char[] code = base.toCharArray();
    if (!scattered) {
      forEachPart(
          base,
          (start, end) -> {
            boolean last = newEnd && end == code.length;
            if (last || parts.getOrDefault(part(base, start, end), 0) <= shared()) {
              redraw(code, start, end, base, like, draws);
            }
          });
    } else {
      redraw(code, base, like, draws);
    }
    String made = new String(code);
    String mended = check == null ? made : check.mend(made);
    return mended == null ? made : mended;
  }

  /** Returns a code between two neighbours of a sorted table; null if none was found. */
  @Nullable String between(String one, String two, Draws draws) {
    String low = one.compareTo(two) <= 0 ? one : two;
    String high = low.equals(one) ? two : one;
    int same = 0;
    while (same < Math.min(low.length(), high.length()) && low.charAt(same) == high.charAt(same)) {
      same++;
    }
    for (int i = 0; i < BETWEEN && same < low.length() && same < high.length(); i++) {
      char[] code = make(low, draws).toCharArray();
      for (int place = 0; place < same; place++) {
        code[place] = low.charAt(place);
      }
      code[same] = between(low.charAt(same), high.charAt(same), draws);
      String drawn = new String(code);
      String made = check == null ? drawn : check.mend(drawn);
      if (made != null && made.compareTo(low) > 0 && made.compareTo(high) < 0) {
        return made;
      }
    }
    return null;
  }

  /** A character of the kind of either end. */
  private static char between(char low, char high, Draws draws) {
    for (int i = 0; i < TRIES; i++) {
      char c = (char) draws.between(low, high);
      if (kind(c) == kind(low) || kind(c) == kind(high)) {
        return c;
      }
    }
    return low;
  }

  private int shared() {
    return Math.max(SHARED, donors / 400);
  }

  private void redraw(
      char[] code, int start, int end, String base, List<String> like, Draws draws) {
    int from = start;
    while (from < end - 1
        && parts.getOrDefault("start " + base.substring(0, from + 1), 0) > shared()) {
      from++;
    }
    for (int i = from; i < end; i++) {
      code[i] = drawn(code[i], i, like, draws);
    }
  }

  /**
   * Redraws a code in which letters and digits stand anywhere, after a start that many share; signs
   * stay where they are.
   */
  private void redraw(char[] code, String base, List<String> like, Draws draws) {
    int from = 0;
    while (from < code.length - 1
        && parts.getOrDefault("start " + base.substring(0, from + 1), 0) > shared()) {
      from++;
    }
    for (int place = from; place < code.length; place++) {
      char drawn = draws.of(like).charAt(place);
      for (int i = 0; i < TRIES && sign(drawn); i++) {
        drawn = draws.of(like).charAt(place);
      }
      boolean few = like.size() <= SHARED;
      code[place] =
          sign(base.charAt(place)) || sign(drawn)
              ? base.charAt(place)
              : few ? sameClass(base.charAt(place), draws) : drawn;
    }
  }

  private static boolean sign(char c) {
    return kind(c) == c && c != '9' && c != 'a' && c != 'A';
  }

  /** Returns the character that a real code has in this place, digit for digit and so on. */
  private static char drawn(char base, int place, List<String> like, Draws draws) {
    for (int i = 0; i < TRIES && like.size() > SHARED; i++) {
      char c = draws.of(like).charAt(place);
      if (kind(c) == kind(base)) {
        return c;
      }
    }
    return sameClass(base, draws);
  }

  private static char sameClass(char c, Draws draws) {
    if (c >= '0' && c <= '9') {
      return (char) ('0' + draws.below(10));
    } else if (c >= 'a' && c <= 'z') {
      return (char) ('a' + draws.below(26));
    }
    return c >= 'A' && c <= 'Z' ? (char) ('A' + draws.below(26)) : c;
  }

  private static String part(String code, int start, int end) {
    return start + " " + code.substring(start, end);
  }

  private static String shape(String code) {
    StringBuilder shape = new StringBuilder();
    for (int i = 0; i < code.length(); i++) {
      shape.append(kind(code.charAt(i)));
    }
    return shape.toString();
  }

  private static char kind(char c) {
    if (c >= '0' && c <= '9') {
      return '9';
    } else if (c >= 'a' && c <= 'z') {
      return 'a';
    }
    return c >= 'A' && c <= 'Z' ? 'A' : c;
  }

  private interface PartVisitor {
    void visit(int start, int end);
  }

  private static void forEachPart(String code, PartVisitor visitor) {
    int start = 0;
    for (int i = 1; i <= code.length(); i++) {
      if (i == code.length() || kind(code.charAt(i)) != kind(code.charAt(i - 1))) {
        visitor.visit(start, i);
        start = i;
      }
    }
  }
}
