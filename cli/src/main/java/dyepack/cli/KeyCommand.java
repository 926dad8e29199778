package dyepack.cli;

import dyepack.keys.KeyFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyepack key}: care of the key file. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description = "Backs up and restores the key file, and changes its passphrase.",
    footer = {"", "Example:", "  dyepack key backup /media/safe/ledger.key --ledger ledger"})
final class KeyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: key backup, restore or passphrase.");
  }

  @Command(
      name = "backup",
      mixinStandardHelpOptions = true,
      description = "Copies the key file, still encrypted, and checks that the copy opens.",
      footer = {"", "Example:", "  dyepack key backup /media/safe/ledger.key --ledger ledger"})
  int backup(
      @Mixin Workspace workspace,
      @Parameters(paramLabel = "TO", description = "Where the copy goes.") Path to) {
    KeyFile.backup(workspace.keyFile(), to, Passphrase.ask());
    spec.commandLine().getOut().println("Key backed up to " + to + "; the copy opens.");
    return 0;
  }

  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = "Puts a backup in the place of the key file.",
      footer = {"", "Example:", "  dyepack key restore /media/safe/ledger.key --ledger ledger"})
  int restore(
      @Mixin Workspace workspace,
      @Parameters(paramLabel = "FROM", description = "The backup.") Path from,
      @Option(names = "--replace", description = "Replace an existing key file.") boolean replace) {
    KeyFile.restore(
        from,
        workspace.keyFile(),
        Passphrase.ask(),
        replace ? KeyFile.IfExists.REPLACE : KeyFile.IfExists.REFUSE);
    spec.commandLine().getOut().println("Key restored to " + workspace.keyFile() + ".");
    return 0;
  }

  @Command(
      name = "passphrase",
      mixinStandardHelpOptions = true,
      description = "Encrypts the key file under a new passphrase.",
      footer = {
        "",
        "The new passphrase is asked for, or taken from DYEPACK_NEW_PASSPHRASE.",
        "Example:",
        "  dyepack key passphrase --ledger ledger"
      })
  int passphrase(@Mixin Workspace workspace) {
    KeyFile.changePassphrase(
        workspace.keyFile(),
        Passphrase.ask(),
        Passphrase.choose(Passphrase.NEW_VARIABLE),
        new SecureRandom());
    spec.commandLine().getOut().println("Passphrase of " + workspace.keyFile() + " changed.");
    return 0;
  }
}
