package dyepack.sql;

import dyepack.cells.ByteAccount.Kind;

/** What a byte of a dump was found to be, and why; each byte is exactly one of these. */
enum ByteKind {
  /** Part of a row that was read, or a separator between rows. */
  RECORD(Kind.RECORD, ""),
  /** Part of a statement that says where rows belong: INSERT INTO, COPY, CREATE TABLE. */
  HEADER(Kind.HEADER, "statements that name tables and columns"),
  /** Comments, blanks and statements that carry no rows. */
  NOISE(Kind.NOISE, "comments, blanks and statements without rows"),
  /** Part of a row or statement that should have carried rows but can't be read. */
  DAMAGED(
      Kind.REJECTED,
      "damaged stretches, passed over to the next row or statement that can be read"),
  /** Part of a row that is longer than the limit. */
  TOO_LONG(Kind.REJECTED, "rows longer than the limit"),
  /** Part of rows in a form that isn't read. */
  UNREAD(Kind.REJECTED, "rows of COPY in binary form, not read");

  private final Kind kind;
  private final String reason;

  ByteKind(Kind kind, String reason) {
    this.kind = kind;
    this.reason = reason;
  }

  /** What it is in the file's account. */
  Kind kind() {
    return kind;
  }

  /** Why, as one clause. */
  String reason() {
    return reason;
  }
}
