package dyepack.ingest;

/** What became of a seized file. */
public enum DumpStatus {
  /** All that it holds was read. */
  READ("read"),
  /** Something was left out; where and why is said. */
  PART("read in part"),
  /** It may hold data, but can't be read; why is said. */
  UNREADABLE("not readable"),
  /** It holds no tables: an image, a program, music, an empty file. */
  NOT_DATA("not data");

  private final String words;

  DumpStatus(String words) {
    this.words = words;
  }

  /**
   * For the findings: {@code read}, {@code read in part}, {@code not readable}, {@code not data}.
   */
  public String words() {
    return words;
  }
}
