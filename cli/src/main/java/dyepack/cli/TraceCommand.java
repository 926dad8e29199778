package dyepack.cli;

import dyepack.flow.TraceFlow;
import dyepack.flow.TraceRequest;
import dyepack.ledger.Ledger;
import dyepack.ledger.LedgerAudit;
import dyepack.report.Findings;
import dyepack.report.HtmlReport;
import dyepack.report.VerdictSentence;
import dyepack.share.BadInputException;
import dyepack.share.IntegrityException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyepack trace}: whose copy a dump was. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = "Says whose copy a dump comes from, or that nobody can be named.",
    footer = {
      "",
      "Writes DIR/findings.json, DIR/report.html and lists of rows. The verdict is printed.",
      "Example:",
      "  dyepack trace seized/ --ledger ledger --out case-1",
      "  dyepack trace phone.zip --password 888 --limit unpacking.nesting=3 --ledger ledger --out c"
    })
final class TraceCommand implements Callable<Integer> {
  @Mixin private Workspace workspace;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files, folders and archives of the dump.")
  private List<Path> paths;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the findings.")
  private Path out;

  @Option(names = "--case", paramLabel = "ID", description = "Your name of the case.")
  private @Nullable String caseId;

  @Option(
      names = "--alpha",
      paramLabel = "A",
      description = {
        "Largest chance of naming anybody innocent, above 0 to 0.01; default: what the policy says",
        "under which the dump's table was last shared, the smallest for several tables."
      })
  private @Nullable Double alpha;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "Language of report and verdict: en or zh; default: ${DEFAULT-VALUE}.")
  private String language;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the bootstrap; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private DumpReadingOptions reading;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (alpha != null && !(alpha > 0 && alpha <= 0.01)) {
      throw new BadInputException(
          "--alpha " + alpha + " is out of range; it must be above 0 and at most 0.01.");
    }
    String chosen = language.toLowerCase(Locale.ROOT);
    if (!chosen.equals("en") && !chosen.equals("zh")) {
      throw new BadInputException("--lang " + language + " is unknown; use en or zh.");
    }
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new BadInputException(path + " does not exist.");
      }
    }
    Ledger ledger = workspace.open();
    LedgerAudit audit = LedgerAudit.of(workspace.ledgerFolder());
    if (!audit.clean()) {
      throw new IntegrityException(
          "The ledger does not verify, so nothing can be said from it: "
              + audit.faults().get(0)
              + ". See: dyepack ledger audit --ledger "
              + workspace.ledgerFolder());
    }
    Findings findings =
        TraceFlow.run(
            workspace.spark(),
            ledger,
            workspace.secrets(),
            new TraceRequest(
                paths,
                out,
                caseId,
                alpha,
                reading.options(),
                Version.number(),
                Version.jarSha256(),
                reading.withoutSecrets(spec.commandLine().getParseResult().originalArgs()),
                seed),
            workspace.progress());
    Path report = writeReport(findings, chosen);
    PrintWriter result = spec.commandLine().getOut();
    result.println(
        chosen.equals("zh")
            ? VerdictSentence.chinese(
                findings.verdict(), findings.reason(), findings.accused(), findings.alpha())
            : findings.sentence());
    result.println("Report: " + report);
    return 0;
  }

  private Path writeReport(Findings findings, String chosen) {
    Path report = out.resolve("report.html");
    try {
      Files.writeString(
          report,
          HtmlReport.render(findings, chosen.equals("zh") ? Locale.CHINESE : Locale.ENGLISH),
          StandardCharsets.UTF_8);
      return report;
    } catch (IOException e) {
      throw new BadInputException("The report can't be written to " + report + ".", e);
    }
  }
}
