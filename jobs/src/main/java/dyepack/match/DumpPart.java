package dyepack.match;

import dyepack.ingest.DumpTable;
import dyepack.ingest.TableSplit;
import java.io.Serializable;

/**
 * A part of one table of a dump.
 *
 * @param number number of the table among all tables of the dump, from 0
 * @param table the table
 * @param split which part
 */
public record DumpPart(int number, DumpTable table, TableSplit split) implements Serializable {
  private static final long serialVersionUID = 1L;
}
