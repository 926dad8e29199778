package dyepack.report;

import dyepack.typing.ColumnType;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Renders what was found in a folder as a few lines for a terminal; no cell is among them. */
public final class InspectText {
  private static final int MOST_COLUMNS = 40;

  private final Inspection found;
  private final Words words;
  private final Locale locale;
  private final StringBuilder text = new StringBuilder();

  private InspectText(Inspection found, Locale locale) {
    this.found = found;
    this.locale = locale;
    this.words = Words.of(locale);
  }

  /**
   * Returns the lines.
   *
   * @param locale Chinese, or English for any other
   */
  public static String render(Inspection found, Locale locale) {
    return new InspectText(found, locale).lines();
  }

  private String lines() {
    for (Inspection.File file : found.files()) {
      text.append(plain(file.path())).append("  ").append(file.format());
      text.append(file.encoding().isEmpty() ? "" : ", " + file.encoding());
      text.append(", ")
          .append(words.text("inspect.status." + file.status().replace(' ', '-')))
          .append('\n');
      file.tables().forEach(this::table);
      for (Inspection.NotRead reason : file.notRead()) {
        text.append("  ")
            .append(words.text(reason.lost() ? "inspect.left" : "inspect.noted"))
            .append(' ')
            .append(Html.number(reason.count()))
            .append(" x ")
            .append(reason.reason())
            .append('\n');
      }
      for (String note : file.notes()) {
        text.append("  ").append(plain(note)).append('\n');
      }
    }
    Inspection.Totals totals = found.totals();
    text.append('\n')
        .append(
            MessageFormat.format(
                words.text("inspect.headline"),
                Html.number(totals.rows()),
                Html.number(totals.tables())));
    text.append("; ")
        .append(words.text("inspect.sum.persons"))
        .append(": ")
        .append(InspectPage.people(totals.persons()))
        .append('\n');
    return text.toString();
  }

  private void table(Inspection.Table table) {
    String rows = Html.number(table.rows()) + (table.whole() ? "" : "+");
    text.append("  ").append(table.name().isEmpty() ? "" : plain(table.name()) + ": ");
    text.append(
            MessageFormat.format(
                words.text("inspect.table"),
                rows,
                table.columns().size(),
                InspectPage.people(table.persons())))
        .append('\n');
    List<Inspection.Column> columns = table.columns();
    for (Inspection.Column column : columns.subList(0, Math.min(MOST_COLUMNS, columns.size()))) {
      column(column);
    }
    if (columns.size() > MOST_COLUMNS) {
      text.append("    ...\n");
    }
  }

  private void column(Inspection.Column column) {
    List<String> parts = new ArrayList<>();
    column.parts().forEach(id -> parts.add(ColumnType.parse(id).label(locale)));
    String holds =
        ColumnType.parse(column.type()).label(locale)
            + (parts.isEmpty() ? "" : " (" + String.join(" + ", parts) + ")");
    String name = column.name();
    text.append(String.format(Locale.ROOT, "    %3d  ", column.position()));
    text.append(padded(name == null || name.isEmpty() ? "-" : plain(name), 18))
        .append(padded(holds, 34));
    text.append(padded(Html.percent(column.confidence()), 7));
    text.append(column.shapes().isEmpty() ? "" : plain(column.shapes().get(0)));
    text.append(column.sensitive() ? "  !" : "").append('\n');
  }

  /** Fills up with spaces; Chinese characters are two columns wide on a terminal. */
  private static String padded(String cell, int width) {
    int wide = 0;
    for (int i = 0; i < cell.length(); i++) {
      wide += cell.charAt(i) >= '\u2e80' ? 2 : 1;
    }
    return cell + " ".repeat(Math.max(1, width - wide));
  }

  /** Drops what could steer a terminal. */
  private static String plain(String given) {
    StringBuilder kept = new StringBuilder();
    given
        .codePoints()
        .forEach(
            c -> {
              int kind = Character.getType(c);
              kept.appendCodePoint(
                  kind == Character.CONTROL || kind == Character.FORMAT ? '\u25a1' : c);
            });
    return kept.toString();
  }
}
