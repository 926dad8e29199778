package dyepack.layout;

import dyepack.ingest.DumpFile;
import dyepack.ingest.DumpInput;
import dyepack.ingest.DumpRows;
import dyepack.ingest.DumpTable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * How much of a torture file a reader gets back: a person counts if one row holds name, telephone
 * number and identity number as exact cells; a file counts if 99 of 100 people do.
 */
final class TortureScore {
  private TortureScore() {}

  /** A reader under test: all rows of all tables of a file. */
  interface Reading {
    List<String[]> rows(Path file) throws IOException;
  }

  /** One file: the share of people read, and whether every byte was accounted for. */
  record Score(TortureShape.Shape shape, int rows, String charset, double share) {
    boolean counts() {
      return share >= 0.99;
    }
  }

  /** Writes a file of a shape and returns its people. */
  static List<TorturePerson> write(
      Path file, TortureShape.Shape shape, int rows, String charset, long seed) throws IOException {
    long mixed = seed * 1_000_003 + shape.name().hashCode() * 31L + rows;
    List<TorturePerson> people = TorturePerson.several(new Random(mixed), rows);
    String text = shape.text(mixed + 1, people);
    String set = charset.replace("+BOM", "");
    String mark = charset.endsWith("+BOM") ? "\uFEFF" : "";
    Files.write(file, (mark + text).getBytes(Charset.forName(set)));
    return people;
  }

  static double share(List<TorturePerson> people, List<String[]> rows) {
    Map<String, List<String[]>> byId = new HashMap<>();
    for (String[] row : rows) {
      for (String cell : row) {
        if (cell != null && cell.length() == 18) {
          byId.computeIfAbsent(cell, k -> new ArrayList<>()).add(row);
        }
      }
    }
    int found = 0;
    for (TorturePerson p : people) {
      boolean whole = false;
      for (String[] row : byId.getOrDefault(p.id(), List.of())) {
        Set<String> cells = new HashSet<>(Arrays.asList(row));
        whole |= cells.contains(p.name()) && cells.contains(p.phone());
      }
      found += whole ? 1 : 0;
    }
    return (double) found / people.size();
  }

  /** Reads through the front door and checks that every byte is accounted for. */
  static List<String[]> ours(Path file) throws IOException {
    List<String[]> rows = new ArrayList<>();
    DumpFile found = DumpInput.open(List.of(file)).files().get(0);
    long bytes = 0;
    for (DumpTable table : found.tables()) {
      try (DumpRows all = table.open()) {
        all.forEachRemaining(r -> rows.add(r.cells()));
        bytes += all.account().total();
      }
    }
    boolean text = found.format().startsWith("text");
    if (text && bytes != Files.size(file)) {
      throw new AssertionError(file + ": " + bytes + " bytes accounted for of " + Files.size(file));
    }
    return rows;
  }
}
