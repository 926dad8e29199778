package dyepack.derive;

import java.util.List;

/**
 * A column without the words that stand in front of its values and behind them: {@code tel:},
 * {@code 证件号码…号}.
 *
 * @param column column of the table, from 0
 * @param before what most cells begin with, may be empty
 * @param after what most cells end with, may be empty
 */
record TrimmedColumn(int column, String before, String after) implements DerivedColumn {
  private static final long serialVersionUID = 1L;

  @Override
  public String of(String[] cells) {
    String cell = DerivedColumn.cell(cells, column).strip();
    int from = cell.startsWith(before) ? before.length() : 0;
    int end = cell.endsWith(after) ? cell.length() - after.length() : cell.length();
    return from < end ? cell.substring(from, end).strip() : "";
  }

  @Override
  public List<Integer> sources() {
    return List.of(column);
  }

  @Override
  public String words() {
    StringBuilder words = new StringBuilder("column " + (column + 1) + " without");
    words.append(before.isEmpty() ? "" : " \"" + before + "\" in front");
    words.append(before.isEmpty() || after.isEmpty() ? "" : " and");
    return words.append(after.isEmpty() ? "" : " \"" + after + "\" behind").toString();
  }
}
