package dyepack.typing;

import java.util.regex.Pattern;

/** Shows the name of a column, unless it looks like a cell that was taken for one. */
public final class HeaderText {
  private static final Pattern DIGITS = Pattern.compile(".*\\d{4}.*|.*\\d.*\\d.*\\d.*\\d.*");
  private static final int LONGEST = 40;

  private HeaderText() {}

  /**
   * Returns a name that may be shown: the name itself, or its shape where it has digits like a
   * number, is a mail address, a person's name or an address, or is no short name at all.
   */
  public static String shown(String name) {
    Cell cell = Cell.of(name);
    if (cell == null) {
      return "";
    }
    boolean known = !Headers.hints(name).isEmpty();
    boolean number = DIGITS.matcher(cell.text()).matches();
    boolean value =
        number
            || Texts.email(cell)
            || cell.length() > LONGEST
            || (!known
                && (ChineseNames.special(cell)
                    || ChineseNames.score(cell.text()) > 1.5
                    || LatinNames.fullName(cell) >= .7
                    || LatinNames.first(cell.lower())
                    || Addresses.is(cell)
                    || Numbers.plate(cell)));
    return value ? Shapes.shape(cell.text()) : cell.text();
  }
}
