package dyepack.office;

import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import dyepack.cells.PasswordNeededException;
import dyepack.office.PdfLayout.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables and text of a PDF by where its characters stand. A PDF holds no tables: columns are
 * found by the lines that are drawn, or by the stretches where no row has a text; so a cell can
 * come out joined with its neighbour or parted in two. Text in pictures isn't read.
 *
 * <p>Rows of tables come first, in tables {@code table} that go on over pages; lines of text come
 * after them as rows of one cell in a table {@code text}. The position of both is the number of the
 * row or line among all of the document. A table's first row that stands again at the beginning of
 * a page, and lines that stand again at the edge of a page but for its number, are dropped and
 * counted. A sheet wider than a page, whose further columns were printed on further pages, is one
 * table ({@link PdfTables}).
 */
public final class PdfParser implements CellParser {
  private static final int MOST_PAGES = 100_000;
  private static final int MOST_TEXT_CHARS = 4 << 20;
  private static final long MEMORY_BYTES = 32L << 20;
  private static final int EDGE_LINES = 2;

  /** A page number has fewer digits than this; longer ones may be what is looked for. */
  private static final int PAGE_DIGITS = 6;

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    PdfFonts.install();
    try (PDDocument document = open(file, limits)) {
      PdfBytes bytes = new PdfBytes(document);
      try {
        new Pages(document, bytes, limits, sink).read();
      } finally {
        sink.account(bytes.account(file));
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw new IOException("a damaged PDF", e);
    }
  }

  private static PDDocument open(Path file, CellLimits limits) throws IOException {
    List<String> passwords = new ArrayList<>();
    passwords.add("");
    passwords.addAll(limits.passwords());
    for (String password : passwords) {
      try {
        return Loader.loadPDF(
            file.toFile(), password, MemoryUsageSetting.setupMixed(MEMORY_BYTES).streamCache);
      } catch (InvalidPasswordException e) {
        // Not this one, then.
      }
    }
    throw new PasswordNeededException(limits.passwords().size());
  }

  /** The pages of a document, one after another. */
  private static final class Pages {
    private final PDDocument document;
    private final PdfBytes bytes;
    private final CellSink sink;
    private final CellRow row;
    private final List<String> text = new ArrayList<>();
    private final List<Long> textPositions = new ArrayList<>();
    private int textChars;
    private @Nullable PdfColumns columns;
    private final PdfTables tables;
    private final PdfParagraphs paragraphs = new PdfParagraphs();
    private Set<String> edges = new HashSet<>();
    private long number;

    Pages(PDDocument document, PdfBytes bytes, CellLimits limits, CellSink sink) {
      this.document = document;
      this.bytes = bytes;
      this.sink = sink;
      this.row = new CellRow(limits, sink);
      this.tables = new PdfTables(row, sink);
    }

    void read() throws IOException {
      PdfPage page = new PdfPage();
      int pages = document.getNumberOfPages();
      int unreadable = 0;
      for (int p = 1; p <= Math.min(pages, MOST_PAGES); p++) {
        try {
          page.take(document, p);
        } catch (IOException | RuntimeException | StackOverflowError e) {
          row.skipped("damaged pages", 1, number);
          account(p, false);
          unreadable++;
          continue;
        }
        account(p, true);
        if (page.glyphs().isEmpty()) {
          row.skipped("pages without any text, perhaps pictures", 1, number);
        }
        page(page);
      }
      if (pages > MOST_PAGES) {
        row.skipped("pages beyond the limit", pages - MOST_PAGES, number);
      }
      if (page.unmapped() > 0) {
        row.skipped("characters that their font gives no meaning", page.unmapped(), 0);
      }
      if (page.tooMany() > 0) {
        row.skipped("characters beyond the limit of a page", page.tooMany(), 0);
      }
      flushText();
      row.report();
      if (pages > 0 && unreadable == pages) {
        throw new IOException("a PDF whose pages can't be read");
      }
    }

    private void account(int number, boolean read) {
      try {
        bytes.page(document.getPage(number - 1), read);
      } catch (RuntimeException | StackOverflowError e) {
        // A page that isn't there has no bytes.
      }
    }

    private void page(PdfPage page) throws IOException {
      List<PdfLine> lines = new ArrayList<>(PdfLine.all(page.glyphs(), page.rules()));
      boolean goesOn = !lines.isEmpty() && !text.isEmpty() && paragraphs.goesOnWith(lines.get(0));
      if (goesOn) {
        int last = text.size() - 1;
        text.set(last, PdfLayout.joined(text.get(last), lines.remove(0).text()));
      }
      if (page.rules().isEmpty()) {
        lines = new ArrayList<>(paragraphs.of(lines));
      } else {
        paragraphs.end();
      }
      dropEdges(lines);
      tables.page();
      for (Block block : PdfLayout.of(lines, page.rules(), columns)) {
        if (block.columns().isEmpty()) {
          for (String[] line : block.rows()) {
            text(line[0]);
          }
          continue;
        }
        columns = block.columns().get();
        List<PdfTables.Line> read = new ArrayList<>();
        for (int r = 0; r < block.rows().size(); r++) {
          number++;
          read.add(new PdfTables.Line(number, block.bases().get(r), block.rows().get(r)));
        }
        tables.add(columns, read);
      }
    }

    /** Lines at the edges of a page that stood at those of the page before. */
    private void dropEdges(List<PdfLine> lines) {
      Set<String> found = new HashSet<>();
      for (int l = lines.size() - 1; l >= 0; l--) {
        if (l >= EDGE_LINES && l < lines.size() - EDGE_LINES) {
          continue;
        }
        String text = lines.get(l).text();
        long digits = text.chars().filter(Character::isDigit).count();
        String form = digits < PAGE_DIGITS ? text.replaceAll("\\d+", "#") : text;
        found.add(form + "@" + Math.round(lines.get(l).base() / 3));
      }
      for (int l = lines.size() - 1; l >= 0; l--) {
        PdfLine line = lines.get(l);
        String text = line.text();
        long digits = text.chars().filter(Character::isDigit).count();
        String form = digits < PAGE_DIGITS ? text.replaceAll("\\d+", "#") : text;
        boolean asBefore = edges.contains(form + "@" + Math.round(line.base() / 3));
        boolean first = text.equals(tables.header());
        if (asBefore && !first) {
          lines.remove(l);
          row.noted("lines repeated at the edges of pages, dropped", 1, number);
        }
      }
      edges = found;
    }

    private void text(String line) throws IOException {
      number++;
      text.add(line);
      textPositions.add(number);
      textChars += line.length();
      if (textChars > MOST_TEXT_CHARS) {
        flushText();
      }
    }

    private void flushText() throws IOException {
      tables.flush();
      if (text.isEmpty()) {
        return;
      }
      sink.table("text", List.of());
      for (int l = 0; l < text.size(); l++) {
        row.set(0, text.get(l));
        row.end(textPositions.get(l));
      }
      text.clear();
      textPositions.clear();
      textChars = 0;
    }
  }
}
