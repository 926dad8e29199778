package dyepack.inspect;

import dyepack.ingest.DumpOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * What to look through.
 *
 * @param paths files and folders
 * @param rows most rows read of each table, 0 for all
 * @param reading how files are read: limits, passwords, character set, working folder
 * @param version version of the program
 * @param command the command as given
 */
public record InspectRequest(
    List<Path> paths, long rows, DumpOptions reading, String version, List<String> command) {
  /** Copies the lists. */
  public InspectRequest {
    paths = List.copyOf(paths);
    command = List.copyOf(command);
  }
}
