package dyepack.attribution;

import dyepack.code.RowClasses;
import java.util.List;

/**
 * A dump as it can be read: once, or, where epochs of one dataset know the same rows, once for each
 * of them. A reading uses each row in one epoch only; which, is settled before any symbol is looked
 * at. Every reading is paid for in {@link Question#alternativesTried()}.
 */
public interface DumpReadings {
  /** Returns the readings, at least one. */
  List<TallySource> readings();

  /**
   * Counts the rows of the dump by what all readings together say of the copies, in their order. Of
   * two copies of one recipient the earlier one stands for rows that both readings use alike.
   */
  RowClasses classes(List<AccusedCopy> copies);

  /** Returns a dump that is read once. */
  static DumpReadings once(TallySource source) {
    return new DumpReadings() {
      @Override
      public List<TallySource> readings() {
        return List.of(source);
      }

      @Override
      public RowClasses classes(List<AccusedCopy> copies) {
        return source.classes(copies.stream().map(AccusedCopy::recipient).toList());
      }
    };
  }
}
