package dyepack.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dyepack.ingest.LeakStyle;
import dyepack.ingest.LeakWriters;
import dyepack.share.BadInputException;
import dyepack.simulate.SampleTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dyepack demo}: the whole way from a table to a verdict, on made-up people. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shares a made-up table with 40 recipients, leaks 317 rows of one of them, damaged and without"
          + " header, and traces them.",
    },
    footer = {"", "Example:", "  dyepack demo"})
final class DemoCommand implements Callable<Integer> {
  private static final int ROWS = 2_000;
  private static final int RECIPIENTS = 40;
  private static final String MARKER = ".dyepack-demo";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "dyepack-demo",
      description = "Folder that is made anew; default: ${DEFAULT-VALUE}.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter result = spec.commandLine().getOut();
    clear();
    Passphrase.assume("for demonstration only");
    Path table = out.resolve("applicants.csv");
    long written =
        LeakWriters.write(
            table,
            LeakStyle.plain(LeakStyle.Form.CSV),
            SampleTable.LOANS.header(),
            SampleTable.LOANS.rows(20_260_101, ROWS));
    result.println(written + " applicants who don't exist are in " + table);
    Path recipients = out.resolve("partners.csv");
    Files.write(recipients, partners());
    Path policy = out.resolve("policy.yaml");
    String ledger = out.resolve("ledger").toString();

    step("init", "--ledger", ledger, "--owner", "Demo Lending");
    step("recipient", "import", recipients.toString(), "--ledger", ledger);
    ByteArrayOutputStream suggested = new ByteArrayOutputStream();
    command("policy", "suggest", table.toString());
    run(
        new PrintStream(suggested, true, StandardCharsets.UTF_8),
        "policy",
        "suggest",
        table.toString());
    Files.write(policy, suggested.toByteArray());
    String outbox = out.resolve("outbox").toString();
    step(
        "share",
        table.toString(),
        "--ledger",
        ledger,
        "--policy",
        policy.toString(),
        "--to-all",
        "--out",
        outbox);
    String leak = out.resolve("leak").toString();
    step(
        "simulate",
        "--ledger",
        ledger,
        "--outbox",
        outbox,
        "--file",
        "applicants.csv",
        "--from",
        "partner-17",
        "--rows",
        "317",
        "--attack",
        "damage:0.3",
        "--attack",
        "rename",
        "--attack",
        "shuffle",
        "--no-header",
        "--encoding",
        "GBK",
        "--format",
        "dashes",
        "--seed",
        "7",
        "--out",
        leak);
    step(
        "trace",
        Path.of(leak, "dump.txt").toString(),
        "--ledger",
        ledger,
        "--out",
        out.resolve("case-1").toString());
    result.println("The truth, which the trace did not see: " + out.resolve("leak/truth.json"));
    return 0;
  }

  private void clear() throws IOException {
    if (Files.exists(out)) {
      if (!Files.exists(out.resolve(MARKER))) {
        throw new BadInputException(
            out + " exists and is no earlier demonstration; choose another --out.");
      }
      MoreFiles.deleteRecursively(out, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    Files.createDirectories(out);
    Files.createFile(out.resolve(MARKER));
  }

  private static List<String> partners() {
    List<String> lines = new ArrayList<>();
    lines.add("id,name,kind");
    for (int i = 1; i <= RECIPIENTS; i++) {
      lines.add("partner-" + i + ",Partner " + i + ",partner");
    }
    return lines;
  }

  private void command(String... arguments) {
    PrintWriter result = spec.commandLine().getOut();
    result.println();
    result.println("$ dyepack " + String.join(" ", arguments));
    result.flush();
  }

  private void step(String... arguments) {
    command(arguments);
    run(System.out, arguments);
  }

  private static void run(PrintStream result, String... arguments) {
    int code = Dyepack.run(arguments, result, System.err);
    if (code != 0) {
      throw new IllegalStateException("the demonstration's command ended with " + code);
    }
  }
}
