package dyepack.marks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final String WORDS =
      String.join("|", TABLE.spellings(List.of("building", "tower", "floor", "counted")));

  /** A number (group 1) and the word that it counts (group 2). */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?<![0-9A-Z百千零〇"
              + NUMERALS
              + "])"
              + "([0-9]{1,3}|[A-Z][0-9]{0,2}|二十|十[一二三四五六七八九]?|[一二三四五六七八九])"
              + "("
              + WORDS
              + ")");

  private static final Pattern MEASURE =
      Pattern.compile(
          "(?<=[0-9])("
              + String.join("|", TABLE.spellings(List.of("measure"))).toUpperCase(Locale.ROOT)
              + ")(?![A-Z0-9])");

  /** The last number of the text, with what may follow it. */
  private static final Pattern LAST =
      Pattern.compile(
          "(?<![0-9A-Z-])([0-9]{1,5}(?:-[0-9]{1,5}){0,2})[A-Z]?("
              + String.join("|", TABLE.spellings(List.of("room", "house")))
              + ")?(?=$|\\()");

  private static final String ROAD = "路街道巷弄村庄屯里组队社坊同";
  private static final String INSIDE = "楼栋幢座元层#门厦寓心";
  private static final String NOT_A_FLOOR = "楼村镇乡屯庄路街小里店";

  private ChineseSites() {}

  static List<SpellingSite> find(FoldedText text) {
    List<SpellingSite> sites = new ArrayList<>();
    ChineseRegions.find(text).ifPresent(sites::add);
    String folded = text.folded();
    Matcher counted = COUNTED.matcher(folded);
    for (int from = 0; counted.find(from); from = counted.end()) {
      addCounted(text, counted, sites);
    }
    Matcher measure = MEASURE.matcher(folded);
    while (measure.find()) {
      add(text, measure.start(), measure.end(), "measure", sites);
    }
    Matcher last = LAST.matcher(folded);
    while (last.find()) {
      addLast(text, last, sites);
    }
    return sites;
  }

  private static void addCounted(FoldedText text, Matcher found, List<SpellingSite> sites) {
    String folded = text.folded();
    String word = found.group(2);
    char first = found.group(1).charAt(0);
    boolean letter = first >= 'A' && first <= 'Z';
    char before = found.start() == 0 ? ' ' : folded.charAt(found.start() - 1);
    String after = folded.substring(found.end());
    String context = context(word, letter);
    boolean plausible =
        switch (context) {
          case "building" -> !word.equals("#") || ROAD.indexOf(before) < 0;
          case "tower" -> true;
          case "floor" -> isFloor(after);
          case "counted" -> isCounted(word, after);
          default -> false;
        };
    if (!plausible) {
      return;
    }
    if (!letter && before != '-') {
      addNumeral(text, found.start(), found.end(1), sites);
    }
    if (!context.equals("counted")) {
      add(text, found.start(2), found.end(2), context, sites);
    }
  }

  private static String context(String word, boolean letter) {
    if (letter) {
      return TABLE.rule("tower", word).isPresent() ? "tower" : "";
    }
    for (String context : List.of("building", "floor", "counted")) {
      if (TABLE.rule(context, word).isPresent()) {
        return context;
      }
    }
    return "";
  }

  /** 5楼2单元 is a building, 三楼村 a village. */
  private static boolean isFloor(String after) {
    return (after.isEmpty() || NOT_A_FLOOR.indexOf(after.charAt(0)) < 0)
        && !after.contains("单元")
        && !after.contains("门");
  }

  private static boolean isCounted(String word, String after) {
    return switch (word) {
      case "社" -> !after.startsWith("区");
      case "队" -> !after.startsWith("伍");
      case "组" -> !after.startsWith("团");
      default -> true;
    };
  }

  private static void add(
      FoldedText text, int start, int end, String context, List<SpellingSite> sites) {
    String word = text.folded().substring(start, end);
    Optional<SpellingTable.Rule> rule = TABLE.rule(context, word);
    if (rule.isPresent()) {
      int variant = rule.get().variant(word);
      String other = rule.get().written(1 - variant);
      sites.add(text.site(start, end, rule.get().family(), variant, other, rule.get().written(1)));
    }
  }

  private static void addNumeral(FoldedText text, int start, int end, List<SpellingSite> sites) {
    String number = text.folded().substring(start, end);
    boolean digits = number.charAt(0) <= '9';
    int value = digits ? Integer.parseInt(number) : value(number);
    if (value < 1 || value > 20 || number.charAt(0) == '0') {
      return;
    }
    String inDigits = Integer.toString(value);
    String inNumerals = numerals(value);
    sites.add(text.site(start, end, 3, digits ? 0 : 1, digits ? inNumerals : inDigits, inDigits));
  }

  private static int value(String numerals) {
    int ten = numerals.indexOf('十');
    if (ten < 0) {
      return NUMERALS.indexOf(numerals.charAt(0)) + 1;
    }
    int tens = ten == 0 ? 1 : NUMERALS.indexOf(numerals.charAt(0)) + 1;
    int ones = ten == numerals.length() - 1 ? 0 : NUMERALS.indexOf(numerals.charAt(ten + 1)) + 1;
    return tens * 10 + ones;
  }

  private static String numerals(int value) {
    String tens = value < 10 ? "" : value < 20 ? "十" : "二十";
    return value % 10 == 0 ? tens : tens + NUMERALS.charAt(value % 10 - 1);
  }

  /** 文三路128号 and 2单元501室, where 号 and 室 may be left out. */
  private static void addLast(FoldedText text, Matcher found, List<SpellingSite> sites) {
    String folded = text.folded();
    char before = found.start() == 0 ? ' ' : folded.charAt(found.start() - 1);
    String numbers = found.group(1);
    int lastLength = numbers.length() - 1 - numbers.lastIndexOf('-');
    boolean house = ROAD.indexOf(before) >= 0 && lastLength <= 4 && numbers.length() <= 8;
    boolean inside = INSIDE.indexOf(before) >= 0 && lastLength >= 2;
    boolean after = (before == '号' || numbers.indexOf('-') > 0) && lastLength >= 3;
    boolean room = inside || after;
    if (!house && !room) {
      return;
    }
    int start = found.start(2) < 0 ? found.end() : found.start(2);
    int end = found.end();
    SpellingTable.Rule rule = TABLE.rules(house ? "house" : "room").get(0);
    int variant = start == end ? 1 : 0;
    int raw = text.rawEnd(start);
    sites.add(
        start == end
            ? new SpellingSite(raw, raw, start, end, rule.family(), 1, rule.written(0), "", "")
            : text.site(start, end, rule.family(), variant, "", ""));
  }
}
