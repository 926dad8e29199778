package dyepack.sql;

/** What a byte of a dump was found to be; each byte is exactly one of these. */
public enum ByteKind {
  /** Part of a row that was read, or a separator between rows. */
  RECORD,
  /** Part of a statement that says where rows belong: INSERT INTO, COPY, CREATE TABLE. */
  HEADER,
  /** Comments, blanks and statements that carry no rows. */
  NOISE,
  /** Part of a row or statement that should have carried rows but can't be read. */
  REJECTED
}
