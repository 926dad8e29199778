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

  /** Words of reasons that tell of something that no row is missing for. */
  private static final List<String> HARMLESS =
      List.of(
          "read as text",
          "read as they fit",
          "read by what values look like",
          "which are read as well",
          "taken as they stand",
          "the header again",
          "first rows of a table repeated",
          "lines repeated at the edges of pages",
          "lines of totals",
          "lines without words or digits",
          "lines that say who wrote when",
          "rows without any value",
          "bytes around the array of records",
          "views, which hold no rows");

  /**
   * Whether a reason says that something is missing from the rows: a header that stands there
   * again, say, or what is {@code read as text}, is counted but not lost.
   */
  public static boolean loses(String reason) {
    return HARMLESS.stream().noneMatch(reason::contains);
  }
}
