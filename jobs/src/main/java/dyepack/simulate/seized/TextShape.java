package dyepack.simulate.seized;

import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A way in which tables are written as text.
 *
 * @param name what it is called in the truth
 * @param origin when it was thought of, which says how much a figure on it is worth
 * @param extension usual end of a file name, without the dot
 * @param needsPeople whether it asks for name, telephone and identity number
 * @param writing writes all rows in order
 */
public record TextShape(
    String name, Origin origin, String extension, boolean needsPeople, Writing writing) {

  /** When a shape was thought of. The same people wrote shapes and readers in every case. */
  public enum Origin {
    /** The reader was made while it could be tried on this shape. */
    TUNED,
    /** Written before the reader and kept from it until the reader was settled. */
    HELD_OUT,
    /** Written after the reader was settled, and measured before the reader was changed again. */
    LATER
  }

  /** Writes rows. */
  @FunctionalInterface
  interface Writing {
    /** Writes every person once, in order. */
    void write(Random random, List<SeizedPerson> people, StringBuilder out);
  }

  /** All shapes of text. */
  public static List<TextShape> all() {
    return ShapeList.all();
  }

  /** Whether a table has what the shape asks for. */
  boolean fits(SeizedTable table) {
    return !needsPeople
        || table.roles().keySet().containsAll(Set.of(Role.NAME, Role.PHONE, Role.ID));
  }

  /**
   * Writes a table.
   *
   * @param written takes the numbers of the columns whose cells stand in the text as they are
   */
  String text(SeizedTable table, long seed, Set<Integer> written) {
    StringBuilder out = new StringBuilder();
    writing.write(new Random(seed), SeizedPerson.of(table, written), out);
    return out.toString();
  }
}
