package dyepack.simulate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The truth about a simulated leak, written beside it as {@code truth.json}.
 *
 * @param schema {@value #SCHEMA}
 * @param seed all choices follow from it
 * @param rows rows of all files together
 * @param foreignRows those of them that nobody was given
 * @param sources who contributed
 * @param collusion what they did together; null if rows are whole
 * @param attacks what was done to the rows, as {@link Attack#parse} reads it
 * @param files names of the files and their rows
 * @param format form of the files
 * @param encoding character set of text files
 * @param header whether the files name their columns
 * @param expected what a trace has to find
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"schema", "expected", "sources", "rows", "foreignRows", "collusion", "attacks"})
public record LeakTruth(
    String schema,
    long seed,
    int rows,
    int foreignRows,
    List<Contribution> sources,
    @Nullable String collusion,
    List<String> attacks,
    List<FileRows> files,
    String format,
    String encoding,
    boolean header,
    Expected expected) {
  /** Name and version of this format. */
  public static final String SCHEMA = "dyepack-truth/1";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Copies the lists. */
  public LeakTruth {
    sources = List.copyOf(sources);
    attacks = List.copyOf(attacks);
    files = List.copyOf(files);
  }

  /**
   * What a source contributed.
   *
   * @param recipient the recipient's id
   * @param share part of all rows, foreign ones included, 0 to 1
   * @param rows number of rows; of colluders an equal part of the rows
   */
  public record Contribution(String recipient, double share, double rows) {}

  /**
   * A file of the leak.
   *
   * @param name name in the folder
   * @param rows rows in it, the header not counted
   */
  public record FileRows(String name, int rows) {}

  /**
   * What a trace has to find.
   *
   * @param verdict {@code one-source}, {@code several-sources}, {@code nobody-named} or {@code
   *     not-ours}
   * @param accused who may be accused, and nobody else
   * @param atLeast how many of them have to be accused; with 1 of several colluders the verdict may
   *     as well be {@code one-source}
   */
  public record Expected(String verdict, List<String> accused, int atLeast) {
    /** Copies the list. */
    public Expected {
      accused = List.copyOf(accused);
    }
  }

  /** Writes {@code truth.json} in this folder. */
  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("truth.json"), JSON.writeValueAsString(this) + "\n");
  }

  /** Reads a truth file. */
  public static LeakTruth read(Path file) {
    try {
      return JSON.readValue(Files.readString(file, StandardCharsets.UTF_8), LeakTruth.class);
    } catch (JsonProcessingException e) {
      throw new BadInputException(file + " is no truth file of a simulated leak.");
    } catch (IOException e) {
      throw new BadInputException(file + " can't be read.");
    }
  }
}
