package dyepack.cli;

import dyepack.share.BadInputException;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of a folder in which the rows lie about in every shape. */
final class ShapesOption {
  @Option(
      names = "--shapes",
      description =
          "Write the rows in every shape, encoding, kind of file and packing instead of one file:"
              + " seized/ and, beside it, seized.json with the cells of every file.")
  private boolean shapes;

  @Option(
      names = "--shape-rows",
      split = ",",
      paramLabel = "N",
      defaultValue = "12,300",
      description = "Rows of a file, each shape once in each; default: ${DEFAULT-VALUE}.")
  private List<Integer> rows = List.of();

  @Option(
      names = "--shape-encodings",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "In how many of the 14 encodings each shape is written, in turn; default:"
              + " ${DEFAULT-VALUE}.")
  private int encodings;

  boolean asked() {
    return shapes;
  }

  List<Integer> rows() {
    if (rows.isEmpty() || rows.stream().anyMatch(n -> n < 1)) {
      throw new BadInputException("--shape-rows takes numbers of rows above 0, such as 12,300.");
    }
    return rows;
  }

  int encodings() {
    if (encodings < 1) {
      throw new BadInputException("--shape-encodings is " + encodings + "; it must be above 0.");
    }
    return encodings;
  }
}
