package dyepack.match;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.attribution.RecipientEvidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dumps whose only identifiers are masked, so that a row fits one person or several: from an
 * unmarked table, a stranger's or a copy nobody recorded nobody is named and p-values are as rare
 * as they say; from a recorded copy its holder is named. Read by the job's own code.
 */
class MaskedNullTest {
  private static final int INNOCENTS = 1_000;
  private static final int TABLES = 3;
  private static final int ROWS = 480;

  /** Columns of the sample table. */
  private static final int NAME = 1;

  private static final int PHONE = 3;
  private static final int INCOME = 7;
  private static final int SCORE = 10;
  private static final int TIME = 11;

  @TempDir Path folder;

  /** How a dump names its people. */
  private enum Mask {
    PHONE_3_4_SURNAME {
      @Override
      String[] cells(String[] row) {
        return dump(row[PHONE].substring(0, 3) + "****" + row[PHONE].substring(7), surname(row));
      }
    },
    LAST_4_NAME {
      @Override
      String[] cells(String[] row) {
        return dump("*******" + row[PHONE].substring(7), row[NAME]);
      }
    },
    PHONE_3_4 {
      @Override
      String[] cells(String[] row) {
        return dump(row[PHONE].substring(0, 3) + "****" + row[PHONE].substring(7), "");
      }
    },
    NAME_ONLY {
      @Override
      String[] cells(String[] row) {
        return dump("", row[NAME]);
      }
    };

    /** The dump's phone and name; marks are added. */
    abstract String[] cells(String[] row);

    private static String[] dump(String phone, String name) {
      return new String[] {phone, name, "", "", ""};
    }

    private static String surname(String[] row) {
      return row[NAME].substring(0, 1) + "**";
    }

    List<String[]> of(List<String[]> rows) {
      List<String[]> dump = new ArrayList<>();
      for (String[] row : rows) {
        String[] cells = cells(row);
        cells[2] = row[INCOME];
        cells[3] = row[TIME];
        cells[4] = row[SCORE];
        dump.add(cells);
      }
      return dump;
    }
  }

  /** Rows of which each {@code size} share phone and surname, as families and shops do. */
  private static List<String[]> families(long seed, int size) {
    List<String[]> rows = IndexedTable.rows(seed, ROWS);
    for (int i = 0; i < ROWS; i++) {
      String[] head = rows.get(i / size * size);
      rows.get(i)[PHONE] = head[PHONE];
      rows.get(i)[NAME] = head[NAME];
    }
    return rows;
  }

  private IndexedTable table(int number, int family, int innocents) throws IOException {
    return new IndexedTable(
        folder.resolve(number + "-" + family),
        700 + number,
        families(700 + number, family),
        innocents);
  }

  @Test
  void innocentsLookNoGuiltierThanTheirBoundSays() throws IOException {
    double[] limits = {1e-2, 1e-3, 1e-4};
    long[] below = new long[limits.length];
    long tests = 0;
    long ambiguous = 0;
    for (int number = 0; number < TABLES; number++) {
      for (int family : new int[] {1, 4}) {
        IndexedTable table = table(number, family, INNOCENTS);
        List<List<String[]>> sources =
            List.of(
                table.originals(),
                table.copy(INNOCENTS + 7),
                IndexedTable.rows(900 + number, ROWS),
                strangers(table, 900 + number));
        for (List<String[]> rows : sources) {
          for (Mask mask : Mask.values()) {
            IndexedTable.Traced traced = table.trace(mask.of(rows), List.of());
            assertThat(traced.accused()).isEmpty();
            ambiguous += traced.counts().ambiguous();
            if (traced.verdict() == null) {
              continue;
            }
            for (RecipientEvidence one :
                requireNonNull(traced.verdict()).attribution().recipients()) {
              tests++;
              double p =
                  one.falseAccusationBound() < 1
                      ? one.falseAccusationBound() * .75 / traced.request().alternatives()
                      : 1;
              for (int k = 0; k < limits.length; k++) {
                below[k] += p <= limits[k] ? 1 : 0;
              }
            }
          }
        }
      }
    }
    assertThat(ambiguous).isGreaterThan(3_000);
    assertThat(tests).isGreaterThan(30_000);
    for (int k = 0; k < limits.length; k++) {
      double expected = limits[k] * tests;
      assertThat((double) below[k])
          .as("p at most %s in %d tests", limits[k], tests)
          .isLessThanOrEqualTo(expected + 4 * Math.sqrt(expected));
    }
  }

  /** Strangers who happen to have the phones and names of the table's people. */
  private static List<String[]> strangers(IndexedTable table, long seed) {
    List<String[]> rows = IndexedTable.rows(seed, ROWS);
    List<String[]> known = table.originals();
    for (int i = 0; i < ROWS; i++) {
      rows.get(i)[PHONE] = known.get(i)[PHONE];
      rows.get(i)[NAME] = known.get(i)[NAME];
    }
    return rows;
  }

  @Test
  void theHolderOfARecordedCopyIsNamed() throws IOException {
    for (int family : new int[] {1, 4, 8}) {
      IndexedTable table = table(50, family, 200);
      for (Mask mask : Mask.values()) {
        IndexedTable.Traced traced = table.trace(mask.of(table.copy(0)), List.of());
        if (mask == Mask.NAME_ONLY) {
          assertThat(traced.accused()).isEmpty();
        } else {
          assertThat(traced.accused()).as(mask + ", " + family).containsExactly("partner-0");
          assertThat(traced.counts().ambiguous()).isEqualTo(family == 1 ? 0 : ROWS);
        }
      }
    }
  }

  /** Rows that fit more people than can be weighed are left out and counted, whoever leaked. */
  @Test
  void rowsThatFitTooManyPeopleNameNobody() throws IOException {
    IndexedTable table = table(60, 12, 200);
    IndexedTable.Traced traced = table.trace(Mask.PHONE_3_4_SURNAME.of(table.copy(0)), List.of());

    assertThat(traced.accused()).isEmpty();
    assertThat(traced.counts().tooMany()).isEqualTo(ROWS);
    assertThat(traced.counts().matched()).isZero();
  }

  /** Neither order nor repetition of ambiguous rows changes what is found. */
  @Test
  void orderAndRepetitionOfAmbiguousRowsMeanNothing() throws IOException {
    IndexedTable table = table(70, 4, 50);
    List<String[]> dump = Mask.PHONE_3_4_SURNAME.of(table.copy(0));
    double once = bound(table, dump);
    List<String[]> often = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      often.addAll(dump);
    }
    Collections.shuffle(often, new Random(5));

    assertThat(often).hasSizeGreaterThan(DumpTallies.MOST_AMBIGUOUS);
    assertThat(bound(table, often)).isEqualTo(once).isPositive().isLessThan(1e-6);
  }

  private static double bound(IndexedTable table, List<String[]> dump) {
    return requireNonNull(table.trace(dump, List.of()).verdict())
        .attribution()
        .accused()
        .get(0)
        .falseAccusationBound();
  }
}
