package dyepack.cli;

import dyepack.embed.SourcePart;
import dyepack.embed.SourceTables;
import dyepack.ingest.SourceRow;
import dyepack.ingest.TableInput;
import dyepack.policy.PolicySuggester;
import dyepack.policy.TableProfiler;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyepack policy}: drafts what may be marked. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = "Drafts a policy from the data.",
    footer = {"", "Example:", "  dyepack policy suggest customers.csv > policy.yaml"})
final class PolicyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: policy suggest FILE.");
  }

  @Command(
      name = "suggest",
      mixinStandardHelpOptions = true,
      description = "Profiles a table and prints a commented policy that can be used as it is.",
      footer = {"", "Example:", "  dyepack policy suggest customers.csv > policy.yaml"})
  int suggest(
      @Parameters(paramLabel = "FILE", description = "CSV, JSON lines or Parquet.") Path file) {
    SourceTables tables = SourceTables.open(List.of(file));
    // A fixed key: the same table always gets the same draft.
    TableProfiler profiler = new TableProfiler(tables.header(), new byte[16]);
    for (SourcePart part : tables.parts()) {
      try (TableInput input = part.open()) {
        SourceRow row;
        while ((row = input.next()) != null) {
          profiler.add(row.cells());
        }
      }
    }
    spec.commandLine()
        .getOut()
        .print(PolicySuggester.suggest(profiler.profile(), file.getFileName().toString()));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
