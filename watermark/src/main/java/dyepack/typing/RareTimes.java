package dyepack.typing;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writings of times that are met less often: of other countries, programs and chats. */
final class RareTimes {
  /** Parts of the day that stand before an hour, in Chinese, Japanese and Korean. */
  static final String PART_OF_DAY = "(?:上午|下午|凌晨|晚上|早上|早晨|清晨|中午|傍晚|夜里|深夜|午前|午後|午后|오전|오후)";

  private static final Pattern HOUR =
      Pattern.compile(
          "("
              + PART_OF_DAY
              + " ?)?(?:[01]?\\d|2[0-4]) ?[时時点點](?:整|半|钟|鐘|\\d{1,2}分?(?:\\d{1,2}秒)?)?"
              + "|(?:[01]?\\d|2[0-4])h(?:[0-5]\\d)?");

  /** DB2, and names of files, in which colons can't stand. */
  private static final Pattern WITHOUT_COLONS =
      Pattern.compile(
          "(?:19|20)\\d\\d[-.](?:0[1-9]|1[0-2])[-.](?:0[1-9]|[12]\\d|3[01])[-_ T](?:[01]\\d|2[0-4])[-._][0-5]\\d[-._][0-5]\\d(?:[.,]\\d{1,12})?");

  /** Years of the Republic that can't be days of a month: {@code 112/03/12}, {@code 69.05.01}. */
  private static final Pattern REPUBLIC =
      Pattern.compile(
          "(3[2-9]|[4-9]\\d|1[0-4]\\d)(?:([/-])(?:0?[1-9]|1[0-2])\\2(?:0?[1-9]|[12]\\d|3[01])|\\.(?:0[1-9]|1[0-2])\\.(?:0[1-9]|[12]\\d|3[01]))( +\\d{1,2}:\\d{2}(?::\\d{2})?)?");

  private static final int REPUBLIC_BEGINS = 1911;

  private static final Pattern ERA =
      Pattern.compile("(?:令和|平成|昭和|大正|明治)(?:\\d{1,2}|元)年\\d{1,2}月(?:\\d{1,2}日)?");

  private static final Pattern IN_CHARACTERS =
      Pattern.compile("[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十廿卅]{1,3}[日号])?");

  private static final Pattern CHAT =
      Pattern.compile(
          "(?i)(?:今天|昨天|前天|yesterday|today)(?: at)? ?(?:"
              + PART_OF_DAY
              + " ?)?\\d{1,2}[:：]\\d{2}.{0,6}"
              + "|\\d{1,3} ?(?:秒钟?|分钟|个?小时|天|周|个月|年)前"
              + "|\\d{1,3} (?:second|minute|hour|day|week|month|year)s? ago");

  private static final Pattern SHORT =
      Pattern.compile(
          "(?i)T?(?:[01]?\\d|2[0-4])(?:h[0-5]\\d(?:m\\d\\ds?)?|:[0-5]\\d(?::[0-5]\\d)?(?:[.,]\\d{1,9})?z?)");

  /** {@code 05MAR2022}, {@code Mar-22}, {@code 1990年生}. */
  private static final Pattern SHORT_DATE =
      Pattern.compile(
          "(?i)\\d{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:\\d{4}|\\d{2})"
              + "|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\\d{2}"
              + "|(?:19|20)\\d\\d年(?:出?生)"
              + "|\\d{2}年(?:0?[1-9]|1[0-2])月(?:0?[1-9]|[12]\\d|3[01])[日号]");

  private static final Pattern DAY_AND_CLOCK =
      Pattern.compile(
          "(?i)(?:0?[1-9]|[12]\\d|3[01])[- ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?,? (?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?");

  /** Beginnings of months in German, French, Spanish, Portuguese, Italian and Dutch. */
  private static final Set<String> MONTHS =
      Set.of(
          "jän mär mai okt dez janv fév fev avr juin juil aoû déc ene abr ago dic gen mag giu lug set ott out mrt mei"
              .split(" ", -1));

  private RareTimes() {}

  /** Says what a cell is that has none of the usual writings. */
  static Times.Kind kind(Cell cell) {
    String text = cell.text();
    char first = text.charAt(0);
    boolean digit = first >= '0' && first <= '9';
    if (cell.han() > 0) {
      return inChinese(cell, text);
    }
    if (!digit) {
      if (first == 'T' && SHORT.matcher(text).matches()) {
        return Times.Kind.CLOCK;
      }
      boolean chat = cell.latin() >= 5 && CHAT.matcher(text).matches();
      return chat ? Times.Kind.BOTH : date(SHORT_DATE.matcher(text).matches());
    }
    if (WITHOUT_COLONS.matcher(text).matches() || SHORT.matcher(text).matches()) {
      return cell.length() > 10 ? Times.Kind.BOTH : Times.Kind.CLOCK;
    }
    Matcher republic = REPUBLIC.matcher(text);
    if (republic.matches()) {
      return republic.group(3) == null ? Times.Kind.DATE : Times.Kind.BOTH;
    }
    boolean chat =
        (cell.latin() >= 6 && CHAT.matcher(text).matches())
            || (cell.latin() >= 3 && DAY_AND_CLOCK.matcher(text).matches());
    return chat ? Times.Kind.BOTH : date(SHORT_DATE.matcher(text).matches());
  }

  private static Times.Kind inChinese(Cell cell, String text) {
    if (cell.length() > 20 || !timed(text)) {
      return Times.Kind.NONE;
    }
    Matcher hour = HOUR.matcher(text);
    if (hour.matches() && hour.group(1) != null) {
      return Times.Kind.CLOCK;
    }
    if (CHAT.matcher(text).matches()) {
      return Times.Kind.BOTH;
    }
    return date(
        ERA.matcher(text).matches()
            || IN_CHARACTERS.matcher(text).matches()
            || SHORT_DATE.matcher(text).matches());
  }

  /** Whether a character stands in the text that every Chinese time has one of. */
  private static boolean timed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("年时時点點前天".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static Times.Kind date(boolean is) {
    return is ? Times.Kind.DATE : Times.Kind.NONE;
  }

  /** Tells whether text that stands behind a date is an hour without colons: {@code 下午3点}. */
  static boolean hour(String text) {
    return HOUR.matcher(text).matches();
  }

  /** Tells whether a lower-case word is a month of another language than English. */
  static boolean month(String word) {
    return MONTHS.contains(word.substring(0, Math.min(3, word.length())))
        || MONTHS.contains(word.substring(0, Math.min(4, word.length())));
  }

  /** Returns the year of our calendar of a date in years of the Republic, 0 for other text. */
  static int republicYear(String text) {
    Matcher republic = REPUBLIC.matcher(text);
    return republic.matches() ? REPUBLIC_BEGINS + Integer.parseInt(republic.group(1)) : 0;
  }
}
