package dyepack.layout;

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

  private static final Pattern TOTAL =
      Pattern.compile(
          "(?i)\\s*[(（]?(合计|总计|小计|共计|汇总|总数|共\\s*\\d|(grand )?total|sub-?total|sum)(?![a-z]).{0,60}");
  private static final Pattern CHAT_HEAD =
      Pattern.compile(
          "\\s*[\\[(（【]?(?:\\d{2,4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?[ T]*)?(?:[上下]午 ?)?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[AaPp][Mm])?[\\])）】]?"
              + "\\s*(.{0,60})");

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

  /** Whether no letter and no digit is there. */
  static boolean isRule(char[] chars, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isLetterOrDigit(chars[i]) || Character.isSurrogate(chars[i])) {
        return false;
      }
    }
    return true;
  }

  static boolean isTotal(String text) {
    return text.length() < 200 && TOTAL.matcher(text).matches();
  }

  static boolean isComment(String text) {
    String line = text.stripLeading();
    return line.startsWith("#") || line.startsWith("--") || line.startsWith("//");
  }

  /** A time with somebody's name and no data: the line above a chat message. */
  static boolean isChatHead(String text) {
    return text.length() < 100
        && CHAT_HEAD.matcher(text).matches()
        && Anchors.find(text).stream().noneMatch(a -> a.kind() != Anchors.Kind.EMAIL);
  }
}
