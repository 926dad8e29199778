package dyepack.ingest;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Writes rows as leaks look: for simulations and tests. */
public final class LeakWriters {
  private LeakWriters() {}

  /**
   * Writes a file; an existing one is replaced. A character that the character set lacks becomes
   * {@code ?}, as tools do it.
   *
   * @param header names of the columns, as many as each row has cells
   * @return the number of rows
   */
  public static long write(
      Path file, LeakStyle style, List<String> header, Iterator<String[]> rows) {
    if (!rows.hasNext() && !style.header()) {
      return 0;
    }
    throw new UnsupportedOperationException("not built yet " + file + header);
  }
}
