package dyepack.ingest;

import java.io.Serializable;
import java.util.List;

/**
 * One table of a dump: a text file, a sheet of a workbook, a Parquet file. It is a description that
 * can be sent to a Spark task, and opens itself there.
 */
public sealed interface DumpTable extends Serializable
    permits CellStreamDump, JsonDump, LaidOutText, ParquetDump, RepeatedColumns, SqlDump {

  /** Path of the file, as in {@link DumpFile#path}. */
  String file();

  /** Sheet of a workbook; empty for other files. */
  String sheet();

  /** Cells of the header record or the keys of JSON or Parquet; empty if the table has none. */
  List<String> header();

  /** How many cells each row has. */
  int columns();

  /** For the report: {@code text, "----"}, {@code JSON lines}, {@code xlsx}, {@code Parquet} ... */
  String format();

  /** Reads all rows from the beginning, without the header record. */
  DumpRows open();

  /**
   * Parts of about {@code targetBytes} that can be read by themselves; at least one. Their {@link
   * TableSplit#rows} may count records that reading leaves out, and is -1 where it isn't known.
   */
  List<TableSplit> splits(long targetBytes);

  /** Reads the rows of one part. */
  DumpRows open(TableSplit split);
}
