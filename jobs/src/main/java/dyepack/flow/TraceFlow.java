package dyepack.flow;

import dyepack.attribution.Attributor;
import dyepack.attribution.Verdict;
import dyepack.ingest.DumpInput;
import dyepack.ledger.Ledger;
import dyepack.match.DumpTallies;
import dyepack.match.MatchCounts;
import dyepack.match.MatchJob;
import dyepack.report.Findings;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

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
    DumpInput dump = work.open();
    JavaSparkContext context = spark.get();
    MatchJob.Request mapped = work.align(dump);
    JavaRDD<MatchJob.Part> matched = work.match(context, dump, mapped);
    matched.persist(StorageLevel.MEMORY_AND_DISK());
    MatchCounts counts =
        matched.map(MatchJob.Part::counts).fold(new MatchCounts(), MatchCounts::plus);
    progress.step("Matching", 1, 1);
    try (DumpTallies tallies = DumpTallies.of(context, matched, work.sides(matched))) {
      Verdict verdict = new Attributor(work.question(counts, mapped)).verdict(tallies);
      progress.step("Attributing", 1, 1);
      return work.write(dump, mapped, matched, counts, tallies, verdict);
    } finally {
      matched.unpersist(false);
    }
  }
}
