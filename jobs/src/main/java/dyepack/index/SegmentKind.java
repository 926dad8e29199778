package dyepack.index;

/** What the records of a segment mean; the name is the first part of the segment's file name. */
public enum SegmentKind {
  /** Blind index of an identifier to the rows that carry it. */
  KEYS("keys"),
  /** Row id to row number and tags. */
  ROWS("rows");

  private final String fileName;

  SegmentKind(String fileName) {
    this.fileName = fileName;
  }

  /** Returns the first part of the segment's file name. */
  public String fileName() {
    return fileName;
  }
}
