package dyepack.report;

import dyepack.typing.CellForm;
import dyepack.typing.ColumnType;
import dyepack.typing.PersonalCategory;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Renders what was found in a folder as one page that needs neither network nor script. Everything
 * that comes from the files is escaped, and none of it is a cell.
 */
public final class InspectPage {
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";
  private static final String STYLE =
      Html.STYLE
          + "main{max-width:1180px}"
          + ".sums{display:flex;flex-wrap:wrap;gap:10px 34px;margin:16px 0 0}"
          + ".sums div{min-width:110px}.sums b{display:block;font-size:28px;line-height:1.2}"
          + ".sums span{color:#5b5b55;font-size:14px}"
          + ".file{border:1px solid #d8d8d2;border-left:5px solid #1d4f73;padding:4px 18px 14px;"
          + "margin:16px 0}.file.unread{border-left-color:#a8a8a0;background:#fafaf8}"
          + ".file.part{border-left-color:#c79100}"
          + ".digest{font:12px/1.4 monospace;color:#5b5b55;overflow-wrap:anywhere;margin:2px 0}"
          + ".meta{color:#5b5b55;margin:2px 0 6px;font-size:14px}"
          + ".tag{display:inline-block;border-radius:3px;padding:0 6px;margin:0 4px 2px 0;"
          + "font-size:12px;background:#e8eef2;color:#1d4f73;white-space:nowrap}"
          + ".tag.hot{background:#f7e3e3;color:#9c1c1c}.tag.plain{background:#eeeee9;color:#5b5b55}"
          + "code{font:13px monospace;white-space:pre-wrap}"
          + ".bar{display:inline-block;vertical-align:middle;width:60px;height:8px;margin-right:6px;"
          + "background:#e3e3dd}.bar i{display:block;height:8px;background:#1d4f73}"
          + ".small{font-size:13px;color:#5b5b55}td.narrow,th.narrow{min-width:2em;white-space:nowrap}";

  private final Inspection found;
  private final Words words;
  private final Locale locale;
  private final StringBuilder page = new StringBuilder();

  private InspectPage(Inspection found, Locale locale) {
    this.found = found;
    this.locale = locale;
    this.words = Words.of(locale);
  }

  /**
   * Returns the page.
   *
   * @param locale Chinese, or English for any other
   */
  public static String render(Inspection found, Locale locale) {
    return new InspectPage(found, locale).page();
  }

  private String page() {
    page.append("<!DOCTYPE html>\n<html lang=\"")
        .append(words.chinese() ? "zh-CN" : "en")
        .append("\"><head><meta charset=\"utf-8\">")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .append(POLICY)
        .append("\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
        .append(text("inspect.title"))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body><main>\n");
    head();
    categories();
    overview();
    page.append("<h2>").append(text("inspect.files")).append("</h2>\n");
    for (Inspection.File file : found.files()) {
      if (!file.tables().isEmpty()) {
        file(file);
      }
    }
    unread();
    page.append("<h2>").append(text("inspect.how")).append("</h2><p class=\"small\">");
    page.append(text("inspect.how.text")).append("</p><p class=\"digest\">");
    page.append(
        Html.escape(
            "dyepack " + found.version() + ": dyepack " + String.join(" ", found.command())));
    return page.append("</p></main></body></html>\n").toString();
  }

  private String text(String key) {
    return Html.escape(words.text(key));
  }

  private void head() {
    Inspection.Totals totals = found.totals();
    page.append("<header><p class=\"kind\">")
        .append(text("inspect.title"))
        .append("</p><h1 class=\"open\">");
    page.append(
        Html.escape(
            MessageFormat.format(
                words.text("inspect.headline"),
                Html.number(totals.rows()),
                Html.number(totals.tables()))));
    page.append("</h1><div class=\"sums\">");
    sum(Html.number(totals.files()), "inspect.sum.files");
    sum(Html.number(totals.filesRead()), "inspect.sum.read");
    sum(Html.number(totals.tables()), "inspect.sum.tables");
    sum(Html.number(totals.rows()), "inspect.sum.rows");
    sum(people(totals.persons()), "inspect.sum.persons");
    page.append("</div></header>\n");
  }

  private void sum(String number, String label) {
    page.append("<div><b>")
        .append(Html.escape(number))
        .append("</b><span>")
        .append(text(label))
        .append("</span></div>");
  }

  /**
   * Distinct persons: one number where both bounds agree, "~" before estimates, a dash for none.
   */
  static String people(Inspection.Persons persons) {
    if (persons.byIdentifier().isEmpty()) {
      return "–";
    }
    String about = persons.exact() ? "" : "~";
    return persons.atLeast() == persons.atMost()
        ? about + Html.number(persons.atLeast())
        : about + Html.number(persons.atLeast()) + " – " + Html.number(persons.atMost());
  }

  private void categories() {
    page.append("<h2>").append(text("inspect.categories")).append("</h2>\n");
    if (found.categories().isEmpty()) {
      page.append("<p>").append(text("inspect.categories.none")).append("</p>\n");
      return;
    }
    row(
        "th",
        text("inspect.category"),
        text("inspect.holds"),
        text("inspect.columns"),
        text("inspect.cells"));
    for (Inspection.Category category : found.categories()) {
      StringBuilder types = new StringBuilder();
      for (String id : category.types()) {
        types.append(tag(type(id), ColumnType.parse(id).sensitive() ? "hot" : ""));
      }
      row(
          "td",
          Html.escape(category(category.id())),
          types.toString(),
          Html.number(category.columns()),
          Html.number(category.cells()));
    }
    page.append("</table><p class=\"small\">")
        .append(text("inspect.categories.note"))
        .append("</p>\n");
  }

  private void row(String element, String... cells) {
    if (element.equals("th")) {
      page.append("<table>");
    }
    page.append("<tr>");
    for (String cell : cells) {
      page.append('<')
          .append(element)
          .append('>')
          .append(cell)
          .append("</")
          .append(element)
          .append('>');
    }
    page.append("</tr>\n");
  }

  private static String tag(String text, String kind) {
    return "<span class=\"tag " + kind + "\">" + Html.escape(text) + "</span>";
  }

  private String type(String id) {
    return ColumnType.parse(id).label(locale);
  }

  private String category(String id) {
    for (PersonalCategory category : PersonalCategory.values()) {
      if (category.id().equals(id)) {
        return words.chinese() ? category.chinese() : words.text("category." + id);
      }
    }
    return id;
  }

  private void overview() {
    page.append("<h2>").append(text("inspect.overview")).append("</h2>\n");
    row(
        "th",
        text("file"),
        text("format"),
        text("encoding"),
        text("inspect.status"),
        text("inspect.files"),
        text("rows"),
        text("inspect.persons"));
    for (Inspection.File file : found.files()) {
      long rows = file.tables().stream().mapToLong(Inspection.Table::rows).sum();
      String persons = file.tables().size() == 1 ? people(file.tables().get(0).persons()) : "";
      row(
          "td",
          Html.escape(file.path()),
          Html.escape(file.format()),
          Html.escape(file.encoding()),
          Html.escape(status(file.status())),
          String.valueOf(file.tables().size()),
          Html.number(rows),
          Html.escape(persons));
    }
    page.append("</table>\n");
  }

  private String status(String status) {
    return words.text("inspect.status." + status.replace(' ', '-'));
  }

  private void file(Inspection.File file) {
    page.append("<section class=\"file")
        .append(file.notRead().isEmpty() ? "" : " part")
        .append("\"><h3>")
        .append(Html.escape(file.path()))
        .append("</h3>");
    page.append("<p class=\"meta\">").append(Html.escape(file.format()));
    page.append(file.encoding().isEmpty() ? "" : " · " + Html.escape(file.encoding()));
    page.append(" · ")
        .append(Html.number(file.bytes()))
        .append(" B · ")
        .append(Html.escape(status(file.status())))
        .append("</p>");
    digests(file);
    for (Inspection.Table table : file.tables()) {
      table(table);
    }
    notes(file);
    page.append("</section>\n");
  }

  private void digests(Inspection.File file) {
    if (!file.sha256().isEmpty()) {
      page.append("<p class=\"digest\">SHA-256 ")
          .append(Html.escape(file.sha256()))
          .append("<br>SM3 ")
          .append(Html.escape(file.sm3()))
          .append("</p>");
    }
  }

  private void table(Inspection.Table table) {
    String name = table.name().isEmpty() ? "" : table.name() + ": ";
    String rows = Html.number(table.rows()) + (table.whole() ? "" : "+");
    page.append("<h4>")
        .append(
            Html.escape(
                name
                    + MessageFormat.format(
                        words.text("inspect.table"),
                        rows,
                        table.columns().size(),
                        people(table.persons()))));
    page.append("</h4><table><tr><th class=\"narrow\">#</th>");
    for (String key :
        List.of(
            "inspect.name",
            "inspect.holds",
            "inspect.confidence",
            "inspect.fitting",
            "inspect.filled",
            "inspect.forms",
            "inspect.shapes",
            "inspect.category")) {
      page.append("<th>").append(text(key)).append("</th>");
    }
    page.append("</tr>\n");
    table.columns().forEach(this::column);
    page.append("</table>");
    for (Inspection.Compound compound : table.compounds()) {
      String places =
          String.join(" + ", compound.positions().stream().map(String::valueOf).toList());
      page.append("<p class=\"small\">")
          .append(
              Html.escape(
                  MessageFormat.format(
                      words.text("inspect.compound"), places, type(compound.type()))))
          .append("</p>");
    }
  }

  private void column(Inspection.Column column) {
    List<String> parts = column.parts().stream().map(this::type).toList();
    String holds = type(column.type()) + (parts.isEmpty() ? "" : ": " + String.join(" + ", parts));
    StringBuilder others = new StringBuilder();
    for (Map.Entry<String, Double> other : column.others().entrySet()) {
      others
          .append(others.length() == 0 ? "" : ", ")
          .append(type(other.getKey()))
          .append(' ')
          .append(Html.percent(other.getValue()));
    }
    String name = column.name();
    page.append("<tr><td class=\"narrow\">")
        .append(column.position())
        .append("</td><td>")
        .append(Html.escape(name == null ? "" : name));
    page.append("</td><td><b>").append(Html.escape(holds)).append("</b>");
    page.append(
        others.length() == 0
            ? ""
            : "<div class=\"small\">"
                + text("inspect.or")
                + " "
                + Html.escape(others.toString())
                + "</div>");
    page.append("</td><td class=\"narrow\"><span class=\"bar\"><i style=\"width:")
        .append(Math.round(60 * column.confidence()))
        .append("px\"></i></span>");
    page.append(Html.percent(column.confidence()))
        .append("</td><td>")
        .append(Html.percent(column.fitting()))
        .append("</td><td>")
        .append(Html.percent(column.filled()));
    page.append("</td><td>");
    for (String form : forms(column)) {
      page.append(tag(form, "plain"));
    }
    page.append("</td><td>");
    page.append(
        String.join(
            "<br>",
            column.shapes().stream().map(s -> "<code>" + Html.escape(s) + "</code>").toList()));
    page.append("</td><td>");
    if (!column.category().equals(PersonalCategory.NONE.id())) {
      page.append(tag(category(column.category()), column.sensitive() ? "hot" : ""));
    }
    page.append("</td></tr>\n");
  }

  private List<String> forms(Inspection.Column column) {
    List<String> forms = new ArrayList<>();
    for (CellForm form : CellForm.values()) {
      Double share = column.forms().get(form.id());
      if (share != null && share >= 0.01) {
        forms.add(words.text("form." + form.id()) + " " + Html.percent(share));
      }
    }
    return forms;
  }

  private void notes(Inspection.File file) {
    notRead("inspect.left", file.notRead().stream().filter(Inspection.NotRead::lost).toList());
    notRead("inspect.noted", file.notRead().stream().filter(left -> !left.lost()).toList());
    for (String note : file.notes()) {
      page.append("<p class=\"small\">").append(Html.escape(note)).append("</p>");
    }
    Findings.Bytes accounted = file.accounted();
    if (accounted != null) {
      page.append("<p class=\"small\">")
          .append(Html.escape(ByteWords.sentence(accounted, words)))
          .append("</p>");
    }
  }

  private void notRead(String heading, List<Inspection.NotRead> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    page.append("<p class=\"small\">").append(text(heading)).append("</p><ul class=\"small\">");
    for (Inspection.NotRead reason : reasons) {
      String lines = String.join(", ", reason.lines().stream().map(String::valueOf).toList());
      page.append("<li>")
          .append(Html.number(reason.count()))
          .append(" × ")
          .append(Html.escape(reason.reason()));
      page.append(lines.isEmpty() ? "" : " (" + text("inspect.lines") + " " + lines + ")")
          .append("</li>");
    }
    page.append("</ul>");
  }

  private void unread() {
    List<Inspection.File> unread =
        found.files().stream().filter(f -> f.tables().isEmpty()).toList();
    if (unread.isEmpty()) {
      return;
    }
    page.append("<h2>").append(text("inspect.unread")).append("</h2>\n");
    for (Inspection.File file : unread) {
      page.append("<section class=\"file unread\"><h3>")
          .append(Html.escape(file.path()))
          .append("</h3><p class=\"meta\">");
      page.append(Html.escape(file.format()))
          .append(" · ")
          .append(Html.number(file.bytes()))
          .append(" B · ")
          .append(Html.escape(status(file.status())))
          .append("</p>");
      digests(file);
      notes(file);
      page.append("</section>\n");
    }
  }
}
