package dyepack.match;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.attribution.RecipientEvidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dumps in which addresses that somebody edited are all that tells who a row is about, alone or
 * with masked names and phones: from an unmarked table, from strangers of the same streets, from
 * strangers at the very addresses, or from a copy that nobody recorded nobody is named, and
 * innocents' e-values are 1 on average; from a recorded copy its holder is named. Read by the job's
 * own code.
 */
class EditedAddressNullTest {
  private static final int INNOCENTS = 1_000;
  private static final int TABLES = 3;
  private static final int ROWS = 480;

  private static final int NAME = 1;
  private static final int PHONE = 3;
  private static final int ADDRESS = 5;
  private static final int INCOME = 7;
  private static final int SCORE = 10;
  private static final int TIME = 11;

  @TempDir Path folder;

  /** What stands beside the address. */
  private enum Beside {
    NOTHING,
    SURNAME,
    PHONE_3_4
  }

  private static List<String[]> dump(List<String[]> rows, Beside beside, long seed) {
    Random random = new Random(seed);
    List<String[]> dump = new ArrayList<>();
    for (String[] row : rows) {
      String name = beside == Beside.SURNAME ? row[NAME].charAt(0) + "**" : "";
      String phone =
          beside == Beside.PHONE_3_4
              ? row[PHONE].substring(0, 3) + "****" + row[PHONE].substring(7)
              : "";
      dump.add(
          new String[] {
            name, phone, edited(row[ADDRESS], random), row[INCOME], row[TIME], row[SCORE]
          });
    }
    return dump;
  }

  private static String edited(String address, Random random) {
    int length = address.length();
    return switch (random.nextInt(7)) {
      case 0 -> address.replaceFirst("^.{2,6}省", "");
      case 1 -> address.replaceAll("号楼|栋|幢|单元", "-").replaceFirst("室$", "");
      case 2 -> address + "（放前台）";
      case 3 -> address.substring(0, length - 1 - random.nextInt(4));
      case 4 -> address.substring(0, length - 4) + "****";
      case 5 -> new StringBuilder(address).insert(3 + random.nextInt(length - 3), '新').toString();
      default -> {
        char[] typed = address.toCharArray();
        typed[random.nextInt(length)] = '错';
        typed[random.nextInt(length)] = '2';
        yield new String(typed);
      }
    };
  }

  private IndexedTable table(int number, int innocents) throws IOException {
    return new IndexedTable(folder.resolve("t" + number), 300 + number, ROWS, innocents);
  }

  /** Strangers who live where the table's people live. */
  private static List<String[]> tenants(IndexedTable table, long seed) {
    List<String[]> rows = IndexedTable.rows(seed, ROWS);
    for (int i = 0; i < ROWS; i++) {
      rows.get(i)[ADDRESS] = table.originals().get(i)[ADDRESS];
      rows.get(i)[NAME] = table.originals().get(i)[NAME];
      rows.get(i)[PHONE] = table.originals().get(i)[PHONE];
    }
    return rows;
  }

  @Test
  void innocentsAreNeverNamedAndTheirEvidenceIsWorthOneOnAverage() throws IOException {
    double sum = 0;
    double squares = 0;
    long tests = 0;
    long matched = 0;
    for (int number = 0; number < TABLES; number++) {
      IndexedTable table = table(number, INNOCENTS);
      List<List<String[]>> sources =
          List.of(
              table.originals(),
              table.copy(INNOCENTS + 7),
              IndexedTable.rows(900 + number, ROWS),
              tenants(table, 950 + number));
      for (List<String[]> rows : sources) {
        for (Beside beside : Beside.values()) {
          IndexedTable.Traced traced = table.trace(dump(rows, beside, number), List.of());
          assertThat(traced.accused()).isEmpty();
          matched += traced.counts().matched();
          if (traced.verdict() == null) {
            continue;
          }
          for (RecipientEvidence one :
              requireNonNull(traced.verdict()).attribution().recipients()) {
            double value = Math.pow(10, one.log10EValue());
            sum += value;
            squares += value * value;
            tests++;
          }
        }
      }
    }
    assertThat(matched).isGreaterThan(8_000);
    assertThat(tests).isGreaterThan(15_000);
    double mean = sum / tests;
    double error = Math.sqrt((squares / tests - mean * mean) / tests);
    assertThat(mean - 3 * error).as("mean %s, standard error %s", mean, error).isLessThan(1);
  }

  @Test
  void theHolderOfARecordedCopyIsNamed() throws IOException {
    IndexedTable table = table(50, 200);
    for (Beside beside : Beside.values()) {
      IndexedTable.Traced traced = table.trace(dump(table.copy(0), beside, 5), List.of());

      assertThat(traced.accused()).as(beside.toString()).containsExactly("partner-0");
      assertThat(traced.counts().matched()).as(beside.toString()).isGreaterThan(ROWS * 85 / 100);
    }
  }

  /** Addresses of strangers, though of the same streets, are not taken for the column. */
  @Test
  void strangersAddressesAreNoColumnOfOurs() throws IOException {
    IndexedTable table = table(60, 1);
    for (int seed = 0; seed < 20; seed++) {
      List<String[]> rows = IndexedTable.rows(2_000 + seed, ROWS);
      IndexedTable.Traced traced = table.trace(dump(rows, Beside.NOTHING, seed), List.of());

      assertThat(traced.verdict()).as("seed %d", seed).isNull();
    }
  }
}
