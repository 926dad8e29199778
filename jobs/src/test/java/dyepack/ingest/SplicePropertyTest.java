package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random tables in random dialects, character sets, quoting and line ends: each cell's own text put
 * back into its slot gives the identical bytes, and any other text put there is read back in its
 * column while all other columns stay.
 */
class SplicePropertyTest {
  private static final String[] PIECES = {
    "a",
    "B7",
    "13812345678",
    "张三",
    "乗亅",
    " ",
    "\"",
    "'",
    "\n",
    "\r\n",
    ",",
    ";",
    "|",
    "\t",
    "-",
    "--",
    "\\",
    "é",
    "1.50",
    "",
    "𠀀",
    "end"
  };
  private static final List<String> DELIMITERS = List.of(",", ";", "|", "\t", "----", "::");
  private static final List<String> CHARSETS = List.of("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE");

  @TempDir Path folder;

  private record Made(byte[] bytes, List<List<String>> cells) {}

  private static String cell(Random random) {
    StringBuilder cell = new StringBuilder();
    for (int k = random.nextInt(4); k > 0; k--) {
      cell.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return cell.toString();
  }

  private static Made make(Random random, Dialect dialect, Charset charset) {
    String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    int columns = 2 + random.nextInt(5);
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < columns; c++) {
      text.append(c == 0 ? "" : dialect.delimiter()).append("name_").append((char) ('a' + c));
    }
    text.append(lineEnd);
    List<List<String>> rows = new ArrayList<>();
    int n = 1 + random.nextInt(30);
    for (int r = 0; r < n; r++) {
      List<String> row = new ArrayList<>();
      for (int c = 0; c < columns; c++) {
        String cell = c == 0 ? "key" + r : cell(random);
        boolean quote = dialect.needsQuotes(cell) || random.nextInt(4) == 0;
        String blanks = random.nextInt(8) == 0 ? " " : "";
        text.append(c == 0 ? "" : dialect.delimiter()).append(blanks);
        text.append(quote ? dialect.quoted(cell) : cell).append(blanks);
        row.add(cell);
      }
      text.append(r < n - 1 || random.nextBoolean() ? lineEnd : "");
      text.append(random.nextInt(9) == 0 && r < n - 1 ? lineEnd : "");
      rows.add(row);
    }
    return new Made(text.toString().getBytes(charset), rows);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void slotsAreRightToTheByte(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      Dialect dialect = Dialect.of(DELIMITERS.get(random.nextInt(DELIMITERS.size())));
      Charset charset = Charset.forName(CHARSETS.get(random.nextInt(CHARSETS.size())));
      Made made = make(random, dialect, charset);
      Path file = Files.write(folder.resolve("t"), made.bytes());
      InputOptions options = new InputOptions(charset.name(), dialect.delimiter());
      String what = "seed " + seed + ", table " + i + ", " + charset + " " + dialect;
      try (TableInput input = TableInput.open(file, options)) {
        List<SourceRow> rows = Tables.rows(input);
        assertThat(rows.stream().map(r -> List.of(r.cells())).toList())
            .as(what)
            .isEqualTo(made.cells());
        for (SourceRow row : rows) {
          assertThat(Tables.spliced(input.style(), row)).as(what).isEqualTo(row.raw());
        }
        othersStay(input.style(), rows, random, what);
      }
    }
  }

  /** Replaces cells by others and reads the changed file again. */
  private void othersStay(TableStyle style, List<SourceRow> rows, Random random, String what)
      throws IOException {
    Path changed = folder.resolve("changed");
    List<List<String>> expected = new ArrayList<>();
    try (TableOutput output = TableOutput.open(changed, style)) {
      for (SourceRow row : rows) {
        String[] cells = row.cells().clone();
        int c = 1 + random.nextInt(cells.length - 1);
        cells[c] = cell(random);
        SourceRow spliced = style.replace(row, cells);
        if (spliced == null) {
          throw new AssertionError(what);
        }
        output.write(spliced);
        expected.add(Arrays.asList(cells));
      }
    }
    TableSplit whole =
        new TableSplit(style.prologue().length, Files.size(changed), 0, 2, rows.size());
    try (TableInput input = TableInput.open(changed, style, whole)) {
      assertThat(Tables.rows(input).stream().map(r -> List.of(r.cells())).toList())
          .as(what)
          .isEqualTo(expected);
    }
  }
}
