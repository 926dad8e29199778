package dyepack.identity;

/** What a normaliser made of a value. */
public sealed interface Normalised {

  /**
   * The value is read.
   *
   * @param canonical its one spelling; parts of an identifier of several parts are joined by {@link
   *     Normaliser#PART_SEPARATOR}
   */
  record Known(String canonical) implements Normalised {
    /** Hides the value: it is personal. */
    @Override
    public String toString() {
      return "Known[hidden]";
    }
  }

  /**
   * A part of the value is visible.
   *
   * @param pattern the canonical spelling as far as it is visible, with a run of {@code *} where it
   *     is hidden; a run says nothing of how much is hidden unless the whole has the type's length
   */
  record Masked(String pattern) implements Normalised {
    /** Hides the value: it is personal. */
    @Override
    public String toString() {
      return "Masked[hidden]";
    }
  }

  /**
   * Nothing can be read.
   *
   * @param reason why
   */
  record Unusable(UnusableReason reason) implements Normalised {}
}
