package dyepack.ingest;

import com.google.common.base.Splitter;
import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.cells.CellStream;
import dyepack.cells.CellStreamWriter;
import dyepack.cells.SourceOffsets;
import dyepack.charset.ReadableText;
import dyepack.charset.TextEncoding;
import dyepack.layout.CellKind;
import dyepack.layout.FreeValues;
import dyepack.layout.Letters;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cells of a table of one column that are lines of a list: paragraphs of a document, or a sheet
 * into whose first column somebody pasted a chat. They are laid out as a text would be, where that
 * is certain: nearly all of it (unless it is letters) must become records of several cells, and
 * most of these must hold a telephone or identity number or an e-mail address in a cell of its own.
 */
final class CellLines {
  private static final double MOSTLY = 0.8;

  /** Most of a letter is the same for all; what isn't is found in lines that name it. */
  private static final double PART_OF_LETTERS = 0.2;

  private static final int FEWEST_ROWS = 3;
  private static final int ROWS_LOOKED_AT = 300;
  private static final int MOST_TURNS = 1 << 20;

  /** A telephone number and a name. */
  private static final int SHORTEST_TEXT = 14;

  private static final Pattern NAMED_VALUE = Pattern.compile("[:\uFF1A=]\\s?[\\p{L}\\d]");

  private final DumpTable table;
  private final int column;
  private final DumpLimits limits;

  /** Position of the row by the line that it stands on, where it doesn't simply run on. */
  private final TreeMap<Long, Long> turns = new TreeMap<>();

  private @Nullable Letters letters;

  private CellLines(DumpTable table, int column, DumpLimits limits) {
    this.table = table;
    this.column = column;
    this.limits = limits;
  }

  /**
   * The records, or null if the table isn't such a list.
   *
   * @param lines a file to write that holds the cells as lines
   * @param copy a file to write that holds the records
   */
  static @Nullable CellStream of(DumpTable table, Path lines, Path copy, DumpLimits limits)
      throws IOException {
    if (table.columns() != 1) {
      return null;
    }
    return new CellLines(table, 0, limits).records(lines, copy);
  }

  /**
   * The records in the texts of exported messages, or null if no column holds such: one whose cells
   * are texts with a telephone or identity number in them and something else beside it.
   *
   * @param lines as in {@link #of}
   * @param copy as in {@link #of}
   */
  static @Nullable CellStream ofMessages(DumpTable table, Path lines, Path copy, DumpLimits limits)
      throws IOException {
    int[] texts = new int[table.columns()];
    int rows = 0;
    try (DumpRows all = table.open()) {
      while (all.hasNext() && rows < ROWS_LOOKED_AT) {
        String[] cells = all.next().cells();
        for (int c = 0; c < cells.length; c++) {
          texts[c] += isText(cells[c]) ? 1 : 0;
        }
        rows++;
      }
    }
    for (int c = 0; c < texts.length; c++) {
      if (rows >= FEWEST_ROWS && texts[c] * 2 > rows) {
        return new CellLines(table, c, limits).records(lines, copy);
      }
    }
    return null;
  }

  private static boolean isText(String cell) {
    String text = cell.strip();
    boolean several = text.indexOf('\n') > 0;
    boolean words = text.length() >= SHORTEST_TEXT && NAMED_VALUE.matcher(text).find();
    return (several || (words && !CellKind.of(text).telling())) && FreeValues.in(text);
  }

  private @Nullable CellStream records(Path lines, Path copy) throws IOException {
    if (!write(lines)) {
      return null;
    }
    ReadableText text =
        new ReadableText(lines, TextEncoding.UTF_8, List.of(), null, SourceOffsets.SAME);
    List<LaidOutText> tables = LaidOutText.find(table.file(), text, limits);
    CellLimits cells = limits.cells(List.of(), null);
    try (CellStreamWriter writer = new CellStreamWriter(copy, cells)) {
      long records = 0;
      long speaking = 0;
      long rows = 0;
      long telling = 0;
      for (LaidOutText found : tables) {
        boolean several = found.columns() > 1;
        writer.table(table.sheet(), found.header());
        try (DumpRows all = found.open()) {
          while (all.hasNext()) {
            DumpRow row = all.next();
            writer.row(position(row.line()), row.cells());
            rows++;
            telling += several && tells(row.cells()) ? 1 : 0;
          }
          ByteAccount account = all.account();
          records += several ? account.record() + account.header() : 0;
          speaking += account.total() - account.blank();
          for (Skipped skipped : all.skipped()) {
            long first = skipped.lines().isEmpty() ? 0 : position(skipped.lines().get(0));
            if (skipped.lost()) {
              writer.skipped(skipped.reason(), skipped.count(), first);
            } else {
              writer.noted(skipped.reason(), skipped.count(), first);
            }
          }
        }
      }
      writer.end("");
      double share = letters == null ? MOSTLY : PART_OF_LETTERS;
      boolean list = rows >= FEWEST_ROWS && records >= share * speaking && telling >= MOSTLY * rows;
      return list ? CellStream.open(copy) : null;
    }
  }

  private List<String> head() {
    List<String> head = new ArrayList<>();
    try (DumpRows rows = table.open()) {
      while (rows.hasNext() && head.size() < ROWS_LOOKED_AT) {
        head.addAll(rows.next().cells()[column].lines().toList());
      }
    }
    return head;
  }

  private static boolean tells(String[] cells) {
    for (String cell : cells) {
      CellKind kind = CellKind.of(cell);
      if (kind == CellKind.PHONE || kind == CellKind.IDENTITY || kind == CellKind.EMAIL) {
        return true;
      }
    }
    return false;
  }

  private long position(long line) {
    Map.Entry<Long, Long> turn = turns.floorEntry(line);
    return turn == null ? line : turn.getValue() + line - turn.getKey();
  }

  /** Writes the cells, a blank line where rows are left out; false if their places are too many. */
  private boolean write(Path lines) throws IOException {
    letters = Letters.of(head());
    long line = 1;
    long last = 0;
    try (Writer out = Files.newBufferedWriter(lines, StandardCharsets.UTF_8);
        DumpRows rows = table.open()) {
      while (rows.hasNext()) {
        DumpRow row = rows.next();
        if (last > 0 && row.line() > last + 1) {
          out.write('\n');
          line++;
        }
        last = row.line();
        boolean first = true;
        for (String piece : Splitter.on('\n').split(row.cells()[column].replace("\r", ""))) {
          for (String written : letters == null ? List.of(piece) : letters.lines(piece)) {
            if (!first || position(line) != last) {
              turns.put(line, last);
            }
            first = false;
            out.write(written);
            out.write('\n');
            line++;
          }
        }
        if (table.columns() > 1) {
          // A message ends here, whatever the next one begins with.
          out.write('\n');
          line++;
        }
        if (turns.size() > MOST_TURNS) {
          return false;
        }
      }
    }
    return line > FEWEST_ROWS;
  }
}
