package dyepack.rates;

import java.util.Map;

/** Rows needed for a single source, for one of several, and against colluders, as Markdown. */
final class RowsNeededReport {
  private static final double[] DAMAGES = {0, .1, .3, .5};

  /** Figures of the scheme's own simulation: whole bank, else the limit of one expert. */
  private static final Map<Scheme, int[]> SCIENCE =
      Map.of(
          Scheme.THIRDS, new int[] {40, 66, 144, 211},
          Scheme.HYBRID, new int[] {9, 17, 30, 43},
          Scheme.SIXTEEN, new int[] {5, 9, 16, 24});

  private static final double[] SHARES = {.62, .5, .333, .2, .05};
  private static final int[] HYBRID_BY_SHARE = {35, 50, 94, 210, 2_000};
  private static final int[] THIRDS_BY_SHARE = {170, 255, 560, 1_450, 20_000};

  private final Effort effort;

  RowsNeededReport(Effort effort) {
    this.effort = effort;
  }

  String singleSource() {
    StringBuilder text =
        new StringBuilder("| plan | 0 | 10 % | 30 % | 50 % |\n|---|---|---|---|---|\n");
    for (Scheme scheme : Scheme.values()) {
      text.append("| ").append(scheme.title());
      for (int i = 0; i < DAMAGES.length; i++) {
        int science = SCIENCE.getOrDefault(scheme, new int[DAMAGES.length])[i];
        Trials.RowsNeeded rows =
            trials(i)
                .rowsNeeded(
                    Leaks.oneOfMany(scheme, DAMAGES[i], 1), Trials.steps(2, 2 * science + 20));
        text.append(" | ").append(rows).append(" / ").append(science);
      }
      text.append(" |\n");
    }
    return text.toString();
  }

  String bySource() {
    StringBuilder text =
        new StringBuilder("| plan | .62 | .5 | .333 | .2 | .05 |\n|---|---|---|---|---|---|\n");
    text.append(sharesOf(Scheme.THIRDS, THIRDS_BY_SHARE));
    text.append(sharesOf(Scheme.HYBRID, HYBRID_BY_SHARE));
    return text.toString();
  }

  private String sharesOf(Scheme scheme, int[] science) {
    StringBuilder line = new StringBuilder("| " + scheme.title());
    for (int i = 0; i < SHARES.length; i++) {
      if (science[i] > effort.longestDump()) {
        line.append(" | not measured / ").append(science[i]);
        continue;
      }
      Trials.RowsNeeded rows =
          trials(10 + i)
              .rowsNeeded(
                  Leaks.oneOfMany(scheme, .1, SHARES[i]),
                  Trials.steps(science[i] / 2, 2 * science[i]));
      line.append(" | ").append(rows).append(" / ").append(science[i]);
    }
    return line.append(" |\n").toString();
  }

  String collusion() {
    StringBuilder text = new StringBuilder("| colluders write | 2 | 3 | 5 |\n|---|---|---|---|\n");
    for (CellMixing mixing : CellMixing.values()) {
      text.append("| ").append(mixing.title());
      for (int colluders : new int[] {2, 3, 5}) {
        Trials.RowsNeeded rows =
            trials(20 + colluders)
                .rowsNeeded(
                    Leaks.collusion(Scheme.HYBRID, colluders, mixing),
                    Trials.steps(10, effort.longestCollusion()));
        text.append(" | ").append(rows);
      }
      text.append(" |\n");
    }
    return text.toString();
  }

  private Trials trials(int number) {
    return new Trials(effort.trials(), 1_000L + number);
  }
}
