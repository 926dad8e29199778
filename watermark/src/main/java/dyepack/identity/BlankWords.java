package dyepack.identity;

import java.util.Locale;
import java.util.Set;

/** The words that stand in an empty cell to say that there is nothing. */
public final class BlankWords {
  private static final Set<String> WORDS =
      Set.of(
          "",
          "-",
          "--",
          "---",
          "/",
          "\\",
          "\\n",
          "?",
          ".",
          "null",
          "(null)",
          "<null>",
          "nil",
          "none",
          "nan",
          "nat",
          "n/a",
          "na",
          "#n/a",
          "undefined",
          "无",
          "暂无",
          "没有",
          "未知",
          "不详",
          "空",
          "未填",
          "未填写");

  /** What the words begin with: a quick no for all other cells. */
  private static final String FIRST = "-/\\?.nN(<#uU无暂没未不空";

  private static final int LONGEST = 9;

  private BlankWords() {}

  /** Says whether a cell without spaces around it is empty or such a word, in whatever case. */
  public static boolean contains(String cell) {
    return cell.isEmpty()
        || (cell.length() <= LONGEST
            && FIRST.indexOf(cell.charAt(0)) >= 0
            && WORDS.contains(cell.toLowerCase(Locale.ROOT)));
  }
}
