package dyepack.cli;

import dyepack.flow.Addressed;
import dyepack.ingest.SourceRow;
import dyepack.ingest.TableInput;
import dyepack.share.BadInputException;
import dyepack.share.RecipientId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The file given as {@code --to-file}: recipients, one identifier a line, who all get every file of
 * the command; or a table with the columns {@code file} and {@code recipient}, which says for each
 * file who gets it. Other columns of such a table are ignored.
 */
final class AddressList {
  private static final String FILE = "file";
  private static final String RECIPIENT = "recipient";

  private AddressList() {}

  /** Says whether the list names files as well, by its first line. */
  static boolean namesFiles(Path list) {
    String first = lines(list).stream().filter(line -> !line.isBlank()).findFirst().orElse("");
    String plain = first.startsWith("\uFEFF") ? first.substring(1) : first;
    List<String> words = new ArrayList<>();
    for (String word : plain.toLowerCase(Locale.ROOT).split("[,;\t|]", -1)) {
      words.add(word.strip().replace("\"", ""));
    }
    return words.contains(FILE) && words.contains(RECIPIENT);
  }

  /** Reads recipients, one a line; each is returned once. */
  static List<RecipientId> recipients(Path list) {
    Set<RecipientId> ids = new LinkedHashSet<>();
    for (String line : lines(list)) {
      if (!line.isBlank()) {
        ids.add(new RecipientId(line.strip()));
      }
    }
    return List.copyOf(ids);
  }

  private static List<String> lines(Path list) {
    try {
      return Files.readAllLines(list);
    } catch (IOException e) {
      throw new BadInputException(
          "List of recipients " + list + " can't be read as UTF-8 text.", e);
    }
  }

  /**
   * Reads which file goes to whom. A file may stand on several lines, for several recipients; its
   * path is relative to the folder of the list.
   */
  static List<Addressed> addressed(Path list) {
    Map<Path, Set<RecipientId>> byFile = new LinkedHashMap<>();
    try (TableInput table = TableInput.open(list)) {
      List<String> header =
          table.header().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
      int file = header.indexOf(FILE);
      int recipient = header.indexOf(RECIPIENT);
      SourceRow row;
      while ((row = table.next()) != null) {
        String name = row.cells()[file].strip();
        String id = row.cells()[recipient].strip();
        if (name.isEmpty() || id.isEmpty()) {
          throw new BadInputException(
              list + ", line " + row.line() + " lacks a file or a recipient; give both.");
        }
        byFile
            .computeIfAbsent(path(list, row.line(), name), f -> new LinkedHashSet<>())
            .add(recipient(list, row.line(), id));
      }
    }
    List<Addressed> addressed = new ArrayList<>();
    byFile.forEach((file, to) -> addressed.add(new Addressed(file, List.copyOf(to))));
    return addressed;
  }

  private static Path path(Path list, long line, String name) {
    Path file = list.toAbsolutePath().resolveSibling(name).normalize();
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          list
              + ", line "
              + line
              + ": there is no file "
              + file
              + "; paths are relative to the list.");
    }
    return file;
  }

  private static RecipientId recipient(Path list, long line, String id) {
    try {
      return new RecipientId(id);
    } catch (BadInputException e) {
      throw new BadInputException(list + ", line " + line + ": " + e.getMessage(), e);
    }
  }
}
