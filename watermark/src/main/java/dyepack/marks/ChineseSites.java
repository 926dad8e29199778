package dyepack.marks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a Chinese address (or goods description) has a choice of spelling.
 *
 * <p>A place is recognised by what every spelling of it has in common, never by the spelling
 * itself, so that it is found again after it has been rewritten:
 *
 * <ul>
 *   <li>region: the province before one of its cities, or 市 after a municipality ({@link
 *       ChineseRegions});
 *   <li>building, tower: a number (a letter) before 号楼, 栋, 幢, 座; floor: a number before 层, 楼;
 *       measure: a digit before a unit of measure;
 *   <li>room, house: the word after the last number of the text;
 *   <li>counted: a number from 1 to 20 before a building word, a floor word, 单元, 组 and the like, in
 *       digits or in Chinese numerals.
 * </ul>
 */
final class ChineseSites {
  private static final SpellingTable TABLE = SpellingTable.load("spellings-zh.tsv");

  private static final String NUMERALS = "一二三四五六七八九十";

  /** What a number that counts can't follow: it would be a part of a longer one. */
  private static final String IN_NUMBER = NUMERALS + "百千零〇";

  private static final Map<String, Map<String, SpellingTable.Rule>> RULES = new HashMap<>();
  private static final List<String> COUNTING = List.of("building", "tower", "floor", "counted");

  static {
    for (String context : List.of("building", "tower", "floor", "counted", "measure")) {
      RULES.put(context, TABLE.bySpelling(context));
    }
  }

  private static final Words COUNTED = Words.of(COUNTING);
  private static final Words MEASURES = Words.of(List.of("measure"));
  private static final Words LAST = Words.of(List.of("room", "house"));

  /** Words of some contexts, longest first: all, and by their first characters. */
  private record Words(List<String> words, String firsts, List<List<String>> byFirst) {
    static Words of(List<String> contexts) {
      List<String> words =
          TABLE.spellings(contexts).stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
      Map<Character, List<String>> byFirst = new TreeMap<>();
      words.forEach(
          word -> byFirst.computeIfAbsent(word.charAt(0), c -> new ArrayList<>()).add(word));
      StringBuilder firsts = new StringBuilder();
      byFirst.keySet().forEach(firsts::append);
      return new Words(words, firsts.toString(), List.copyOf(byFirst.values()));
    }

    /** The longest word that begins here, or "". */
    String at(String text, int position) {
      int first = position < text.length() ? firsts.indexOf(text.charAt(position)) : -1;
      if (first >= 0) {
        for (String word : byFirst.get(first)) {
          if (text.startsWith(word, position)) {
            return word;
          }
        }
      }
      return "";
    }

    /** The longest word that ends here, or "". */
    String before(String text, int end) {
      for (String word : words) {
        if (text.startsWith(word, end - word.length())) {
          return word;
        }
      }
      return "";
    }
  }

  private static final String ROAD = "路街道巷弄村庄屯里组队社坊同";
  private static final String INSIDE = "楼栋幢座元层#门厦寓心";
  private static final String NOT_A_FLOOR = "楼村镇乡屯庄路街小里店";

  private static final SpellingTable.Rule ROOM = TABLE.rules("room").get(0);
  private static final SpellingTable.Rule HOUSE = TABLE.rules("house").get(0);
  private static final int NUMERAL_FAMILY = 3;

  /** Higher numbers are hardly ever written as numerals. */
  private static final int MOST_COUNTED = 20;

  private ChineseSites() {}

  static List<SpellingSite> find(FoldedText text) {
    List<SpellingSite> sites = new ArrayList<>();
    ChineseRegions.find(text).ifPresent(sites::add);
    String folded = text.folded();
    for (int i = 1; i < folded.length(); ) {
      String counted = COUNTED.at(folded, i);
      int number = counted.isEmpty() ? -1 : numberBefore(folded, i);
      if (number >= 0) {
        addCounted(text, number, i, counted, sites);
        i += counted.length();
        continue;
      }
      addMeasure(text, i, sites);
      i++;
    }
    for (int end = 1; end <= folded.length(); end++) {
      if (end == folded.length() || folded.charAt(end) == '(') {
        addLast(text, end, sites);
      }
    }
    return sites;
  }

  /**
   * Where the number that ends here begins, or -1: 1 to 3 digits, a capital with up to 2 digits, or
   * a Chinese numeral from 1 to 20.
   */
  private static int numberBefore(String folded, int end) {
    int start = end;
    while (start > 0 && isDigit(folded.charAt(start - 1))) {
      start--;
    }
    int digits = end - start;
    boolean letter = digits <= 2 && start > 0 && isCapital(folded.charAt(start - 1));
    if (letter) {
      start--;
    } else if (digits == 0) {
      while (start > 0 && NUMERALS.indexOf(folded.charAt(start - 1)) >= 0) {
        start--;
      }
    }
    boolean plausible =
        digits <= 3 && start < end && (digits > 0 || letter || value(folded, start, end) > 0);
    if (!plausible || start == 0) {
      return plausible ? start : -1;
    }
    char before = folded.charAt(start - 1);
    return isDigit(before) || isCapital(before) || IN_NUMBER.indexOf(before) >= 0 ? -1 : start;
  }

  private static void addCounted(
      FoldedText text, int number, int start, String word, List<SpellingSite> sites) {
    String folded = text.folded();
    int end = start + word.length();
    boolean letter = isCapital(folded.charAt(number));
    char before = number == 0 ? ' ' : folded.charAt(number - 1);
    String context = context(word, letter);
    boolean plausible =
        switch (context) {
          case "building" -> !word.equals("#") || ROAD.indexOf(before) < 0;
          case "tower" -> true;
          case "floor" -> isFloor(folded, end);
          case "counted" -> isCounted(word, folded, end);
          default -> false;
        };
    if (!plausible) {
      return;
    }
    if (!letter && before != '-') {
      addNumeral(text, number, start, sites);
    }
    if (!context.equals("counted")) {
      add(text, start, end, context, sites);
    }
  }

  private static String context(String word, boolean letter) {
    if (letter) {
      return rules("tower").containsKey(word) ? "tower" : "";
    }
    for (String context : List.of("building", "floor", "counted")) {
      if (rules(context).containsKey(word)) {
        return context;
      }
    }
    return "";
  }

  private static Map<String, SpellingTable.Rule> rules(String context) {
    return RULES.getOrDefault(context, Map.of());
  }

  /** 5楼2单元 is a building, 三楼村 a village. */
  private static boolean isFloor(String folded, int end) {
    return (end == folded.length() || NOT_A_FLOOR.indexOf(folded.charAt(end)) < 0)
        && folded.indexOf("单元", end) < 0
        && folded.indexOf('门', end) < 0;
  }

  private static boolean isCounted(String word, String folded, int end) {
    return switch (word) {
      case "社" -> !folded.startsWith("区", end);
      case "队" -> !folded.startsWith("伍", end);
      case "组" -> !folded.startsWith("团", end);
      default -> true;
    };
  }

  /** 5公斤 and 5kg, unless letters or digits follow. */
  private static void addMeasure(FoldedText text, int start, List<SpellingSite> sites) {
    String folded = text.folded();
    if (!isDigit(folded.charAt(start - 1))) {
      return;
    }
    int end = start + MEASURES.at(folded, start).length();
    boolean more =
        end < folded.length() && (isDigit(folded.charAt(end)) || isCapital(folded.charAt(end)));
    if (end > start && !more) {
      add(text, start, end, "measure", sites);
    }
  }

  private static void add(
      FoldedText text, int start, int end, String context, List<SpellingSite> sites) {
    String word = text.folded().substring(start, end);
    SpellingTable.Rule rule = rules(context).get(word.toLowerCase(Locale.ROOT));
    if (rule != null) {
      int variant = rule.variant(word);
      String other = rule.written(1 - variant);
      sites.add(text.site(start, end, rule.family(), variant, other, rule.written(1)));
    }
  }

  private static void addNumeral(FoldedText text, int start, int end, List<SpellingSite> sites) {
    String folded = text.folded();
    boolean digits = isDigit(folded.charAt(start));
    int value = digits ? Integer.parseInt(folded, start, end, 10) : value(folded, start, end);
    if (value < 1 || value > MOST_COUNTED || folded.charAt(start) == '0') {
      return;
    }
    String inDigits = Integer.toString(value);
    String other = digits ? numerals(value) : inDigits;
    sites.add(text.site(start, end, NUMERAL_FAMILY, digits ? 0 : 1, other, inDigits));
  }

  /** The value of a Chinese numeral from 1 to 20, or 0. */
  private static int value(String folded, int start, int end) {
    int first = NUMERALS.indexOf(folded.charAt(start)) + 1;
    if (end - start == 1) {
      return first;
    }
    int second = NUMERALS.indexOf(folded.charAt(start + 1)) + 1;
    if (end - start > 2 || first == 0 || second == 0) {
      return 0;
    }
    if (first == 10) {
      return second < 10 ? 10 + second : 0;
    }
    return first == 2 && second == 10 ? 20 : 0;
  }

  private static String numerals(int value) {
    String tens = value < 10 ? "" : value < 20 ? "十" : "二十";
    return value % 10 == 0 ? tens : tens + NUMERALS.charAt(value % 10 - 1);
  }

  /** 文三路128号 and 2单元501室, where 号 and 室 may be left out, before this place. */
  private static void addLast(FoldedText text, int end, List<SpellingSite> sites) {
    String folded = text.folded();
    int start = end - LAST.before(folded, end).length();
    int digitsEnd = start > 0 && isCapital(folded.charAt(start - 1)) ? start - 1 : start;
    int first = digitsEnd;
    while (first > 0 && (isDigit(folded.charAt(first - 1)) || folded.charAt(first - 1) == '-')) {
      first--;
    }
    int dash = folded.lastIndexOf('-', digitsEnd - 1);
    int lastLength = digitsEnd - Math.max(first, dash + 1);
    if (lastLength == 0 || lastLength > 5 || folded.charAt(first) == '-' || first == 0) {
      return;
    }
    char before = folded.charAt(first - 1);
    boolean house = ROAD.indexOf(before) >= 0 && lastLength <= 4 && digitsEnd - first <= 8;
    boolean inside = INSIDE.indexOf(before) >= 0 && lastLength >= 2;
    boolean after = (before == '号' || dash > first) && !isCapital(before) && lastLength >= 3;
    if (!house && !inside && !after) {
      return;
    }
    SpellingTable.Rule rule = house ? HOUSE : ROOM;
    int raw = text.rawEnd(start);
    sites.add(
        start == end
            ? new SpellingSite(raw, raw, start, end, rule.family(), 1, rule.written(0), "", "")
            : text.site(start, end, rule.family(), 0, "", ""));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
