package dyepack.simulate;

import dyepack.share.BadInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What recipients do who lay their copies of the same row side by side; or what one recipient does
 * with several releases of the same table.
 */
public enum Collusion {
  /** Each cell from a copy chosen at random. */
  RANDOM,
  /** Each cell as most copies have it; at random among the most frequent. */
  MAJORITY,
  /** Each cell as the fewest copies have it; at random among the rarest. */
  MINORITY,
  /** Numbers and moments are averaged; other cells are as the majority has them. */
  AVERAGE,
  /** Cells that differ are emptied. */
  BLANK,
  /** Rows in which any cell differs are left out. */
  DROP,
  /**
   * Only rows in which a cell differs are kept, as in the last copy: what a refresh has changed.
   */
  CHANGED;

  /** The rule with this name in lower case; refuses others with the list of those allowed. */
  public static Collusion parse(String name) {
    for (Collusion collusion : values()) {
      if (collusion.optionName().equals(name.toLowerCase(Locale.ROOT))) {
        return collusion;
      }
    }
    throw new BadInputException(
        "There is no collusion \""
            + name
            + "\"; there are "
            + String.join(", ", Arrays.stream(values()).map(Collusion::optionName).toList())
            + ".");
  }

  /** The name in lower case. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The row that comes of copies of one row.
   *
   * @param copies at least one, all of the same number of cells
   * @return the row, or null if it is left out
   */
  String @Nullable [] combine(List<String[]> copies, Draw draw) {
    String[] combined = copies.get(copies.size() - 1).clone();
    boolean differs = false;
    for (int column = 0; column < combined.length; column++) {
      List<String> cells = new ArrayList<>(copies.size());
      for (String[] copy : copies) {
        cells.add(copy[column]);
      }
      if (cells.stream().distinct().count() > 1) {
        differs = true;
        combined[column] = combined(cells, draw);
      }
    }
    boolean left = this == DROP ? !differs : this != CHANGED || differs;
    return left ? combined : null;
  }

  private String combined(List<String> cells, Draw draw) {
    return switch (this) {
      case RANDOM -> draw.pick(cells);
      case MAJORITY -> byFrequency(cells, draw, 1);
      case MINORITY -> byFrequency(cells, draw, -1);
      case AVERAGE -> average(cells).orElseGet(() -> byFrequency(cells, draw, 1));
      case BLANK -> "";
      case DROP, CHANGED -> cells.get(cells.size() - 1);
    };
  }

  private static String byFrequency(List<String> cells, Draw draw, int sign) {
    Map<String, Integer> counts = new HashMap<>();
    cells.forEach(cell -> counts.merge(cell, sign, Integer::sum));
    int best = counts.values().stream().max(Integer::compare).orElse(0);
    return draw.pick(
        cells.stream().distinct().filter(cell -> counts.getOrDefault(cell, 0) == best).toList());
  }

  private static Optional<String> average(List<String> cells) {
    BigDecimal sum = BigDecimal.ZERO;
    int decimals = 0;
    for (String cell : cells) {
      Optional<Quantity> quantity = Quantity.parse(cell);
      if (quantity.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(quantity.get().amount());
      decimals = Math.max(decimals, quantity.get().amount().scale());
    }
    BigDecimal mean = sum.divide(BigDecimal.valueOf(cells.size()), 12, RoundingMode.HALF_UP);
    int shown = decimals;
    return Quantity.parse(cells.get(0)).map(quantity -> quantity.write(mean, shown));
  }
}
