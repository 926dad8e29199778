package dyepack.cli;

import dyepack.flow.CanaryAnswer;
import dyepack.flow.CanaryCheck;
import dyepack.ledger.Ledger;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyepack canary}: which copies held a made-up person. */
@Command(
    name = "canary",
    mixinStandardHelpOptions = true,
    description = "Says which recipients held a canary that was contacted or found.",
    footer = {"", "Example:", "  dyepack canary check 13800138000 --ledger ledger"})
final class CanaryCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: canary check VALUE, or canary list.");
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Looks up one value (phone, e-mail, ID number, any identifier), or every cell of a file.",
        "One canary is a lead, not an accusation: trace the whole dump for a bound."
      },
      footer = {"", "Example:", "  dyepack canary check someone@example.org --ledger ledger"})
  int check(
      @Mixin Workspace workspace,
      @Parameters(paramLabel = "VALUE|FILE", description = "What to look up.") String value) {
    Ledger ledger = workspace.open();
    List<CanaryAnswer> answers = CanaryCheck.check(ledger, workspace.secrets(), value);
    PrintWriter out = spec.commandLine().getOut();
    if (answers.isEmpty()) {
      out.println("No canary of this ledger.");
      out.flush();
      return 0;
    }
    for (CanaryAnswer answer : answers) {
      out.printf(
          Locale.ROOT,
          "Canary %d of %s (epoch %d, %s: %.0f %% of recipients hold it)%s%n",
          answer.number(),
          answer.dataset(),
          answer.epoch(),
          answer.tier(),
          100 * answer.inclusion(),
          answer.place().isEmpty() ? "" : " at " + answer.place());
      out.printf(
          "  held by %d of %d recipients%s%n",
          answer.holders().size(),
          answer.enrolled(),
          answer.holders().isEmpty() ? "" : ": " + String.join(", ", answer.holders()));
      out.println("  " + meaning(answer));
    }
    out.flush();
    return 0;
  }

  /** Says what a find is worth: never more than a lead. */
  private static String meaning(CanaryAnswer answer) {
    if (answer.holders().isEmpty()) {
      return "No share carried it: it says nothing about any recipient.";
    }
    String ratio = String.format(Locale.ROOT, "%.1f", answer.likelihoodRatio());
    return answer.holders().size() == 1
        ? "A lead, not an accusation: likelihood ratio " + ratio + " for the one holder."
        : "Names nobody alone: likelihood ratio " + ratio + " for each holder alike.";
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {
        "Prints all canaries of a dataset as CSV, so that the owner's own systems can leave them out.",
        "The list gives every canary away: keep it secret."
      },
      footer = {"", "Example:", "  dyepack canary list customers --ledger ledger > canaries.csv"})
  int list(
      @Mixin Workspace workspace,
      @Parameters(paramLabel = "DATASET", description = "Name of the dataset.") String dataset,
      @Option(names = "--epoch", paramLabel = "N", description = "Epoch; default: the newest.")
          int epoch) {
    PrintWriter out = spec.commandLine().getOut();
    CanaryCheck.list(workspace.open(), workspace.secrets(), dataset, epoch).forEach(out::println);
    out.flush();
    return 0;
  }
}
