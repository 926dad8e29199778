package dyepack.sql;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a dump that can be read by itself: it begins at a statement, or at a row of a
 * statement whose head is known.
 *
 * @param start its first byte
 * @param end one past its last byte
 * @param line line of its first byte, from 1
 * @param mode what its first byte is in
 * @param head head of the statement it begins in, if any
 * @param schema schema that USE or search_path has set, or empty
 * @param rows how many rows of each table it holds, by number of the table in the outline
 */
public record SqlPart(
    long start,
    long end,
    long line,
    SqlReader.Mode mode,
    @Nullable StatementHead head,
    String schema,
    Map<Integer, Long> rows)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the map. */
  public SqlPart {
    rows = Map.copyOf(rows);
  }

  /** A whole file of unknown rows. */
  static SqlPart whole(SqlSyntax syntax) {
    return new SqlPart(
        syntax.markBytes(), Long.MAX_VALUE, 1, SqlReader.Mode.STATEMENT, null, "", Map.of());
  }
}
