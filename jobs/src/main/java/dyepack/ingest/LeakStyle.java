package dyepack.ingest;

import java.io.Serializable;

/**
 * How a simulated leak is written.
 *
 * @param form form of the file
 * @param charset character set of text forms, for instance {@code UTF-8} or {@code GB18030}
 * @param byteOrderMark whether text begins with one (Unicode character sets only)
 * @param header whether the names of the columns are written; JSON and Parquet always need them
 */
public record LeakStyle(Form form, String charset, boolean byteOrderMark, boolean header)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Forms that leaks come in. */
  public enum Form {
    CSV("csv", "csv"),
    TSV("tsv", "tsv"),
    SEMICOLON("semicolon", "csv"),
    PIPE("pipe", "txt"),
    /** Cells between four hyphens, as account lists are traded. */
    DASHES("dashes", "txt"),
    JSON_LINES("jsonl", "jsonl"),
    /** Every cell text. */
    XLSX("xlsx", "xlsx"),
    /** Every cell that looks like a number a number, as when a CSV is opened in a spreadsheet. */
    XLSX_NUMBERS("xlsx-numbers", "xlsx"),
    PARQUET("parquet", "parquet");

    private final String optionName;
    private final String extension;

    Form(String optionName, String extension) {
      this.optionName = optionName;
      this.extension = extension;
    }

    /** The name on the command line. */
    public String optionName() {
      return optionName;
    }

    /** Usual end of a file name, without the dot. */
    public String extension() {
      return extension;
    }
  }

  /** UTF-8 with a header and without byte order mark. */
  public static LeakStyle plain(Form form) {
    return new LeakStyle(form, "UTF-8", false, true);
  }
}
