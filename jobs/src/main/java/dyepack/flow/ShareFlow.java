package dyepack.flow;

import dyepack.embed.IndexJob;
import dyepack.embed.SourceTables;
import dyepack.ledger.DatasetLock;
import dyepack.ledger.Ledger;
import dyepack.policy.SharePolicy;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Shares tables: open them, plan, index the rows that the ledger doesn't know, write what is now
 * fixed to the log, mark a copy for each recipient in a staging folder, write the shares to the
 * log, and only then let the files appear.
 *
 * <p>The dataset is locked all the while, so two processes that share the same dataset go one after
 * the other; two that share different ones don't wait. Killed at any moment, the ledger audits
 * clean and {@code out} holds no file that the ledger doesn't: running the same share again
 * finishes it.
 */
public final class ShareFlow {
  private ShareFlow() {}

  /**
   * Shares.
   *
   * @param spark starts Spark; called only when there is something to do
   */
  public static ShareReport run(
      Supplier<JavaSparkContext> spark,
      Ledger ledger,
      OwnerSecrets secrets,
      ShareRequest request,
      Progress progress) {
    SharePolicy policy = request.policy();
    ledger.requireSigner(secrets.signer());
    Runnable waiting =
        () -> progress.say("Waiting for another share of " + policy.dataset() + " to end ...");
    try (DatasetLock lock = DatasetLock.acquire(ledger.folder(), policy.dataset(), waiting)) {
      ledger.refresh();
      LedgerCare.removeOrphans(ledger, policy.dataset());
      ShareWork work = new ShareWork(ledger, secrets, request, progress);
      SourceTables tables = work.open();
      List<Delivery> wanted = work.deliveries(tables);
      if (wanted.stream().allMatch(Delivery::standsComplete)) {
        return work.nothingToDo(tables, wanted);
      }
      JavaSparkContext context = spark.get();
      ShareDraft draft = work.plan(context, tables, wanted);
      IndexJob.Result indexed = work.index(context, tables, draft);
      draft = work.canaries(tables, draft, indexed);
      work.record(tables, draft, indexed, wanted);
      return work.deliver(context, tables, draft, indexed, wanted);
    }
  }
}
