package dyepack.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.canaries.ForgeRequest.Caution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Boosted trees that learned from labelled canaries can't find others (science.md section 5: area
 * under the curve at most .55, precision at k at most twice the base rate). Canaries are made as
 * {@code share} makes them: caution {@code NEVER_ISSUED}, a pool of contacts unless said otherwise.
 *
 * <p>Each figure is the mean over {@link #SEEDS} tables. The area has a standard error of about
 * .013 a table and .007 on average (600 canaries, 4,000 real rows), the precision one of about .6
 * and .3 of the base rate, so canaries that can't be told from real rows pass practically always.
 */
@Tag("slow")
class CanaryQualityRateTest {
  private static final double LARGEST_AREA = 0.55;
  private static final double LARGEST_LIFT = 2;
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);
  private static final int ROWS = 10_000;
  private static final int SHARES = 6;

  /** Average counts of which the pool is 1 % of the rows of six shares. */
  private static final TierCounts COUNTS = new TierCounts(10, 30, 40);

  private static final int ENOUGH_CONTACTS = 1_000;

  /** What a policy has to withhold so that all of these canaries can take the place of rows. */
  private static final double WITHHELD = 0.01;

  /**
   * One kind of table.
   *
   * @param contacts how many contacts the owner has
   * @param without columns that the classifier doesn't see
   * @param largestArea what the area under the curve may be at most
   * @param largestLift what precision at k over the base rate may be at most
   * @param withheld which part of the rows may give way to canaries
   */
  record Case(
      String name,
      LongFunction<TestTables> table,
      int contacts,
      Set<String> without,
      double largestArea,
      double largestLift,
      double withheld) {

    static Case required(String name, LongFunction<TestTables> table) {
      return new Case(name, table, ENOUGH_CONTACTS, Set.of(), LARGEST_AREA, LARGEST_LIFT, 0);
    }

    Case withholding(double part) {
      return new Case(
          name + " withholding " + part, table, contacts, without, largestArea, largestLift, part);
    }

    Case without(int contactsLeft, String... columns) {
      return new Case(
          name + " without " + String.join(", ", columns),
          table,
          contactsLeft,
          Set.of(columns),
          LARGEST_AREA,
          LARGEST_LIFT,
          withheld);
    }

    Case missedBy(int contactsLeft, double area, double lift) {
      return new Case(
          contactsLeft == 0 ? name + " without contacts" : name,
          table,
          contactsLeft,
          without,
          area,
          lift,
          withheld);
    }

    CanaryPool pool(TestTables made, long seed) {
      return CanaryQuality.pool(
          made,
          COUNTS,
          CanaryQuality.contacts(contacts, seed),
          Caution.NEVER_ISSUED,
          seed,
          withheld,
          List.of());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Case customers(int regions) {
    return Case.required(
        "customers of " + regions + " regions",
        seed -> TestTables.customers(seed, ROWS, regions, 0));
  }

  /** Tables for which the requirement has to hold. */
  static Stream<Case> required() {
    return Stream.of(
        Case.required("census", seed -> TestTables.census(seed, ROWS)),
        Case.required("measurements", seed -> TestTables.measurements(seed, ROWS)),
        Case.required("waybills", seed -> TestTables.waybills(seed, ROWS))
            .without(0, "sender_phone", "receiver_phone"),
        customers(30).without(ENOUGH_CONTACTS, "id_no"),
        Case.required("credit", seed -> OtherTables.credit(seed, ROWS)));
  }

  /** Tables for which it has to hold where canaries may take the place of rows. */
  static Stream<Case> requiredWithholding() {
    return Stream.of(
            Case.required("hospital", seed -> OtherTables.hospital(seed, ROWS))
                .without(ENOUGH_CONTACTS, "patient"),
            Case.required("orders", seed -> FreshTables.orders(seed, ROWS)),
            Case.required("calls", seed -> FreshTables.calls(seed, ROWS)),
            Case.required("marks", seed -> NewTables.marks(seed, ROWS)),
            Case.required("rides", seed -> NewTables.rides(seed, ROWS)),
            Case.required("claims", seed -> LastTables.claims(seed, ROWS)),
            Case.required("readings", seed -> LastTables.readings(seed, ROWS)))
        .map(table -> table.withholding(WITHHELD));
  }

  @ParameterizedTest
  @MethodSource("requiredWithholding")
  void classifierFindsNoCanariesInThePlaceOfRows(Case table) {
    withinLimits(table);
  }

  @ParameterizedTest
  @MethodSource("required")
  void classifierFindsNoCanaries(Case table) {
    withinLimits(table);
  }

  @ParameterizedTest
  @MethodSource("shortfalls")
  void knownShortfallsStayWithinTheirLimits(Case table) {
    withinLimits(table);
  }

  private static void withinLimits(Case table) {
    double area = 0;
    double lift = 0;
    for (long seed : SEEDS) {
      TestTables made = table.table().apply(seed);
      CanaryPool pool = table.pool(made, seed);
      assertThat(pool.canaries()).hasSizeGreaterThan(500);
      CanaryQuality.Result result =
          CanaryQuality.classified(made, pool, SHARES, table.without(), seed);
      print(table.name() + ", table " + seed, result);
      area += result.areaUnderCurve() / SEEDS.size();
      lift += result.lift() / SEEDS.size();
    }
    System.out.printf(Locale.ROOT, "%s: AUC %.3f, lift %.1f%n", table.name(), area, lift);
    assertThat(area).as("AUC of " + table).isLessThanOrEqualTo(table.largestArea());
    assertThat(lift).as("lift of " + table).isLessThanOrEqualTo(table.largestLift());
  }

  private static void print(String name, CanaryQuality.Result result) {
    System.out.printf(
        Locale.ROOT,
        "  %s: %d canaries, AUC %.3f, precision %.1f times the base rate%n    %s%n",
        name,
        result.canaries(),
        result.areaUnderCurve(),
        result.lift(),
        result.features());
  }

  /** Rows of the same making, called canaries: what chance alone gives. */
  @Test
  void realRowsAreNotTold() {
    TestTables table = TestTables.census(4, ROWS);
    assertThat(foundAmong(table, TestTables.census(5, 600).rows()))
        .satisfies(result -> assertThat(result.areaUnderCurve()).isBetween(0.45, 0.55))
        .satisfies(result -> assertThat(result.lift()).isLessThan(3));
  }

  /** Canaries whose columns were drawn one by one: the classifier has to see that. */
  @Test
  void canariesWithoutDependencesAreFound() {
    TestTables table = TestTables.census(6, ROWS);
    List<String[]> mixed = TestTables.census(7, 600).rows();
    Random random = new Random(8);
    for (int column = 0; column < table.header().size(); column++) {
      int own = column;
      List<String> cells = new ArrayList<>(mixed.stream().map(row -> row[own]).toList());
      Collections.shuffle(cells, random);
      for (int i = 0; i < mixed.size(); i++) {
        mixed.get(i)[own] = cells.get(i);
      }
    }
    assertThat(foundAmong(table, mixed))
        .satisfies(result -> assertThat(result.areaUnderCurve()).isGreaterThan(0.7))
        .satisfies(result -> assertThat(result.lift()).isGreaterThan(10));
  }

  /**
   * The same in the place of rows, in a table whose people come back: canaries whose kept cells
   * were exchanged among them.
   */
  @Test
  void canariesInThePlaceOfRowsThatDoNotFitAreFound() {
    TestTables table = LastTables.claims(6, ROWS);
    CanaryPool pool = Case.required("claims", seed -> table).withholding(0.01).pool(table, 6);
    List<Canary> mixed = new ArrayList<>();
    for (Canary canary : pool.canaries()) {
      Canary other = pool.canaries().get((canary.number() + 200) % pool.canaries().size());
      List<String> cells = new ArrayList<>(canary.cells());
      for (String column : List.of("cause", "own", "paid", "happened")) {
        int index = table.header().indexOf(column);
        cells.set(index, other.cells().get(index));
      }
      mixed.add(
          new Canary(
              canary.number(),
              canary.tier(),
              canary.level(),
              cells,
              canary.place(),
              canary.after(),
              canary.instead(),
              canary.apart(),
              canary.draw()));
    }
    CanaryQuality.Result result =
        CanaryQuality.classified(
            table, new CanaryPool(table.header(), mixed, List.of()), SHARES, Set.of(), 6);
    print("control in the place of rows", result);
    assertThat(result.areaUnderCurve()).isGreaterThan(0.7);
    assertThat(result.lift()).isGreaterThan(10);
  }

  private static CanaryQuality.Result foundAmong(TestTables table, List<String[]> rows) {
    Random random = new Random(9);
    List<Canary> canaries = new ArrayList<>();
    for (String[] row : rows) {
      canaries.add(
          new Canary(canaries.size(), Tier.RARE, 0, List.of(row), random.nextDouble(), List.of()));
    }
    CanaryQuality.Result result =
        CanaryQuality.classified(
            table, new CanaryPool(table.header(), canaries, List.of()), SHARES, Set.of(), 9);
    print("control", result);
    return result;
  }

  /** Prints figures of single seeds: arguments are a pattern of names and the seeds. */
  public static void main(String[] arguments) {
    for (int s = 1; s < arguments.length; s++) {
      long seed = Long.parseLong(arguments[s]);
      Stream.of(required(), shortfalls(), unlimited())
          .flatMap(cases -> cases)
          .flatMap(table -> Stream.of(table, table.withholding(WITHHELD)))
          .filter(table -> table.name().matches(arguments[0]))
          .forEach(
              table -> {
                TestTables made = table.table().apply(seed);
                CanaryPool pool = table.pool(made, seed);
                print(
                    table.name() + ", table " + seed,
                    CanaryQuality.classified(made, pool, SHARES, table.without(), seed));
                pool.notes().forEach(note -> System.out.println("    " + note));
              });
    }
  }

  /**
   * Tables for which the requirement is missed, and by how much at most (THREATS.md section 4): by
   * design where numbers were never issued or persons come back, by what the forge can't do yet in
   * the others.
   */
  static Stream<Case> shortfalls() {
    return Stream.of(
        Case.required("hospital", seed -> OtherTables.hospital(seed, ROWS))
            .without(ENOUGH_CONTACTS, "patient")
            .missedBy(ENOUGH_CONTACTS, 0.75, 10),
        Case.required("waybills", seed -> TestTables.waybills(seed, ROWS))
            .missedBy(ENOUGH_CONTACTS, LARGEST_AREA, 3.5),
        Case.required("opaque", seed -> TestTables.opaque(seed, ROWS))
            .missedBy(ENOUGH_CONTACTS, 0.57, 3),
        Case.required("machines", seed -> OtherTables.machines(seed, ROWS))
            .missedBy(ENOUGH_CONTACTS, 0.72, 8));
  }

  /**
   * Tables whose canaries are known for what they are, with no limit that is promised: by design
   * where numbers were never issued, by what the forge can't do where no row may be withheld. They
   * are measured and printed.
   */
  static Stream<Case> unlimited() {
    return Stream.of(
        customers(30).missedBy(ENOUGH_CONTACTS, 1, 110),
        Case.required("hospital", seed -> OtherTables.hospital(seed, ROWS))
            .missedBy(ENOUGH_CONTACTS, 1, 110),
        Case.required("waybills", seed -> TestTables.waybills(seed, ROWS)).missedBy(0, 1, 110),
        Case.required("orders", seed -> FreshTables.orders(seed, ROWS))
            .missedBy(ENOUGH_CONTACTS, 1, 110),
        Case.required("marks", seed -> NewTables.marks(seed, ROWS))
            .missedBy(ENOUGH_CONTACTS, 1, 110),
        Case.required("rides", seed -> NewTables.rides(seed, ROWS))
            .missedBy(ENOUGH_CONTACTS, 1, 110),
        Case.required("claims", seed -> LastTables.claims(seed, ROWS))
            .missedBy(ENOUGH_CONTACTS, 1, 110),
        Case.required("readings", seed -> LastTables.readings(seed, ROWS))
            .missedBy(ENOUGH_CONTACTS, 1, 110),
        Case.required("calls", seed -> FreshTables.calls(seed, ROWS))
            .missedBy(ENOUGH_CONTACTS, 1, 110));
  }
}
