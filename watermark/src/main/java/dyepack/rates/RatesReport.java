package dyepack.rates;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * Measures how well sources are named and how seldom innocents are, with the code that marks and
 * reads real cells, and writes the figures as Markdown beside those of the scheme's own simulation.
 */
public final class RatesReport {
  private final Effort effort;
  private final long seed;
  private final Consumer<String> progress;

  /**
   * Creates a report.
   *
   * @param progress is told what is measured next
   */
  public RatesReport(Effort effort, long seed, Consumer<String> progress) {
    this.effort = effort;
    this.seed = seed;
    this.progress = progress;
  }

  /** Measures everything and returns the Markdown; the same for the same seed and effort. */
  public String markdown() {
    RowsNeededReport rows = new RowsNeededReport(effort);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "# Measured rates%n%n"
                + "%,d recipients, family-wise false accusation %.0e, 99 %% detection, %,d dumps per"
                + " figure, seed %d. Two marked columns: an amount (step 0.01, tolerance 0.50) and a"
                + " point in time (1 s, 60 s). In brackets: the numbers of rows between which the"
                + " true one lies, by 95 %% intervals of the detected part. After the stroke: the"
                + " figure of the scheme's simulation.%n",
            Trials.RECIPIENTS,
            Trials.ALPHA,
            effort.trials(),
            seed));
    section(text, "Rows needed, one source, by part of the marks randomised", rows::singleSource);
    section(text, "Rows needed by share of the source, 10 % randomised", rows::bySource);
    section(text, "Rows needed against colluders, hybrid, any of them named", rows::collusion);
    section(
        text,
        "Two sources and unknown rows (62 %, 35 %, 3 %; 1,000 rows)",
        () -> new MixtureReport(effort.mixtures()).run(seed + 2));
    section(text, "Innocents", () -> new NullCalibration(effort.innocentTests()).run(seed + 3));
    return text.toString();
  }

  private interface Part {
    String measure();
  }

  private void section(StringBuilder text, String title, Part part) {
    progress.accept(title);
    text.append("\n## ").append(title).append("\n\n").append(part.measure());
  }
}
