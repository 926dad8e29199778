package dyepack.identity;

/** Why a cell gives no identifier. Counted and reported by shape, never guessed around. */
public enum UnusableReason {
  /** Empty, or one of the usual words for nothing. */
  BLANK("blank"),
  /** Partly hidden. */
  MASKED("partly masked"),
  /** Too few or too many digits or characters. */
  WRONG_LENGTH("of a wrong length"),
  /** A character that the type does not have, or a form that it does not take. */
  MALFORMED("not of the type's form"),
  /** The check digit does not fit. */
  BAD_CHECK_DIGIT("with a wrong check digit"),
  /** No such day. */
  BAD_DATE("with an impossible date"),
  /** A spreadsheet turned it into a rounded number and too few digits are left. */
  FLOAT_MANGLED("rounded by a spreadsheet");

  private final String words;

  UnusableReason(String words) {
    this.words = words;
  }

  /** Returns words that finish the sentence "412 values of column id_no are ...". */
  public String words() {
    return words;
  }
}
