package dyepack.markup;

import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.regex.Pattern;

/**
 * Sheets in the Data Interchange Format of VisiCalc ({@code .dif}): a head of topics in three lines
 * each, then cells in two lines each, the first of them {@code type,number}: -1 and {@code BOT}
 * begin a row, -1 and {@code EOD} end the data, 0 is a number, 1 a text on the second line
 * (Software Arts Technical Note SATN-18).
 */
public final class DifParser extends SheetTextParser {
  private static final Pattern BEGINNING = Pattern.compile("TABLE\\s*\r?\n0,1\\s*\r?\n\"");
  private static final int LONGEST_HEAD = 10_000;

  /**
   * Prepares for a file.
   *
   * @param charset its character set
   * @param markBytes length of its byte order mark
   */
  public DifParser(Charset charset, int markBytes) {
    super(charset, markBytes);
  }

  /** Whether a text begins with the first topic of such a file. */
  public static boolean looksLike(String head) {
    return BEGINNING.matcher(head).lookingAt();
  }

  @Override
  void sheet(
      TextLines lines, CellLimits limits, CellSink sink, MarkupAccount account, MarkupNotes notes)
      throws IOException {
    new Sheet(lines, account).read(new CellRow(limits, sink), notes, limits.cellChars());
  }

  private static final class Sheet {
    private final TextLines lines;
    private final MarkupAccount account;
    private long headEnd;

    Sheet(TextLines lines, MarkupAccount account) {
      this.lines = lines;
      this.account = account;
    }

    void read(CellRow row, MarkupNotes notes, int cellChars) throws IOException {
      head();
      long number = 0;
      int column = 0;
      boolean open = false;
      long start = headEnd;
      while (true) {
        String type = lines.next();
        String text = type == null ? null : lines.next();
        if (type == null || text == null) {
          notes.add("the end of a sheet that breaks off", 1, number);
          break;
        }
        String first = type.strip();
        if (first.startsWith("-1")) {
          if (open) {
            row.end(number);
          }
          open = text.strip().equals("BOT");
          number += open ? 1 : 0;
          column = 0;
          account.take(Kind.RECORD, start, lines.end());
          start = lines.end();
          if (!open) {
            break;
          }
        } else {
          boolean words = first.startsWith("1");
          int comma = first.indexOf(',');
          row.set(column++, words ? quoted(text, cellChars) : first.substring(comma + 1).strip());
        }
      }
      if (open) {
        row.end(number);
        account.take(Kind.RECORD, start, lines.end());
      }
      row.report();
      if (lines.next() != null) {
        account.mark();
        String more = lines.next();
        while (more != null) {
          more = lines.next();
        }
      }
    }

    private void head() throws IOException {
      String topic = lines.next();
      for (int n = 0; topic != null && n < LONGEST_HEAD; n++) {
        String numbers = lines.next();
        String text = lines.next();
        if (topic.strip().equals("DATA") || numbers == null || text == null) {
          break;
        }
        topic = lines.next();
      }
      headEnd = lines.end();
      account.take(Kind.HEADER, 0, headEnd);
    }

    /** A text without its quotes; one that isn't closed goes on in the next line. */
    private String quoted(String line, int cellChars) throws IOException {
      if (!line.startsWith("\"")) {
        return line;
      }
      StringBuilder text = new StringBuilder(line);
      while (!closed(text) && text.length() <= cellChars) {
        String more = lines.next();
        if (more == null) {
          break;
        }
        text.append('\n').append(more);
      }
      int end = closed(text) ? text.length() - 1 : text.length();
      return text.substring(1, end).replace("\"\"", "\"");
    }

    /** Whether a quote that isn't doubled stands at the end. */
    private static boolean closed(StringBuilder text) {
      int quotes = 0;
      for (int i = 1; i < text.length(); i++) {
        quotes += text.charAt(i) == '"' ? 1 : 0;
      }
      return text.length() > 1 && text.charAt(text.length() - 1) == '"' && quotes % 2 == 1;
    }
  }
}
