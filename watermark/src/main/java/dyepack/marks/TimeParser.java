package dyepack.marks;

import dyepack.marks.TimePiece.Part;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes a written point in time apart: ISO 8601, year or day or month first with any common
 * separator, Chinese 年月日时分秒, eight or fourteen digits, English months, twelve-hour clocks,
 * fractions of seconds and zones. One parser reads one text.
 */
final class TimeParser {
  /** Years of two digits mean 1970 to 2069. */
  static final int FIRST_SHORT_YEAR = 1970;

  private static final int UNKNOWN_WIDTH = 0;

  private final String text;
  private final CellStyle style;
  private final List<TimePiece> pieces = new ArrayList<>(12);
  private int at;
  private int year = 1970;
  private int month = 1;
  private int day = 1;
  private int hour;
  private int minute;
  private int second;
  private long fraction;
  private int fractionDigits;
  private boolean halfDays;
  private boolean afternoon;
  private boolean hasZone;
  private int dayFirstSeen;
  private boolean contradicting;

  private TimeParser(String text, CellStyle style) {
    this.text = text;
    this.style = style;
  }

  /** Returns the text's parts, or null if it is no point in time. */
  static @Nullable TimeText parse(String text, CellStyle style) {
    if (text.length() < 4 || text.length() > 48) {
      return null;
    }
    return new TimeParser(text, style).parse();
  }

  private @Nullable TimeText parse() {
    spaces();
    boolean understood = timeOnlyAhead() ? clock() : date() && (atEnd() || separatedClock());
    spaces();
    if (!understood || at != text.length() || !valid()) {
      return null;
    }
    int paddedDate = padding(true);
    int paddedHour = padding(false);
    settleWidths(paddedDate, paddedHour);
    long epochSeconds =
        LocalDate.of(year, month, day).toEpochDay() * 86_400 + (hour * 60L + minute) * 60 + second;
    long unscaled = epochSeconds * Decimal.power(fractionDigits) + fraction;
    if (Math.abs(unscaled) > Decimal.LIMIT) {
      return null;
    }
    return new TimeText(
        new Decimal(unscaled, fractionDigits),
        pieces,
        hasZone,
        new TimeText.Evidence(paddedDate, paddedHour, dayFirstSeen, contradicting));
  }

  // ---------------------------------------------------------------- dates

  private boolean date() {
    int digits = digitsAhead(at);
    return switch (digits) {
      case 0 -> monthFirstByName();
      case 1, 2 -> shortFirst();
      case 4 -> yearFirst();
      case 8, 12, 14, 17 -> compact(digits);
      default -> false;
    };
  }

  private boolean compact(int digits) {
    year = number(4, Part.YEAR);
    month = number(2, Part.MONTH);
    day = number(2, Part.DAY);
    if (digits > 8) {
      hour = number(2, Part.HOUR);
      minute = number(2, Part.MINUTE);
    }
    if (digits > 12) {
      second = number(2, Part.SECOND);
    }
    if (digits == 17) {
      fraction(3);
    }
    return year >= 1900 && year < 2200;
  }

  private boolean yearFirst() {
    year = number(4, Part.YEAR);
    char separator = dateSeparator();
    if (separator == 0 || !shortNumberAhead()) {
      return false;
    }
    month = shortNumber(Part.MONTH);
    if (!literalIf(separator == '年' ? '月' : separator)) {
      return false;
    }
    spaces();
    if (!shortNumberAhead()) {
      return false;
    }
    day = shortNumber(Part.DAY);
    if (separator == '年' && !literalIf('日')) {
      return literalIf('号');
    }
    return true;
  }

  /** Day or month first: 3/4/2024, 03.04.2024, 3-Apr-2024, 3 April 2024. */
  private boolean shortFirst() {
    int firstPiece = pieces.size();
    int first = shortNumber(Part.DAY);
    char separator = dateSeparator();
    if (separator == 0 || separator == '年') {
      return false;
    }
    if (digitsAhead(at) == 0) {
      day = first;
      return monthName() && dateSeparator() != 0 && longYear();
    }
    if (separator == ' ' || !shortNumberAhead()) {
      return false;
    }
    int secondPiece = pieces.size();
    int second = shortNumber(Part.MONTH);
    if (!literalIf(separator)) {
      return false;
    }
    boolean dayFirst = second <= 12 && (first > 12 || separator == '.' || style.dayFirst());
    contradicting = dayFirst != (separator == '.' || style.dayFirst());
    dayFirstSeen = first > 12 ? 1 : second > 12 ? -1 : 0;
    day = dayFirst ? first : second;
    month = dayFirst ? second : first;
    if (!dayFirst) {
      swapParts(firstPiece, secondPiece);
    }
    return digitsAhead(at) == 4 ? longYear() : separator == '/' && shortYear();
  }

  private void swapParts(int firstPiece, int secondPiece) {
    int firstWidth = ((TimePiece.Figure) pieces.get(firstPiece)).width();
    int secondWidth = ((TimePiece.Figure) pieces.get(secondPiece)).width();
    pieces.set(firstPiece, new TimePiece.Figure(Part.MONTH, firstWidth));
    pieces.set(secondPiece, new TimePiece.Figure(Part.DAY, secondWidth));
  }

  /** April 3, 2024; Apr 3 2024. */
  private boolean monthFirstByName() {
    if (!monthName() || !literalIf(' ') || !shortNumberAhead()) {
      return false;
    }
    day = shortNumber(Part.DAY);
    boolean comma = literalIf(',');
    return (literalIf(' ') || comma) && longYear();
  }

  private boolean monthName() {
    int from = at;
    while (at < text.length() && isLetter(text.charAt(at))) {
      at++;
    }
    String word = text.substring(from, at);
    String lower = word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < 12 && lower.length() >= 3; i++) {
      String name = TimePiece.MonthName.NAMES.get(i);
      boolean whole = lower.length() > 3;
      String known = name.toLowerCase(Locale.ROOT);
      if (lower.equals(whole ? known : known.substring(0, 3))) {
        month = i + 1;
        TimePiece.MonthName piece = new TimePiece.MonthName(whole, TimePiece.Casing.ofWord(word));
        pieces.add(piece);
        return piece.of(month).equals(word);
      }
    }
    return false;
  }

  private boolean longYear() {
    if (digitsAhead(at) != 4) {
      return false;
    }
    year = number(4, Part.YEAR);
    return true;
  }

  private boolean shortYear() {
    if (digitsAhead(at) != 2) {
      return false;
    }
    int ofCentury = number(2, Part.YEAR_OF_CENTURY);
    year = ofCentury + (ofCentury >= FIRST_SHORT_YEAR % 100 ? 1900 : 2000);
    return true;
  }

  /** Takes a separator with spaces around it; returns it, or 0 if there is none. */
  private char dateSeparator() {
    if (at >= text.length()) {
      return 0;
    }
    char c = text.charAt(at);
    boolean separates = c == '-' || c == '/' || c == '.' || c == '年' || c == ' ';
    if (!separates) {
      return 0;
    }
    literal(1);
    spaces();
    return c;
  }

  // ---------------------------------------------------------------- clocks

  private boolean timeOnlyAhead() {
    int digits = digitsAhead(at);
    if (digits < 1 || digits > 2 || at + digits >= text.length()) {
      return false;
    }
    char next = text.charAt(at + digits);
    return next == ':' || next == '时' || next == '点';
  }

  private boolean atEnd() {
    int from = at;
    while (from < text.length() && text.charAt(from) == ' ') {
      from++;
    }
    return from == text.length();
  }

  private boolean separatedClock() {
    char c = text.charAt(at);
    boolean separator = c == 'T' || c == 't' || c == ' ' || c == ',' || c == '_';
    if (separator) {
      literal(1);
      spaces();
      if (c == ' ' && text.startsWith("at ", at)) {
        literal(3);
        spaces();
      }
    } else if (zone()) {
      return true;
    }
    if (zone()) {
      return true;
    }
    boolean dayWord = at > 0 && (text.charAt(at - 1) == '日' || text.charAt(at - 1) == '号');
    return (separator || dayWord) && clock();
  }

  private boolean clock() {
    halfDayWord();
    int digits = digitsAhead(at);
    if (digits == 6 || digits == 4) {
      hour = number(2, Part.HOUR);
      minute = number(2, Part.MINUTE);
      second = digits == 6 ? number(2, Part.SECOND) : 0;
    } else if (!separatedNumbers()) {
      return false;
    }
    if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
      int decimals = digitsAhead(at + 1);
      if (decimals < 1 || decimals > 9) {
        return false;
      }
      literal(1);
      fraction(decimals);
    }
    int before = at;
    spaces();
    if (!halfDays && !halfDayLetters() && !zone()) {
      return at == text.length() || at == before;
    }
    spaces();
    return at == text.length() || zone();
  }

  private boolean separatedNumbers() {
    if (!shortNumberAhead()) {
      return false;
    }
    char sign = clockSign();
    hour = shortNumber(Part.HOUR);
    boolean words = at < text.length() && text.charAt(at) != sign;
    if (words ? !(literalIf('时') || literalIf('点')) : !literalIf(sign)) {
      return false;
    }
    if (!shortNumberAhead()) {
      return words;
    }
    minute = shortNumber(Part.MINUTE);
    if (!literalIf(words ? '分' : sign)) {
      return !words;
    }
    if (!shortNumberAhead()) {
      return words;
    }
    second = shortNumber(Part.SECOND);
    return !words || literalIf('秒');
  }

  /**
   * What stands between the numbers of a clock: a colon; or a dot or hyphen, if there are three
   * numbers of two digits, as in names of files and in some languages.
   */
  private char clockSign() {
    char sign = at + 2 < text.length() ? text.charAt(at + 2) : ':';
    boolean three =
        digitsAhead(at) == 2
            && digitsAhead(at + 3) == 2
            && text.startsWith(String.valueOf(sign), at + 5)
            && digitsAhead(at + 6) == 2;
    return three && (sign == '.' || sign == '-') ? sign : ':';
  }

  /** 上午 or 下午 before the hour. */
  private void halfDayWord() {
    boolean morning = text.startsWith("上午", at);
    if (morning || text.startsWith("下午", at)) {
      halfDays = true;
      afternoon = !morning;
      pieces.add(new TimePiece.HalfDay("上午", "下午"));
      at += 2;
      spaces();
    }
  }

  /** AM or PM after the clock. */
  private boolean halfDayLetters() {
    if (at + 2 > text.length()) {
      return false;
    }
    String letters = text.substring(at, at + 2);
    String upper = letters.toUpperCase(Locale.ROOT);
    TimePiece.Casing casing = TimePiece.Casing.ofWord(letters);
    if ((!upper.equals("AM") && !upper.equals("PM")) || casing == TimePiece.Casing.TITLE) {
      return false;
    }
    halfDays = true;
    afternoon = upper.equals("PM");
    pieces.add(new TimePiece.HalfDay(casing.of("AM"), casing.of("PM")));
    at += 2;
    return true;
  }

  /** Z, UTC, +08:00, +0800, CST: kept as it is and not looked into. */
  private boolean zone() {
    int from = at;
    int end = at;
    int length = text.length();
    while (end < length && isLetter(text.charAt(end))) {
      end++;
    }
    String name = text.substring(from, end);
    boolean named = name.equalsIgnoreCase("z") || (name.length() >= 3 && isUpper(name));
    if (!named && !name.isEmpty()) {
      return false;
    }
    if (end < length && (text.charAt(end) == '+' || text.charAt(end) == '-')) {
      int digits = digitsAhead(end + 1);
      end += 1 + digits;
      if (digits == 2 && end < length && text.charAt(end) == ':' && digitsAhead(end + 1) == 2) {
        end += 3;
      } else if (digits != 2 && digits != 4) {
        return false;
      }
    } else if (!named) {
      return false;
    }
    hasZone = true;
    literal(end - from);
    return true;
  }

  // ---------------------------------------------------------------- pieces

  private boolean valid() {
    if (halfDays) {
      if (hour < 1 || hour > 12) {
        return false;
      }
      hour = hour % 12 + (afternoon ? 12 : 0);
      for (int i = 0; i < pieces.size(); i++) {
        if (pieces.get(i) instanceof TimePiece.Figure number && number.part() == Part.HOUR) {
          pieces.set(i, new TimePiece.Figure(Part.HOUR_OF_HALF_DAY, number.width()));
        }
      }
    }
    return year >= 1
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth()
        && hour < 24
        && minute < 60
        && second < 60;
  }

  /** A number of two digits shows no padding; its neighbours do, else the column does. */
  private void settleWidths(int paddedDate, int paddedHour) {
    int dateWidth = (paddedDate == 0 ? style.paddedDate() : paddedDate > 0) ? 2 : 1;
    int hourWidth = (paddedHour == 0 ? style.paddedHour() : paddedHour > 0) ? 2 : 1;
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof TimePiece.Figure number && number.width() == UNKNOWN_WIDTH) {
        int width = number.part().ofDate() ? dateWidth : isHour(number.part()) ? hourWidth : 2;
        pieces.set(i, new TimePiece.Figure(number.part(), width));
      }
    }
  }

  /** Says what the text shows of padding: 1 padded, -1 not, 0 nothing. */
  private int padding(boolean ofDate) {
    for (TimePiece piece : pieces) {
      if (piece instanceof TimePiece.Figure number && number.width() != UNKNOWN_WIDTH) {
        Part part = number.part();
        boolean year = part == Part.YEAR || part == Part.YEAR_OF_CENTURY;
        if (!year && (ofDate ? part.ofDate() : isHour(part))) {
          return number.width() == 2 ? 1 : -1;
        }
      }
    }
    return 0;
  }

  private static boolean isHour(Part part) {
    return part == Part.HOUR || part == Part.HOUR_OF_HALF_DAY;
  }

  private boolean shortNumberAhead() {
    int digits = digitsAhead(at);
    return digits == 1 || digits == 2;
  }

  /** Takes a number of one or two digits. */
  private int shortNumber(Part part) {
    int digits = digitsAhead(at);
    int width = digits == 1 ? 1 : text.charAt(at) == '0' ? 2 : UNKNOWN_WIDTH;
    int number = take(digits);
    pieces.add(new TimePiece.Figure(part, width));
    return number;
  }

  private int number(int digits, Part part) {
    int number = take(digits);
    pieces.add(new TimePiece.Figure(part, digits));
    return number;
  }

  private void fraction(int digits) {
    fraction = take(digits);
    fractionDigits = digits;
    pieces.add(new TimePiece.Fraction(digits));
  }

  private int take(int digits) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      number = number * 10 + (text.charAt(at++) - '0');
    }
    return number;
  }

  private int digitsAhead(int from) {
    int i = from;
    while (i < text.length() && Digits.isDigit(text.charAt(i))) {
      i++;
    }
    return i - from;
  }

  private boolean literalIf(char wanted) {
    if (at >= text.length() || text.charAt(at) != wanted) {
      return false;
    }
    literal(1);
    return true;
  }

  private void spaces() {
    int from = at;
    int end = at;
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    literal(end - from);
  }

  private void literal(int length) {
    if (length > 0) {
      pieces.add(new TimePiece.Literal(text.substring(at, at + length)));
      at += length;
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isUpper(String word) {
    return word.equals(word.toUpperCase(Locale.ROOT));
  }
}
