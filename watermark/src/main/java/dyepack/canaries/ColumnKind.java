package dyepack.canaries;

/** How the cells of a column are made up. */
enum ColumnKind {
  /** Values come back all the time: taken from a real row as they are. */
  REPEATED,
  /** Numbers that hardly repeat: moved. */
  NUMBER,
  /** Dates and times that hardly repeat: moved. */
  DATE,
  /** Fixed text with a whole number in it, as serial numbers are: another number nearby. */
  NUMBERED,
  /** Codes without an understood form: characters drawn place by place. */
  CODE,
  /** People's names: a family name of one row, a given name of another. */
  NAME,
  /** Any other text: its numbers are drawn anew. */
  TEXT,
  /** Chinese resident identity numbers. */
  CN_ID,
  /** Telephone numbers. */
  PHONE,
  /** E-mail addresses. */
  EMAIL
}
