package dyepack.marks;

import java.util.List;
import java.util.Locale;

/** One piece of a written point in time: a number, a word or what stands between. */
sealed interface TimePiece {
  /** What a number tells. */
  enum Part {
    YEAR,
    YEAR_OF_CENTURY,
    MONTH,
    DAY,
    HOUR,
    HOUR_OF_HALF_DAY,
    MINUTE,
    SECOND;

    boolean ofDate() {
      return this == YEAR || this == YEAR_OF_CENTURY || this == MONTH || this == DAY;
    }
  }

  /** A number with at least {@code width} digits. */
  record Figure(Part part, int width) implements TimePiece {}

  /** Decimals of a second. */
  record Fraction(int digits) implements TimePiece {}

  /** An English month, abbreviated or whole. */
  record MonthName(boolean whole, Casing casing) implements TimePiece {
    static final List<String> NAMES =
        List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    String of(int month) {
      String name = NAMES.get(month - 1);
      return casing.of(whole ? name : name.substring(0, 3));
    }
  }

  /** Before or after noon. */
  record HalfDay(String morning, String afternoon) implements TimePiece {}

  /** Text that stays as it is. */
  record Literal(String text) implements TimePiece {}

  /** How a word is written. */
  enum Casing {
    TITLE,
    UPPER,
    LOWER;

    String of(String titled) {
      return switch (this) {
        case TITLE -> titled;
        case UPPER -> titled.toUpperCase(Locale.ROOT);
        case LOWER -> titled.toLowerCase(Locale.ROOT);
      };
    }

    static Casing ofWord(String word) {
      if (word.equals(word.toUpperCase(Locale.ROOT))) {
        return UPPER;
      }
      return word.equals(word.toLowerCase(Locale.ROOT)) ? LOWER : TITLE;
    }
  }
}
