package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Columns parted by blanks of which one holds days with their times, a blank between: the header
 * has one word for both. Blanks between columns become tabs.
 */
final class TimedColumns extends LineRewriting {
  private static final int FEWEST_LINES = 3;
  private static final int FEWEST_COLUMNS = 3;
  private static final double MOSTLY = 0.9;
  private static final Pattern GAP =
      Pattern.compile(
          "(?<!\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}) +| +(?!\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:\\s|$))");

  static @Nullable LineRewriting of(List<String> lines) {
    List<String> speaking = lines.stream().filter(l -> !l.isBlank()).toList();
    if (speaking.size() < FEWEST_LINES + 1 || speaking.get(0).indexOf('\t') >= 0) {
      return null;
    }
    String[] names = speaking.get(0).strip().split(" +", -1);
    boolean header = names.length >= FEWEST_COLUMNS && HeaderDetector.isSurely(names);
    List<String> rows = speaking.subList(1, speaking.size());
    int index = rows.get(0).strip().startsWith("0 ") ? 1 : 0;
    long fit =
        rows.stream()
            .filter(
                l ->
                    cells(l).length == names.length + index
                        && l.strip().split(" +", -1).length > names.length + index)
            .count();
    return header && fit >= FEWEST_LINES && fit >= MOSTLY * rows.size() ? new TimedColumns() : null;
  }

  private static String[] cells(String line) {
    return GAP.split(line.strip(), -1);
  }

  @Override
  public String note() {
    return "days with their times are read as one value each";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    sink.add(String.join("\t", cells(line)));
  }
}
