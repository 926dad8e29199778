package dyepack.layout;

/** Takes note of what was left out or read otherwise than it is written. */
@FunctionalInterface
public interface SkipSink {
  /**
   * Takes note.
   *
   * @param reason one clause in plain English, without any value of the file
   * @param lost whether something is missing from the rows because of it
   * @param count how many of what the reason names
   * @param line number of the line, from 1
   */
  void skipped(String reason, boolean lost, long count, long line);
}
