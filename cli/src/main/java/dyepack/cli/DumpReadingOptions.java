package dyepack.cli;

import dyepack.ingest.DumpLimits;
import dyepack.ingest.DumpOptions;
import dyepack.ingest.LimitNames;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that reads a dump. */
final class DumpReadingOptions {
  @Option(
      names = "--password",
      paramLabel = "X",
      description = "Password of an archive or file; repeat it for several.")
  private List<String> passwords = new ArrayList<>();

  @Option(
      names = "--passwords",
      paramLabel = "FILE",
      description = "File with a password on each line, UTF-8.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Character set of all text, for instance GB18030; default: found out by file.")
  private @Nullable String encoding;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Folder for what is unpacked, emptied at the end; default: the system's temporary one.")
  private @Nullable Path work;

  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      description =
          "Changes a limit of reading, for instance unpacking.nesting=3 or cellChars=1M; repeat it"
              + " for several. The findings list all limits with their values.")
  private List<String> limits = new ArrayList<>();

  /**
   * What was asked for.
   *
   * @throws BadInputException if a limit or the file of passwords is wrong
   */
  DumpOptions options() {
    DumpLimits chosen = DumpLimits.DEFAULT;
    for (String limit : limits) {
      chosen = LimitNames.with(chosen, limit);
    }
    List<String> all = new ArrayList<>(passwords);
    if (passwordFile != null) {
      all.addAll(lines(passwordFile));
    }
    return new DumpOptions(chosen, all, encoding, work);
  }

  /** The arguments as the findings quote them: without passwords. */
  List<String> withoutSecrets(List<String> arguments) {
    List<String> shown = new ArrayList<>();
    boolean secret = false;
    for (String argument : arguments) {
      shown.add(secret ? "***" : argument.startsWith("--password=") ? "--password=***" : argument);
      secret = argument.equals("--password");
    }
    return shown;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new BadInputException("Passwords " + file + " can't be read as lines of UTF-8.", e);
    }
  }
}
