package dyepack.canaries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes other text, addresses above all: every number in the base cell is replaced by one that
 * stands in the same surroundings in some real cell. Text without numbers is crossed with another
 * text of as many words, at any of them; with a longer or shorter one, in the middle, if there are
 * hardly others and it is long enough; and else kept.
 */
final class TextMaker {
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern BOUNDARY = Pattern.compile("(?<=[\\s。；，;])");
  private static final int FEWEST_WORDS = 4;
  private static final int FEWEST_ALIKE = 20;
  private static final int TRIES = 8;

  private final Column column;
  private final List<String> cells;
  private final Map<String, List<String>> numbers = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<Integer, List<List<String>>> byWords = new HashMap<>();

  TextMaker(Column column) {
    this.column = column;
    cells = column.filled();
    for (String cell : cells) {
      List<String> words = Arrays.asList(BOUNDARY.split(cell));
      byWords.computeIfAbsent(words.size(), any -> new ArrayList<>()).add(words);
      Matcher matcher = NUMBER.matcher(cell);
      while (matcher.find()) {
        String key = surroundings(cell, matcher);
        numbers.computeIfAbsent(key, any -> new ArrayList<>()).add(matcher.group());
        counts.merge(key + matcher.group(), 1, Integer::sum);
      }
    }
  }

  private static String surroundings(String cell, Matcher number) {
    String before = number.start() == 0 ? "^" : cell.substring(number.start() - 1, number.start());
    String after =
        number.end() == cell.length() ? "$" : cell.substring(number.end(), number.end() + 1);
    return before
        + "\n"
        + after
        + "\n"
        + (number.group().length() > 4 ? number.group().length() : 0)
        + "\n";
  }

  /** Returns another text. */
  String make(String base, Draws draws) {
    for (int i = 0; i < TRIES; i++) {
      String made = NUMBER.matcher(base).find() ? renumbered(base, draws) : crossed(base, draws);
      if (column.count(made) == 0) {
        return made;
      }
    }
    return base;
  }

  private String renumbered(String base, Draws draws) {
    Matcher matcher = NUMBER.matcher(base);
    StringBuilder made = new StringBuilder();
    while (matcher.find()) {
      String key = surroundings(base, matcher);
      boolean known =
          matcher.group().length() > 4 && counts.getOrDefault(key + matcher.group(), 0) > 2;
      List<String> others = numbers.getOrDefault(key, List.of(matcher.group()));
      matcher.appendReplacement(made, known ? matcher.group() : draws.of(others));
    }
    return matcher.appendTail(made).toString();
  }

  private String crossed(String base, Draws draws) {
    List<String> words = Arrays.asList(BOUNDARY.split(base));
    List<List<String>> alike = byWords.getOrDefault(words.size(), List.of());
    if (words.size() > 1 && alike.size() >= FEWEST_ALIKE) {
      int cut = 1 + draws.below(words.size() - 1);
      return String.join("", words.subList(0, cut))
          + String.join("", draws.of(alike).subList(cut, words.size()));
    }
    List<String> others = Arrays.asList(BOUNDARY.split(draws.of(cells)));
    if (words.size() < FEWEST_WORDS || others.size() < FEWEST_WORDS) {
      return base;
    }
    return String.join("", words.subList(0, words.size() / 2))
        + String.join("", others.subList(others.size() / 2, others.size()));
  }
}
