package dyepack.office;

import dyepack.identity.BankCard;
import dyepack.identity.CnId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts figures in place of letters that look like them, in numbers that a program read from a
 * picture. Only where a check digit then agrees: resident identity numbers, and bank cards with at
 * most two such letters (one in ten wrong ones would agree by chance). Telephone numbers have no
 * check digit and are left as they are.
 */
final class OcrNumbers {
  private static final String LETTERS = "OoDQlIi|!ZzSsBGbgq";
  private static final String FIGURES = "000011111225586699";
  private static final Pattern WORD = Pattern.compile("[0-9A-Za-z|!]{15,19}");
  private static final Pattern IDENTITY = Pattern.compile("[0-9]{17}[0-9X]");
  private static final int ID_LENGTH = 18;
  private static final int MOST_LETTERS = 4;
  private static final int MOST_CARD_LETTERS = 2;

  private int corrected;

  /** How many numbers were corrected so far. */
  int corrected() {
    return corrected;
  }

  /** The line with its numbers corrected. */
  String correct(String line) {
    Matcher word = WORD.matcher(line);
    StringBuilder text = new StringBuilder();
    while (word.find()) {
      String found = word.group();
      String better = corrected(found);
      corrected += better.equals(found) ? 0 : 1;
      word.appendReplacement(text, Matcher.quoteReplacement(better));
    }
    return word.appendTail(text).toString();
  }

  private static String corrected(String word) {
    StringBuilder digits = new StringBuilder();
    int letters = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      int like = LETTERS.indexOf(c);
      boolean check = i == ID_LENGTH - 1 && word.length() == ID_LENGTH && (c == 'X' || c == 'x');
      if (check) {
        digits.append('X');
      } else if (like >= 0) {
        digits.append(FIGURES.charAt(like));
        letters++;
      } else if (c >= '0' && c <= '9') {
        digits.append(c);
      } else {
        return word;
      }
    }
    String number = digits.toString();
    if (letters == 0 || letters > MOST_LETTERS) {
      return word;
    }
    boolean card =
        letters <= MOST_CARD_LETTERS
            && number.length() >= 16
            && number.indexOf('X') < 0
            && BankCard.luhn(number);
    return identity(number) || card ? number : word;
  }

  /** Whether it is a resident identity number with a date and its check character. */
  static boolean identity(String number) {
    if (!IDENTITY.matcher(number).matches() || CnId.checkCharacter(number) != number.charAt(17)) {
      return false;
    }
    try {
      int year = Integer.parseInt(number.substring(6, 10));
      LocalDate.of(
          year,
          Integer.parseInt(number.substring(10, 12)),
          Integer.parseInt(number.substring(12, 14)));
      return year >= 1880 && year < 2100;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
