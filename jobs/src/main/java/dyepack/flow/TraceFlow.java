package dyepack.flow;

import dyepack.attribution.Accusation;
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
    try (DumpInput dump = work.open()) {
      return run(spark, work, dump, progress);
    }
  }

  private static Findings run(
      Supplier<JavaSparkContext> spark, TraceWork work, DumpInput dump, Progress progress) {
    JavaSparkContext context = spark.get();
    MatchJob.Request mapped = work.align(dump);
    Reading best = read(work, context, dump, mapped, progress);
    try {
      for (int turn = 1; turn < mapped.turns(); turn++) {
        Reading other = read(work, context, dump, mapped.inTurn(turn), progress);
        boolean better = other.bound() < best.bound();
        (better ? best : other).close();
        best = better ? other : best;
      }
      progress.step("Attributing", 1, 1);
      return work.write(
          dump, best.mapped(), best.matched(), best.counts(), best.tallies(), best.verdict());
    } finally {
      best.close();
    }
  }

  /**
   * The dump read with one epoch of each dataset first.
   *
   * @param mapped what was read, and how
   * @param matched the rows
   * @param counts what was counted on the way
   * @param tallies the rows brought together
   * @param verdict what they say
   */
  private record Reading(
      MatchJob.Request mapped,
      JavaRDD<MatchJob.Part> matched,
      MatchCounts counts,
      DumpTallies tallies,
      Verdict verdict)
      implements AutoCloseable {
    /** The smallest bound of an accusation; 2 if nobody is accused. All readings are paid for. */
    double bound() {
      return verdict.attribution().accused().stream()
          .mapToDouble(Accusation::falseAccusationBound)
          .min()
          .orElse(2);
    }

    @Override
    public void close() {
      tallies.close();
      matched.unpersist(false);
    }
  }

  private static Reading read(
      TraceWork work,
      JavaSparkContext context,
      DumpInput dump,
      MatchJob.Request mapped,
      Progress progress) {
    JavaRDD<MatchJob.Part> matched = work.match(context, dump, mapped);
    matched.persist(StorageLevel.MEMORY_AND_DISK());
    MatchCounts counts =
        matched.map(MatchJob.Part::counts).fold(new MatchCounts(), MatchCounts::plus);
    DumpTallies tallies = DumpTallies.of(context, matched, work.sides(matched));
    progress.step("Matching", 1, 1);
    Verdict verdict = new Attributor(work.question(counts, mapped)).verdict(tallies);
    return new Reading(mapped, matched, counts, tallies, verdict);
  }
}
