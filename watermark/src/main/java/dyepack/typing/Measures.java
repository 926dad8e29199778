package dyepack.typing;

import java.util.regex.Pattern;

/** Quantities with their unit: {@code 24.5%}, {@code 2.3kg}, {@code 7分14秒}, {@code 3个月}. */
final class Measures {
  /** Units of the SI and of trade, bytes, and what Chinese counts things with; none of money. */
  private static final String UNIT =
      "%|‰|°c|℃|°f|℉|[kcdmμu]?m[²³23]?|km/h|[mkμu]?g|t|lbs?|oz|[mc]?l|[kmg]?hz|[kmg]?w|kwh|kw·h|度电|k?v|m?a|mah|[kmg]?pa|mmhg|[kmgt]i?b|bytes?"
          + "|m?s|sec(?:onds?)?|min(?:utes?)?|h(?:ours?|rs?)?|d(?:ays?)?|days?|weeks?|months?|inch(?:es)?|ft|mi(?:les?)?|mph|px|dpi|fps|rpm|pcs?|x|倍"
          + "|克|千克|公斤|斤|吨|毫克|毫升|升|米|厘米|毫米|公里|千米|平米|平方米|平方|㎡|亩|件|个|只|台|张|份|次|人|名|位|条|箱|包|瓶|盒|袋|本|套|辆|户|页|分贝|瓦|伏|安"
          + "|秒钟?|分钟?|小时|时|天|日|周|个月|月|年|期|折|级";

  private static final Pattern ONE =
      Pattern.compile("(?i)[-+<>≤≥≈~]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)? ?(?:" + UNIT + ")");

  /** A length of time in several units. */
  private static final Pattern DURATION =
      Pattern.compile(
          "(?i)(?=.*\\d)(?:\\d+ ?(?:天|d|days?) ?)?(?:\\d+ ?(?:小时|时|h|hours?|hrs?) ?)?(?:\\d+ ?(?:分钟|分|m|min(?:ute)?s?) ?)?(?:\\d+(?:\\.\\d+)? ?(?:秒钟?|s|sec(?:ond)?s?))?");

  /** Points of so many: {@code 85/100}. */
  private static final Pattern OF_HUNDRED =
      Pattern.compile("\\d{1,3}(?:\\.\\d)?/(?:10|20|50|100|150)");

  private Measures() {}

  /** Tells whether a cell is a number with a unit behind it, and no time of day. */
  static boolean is(Cell cell) {
    if (cell.digits() == 0
        || cell.length() > 20
        || cell.digits() == cell.length()
        || cell.han() + cell.latin() > 12) {
      return false;
    }
    String text = cell.text();
    char first = text.charAt(0);
    boolean begins = (first >= '0' && first <= '9') || "-+<>≤≥≈~".indexOf(first) >= 0;
    if (begins && text.indexOf('/') > 0 && OF_HUNDRED.matcher(text).matches()) {
      return true;
    }
    return begins
        && !Character.isDigit(text.charAt(text.length() - 1))
        && (ONE.matcher(text).matches() || DURATION.matcher(text).matches());
  }
}
