package dyepack.sql;

import dyepack.cells.CellLimits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads dumps given as text and keeps what comes out. */
final class Dumps {
  final Map<String, List<List<String>>> rows = new LinkedHashMap<>();
  final Map<String, List<String>> headers = new LinkedHashMap<>();
  final Map<String, Long> skipped = new LinkedHashMap<>();
  final List<Long> positions = new ArrayList<>();

  static Dumps read(String text, Charset charset) throws IOException {
    return read(text.getBytes(charset), charset, CellLimits.DEFAULT);
  }

  static Dumps read(byte[] bytes, Charset charset, CellLimits limits) throws IOException {
    Path file = Files.createTempFile("dump", ".sql");
    try {
      Files.write(file, bytes);
      Dumps dumps = new Dumps();
      dumps.read(file, SqlOutline.of(file, charset, 0, limits), limits);
      return dumps;
    } finally {
      Files.delete(file);
    }
  }

  private void read(Path file, SqlOutline outline, CellLimits limits) throws IOException {
    SqlPart whole = SqlPart.whole(outline.syntax());
    SqlTables numbers = new SqlTables();
    try (SqlReader reader = SqlReader.open(file, outline.syntax(), whole, limits)) {
      reader.listen(numbers::know);
      while (reader.next()) {
        SqlTable table = outline.tables().get(numbers.number(reader.table()));
        headers.put(table.name(), table.named() ? table.columns() : List.of());
        String[] cells = new String[table.columns().size()];
        Arrays.fill(cells, "");
        int[] places = table.places(reader.columns(), reader.values());
        for (int v = 0; v < places.length; v++) {
          if (places[v] >= 0) {
            cells[places[v]] = reader.text(v);
          }
        }
        rows.computeIfAbsent(table.name(), k -> new ArrayList<>()).add(List.of(cells));
        positions.add(reader.line());
      }
      reader.notes().forEach(note -> skipped.merge(note.reason(), note.count(), Long::sum));
      reader.valueNotes().forEach(note -> skipped.merge(note.reason(), note.count(), Long::sum));
    }
  }

  static SqlOutline outline(byte[] bytes, Charset charset) throws IOException {
    Path file = Files.createTempFile("dump", ".sql");
    try {
      Files.write(file, bytes);
      return SqlOutline.of(file, charset, 0, CellLimits.DEFAULT);
    } finally {
      Files.delete(file);
    }
  }

  List<List<String>> of(String name) {
    return rows.getOrDefault(name, List.of());
  }
}
