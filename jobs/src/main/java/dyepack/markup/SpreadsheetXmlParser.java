package dyepack.markup;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Workbooks of Excel 2003 in XML (SpreadsheetML, "XML Spreadsheet Reference", Microsoft): {@code
 * Workbook/Worksheet/Table/Row/Cell/Data}, where {@code ss:Index} passes over rows and cells that
 * are blank. Values are taken as stored.
 */
public final class SpreadsheetXmlParser implements CellParser {
  private final Charset charset;
  private final int markBytes;

  /**
   * Prepares for a file.
   *
   * @param charset its character set
   * @param markBytes length of its byte order mark
   */
  public SpreadsheetXmlParser(Charset charset, int markBytes) {
    this.charset = charset;
    this.markBytes = markBytes;
  }

  /** Whether a text is XML in Excel's namespace. */
  public static boolean looksLike(String head) {
    return head.stripLeading().startsWith("<")
        && head.contains("urn:schemas-microsoft-com:office:spreadsheet")
        && head.contains("Workbook");
  }

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    MarkupNotes notes = new MarkupNotes(limits);
    try (XmlEvents events = XmlEvents.open(file, charset, markBytes, limits, notes)) {
      MarkupAccount account = new MarkupAccount(events.decoded(), markBytes);
      new Sheets(events, limits, sink, notes, account).read();
      events.tellMended();
      if (!events.stopped().isEmpty()) {
        account.stop(events.stopped(), events.start());
      }
      account.tell(sink);
    }
    notes.tell(sink);
  }

  private static final class Sheets {
    private final XmlEvents events;
    private final CellLimits limits;
    private final CellSink sink;
    private final MarkupNotes notes;
    private final MarkupAccount account;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String sheet = "";
    private boolean begun;
    private boolean inData;
    private boolean inComment;
    private long row;
    private long rowStart;
    private int across;

    Sheets(
        XmlEvents events,
        CellLimits limits,
        CellSink sink,
        MarkupNotes notes,
        MarkupAccount account) {
      this.account = account;
      this.events = events;
      this.limits = limits;
      this.sink = sink;
      this.notes = notes;
    }

    void read() throws IOException {
      while (true) {
        switch (events.next()) {
          case OPEN -> {
            account.mark();
            open();
          }
          case TEXT -> {
            if (inData && text.length() <= limits.cellChars()) {
              text.append(events.text());
            }
          }
          case CLOSE -> close(events.name());
          case END -> {
            endRow(events.end());
            return;
          }
        }
      }
    }

    private void open() throws IOException {
      switch (events.name()) {
        case "Worksheet" -> {
          sheet = events.attribute("Name");
          begun = false;
          row = 0;
        }
        case "Row" -> {
          endRow(events.start());
          rowStart = events.start();
          row = Math.max(row + 1, index());
        }
        case "Cell" -> {
          int at = (int) Math.min(limits.columns(), Math.max(0, index() - 1));
          while (cells.size() < at) {
            cells.add("");
          }
          across = number(events.attribute("MergeAcross"));
          text.setLength(0);
        }
        case "Comment" -> inComment = true;
        case "Data" -> inData = !inComment;
        default -> {}
      }
    }

    private long index() {
      return number(events.attribute("Index"));
    }

    private static int number(String attribute) {
      try {
        return attribute.isEmpty() ? 0 : Integer.parseInt(attribute.strip());
      } catch (NumberFormatException e) {
        return 0;
      }
    }

    private void close(String name) throws IOException {
      switch (name) {
        case "Comment" -> inComment = false;
        case "Data" -> inData = false;
        case "Cell" -> {
          put(notes.cell(text, row));
          for (int i = 0; i < across && cells.size() < limits.columns(); i++) {
            cells.add("");
          }
        }
        case "Row" -> endRow(events.end());
        default -> {}
      }
    }

    private void put(String cell) {
      if (cells.size() >= limits.columns()) {
        notes.add("cells beyond the limit of a row", 1, row);
      } else {
        cells.add(cell);
      }
    }

    private void endRow(long end) throws IOException {
      boolean blank = cells.stream().allMatch(String::isEmpty);
      if (!blank) {
        if (!begun) {
          sink.table(sheet, List.of());
          begun = true;
        }
        sink.row(row, cells.toArray(String[]::new));
        account.take(ByteAccount.Kind.RECORD, rowStart, end);
      }
      cells.clear();
    }
  }
}
