package dyepack.cli;

import dyepack.code.SymbolKind;
import dyepack.marks.MarkKind;
import dyepack.marks.MarkRequest;
import dyepack.plan.PowerPlan;
import dyepack.plan.PowerTable;
import dyepack.plan.ReadableField;
import dyepack.policy.PolicyFile;
import dyepack.policy.SharePolicy;
import dyepack.share.BadInputException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyepack plan}: how many leaked rows will suffice, before anything is shared. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Says how many leaked rows will suffice to name the source, for a policy and a number of"
          + " recipients.",
      "Counts on every marked cell carrying its mark; canaries come on top."
    },
    footer = {"", "Example:", "  dyepack plan policy.yaml --recipients 1859 --damage 0.3"})
final class PlanCommand implements Callable<Integer> {
  /** Steps of tolerance that 16 symbols need: half of 16. */
  private static final BigDecimal HEX_STEPS = BigDecimal.valueOf(8);

  @Parameters(paramLabel = "POLICY", description = "The policy file.")
  private Path policy;

  @Option(
      names = "--recipients",
      required = true,
      paramLabel = "N",
      description = "How many recipients there will be.")
  private int recipients;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Also say how likely a leak of this many rows names its source.")
  private long rows;

  @Option(
      names = "--damage",
      paramLabel = "D",
      defaultValue = "0.1",
      description = "Part of the marks destroyed, 0 to below 1; default: ${DEFAULT-VALUE}.")
  private double damage;

  @Option(
      names = "--sources",
      paramLabel = "C",
      defaultValue = "1",
      description = "Number of equal sources mixed in the leak; default: ${DEFAULT-VALUE}.")
  private int sources;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    require(recipients >= 1 && recipients <= 10_000_000, "--recipients", "1 to 10,000,000");
    require(rows >= 0, "--rows", "1 or more");
    require(damage >= 0 && damage < 1, "--damage", "from 0 to below 1");
    require(sources >= 1 && sources <= 100, "--sources", "1 to 100");
    SharePolicy asked = PolicyFile.read(policy);
    List<ReadableField> fields = fields(asked);
    PowerPlan plan = new PowerPlan(fields, recipients, 1, asked.alpha(), 1);
    PowerTable table = new PowerTable(plan);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Marked fields of %s, tested against %,d recipients at a bound of %.0e:%n",
        asked.dataset(), recipients, asked.alpha());
    for (ReadableField field : fields) {
      out.printf(
          "  %-24s %-9s %3.0f %% of the rows%n",
          field.name(),
          field.kind() == SymbolKind.HEX ? "16-ary" : "binary",
          100 * field.readable());
    }
    out.println();
    out.println("Rows of a dump needed to name a source with a probability of .99:");
    out.print(table.table(damage, sources));
    out.println();
    out.printf(
        "Probability of naming a source, %.0f %% of the marks destroyed, %d source%s:%n",
        100 * damage, sources, sources == 1 ? "" : "s");
    out.print(table.chart(damage, sources));
    if (rows > 0) {
      out.printf("%,d rows: %.3f%n", rows, plan.power(rows, damage, 1.0 / sources));
    }
    out.flush();
    return 0;
  }

  private static void require(boolean holds, String option, String range) {
    if (!holds) {
      throw new BadInputException(option + " is out of range; it must be " + range + ".");
    }
  }

  /** The fields as the planner will lay them out if every cell can carry. */
  static List<ReadableField> fields(SharePolicy policy) {
    MarkRequest roomiest = null;
    BigDecimal room = BigDecimal.ZERO;
    for (MarkRequest mark : policy.marks()) {
      BigDecimal steps = steps(mark);
      if (mark.alphabet() == null && steps.compareTo(room) > 0) {
        room = steps;
        roomiest = mark;
      }
    }
    List<ReadableField> fields = new ArrayList<>();
    for (MarkRequest mark : policy.marks()) {
      boolean hex =
          mark.alphabet() == null ? mark.equals(roomiest) : mark.alphabet() == SymbolKind.HEX;
      boolean fits = steps(mark).compareTo(HEX_STEPS) >= 0 || mark.step() == null;
      SymbolKind kind =
          hex && fits && mark.kind() != MarkKind.TEXT ? SymbolKind.HEX : SymbolKind.BINARY;
      for (String column : mark.columns()) {
        fields.add(new ReadableField(column, kind, mark.rate()));
      }
    }
    return fields;
  }

  private static BigDecimal steps(MarkRequest mark) {
    BigDecimal tolerance = mark.tolerance();
    if (tolerance == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal step = mark.step();
    return step == null || step.signum() == 0
        ? HEX_STEPS
        : tolerance.divide(step, 0, RoundingMode.DOWN);
  }
}
