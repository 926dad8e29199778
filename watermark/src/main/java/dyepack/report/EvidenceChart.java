package dyepack.report;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Draws the evidence of all recipients with the threshold: the strongest ones by name, the others
 * as a histogram below, so that two thousand still fit one picture.
 */
final class EvidenceChart {
  private static final int NAMED = 15;
  private static final int WIDTH = 900;
  private static final int LEFT = 170;
  private static final int ROW = 24;

  private EvidenceChart() {}

  static String svg(Findings findings, Words words) {
    List<Findings.Recipient> order = new ArrayList<>(findings.recipients());
    order.sort(Comparator.comparingDouble(Findings.Recipient::log10EValue).reversed());
    Set<String> accused = new HashSet<>();
    findings.accused().forEach(one -> accused.add(one.recipient()));
    double threshold =
        Math.log10(
            (double) findings.recipientsTested() * findings.alternativesTried() / findings.alpha());
    // Bars far beyond the threshold are cut off there: their figure stands beside them.
    double most = Math.max(threshold * 1.25, Math.min(threshold * 2.5, order.get(0).log10EValue()));
    double least = Math.min(0, order.get(order.size() - 1).log10EValue());
    // A long way below zero says only "no evidence": keep room for what matters.
    least = Math.max(least, -most);
    Scale scale = new Scale(least, most);
    int named = Math.min(NAMED, order.size());
    int height = 40 + named * ROW + (order.size() > named ? 110 : 10) + 40;
    StringBuilder svg = open(height, words.text("evidence.heading"));
    for (int i = 0; i < named; i++) {
      bar(svg, order.get(i), i, scale, accused.contains(order.get(i).id()));
    }
    if (order.size() > named) {
      rest(svg, order.subList(named, order.size()), 30 + named * ROW, scale, words);
    }
    axis(svg, height - 40, scale, threshold, words);
    return svg.append("</svg>").toString();
  }

  /** From evidence to pixels. */
  private record Scale(double least, double most) {
    double x(double value) {
      double clipped = Math.max(least, Math.min(most, value));
      return LEFT + (clipped - least) / (most - least) * (WIDTH - LEFT - 70);
    }
  }

  private static StringBuilder open(int height, String label) {
    return new StringBuilder()
        .append("<svg viewBox=\"0 0 ")
        .append(WIDTH)
        .append(' ')
        .append(height)
        .append("\" role=\"img\" aria-label=\"")
        .append(Html.escape(label))
        .append("\" font-size=\"13\" font-family=\"inherit\">");
  }

  private static void bar(
      StringBuilder svg, Findings.Recipient one, int place, Scale scale, boolean accused) {
    double y = 26 + place * ROW;
    double zero = scale.x(0);
    double end = scale.x(one.log10EValue());
    String id = one.id().length() > 22 ? one.id().substring(0, 21) + "…" : one.id();
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\"%s>%s</text>",
            LEFT - 8,
            y + 12,
            accused ? " font-weight=\"700\" fill=\"#9c1c1c\"" : "",
            Html.escape(id)));
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"15\" fill=\"%s\"/>",
            Math.min(zero, end),
            y,
            Math.max(1, Math.abs(end - zero)),
            accused ? "#9c1c1c" : "#9aa3a8"));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>",
            WIDTH - 8,
            y + 12,
            one.log10EValue()));
  }

  private static void rest(
      StringBuilder svg, List<Findings.Recipient> others, int top, Scale scale, Words words) {
    int[] bins = new int[60];
    for (Findings.Recipient one : others) {
      double part = (scale.x(one.log10EValue()) - LEFT) / (WIDTH - LEFT - 70.0);
      bins[(int) Math.max(0, Math.min(59, part * 60))]++;
    }
    int tallest = 1;
    for (int bin : bins) {
      tallest = Math.max(tallest, bin);
    }
    double width = (WIDTH - LEFT - 70.0) / 60;
    for (int i = 0; i < bins.length; i++) {
      if (bins[i] > 0) {
        double high = Math.max(2, 70.0 * bins[i] / tallest);
        svg.append(
            String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#c9cfd2\"/>",
                LEFT + i * width,
                top + 90 - high,
                width - 1,
                high));
      }
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#5b5b55\">%s</text>",
            LEFT - 8,
            top + 84,
            Html.escape(
                MessageFormat.format(words.text("evidence.more"), Html.number(others.size())))));
  }

  private static void axis(StringBuilder svg, int y, Scale scale, double threshold, Words words) {
    double x = scale.x(threshold);
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#1c1c1a\"/>",
            LEFT,
            WIDTH - 70,
            y,
            y));
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"20\" y2=\"%d\" stroke=\"#1d4f73\""
                + " stroke-width=\"2\" stroke-dasharray=\"6 4\"/>",
            x,
            x,
            y));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"14\" text-anchor=\"middle\" fill=\"#1d4f73\">%s %.1f</text>",
            x,
            Html.escape(words.text("evidence.threshold")),
            threshold));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">0</text>",
            scale.x(0),
            y + 16));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#5b5b55\">%s</text>",
            WIDTH - 70,
            y + 32,
            Html.escape(words.text("evidence.axis"))));
  }
}
