package dyepack.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line; the only place that ends the process. */
@Command(
    name = "dyepack",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Marks every copy of a table for the one who receives it, and says of a leaked dump whose copy"
          + " it was.",
      ""
    },
    footer = {
      "",
      "First steps:",
      "  dyepack demo",
      "  dyepack init --ledger ledger --owner \"Example Bank\"",
      "  dyepack recipient add partner-1 --ledger ledger",
      "  dyepack policy suggest customers.csv > policy.yaml",
      "  dyepack share customers.csv --ledger ledger --policy policy.yaml --to-all --out outbox",
      "  dyepack inspect seized/",
      "  dyepack trace dump.txt --ledger ledger --out case-1",
      "",
      "Exit codes: 0 done (any verdict), 2 something you can mend, 3 a ledger, key or bundle that",
      "does not verify, 1 a bug."
    },
    subcommands = {
      InitCommand.class,
      RecipientCommand.class,
      PolicyCommand.class,
      PlanCommand.class,
      ShareCommand.class,
      InspectCommand.class,
      TraceCommand.class,
      LedgerCommand.class,
      KeyCommand.class,
      CanaryCommand.class,
      SimulateCommand.class,
      DemoCommand.class,
      HelpCommand.class
    })
public final class Dyepack implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  /** Runs one command; for tests and for commands that are made of others. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    ErrorPrinter errors = new ErrorPrinter();
    return new CommandLine(new Dyepack())
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
