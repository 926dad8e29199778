package dyepack.flow;

import dyepack.share.RecipientId;
import java.nio.file.Path;
import java.util.List;

/**
 * A file with everybody who is to get a copy of it.
 *
 * @param file the table
 * @param recipients who gets it, at least one, each once
 */
public record Addressed(Path file, List<RecipientId> recipients) {
  /** Copies the list. */
  public Addressed {
    recipients = List.copyOf(recipients);
  }

  /** Addresses every file to the same recipients. */
  public static List<Addressed> all(List<Path> files, List<RecipientId> recipients) {
    List<RecipientId> same = List.copyOf(recipients);
    return files.stream().map(file -> new Addressed(file, same)).toList();
  }
}
