package dyepack.layout;

import dyepack.cells.ByteAccount;
import java.io.IOException;

/** Reads records of one form, one after the other. Not for several threads. */
interface RowReader {
  /**
   * Reads the record that begins with the line at which {@code feed} stands, and takes the other
   * lines that belong to it.
   */
  ByteAccount.Kind read(LineFeed feed) throws IOException;

  /** Cells of the record just read; asked for at most once. */
  String[] cells();

  /** Why the lines just read are no record. */
  Aside reason();

  /** Whether what was just read doesn't look as it should in this table. */
  boolean odd();

  /** Whether what was just read begins another table for certain; most forms can't tell. */
  default boolean other() {
    return false;
  }
}
