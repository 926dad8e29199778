package dyepack.simulate;

import dyepack.ingest.DumpInput;
import dyepack.ingest.DumpRows;
import dyepack.ingest.DumpTable;
import dyepack.ingest.SourceRow;
import dyepack.ingest.TableInput;
import dyepack.share.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows that can be read again and again, always in the same order. */
public interface RowSource {
  /** Names of the columns. */
  List<String> header();

  /**
   * Hands over every row, one cell per column. The receiver may keep the array, not write to it.
   */
  void forEach(Consumer<String[]> receiver);

  /** The rows of a list. */
  static RowSource of(List<String> header, List<String[]> rows) {
    return new RowSource() {
      @Override
      public List<String> header() {
        return header;
      }

      @Override
      public void forEach(Consumer<String[]> receiver) {
        rows.forEach(receiver);
      }
    };
  }

  /**
   * The rows of a delivered file, read anew each time: delimited text, JSON lines, Parquet, or the
   * first sheet of a workbook.
   *
   * @throws BadInputException if it can't be read
   */
  static RowSource of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".xlsx") ? workbook(file) : table(file);
  }

  private static RowSource table(Path file) {
    List<String> header;
    try (TableInput input = TableInput.open(file)) {
      header = input.header();
    }
    return new RowSource() {
      @Override
      public List<String> header() {
        return header;
      }

      @Override
      public void forEach(Consumer<String[]> receiver) {
        try (TableInput input = TableInput.open(file)) {
          for (@Nullable SourceRow row = input.next(); row != null; row = input.next()) {
            receiver.accept(row.cells());
          }
        }
      }
    };
  }

  private static RowSource workbook(Path file) {
    DumpTable table =
        DumpInput.open(List.of(file)).tables().stream()
            .findFirst()
            .orElseThrow(() -> new BadInputException(file + " holds no table."));
    return new RowSource() {
      @Override
      public List<String> header() {
        return table.header();
      }

      @Override
      public void forEach(Consumer<String[]> receiver) {
        try (DumpRows rows = table.open()) {
          while (rows.hasNext()) {
            receiver.accept(rows.next().cells());
          }
        }
      }
    };
  }
}
