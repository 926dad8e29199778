package dyepack.confine;

/**
 * How the reading of one file ended. What was written before stays, whatever the end.
 *
 * @param end how
 * @param reason one clause in plain English, empty if the whole file was read
 */
public record ReadOutcome(End end, String reason) {
  /** Ways to end. */
  public enum End {
    /** The parser came to the end of the file. */
    WHOLE,
    /** The parser found the file damaged, or not of its kind. */
    DAMAGED,
    /** The file is encrypted and no password at hand opens it. */
    LOCKED,
    /** The child died. */
    DIED,
    /** The child ran out of memory. */
    OUT_OF_MEMORY,
    /** Nothing was read for too long. */
    STALLED,
    /** The file took too long, or its cells too much room. */
    TOO_MUCH,
    /** No child could be started. */
    NOT_STARTED
  }

  static ReadOutcome whole() {
    return new ReadOutcome(End.WHOLE, "");
  }
}
