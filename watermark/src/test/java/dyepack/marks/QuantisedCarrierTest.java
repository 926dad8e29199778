package dyepack.marks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dyepack.code.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuantisedCarrierTest {
  private static final CellStyle FIXED = CellStyle.PLAIN.withDecimals(2, 2);

  /** Worked example of SPEC.md: step 0.01, 1234.56 is v = 123456, offset 3, Q = 16. */
  @Test
  void symbolIsTheResidueOfTheQuantisedValue() {
    Carrier carrier = Carrier.of(Marks.number(Alphabet.HEX, "0.01", "0.08"));
    Position[] positions = Marks.fine(3);

    // (123456 + 3) mod 16 = 3
    assertThat(Marks.read(carrier, "1234.56", positions)).isEqualTo((byte) 3);

    Variants variants = variants(carrier, "1234.56", positions);
    assertThat(variants.text(3)).isEqualTo("1234.56");
    assertThat(variants.text(4)).isEqualTo("1234.57");
    assertThat(variants.text(2)).isEqualTo("1234.55");
    // eight steps both ways: ties go down
    assertThat(variants.text(11)).isEqualTo("1234.48");
    assertThat(variants.change(11)).isEqualTo(-0.08);
    assertThat(variants.change(3)).isZero();
  }

  @Test
  void binaryAlphabetsUseTheirValidResidues() {
    // 123456 mod 8 = 0, offset 1: residue 1; symbol 0 is at 0, symbol 1 at 4
    Carrier q8 = Carrier.of(Marks.number(Alphabet.Q8, "0.01", "0.04"));
    Variants variants = variants(q8, "1234.56", Marks.fine(1));
    assertThat(variants.text(0)).isEqualTo("1234.55");
    assertThat(variants.text(1)).isEqualTo("1234.59");
    assertThat(Marks.read(q8, "1234.56", Marks.fine(1))).isEqualTo(Carrier.ERASED);
    assertThat(Marks.read(q8, "1234.59", Marks.fine(1))).isEqualTo((byte) 1);

    Carrier q4 = Carrier.of(Marks.number(Alphabet.Q4, "0.01", "0.02"));
    assertThat(variants(q4, "1234.56", Marks.fine(1)).text(1)).isEqualTo("1234.57");

    Carrier q2 = Carrier.of(Marks.number(Alphabet.Q2, "0.01", "0.01"));
    assertThat(variants(q2, "1234.56", Marks.fine(0)).text(1)).isEqualTo("1234.55");
  }

  @ParameterizedTest
  @EnumSource(Alphabet.class)
  void everySymbolIsReadBackFromEveryValueWithinTheTolerance(Alphabet alphabet) {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      for (int scales = 1; scales <= 100; scales *= 10) {
        BigDecimal tolerance =
            new BigDecimal("0.01")
                .multiply(BigDecimal.valueOf((long) alphabet.worstMoveSteps() * scales));
        Carrier carrier = Carrier.of(Marks.number(alphabet, "0.01", tolerance.toPlainString()));
        String cell =
            BigDecimal.valueOf(random.nextInt(2_000_000_000) + 10_000L, random.nextInt(4))
                .toPlainString();
        checkRoundTrip(carrier, cell, random, tolerance.doubleValue(), seed);
      }
    }
  }

  private static void checkRoundTrip(
      Carrier carrier, String cell, Random random, double tolerance, int seed) {
    Position[] positions = Marks.position(random);
    Prepared prepared = carrier.prepare(cell, positions, Bounds.NONE);
    if (!(prepared instanceof Variants variants)) {
      return;
    }
    for (int symbol = 0; symbol < variants.size(); symbol++) {
      String text = variants.text(symbol);
      if (text != null) {
        assertThat(Marks.read(carrier, text, positions))
            .as("seed %d: %s -> %s", seed, cell, text)
            .isEqualTo((byte) symbol);
        assertThat(Math.abs(variants.change(symbol))).isLessThanOrEqualTo(tolerance + 1e-9);
      }
    }
  }

  @Test
  void everyKindRoundTripsInItsFormats() {
    List<Case> cases = new ArrayList<>();
    cases.add(new Case(MarkKind.NUMBER, "1", "8", r -> Integer.toString(100 + r.nextInt(100_000))));
    cases.add(new Case(MarkKind.NUMBER, "0.01", "0.5", r -> "¥" + money(r)));
    cases.add(new Case(MarkKind.NUMBER, "0.001", "1", r -> money(r) + "0"));
    cases.add(new Case(MarkKind.TIMESTAMP, "1", "60", r -> date(r) + " " + clock(r)));
    cases.add(new Case(MarkKind.TIMESTAMP, "1", "60", r -> date(r) + "T" + clock(r) + ".250Z"));
    cases.add(
        new Case(
            MarkKind.TIMESTAMP,
            "1",
            "60",
            r -> Integer.toString(1_500_000_000 + r.nextInt(1 << 27))));
    cases.add(
        new Case(MarkKind.TIMESTAMP, "60", "3600", r -> date(r) + " " + clock(r).substring(0, 5)));
    cases.add(new Case(MarkKind.TIMESTAMP, "1", "1000", r -> serial(r)));
    cases.add(new Case(MarkKind.DATE, "1", "8", QuantisedCarrierTest::date));
    cases.add(new Case(MarkKind.DATE, "1", "8", r -> date(r).replace("-", "")));
    cases.add(new Case(MarkKind.DATE, "1", "8", r -> Integer.toString(40_000 + r.nextInt(5000))));
    cases.add(
        new Case(
            MarkKind.DURATION,
            "1",
            "10",
            r -> "0" + (1 + r.nextInt(8)) + ":" + clock(r).substring(3)));
    cases.add(
        new Case(MarkKind.DURATION, "1", "10", r -> Integer.toString(100 + r.nextInt(10_000))));
    cases.add(
        new Case(
            MarkKind.GEO,
            "0.000001",
            "0.00003",
            r -> String.format(Locale.ROOT, "%.6f", 30 + r.nextDouble())));
    for (Case kind : cases) {
      Carrier carrier =
          Carrier.of(
              Marks.quantised(kind.kind(), Alphabet.HEX, kind.step(), kind.tolerance(), FIXED));
      Random random = new Random(11);
      for (int i = 0; i < 200; i++) {
        String cell = kind.cells().apply(random);
        Position[] positions = Marks.position(random);
        Variants variants = variants(carrier, cell, positions);
        for (int symbol = 0; symbol < 16; symbol++) {
          String text = requireNonNull(variants.text(symbol), cell);
          assertThat(text).as("%s %d", cell, symbol).hasSameSizeAs(cell);
          assertThat(Marks.read(carrier, text, positions))
              .as("%s -> %s", cell, text)
              .isEqualTo((byte) symbol);
          assertThat(Math.abs(variants.change(symbol)))
              .isLessThanOrEqualTo(Double.parseDouble(kind.tolerance()) + 1e-9);
        }
      }
    }
  }

  private record Case(
      MarkKind kind, String step, String tolerance, Function<Random, String> cells) {}

  private static String money(Random random) {
    return String.format(Locale.ROOT, "%d.%02d", 2000 + random.nextInt(7000), random.nextInt(100));
  }

  private static String date(Random random) {
    return String.format(
        Locale.ROOT,
        "20%02d-%02d-%02d",
        10 + random.nextInt(12),
        1 + random.nextInt(12),
        1 + random.nextInt(28));
  }

  private static String clock(Random random) {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), random.nextInt(60));
  }

  private static String serial(Random random) {
    long seconds = 45_000L * 86_400 + random.nextInt(86_400 * 300);
    return BigDecimal.valueOf(seconds)
        .divide(BigDecimal.valueOf(86_400), 10, RoundingMode.HALF_UP)
        .toPlainString();
  }

  @Test
  void markSurvivesWhatToolsDoToNumbers() {
    Carrier carrier =
        Carrier.of(Marks.quantised(MarkKind.NUMBER, Alphabet.HEX, "0.01", "0.5", FIXED));
    List<UnaryOperator<String>> tools =
        List.of(
            s -> s.replaceAll("0+$", "").replaceAll("\\.$", ""),
            s -> s + "000",
            s -> String.format(Locale.ROOT, "%,.2f", Double.parseDouble(s)),
            s -> String.format(Locale.GERMANY, "%,.2f", Double.parseDouble(s)),
            s -> "￥" + s + "元",
            s -> new BigDecimal(s).movePointLeft(4).toPlainString() + "万",
            s -> new BigDecimal(s).movePointLeft(8).toPlainString() + "亿",
            s -> String.format(Locale.ROOT, "%.10E", Double.parseDouble(s)),
            s -> Double.toString(Double.parseDouble(s) + 1e-10),
            s -> Double.toString(Double.parseDouble(s) - 1e-10),
            s ->
                s.chars()
                    .collect(
                        StringBuilder::new,
                        (b, c) -> b.append((char) (c == '.' ? 0xff0e : c + 0xfee0)),
                        StringBuilder::append)
                    .toString(),
            s -> "  \"" + s + "\" ");
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      String cell =
          String.format(
              Locale.ROOT, "%d.%02d", 10_000 + random.nextInt(900_000), random.nextInt(100));
      Position[] positions = Marks.position(random);
      int symbol = random.nextInt(16);
      String marked = requireNonNull(variants(carrier, cell, positions).text(symbol));
      for (UnaryOperator<String> tool : tools) {
        String changed = tool.apply(marked);
        assertThat(Marks.read(carrier, changed, positions))
            .as("%s -> %s", marked, changed)
            .isEqualTo((byte) symbol);
      }
    }
  }

  @Test
  void roundingSparesTheCoarserScales() {
    Carrier carrier = Carrier.of(Marks.number(Alphabet.Q8, "0.01", "4"));
    Position[] coarse = {new Position(0, 77, 65_000, 0, 0)};

    for (int value = 10_000; value < 10_040; value++) {
      Variants variants = variants(carrier, value + ".37", coarse);
      for (int symbol = 0; symbol < 2; symbol++) {
        String text = requireNonNull(variants.text(symbol));
        String rounded = new BigDecimal(text).setScale(0, RoundingMode.HALF_UP).toPlainString();
        assertThat(Marks.read(carrier, rounded, coarse)).isEqualTo((byte) symbol);
      }
    }
  }

  @Test
  void roundedColumnErasesTheFinerScales() {
    Carrier carrier = Carrier.of(Marks.number(Alphabet.Q8, "0.01", "4"));
    ColumnProfiler profiler = new ColumnProfiler();
    for (int i = 0; i < 500; i++) {
      profiler.add(Integer.toString(10_000 + 7 * i));
    }
    Carrier reading = carrier.reading(profiler.profile());
    Position[] fine = Marks.fine(0);
    Position[] coarse = {new Position(0, 0, 65_000, 0, 0)};

    for (int i = 0; i < 100; i++) {
      assertThat(Marks.read(reading, Integer.toString(i), fine)).isEqualTo(Carrier.ERASED);
      assertThat(Marks.read(reading, Integer.toString(i), coarse))
          .isEqualTo(Marks.read(carrier, Integer.toString(i), coarse));
    }
  }

  @Test
  void calculationIsUndone() {
    Carrier carrier =
        Carrier.of(Marks.quantised(MarkKind.NUMBER, Alphabet.HEX, "0.01", "0.5", FIXED));
    Carrier undoing = carrier.undoing(new BigDecimal("0.5"), new BigDecimal("-3.21"));
    Random random = new Random(8);
    for (int i = 0; i < 300; i++) {
      String cell = money(random);
      BigDecimal changed =
          new BigDecimal(cell).add(new BigDecimal("3.21")).multiply(BigDecimal.valueOf(2));
      Position[] positions = Marks.position(random);
      assertThat(Marks.read(undoing, changed.toPlainString(), positions))
          .isEqualTo(Marks.read(carrier, cell, positions));
    }
  }

  @Test
  void markSurvivesClocksEightHoursApartAndUnixTime() {
    Carrier carrier =
        Carrier.of(Marks.quantised(MarkKind.TIMESTAMP, Alphabet.HEX, "1", "800", CellStyle.PLAIN));
    Random random = new Random(9);
    for (int i = 0; i < 300; i++) {
      Position[] positions = Marks.position(random);
      int symbol = random.nextInt(16);
      String marked = variants(carrier, date(random) + " " + clock(random), positions).text(symbol);
      BigDecimal seconds = requireNonNull(carrier.value(requireNonNull(marked)));
      assertThat(Marks.read(carrier, seconds.toPlainString(), positions)).isEqualTo((byte) symbol);
      String elsewhere = seconds.subtract(BigDecimal.valueOf(8 * 3600)).toPlainString() + "000";
      assertThat(Marks.read(carrier, elsewhere, positions)).isEqualTo((byte) symbol);
    }
  }

  @Test
  void alteredValueMostlyReadsAsErased() {
    Carrier carrier = Carrier.of(Marks.number(Alphabet.Q8, "0.01", "4"));
    Random random = new Random(1);
    int erased = 0;
    int runs = 20_000;
    for (int i = 0; i < runs; i++) {
      byte read = Marks.read(carrier, money(random), Marks.position(random));
      erased += read == Carrier.ERASED ? 1 : 0;
    }
    assertThat(erased / (double) runs).isCloseTo(0.75, within(0.01));
  }

  /** Offsets are keyed: an unmarked value reads as each symbol equally often. */
  @Test
  void unmarkedValueReadsAsAnySymbolAlike() {
    Carrier carrier = Carrier.of(Marks.number(Alphabet.HEX, "0.01", "8"));
    Random random = new Random(2);
    int[] counts = new int[16];
    int runs = 64_000;
    for (int i = 0; i < runs; i++) {
      counts[Marks.read(carrier, "1234.56", Marks.position(random))]++;
    }
    for (int count : counts) {
      assertThat(count).isCloseTo(runs / 16, within(300));
    }
  }

  @Test
  void candidatesKeepTheSign() {
    Carrier carrier = Carrier.of(Marks.number(Alphabet.HEX, "1", "8"));
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      int value = random.nextInt(20);
      Prepared positive =
          carrier.prepare(Integer.toString(value), Marks.position(random), Bounds.NONE);
      Prepared negative = carrier.prepare("-" + (value + 1), Marks.position(random), Bounds.NONE);
      for (int symbol = 0; symbol < 16; symbol++) {
        String up = positive instanceof Variants v ? v.text(symbol) : null;
        String down = negative instanceof Variants v ? v.text(symbol) : null;
        assertThat(up == null || Integer.parseInt(up) >= 0).isTrue();
        assertThat(down == null || Integer.parseInt(down) < 0).isTrue();
      }
    }
  }

  @Test
  void zeroOfItsOwnIsNeitherMarkedNorReadNorReached() {
    CellStyle keeps = CellStyle.PLAIN.withZerosKept(true);
    Carrier carrier = Carrier.of(Marks.quantised(MarkKind.NUMBER, Alphabet.HEX, "1", "8", keeps));

    assertThat(carrier.prepare("0", Marks.fine(0), Bounds.NONE)).isEqualTo(Uncarried.SPECIAL_VALUE);
    assertThat(Marks.read(carrier, "0.00", Marks.fine(0))).isEqualTo(Carrier.ERASED);
    Variants variants = variants(carrier, "5", Marks.fine(0));
    assertThat(variants.text(0)).isNull();
    assertThat(variants.text(1)).isEqualTo("1");
  }

  @Test
  void candidatesStayWithinTheBounds() {
    Carrier carrier = Carrier.of(Marks.number(Alphabet.HEX, "1", "16"));
    Bounds bounds = new Bounds(new BigDecimal("95.5"), new BigDecimal("112"));

    Variants variants = variants(carrier, "97", Marks.fine(0), bounds);
    for (int symbol = 0; symbol < 16; symbol++) {
      String text = requireNonNull(variants.text(symbol));
      assertThat(Integer.parseInt(text)).isBetween(96, 112);
    }
    assertThat(carrier.prepare("95", Marks.fine(0), bounds)).isEqualTo(Uncarried.CONSTRAINT);
    Bounds narrow = new Bounds(new BigDecimal("97"), new BigDecimal("98"));
    Variants few = variants(carrier, "97", Marks.fine(0), narrow);
    assertThat(few.text(1)).isEqualTo("97");
    assertThat(few.text(2)).isEqualTo("98");
    assertThat(few.text(3)).isNull();
    assertThat(few.change(3)).isZero();
  }

  @Test
  void cellThatCannotCarryIsLeftWithItsReason() {
    Carrier carrier = Carrier.of(Marks.number(Alphabet.HEX, "0.01", "0.08"));

    assertThat(carrier.prepare("", Marks.fine(0), Bounds.NONE)).isEqualTo(Uncarried.BLANK);
    assertThat(carrier.prepare("NULL", Marks.fine(0), Bounds.NONE)).isEqualTo(Uncarried.BLANK);
    assertThat(carrier.prepare("n.v.", Marks.fine(0), Bounds.NONE)).isEqualTo(Uncarried.UNREADABLE);
    assertThat(carrier.prepare("1.5E+5", Marks.fine(0), Bounds.NONE)).isEqualTo(Uncarried.FORMAT);
    assertThat(Marks.read(carrier, "n.v.", Marks.fine(0))).isEqualTo(Carrier.ERASED);
    assertThat(Marks.read(carrier, "", Marks.fine(0))).isEqualTo(Carrier.ERASED);
  }

  @Test
  void onlyTheDrawnPartOfTheRowsIsMarked() {
    ColumnMark whole = Marks.number(Alphabet.HEX, "1", "8");
    ColumnMark tenth =
        new ColumnMark(
            "c",
            whole.kind(),
            whole.requested(),
            whole.alphabet(),
            whole.fields(),
            whole.families(),
            whole.step(),
            whole.tolerance(),
            whole.scales(),
            whole.groups(),
            0.1,
            whole.style());
    Carrier carrier = Carrier.of(tenth);
    Random random = new Random(4);
    int marked = 0;
    for (int i = 0; i < 5000; i++) {
      Position[] positions = Marks.position(random);
      boolean carries = carrier.prepare("500", positions, Bounds.NONE) instanceof Variants;
      assertThat(Marks.read(carrier, "500", positions) != Carrier.ERASED).isEqualTo(carries);
      marked += carries ? 1 : 0;
    }
    assertThat(marked / 5000.0).isCloseTo(0.1, within(0.02));
  }

  @Test
  void scalesAreDrawnWithTheirWeights() {
    int[] counts = new int[101];
    int[] thresholds = Scales.thresholds(3);
    for (int draw = 0; draw < 65_536; draw++) {
      counts[Scales.of(draw, thresholds)]++;
    }
    assertThat(counts[1] / 65_536.0).isCloseTo(0.6, within(1e-4));
    assertThat(counts[10] / 65_536.0).isCloseTo(0.3, within(1e-4));
    assertThat(counts[100] / 65_536.0).isCloseTo(0.1, within(1e-4));
    assertThat(Scales.thresholds(1)).containsExactly(65_536);
    assertThat(Scales.thresholds(2)).containsExactly(43_691, 65_536);
    assertThat(Scales.within(79.9, Alphabet.HEX)).containsExactly(1);
    assertThat(Scales.within(80, Alphabet.HEX)).containsExactly(1, 10);
    assertThat(Scales.within(80, Alphabet.Q2)).containsExactly(1, 10);
    assertThat(Scales.within(100, Alphabet.Q2)).containsExactly(1, 10, 100);
  }

  @Test
  void movedValueSharesACoarseValueWithItsOriginal() {
    Carrier carrier = Carrier.of(Marks.number(Alphabet.HEX, "0.01", "0.5"));
    Random random = new Random(6);
    int several = 0;
    for (int i = 0; i < 5000; i++) {
      long cents = random.nextInt(100_000) - 50_000L;
      String original = BigDecimal.valueOf(cents, 2).toPlainString();
      String moved = BigDecimal.valueOf(cents + random.nextInt(101) - 50, 2).toPlainString();
      long[] ids = carrier.coarse(moved);
      several += ids.length - 1;
      assertThat(ids).as("%s %s", original, moved).contains(carrier.coarse(original)[0]);
    }
    assertThat(several / 5000.0).isLessThan(0.05);
    assertThat(carrier.coarse("x")).isEmpty();
  }

  private static Variants variants(Carrier carrier, String cell, Position[] positions) {
    return variants(carrier, cell, positions, Bounds.NONE);
  }

  private static Variants variants(
      Carrier carrier, String cell, Position[] positions, Bounds bounds) {
    Prepared prepared = carrier.prepare(cell, positions, bounds);
    assertThat(prepared).as(cell).isInstanceOf(Variants.class);
    return (Variants) prepared;
  }
}
