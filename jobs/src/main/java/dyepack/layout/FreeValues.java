package dyepack.layout;

/** Tells whether a text holds values that are known by themselves. */
public final class FreeValues {
  private FreeValues() {}

  /** Whether a telephone, identity or card number or an e-mail address stands in a text. */
  public static boolean in(String text) {
    return Anchors.count(text) > 0;
  }
}
