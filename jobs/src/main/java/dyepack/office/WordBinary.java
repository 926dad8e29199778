package dyepack.office;

import dyepack.cells.CellLimits;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.List;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/**
 * The text of a Word document of 97 to 2003 ([MS-DOC]): pieces as the piece table lists them
 * (2.8.35 Clx), cells of tables by the mark that ends each, rows by the paragraphs that say so
 * (2.9.175 PapxFkp, sprmPFTtp). Paragraphs outside of tables come as rows of one cell of a table
 * {@code text}.
 */
final class WordBinary {
  private static final int SIGNATURE = 0xa5ec;
  private static final int ENCRYPTED = 0x100;
  private static final int SECOND_TABLE = 0x200;
  private static final int PIECE_TABLE = 0x1a2;
  private static final int PARAGRAPHS = 0x102;
  private static final int COMPRESSED = 1 << 30;
  private static final long MOST_BYTES = 256L << 20;
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private final CellSink sink;
  private final CellRow row;
  private final ByteBuffer main;
  private final ByteBuffer table;
  private final WordParagraphs paragraphs;
  private final int mostChars;
  private final CellRow inner;
  private final StringBuilder innerText = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private int column;
  private int innerColumn;
  private boolean inTable;
  private boolean begun;
  private long number;
  private int fieldCode;
  private boolean damaged;

  private WordBinary(ByteBuffer main, ByteBuffer table, CellLimits limits, CellSink sink) {
    this.main = main;
    this.table = table;
    this.paragraphs =
        new WordParagraphs(main, table, main.getInt(PARAGRAPHS), main.getInt(PARAGRAPHS + 4));
    this.sink = sink;
    this.row = new CellRow(limits, sink);
    this.inner = new CellRow(limits, sink);
    this.mostChars = limits.cellChars() + 1;
  }

  /** Reads a document; whether all of its pieces were there. */
  static boolean read(DirectoryNode root, CellLimits limits, CellSink sink) throws IOException {
    try {
      ByteBuffer main = stream(root, "WordDocument");
      if (main.capacity() < PIECE_TABLE + 8 || (main.getShort(0) & 0xffff) != SIGNATURE) {
        throw new IOException("a Word document of a kind that is not readable");
      }
      int flags = main.getShort(10);
      if ((flags & ENCRYPTED) != 0) {
        throw new IOException("an encrypted Word document of the old kind, which is not readable");
      }
      ByteBuffer table = stream(root, (flags & SECOND_TABLE) != 0 ? "1Table" : "0Table");
      WordBinary document = new WordBinary(main, table, limits, sink);
      document.read();
      return !document.damaged;
    } catch (RuntimeException e) {
      throw new IOException("a damaged Word document", e);
    }
  }

  private static ByteBuffer stream(DirectoryNode root, String wanted) throws IOException {
    String name = CompoundFileParser.name(root.getEntryNames(), wanted);
    if (name == null) {
      throw new IOException("a Word document without its table stream");
    }
    try (InputStream in = root.createDocumentInputStream(name)) {
      if (in.available() > Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 8)) {
        throw new IOException("a Word document that is too long to be read");
      }
      return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private void read() throws IOException {
    int at = main.getInt(PIECE_TABLE);
    int end = at + main.getInt(PIECE_TABLE + 4);
    while (at < end && table.get(at) == 1) {
      at += 3 + (table.getShort(at + 1) & 0xffff);
    }
    if (table.get(at) != 2) {
      throw new IOException("a Word document without its list of pieces");
    }
    int pieces = (table.getInt(at + 1) - 4) / 12;
    int places = at + 5;
    for (int p = 0; p < pieces; p++) {
      int length = table.getInt(places + 4 * p + 4) - table.getInt(places + 4 * p);
      int where = table.getInt(places + 4 * (pieces + 1) + 8 * p + 2);
      piece(length, where);
    }
    line();
    row.report();
    inner.report();
  }

  private void piece(int length, int where) throws IOException {
    boolean narrow = (where & COMPRESSED) != 0;
    int start = narrow ? (where & ~COMPRESSED) / 2 : where;
    int width = narrow ? 1 : 2;
    for (int i = 0; i < length; i++) {
      int at = start + i * width;
      if (at < 0 || at + width > main.capacity()) {
        damaged = true;
        row.skipped("pieces of a document that stand beyond its end", 1, number);
        return;
      }
      char c = narrow ? new String(new byte[] {main.get(at)}, WESTERN).charAt(0) : main.getChar(at);
      character(c, at);
    }
  }

  private void character(char c, int at) throws IOException {
    switch (c) {
      case 0x13 -> fieldCode++;
      case 0x14, 0x15 -> fieldCode = Math.max(0, fieldCode - 1);
      case 0x07 -> mark(paragraphs.endsRow(at));
      case 0x0d, 0x0c -> {
        if (!paragraphs.inTable(at)) {
          line();
        } else if (paragraphs.endsInnerRow(at)) {
          innerRow();
        } else if (paragraphs.inInnerCell(at)) {
          inner.set(innerColumn++, innerText.toString());
          innerText.setLength(0);
        } else {
          add('\n', text);
        }
      }
      default -> {
        if (c == '\t' || c == 0x0b || c >= ' ') {
          add(c == 0x0b ? '\n' : c, paragraphs.inInnerCell(at) ? innerText : text);
        }
      }
    }
  }

  private void add(char c, StringBuilder into) {
    if (fieldCode == 0 && into.length() < mostChars) {
      into.append(c);
    }
  }

  /** A table within a cell comes before the row that the cell belongs to. */
  private void innerRow() throws IOException {
    number++;
    sink.table("table in a cell", List.of());
    inTable = false;
    begun = false;
    inner.end(number);
    innerColumn = 0;
    innerText.setLength(0);
  }

  private void mark(boolean rowEnd) throws IOException {
    if (!rowEnd) {
      row.set(column++, text.toString().stripTrailing());
      text.setLength(0);
      return;
    }
    number++;
    if (!row.blank()) {
      if (!inTable) {
        sink.table("tables", List.of());
        inTable = true;
      }
      row.end(number);
    }
    row.clear();
    column = 0;
    text.setLength(0);
  }

  private void line() throws IOException {
    number++;
    if (!text.toString().isBlank()) {
      if (inTable || !begun) {
        sink.table("text", List.of());
        begun = true;
      }
      inTable = false;
      row.set(0, text.toString());
      row.end(number);
    }
    text.setLength(0);
    column = 0;
  }
}
