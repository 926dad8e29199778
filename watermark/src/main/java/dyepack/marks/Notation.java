package dyepack.marks;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** How the values of one kind are written: exactly by the owner, loosely by those who leak. */
interface Notation extends Serializable {
  /** Returns the notation of a quantised kind. */
  static Notation of(MarkKind kind, CellStyle style) {
    return switch (kind) {
      case NUMBER -> new NumberNotation(style);
      case GEO -> new GeoNotation(style);
      case TIMESTAMP -> new TimeNotation(style);
      case DATE -> new DateNotation(style);
      case DURATION -> new DurationNotation(style);
      case TEXT, CATEGORY -> throw new IllegalArgumentException(kind + " is not quantised");
    };
  }

  /** Returns the cell if it can be written again exactly as it looks, else null. */
  @Nullable Written parse(String cell);

  /**
   * Returns the value of a cell in any common spelling, or null. Of a cell that {@link #parse}
   * takes it is the same value.
   */
  @Nullable Decimal read(String cell);

  /** Says whether a value must not cross zero. */
  boolean keepsSign();
}
