package dyepack.ingest;

import java.io.Serializable;
import java.util.List;

/**
 * What of a dump wasn't read, or not read whole, and why.
 *
 * @param reason one clause in plain English, without values
 * @param count how many rows (or bytes, or files: the reason says)
 * @param lines the first few lines it happened on, at most 10
 */
public record Skipped(String reason, long count, List<Long> lines) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the list. */
  public Skipped {
    lines = List.copyOf(lines);
  }

  /**
   * Whether a reason says that something is missing from the rows: a header that stands there
   * again, and what is {@code read as text} or {@code read as they fit}, is counted but not lost.
   */
  public static boolean loses(String reason) {
    return !reason.contains("read as text")
        && !reason.contains("read as they fit")
        && !reason.contains("the header again");
  }
}
