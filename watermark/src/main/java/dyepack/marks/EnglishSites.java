package dyepack.marks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where an English address (or goods description) has a choice of spelling.
 *
 * <ul>
 *   <li>street: the last of the street words after a house number and at least one word of a name,
 *       so that St Mary's Road keeps its saint;
 *   <li>direction: between house number and name (12 North Main Street), or last before the end or
 *       a unit;
 *   <li>unit: before its number or letter, or after an ordinal (Apt 5, 3rd Floor); company: last
 *       word; measure: after a number;
 *   <li>state: after a town and before a ZIP code, or last in a text with a street; country: last.
 * </ul>
 */
final class EnglishSites {
  private static final SpellingTable TABLE = SpellingTable.load("spellings-en.tsv");
  private static final List<String> CONTEXTS =
      List.of("street", "direction", "unit", "company", "measure", "state", "country");
  private static final Map<String, Map<String, SpellingTable.Rule>> RULES = new HashMap<>();

  private static final int LONGEST_NAME = 5;

  static {
    for (String context : CONTEXTS) {
      RULES.put(context, TABLE.bySpelling(context));
    }
  }

  private final FoldedText text;
  private final String folded;
  private final List<int[]> words = new ArrayList<>();
  private final List<SpellingSite> sites = new ArrayList<>();
  private final boolean capitals;
  private boolean hasStreet;

  private EnglishSites(FoldedText text) {
    this.text = text;
    this.folded = text.folded();
    for (int start = 0; start < folded.length(); ) {
      int space = folded.indexOf(' ', start);
      int end = space < 0 ? folded.length() : space;
      words.add(new int[] {start, end});
      start = end + 1;
    }
    this.capitals = text.raw().equals(text.raw().toUpperCase(Locale.ROOT));
  }

  static List<SpellingSite> find(FoldedText text) {
    EnglishSites finder = new EnglishSites(text);
    finder.streetsAndDirections();
    finder.units();
    finder.measures();
    finder.ending();
    return finder.sites;
  }

  private void streetsAndDirections() {
    int nameWords = 0;
    boolean open = true;
    for (int i = 0; i < words.size(); i++) {
      String word = word(i);
      if (isHouseNumber(word)) {
        open = true;
        nameWords = 0;
        if (is(i + 1, "direction") && isName(i + 2) && !is(i + 2, "street")) {
          add(i + 1, i + 1, "direction");
        }
      } else if (open && nameWords > 0 && is(i, "street") && !is(i + 1, "street")) {
        add(i, i, "street");
        hasStreet = true;
        open = false;
        if (is(i + 1, "direction") && (isUnit(i + 2) || breaks(i + 1))) {
          add(i + 1, i + 1, "direction");
        }
      } else if (isName(i)) {
        nameWords++;
        open = open && nameWords <= LONGEST_NAME;
      }
    }
  }

  /** Whether a comma or line break stands after this word. */
  private boolean breaks(int i) {
    String raw = text.raw();
    for (int k = text.rawEnd(words.get(i)[1]); k < raw.length(); k++) {
      char c = raw.charAt(k);
      if (c == ',' || c == ';' || c == '\n') {
        return true;
      }
      if (Character.isLetterOrDigit(c)) {
        return false;
      }
    }
    return true;
  }

  private void units() {
    for (int i = 0; i < words.size(); i++) {
      if (is(i, "unit") && isUnit(i)) {
        add(i, i, "unit");
      }
    }
    int last = words.size() - 1;
    if (last > 0 && is(last, "company")) {
      add(last, last, "company");
    }
  }

  private boolean isUnit(int i) {
    if (!is(i, "unit")) {
      return false;
    }
    boolean before = i + 1 < words.size() && isUnitName(word(i + 1));
    return before || (i > 1 && isOrdinal(word(i - 1)));
  }

  private void measures() {
    for (int i = 0; i < words.size(); i++) {
      String word = word(i);
      int digits = 0;
      while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
        digits++;
      }
      if (digits == word.length() && digits > 0 && is(i + 1, "measure")) {
        add(i + 1, i + 1, "measure");
      } else if (digits > 0) {
        addAttached(i, digits);
      }
    }
  }

  /** 5kg, written with a space when it is spelled out. */
  private void addAttached(int i, int digits) {
    int start = words.get(i)[0] + digits;
    int end = words.get(i)[1];
    SpellingTable.Rule rule = rules("measure").get(folded.substring(start, end));
    if (rule != null && rule.variant(folded.substring(start, end)) == 1) {
      String spelledOut = " " + rule.written(0);
      sites.add(text.site(start, end, rule.family(), 1, spelledOut, " " + rule.written(1)));
    }
  }

  /** State and country: the last words, with or without a ZIP code. */
  private void ending() {
    int last = words.size() - 1;
    int country = last > 2 ? startOf("country", last) : -1;
    if (country > 0) {
      add(country, last, "country");
      last = country - 1;
    }
    boolean zip = last > 1 && isZip(word(last));
    if (zip) {
      last--;
      if (last > 1 && isZip(word(last)) && word(last + 1).length() == 4) {
        last--;
      }
    }
    int state = last > 1 && (zip || hasStreet) ? startOf("state", last) : -1;
    if (state > 1 && isTown(state - 1)) {
      add(state, last, "state");
    }
  }

  /** First word of the longest name of a context that ends with this word, or -1. */
  private int startOf(String context, int last) {
    for (int length = 4; length >= 1; length--) {
      int first = last - length + 1;
      if (first > 0 && rules(context).containsKey(phrase(first, last))) {
        return first;
      }
    }
    return -1;
  }

  private boolean isTown(int i) {
    String word = word(i);
    return word.length() > 1 && isName(i) && !is(i, "street") && !is(i, "unit");
  }

  private void add(int first, int last, String context) {
    int start = words.get(first)[0];
    int end = words.get(last)[1];
    String spelling = phrase(first, last);
    SpellingTable.Rule rule = rules(context).get(spelling);
    if (rule == null || sites.stream().anyMatch(site -> site.foldedStart() == start)) {
      return;
    }
    int variant = rule.variant(spelling);
    boolean upper = (context.equals("state") || context.equals("country")) && variant == 0;
    String other = cased(rule.written(1 - variant), text.rawText(start, end), upper);
    sites.add(text.site(start, end, rule.family(), variant, other, rule.written(1)));
  }

  private String cased(String spelling, String like, boolean upper) {
    boolean mixed = !like.equals(like.toLowerCase(Locale.ROOT));
    if (capitals || (upper && mixed)) {
      return spelling.toUpperCase(Locale.ROOT);
    }
    if (!mixed) {
      return spelling;
    }
    StringBuilder title = new StringBuilder(spelling);
    for (int i = 0; i < title.length(); i++) {
      if (i == 0 || title.charAt(i - 1) == ' ') {
        title.setCharAt(i, Character.toUpperCase(title.charAt(i)));
      }
    }
    return title.toString();
  }

  private String word(int i) {
    return folded.substring(words.get(i)[0], words.get(i)[1]);
  }

  private String phrase(int first, int last) {
    return folded.substring(words.get(first)[0], words.get(last)[1]);
  }

  private boolean is(int i, String context) {
    return i < words.size() && rules(context).containsKey(word(i));
  }

  private static Map<String, SpellingTable.Rule> rules(String context) {
    return Optional.ofNullable(RULES.get(context)).orElseThrow();
  }

  /** A word of a name: letters, or an ordinal such as 42nd. */
  private boolean isName(int i) {
    if (i >= words.size()) {
      return false;
    }
    String word = word(i);
    return Character.isLetter(word.charAt(0)) || isOrdinal(word);
  }

  private static boolean isHouseNumber(String word) {
    return Character.isDigit(word.charAt(0))
        && !isOrdinal(word)
        && word.chars().skip(1).limit(Math.max(0, word.length() - 2)).allMatch(Character::isDigit);
  }

  private static boolean isOrdinal(String word) {
    return word.length() > 2
        && Character.isDigit(word.charAt(0))
        && List.of("st", "nd", "rd", "th").contains(word.substring(word.length() - 2));
  }

  /** 5, 12b, 1204, b; not a ZIP code, as in FL 33101. */
  private static boolean isUnitName(String word) {
    boolean digit = word.chars().anyMatch(Character::isDigit);
    return word.length() == 1 || (digit && word.length() <= 4 && !isOrdinal(word));
  }

  private static boolean isZip(String word) {
    return (word.length() == 5 || word.length() == 4 || word.length() == 9)
        && word.chars().allMatch(Character::isDigit);
  }
}
