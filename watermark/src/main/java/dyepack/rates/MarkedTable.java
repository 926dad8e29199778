package dyepack.rates;

import dyepack.code.Position;
import dyepack.code.PositionCode;
import dyepack.code.ReadRow;
import dyepack.code.SymbolCode;
import dyepack.code.SymbolKind;
import dyepack.marks.ColumnMark;
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
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A made-up table of amounts and points in time with marks, and rows of it as they stand in copies.
 * Columns take turns: an amount with a step of 0.01 and a tolerance of 0.50, a time with 1 s and 60
 * s.
 */
final class MarkedTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final LocalDateTime START = LocalDateTime.of(2020, 1, 1, 0, 0);
  private static final int PROFILED_ROWS = 2_000;
  private static final Map<String, ColumnProfile> PROFILES = profiles();

  private final SplittableRandom random;
  private final List<ColumnMark> marks;
  private final RowMarks rowMarks;
  private final PositionCode positionCode;
  private final int[] fields;
  private final @Nullable SymbolKind[] kinds;

  /** Makes a table whose columns carry these alphabets. */
  MarkedTable(List<SymbolKind> alphabets, SplittableRandom random) {
    this.random = random;
    List<String> header = new ArrayList<>();
    List<MarkRequest> requests = new ArrayList<>();
    for (int i = 0; i < alphabets.size(); i++) {
      header.add("c" + i);
      requests.add(request(i, alphabets.get(i)));
    }
    MarkPlan plan = MarkPlanner.plan(requests, PROFILES, List.of());
    marks = plan.marks();
    byte[] positionKey = bytes();
    rowMarks = new RowMarks(marks, header, positionKey, MarkConstraints.NONE);
    positionCode = new PositionCode(positionKey);
    fields = marks.stream().flatMap(mark -> mark.fields().stream()).mapToInt(f -> f).toArray();
    kinds = new SymbolKind[PositionCode.MAX_FIELDS];
    for (ColumnMark mark : marks) {
      mark.fields().forEach(field -> kinds[field] = mark.symbolKind());
    }
  }

  private static MarkRequest request(int column, SymbolKind alphabet) {
    boolean amount = column % 2 == 0;
    return new MarkRequest(
        List.of("c" + column),
        amount ? MarkKind.NUMBER : MarkKind.TIMESTAMP,
        new BigDecimal(amount ? "0.01" : "1"),
        new BigDecimal(amount ? "0.50" : "60"),
        alphabet,
        List.of(),
        1);
  }

  /** What a planner sees of both columns; made once, it is the same for every table. */
  private static Map<String, ColumnProfile> profiles() {
    SplittableRandom random = new SplittableRandom(1);
    Map<String, ColumnProfile> profiles = new HashMap<>();
    for (int column = 0; column < 2; column++) {
      ColumnProfiler profiler = new ColumnProfiler();
      for (int row = 0; row < PROFILED_ROWS; row++) {
        profiler.add(cell(column, random));
      }
      profiles.put("c" + column, profiler.profile());
    }
    return profiles;
  }

  private static String cell(int column, SplittableRandom random) {
    return column % 2 == 0
        ? BigDecimal.valueOf(random.nextLong(1_000_000), 2).toPlainString()
        : START.plusSeconds(random.nextLong(100_000_000)).format(TIME);
  }

  /** Returns 16 random bytes. */
  byte[] bytes() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Makes a row that no copy has had yet. */
  TableRow row() {
    String[] cells = new String[marks.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(i, random);
    }
    BlindIndex rid = new BlindIndex(random.nextLong(), random.nextLong());
    return new TableRow(rid, cells, rowMarks.prepare(rid, cells));
  }

  /** A row of the table: id, original cells and what they may become. */
  record TableRow(BlindIndex rid, String[] cells, PreparedRow prepared) {}

  /** Returns the cells of a row as they stand in a recipient's copy. */
  String[] copy(TableRow row, SymbolCode recipient) {
    byte[][] nibbles = {recipient.nibbles(row.rid())};
    String[] copy = row.cells().clone();
    for (int mark = 0; mark < copy.length; mark++) {
      copy[mark] = text(row, mark, nibbles);
    }
    return copy;
  }

  /** Makes a part of the marks random: writes another's symbol instead. */
  void damage(TableRow row, String[] copy, double part) {
    for (int mark = 0; mark < copy.length; mark++) {
      if (random.nextDouble() < part) {
        copy[mark] = text(row, mark, new byte[][] {bytes()});
      }
    }
  }

  private static String text(TableRow row, int mark, byte[][] nibbles) {
    String text = row.prepared().text(mark, nibbles);
    return text == null ? row.cells()[mark] : text;
  }

  /** Reads the cells of a dump row taken for {@code rid}. */
  ReadRow read(BlindIndex rid, String[] cells) {
    @Nullable Position[] positions = new Position[PositionCode.MAX_FIELDS];
    Position[] drawn = positionCode.at(rid, fields);
    for (int i = 0; i < fields.length; i++) {
      positions[fields[i]] = drawn[i];
    }
    return ReadRow.of(rid, -1, rowMarks.read(rid, cells), kinds, positions);
  }
}
