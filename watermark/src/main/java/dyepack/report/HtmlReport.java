package dyepack.report;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Renders findings as one page that needs neither network nor script.
 *
 * <p>Everything that comes from the dump or the ledger is escaped; there is no script, no link out
 * and no image that is loaded, so that nothing of a hostile file can come alive here.
 */
public final class HtmlReport {
  /** Files listed in the page at most; all are in the findings. */
  private static final int LISTED_FILES = 5_000;

  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private final Findings findings;
  private final Words words;
  private final StringBuilder page = new StringBuilder();

  private HtmlReport(Findings findings, Locale locale) {
    this.findings = findings;
    this.words = Words.of(locale);
  }

  /**
   * Returns the page.
   *
   * @param locale Chinese, or English for any other
   */
  public static String render(Findings findings, Locale locale) {
    return new HtmlReport(findings, locale).page();
  }

  private String page() {
    page.append("<!DOCTYPE html>\n<html lang=\"")
        .append(words.chinese() ? "zh-CN" : "en")
        .append("\"><head><meta charset=\"utf-8\">")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .append(POLICY)
        .append("\"><meta name=\"viewport\" content=\"width=device-width\">")
        .append("<title>")
        .append(Html.escape(words.text("title")))
        .append("</title><style>")
        .append(Html.STYLE)
        .append("</style></head><body><main>\n");
    verdict();
    limits();
    accused();
    heldBy();
    evidence();
    mixture();
    dump();
    columns();
    marks();
    canaries();
    how();
    reproduce();
    return page.append("</main></body></html>\n").toString();
  }

  private void verdict() {
    boolean named = !findings.accused().isEmpty();
    String sentence =
        words.chinese()
            ? VerdictSentence.chinese(
                findings.verdict(), findings.reason(), findings.accused(), findings.alpha())
            : findings.sentence();
    page.append("<header><p class=\"kind\">").append(Html.escape(words.text("title")));
    if (findings.caseId() != null) {
      page.append(" · ")
          .append(Html.escape(words.text("case")))
          .append(' ')
          .append(Html.escape(findings.caseId()));
    }
    page.append("</p><h1 class=\"")
        .append(named ? "named" : "open")
        .append("\">")
        .append(Html.escape(words.text(findings.verdict())))
        .append("</h1><p class=\"sentence\">")
        .append(Html.escape(sentence))
        .append("</p></header>\n");
  }

  private void limits() {
    heading("limits.heading");
    page.append("<ul class=\"limits\">");
    for (Findings.Limit limit : findings.limits()) {
      page.append("<li>")
          .append(Html.escape(words.chinese() ? limit.zh() : limit.en()))
          .append("</li>");
    }
    page.append("</ul>\n");
  }

  private void accused() {
    if (findings.accused().isEmpty()) {
      return;
    }
    heading("accused.heading");
    for (Findings.Accused one : findings.accused()) {
      page.append("<section class=\"card\"><h3>")
          .append(Html.escape(one.recipient()))
          .append("</h3><table class=\"facts\">");
      fact("accused.bound", Html.scientific(one.falseAccusationBound()));
      fact("accused.lr", strength(one.log10LikelihoodRatio()));
      fact("accused.share", Html.percent(one.shareOfDump()));
      fact(
          "accused.interval",
          one.shareOfDumpInterval().size() == 2
              ? Html.percent(one.shareOfDumpInterval().get(0))
                  + " – "
                  + Html.percent(one.shareOfDumpInterval().get(1))
              : "");
      fact("accused.damage", Html.percent(one.damage()));
      fact(
          "accused.canaries",
          one.canaryRows().isEmpty() ? words.text("none") : String.join("; ", one.canaryRows()));
      fact("accused.rows", one.rowsFile() == null ? words.text("none") : one.rowsFile());
      page.append("</table>");
      deliveries(one);
      page.append("</section>\n");
    }
  }

  private String strength(double log10) {
    return log10 >= 9 ? "> 9 – " + words.text("capped") : String.format(Locale.ROOT, "%.1f", log10);
  }

  private void deliveries(Findings.Accused one) {
    if (one.shares().isEmpty()) {
      return;
    }
    page.append("<h4>")
        .append(Html.escape(words.text("accused.deliveries")))
        .append("</h4><table>");
    for (Findings.Share share : one.shares().subList(0, Math.min(20, one.shares().size()))) {
      page.append("<tr><td>")
          .append(Html.escape(share.id()))
          .append("</td><td>")
          .append(Html.escape(share.time()))
          .append("</td><td class=\"number\">")
          .append(Html.percent(share.posterior()))
          .append("</td></tr>");
    }
    page.append("</table>");
  }

  private void heldBy() {
    if (findings.heldBy().isEmpty()) {
      return;
    }
    heading("heldby.heading");
    page.append("<ul>");
    for (Findings.HeldBy held : findings.heldBy()) {
      page.append("<li>")
          .append(
              Html.escape(
                  MessageFormat.format(words.text("heldby.text"), held.recipient(), held.of())))
          .append("</li>");
    }
    page.append("</ul>\n");
  }

  private void evidence() {
    if (findings.recipients().isEmpty()) {
      return;
    }
    heading("evidence.heading");
    page.append("<p>")
        .append(
            Html.escape(
                MessageFormat.format(
                    words.text("evidence.text"), Html.scientific(findings.alpha()))))
        .append("</p>")
        .append(EvidenceChart.svg(findings, words))
        .append('\n');
  }

  private void mixture() {
    Double unknown = findings.unknownShare();
    if (unknown == null || findings.accused().isEmpty()) {
      return;
    }
    heading("mixture.heading");
    page.append(MixtureChart.svg(findings, unknown, words)).append('\n');
  }

  private void dump() {
    Findings.Dump dump = findings.dump();
    heading("dump.heading");
    page.append("<table class=\"facts\">");
    fact("dump.rows", Html.number(dump.rows()));
    fact("dump.matched", Html.number(dump.rowsMatched()));
    fact("dump.foreign", Html.number(dump.rowsForeign()));
    fact("dump.ambiguous", Html.number(dump.rowsAmbiguous()));
    fact("dump.duplicates", Html.number(dump.duplicates()));
    fact("dump.canaries", Html.number(dump.canariesFound()));
    fact("dump.persons", Html.number(findings.counts().getOrDefault("distinctPersons", 0L)));
    page.append("</table><h3>").append(Html.escape(words.text("files.heading"))).append("</h3>");
    table("file", "status", "format", "encoding", "bytes", "rows", "skipped", "digest");
    int listed = Math.min(LISTED_FILES, dump.files().size());
    for (Findings.File file : dump.files().subList(0, listed)) {
      List<String> said = new ArrayList<>(file.problems());
      said.addAll(file.notes());
      Findings.Bytes accounted = file.accounted();
      if (accounted != null) {
        said.add(ByteWords.sentence(accounted, words));
      }
      row(
          file.path(),
          words.text("status." + file.status().replace(' ', '-')),
          file.format(),
          file.encoding(),
          Html.number(file.bytes()),
          Html.number(file.rows()),
          Html.number(file.skipped()) + (said.isEmpty() ? "" : ": " + String.join("; ", said)),
          file.sha256() + " " + file.sm3());
    }
    page.append("</table>\n");
    if (listed < dump.files().size()) {
      paragraph(words.text("files.more").formatted(Html.number(dump.files().size() - listed)));
    }
    if (!dump.confinement().isEmpty()) {
      paragraph(words.text("files.confinement") + " " + dump.confinement());
    }
    paragraph(
        words.text("files.limits")
            + " "
            + dump.limits().entrySet().stream()
                .map(limit -> limit.getKey() + " " + Html.number(limit.getValue()))
                .collect(Collectors.joining("; ")));
  }

  private void columns() {
    if (findings.columns().isEmpty()) {
      return;
    }
    heading("columns.heading");
    table(
        "file",
        "columns.column",
        "columns.header",
        "columns.mapped",
        "columns.dataset",
        "columns.evidence");
    for (Findings.Column column : findings.columns()) {
      row(
          column.file(),
          Integer.toString(column.column()),
          column.header(),
          column.mappedTo() == null ? "–" : column.mappedTo(),
          column.dataset() == null ? "–" : column.dataset(),
          column.evidence());
    }
    page.append("</table>\n");
  }

  private void marks() {
    if (findings.marks().isEmpty()) {
      return;
    }
    heading("marks.heading");
    table("columns.dataset", "marks.field", "marks.cells", "marks.read");
    for (Findings.MarkField mark : findings.marks()) {
      row(mark.dataset(), mark.column(), Html.number(mark.cells()), Html.number(mark.read()));
    }
    page.append("</table>\n");
  }

  private void canaries() {
    if (findings.canaries().isEmpty()) {
      return;
    }
    heading("canaries.heading");
    table("canaries.place", "canaries.tier", "canaries.held", "canaries.accused");
    List<Findings.CanaryFound> shown =
        findings.canaries().subList(0, Math.min(200, findings.canaries().size()));
    for (Findings.CanaryFound canary : shown) {
      row(
          canary.place(),
          words.text(canary.tier()),
          Integer.toString(canary.heldBy()),
          canary.accusedHolders().isEmpty() ? "–" : String.join(", ", canary.accusedHolders()));
    }
    page.append("</table>\n");
  }

  private void how() {
    heading("how.heading");
    page.append("<p>").append(Html.escape(words.text("how.text"))).append("</p>");
    page.append("<table class=\"facts\">");
    fact("how.tested", Html.number(findings.recipientsTested()));
    fact("how.alternatives", Html.number(findings.alternativesTried()));
    fact("how.alpha", Html.scientific(findings.alpha()));
    page.append("</table>\n");
  }

  private void reproduce() {
    Findings.Reproduce again = findings.reproduce();
    heading("reproduce.heading");
    page.append("<table class=\"facts\">");
    fact("reproduce.version", again.version());
    fact("reproduce.jar", again.jarSha256().isEmpty() ? "–" : again.jarSha256());
    fact("reproduce.arguments", String.join(" ", again.arguments()));
    fact("reproduce.seed", Long.toString(again.seed()));
    fact("reproduce.ledger", findings.ledger().owner() + " · " + findings.ledger().id());
    fact("reproduce.entries", Html.number(findings.ledger().entries()));
    fact("reproduce.head", findings.ledger().head());
    page.append("</table>\n");
  }

  private void paragraph(String text) {
    page.append("<p>").append(Html.escape(text)).append("</p>\n");
  }

  private void heading(String key) {
    page.append("<h2>").append(Html.escape(words.text(key))).append("</h2>");
  }

  private void fact(String key, String value) {
    page.append("<tr><th>")
        .append(Html.escape(words.text(key)))
        .append("</th><td>")
        .append(Html.escape(value))
        .append("</td></tr>");
  }

  private void table(String... keys) {
    page.append("<table><tr>");
    for (String key : keys) {
      page.append("<th>").append(Html.escape(words.text(key))).append("</th>");
    }
    page.append("</tr>");
  }

  private void row(String... cells) {
    page.append("<tr>");
    for (String cell : cells) {
      page.append("<td>").append(Html.escape(cell)).append("</td>");
    }
    page.append("</tr>");
  }
}
