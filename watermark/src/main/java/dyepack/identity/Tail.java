package dyepack.identity;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last digits of a number, where a cell shows nothing else of it. */
final class Tail {
  private static final Pattern LABEL =
      Pattern.compile(
          "^(?:尾号|尾数|后四位|末四位|last ?4|ending(?: in)?)[是为:：]?\\s*", Pattern.CASE_INSENSITIVE);

  private static final Pattern CN_ID_END = Pattern.compile("\\d{3}[0-9xX]");

  private Tail() {}

  /** Returns the cell without words such as "尾号" in front, which hide all that came before. */
  static String withoutLabel(String cell) {
    if (cell.isEmpty() || (cell.charAt(0) >= '0' && cell.charAt(0) <= '9')) {
      return cell;
    }
    Matcher label = LABEL.matcher(cell);
    return label.find() ? "*" + cell.substring(label.end()) : cell;
  }

  /**
   * Returns the last four characters if the cell consists of exactly them and the type is one that
   * is shown so, else an empty text.
   */
  static String four(IdentifierType type, String cell) {
    String text = cell.endsWith(".0") ? cell.substring(0, cell.length() - 2) : cell;
    return switch (type) {
      case PHONE, BANK_CARD, SSN -> text.length() == 4 && Cleaning.digits(text) ? text : "";
      case CN_ID -> CN_ID_END.matcher(text).matches() ? text.toUpperCase(Locale.ROOT) : "";
      default -> "";
    };
  }
}
