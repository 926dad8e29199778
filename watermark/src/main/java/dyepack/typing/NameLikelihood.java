package dyepack.typing;

/**
 * How usual Chinese characters are as the name of a person, by the lists of this package: the
 * commonest surnames, and characters of given names by their place. For choosing between readings
 * of one and the same name; not for telling whether somebody is called so.
 */
public final class NameLikelihood {
  /** Of what is no surname with one or two characters behind it; less than of any name. */
  public static final double NONE = -60;

  private NameLikelihood() {}

  /**
   * Natural logarithm of P(surname) P(length) times the product of P(character | its place), of a
   * surname of one or two characters and one or two of a given name; {@link #NONE} for other text.
   */
  public static double log(String text) {
    return ChineseNames.likelihood(text);
  }

  /** Whether the text begins with a surname of the lists. */
  public static boolean surname(String text) {
    return !text.isEmpty()
        && (ChineseNames.isSurname(text.substring(0, 1))
            || (text.length() > 1 && ChineseNames.isSurname(text.substring(0, 2))));
  }
}
