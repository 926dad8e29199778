package dyepack.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.code.SymbolCode;
import dyepack.ingest.SourceRow;
import dyepack.ingest.TableInput;
import dyepack.ingest.TableStyle;
import dyepack.marks.Carrier;
import dyepack.marks.ColumnProfile;
import dyepack.marks.ColumnProfiler;
import dyepack.marks.MarkConstraints;
import dyepack.marks.MarkKind;
import dyepack.marks.MarkPlan;
import dyepack.marks.MarkPlanner;
import dyepack.marks.MarkRequest;
import dyepack.marks.PreparedRow;
import dyepack.marks.RowMarks;
import dyepack.share.BlindIndex;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is spliced into a recipient's bytes is what the marks say, for every kind of mark. */
class PreparedItemTest {
  private static final List<String> HEADER = List.of("no", "income", "score", "address", "note");

  @TempDir Path folder;

  private List<String[]> table(int rows) {
    List<String[]> table = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      String tail = i % 2 == 0 ? "" : i % 20 + 1 + "号楼" + (i % 4 + 1) + "单元" + (101 + i) + "室";
      table.add(
          new String[] {
            "N" + i,
            1000 + 37 * i + "." + (10 + i % 90),
            Integer.toString(400 + i % 300),
            "浙江省杭州市西湖区文三路" + (i + 1) + "号" + tail,
            i % 3 == 0 ? "said \"no, thanks\"" : ""
          });
    }
    return table;
  }

  private static String csv(List<String[]> rows) {
    StringBuilder text = new StringBuilder(String.join(",", HEADER)).append("\r\n");
    for (String[] row : rows) {
      List<String> cells = new ArrayList<>();
      for (String cell : row) {
        boolean quote = cell.contains("\"") || cell.contains(",");
        cells.add(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
      }
      text.append(String.join(",", cells)).append("\r\n");
    }
    return text.toString();
  }

  private static MarkPlan plan(List<String[]> rows) {
    Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
    for (int column = 1; column <= 3; column++) {
      ColumnProfiler profiler = new ColumnProfiler();
      for (String[] row : rows) {
        profiler.add(row[column]);
      }
      profiles.put(HEADER.get(column), profiler.profile());
    }
    return MarkPlanner.plan(
        List.of(
            number("income", "0.01", "0.50"),
            number("score", "1", "4"),
            new MarkRequest(List.of("address"), MarkKind.TEXT, null, null, null, List.of(), 1)),
        profiles,
        List.of());
  }

  private static MarkRequest number(String column, String step, String tolerance) {
    return new MarkRequest(
        List.of(column),
        MarkKind.NUMBER,
        new BigDecimal(step),
        new BigDecimal(tolerance),
        null,
        List.of(),
        1);
  }

  @ParameterizedTest
  @CsvSource({"1, UTF-8", "2, UTF-8", "3, GB18030"})
  void splicesWhatTheMarksSay(long seed, String encoding) throws IOException {
    List<String[]> rows = table(300);
    Path file = folder.resolve("table.csv");
    Files.write(file, csv(rows).getBytes(Charset.forName(encoding)));
    MarkPlan plan = plan(rows);
    RowMarks marks = new RowMarks(plan.marks(), HEADER, new byte[16], MarkConstraints.NONE);
    List<Carrier> carriers = plan.marks().stream().map(Carrier::of).toList();
    int[] columns = plan.marks().stream().mapToInt(mark -> HEADER.indexOf(mark.column())).toArray();
    Random random = new Random(seed);
    PreparedItem.Bytes written = new PreparedItem.Bytes();
    List<String[]> expected = new ArrayList<>();
    int changed = 0;
    try (TableInput input = TableInput.open(file)) {
      TableStyle style = input.style();
      for (SourceRow row = input.next(); row != null; row = input.next()) {
        BlindIndex rid = new BlindIndex(random.nextLong(), random.nextLong());
        PreparedRow prepared = marks.prepare(rid, row.cells());
        PreparedItem item = PreparedItem.marked(-1, rid, row, prepared, carriers, columns, style);
        byte[][] chain = new byte[1 + random.nextInt(3)][SymbolCode.ROW_BYTES];
        for (byte[] link : chain) {
          random.nextBytes(link);
        }
        String[] cells = row.cells().clone();
        for (int mark = 0; mark < columns.length; mark++) {
          String text = prepared.text(mark, chain);
          cells[columns[mark]] = text == null ? cells[columns[mark]] : text;
        }
        changed += Arrays.equals(cells, row.cells()) ? 0 : 1;
        expected.add(cells);
        int[] chosen = new int[columns.length];
        item.choose(chain, 0, chosen);
        assertThat(item.cells(chosen)).isEqualTo(cells);
        item.write(written, chosen);
      }
    }
    byte[] body = Arrays.copyOf(written.array(), written.length());
    String prologue = String.join(",", HEADER) + "\r\n";
    assertThat(prologue + new String(body, Charset.forName(encoding))).isEqualTo(csv(expected));
    assertThat(changed).isGreaterThan(250);
  }
}
