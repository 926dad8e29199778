package dyepack.layout;

/**
 * Why lines are no record.
 *
 * @param reason one clause in plain English, without any value of the file
 * @param loses whether something that could be data is missing from the rows because of it
 */
record Aside(String reason, boolean loses) {
  static final Aside NONE = new Aside("", false);

  /** Lines that no row is missing for: rules, totals, the header again. */
  static Aside harmless(String reason) {
    return new Aside(reason, false);
  }

  /** Lines that may be data. */
  static Aside loss(String reason) {
    return new Aside(reason, true);
  }

  static Aside tooLong(int mostBytes) {
    return loss("records longer than " + (mostBytes >> 20) + " MiB");
  }
}
