package dyepack.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds values in running text that are known by themselves: telephone numbers, identity numbers
 * with a valid check character, e-mail addresses, bank cards; also where they are glued together.
 */
final class Anchors {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private Anchors() {}

  /** What an anchor is. */
  enum Kind {
    PHONE,
    IDENTITY,
    CARD,
    EMAIL
  }

  /** A value and where it stands. */
  record Anchor(Kind kind, int start, int end) {}

  /** All anchors of a text, in order, none overlapping. */
  static List<Anchor> find(CharSequence text) {
    List<Anchor> found = new ArrayList<>(4);
    int n = text.length();
    int i = 0;
    while (i < n) {
      char c = text.charAt(i);
      if (c == '@') {
        i = email(text, i, found);
      } else if (isDigit(c)) {
        int end = i + 1;
        while (end < n && isDigitOrStar(text.charAt(end))) {
          end++;
        }
        Anchor abroad = PhonesAbroad.at(text, i, end);
        if (abroad == null) {
          digits(text, i, end, found);
          i = end;
        } else {
          found.add(abroad);
          i = abroad.end();
        }
      } else {
        i++;
      }
    }
    return found;
  }

  static int count(CharSequence text) {
    return find(text).size();
  }

  /** How many aren't bank cards, whose digits cells of other kinds have by chance. */
  static int besidesCards(List<Anchor> anchors) {
    int n = 0;
    for (Anchor a : anchors) {
      n += a.kind() == Kind.CARD ? 0 : 1;
    }
    return n;
  }

  private static void digits(CharSequence text, int start, int end, List<Anchor> sink) {
    boolean x = end < text.length() && (text.charAt(end) == 'X' || text.charAt(end) == 'x');
    boolean word =
        start > 0
            && (isLatin(text.charAt(start - 1)) || text.charAt(start - 1) == '_')
            && !tail(text, start);
    int i = start;
    while (i < end) {
      int rest = end - i;
      if (rest >= 17 && i + 18 <= end + (x ? 1 : 0) && isIdentity(text, i)) {
        sink.add(new Anchor(Kind.IDENTITY, i, i + 18));
        i += 18;
      } else if (rest >= 11 && isPhone(text, i) && phoneFits(text, i, start, end)) {
        sink.add(new Anchor(Kind.PHONE, i, i + 11));
        i += 11;
      } else if (i == start && !word && !x && rest >= 16 && rest <= 19 && isCard(text, i, end)) {
        sink.add(new Anchor(Kind.CARD, i, end));
        return;
      } else {
        i++;
      }
    }
  }

  /** Whether what precedes is the end of an identity number ({@code ...X}). */
  private static boolean tail(CharSequence text, int start) {
    char c = text.charAt(start - 1);
    return (c == 'X' || c == 'x') && start >= 18;
  }

  /**
   * A number of eleven digits stands alone, after a country code, before or after an identity
   * number, or glued to the digits of something short.
   */
  private static boolean phoneFits(CharSequence text, int i, int start, int end) {
    int before = i - start;
    int after = end - i - 11;
    boolean freeBefore =
        before == 0
            || (before >= 17 && isIdentity(text, i - 18))
            || (before >= 18 && isIdentity(text, i - 18))
            || (before == 2 && text.charAt(start) == '8' && text.charAt(start + 1) == '6')
            || (before == 4 && text.charAt(start + 2) == '8' && text.charAt(start + 3) == '6');
    boolean freeAfter = after == 0 || (after >= 17 && isIdentity(text, i + 11));
    boolean phones = after == 11 && isPhone(text, i + 11);
    if (before == 11 && isPhone(text, start) && after == 0) {
      return true;
    }
    if (after == 0 && before > 0 && before <= 4 && start > 0) {
      char c = text.charAt(start - 1);
      return c == '-' || isHan(c);
    }
    return freeBefore && (freeAfter || phones);
  }

  /** A mobile number of mainland China, its middle perhaps masked. */
  private static boolean isPhone(CharSequence text, int i) {
    if (i + 11 > text.length() || text.charAt(i) != '1') {
      return false;
    }
    char second = text.charAt(i + 1);
    if (second < '3' || second > '9' || !isDigit(text.charAt(i + 2))) {
      return false;
    }
    for (int k = 3; k < 11; k++) {
      char c = text.charAt(i + k);
      if (!isDigit(c) && !(c == '*' && k < 9)) {
        return false;
      }
    }
    return true;
  }

  /** GB 11643: 17 digits and a check character, with a possible date of birth; or masked. */
  static boolean isIdentity(CharSequence text, int i) {
    if (i < 0 || i + 18 > text.length()) {
      return false;
    }
    int sum = 0;
    int stars = 0;
    for (int k = 0; k < 17; k++) {
      char c = text.charAt(i + k);
      if (c == '*' && k >= 3) {
        stars++;
      } else if (!isDigit(c)) {
        return false;
      } else {
        sum += (c - '0') * WEIGHTS[k];
      }
    }
    char check = Character.toUpperCase(text.charAt(i + 17));
    if (stars > 0) {
      return stars >= 4 && (check == 'X' || check == '*' || isDigit(check));
    }
    int year = number(text, i + 6, i + 10);
    int month = number(text, i + 10, i + 12);
    int day = number(text, i + 12, i + 14);
    return year >= 1880
        && year < 2100
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= 31
        && text.charAt(i) >= '1'
        && text.charAt(i) <= '9'
        && "10X98765432".charAt(sum % 11) == check;
  }

  private static int number(CharSequence text, int start, int end) {
    int value = 0;
    for (int i = start; i < end; i++) {
      value = 10 * value + text.charAt(i) - '0';
    }
    return value;
  }

  /** ISO/IEC 7812: the digit sum of Luhn, and an issuer of banks. */
  private static boolean isCard(CharSequence text, int start, int end) {
    if (text.charAt(start) < '3' || text.charAt(start) > '6') {
      return false;
    }
    int sum = 0;
    for (int i = end - 1, k = 0; i >= start; i--, k++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
      int digit = (text.charAt(i) - '0') * (1 + (k & 1));
      sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
  }

  private static int email(CharSequence text, int at, List<Anchor> sink) {
    int floor = sink.isEmpty() ? 0 : sink.get(sink.size() - 1).end();
    int start = at;
    while (start > 0 && isMail(text.charAt(start - 1)) && at - start < 64) {
      start--;
    }
    while (start < at && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    int end = at + 1;
    int dots = 0;
    while (end < text.length() && isHost(text.charAt(end))) {
      dots += text.charAt(end) == '.' ? 1 : 0;
      end++;
    }
    while (end > at && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      dots -= text.charAt(end - 1) == '.' ? 1 : 0;
      end--;
    }
    if (start == at || dots < 1 || end - at < 4) {
      return at + 1;
    }
    // Digits before the @ may have been taken for a number; they are the name of a mailbox.
    while (start < floor && !sink.isEmpty()) {
      Anchor last = sink.remove(sink.size() - 1);
      if (last.kind() == Kind.EMAIL) {
        sink.add(last);
        return at + 1;
      }
      floor = sink.isEmpty() ? 0 : sink.get(sink.size() - 1).end();
    }
    sink.add(new Anchor(Kind.EMAIL, start, end));
    return end;
  }

  private static boolean isMail(char c) {
    return isLatin(c) || isDigit(c) || c == '.' || c == '_' || c == '-' || c == '+';
  }

  private static boolean isHost(char c) {
    return isLatin(c) || isDigit(c) || c == '.' || c == '-';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isDigitOrStar(char c) {
    return isDigit(c) || c == '*';
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isHan(char c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == '〇';
  }
}
