package dyepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** A power plan as text for a terminal: a table of rows needed and a small chart. */
public final class PowerTable {
  private static final double[] DAMAGES = {0, .1, .3, .5};
  private static final int[] SOURCES = {1, 2, 3, 5};
  private static final int CHART_WIDTH = 40;

  private final PowerPlan plan;

  /** Creates the table of a plan. */
  public PowerTable(PowerPlan plan) {
    this.plan = plan;
  }

  /**
   * Returns the table: rows needed to name a source with probability .99, by the part of the marks
   * destroyed and by the number of equal sources.
   *
   * @param damage a further line, if not among the usual ones
   * @param sources a further column, if not among the usual ones; at least 1
   */
  public String table(double damage, int sources) {
    List<Double> damages = new ArrayList<>();
    for (double usual : DAMAGES) {
      damages.add(usual);
    }
    if (!damages.contains(damage)) {
      damages.add(damage);
      damages.sort(null);
    }
    List<Integer> columns = new ArrayList<>();
    for (int usual : SOURCES) {
      columns.add(usual);
    }
    if (!columns.contains(sources)) {
      columns.add(sources);
      columns.sort(null);
    }
    StringBuilder text = new StringBuilder("marks destroyed");
    columns.forEach(column -> text.append(String.format(Locale.ROOT, "%12s", head(column))));
    for (double line : damages) {
      text.append(String.format(Locale.ROOT, "%n%14.0f%%", line * 100));
      for (int column : columns) {
        text.append(String.format(Locale.ROOT, "%12s", rows(line, column)));
      }
    }
    return text.append(System.lineSeparator()).toString();
  }

  private static String head(int sources) {
    return sources == 1 ? "1 source" : sources + " sources";
  }

  private String rows(double damage, int sources) {
    OptionalLong rows = plan.rowsNeeded(damage, 1.0 / sources);
    return rows.isPresent() ? String.format(Locale.ROOT, "%,d", rows.getAsLong()) : "never";
  }

  /**
   * Returns the chart: chance of naming a source against rows leaked.
   *
   * @param damage part of the marks destroyed, 0 to 1
   * @param sources number of equal sources, at least 1
   */
  public String chart(double damage, int sources) {
    StringBuilder text = new StringBuilder();
    double last = 0;
    for (long rows : steps(damage, sources)) {
      // Noise of the simulation must not make a curve that falls.
      last = Math.max(last, plan.power(rows, damage, 1.0 / sources));
      int bar = (int) Math.round(last * CHART_WIDTH);
      text.append(
          String.format(
              Locale.ROOT,
              "%,12d rows |%s%s| %.2f%n",
              rows,
              "#".repeat(bar),
              " ".repeat(CHART_WIDTH - bar),
              last));
    }
    return text.toString();
  }

  private List<Long> steps(double damage, int sources) {
    long enough = plan.rowsNeeded(damage, 1.0 / sources).orElse(PowerPlan.MOST_ROWS);
    List<Long> steps = new ArrayList<>();
    for (double part : new double[] {.25, .4, .5, .6, .7, .8, .9, 1}) {
      long rows = Math.max(1, Math.round(enough * part));
      if (!steps.contains(rows)) {
        steps.add(rows);
      }
    }
    return steps;
  }
}
