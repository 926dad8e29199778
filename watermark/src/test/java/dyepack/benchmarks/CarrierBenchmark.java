package dyepack.benchmarks;

import dyepack.code.SymbolKind;
import dyepack.marks.ColumnProfiler;
import dyepack.marks.MarkConstraints;
import dyepack.marks.MarkKind;
import dyepack.marks.MarkPlan;
import dyepack.marks.MarkPlanner;
import dyepack.marks.MarkRequest;
import dyepack.marks.RowMarks;
import dyepack.share.BlindIndex;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Finding the candidates of a cell, which happens once for a group of recipients, and reading one.
 */
@State(Scope.Benchmark)
public class CarrierBenchmark {
  /** What the cells hold. */
  public enum Cells {
    /** Amounts with cents. */
    AMOUNT,
    /** Points in time. */
    TIME,
    /** Chinese addresses, with four families of spellings. */
    ADDRESS
  }

  /** The cells of this run. */
  @Param({"AMOUNT", "TIME", "ADDRESS"})
  public Cells cells = Cells.AMOUNT;

  private final String[][] rows = new String[SampleRows.ROWS][];
  private final BlindIndex[] rids = new BlindIndex[SampleRows.ROWS];
  private RowMarks marks = new RowMarks(List.of(), List.of(), new byte[16], MarkConstraints.NONE);

  /** Makes the rows and plans their mark. */
  @Setup
  public void prepareRows() {
    IntFunction<String> cell =
        switch (cells) {
          case AMOUNT -> SampleRows::amount;
          case TIME -> SampleRows::time;
          case ADDRESS -> SampleRows::address;
        };
    Random random = new Random(1);
    ColumnProfiler profiler = new ColumnProfiler();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new String[] {cell.apply(i)};
      rids[i] = new BlindIndex(random.nextLong(), random.nextLong());
      profiler.add(rows[i][0]);
    }
    MarkPlan plan =
        MarkPlanner.plan(List.of(request()), Map.of("c", profiler.profile()), List.of());
    marks = new RowMarks(plan.marks(), List.of("c"), new byte[16], MarkConstraints.NONE);
  }

  private MarkRequest request() {
    return switch (cells) {
      case AMOUNT -> request(MarkKind.NUMBER, "0.01", "0.50");
      case TIME -> request(MarkKind.TIMESTAMP, "1", "60");
      case ADDRESS -> new MarkRequest(List.of("c"), MarkKind.TEXT, null, null, null, List.of(), 1);
    };
  }

  private static MarkRequest request(MarkKind kind, String step, String tolerance) {
    return new MarkRequest(
        List.of("c"),
        kind,
        new BigDecimal(step),
        new BigDecimal(tolerance),
        SymbolKind.HEX,
        List.of(),
        1);
  }

  /** All candidates of a cell. */
  @Benchmark
  @OperationsPerInvocation(SampleRows.ROWS)
  public void prepare(Blackhole sink) {
    for (int i = 0; i < rows.length; i++) {
      sink.consume(marks.prepare(rids[i], rows[i]));
    }
  }

  /** The symbols of a cell. */
  @Benchmark
  @OperationsPerInvocation(SampleRows.ROWS)
  public void read(Blackhole sink) {
    for (int i = 0; i < rows.length; i++) {
      sink.consume(marks.read(rids[i], rows[i]));
    }
  }
}
