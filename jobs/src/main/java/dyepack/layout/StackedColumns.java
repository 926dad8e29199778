package dyepack.layout;

import dyepack.cells.SourceOffsets;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of which the columns stand one below the other, a cell a line, each below its name: what
 * copying out of a PDF gives. Only what is certain counts: nothing else stands there, names are as
 * far apart from each other as from the end, and below one of them telephone or identity numbers
 * alone.
 */
public final class StackedColumns {
  /** Longer texts aren't looked at: all lines are held. */
  public static final long MOST_BYTES = 16L << 20;

  private static final int FEWEST_PEOPLE = 3;
  private static final int MOST_COLUMNS = 64;
  private static final double MOSTLY = 0.9;

  private StackedColumns() {}

  /** Whether a text's beginning doesn't rule it out. */
  public static boolean may(String head) {
    return head.lines()
        .filter(l -> !l.isBlank())
        .findFirst()
        .filter(HeaderDetector::isName)
        .isPresent();
  }

  /**
   * Writes the rows, cells parted by tabs, the names first; false if the text isn't such.
   *
   * @param source the text in UTF-8
   * @param markBytes length of its byte order mark, which the copy has too
   * @param map the file for the places of the copy, which are told as a whole only
   * @throws IOException if reading or writing fails
   */
  public static boolean write(Path source, int markBytes, Path copy, Path map, SourceOffsets before)
      throws IOException {
    // Bytes that are no characters must not end the reading of a text.
    List<String> lines =
        new String(Files.readAllBytes(source), StandardCharsets.UTF_8)
            .lines()
            .map(l -> l.replace("\uFEFF", "").strip())
            .filter(l -> !l.isEmpty())
            .toList();
    List<List<String>> columns = columns(lines);
    if (columns == null) {
      return false;
    }
    try (BufferedWriter out = Files.newBufferedWriter(copy, StandardCharsets.UTF_8)) {
      out.write(markBytes > 0 ? "\uFEFF" : "");
      for (int r = 0; r < columns.get(0).size(); r++) {
        StringBuilder row = new StringBuilder();
        for (List<String> column : columns) {
          row.append(row.isEmpty() ? "" : "\t").append(column.get(r).replace('\t', ' '));
        }
        out.write(row.append('\n').toString());
      }
    }
    try (SourceOffsets.Writer places = new SourceOffsets.Writer(map)) {
      places.end(Files.size(copy), before.original(Files.size(source)));
    }
    return true;
  }

  private static @Nullable List<List<String>> columns(List<String> lines) {
    List<Integer> names = new ArrayList<>();
    for (int i = 0; i < lines.size() && names.size() <= MOST_COLUMNS; i++) {
      if (HeaderDetector.isName(lines.get(i))) {
        names.add(i);
      }
    }
    if (names.size() < 2 || names.size() > MOST_COLUMNS || names.get(0) > 0) {
      return null;
    }
    int length = names.get(1) - names.get(0);
    int last = names.get(names.size() - 1);
    boolean whole = last + length == lines.size();
    boolean tells = false;
    List<List<String>> columns = new ArrayList<>();
    for (int c = 0; c < names.size() && whole; c++) {
      int from = names.get(c);
      whole = from == names.get(0) + c * length && length > FEWEST_PEOPLE;
      if (whole) {
        columns.add(lines.subList(from, from + length));
        List<String> cells = lines.subList(from + 1, from + length);
        long keys = cells.stream().filter(StackedColumns::key).count();
        tells |= keys >= MOSTLY * (length - 1);
      }
    }
    return whole && tells ? columns : null;
  }

  private static boolean key(String cell) {
    CellKind kind = CellKind.of(cell);
    return kind == CellKind.PHONE || kind == CellKind.IDENTITY;
  }
}
