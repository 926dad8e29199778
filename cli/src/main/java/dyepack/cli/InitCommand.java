package dyepack.cli;

import dyepack.keys.KeyFile;
import dyepack.keys.OwnerKeys;
import dyepack.ledger.EntrySigner;
import dyepack.ledger.Ledger;
import dyepack.share.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dyepack init}: a new ledger and its key file. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Makes a ledger and the encrypted key file beside it.",
    footer = {"", "Example:", "  dyepack init --ledger ledger --owner \"Example Bank\""})
final class InitCommand implements Callable<Integer> {
  @Mixin private Workspace workspace;

  @Option(
      names = "--owner",
      required = true,
      paramLabel = "NAME",
      description = "Name of the data owner, as it is to stand in reports.")
  private String owner;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path keyFile = workspace.keyFile();
    Path folder = workspace.ledgerFolder();
    if (Files.exists(folder.resolve("ledger.json"))) {
      throw new BadInputException(folder + " holds a ledger already.");
    }
    if (owner.isBlank()) {
      throw new BadInputException("The owner's name is blank; give one with --owner NAME.");
    }
    char[] passphrase = Passphrase.choose(Passphrase.VARIABLE);
    OwnerKeys keys =
        Files.exists(keyFile)
            ? KeyFile.open(keyFile, passphrase)
            : KeyFile.create(keyFile, passphrase, new SecureRandom());
    Ledger ledger =
        Ledger.create(
            folder, owner, EntrySigner.of(keys.signing(), keys.verifying()), Instant.now());
    spec.commandLine()
        .getOut()
        .println(
            "Ledger "
                + folder
                + " of "
                + ledger.state().owner()
                + " is ready.\nIts key is "
                + keyFile
                + ". Without it no leak can be traced: back it up (dyepack key backup).");
    return 0;
  }
}
