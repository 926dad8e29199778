package dyepack.cli;

import dyepack.flow.OwnerSecrets;
import dyepack.flow.Progress;
import dyepack.keys.KeyFile;
import dyepack.keys.OwnerKeys;
import dyepack.ledger.EntrySigner;
import dyepack.ledger.Ledger;
import dyepack.share.BadInputException;
import dyepack.spark.LocalSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Options that most commands share: which ledger, which key, where Spark runs, how much is said.
 */
final class Workspace {
  @Option(
      names = "--ledger",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the ledger.")
  private Path ledger;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Key file; default: beside the ledger, with .key added to its name.")
  private @Nullable Path key;

  @Option(
      names = "--master",
      paramLabel = "URL",
      defaultValue = "local[*]",
      description = "Where Spark runs; default: ${DEFAULT-VALUE}, inside this process.")
  private String master;

  @Option(names = "--quiet", description = "Say nothing but the result.")
  private boolean quiet;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  Path ledgerFolder() {
    return ledger;
  }

  /** Opens the ledger, which must exist. */
  Ledger open() {
    return open(ledger);
  }

  /** Opens a ledger, which must exist. */
  static Ledger open(Path ledger) {
    if (!Files.exists(ledger)) {
      throw new BadInputException(
          "Ledger "
              + ledger
              + " does not exist. Make one with: dyepack init --ledger "
              + ledger
              + " --owner NAME");
    }
    return Ledger.open(ledger);
  }

  Path keyFile() {
    if (key != null) {
      return key;
    }
    Path absolute = ledger.toAbsolutePath().normalize();
    return absolute.resolveSibling(absolute.getFileName() + ".key");
  }

  /** Opens the key file. */
  OwnerSecrets secrets() {
    OwnerKeys keys = KeyFile.open(keyFile(), Passphrase.ask());
    return secrets(keys);
  }

  static OwnerSecrets secrets(OwnerKeys keys) {
    return new OwnerSecrets(
        keys.root(), EntrySigner.of(keys.signing(), keys.verifying()), new SecureRandom());
  }

  Supplier<JavaSparkContext> spark() {
    return () -> LocalSpark.context(LocalSpark.session(master));
  }

  Talk talk() {
    return new Talk(spec.commandLine().getErr(), quiet);
  }

  Progress progress() {
    Talk talk = talk();
    return new Progress() {
      @Override
      public void say(String sentence) {
        talk.say(sentence);
      }

      @Override
      public void step(String step, long done, long all) {
        talk.progress(step, done, all);
      }
    };
  }
}
