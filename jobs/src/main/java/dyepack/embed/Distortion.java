package dyepack.embed;

import java.io.Serializable;

/**
 * What marking really did to one column of one copy. Sums, so that parts add up.
 *
 * @param cells cells of real rows in the column
 * @param changed cells whose text differs
 * @param sumAbsolute sum of the absolute changes, in the column's unit
 * @param largest largest absolute change
 * @param sum sum of the changes
 * @param sumSquares sum of the squared changes
 * @param sumCross sum of value times change
 * @param values cells with a value that can be compared
 * @param sumValues sum of the values
 * @param sumValueSquares sum of the squared values
 */
public record Distortion(
    long cells,
    long changed,
    double sumAbsolute,
    double largest,
    double sum,
    double sumSquares,
    double sumCross,
    long values,
    double sumValues,
    double sumValueSquares)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Nothing seen. */
  public static final Distortion NONE = new Distortion(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Returns this and {@code other} together. */
  public Distortion plus(Distortion other) {
    return new Distortion(
        cells + other.cells,
        changed + other.changed,
        sumAbsolute + other.sumAbsolute,
        Math.max(largest, other.largest),
        sum + other.sum,
        sumSquares + other.sumSquares,
        sumCross + other.sumCross,
        values + other.values,
        sumValues + other.sumValues,
        sumValueSquares + other.sumValueSquares);
  }

  /** Returns the mean absolute change of the changed cells, 0 if none changed. */
  public double meanAbsolute() {
    return changed == 0 ? 0 : sumAbsolute / changed;
  }

  /** Returns by how much the column's mean moved. */
  public double meanChange() {
    return values == 0 ? 0 : sum / values;
  }

  /** Returns by how much the column's standard deviation moved. */
  public double deviationChange() {
    if (values == 0) {
      return 0;
    }
    double before = deviation(sumValues, sumValueSquares);
    double after = deviation(sumValues + sum, sumValueSquares + 2 * sumCross + sumSquares);
    return after - before;
  }

  private double deviation(double total, double squares) {
    double mean = total / values;
    return Math.sqrt(Math.max(0, squares / values - mean * mean));
  }
}
