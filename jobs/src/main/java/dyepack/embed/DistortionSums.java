package dyepack.embed;

/** Sums of one column of one copy while they grow. */
final class DistortionSums {
  private long cells;
  private long changed;
  private double sumAbsolute;
  private double largest;
  private double sum;
  private double sumSquares;
  private double sumCross;
  private long values;
  private double sumValues;
  private double sumValueSquares;

  void add(double value, double change) {
    cells++;
    if (change != 0) {
      changed++;
      sumAbsolute += Math.abs(change);
      largest = Math.max(largest, Math.abs(change));
    }
    if (!Double.isNaN(value)) {
      values++;
      sum += change;
      sumSquares += change * change;
      sumCross += value * change;
      sumValues += value;
      sumValueSquares += value * value;
    }
  }

  Distortion total() {
    return new Distortion(
        cells,
        changed,
        sumAbsolute,
        largest,
        sum,
        sumSquares,
        sumCross,
        values,
        sumValues,
        sumValueSquares);
  }
}
