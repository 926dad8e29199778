package dyepack.derive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands behind a label in the cells of a column: {@code 余额:12.50;评分:700}. A number needs no
 * colon in front of it: {@code 余额12.50 评分700}.
 *
 * @param column column of the table, from 0
 * @param label the label, without its colon
 */
record LabelledPart(int column, String label) implements DerivedColumn {
  private static final long serialVersionUID = 1L;

  /** Longer cells are prose; only their beginning is looked at. */
  private static final int LONGEST = 2_000;

  private static final String NUMBER = "[-+]?\\d+(?:\\.\\d+)?";

  /** A label with a colon and a number before the next label; with a colon; before a number. */
  private static final Pattern PAIR =
      Pattern.compile(
          "([\\p{IsHan}A-Za-z_][\\p{IsHan}A-Za-z_]{0,15})"
              + "(?:\\s*[:：=]\\s*(?:("
              + NUMBER
              + ")(?=\\s+[\\p{IsHan}A-Za-z])|([^;；,，|、\\r\\n\\t]*))|("
              + NUMBER
              + ")(?![\\d.]{0,20}\\p{IsHan}{0,8}\\d))");

  /** Returns the labelled values of a cell, the first of each label. */
  static Map<String, String> pairs(String cell) {
    Map<String, String> pairs = new LinkedHashMap<>();
    Matcher pair = PAIR.matcher(cell.substring(0, Math.min(LONGEST, cell.length())));
    while (pair.find() && pairs.size() < 40) {
      String value = "";
      for (int group = 2; group <= 4; group++) {
        value = pair.group(group) == null ? value : pair.group(group);
      }
      pairs.putIfAbsent(pair.group(1), value.strip());
    }
    return pairs;
  }

  @Override
  public String of(String[] cells) {
    return pairs(DerivedColumn.cell(cells, column)).getOrDefault(label, "");
  }

  @Override
  public List<Integer> sources() {
    return List.of(column);
  }

  @Override
  public String words() {
    return "part of column " + (column + 1) + ": what follows \"" + label + "\"";
  }
}
