package dyepack.markup;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tables of an HTML page of any length, read as a stream.
 *
 * <p>A cell that spans rows stands in each of them, one that spans columns in the first. A row of
 * headings alone that comes first gives the names of the columns. Tables inside tables are tables
 * of their own; rows of the outer one that come after them begin it again under its name. A number
 * that Excel keeps in the attribute {@code x:num} is taken instead of the rounded one that it
 * shows.
 */
public final class HtmlParser implements CellParser {
  private static final Pattern TABLE =
      Pattern.compile("(?is)<table[\\s>]|<tr[\\s>].{0,4000}?<t[dh][\\s>]");

  private final Charset charset;
  private final int markBytes;

  /**
   * Prepares for a file.
   *
   * @param charset its character set
   * @param markBytes length of its byte order mark
   */
  public HtmlParser(Charset charset, int markBytes) {
    this.charset = charset;
    this.markBytes = markBytes;
  }

  /** Whether a text begins with a tag and opens a table, or rows of one. */
  public static boolean looksLike(String head) {
    return head.stripLeading().startsWith("<") && TABLE.matcher(head).find();
  }

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    try (DecodedText text = DecodedText.open(file, charset, markBytes)) {
      MarkupAccount account = new MarkupAccount(text, markBytes);
      new Page(new HtmlTokens(text), limits, sink, account).read(text);
      account.tell(sink);
    }
  }

  private static final class Page {
    private final HtmlTokens tokens;

    /** Kinds of fields of a form whose values a page shows. */
    private static final Set<String> SHOWN_FIELDS =
        Set.of("text", "tel", "email", "number", "date", "url", "search");

    private final CellLimits limits;
    private final CellSink sink;
    private final MarkupNotes notes;
    private final MarkupAccount account;
    private final Deque<HtmlTable> open = new ArrayDeque<>();
    private @Nullable HtmlTable told;
    private int tables;
    private int tooDeep;
    private long outside;

    Page(HtmlTokens tokens, CellLimits limits, CellSink sink, MarkupAccount account) {
      this.account = account;
      this.tokens = tokens;
      this.limits = limits;
      this.sink = sink;
      this.notes = new MarkupNotes(limits);
    }

    void read(DecodedText text) throws IOException {
      while (true) {
        switch (tokens.next()) {
          case TEXT -> text();
          case OPEN -> {
            account.mark();
            open(tokens.name());
          }
          case CLOSE -> {
            close(tokens.name());
            account.mark();
          }
          case END -> {
            while (!open.isEmpty()) {
              closeTable(tokens.position());
            }
            notes.add("characters of text outside of tables", outside, 0);
            notes.add(text.reason(), text.malformed(), 0);
            notes.tell(sink);
            return;
          }
        }
      }
    }

    private void text() {
      HtmlTable table = open.peek();
      if (table != null && table.inCell()) {
        table.text(tokens.text());
      } else {
        CharSequence text = tokens.text();
        long before = outside;
        for (int i = 0; i < text.length(); i++) {
          outside += Character.isWhitespace(text.charAt(i)) ? 0 : 1;
        }
        if (outside > before) {
          account.mark();
        }
      }
    }

    private void open(String name) throws IOException {
      switch (name) {
        case "script", "style", "xml", "noscript" -> tokens.passOver(name);
        case "table" -> openTable();
        case "tr" -> {
          HtmlTable table = table();
          closeRow(table, tokens.start());
          table.openRow(tokens.start());
        }
        case "td", "th" -> cell(name.equals("th"));
        case "br", "p", "div", "li" -> {
          HtmlTable table = open.peek();
          if (table != null && table.inCell()) {
            table.text(String.valueOf(HtmlTable.BREAK));
          }
        }
        case "input" -> {
          HtmlTable table = open.peek();
          Map<String, String> attributes = tokens.attributes();
          String kind = attributes.getOrDefault("type", "text").toLowerCase(Locale.ROOT);
          if (table != null && table.inCell() && SHOWN_FIELDS.contains(kind)) {
            table.text(attributes.getOrDefault("value", ""));
          }
        }
        default -> {}
      }
    }

    private void openTable() {
      if (open.size() >= limits.depth()) {
        tooDeep++;
        notes.add("tables nested too deep, taken as text of the outer one", 1, 0);
      } else {
        open.push(new HtmlTable(++tables, limits, notes));
      }
    }

    /** The innermost table; one without its tag begins where a row does. */
    private HtmlTable table() {
      if (open.isEmpty()) {
        openTable();
      }
      return open.getFirst();
    }

    private void cell(boolean heading) {
      HtmlTable table = table();
      table.closeCell();
      if (!table.inRow()) {
        table.openRow(tokens.start());
      }
      Map<String, String> attributes = tokens.attributes();
      String number = attributes.get("x:num");
      table.openCell(
          heading,
          span(attributes.get("colspan")),
          span(attributes.get("rowspan")),
          number == null || number.isEmpty() ? null : number);
    }

    private static int span(@Nullable String attribute) {
      try {
        return attribute == null ? 1 : Integer.parseInt(attribute.strip());
      } catch (NumberFormatException e) {
        return 1;
      }
    }

    private void close(String name) throws IOException {
      HtmlTable table = open.peek();
      if (table == null) {
        return;
      }
      switch (name) {
        case "td", "th" -> table.closeCell();
        case "tr", "thead", "tbody", "tfoot" -> closeRow(table, tokens.position());
        case "table" -> {
          if (tooDeep > 0) {
            tooDeep--;
          } else {
            closeTable(tokens.position());
          }
        }
        default -> {}
      }
    }

    private void closeTable(long end) throws IOException {
      HtmlTable table = open.getFirst();
      closeRow(table, end);
      HtmlTable closed = open.pop();
      if (told == closed) {
        told = null;
      }
    }

    private void closeRow(HtmlTable table, long end) throws IOException {
      String[] cells = table.closeRow();
      if (cells == null) {
        return;
      }
      boolean blank = true;
      for (String cell : cells) {
        blank &= cell.isEmpty();
      }
      if (blank) {
        return;
      }
      boolean names = !table.begun() && table.headings();
      if (told != table) {
        sink.table(table.name(), names ? List.of(cells) : List.of());
        told = table;
      }
      table.begin();
      account.take(
          names ? ByteAccount.Kind.HEADER : ByteAccount.Kind.RECORD, table.rowStart(), end);
      if (!names) {
        sink.row(table.row(), cells);
      }
    }
  }
}
