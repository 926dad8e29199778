package dyepack.sql;

import java.io.Serializable;
import java.util.List;

/**
 * What of a dump wasn't read, or not read whole, and why.
 *
 * @param reason one clause, without values
 * @param count how many of what the reason names
 * @param lines the first few lines it happened on
 */
public record SqlNote(String reason, long count, List<Long> lines) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the list. */
  public SqlNote {
    lines = List.copyOf(lines);
  }
}
