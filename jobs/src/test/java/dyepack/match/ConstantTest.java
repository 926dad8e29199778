package dyepack.match;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.marks.Undoing;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns on which somebody calculated with a constant of his own are read all the same. */
class ConstantTest {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  @TempDir Path folder;

  @Test
  void aRateOfExchangeAndAMovedClockAreUndone() throws IOException {
    IndexedTable table = new IndexedTable(folder.resolve("t"), 71, 600, 200);
    for (String rate : List.of("7.1936", "0.87", "1.13")) {
      IndexedTable.Traced traced = table.trace(changed(table.copy(0), rate), List.of());
      assertThat(words(traced)).contains("divided by " + rate);
      assertThat(traced.accused()).as(rate).containsExactly("partner-0");
    }
  }

  @Test
  void unmarkedAndUnregisteredCopiesAccuseNobody() throws IOException {
    IndexedTable table = new IndexedTable(folder.resolve("u"), 72, 600, 200);
    assertThat(table.trace(changed(table.originals(), "7.1936"), List.of()).accused()).isEmpty();
    assertThat(table.trace(changed(table.copy(500), "1.13"), List.of()).accused()).isEmpty();
  }

  private static List<String> words(IndexedTable.Traced traced) {
    return traced.request().mappings().values().stream()
        .flatMap(byEpoch -> byEpoch.values().stream())
        .flatMap(mapping -> mapping.undone().values().stream())
        .map(Undoing::words)
        .toList();
  }

  /** Key, income in another currency, time moved by two days and some minutes. */
  private static List<String[]> changed(List<String[]> rows, String rate) {
    List<String[]> dump = new ArrayList<>();
    for (String[] row : rows.subList(0, 317)) {
      BigDecimal income =
          new BigDecimal(row[7]).multiply(new BigDecimal(rate)).setScale(2, RoundingMode.HALF_UP);
      LocalDateTime at = LocalDateTime.parse(row[11], SECONDS).plusDays(2).plusMinutes(17);
      dump.add(new String[] {row[0], income.toPlainString(), SECONDS.format(at)});
    }
    return dump;
  }
}
