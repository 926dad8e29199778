package dyepack.flow;

import dyepack.attribution.Verdict;
import dyepack.ingest.DumpInput;
import dyepack.ledger.Ledger;
import dyepack.match.MatchJob;
import dyepack.match.ReadDump;
import dyepack.report.Findings;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Traces a dump: read what is there, find out which column is what, look rows up, read their
 * symbols, tally (here Spark ends), attribute, and write down what was found.
 */
public final class TraceFlow {
  private TraceFlow() {}

  /**
   * Traces.
   *
   * @param spark starts Spark
   * @return the findings; they and the lists of rows are written to {@code request.out()}
   */
  public static Findings run(
      Supplier<JavaSparkContext> spark,
      Ledger ledger,
      OwnerSecrets secrets,
      TraceRequest request,
      Progress progress) {
    TraceWork work = new TraceWork(ledger, secrets, request, progress);
    try (DumpInput dump = work.open()) {
      return run(spark, work, dump);
    }
  }

  private static Findings run(Supplier<JavaSparkContext> spark, TraceWork work, DumpInput dump) {
    JavaSparkContext context = spark.get();
    MatchJob.Request mapped = work.align(dump);
    try (ReadDump read = work.match(context, mapped)) {
      Verdict verdict = work.attribute(read);
      return work.write(dump, read, verdict);
    }
  }
}
