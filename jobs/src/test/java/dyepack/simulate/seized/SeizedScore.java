package dyepack.simulate.seized;

import dyepack.ingest.DumpFile;
import dyepack.ingest.DumpInput;
import dyepack.ingest.DumpOptions;
import dyepack.ingest.DumpRow;
import dyepack.ingest.DumpRows;
import dyepack.ingest.DumpTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How much of a made file a reader gets back.
 *
 * @param file the truth
 * @param people the part of the rows of which some row read holds name, telephone and identity
 *     number as exact cells, as far as the file has them
 * @param cells the part of the rows of which some row read holds every cell that stands in the file
 * @param columns the part of which moreover every cell stands in the column of its table where most
 *     cells of its kind stand
 * @param bytes bytes of texts
 * @param accounted bytes that their accounts name
 * @param replacements cells with U+FFFD in files that are said to be read whole
 */
record SeizedScore(
    SeizedTruth.SeizedFile file,
    double people,
    double cells,
    double columns,
    long bytes,
    long accounted,
    long replacements) {
  /** One table as read: rows of cells. */
  record ReadTable(List<String[]> rows) {}

  private static final double ENOUGH = 0.99;

  /** Whether 99 rows of 100 came back with all their cells. */
  boolean counts() {
    return cells >= ENOUGH;
  }

  /** Reads all files of a folder in one go, with every password there is. */
  static List<SeizedScore> of(Path folder, SeizedTruth truth) {
    Set<String> passwords = new HashSet<>();
    truth.files().forEach(f -> passwords.add(f.password()));
    passwords.remove("");
    Path seized = folder.resolve(SeizedFolder.SEIZED);
    DumpOptions d = DumpOptions.DEFAULT;
    List<SeizedScore> scores = new ArrayList<>();
    try (DumpInput input =
        DumpInput.open(
            List.of(seized),
            new DumpOptions(d.limits(), List.copyOf(passwords), d.encoding(), d.work()))) {
      Map<String, List<DumpFile>> found = new HashMap<>();
      for (DumpFile file : input.files()) {
        String own = file.path().split("!/", 2)[0];
        found.computeIfAbsent(own, k -> new ArrayList<>()).add(file);
      }
      for (SeizedTruth.SeizedFile file : truth.files()) {
        scores.add(of(file, found.getOrDefault(folder.resolve(file.path()).toString(), List.of())));
      }
    }
    return scores;
  }

  private static SeizedScore of(SeizedTruth.SeizedFile truth, List<DumpFile> found) {
    List<ReadTable> tables = new ArrayList<>();
    long bytes = 0;
    long accounted = 0;
    long replaced = 0;
    for (DumpFile file : found) {
      long own = 0;
      long strange = 0;
      boolean damage = !file.skipped().isEmpty();
      for (DumpTable table : file.tables()) {
        List<String[]> rows = new ArrayList<>();
        try (DumpRows all = table.open()) {
          while (all.hasNext()) {
            DumpRow row = all.next();
            rows.add(row.cells());
            strange += Arrays.stream(row.cells()).filter(c -> c.indexOf('\uFFFD') >= 0).count();
          }
          own += all.account().total();
          damage |= !all.skipped().isEmpty();
        }
        tables.add(new ReadTable(rows));
      }
      replaced += damage ? 0 : strange;
      if (!file.encoding().isEmpty()) {
        bytes += file.bytes();
        accounted += file.account().total() + own;
      }
    }
    return of(truth, tables, bytes, accounted, replaced);
  }

  static SeizedScore of(
      SeizedTruth.SeizedFile truth,
      List<ReadTable> tables,
      long bytes,
      long accounted,
      long replacements) {
    int width = truth.columns().size();
    List<Integer> all = IntStream.range(0, width).boxed().toList();
    List<Integer> person = all.stream().filter(c -> truth.columns().get(c) < 3).toList();
    return new SeizedScore(
        truth,
        share(truth, tables, person, false),
        share(truth, tables, all, false),
        share(truth, tables, all, true),
        bytes,
        accounted,
        replacements);
  }

  /** The part of the true rows that some row read holds, by cells of the columns given. */
  private static double share(
      SeizedTruth.SeizedFile truth, List<ReadTable> tables, List<Integer> columns, boolean placed) {
    if (columns.isEmpty()) {
      return share(
          truth, tables, IntStream.range(0, truth.columns().size()).boxed().toList(), placed);
    }
    boolean[] whole = new boolean[truth.rows().size()];
    for (ReadTable table : tables) {
      Map<String, List<String[]>> byCell = new HashMap<>();
      int key = longest(truth, columns);
      for (String[] row : table.rows()) {
        for (String cell : new HashSet<>(Arrays.asList(row))) {
          byCell.computeIfAbsent(cell, k -> new ArrayList<>()).add(row);
        }
      }
      int[] places = placed ? places(truth, columns, key, byCell) : new int[0];
      for (int r = 0; r < whole.length; r++) {
        List<String> row = truth.rows().get(r);
        for (String[] read : byCell.getOrDefault(row.get(key), List.of())) {
          whole[r] |= placed ? inPlace(row, read, columns, places) : holds(row, read, columns);
        }
      }
    }
    int found = 0;
    for (boolean w : whole) {
      found += w ? 1 : 0;
    }
    return whole.length == 0 ? 1 : (double) found / whole.length;
  }

  /** The column whose cells tell rows apart best. */
  private static int longest(SeizedTruth.SeizedFile truth, List<Integer> columns) {
    int best = columns.get(0);
    int most = -1;
    for (int c : columns) {
      Set<String> values = new HashSet<>();
      truth.rows().forEach(row -> values.add(row.get(c)));
      if (values.size() > most) {
        most = values.size();
        best = c;
      }
    }
    return best;
  }

  private static boolean holds(List<String> row, String[] read, List<Integer> columns) {
    List<String> cells = Arrays.asList(read);
    return columns.stream().allMatch(c -> row.get(c).isBlank() || cells.contains(row.get(c)));
  }

  private static boolean inPlace(
      List<String> row, String[] read, List<Integer> columns, int[] places) {
    for (int i = 0; i < columns.size(); i++) {
      String cell = row.get(columns.get(i));
      if (!cell.isBlank()
          && (places[i] < 0 || places[i] >= read.length || !cell.equals(read[places[i]]))) {
        return false;
      }
    }
    return true;
  }

  /** Where in a table most cells of each true column stand; -1 for nowhere. */
  private static int[] places(
      SeizedTruth.SeizedFile truth,
      List<Integer> columns,
      int key,
      Map<String, List<String[]>> byCell) {
    int[] places = new int[columns.size()];
    for (int i = 0; i < places.length; i++) {
      Map<Integer, Integer> votes = new HashMap<>();
      for (List<String> row : truth.rows()) {
        for (String[] read : byCell.getOrDefault(row.get(key), List.of())) {
          for (int c = 0; c < read.length; c++) {
            if (row.get(columns.get(i)).equals(read[c])) {
              votes.merge(c, 1, Integer::sum);
            }
          }
        }
      }
      places[i] =
          votes.entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .orElse(-1);
    }
    return places;
  }
}
