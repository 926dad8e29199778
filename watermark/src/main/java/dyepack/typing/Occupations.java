package dyepack.typing;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Occupations in English by how they are formed: what somebody does ends in -er, -or, -ist, -ian
 * and the like, after what it is done to, or before it behind a comma.
 */
final class Occupations {
  private static final Pattern PARTS = Pattern.compile("\\s*[,/(;&]\\s*| and ");
  private static final Pattern AGENT =
      Pattern.compile(
          ".{2,}(?:[bcdfghklmnprstvwyz]er|ator|itor|utor|ctor|essor|visor|ologist|apist|mist|nist|tist|rist|grapher|ician|arian|eer|keeper|smith|worker|ant|wright)");

  private Occupations() {}

  /** Tells whether a cell is an occupation of the list or formed like one. */
  static boolean is(Cell cell) {
    if (cell.length() > 60) {
      return false;
    }
    if (Vocabulary.has(ColumnType.JOB, cell)) {
      return true;
    }
    if (cell.han() > 0 || cell.digits() > 0 || cell.length() < 4) {
      return false;
    }
    for (String part : PARTS.split(cell.text(), 4)) {
      String head = part.substring(part.lastIndexOf(' ') + 1);
      String lower = head.toLowerCase(Locale.ROOT);
      boolean first = part.length() == head.length();
      boolean common = first || head.equals(lower);
      if (Vocabulary.has(ColumnType.JOB, lower)
          || Vocabulary.has(ColumnType.JOB, " " + lower)
          || (common && lower.length() >= 6 && AGENT.matcher(lower).matches())) {
        return true;
      }
    }
    return false;
  }
}
