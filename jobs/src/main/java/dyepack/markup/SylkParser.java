package dyepack.markup;

import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sheets in Microsoft's SYLK (symbolic link, {@code .slk}): lines of fields set apart by
 * semicolons, of which {@code C} gives a cell its value ({@code K}) at a row ({@code Y}) and column
 * ({@code X}) that hold until another is named; {@code F} may name them too. A semicolon in a text
 * is doubled. The format is told by Multiplan's manual and the file {@code sylk_summary.htm}, not
 * by a standard.
 */
public final class SylkParser extends SheetTextParser {
  private static final Pattern BEGINNING =
      Pattern.compile("ID;P[^\r\n]{0,200}\r?\n(?:(?:[BCFP]|NN);[A-Z][^\r\n]*|[OW][;\r\n]|E\r?\n)");
  private static final String NEW_LINE = "\u001B :";

  /**
   * Prepares for a file.
   *
   * @param charset its character set
   * @param markBytes length of its byte order mark
   */
  public SylkParser(Charset charset, int markBytes) {
    super(charset, markBytes);
  }

  /** Whether a text begins with the identity of such a file and a record. */
  public static boolean looksLike(String head) {
    return BEGINNING.matcher(head).lookingAt();
  }

  @Override
  void sheet(
      TextLines lines, CellLimits limits, CellSink sink, MarkupAccount account, MarkupNotes notes)
      throws IOException {
    new Sheet(limits, sink, account, notes).read(lines);
  }

  private static final class Sheet {
    private final CellRow row;
    private final MarkupAccount account;
    private final MarkupNotes notes;
    private int x = 1;
    private int y = 1;
    private int open = -1;
    private long line;

    Sheet(CellLimits limits, CellSink sink, MarkupAccount account, MarkupNotes notes) {
      this.row = new CellRow(limits, sink);
      this.account = account;
      this.notes = notes;
    }

    void read(TextLines lines) throws IOException {
      for (String record = lines.next(); record != null; record = lines.next()) {
        line++;
        notes.add("lines that are too long, cut", lines.cut() ? 1 : 0, line);
        List<String> fields = fields(record);
        String kind = fields.get(0);
        if (kind.equals("E")) {
          account.take(Kind.HEADER, lines.start(), lines.end());
          continue;
        }
        String value = place(fields);
        if (kind.equals("C") && value != null) {
          if (open != y) {
            end();
            open = y;
          }
          row.set(x - 1, text(value));
          account.take(Kind.RECORD, lines.start(), lines.end());
        } else {
          account.take(Kind.HEADER, lines.start(), lines.end());
        }
      }
      end();
      row.report();
    }

    private void end() throws IOException {
      if (open >= 0) {
        row.end(open);
      }
    }

    /** Follows the fields that name a place; the value, or null if there is none. */
    private @Nullable String place(List<String> fields) {
      String value = null;
      for (String field : fields.subList(1, fields.size())) {
        char name = field.isEmpty() ? ' ' : field.charAt(0);
        switch (name) {
          case 'X' -> x = number(field, x);
          case 'Y' -> y = number(field, y);
          case 'K' -> value = field.substring(1);
          default -> {}
        }
      }
      return value;
    }

    private int number(String field, int missing) {
      try {
        return Math.max(1, Math.min(1 << 24, Integer.parseInt(field.substring(1).strip())));
      } catch (NumberFormatException e) {
        notes.add("cells whose place is no number", 1, line);
        return missing;
      }
    }

    private static String text(String value) {
      int length = value.length();
      boolean quoted = length > 1 && value.charAt(0) == '"' && value.charAt(length - 1) == '"';
      String text = quoted ? value.substring(1, length - 1) : value;
      return text.replace(NEW_LINE, "\n").replace("\"\"", "\"");
    }

    /** Cut at semicolons, of which two stand for one in a text. */
    private static List<String> fields(String record) {
      List<String> fields = new ArrayList<>();
      StringBuilder field = new StringBuilder();
      for (int i = 0; i < record.length(); i++) {
        char c = record.charAt(i);
        boolean doubled = c == ';' && i + 1 < record.length() && record.charAt(i + 1) == ';';
        if (c != ';' || doubled) {
          field.append(c);
          i += doubled ? 1 : 0;
        } else {
          fields.add(field.toString());
          field.setLength(0);
        }
      }
      fields.add(field.toString());
      return fields;
    }
  }
}
