package dyepack.ingest;

import dyepack.share.BadInputException;
import java.util.Locale;

/** The form of a table file. */
public enum TableFormat {
  /** Text with a separator between the cells: comma, tab, bar, {@code ----} and the like. */
  DELIMITED("csv"),
  /** One JSON object on each line. */
  JSON_LINES("jsonl"),
  /** Apache Parquet. */
  PARQUET("parquet"),
  /**
   * Office Open XML workbook. Written as a share's output, read as a dump, never read as a table.
   */
  XLSX("xlsx");

  private final String extension;

  TableFormat(String extension) {
    this.extension = extension;
  }

  /** The usual end of a file name in this format, without the dot. */
  public String extension() {
    return extension;
  }

  /**
   * The format called {@code csv}, {@code jsonl}, {@code parquet} or {@code xlsx}.
   *
   * @throws BadInputException for any other name
   */
  public static TableFormat parse(String name) {
    for (TableFormat format : values()) {
      if (format.extension.equals(name.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new BadInputException(
        "Format \"" + name + "\" is unknown; known are csv, jsonl, parquet and xlsx.");
  }
}
