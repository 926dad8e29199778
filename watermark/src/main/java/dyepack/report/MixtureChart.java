package dyepack.report;

import java.util.Locale;

/** Draws the shares of the matched rows with their intervals. */
final class MixtureChart {
  private static final int WIDTH = 900;
  private static final int LEFT = 170;
  private static final int ROW = 30;

  private MixtureChart() {}

  static String svg(Findings findings, double unknown, Words words) {
    int rows = findings.accused().size() + 1;
    StringBuilder svg =
        new StringBuilder()
            .append("<svg viewBox=\"0 0 ")
            .append(WIDTH)
            .append(' ')
            .append(rows * ROW + 10)
            .append("\" role=\"img\" aria-label=\"")
            .append(Html.escape(words.text("mixture.heading")))
            .append("\" font-size=\"13\" font-family=\"inherit\">");
    for (int i = 0; i < rows - 1; i++) {
      Findings.Accused one = findings.accused().get(i);
      bar(svg, i, one.recipient(), one.shareOfDump(), "#9c1c1c");
      if (one.shareOfDumpInterval().size() == 2) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#1c1c1a\""
                    + " stroke-width=\"2\"/>",
                x(one.shareOfDumpInterval().get(0)),
                x(one.shareOfDumpInterval().get(1)),
                i * ROW + 14,
                i * ROW + 14));
      }
    }
    bar(svg, rows - 1, words.text("mixture.unknown"), unknown, "#9aa3a8");
    return svg.append("</svg>").toString();
  }

  private static double x(double share) {
    return LEFT + Math.max(0, Math.min(1, share)) * (WIDTH - LEFT - 80);
  }

  private static void bar(StringBuilder svg, int place, String name, double share, String color) {
    String label = name.length() > 22 ? name.substring(0, 21) + "…" : name;
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"%s\"/>"
                + "<text x=\"%d\" y=\"%d\">%s</text>",
            LEFT - 8,
            place * ROW + 18,
            Html.escape(label),
            LEFT,
            place * ROW + 5,
            Math.max(1, x(share) - LEFT),
            color,
            WIDTH - 72,
            place * ROW + 18,
            Html.escape(Html.percent(share))));
  }
}
