package dyepack.match;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.derive.DumpView;
import dyepack.rates.FigureBook;
import dyepack.rates.ReadingFigure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What columns are taken for, over the index of a table: nothing in dumps of strangers, everything
 * of which at least {@value #HITS} rows hold a key of the index in dumps that hold rows of the
 * table, and no look-alike column in either. All dumps are without header.
 *
 * <p>Run with {@code mvn test -pl jobs -am -Dtest=ColumnMappingRateTest -DexcludedGroups=
 * -Dgroups=slow -Dsurefire.failIfNoSpecifiedTests=false}; {@code -Dmapping.nulls} and {@code
 * -Dmapping.dumps} set how many dumps. The test without the tag does a few of each.
 */
class ColumnMappingRateTest {
  private static final int HITS = 10;
  private static final int NULLS = Integer.getInteger("mapping.nulls", 10_000);
  private static final int DUMPS = Integer.getInteger("mapping.dumps", 1_000);
  private static final int PEOPLE = Integer.getInteger("mapping.people", 20_000);
  private static final long SEED = 90_417_001;

  @TempDir Path folder;

  @Test
  void noColumnOfStrangersIsTakenForOurs() throws IOException {
    assertThat(nulls(new IndexedTable(folder, 41, 1_000, 1), 15, SEED)).isZero();
  }

  @Test
  void columnsWithTenHitsAreFound() throws IOException {
    Found found = dumps(new IndexedTable(folder, 41, 1_000, 1), 8, SEED + 1);
    assertThat(found.missed).isEmpty();
    assertThat(found.wrong).isEmpty();
  }

  @Test
  void strangersOfARunningNumberHideNoOtherColumn() throws IOException {
    IndexedTable table = new IndexedTable(folder, 43, 1_000, 1);
    List<String[]> copy = table.copy(0);
    Random random = new Random(SEED + 4);
    int number = IndexedTable.HEADER.indexOf("application_no");
    List<String[]> people = MadeDump.strangers(random, 40);
    for (int i = 0; i < people.size(); i++) {
      people.get(i)[number] = copy.get(20 + 7 * i)[number];
    }
    people.addAll(copy.subList(0, HITS));
    Collections.shuffle(people, random);

    TableMapping mapping = table.understand(people, List.of()).mapping().orElseThrow();

    assertThat(mapping.byName()).containsKeys("application_no", "id_no", "phone", "applied_at");
  }

  @Test
  @Tag("slow")
  @Tag("figures")
  void rates() throws IOException {
    long begun = System.nanoTime();
    IndexedTable table = new IndexedTable(folder, 42, PEOPLE, 1);
    Found found = dumps(table, DUMPS, SEED + 2);
    int wrong = nulls(table, NULLS, SEED + 3);
    write(found, wrong, (System.nanoTime() - begun) / 1e9);
    System.out.printf(
        Locale.ROOT,
        "| measured without header, %,d people in the ledger | figure |%n|---|---|%n"
            + "| dumps of strangers with any column mapped | %d of %,d |%n"
            + "| columns with at least %d true hits that were mapped | %,d of %,d |%n"
            + "| mapped columns that are the right ones, look-alikes beside them | %,d of %,d |%n"
            + "Missed: %s%nWrong: %s%n",
        PEOPLE,
        wrong,
        NULLS,
        HITS,
        found.right,
        found.right + found.missedCount(),
        found.mapped - found.wrongCount(),
        found.mapped,
        found.missed,
        found.wrong);
    assertThat(wrong).isZero();
    assertThat(found.missed).isEmpty();
    assertThat(found.mapped - found.wrongCount())
        .isGreaterThanOrEqualTo((int) (.999 * found.mapped));
  }

  private static void write(Found found, int wrong, double seconds) {
    FigureBook book = FigureBook.here();
    int there = found.right + found.missedCount();
    book.put(ReadingFigure.MAPPING, found.right, there, found.right == there, seconds);
    int right = found.mapped - found.wrongCount();
    boolean enough = right >= .999 * found.mapped;
    book.put(ReadingFigure.TYPES_WITH_LEDGER, right, found.mapped, enough, seconds);
    String nulls = String.format(Locale.ROOT, "%d of %,d", wrong, NULLS);
    book.put(ReadingFigure.MAPPING_NULL, nulls, "", wrong == 0 && NULLS >= 10_000, seconds);
  }

  private static int nulls(IndexedTable table, int count, long seed) {
    int wrong = 0;
    for (int n = 0; n < count; n++) {
      Random random = new Random(seed * 1_000_003 + n);
      MadeDump dump = MadeDump.of(random, MadeDump.strangers(random, 30 + random.nextInt(120)));
      TableMapping mapping = table.understand(dump.rows(), List.of()).mapping().orElse(null);
      if (mapping != null) {
        wrong++;
        System.out.println("null dump " + n + " of seed " + seed + ": " + mapping.evidence());
      }
      if (n % 500 == 499) {
        System.out.printf(Locale.ROOT, "%,d dumps of strangers, %d mapped%n", n + 1, wrong);
      }
    }
    return wrong;
  }

  /** What was found in dumps that hold rows of the table. */
  private static final class Found {
    private final Map<String, Integer> missed = new TreeMap<>();
    private final Map<String, Integer> wrong = new TreeMap<>();
    private int right;
    private int mapped;

    private int missedCount() {
      return missed.values().stream().mapToInt(i -> i).sum();
    }

    private int wrongCount() {
      return wrong.values().stream().mapToInt(i -> i).sum();
    }
  }

  private static Found dumps(IndexedTable table, int count, long seed) {
    List<String[]> copy = table.copy(0);
    Found found = new Found();
    for (int n = 0; n < count; n++) {
      Random random = new Random(seed * 1_000_003 + n);
      int hits = random.nextInt(3) == 0 ? HITS : HITS + random.nextInt(140);
      List<String[]> people = new ArrayList<>(MadeDump.strangers(random, random.nextInt(150)));
      for (int i = 0; i < hits; i++) {
        people.add(copy.get(random.nextInt(copy.size() / HITS) * HITS + i % HITS));
      }
      Collections.shuffle(people, random);
      MadeDump dump = MadeDump.of(random, people);
      TableMapping mapping = table.understand(dump.rows(), List.of()).mapping().orElse(null);
      count(dump, mapping, found, "dump " + n + " with " + hits);
      if (n % 100 == 99) {
        System.out.printf(Locale.ROOT, "%,d dumps of the table's rows%n", n + 1);
      }
    }
    return found;
  }

  private static void count(MadeDump dump, @Nullable TableMapping mapping, Found found, String of) {
    Map<String, Integer> places = mapping == null ? new HashMap<>() : mapping.byName();
    String why = mapping == null ? "" : mapping.evidence().toString();
    DumpView view = mapping == null ? DumpView.plain(dump.width()) : mapping.view();
    for (Map.Entry<String, Integer> entry : places.entrySet()) {
      found.mapped++;
      boolean right =
          view.sources(entry.getValue()).stream()
              .anyMatch(column -> dump.truth(column).contains(entry.getKey()));
      if (!right) {
        found.wrong.merge(entry.getKey(), 1, Integer::sum);
        System.out.println(of + ": wrong " + entry.getKey() + " " + why);
      }
    }
    for (int column = 0; column < dump.width(); column++) {
      for (String name : dump.truth(column)) {
        if (places.containsKey(name)) {
          found.right++;
        } else if (dump.hasKey(name)) {
          found.missed.merge(name, 1, Integer::sum);
          System.out.println(of + ": missed " + name + " of " + describe(dump));
        }
      }
    }
  }

  private static String describe(MadeDump dump) {
    List<String> columns = new ArrayList<>();
    for (int column = 0; column < dump.width(); column++) {
      columns.add(dump.truth(column) + " " + shape(dump.rows().get(0)[column]));
    }
    return columns.toString();
  }

  private static String shape(String cell) {
    return cell.replaceAll("\\d", "#").replaceAll("\\p{IsHan}", "汉");
  }
}
