package dyepack.ingest;

import java.io.Serializable;
import java.util.List;

/**
 * What of a dump wasn't read, or not read whole, or is otherwise to be known of its reading.
 *
 * @param reason one clause in plain English, without values
 * @param count how many rows (or bytes, or files: the reason says)
 * @param lines the first few lines it happened on, at most 10
 * @param lost whether something is missing from the rows because of it: a header that stands there
 *     again, or what is read as text, is counted but not lost
 */
public record Skipped(String reason, long count, List<Long> lines, boolean lost)
    implements Serializable {
  private static final long serialVersionUID = 2L;

  /** Copies the list. */
  public Skipped {
    lines = List.copyOf(lines);
  }

  /** Something that is missing. */
  public Skipped(String reason, long count, List<Long> lines) {
    this(reason, count, lines, true);
  }
}
