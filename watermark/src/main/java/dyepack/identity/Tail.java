package dyepack.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last digits of a number, where a cell shows nothing else of it. */
final class Tail {
  private static final Pattern LABEL =
      Pattern.compile(
          "^(?:尾号|尾数|后四位|末四位|last ?4|ending(?: in)?)[是为:：]?\\s*", Pattern.CASE_INSENSITIVE);

  private Tail() {}

  /** Returns the cell without words such as "尾号" in front, which hide all that came before. */
  static String withoutLabel(String cell) {
    if (cell.isEmpty() || (cell.charAt(0) >= '0' && cell.charAt(0) <= '9')) {
      return cell;
    }
    Matcher label = LABEL.matcher(cell);
    return label.find() ? "*" + cell.substring(label.end()) : cell;
  }

  /** Returns the last four digits if the cell consists of exactly them, else an empty text. */
  static String four(String cell) {
    String text = cell.endsWith(".0") ? cell.substring(0, cell.length() - 2) : cell;
    return text.length() == 4 && Cleaning.digits(text) ? text : "";
  }
}
