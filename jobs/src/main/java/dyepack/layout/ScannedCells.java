package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A scan of HBase's shell, a cell in each line: the cells of a row become a block. */
final class ScannedCells extends LineRewriting {
  private static final int FEWEST = 4;
  private static final Pattern CELL =
      Pattern.compile(
          "\\s*(\\S{1,200})\\s+column=([^,:]{0,80}):([^,]{0,80}), timestamp=[^,]{1,40}, value=(.*)");

  private String row = "";

  static @Nullable LineRewriting of(List<String> lines) {
    return mostly(lines, FEWEST, l -> CELL.matcher(l).matches()) ? new ScannedCells() : null;
  }

  @Override
  public String note() {
    return "lines are numbered with one more before each row of the scan";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    Matcher cell = CELL.matcher(line);
    if (!cell.matches()) {
      row = "";
      sink.add("");
      sink.add(line);
      return;
    }
    if (!cell.group(1).equals(row)) {
      row = cell.group(1);
      sink.add("");
      sink.add("row: " + row);
    }
    sink.add(cell.group(3) + ": " + cell.group(4));
  }
}
