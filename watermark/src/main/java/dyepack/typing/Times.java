package dyepack.typing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and dates in common writings. */
final class Times {
  /** What a cell is. */
  enum Kind {
    NONE,
    DATE,
    CLOCK,
    BOTH
  }

  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,4})([-/.年 ]) ?(\\d{1,2}) ?[-/.月 ] ?(\\d{1,4})(?:日|号)?(.*)");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?i)(?:[a-z]{3,9},? )?(\\p{L}{3,9})\\.?[ -](\\d{1,2})(?:st|nd|rd|th)?,?[ -](\\d{4}|\\d{2})\\b(.*)");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?i)(?:[a-z]{3,9},? )?(\\d{1,2})(?:st|nd|rd|th|\\.)?[ -/](?:de )?(\\p{L}{3,10})\\.?,?[ -/](?:de )?(\\d{4}|\\d{2})\\b(.*)");
  private static final Pattern CTIME =
      Pattern.compile(
          "(?i)(?:[a-z]{3} )?[a-z]{3} +\\d{1,2} \\d{1,2}:\\d{2}:\\d{2}(?: [A-Z]{3,4}| [+-]\\d{4})? \\d{4}");
  private static final Pattern WEEKDAY =
      Pattern.compile(
          "(?i)[(]?(?<![a-z])(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])\\.?[)]?,?"
              + "|[(]?(?:星期|周|週)[一二三四五六日天][)]?|(?<=\\d,? )at (?=\\d)");
  private static final Pattern SPACES = Pattern.compile(" {2,}");

  /** Years of the Republic: {@code 民國112年5月1日}. */
  private static final Pattern TAIWAN =
      Pattern.compile("民[国國] ?\\d{1,3} ?年 ?\\d{1,2} ?月(?: ?\\d{1,2} ?日)?");

  private static final Pattern MONTH_OF_YEAR =
      Pattern.compile(
          "(?i)(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?\\.?,?[ -](?:19|20)\\d\\d");

  /** A moment as JSON of .NET has it. */
  private static final Pattern JSON =
      Pattern.compile("\\\\?/Date\\(\\d{9,14}(?:[+-]\\d{4})?\\)\\\\?/");

  private static final Pattern MONTH_AND_DAY =
      Pattern.compile("(\\d{1,2})(?:[-/.]|月)(\\d{1,2})[日号]?[ ,T]*(\\d{1,2}[:：时点]\\d{1,2}.*)");
  private static final Pattern COMPACT_AND_CLOCK =
      Pattern.compile("(\\d{8})[ T_-]?(\\d{1,2}:\\d{2}.*|\\d{6}(?:[.,]\\d{1,9})?Z?)");
  private static final Pattern YEAR_AND_MONTH =
      Pattern.compile(
          "(?:19|20)\\d\\d(?:[-/]|年)(?:0?[1-9]|1[0-2])月?|(?:0?[1-9]|1[0-2])月(?:0?[1-9]|[12]\\d|3[01])[日号]");
  private static final Pattern ORACLE =
      Pattern.compile(
          "(?i)\\d{1,2}-[a-z]{3}-\\d{2,4} \\d{1,2}\\.\\d{2}\\.\\d{2}(?:\\.\\d{1,9})? ?(?:am|pm)?(?: [+-]\\d{2}:\\d{2})?");
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?i)"
              + RareTimes.PART_OF_DAY
              + "? ?\\d{1,2}[:：时点]\\d{1,2}(?:[:：分]\\d{1,2}(?:[.,]\\d+)?秒?)?分? ?(?:am|pm|a\\.m\\.|p\\.m\\.|z|utc|gmt|[+-]\\d{2}:?\\d{2})?(?: ?(?:utc|gmt|cst|uhr))?");
  private static final Pattern AFTER = Pattern.compile("(?i)[日号]?[ t,:.]*(?:(?:à|um|at) )?(.+)");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Pattern FOUR =
      Pattern.compile("(?<!\\d)(1[89]\\d\\d|20\\d\\d|21[0-4]\\d)(?!\\d)");
  private static final Pattern TWO = Pattern.compile("[-/ ](\\d\\d)$");

  private Times() {}

  /** Says what a cell is; digits without marks only when they are a day, or a day and a clock. */
  static Kind kind(Cell cell) {
    if (cell.length() > 45) {
      return Kind.NONE;
    }
    if (cell.digits() < 3) {
      boolean few = cell.length() >= 4 && cell.length() <= 12 && cell.digits() + cell.han() >= 2;
      return few ? RareTimes.kind(cell) : Kind.NONE;
    }
    if (cell.allDigits()) {
      return compact(cell.text());
    }
    Kind kind = usual(cell);
    return kind == Kind.NONE ? RareTimes.kind(cell) : kind;
  }

  private static Kind usual(Cell cell) {
    boolean words = cell.latin() >= 2 || cell.han() >= 2;
    String text = words ? withoutWeekday(unbracketed(cell.text())) : cell.text();
    if (words && text.charAt(0) == '民' && TAIWAN.matcher(text).matches()) {
      return Kind.DATE;
    }
    if (words && Character.isLetter(text.charAt(0)) && MONTH_OF_YEAR.matcher(text).matches()) {
      return Kind.DATE;
    }
    if (words && text.contains("Date(") && JSON.matcher(text).matches()) {
      return Kind.BOTH;
    }
    if (CLOCK.matcher(text).matches() && clock(text)) {
      return Kind.CLOCK;
    }
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      Kind kind = numbers(numbers);
      return kind == Kind.NONE ? partly(text) : kind;
    }
    if (cell.latin() < 3) {
      return partly(text);
    }
    if (CTIME.matcher(text).matches() || ORACLE.matcher(text).matches()) {
      return Kind.BOTH;
    }
    Matcher named = MONTH_FIRST.matcher(text);
    if (named.matches() && month(named.group(1)) && day(named.group(2))) {
      return rest(named.group(4));
    }
    named = DAY_FIRST.matcher(text);
    return named.matches() && month(named.group(2)) && day(named.group(1))
        ? rest(named.group(4))
        : Kind.NONE;
  }

  /** Logs of web servers have their times in brackets. */
  private static String unbracketed(String text) {
    boolean brackets = text.charAt(0) == '[' && text.charAt(text.length() - 1) == ']';
    return brackets ? text.substring(1, text.length() - 1) : text;
  }

  private static String withoutWeekday(String text) {
    return WEEKDAY.matcher(text).find()
        ? SPACES.matcher(WEEKDAY.matcher(text).replaceAll(" ")).replaceAll(" ").strip()
        : text;
  }

  /** A day without year and a clock, eight digits and a clock, a month of a year. */
  private static Kind partly(String text) {
    Matcher months = MONTH_AND_DAY.matcher(text);
    if (months.matches()) {
      int month = Integer.parseInt(months.group(1));
      boolean real = month >= 1 && month <= 12 && day(months.group(2));
      return real && CLOCK.matcher(months.group(3).strip()).matches() ? Kind.BOTH : Kind.NONE;
    }
    Matcher compact = COMPACT_AND_CLOCK.matcher(text);
    if (compact.matches()) {
      boolean day = compact(compact.group(1)) == Kind.DATE;
      String clock = compact.group(2);
      boolean real =
          clock.indexOf(':') > 0
              ? CLOCK.matcher(clock).matches()
              : compact(compact.group(1) + clock.substring(0, 6)) == Kind.BOTH;
      return day && real ? Kind.BOTH : Kind.NONE;
    }
    return YEAR_AND_MONTH.matcher(text).matches() ? Kind.DATE : Kind.NONE;
  }

  private static Kind numbers(Matcher numbers) {
    String first = numbers.group(1);
    String third = numbers.group(4);
    int a = Integer.parseInt(first);
    int b = Integer.parseInt(numbers.group(3));
    int c = Integer.parseInt(third);
    boolean yearFirst = first.length() == 4 && a >= 1850 && a <= 2149 && third.length() <= 2;
    boolean yearLast =
        first.length() <= 2
            && ((third.length() == 4 && c >= 1850 && c <= 2149) || third.length() == 2);
    boolean dots = numbers.group(2).equals(".") || numbers.group(2).equals(" ");
    if (yearLast && third.length() == 2 && dots) {
      return Kind.NONE;
    }
    int one = yearFirst ? b : a;
    int two = yearFirst ? c : b;
    boolean days = one >= 1 && two >= 1 && Math.min(one, two) <= 12 && Math.max(one, two) <= 31;
    return (yearFirst || yearLast) && days ? rest(numbers.group(5)) : Kind.NONE;
  }

  private static Kind rest(String text) {
    if (text.isBlank()
        || text.equals(".")
        || text.matches(" ?(?:星期|周|\\().*")
        || text.matches("(?i) ?[a-z]{3,9}")) {
      return Kind.DATE;
    }
    Matcher after = AFTER.matcher(text);
    if (!after.matches()) {
      return Kind.NONE;
    }
    String clock = after.group(1).strip();
    return CLOCK.matcher(clock).matches() || RareTimes.hour(clock) ? Kind.BOTH : Kind.NONE;
  }

  private static boolean clock(String text) {
    String[] parts = text.replaceAll("[^0-9]+", " ").strip().split(" ", -1);
    return Integer.parseInt(parts[0]) <= 24 && Integer.parseInt(parts[1]) < 60;
  }

  private static boolean month(String word) {
    String lower = word.toLowerCase(java.util.Locale.ROOT);
    return MONTHS.contains(lower.substring(0, 3)) || RareTimes.month(lower);
  }

  private static boolean day(String digits) {
    int day = Integer.parseInt(digits);
    return day >= 1 && day <= 31;
  }

  /** Returns the minutes of a cell that is hours and minutes and no more, -1 for others. */
  static int minutes(Cell cell) {
    return cell.like("[0-2]?\\d:[0-5]?\\d")
        ? Integer.parseInt(cell.text().substring(cell.text().indexOf(':') + 1))
        : -1;
  }

  /** Tells whether a cell is hours, minutes and seconds that are less than an hour. */
  static boolean underAnHour(Cell cell) {
    return cell.like("0?0:[0-5]\\d:[0-5]\\d(?:\\.\\d+)?");
  }

  private static Kind compact(String text) {
    int length = text.length();
    if (length != 8 && length != 12 && length != 14 && length != 17) {
      return Kind.NONE;
    }
    int year = Integer.parseInt(text, 0, 4, 10);
    int month = Integer.parseInt(text, 4, 6, 10);
    int day = Integer.parseInt(text, 6, 8, 10);
    if (year < 1900 || year > 2050 || month < 1 || month > 12 || day < 1 || day > 31) {
      return Kind.NONE;
    }
    if (length == 8) {
      return Kind.DATE;
    }
    boolean clock =
        Integer.parseInt(text, 8, 10, 10) < 24
            && Integer.parseInt(text, 10, 12, 10) < 60
            && (length == 12 || Integer.parseInt(text, 12, 14, 10) < 60);
    return clock ? Kind.BOTH : Kind.NONE;
  }

  /** Returns the year of a cell that is a date, 0 if none can be told. */
  static int year(Cell cell) {
    int republic = RareTimes.republicYear(cell.text());
    if (republic > 0) {
      return republic;
    }
    Matcher four = FOUR.matcher(cell.text());
    if (four.find()) {
      return Integer.parseInt(four.group());
    }
    if (cell.allDigits() && (cell.length() == 8 || cell.length() == 14 || cell.length() == 12)) {
      return Integer.parseInt(cell.text(), 0, 4, 10);
    }
    Matcher two = TWO.matcher(cell.text());
    if (two.find()) {
      int year = Integer.parseInt(two.group(1));
      return year > 30 ? 1900 + year : 2000 + year;
    }
    return 0;
  }
}
