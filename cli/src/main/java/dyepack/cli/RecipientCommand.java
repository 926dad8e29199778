package dyepack.cli;

import com.google.common.io.BaseEncoding;
import dyepack.flow.OwnerSecrets;
import dyepack.ingest.SourceRow;
import dyepack.ingest.TableInput;
import dyepack.ledger.Entry;
import dyepack.ledger.Ledger;
import dyepack.ledger.Recipient;
import dyepack.ledger.RecipientKind;
import dyepack.ledger.SealedFile;
import dyepack.share.BadInputException;
import dyepack.share.IntegrityException;
import dyepack.share.RecipientId;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyepack recipient}: who can receive shares. */
@Command(
    name = "recipient",
    mixinStandardHelpOptions = true,
    description = "Adds, lists and retires those who receive shares.",
    footer = {"", "Example:", "  dyepack recipient add partner-1 --ledger ledger --name \"Acme\""})
final class RecipientCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: recipient add, import, list or retire.");
  }

  private static Entry.NewRecipient entry(
      Ledger ledger,
      OwnerSecrets secrets,
      RecipientId id,
      @Nullable String name,
      String kind,
      @Nullable RecipientId parent) {
    String sealed = null;
    if (name != null && !name.isBlank()) {
      sealed =
          BaseEncoding.base64()
              .encode(
                  SealedFile.seal(
                      name.strip().getBytes(StandardCharsets.UTF_8),
                      secrets.root().use("names"),
                      ledger.ledgerId(),
                      "names/" + id,
                      secrets.random()));
    }
    return new Entry.NewRecipient(id, RecipientKind.parse(kind), parent, sealed);
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Adds one recipient.",
      footer = {
        "",
        "Example:",
        "  dyepack recipient add partner-1 --ledger ledger --name \"Acme\" --kind partner"
      })
  int add(
      @Mixin Workspace workspace,
      @Parameters(paramLabel = "ID", description = "Identifier; also the name of a folder.")
          String id,
      @Option(names = "--name", paramLabel = "NAME", description = "Full name; kept encrypted.")
          @Nullable String name,
      @Option(
              names = "--kind",
              paramLabel = "KIND",
              defaultValue = "partner",
              description = "partner, employee or system; default: ${DEFAULT-VALUE}.")
          String kind,
      @Option(
              names = "--of",
              paramLabel = "PARENT",
              description = "The recipient that passes its copy on to this one.")
          @Nullable String parent) {
    Ledger ledger = workspace.open();
    OwnerSecrets secrets = workspace.secrets();
    RecipientId of = parent == null ? null : new RecipientId(parent);
    if (of != null) {
      RecipientId known = ledger.state().recipient(of).id();
      assert known.equals(of);
    }
    ledger.append(
        List.of(
            new Entry.RecipientsAdded(
                List.of(entry(ledger, secrets, new RecipientId(id), name, kind, of)))),
        secrets.signer(),
        Instant.now());
    spec.commandLine().getOut().println("Recipient " + id + " added.");
    return 0;
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Adds all recipients of a CSV file with the header id,name,kind.",
      footer = {"", "Example:", "  dyepack recipient import partners.csv --ledger ledger"})
  int importFile(
      @Mixin Workspace workspace,
      @Parameters(paramLabel = "FILE.csv", description = "Header: id,name,kind; name may be blank.")
          Path file) {
    Ledger ledger = workspace.open();
    List<Entry.NewRecipient> added = new ArrayList<>();
    Set<RecipientId> seen = new HashSet<>();
    OwnerSecrets secrets = workspace.secrets();
    try (TableInput table = TableInput.open(file)) {
      int id = column(file, table.header(), "id");
      int name = table.header().indexOf("name");
      int kind = table.header().indexOf("kind");
      SourceRow row;
      while ((row = table.next()) != null) {
        String[] cells = row.cells();
        RecipientId recipient = located(file, row.line(), cells[id].strip());
        if (!seen.add(recipient) || ledger.state().find(recipient).isPresent()) {
          throw new BadInputException(
              file + ", line " + row.line() + ": recipient \"" + recipient + "\" exists already.");
        }
        String word = kind < 0 || cells[kind].isBlank() ? "partner" : cells[kind].strip();
        added.add(entry(ledger, secrets, recipient, name < 0 ? null : cells[name], word, null));
      }
    }
    ledger.append(List.of(new Entry.RecipientsAdded(added)), secrets.signer(), Instant.now());
    spec.commandLine().getOut().println(added.size() + " recipients added.");
    return 0;
  }

  private static int column(Path file, List<String> header, String name) {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new BadInputException(
          file
              + " has no column \""
              + name
              + "\"; its header must be id,name,kind and is "
              + String.join(",", header)
              + ".");
    }
    return column;
  }

  private static RecipientId located(Path file, long line, String id) {
    try {
      return new RecipientId(id);
    } catch (BadInputException e) {
      throw new BadInputException(file + ", line " + line + ": " + e.getMessage(), e);
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists recipients; names are shown where the key can be opened.",
      footer = {"", "Example:", "  dyepack recipient list --ledger ledger"})
  int list(@Mixin Workspace workspace) {
    Ledger ledger = workspace.open();
    byte[] key = namesKey(workspace);
    PrintWriter out = spec.commandLine().getOut();
    out.println("id\tkind\tof\tshares\tstate\tname");
    for (Recipient recipient : ledger.state().recipients()) {
      out.println(
          String.join(
              "\t",
              recipient.id().value(),
              recipient.kind().word(),
              recipient.parent() == null ? "-" : recipient.parent().value(),
              Integer.toString(recipient.shares()),
              recipient.retired() ? "retired" : "active",
              name(ledger, recipient, key)));
    }
    return 0;
  }

  private static byte @Nullable [] namesKey(Workspace workspace) {
    return Passphrase.given(Passphrase.VARIABLE) == null
        ? null
        : workspace.secrets().root().use("names");
  }

  private static String name(Ledger ledger, Recipient recipient, byte @Nullable [] key) {
    if (recipient.sealedName() == null) {
      return "-";
    }
    if (key == null) {
      return "(encrypted)";
    }
    try {
      return new String(
          SealedFile.open(
              BaseEncoding.base64().decode(recipient.sealedName()),
              key,
              ledger.ledgerId(),
              "names/" + recipient.id()),
          StandardCharsets.UTF_8);
    } catch (IntegrityException e) {
      return "(encrypted under another key)";
    }
  }

  @Command(
      name = "retire",
      mixinStandardHelpOptions = true,
      description = "Lets a recipient receive nothing more; what it received stays traceable.",
      footer = {"", "Example:", "  dyepack recipient retire partner-1 --ledger ledger"})
  int retire(
      @Mixin Workspace workspace,
      @Parameters(paramLabel = "ID", description = "Identifier of the recipient.") String id,
      @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the log.")
          @Nullable String reason) {
    Ledger ledger = workspace.open();
    OwnerSecrets secrets = workspace.secrets();
    ledger.append(
        List.of(new Entry.RecipientRetired(new RecipientId(id), reason)),
        secrets.signer(),
        Instant.now());
    spec.commandLine().getOut().println("Recipient " + id + " retired.");
    return 0;
  }
}
