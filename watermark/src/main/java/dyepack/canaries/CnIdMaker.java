package dyepack.canaries;

import dyepack.canaries.ForgeRequest.Caution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes resident identity numbers that agree with the rest of the row: sex and, within the month,
 * the birth date of the base row, its region or one beside it, a valid check digit; columns that
 * repeat the birth date or the region are kept in step.
 */
final class CnIdMaker {
  private static final double LINKED = 0.95;

  /**
   * Share of the sampled rows whose region nobody else has, from which on new regions are usual.
   */
  private static final double DIVERSE = 0.05;

  /**
   * Living people per number of a region in use: 1.4e9 people over 2,850 counties, 80 years of days
   * and 1,000 sequence numbers.
   */
  static final double LIVING_PER_NUMBER = 1.4e9 / (2_850 * 80 * 365.25 * 1_000);

  private final Column column;
  private final Caution caution;
  private final RegionCodes regions = RegionCodes.all();
  private final List<Column> births = new ArrayList<>();
  private final List<Column> regionColumns = new ArrayList<>();
  private final Map<String, List<String>> ownRegions = new TreeMap<>();
  private final List<String> men = new ArrayList<>();
  private final List<String> women = new ArrayList<>();
  private final char ten;
  private final boolean diverse;

  CnIdMaker(Column column, List<Column> columns, Caution caution) {
    this.column = column;
    this.caution = caution;
    Map<String, Integer> counts = new HashMap<>();
    boolean small = false;
    for (String id : column.filled()) {
      if (CnId.valid(id)) {
        counts.merge(CnId.region(id), 1, Integer::sum);
        (CnId.male(id) ? men : women).add(CnId.sequence(id));
        small |= id.endsWith("x");
      }
    }
    ten = small ? 'x' : 'X';
    counts
        .keySet()
        .forEach(
            region ->
                ownRegions
                    .computeIfAbsent(region.substring(0, 4), key -> new ArrayList<>())
                    .add(region));
    ownRegions.values().forEach(list -> list.sort(null));
    long alone = counts.values().stream().filter(count -> count == 1).count();
    diverse = alone >= DIVERSE * column.filled().size();
    for (Column other : columns) {
      if (other.dateOrder() != null && linked(other, true)) {
        births.add(other);
      } else if (other != column && linked(other, false)) {
        regionColumns.add(other);
      }
    }
  }

  private boolean linked(Column other, boolean birth) {
    int both = 0;
    int equal = 0;
    for (int row = 0; row < column.rows(); row++) {
      String id = column.cell(row);
      if (CnId.valid(id) && !other.cell(row).isBlank()) {
        both++;
        boolean same =
            birth
                ? TimeMaker.on(other, other.cell(row), CnId.birth(id)).equals(other.cell(row))
                : CnId.region(id).equals(other.cell(row));
        equal += same ? 1 : 0;
      }
    }
    return both > 0 && equal >= LINKED * both;
  }

  /** Returns the columns that repeat the birth date. */
  List<Column> births() {
    return births;
  }

  /** Returns the column, and all that repeat parts of it. */
  List<Column> following() {
    List<Column> all = new ArrayList<>(List.of(column));
    all.addAll(births);
    all.addAll(regionColumns);
    return all;
  }

  /** Changes the identity number of a row, and what repeats parts of it. */
  void make(String[] cells, Draws draws) {
    String base = cells[column.index()];
    if (!CnId.valid(base)) {
      return;
    }
    LocalDate birth = moved(CnId.birth(base), draws);
    String region = region(CnId.region(base), birth.getYear(), draws);
    List<String> sequences = CnId.male(base) ? men : women;
    cells[column.index()] = CnId.of(region, birth, draws.of(sequences), ten);
    births.forEach(
        other -> cells[other.index()] = TimeMaker.on(other, cells[other.index()], birth));
    regionColumns.forEach(
        other -> {
          if (!cells[other.index()].isBlank()) {
            cells[other.index()] = region;
          }
        });
  }

  private static LocalDate moved(LocalDate birth, Draws draws) {
    for (int i = 0; i < 10; i++) {
      LocalDate moved = birth.plusDays(7L * draws.between(-3, 3));
      if (moved.getMonth() == birth.getMonth() && !moved.equals(birth)) {
        return moved;
      }
    }
    return birth;
  }

  private String region(String base, int birthYear, Draws draws) {
    if (regions.neverIssued(base, birthYear)) {
      return base;
    }
    List<String> own =
        ownRegions.getOrDefault(base.substring(0, 4), List.of()).stream()
            .filter(code -> regions.neverIssued(code, birthYear))
            .toList();
    if (!own.isEmpty()) {
      return draws.of(own);
    }
    if (caution == Caution.NEVER_ISSUED || diverse) {
      List<String> near = regions.neverIssuedNear(base, birthYear);
      if (!near.isEmpty()) {
        return draws.of(near);
      }
    }
    return base;
  }

  /** Returns whether a cell is a number under a region that was in use in its holder's time. */
  boolean inUse(String cell) {
    return CnId.valid(cell) && !regions.neverIssued(CnId.region(cell), CnId.birth(cell).getYear());
  }

  int column() {
    return column.index();
  }

  /** Returns whether made-up regions show, because the table has few. */
  boolean shows() {
    return !diverse && caution == Caution.NEVER_ISSUED;
  }
}
