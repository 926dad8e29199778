package dyepack.office;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Two readings of the same numbers put together: one of all letters, one of nothing but figures. An
 * identity number is taken from whichever has a valid one, a telephone from whichever has the usual
 * length. Where both or neither are as they should be, the first reading stays.
 */
final class OcrSecondLook {
  private static final int SHORTEST = 9;
  private static final int LONGEST = 22;
  private static final double MOSTLY = 0.7;

  /** Mobile telephones of China: 11 figures from 13 to 19. */
  private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");

  private OcrSecondLook() {}

  /** The first reading, with numbers of the second where only these are as they should be. */
  static List<OcrWord> numbers(List<OcrWord> first, List<OcrWord> second) {
    List<OcrWord> words = new ArrayList<>();
    for (OcrWord word : first) {
      words.add(isNumber(word.text()) ? number(word, second) : word);
    }
    return words;
  }

  /** Whether a number is among the words that isn't as it should be. */
  static boolean wrong(List<OcrWord> words) {
    return words.stream().map(OcrWord::text).anyMatch(t -> isNumber(t) && !isRight(t));
  }

  private static OcrWord number(OcrWord word, List<OcrWord> second) {
    if (isRight(word.text())) {
      return word;
    }
    StringBuilder other = new StringBuilder();
    second.stream().filter(word::covers).forEach(w -> other.append(w.text()));
    return isRight(other.toString()) ? word.reading(other.toString()) : word;
  }

  private static boolean isNumber(String text) {
    long figures = text.chars().filter(c -> c >= '0' && c <= '9').count();
    return text.length() >= SHORTEST
        && text.length() <= LONGEST
        && figures >= MOSTLY * text.length();
  }

  private static boolean isRight(String text) {
    return MOBILE.matcher(text).matches() || OcrNumbers.identity(text);
  }
}
