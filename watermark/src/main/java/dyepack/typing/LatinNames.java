package dyepack.typing;

import com.google.common.base.Splitter;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of persons in Latin letters: English ones, and Chinese ones in pinyin. */
final class LatinNames {
  private static final Pattern SHAPE =
      Pattern.compile(
          "[\\p{L}][\\p{L}'’.-]*(?:(?:[,;]? |[,;_])[\\p{L}][\\p{L}'’.-]*){1,4}|\\p{L}[\\p{L}'-]+/\\p{L}[\\p{L}' -]+");
  private static final Pattern SYLLABLES =
      Pattern.compile(
          "(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
              + "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)){1,2}");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Set<String> TITLES =
      Set.of("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "rev");
  private static final Set<String> GENERATIONS =
      Set.of("jr", "sr", "ii", "iii", "iv", "md", "phd", "dds", "dvm", "esq");
  private static final Set<String> FIRST = world("first-names-en.txt", 'g');
  private static final Set<String> LAST = world("surnames-en.txt", 's');
  private static final Set<String> PINYIN = load("surnames-pinyin.txt");

  private static final Set<String> CANTONESE = load("surnames-cantonese.txt");

  /** Endings of surnames and of fathers' names in Slavic languages. */
  private static final Pattern CYRILLIC =
      Pattern.compile("[а-яё](?:[оеё]ва?|[иы]на?|[сц]кий|[сц]кая|енко|[юу]к|вич|вна)(?: |$)");

  /** One syllable of Cantonese or Hokkien as Hong Kong and Taiwan write it. */
  private static final Pattern SYLLABLE =
      Pattern.compile(
          "(?:[bcdfghjklmnpqrstwxyz]{0,3}[aeiou]{1,3}(?:ng|[hkmnptr])?|ng)(?:-\\p{L}{1,6})?");

  /** Words that stand in names of things and hardly in those of people. */
  private static final Set<String> THINGS =
      Set.of(
          "the",
          "of",
          "and",
          "for",
          "inc",
          "ltd",
          "llc",
          "co",
          "corp",
          "group",
          "bank",
          "street",
          "road",
          "avenue",
          "city",
          "county",
          "park",
          "school",
          "hotel",
          "university",
          "set",
          "pack",
          "red",
          "blue",
          "pro",
          "max",
          "mini",
          "phone",
          "usb",
          "sales",
          "team",
          "department",
          "new",
          "san",
          "los",
          "fort",
          "lake",
          "north",
          "south",
          "east",
          "high",
          "island",
          "springs",
          "in",
          "with",
          "to",
          "by");

  private LatinNames() {}

  private static Set<String> load(String list) {
    Set<String> names = new HashSet<>();
    for (String line : Resources.lines(list)) {
      Splitter.on(' ').omitEmptyStrings().split(line).forEach(names::add);
    }
    return names;
  }

  /** A list with the lines of a kind of the world's names. */
  private static Set<String> world(String list, char kind) {
    Set<String> names = load(list);
    for (String line : Resources.lines("names-world.txt")) {
      if (line.charAt(0) == kind) {
        Splitter.on(' ').omitEmptyStrings().split(line.substring(2)).forEach(names::add);
      }
    }
    return names;
  }

  /** Takes accents off, and spells the letters out that have none to take off. */
  private static String plain(String lower) {
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) > '~') {
        String apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
        return ACCENTS
            .matcher(apart)
            .replaceAll("")
            .replace("đ", "d")
            .replace("ø", "o")
            .replace("ß", "ss");
      }
    }
    return lower;
  }

  /** Tells whether a lower-case word is a given name. */
  static boolean first(String word) {
    return FIRST.contains(word);
  }

  /** Tells whether a lower-case word is a surname. */
  static boolean last(String word) {
    return LAST.contains(word) || PINYIN.contains(word) || CANTONESE.contains(word);
  }

  /**
   * Returns how surely a cell is a person's full name: 0 for other shapes, .4 for any two or three
   * capitalised words, up to 1 where given name and surname are known ones.
   */
  static double fullName(Cell cell) {
    String text = cell.text();
    if (cell.digits() > 0
        || cell.han() > 0
        || text.length() > 50
        || !SHAPE.matcher(text).matches()) {
      return 0;
    }
    List<String> words =
        Splitter.on(' ')
            .omitEmptyStrings()
            .splitToList(plain(cell.lower()).replaceAll("[,;/_]", " ").replace(".", ""));
    int from = 0;
    int to = words.size();
    while (from < to && TITLES.contains(words.get(from))) {
      from++;
    }
    while (to > from && GENERATIONS.contains(words.get(to - 1))) {
      to--;
    }
    if (to - from < 2) {
      return to - from == 1 && from > 0 ? .8 : 0;
    }
    if (to - from > 4 || words.stream().anyMatch(THINGS::contains) || !capitalised(text)) {
      return 0;
    }
    String head = words.get(from);
    String tail = words.get(to - 1);
    if (CYRILLIC.matcher(text).find()) {
      return 1;
    }
    if (text.indexOf(',') > 0 || text.indexOf('/') > 0) {
      return first(words.get(from + 1)) || last(head) ? 1 : .5;
    }
    boolean pinyin =
        to - from == 2
            && ((PINYIN.contains(head) && SYLLABLES.matcher(tail).matches())
                || (PINYIN.contains(tail) && SYLLABLES.matcher(head).matches()));
    boolean initial = head.length() == 1 && last(tail);
    boolean known = initial || (first(head) && last(tail)) || (last(head) && first(tail));
    if (pinyin || known || cantonese(words.subList(from, to))) {
      return 1;
    }
    if (last(head) && tail.indexOf('-') > 0) {
      return .9;
    }
    boolean middle = to - from > 2 && (last(words.get(from + 1)) || first(words.get(from + 1)));
    return first(head) ? .9 : last(tail) || (last(head) && middle) ? .7 : .4;
  }

  /** A surname of the south, then one or two syllables; or those with the surname behind. */
  private static boolean cantonese(List<String> words) {
    int count = words.size();
    if (count > 3) {
      return false;
    }
    boolean ahead = CANTONESE.contains(words.get(0));
    if (!ahead && !CANTONESE.contains(words.get(count - 1))) {
      return false;
    }
    List<String> given = ahead ? words.subList(1, count) : words.subList(0, count - 1);
    return given.stream().allMatch(word -> SYLLABLE.matcher(word).matches() || first(word));
  }

  /** Tells whether a lower-case word is a surname in pinyin with one or two syllables behind it. */
  static boolean glued(String text) {
    int mark = Math.max(text.indexOf('.'), Math.max(text.indexOf('_'), text.indexOf('-')));
    String word = mark > 0 ? text.substring(0, mark) + text.substring(mark + 1) : text;
    int length = word.length();
    if (length < 4 || length > 18) {
      return false;
    }
    for (int surname = 2; surname <= Math.min(8, length - 1); surname++) {
      if (PINYIN.contains(word.substring(0, surname))
          && SYLLABLES.matcher(word.substring(surname)).matches()) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a street's word ends the text: streets are called like people. */
  static boolean endsAsStreet(Cell cell) {
    int space = cell.lower().lastIndexOf(' ');
    return space > 0 && Addresses.streetWord(cell.lower().substring(space + 1));
  }

  private static boolean capitalised(String text) {
    boolean lowerOnly = text.equals(text.toLowerCase(java.util.Locale.ROOT));
    for (String word : Splitter.on(' ').omitEmptyStrings().split(text)) {
      boolean particle = Set.of("de", "van", "von", "der", "la", "del", "bin", "al").contains(word);
      if (!lowerOnly
          && !particle
          && !Character.isUpperCase(word.charAt(0))
          && !word.startsWith("'")) {
        return false;
      }
    }
    return true;
  }
}
