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

  private static final Pattern PAIR =
      Pattern.compile(
          "([\\p{IsHan}A-Za-z_][\\p{IsHan}A-Za-z_]{0,15})"
              + "(?:\\s*[:：=]\\s*([^;；,，|、\\r\\n\\t]*)|([-+]?\\d+(?:\\.\\d+)?)(?![\\d.]*\\p{IsHan}*\\d))");

  /** Returns the labelled values of a cell, the first of each label. */
  static Map<String, String> pairs(String cell) {
    Map<String, String> pairs = new LinkedHashMap<>();
    Matcher pair = PAIR.matcher(cell);
    while (pair.find() && pairs.size() < 40) {
      String value = pair.group(2) == null ? pair.group(3) : pair.group(2);
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
