package dyepack.typing;

import com.google.common.base.Splitter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much likelier a few Chinese characters are as a person's name than as other words: naive
 * Bayes over the surname and the characters of the given name, natural logarithm.
 *
 * <p>ln P(surname) + sum ln P(character | given name, place) + ln P(length | name) - sum ln
 * P(character | other words) - ln P(length | other words), with P from the lists of this package.
 */
final class ChineseNames {
  /** Said of words that are known to be no names. */
  static final double NO_NAME = -8;

  private static final double MILLION = 1e6;
  private static final double UNSEEN = 4;

  /** Given names of one character, of all. */
  private static final double SHORT = .15;

  private static final Pattern HIDDEN =
      Pattern.compile(
          "\\p{IsHan}[*某xX○〇]{1,3}|\\p{IsHan}[*某○]\\p{IsHan}|[*]{1,2}\\p{IsHan}{1,2}|\\p{IsHan}{2}[*]{1,2}");
  private static final Pattern TITLED =
      Pattern.compile(
          "\\p{IsHan}{1,4}(?:先生|女士|小姐|太太|老师|同学|师傅|总|经理|老板|医生|主任|老師|經理|總)|[小老阿]\\p{IsHan}");
  private static final Pattern DOTTED = Pattern.compile("\\p{IsHan}{1,8}[·•.・]\\p{IsHan}{1,10}");

  /** What people write behind a name in their lists: a remark, another name, a number. */
  private static final Pattern ANNOTATED =
      Pattern.compile(
          "(\\p{IsHan}{2,4}) ?(?:[(\\[【<].{1,12}|[-—_/:+&~,、] ?[\\p{L}]{1,12}| \\p{IsHan}{1,4}| ?[A-Za-z][A-Za-z. ]{1,20}|\\d{1,3})");

  private static final int LONGEST_IN_PARTS = 9;
  private static final String THINGS = "路街村镇县市区省州厂店馆院校部科局处室司号楼园城乡站所社行队组库桥湖山河江岛湾港";

  private static final ChineseNames LISTS = new ChineseNames();

  private final Map<String, Double> surnames = new HashMap<>();
  private final Map<Integer, double[]> characters = new HashMap<>();
  private final Set<String> words = new HashSet<>();
  private final Set<String> parts = new HashSet<>();

  private ChineseNames() {
    double all = 0;
    Splitter tab = Splitter.on('\t');
    for (String line : Resources.lines("surnames-zh.tsv")) {
      List<String> parts = tab.splitToList(line);
      surnames.put(parts.get(0), Double.parseDouble(parts.get(1)));
      all += Double.parseDouble(parts.get(1));
    }
    double total = all;
    surnames.replaceAll((s, w) -> Math.log(w / total));
    for (String line : Resources.lines("characters-zh.tsv")) {
      List<String> parts = tab.splitToList(line);
      double[] logs = new double[4];
      for (int i = 0; i < logs.length; i++) {
        logs[i] = Math.log((Double.parseDouble(parts.get(i + 1)) + UNSEEN) / MILLION);
      }
      characters.put(parts.get(0).codePointAt(0), logs);
    }
    for (String line : Resources.lines("traditional-zh.txt")) {
      String simplified = line.substring(0, 1);
      for (int i = 1; i < line.length(); i++) {
        String traditional = line.substring(i, i + 1);
        if (surnames.containsKey(simplified)) {
          surnames.putIfAbsent(traditional, surnames.get(simplified));
        }
        double[] logs = characters.get(simplified.codePointAt(0));
        if (logs != null) {
          characters.putIfAbsent(traditional.codePointAt(0), logs);
        }
      }
    }
    for (String line : Resources.lines("names-minority.txt")) {
      parts.addAll(Splitter.on(' ').omitEmptyStrings().splitToList(line));
    }
    for (String line : Resources.lines("words-zh.txt")) {
      List<String> parts = Splitter.on(' ').splitToList(line);
      for (String rest : parts.subList(1, parts.size())) {
        words.add(parts.get(0) + rest);
      }
    }
  }

  /** Tells whether a name shows a part of itself, a title, or is written with a middle dot. */
  static boolean special(Cell cell) {
    String text = cell.text();
    if (text.length() > 20 || cell.han() == 0 || cell.digits() > 0) {
      return false;
    }
    if (HIDDEN.matcher(text).matches()) {
      return text.charAt(0) == '*' || surname(text);
    }
    return (TITLED.matcher(text).matches()
            && surname(text.length() == 2 ? text.substring(1) : text))
        || DOTTED.matcher(text).matches()
        || (cell.allHan() && text.length() <= LONGEST_IN_PARTS && LISTS.inParts(text, 3));
  }

  /** Returns a name without the remark behind it, or all of the cell where there is none. */
  static String bare(Cell cell) {
    if (cell.allHan() || cell.han() < 2 || cell.length() > 26) {
      return cell.text();
    }
    Matcher annotated = ANNOTATED.matcher(cell.text());
    return annotated.matches() ? annotated.group(1) : cell.text();
  }

  /** Tells whether text is one to three parts of Tibetan, Mongolian or Turkic names. */
  private boolean inParts(String text, int most) {
    if (text.length() >= 2 && parts.contains(text)) {
      return true;
    }
    for (int length = 1; most > 1 && length < text.length(); length++) {
      if (parts.contains(text.substring(0, length)) && inParts(text.substring(length), most - 1)) {
        return true;
      }
    }
    return most < 3 && parts.contains(text);
  }

  private static boolean surname(String text) {
    return LISTS.surnames.containsKey(text.substring(0, 1));
  }

  /** Tells whether text is a surname. */
  static boolean isSurname(String text) {
    return LISTS.surnames.containsKey(text);
  }

  /** Returns the score of two to four Chinese characters; {@link #NO_NAME} for all other text. */
  static double score(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < 2 || length > 4) {
      return NO_NAME;
    }
    if (LISTS.words.contains(text) || Vocabulary.place(text)) {
      return NO_NAME;
    }
    if (length > 2
        && ((THINGS.indexOf(text.charAt(text.length() - 1)) >= 0
                && Vocabulary.place(text.substring(0, 2)))
            || Vocabulary.has(ColumnType.COMPANY, text)
            || Vocabulary.has(ColumnType.DEPARTMENT, text)
            || Vocabulary.has(ColumnType.JOB, text))) {
      return NO_NAME;
    }
    int[] c = text.codePoints().toArray();
    double best =
        length <= 3 ? given(c, 1, LISTS.surnames.get(text.substring(0, charCount(c, 1)))) : NO_NAME;
    if (length >= 3) {
      best = Math.max(best, given(c, 2, LISTS.surnames.get(text.substring(0, charCount(c, 2)))));
    }
    if (length == 4) {
      Double one = LISTS.surnames.get(text.substring(0, charCount(c, 1)));
      Double other = LISTS.surnames.get(text.substring(charCount(c, 1), charCount(c, 2)));
      double married = one == null || other == null ? NO_NAME : one + other / 2 - 2;
      best = Math.max(best, one == null || other == null ? NO_NAME : given(c, 2, married));
    }
    return best;
  }

  /** As {@link NameLikelihood#log} says. */
  static double likelihood(String text) {
    int[] c = text.codePoints().toArray();
    double best = NameLikelihood.NONE;
    for (int from = 1; from <= 2 && from < c.length; from++) {
      Double surname = LISTS.surnames.get(text.substring(0, charCount(c, from)));
      int left = c.length - from;
      if (surname != null && left <= 2) {
        double log = surname + Math.log(left == 1 ? SHORT : 1 - SHORT);
        for (int i = from; i < c.length; i++) {
          log += LISTS.log(c[i], left == 1 ? 2 : i == from ? 0 : 1);
        }
        best = Math.max(best, log);
      }
    }
    return best;
  }

  private static int charCount(int[] c, int count) {
    int chars = 0;
    for (int i = 0; i < count; i++) {
      chars += Character.charCount(c[i]);
    }
    return chars;
  }

  /** P(length | name): 2 of 20, 3 of 20 and so on; in other words two are the commonest. */
  private static double length(int length) {
    return switch (length) {
      case 2 -> Math.log(.15 / .45);
      case 3 -> Math.log(.84 / .25);
      default -> Math.log(.01 / .30);
    };
  }

  private static double given(
      int[] c, int from, @org.jspecify.annotations.Nullable Double surname) {
    if (surname == null) {
      return NO_NAME;
    }
    int left = c.length - from;
    if (left < 1 || left > 2) {
      return NO_NAME;
    }
    double score = surname + length(c.length);
    for (int i = 0; i < from; i++) {
      score -= LISTS.log(c[i], 3);
    }
    for (int i = from; i < c.length; i++) {
      int place = left == 1 ? 2 : i == from ? 0 : 1;
      score += LISTS.log(c[i], place) - LISTS.log(c[i], 3);
    }
    return score;
  }

  private double log(int character, int column) {
    double[] logs = characters.get(character);
    return logs == null ? Math.log(UNSEEN * 2 / MILLION) : logs[column];
  }
}
