package dyepack.simulate.seized;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the files of a made folder hold, written beside them as {@value #NAME}.
 *
 * @param schema {@value #SCHEMA}
 * @param seed all choices follow from it
 * @param header names of the columns of the table that was written
 * @param files the files, in the order of their names
 */
public record SeizedTruth(String schema, long seed, List<String> header, List<SeizedFile> files) {
  /** Name and version of this format. */
  public static final String SCHEMA = "dyepack-seized-truth/1";

  /** Name of the file. */
  public static final String NAME = "seized.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Copies the lists. */
  public SeizedTruth {
    header = List.copyOf(header);
    files = List.copyOf(files);
  }

  /**
   * One file.
   *
   * @param path below the folder
   * @param shape how the rows are written: {@link TextShape#name} or the name of a {@link
   *     BinaryShape} in lower case
   * @param origin when the shape was thought of, of {@link TextShape.Origin}
   * @param encoding of text, {@link Coding#label}; empty for other files
   * @param packing of {@link Packing}, in lower case; {@code none} if it isn't packed
   * @param password that opens it; empty if it needs none
   * @param columns numbers of the columns, from 0, whose cells stand in the file as in {@code rows}
   * @param rows for each row, in the order of the file, the cells of these columns
   */
  public record SeizedFile(
      String path,
      String shape,
      String origin,
      String encoding,
      String packing,
      String password,
      List<Integer> columns,
      List<List<String>> rows) {
    /** Copies the lists. */
    public SeizedFile {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    /** Takes the cells of some columns out of rows. */
    static List<List<String>> cells(List<String[]> rows, List<Integer> columns) {
      List<List<String>> cells = new ArrayList<>();
      for (String[] row : rows) {
        cells.add(columns.stream().map(c -> row[c]).toList());
      }
      return cells;
    }
  }

  /** Writes the file into a folder, each seized file on a line of its own. */
  void write(Path folder) throws IOException {
    try (Writer out = Files.newBufferedWriter(folder.resolve(NAME), StandardCharsets.UTF_8)) {
      out.write("{\"schema\":" + JSON.writeValueAsString(schema) + ",\"seed\":" + seed);
      out.write(",\"header\":" + JSON.writeValueAsString(header) + ",\"files\":[");
      for (int i = 0; i < files.size(); i++) {
        out.write((i == 0 ? "\n" : ",\n") + JSON.writeValueAsString(files.get(i)));
      }
      out.write("\n]}\n");
    }
  }

  /** Reads a truth file. */
  public static SeizedTruth read(Path file) {
    try {
      return JSON.readValue(Files.readString(file, StandardCharsets.UTF_8), SeizedTruth.class);
    } catch (JsonProcessingException e) {
      throw new BadInputException(file + " is no truth file of a made folder.");
    } catch (IOException e) {
      throw new BadInputException(file + " can't be read.");
    }
  }
}
