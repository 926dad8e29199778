package dyepack.flow;

import dyepack.attribution.Accusation;
import dyepack.attribution.RowPosterior;
import dyepack.ingest.DumpInput;
import dyepack.match.ClassifiedRow;
import dyepack.match.MatchedRow;
import dyepack.match.ReadDump;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists, for each accused, the rows that come from it. */
final class RowLists {
  /** Rows listed for one accused at most; the rest is counted. */
  private static final int LISTED_ROWS = 1_000_000;

  private final Path folder;
  private final DumpInput dump;

  /** Prepares for lists in this folder. */
  RowLists(Path folder, DumpInput dump) {
    this.folder = folder;
    this.dump = dump;
  }

  /**
   * Writes the lists.
   *
   * @param posterior whose row is whose; null where that can't be told
   * @return file names by recipient; none where it can't be told
   */
  Map<String, String> write(
      ReadDump read, List<Accusation> accused, @Nullable RowPosterior posterior)
      throws IOException {
    Map<String, String> names = new HashMap<>();
    if (posterior == null) {
      return names;
    }
    for (int a = 0; a < accused.size(); a++) {
      String recipient = accused.get(a).recipient();
      String name = "rows-" + recipient + ".csv";
      list(folder.resolve(name), read.rows(posterior.copies()).toLocalIterator(), posterior, a);
      names.put(recipient, name);
    }
    return names;
  }

  private void list(Path file, Iterator<ClassifiedRow> rows, RowPosterior posterior, int whose)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("file,line,posterior\n");
      int listed = 0;
      while (rows.hasNext() && listed < LISTED_ROWS) {
        ClassifiedRow row = rows.next();
        double probability = posterior.of(row.said(), whose);
        if (probability >= 0.5) {
          MatchedRow where = row.any();
          out.write(
              quoted(dump.tables().get(where.table()).file())
                  + ","
                  + where.line()
                  + ","
                  + String.format(Locale.ROOT, "%.4f", probability)
                  + "\n");
          listed++;
        }
      }
    }
  }

  /** A cell that no spreadsheet takes for a formula. */
  private static String quoted(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
  }
}
