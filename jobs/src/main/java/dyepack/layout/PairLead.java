package dyepack.layout;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How what stands before the first name of lines of names with values is cut into cells: {@code
 * mail@host:password | Name = x | Phone = y}; what logs begin with too.
 *
 * @param separator what stands between its cells, blank if it is one cell; {@link #TIME} and {@link
 *     #ACCESS} stand for the beginnings of logs
 * @param cells how many cells it is, at least 1
 */
record PairLead(String separator, int cells) implements Serializable {
  /** It is one cell. */
  static final PairLead WHOLE = new PairLead("", 1);

  private static final long serialVersionUID = 1L;

  /** A time, then what a program says about itself. */
  private static final String TIME = "time";

  /**
   * A line of a web server's log up to the question mark: host, identity, user, time, method, path
   * (Apache's Common Log Format, mod_log_config).
   */
  private static final String ACCESS = "access";

  private static final Pattern TIMED =
      Pattern.compile(
          "[\\[(]?(\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}[ T]\\d{1,2}:\\d{2}:\\d{2}"
              + "(?:[.,]\\d{1,9})?(?:Z| ?[+-]\\d{2}:?\\d{2})?)[\\])]?[\\s,|:-]*(.*)");
  private static final Pattern ACCESSED =
      Pattern.compile("(\\S+) (\\S+) (\\S+) \\[([^\\]]{10,40})\\] \"([A-Z]{3,8}) ([^\"?]*)\\??");
  private static final int FIELDS_OF_ACCESS = 6;
  private static final List<String> SEPARATORS = List.of("----", "|", ":", "\t", ";", ",");
  private static final int MOST_CELLS = 8;

  /** Signs that part words of a list in Chinese, as in a notice: name, sex, people, birth. */
  private static final List<String> LISTS = List.of("，", "、");

  private static final int FEWEST_OF_LIST = 3;
  private static final double MOSTLY = 0.8;

  /** How the beginnings of lines are cut: in all alike, and one cell known by itself. */
  static PairLead of(List<String> beginnings) {
    for (String separator : SEPARATORS) {
      Map<Integer, Integer> lines = new HashMap<>();
      for (String beginning : beginnings) {
        String[] cells = pieces(beginning, separator, MOST_CELLS + 1);
        boolean known = Arrays.stream(cells).anyMatch(PairLead::isAnchor);
        if (known && cells.length > 1 && cells.length <= MOST_CELLS) {
          lines.merge(cells.length, 1, Integer::sum);
        }
      }
      for (Map.Entry<Integer, Integer> e : lines.entrySet()) {
        if (e.getValue() >= MOSTLY * beginnings.size()) {
          return new PairLead(separator, e.getKey());
        }
      }
    }
    for (String separator : LISTS) {
      Map<Integer, Integer> lines = new HashMap<>();
      for (String beginning : beginnings) {
        lines.merge(pieces(beginning, separator, MOST_CELLS + 1).length, 1, Integer::sum);
      }
      for (Map.Entry<Integer, Integer> e : lines.entrySet()) {
        boolean list = e.getKey() >= FEWEST_OF_LIST && e.getKey() <= MOST_CELLS;
        if (list && beginnings.size() > 2 && e.getValue() >= MOSTLY * beginnings.size()) {
          return new PairLead(separator, e.getKey());
        }
      }
    }
    for (PairLead log : List.of(new PairLead(ACCESS, FIELDS_OF_ACCESS), new PairLead(TIME, 2))) {
      long such = beginnings.stream().filter(b -> log.pattern().matcher(b).matches()).count();
      if (such > 0 && such >= MOSTLY * beginnings.size()) {
        return log;
      }
    }
    return WHOLE;
  }

  private Pattern pattern() {
    return separator.equals(TIME) ? TIMED : ACCESSED;
  }

  private boolean isLog() {
    return separator.equals(TIME) || separator.equals(ACCESS);
  }

  /** How many cells of a beginning are values known by themselves. */
  int anchors(String beginning) {
    return (int) Arrays.stream(cut(beginning)).filter(PairLead::isAnchor).count();
  }

  /** The cells of a beginning, {@link #cells} of them; those it doesn't have are blank. */
  String[] cut(String beginning) {
    String[] all = new String[cells];
    Arrays.fill(all, "");
    String[] pieces = pieces(beginning);
    System.arraycopy(pieces, 0, all, 0, pieces.length);
    return all;
  }

  private String[] pieces(String beginning) {
    if (!isLog()) {
      return separator.isEmpty() ? new String[] {beginning} : pieces(beginning, separator, cells);
    }
    Matcher log = pattern().matcher(beginning);
    if (!log.matches()) {
      String[] last = new String[cells];
      Arrays.fill(last, "");
      last[cells - 1] = beginning;
      return last;
    }
    String[] pieces = new String[cells];
    for (int i = 0; i < cells; i++) {
      pieces[i] = log.group(i + 1);
    }
    return pieces;
  }

  /** Names of the columns. */
  List<String> names() {
    if (separator.equals(TIME)) {
      return List.of("(time)", "(before)");
    }
    if (separator.equals(ACCESS)) {
      return List.of("(host)", "(identity)", "(user)", "(time)", "(method)", "(path)");
    }
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= cells; i++) {
      names.add(i == 1 ? "(before)" : "(before " + i + ")");
    }
    return names;
  }

  /** At most so many pieces; the last holds what is left. */
  private static String[] pieces(String text, String separator, int most) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (pieces.size() + 1 < most) {
      int at = text.indexOf(separator, from);
      if (at < 0) {
        break;
      }
      pieces.add(text.substring(from, at).strip());
      from = at + separator.length();
    }
    pieces.add(text.substring(from).strip());
    return pieces.toArray(new String[0]);
  }

  private static boolean isAnchor(String cell) {
    CellKind kind = CellKind.of(cell);
    return kind == CellKind.PHONE || kind == CellKind.IDENTITY || kind == CellKind.EMAIL;
  }
}
