package dyepack.typing;

/** How values are written, apart from what they are. */
public enum CellForm {
  /** A part is hidden: {@code 138****1234}, {@code 张*}. */
  MASKED("masked"),
  /** Full-width letters or digits. */
  FULL_WIDTH("full-width"),
  /** An apostrophe before, or {@code ="..."} around the value, as spreadsheets protect digits. */
  QUOTED("spreadsheet-quoted"),
  /** A word before the value: {@code tel:}, {@code 电话：}. */
  LABELLED("labelled"),
  /** A country code before a telephone. */
  COUNTRY_CODE("country-code"),
  /** Rounded by a spreadsheet with 15 digits left: the rest can be looked up. */
  FLOAT_RECOVERABLE("rounded-recoverable"),
  /** Rounded by a spreadsheet with too few digits left. */
  FLOAT_LOST("rounded-lost"),
  /** Days of a spreadsheet since 1899-12-30. */
  SHEET_SERIAL("spreadsheet-date"),
  /** Seconds since 1970. */
  EPOCH_SECONDS("epoch-seconds"),
  /** Milliseconds since 1970. */
  EPOCH_MILLIS("epoch-milliseconds"),
  /** A hash instead of the value. */
  HASH("hash");

  private final String id;

  CellForm(String id) {
    this.id = id;
  }

  /** Returns the name used in JSON. */
  public String id() {
    return id;
  }
}
