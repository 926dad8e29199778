package dyepack.layout;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lines are that aren't data. */
final class Lines {
  static final Aside RULES = Aside.harmless("lines without words or digits");
  static final Aside BETWEEN = Aside.loss("lines between the rows that don't fit the table");
  static final Aside TOTALS = Aside.harmless("lines of totals");
  static final Aside HEADER_AGAIN = Aside.harmless("the header again");
  static final Aside HEADER = Aside.harmless("the header");
  static final Aside CHAT_HEADS = Aside.harmless("lines that say who wrote when");
  static final Aside EMPTY_ROWS = Aside.harmless("rows without any value");
  static final Aside OUTSIDE = Aside.loss("lines outside of any table");
  static final Aside UNKNOWN = Aside.loss("lines without any value that is known by itself");
  static final Aside MARK = Aside.harmless("byte order mark");

  private static final String RULE_SYMBOLS = "*-=_#~+";
  private static final int LEAST_RULE = 10;
  private static final int MOST_RULE_LETTERS = 12;

  /** Fewer than any telephone has: numbers between rules are data. */
  private static final int MOST_RULE_DIGITS = 6;

  private static final Pattern TOTAL =
      Pattern.compile(
          "(?i)\\s*[(（]?(合计|总计|小计|共计|汇总|总数|共\\s*\\d|(grand"
              + " )?total|sub-?total|sum)(?![a-z]).{0,60}"
              + "|(?i)\\s*\\(?\\d+ (rows?|records?|documents?)\\b.{0,60}");
  private static final Pattern CHAT_HEAD =
      Pattern.compile(
          "\\s*[\\[(（【]?(?:\\d{2,4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?[ T]*)?(?:[上下]午"
              + " ?)?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[AaPp][Mm])?[\\])）】]?\\s*(.{0,60})");

  /**
   * The name first, as WeChat for computers copies and exports messages; behind a colon, a bar or
   * the name of a field a time is a value.
   */
  private static final Pattern NAME_FIRST =
      Pattern.compile(
          "\\s*(\\S.{0,40}?)(?<![:：=|\u2502\u2503\u2551]\\s{0,4})\\s[\\[(（【]?\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?[ T]{1,2}"
              + "\\d{1,2}:\\d{2}(?::\\d{2})?[\\])）】]?\\s*:?\\s*");

  private Lines() {}

  /** Whether nothing but blanks is there. */
  static boolean isBlank(char[] chars, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Separation.isBlank(chars[i]) && chars[i] != '\n') {
        return false;
      }
    }
    return true;
  }

  /** Whether no letter and no digit is there, or a rule with a short word in it. */
  static boolean isRule(char[] chars, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isLetterOrDigit(chars[i]) || Character.isSurrogate(chars[i])) {
        return isLabelledRule(chars, from, to);
      }
    }
    return true;
  }

  /** {@code *** 1. row ***} of mysql and {@code -[ RECORD 1 ]---} of psql, above each record. */
  private static boolean isLabelledRule(char[] chars, int from, int to) {
    int symbols = 0;
    int letters = 0;
    int digits = 0;
    char symbol = chars[from];
    if (RULE_SYMBOLS.indexOf(symbol) < 0) {
      return false;
    }
    for (int i = from; i < to; i++) {
      symbols += chars[i] == symbol ? 1 : 0;
      letters += Character.isLetter(chars[i]) ? 1 : 0;
      digits += Character.isDigit(chars[i]) ? 1 : 0;
    }
    return symbols >= LEAST_RULE
        && letters > 0
        && letters <= MOST_RULE_LETTERS
        && digits <= MOST_RULE_DIGITS
        && symbols > letters + digits;
  }

  static boolean isTotal(String text) {
    return text.length() < 200 && TOTAL.matcher(text).matches();
  }

  static boolean isComment(String text) {
    String line = text.stripLeading();
    return line.startsWith("#") || line.startsWith("--") || line.startsWith("//");
  }

  /**
   * A time with somebody's name, before or behind it, and no data: the line above a chat message.
   */
  static boolean isChatHead(String text) {
    return text.length() < 100
        && (CHAT_HEAD.matcher(text).matches() || beginsWithName(text))
        && Anchors.find(text).stream().noneMatch(a -> a.kind() != Anchors.Kind.EMAIL);
  }

  private static boolean beginsWithName(String text) {
    Matcher head = NAME_FIRST.matcher(text);
    return head.matches() && !HeaderDetector.isName(head.group(1));
  }
}
