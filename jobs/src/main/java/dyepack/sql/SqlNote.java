package dyepack.sql;

import java.io.Serializable;
import java.util.List;

/**
 * What of a dump wasn't read, or not read whole, and why.
 *
 * @param reason one clause, without values
 * @param count how many of what the reason names
 * @param lines the first few lines it happened on
 * @param lost whether something is missing from the rows because of it
 */
public record SqlNote(String reason, long count, List<Long> lines, boolean lost)
    implements Serializable {
  private static final long serialVersionUID = 2L;

  /** Copies the list. */
  public SqlNote {
    lines = List.copyOf(lines);
  }
}
