package dyepack.canaries;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a number or time changes down the table: scatter of each row for itself, or a walk that each
 * row continues from the one before. Told apart by the mean squared difference of neighbours and of
 * rows a few rows apart (the variogram): scatter doesn't grow with the distance, a walk does.
 */
final class Drift {
  private static final double WALKS = 0.3;
  private static final double TRIMMED = 0.98;
  private static final int LAG = 8;
  private static final int FAR = 400;
  private static final int AROUND = 10;
  private static final double JUMP = 4;

  private static final double DAY = 86_400;

  /** Two concentrations that differ by less are the same. */
  private static final double EVEN = 0.05;

  private final Column column;
  private final Donors donors;
  private final double stepSquare;
  private final double walk;

  Drift(Column column, Donors donors) {
    this.column = column;
    this.donors = donors;
    List<Double> steps = new ArrayList<>();
    for (int[] pair : donors.pairs()) {
      add(steps, pair[0], pair[1]);
    }
    stepSquare = Math.max(Double.MIN_NORMAL, trimmedMean(steps));
    List<Double> apart = new ArrayList<>();
    double distance = 0;
    for (int i = LAG; i < donors.size(); i++) {
      long rows = donors.number(i) - donors.number(i - LAG);
      int before = apart.size();
      if (rows <= FAR) {
        add(apart, i - LAG, i);
        distance += apart.size() > before ? rows : 0;
      }
    }
    double mean = apart.isEmpty() ? 0 : distance / apart.size();
    double slope = apart.isEmpty() ? 1 : (trimmedMean(apart) / stepSquare - 1) / (mean - 1);
    walk = Math.max(0, Math.min(1, slope));
  }

  private void add(List<Double> squares, int one, int two) {
    double step = column.key(two) - column.key(one);
    if (!Double.isNaN(step)) {
      squares.add(step * step);
    }
  }

  private static double trimmedMean(List<Double> squares) {
    Collections.sort(squares);
    return squares.stream()
        .limit((long) (squares.size() * TRIMMED))
        .mapToDouble(d -> d)
        .average()
        .orElse(0);
  }

  /**
   * Returns whether times go with the hour of another column's, as the end of a ride does, or only
   * with its day, as a day of delivery and office hours do: whichever of the two, the time between
   * both or the hour alone, is more concentrated on the clock (the length of the mean of points on
   * a circle; K. V. Mardia and P. E. Jupp, Directional Statistics, 2000, section 2.3).
   */
  boolean followsHour(Column other) {
    return concentration(other) >= concentration(null) - EVEN;
  }

  private double concentration(@Nullable Column from) {
    double x = 0;
    double y = 0;
    int counted = 0;
    for (int donor = 0; donor < donors.size(); donor++) {
      double key = column.key(donor) - (from == null ? 0 : from.key(donor));
      if (!Double.isNaN(key)) {
        x += Math.cos(key / DAY * 2 * Math.PI);
        y += Math.sin(key / DAY * 2 * Math.PI);
        counted++;
      }
    }
    return counted == 0 ? 0 : Math.hypot(x, y) / counted;
  }

  Column column() {
    return column;
  }

  /**
   * Returns how much more often a row should turn up between two neighbours than if all gaps were
   * alike: on a walk, rows two steps apart differ by more than neighbours. 0 across a jump.
   */
  double weight(int[] pair) {
    double step = column.key(pair[1]) - column.key(pair[0]);
    double square = Double.isNaN(step) ? 0 : step * step / stepSquare;
    if (square > JUMP * JUMP) {
      return walk < WALKS ? 1 : 0;
    }
    return walk < WALKS ? 1 : Math.exp(square / 2 * walk / (1 + walk));
  }

  /**
   * Returns the value of a row between two neighbours.
   *
   * @param made what was made of the base row's cell
   * @param base the base row
   * @param pair the neighbours
   * @param other other neighbours, whose step gives the scatter
   */
  double value(String made, int base, int[] pair, int[] other) {
    if (walk < WALKS) {
      double trend = around(pair[0]) - around(base);
      return Math.abs(base - pair[0]) <= AROUND ? Double.NaN : column.key(made) + trend;
    }
    double middle = (column.key(pair[0]) + column.key(pair[1])) / 2;
    double half = (column.key(other[0]) - column.key(other[1])) / 2;
    double bounded = half * half > JUMP * JUMP * stepSquare / 4 ? 0 : half;
    return middle + bounded * Math.sqrt(2 * walk + 3 * (1 - walk));
  }

  private double around(int donor) {
    double sum = 0;
    int count = 0;
    for (int i = Math.max(0, donor - AROUND); i <= donor + AROUND && i < donors.size(); i++) {
      double key = column.key(i);
      sum += Double.isNaN(key) ? 0 : key;
      count += Double.isNaN(key) ? 0 : 1;
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
