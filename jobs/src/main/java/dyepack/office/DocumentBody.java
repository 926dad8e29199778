package dyepack.office;

import dyepack.cells.CellLimits;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import dyepack.office.XmlPart.DamagedPartException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a document of Office Open XML (ECMA-376 part 1) that hold paragraphs and
 * tables: those of WordprocessingML (section 17) and of DrawingML (section 21), whose elements have
 * the same names. Tables and lines are numbered through all parts.
 */
final class DocumentBody {
  /** A table that is open. */
  private static final class OpenTable {
    final String name;
    final CellRow row;
    final StringBuilder text = new StringBuilder();
    long number;
    int column;
    int span = 1;
    boolean inCell;
    boolean lines;

    OpenTable(String name, CellRow row) {
      this.name = name;
      this.row = row;
    }
  }

  private final CellLimits limits;
  private final CellSink sink;
  private final CellRow line;
  private final StringBuilder paragraph = new StringBuilder();
  private final Deque<OpenTable> open = new ArrayDeque<>();
  private @Nullable Object current;
  private int tables;
  private long lineNumber;
  private boolean inText;
  private int paragraphs;

  DocumentBody(CellLimits limits, CellSink sink) {
    this.limits = limits;
    this.sink = sink;
    this.line = new CellRow(limits, sink);
  }

  /**
   * Reads a part of an archive, if there is one of this name; what is damaged is told.
   *
   * @return whether there is one
   */
  boolean read(ZippedParts parts, String name) throws IOException {
    XmlPart part = parts.content(name);
    if (part != null && !read(part)) {
      parts.rejected(name, "a damaged document, read up to the damage");
    }
    return part != null;
  }

  /** Reads a part; whether it was read to its end. */
  private boolean read(XmlPart part) throws IOException {
    boolean whole = true;
    try (XmlPart xml = part) {
      int event = XMLStreamConstants.START_DOCUMENT;
      while (event != XMLStreamConstants.END_DOCUMENT) {
        try {
          event = xml.next();
          if (event == XMLStreamConstants.START_ELEMENT && passedOver(xml)) {
            xml.skip();
            continue;
          }
        } catch (DamagedPartException e) {
          line.skipped("rest of a damaged document (" + e.getMessage() + ")", 1, lineNumber);
          whole = false;
          break;
        }
        switch (event) {
          case XMLStreamConstants.CHARACTERS -> {
            if (inText) {
              xml.text(text(), limits.cellChars() + 1);
            }
          }
          case XMLStreamConstants.START_ELEMENT -> begin(xml);
          case XMLStreamConstants.END_ELEMENT -> end(xml.name());
          default -> {}
        }
      }
    }
    while (!open.isEmpty()) {
      open.pop().row.report();
    }
    line.report();
    inText = false;
    paragraphs = 0;
    paragraph.setLength(0);
    return whole;
  }

  /** Deleted text is counted; a fallback says again what stands before it. */
  private boolean passedOver(XmlPart xml) {
    String name = xml.name();
    if (name.equals("delText")) {
      line.skipped("texts that were deleted with changes being tracked", 1, lineNumber);
    }
    return switch (name) {
      case "delText", "instrText", "Fallback", "pPr", "rPr", "tblPr", "sectPr" -> true;
      default -> false;
    };
  }

  private StringBuilder text() {
    OpenTable table = open.peek();
    return table == null || !table.inCell ? paragraph : table.text;
  }

  private void begin(XmlPart xml) {
    OpenTable table = open.peek();
    switch (xml.name()) {
      case "tbl" -> open.push(new OpenTable("table " + ++tables, new CellRow(limits, sink)));
      case "tr" -> {
        if (table != null) {
          table.column = 0;
          table.number++;
          table.row.clear();
        }
      }
      case "tc" -> {
        if (table != null) {
          table.inCell = true;
          table.lines = false;
          table.span = 1;
          table.text.setLength(0);
        }
      }
      case "gridSpan" -> {
        if (table != null) {
          table.span = Math.max(1, Math.min(limits.columns(), xml.number("val", 1)));
        }
      }
      case "p" -> {
        paragraphs++;
        if (table != null && table.inCell) {
          if (table.lines) {
            character('\n');
          }
          table.lines = true;
        } else if (paragraphs > 1) {
          character('\n');
        }
      }
      case "t" -> inText = true;
      case "tab" -> character('\t');
      case "br", "cr" -> character('\n');
      case "noBreakHyphen" -> character('-');
      default -> {}
    }
  }

  private void character(char c) {
    if (text().length() <= limits.cellChars()) {
      text().append(c);
    }
  }

  private void end(String name) throws IOException {
    OpenTable table = open.peek();
    switch (name) {
      case "t" -> inText = false;
      case "p" -> {
        paragraphs = Math.max(0, paragraphs - 1);
        if ((table == null || !table.inCell) && paragraphs == 0) {
          line();
        }
      }
      case "tc" -> {
        if (table != null) {
          table.row.set(table.column, withoutLastBreaks(table.text));
          table.column = Math.min(1 << 24, table.column + table.span);
          table.inCell = false;
        }
      }
      case "tr" -> {
        if (table != null) {
          row(table);
        }
      }
      case "tbl" -> {
        if (table != null) {
          table.row.report();
          open.pop();
        }
      }
      default -> {}
    }
  }

  private void row(OpenTable table) throws IOException {
    if (!table.row.blank() && current != table) {
      sink.table(table.name, List.of());
      current = table;
    }
    table.row.end(table.number);
  }

  private static String withoutLastBreaks(StringBuilder text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }

  private void line() throws IOException {
    lineNumber++;
    if (!paragraph.toString().isBlank()) {
      if (current != this) {
        sink.table("text", List.of());
        current = this;
      }
      line.set(0, paragraph.toString());
      line.end(lineNumber);
    }
    paragraph.setLength(0);
  }
}
