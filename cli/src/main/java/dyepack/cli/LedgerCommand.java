package dyepack.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dyepack.flow.LedgerCare;
import dyepack.ledger.DatasetHistory;
import dyepack.ledger.Entry;
import dyepack.ledger.EntryJson;
import dyepack.ledger.Epoch;
import dyepack.ledger.Ledger;
import dyepack.ledger.LedgerAudit;
import dyepack.ledger.Recorded;
import dyepack.ledger.Release;
import dyepack.ledger.Retention;
import dyepack.ledger.Share;
import dyepack.share.BadInputException;
import java.io.PrintWriter;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyepack ledger}: what is in the ledger, whether it is whole, and its upkeep. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = "Lists, shows, audits and maintains the ledger.",
    footer = {"", "Example:", "  dyepack ledger audit --ledger ledger"})
final class LedgerCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to do: ledger list, show, audit, prove, compact, rotate or forget.");
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists datasets, releases and shares.",
      footer = {"", "Example:", "  dyepack ledger list --ledger ledger"})
  int list(@Mixin Workspace workspace) {
    Ledger ledger = workspace.open();
    out()
        .println("Ledger of " + ledger.state().owner() + ", " + ledger.state().size() + " entries");
    for (DatasetHistory dataset : ledger.state().datasets()) {
      for (Epoch epoch : dataset.epochs()) {
        out()
            .println(
                "dataset "
                    + dataset.name()
                    + " epoch "
                    + epoch.number()
                    + (epoch.closed() ? " (closed)" : "")
                    + ": "
                    + epoch.enrolments().size()
                    + " recipients enrolled, "
                    + epoch.segments().size()
                    + " index segments");
        for (Release release : epoch.releases().values()) {
          out()
              .println(
                  "  release "
                      + release.record().releaseId()
                      + "  "
                      + release.time()
                      + "  "
                      + release.record().rows()
                      + " rows"
                      + (release.forgotten() ? "  (forgotten)" : ""));
        }
      }
    }
    for (Share share : ledger.state().shares()) {
      out()
          .println(
              "share "
                  + share.record().shareId()
                  + "  "
                  + share.time()
                  + "  to "
                  + share.record().recipient()
                  + (share.delivered() ? "" : "  (not delivered)"));
    }
    return 0;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Prints one release or share as it stands in the log.",
      footer = {"", "Example:", "  dyepack ledger show customers-r1 --ledger ledger"})
  int show(
      @Mixin Workspace workspace,
      @Parameters(paramLabel = "ID", description = "Release or share.") String id)
      throws JsonProcessingException {
    Recorded found = find(workspace.open(), id);
    out().println("index    " + found.index());
    out().println("time     " + found.time() + " (the owner's clock, not witnessed)");
    out().println("digest   " + found.lineSha256());
    out().println("previous " + found.previous());
    out()
        .println(
            new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(EntryJson.tree(found.entry())));
    return 0;
  }

  private static Recorded find(Ledger ledger, String id) {
    for (Recorded recorded : ledger.entries()) {
      boolean wanted =
          recorded.entry() instanceof Entry.ShareRecorded share
              ? share.shareId().equals(id)
              : recorded.entry() instanceof Entry.ReleaseRecorded release
                  && release.releaseId().equals(id);
      if (wanted) {
        return recorded;
      }
    }
    throw new BadInputException(
        "\"" + id + "\" is no release or share of this ledger; dyepack ledger list shows them.");
  }

  @Command(
      name = "audit",
      mixinStandardHelpOptions = true,
      description = "Checks every signature, the chain and every file. Needs no key.",
      footer = {"", "Example:", "  dyepack ledger audit --ledger ledger"})
  int audit(@Mixin Workspace workspace) {
    LedgerAudit audit = LedgerAudit.of(workspace.ledgerFolder());
    audit.faults().forEach(fault -> out().println("FAULT  " + fault));
    audit.notices().forEach(notice -> out().println("notice " + notice));
    out()
        .println(
            audit.entries()
                + " entries, "
                + audit.shares()
                + " shares: "
                + (audit.clean() ? "the ledger verifies." : "the ledger does NOT verify."));
    return audit.clean() ? 0 : ErrorPrinter.NOT_INTACT;
  }

  @Command(
      name = "prove",
      mixinStandardHelpOptions = true,
      description = "Prints the digests that chain one entry to the head of the log.",
      footer = {"", "Example:", "  dyepack ledger prove customers-r1 --ledger ledger"})
  int prove(
      @Mixin Workspace workspace,
      @Parameters(paramLabel = "ID", description = "Release or share.") String id) {
    Ledger ledger = workspace.open();
    Recorded found = find(ledger, id);
    for (Recorded recorded : ledger.entries()) {
      if (recorded.index() >= found.index()) {
        out()
            .println(recorded.index() + " " + recorded.previous() + " -> " + recorded.lineSha256());
      }
    }
    out().println("head " + ledger.head());
    return 0;
  }

  @Command(
      name = "compact",
      mixinStandardHelpOptions = true,
      description = "Merges the index segments of every dataset into few.",
      footer = {"", "Example:", "  dyepack ledger compact --ledger ledger"})
  int compact(@Mixin Workspace workspace) {
    Ledger ledger = workspace.open();
    int merged = LedgerCare.compact(ledger, workspace.secrets(), Instant.now());
    out().println(merged + " index segments merged.");
    return 0;
  }

  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = "Ends a dataset's epoch: the next share marks anew under new keys.",
      footer = {
        "",
        "A recipient that holds copies of two epochs can average them; rotate rarely.",
        "Example:",
        "  dyepack ledger rotate customers --reason \"new identifiers\" --ledger ledger"
      })
  int rotate(
      @Mixin Workspace workspace,
      @Parameters(paramLabel = "DATASET", description = "Name of the dataset.") String dataset,
      @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
          String reason) {
    Ledger ledger = workspace.open();
    int ended =
        new Retention(ledger, workspace.secrets().signer(), () -> {})
            .rotate(dataset, reason, Instant.now());
    out().println("Epoch " + ended + " of " + dataset + " is closed.");
    return 0;
  }

  @Command(
      name = "forget",
      mixinStandardHelpOptions = true,
      description = "Destroys the data kept of a release; its log entries stay.",
      footer = {
        "",
        "Leaks of a forgotten release can no longer be traced.",
        "Example:",
        "  dyepack ledger forget customers-r1 --ledger ledger"
      })
  int forget(
      @Mixin Workspace workspace,
      @Parameters(paramLabel = "RELEASE", description = "Identifier of the release.")
          String release,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              defaultValue = "retention",
              description = "Why, for the log; default: ${DEFAULT-VALUE}.")
          String reason) {
    Ledger ledger = workspace.open();
    int deleted =
        new Retention(ledger, workspace.secrets().signer(), () -> {})
            .forget(release, reason, Instant.now())
            .size();
    out()
        .println(
            "Release "
                + release
                + " is forgotten, "
                + deleted
                + " files deleted; its log entries stay.");
    return 0;
  }
}
