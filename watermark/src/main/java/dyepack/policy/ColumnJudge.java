package dyepack.policy;

import dyepack.marks.ColumnProfile;
import dyepack.marks.ColumnProfile.Quantities;
import dyepack.marks.MarkKind;
import dyepack.marks.MarkRequest;
import dyepack.policy.Proposal.Harm;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Judges which mark a column could carry, and what harm that would do.
 *
 * <p>A tolerance is at most a part of the usual spread of the values ({@link Harm}). Within that a
 * tolerance of 8 steps carries a 16-ary symbol, and 80 or 800 steps let the marks survive rounding
 * to one or two digits less; 4, 2 and 1 steps carry binary symbols.
 */
final class ColumnJudge {
  private static final double HEX_STRENGTH = 8;
  private static final int MOST_STEPS = 800;

  /** A tolerance of 0.05 to 0.5 % of the usual spread is fine enough. */
  private static final double FINE = 0.005;

  private static final double LEAST_CARRIED = 0.05;
  private static final long DAY = 86_400;

  /** Part of the rows that a category marks: about half of them really change. */
  private static final double CATEGORY_RATE = 0.3;

  private static final double METRES_PER_DEGREE = 111_320;

  private final ColumnFacts facts;
  private final ColumnProfile profile;
  private final List<String> cells;
  private final double gap;

  /**
   * Prepares to judge a column.
   *
   * @param gap seconds between records of one thing, for points in time; else infinite
   */
  ColumnJudge(ColumnFacts facts, ColumnProfile profile, List<String> cells, double gap) {
    this.gap = gap;
    this.facts = facts;
    this.profile = profile;
    this.cells = cells;
  }

  /** Judges the column by itself; places are judged in pairs by {@link #place}. */
  Judgement judge() {
    if (facts.distinct() == 2 && facts.content() != ContentType.CATEGORY) {
      return refused("it has only two values, so any change would be a different statement");
    }
    return switch (facts.content()) {
      case BLANK -> refused("it is empty");
      case CONSTANT -> refused("every row holds the same value");
      case PHONE, CN_ID, BANK_CARD, EMAIL, PLATE, CREDIT_CODE, SSN ->
          refused("it identifies people or things, and identifiers are never changed");
      case NAME -> refused("names of people are never changed");
      case CODE -> refused("it looks like a code: a neighbouring value would name something else");
      case ADDRESS, TEXT -> text();
      case DATE -> date();
      case TIMESTAMP -> timestamp();
      case DURATION -> duration();
      case NUMBER, LATITUDE, LONGITUDE -> number();
      case CATEGORY -> category();
    };
  }

  private Judgement refused(String reason) {
    return Judgement.refused(facts.name(), reason);
  }

  private Judgement number() {
    Quantities number = profile.number();
    if (number == null || number.readable() == 0) {
      return refused("its numbers can't be read for certain");
    }
    boolean whole = number.finest().remainder(BigDecimal.ONE).signum() == 0;
    boolean year =
        whole
            && number.min().compareTo(BigDecimal.valueOf(1800)) >= 0
            && number.max().compareTo(BigDecimal.valueOf(2200)) <= 0
            && facts.distinct() < 200;
    if (year) {
      return refused("it looks like years");
    }
    double spread = Spread.of(number, cells, SampleValues::number);
    Judgement judgement =
        quantity(MarkKind.NUMBER, number, spread, harm -> Double.POSITIVE_INFINITY, Harm.NONE);
    String telling = whole ? telling() : null;
    if (telling == null || judgement.proposal() == null) {
      return judgement;
    }
    return Judgement.proposed(
        facts.name(),
        judgement.proposal().worse(Harm.REAL, "CHANGES FACTS: " + telling),
        telling + ", so a change would show");
  }

  /** Returns why a neighbouring whole number would look wrong, or null if it wouldn't. */
  private @Nullable String telling() {
    if (facts.distinct() <= 12 || (HeaderWords.LABEL.in(facts.name()) && facts.distinct() <= 50)) {
      return "it has only " + facts.distinct() + " values";
    }
    List<String> others = cells.stream().filter(cell -> SampleValues.number(cell) != 0).toList();
    for (int unit : new int[] {12, 7, 6, 4, 3}) {
      long multiples =
          others.stream().filter(cell -> SampleValues.number(cell) % unit == 0).count();
      if (multiples > 0.9 * others.size()) {
        return "nearly all of its values are multiples of " + unit;
      }
    }
    return Spread.modePart(others, SampleValues::number) > 0.3
        ? "one value stands in more than 3 of 10 rows"
        : null;
  }

  private Judgement duration() {
    Quantities duration = profile.duration();
    if (duration == null) {
      return refused("its lengths of time can't be read for certain");
    }
    return quantity(
        MarkKind.DURATION, duration, duration.deviation(), harm -> harm.seconds, Harm.NONE);
  }

  private Judgement timestamp() {
    Quantities time = profile.time();
    if (time == null || time.readable() == 0) {
      return epoch();
    }
    if (HeaderWords.BIRTH.in(facts.name())) {
      return refused("dates of birth identify people");
    }
    boolean wholeDays = time.granularity().remainder(BigDecimal.valueOf(DAY)).signum() == 0;
    return quantity(
        MarkKind.TIMESTAMP,
        time,
        Spread.of(time, cells, SampleValues::seconds),
        wholeDays ? harm -> harm.days * DAY : harm -> Math.min(harm.seconds, gap / 2),
        Harm.NONE);
  }

  /** Bare numbers that the name calls times; a number's carrier moves them as well. */
  private Judgement epoch() {
    Quantities number = profile.number();
    if (number == null) {
      return refused("its points in time can't be read for certain");
    }
    boolean serial = number.mean() < 100_000;
    double second = number.mean() > 1e11 ? 1_000 : 1;
    return quantity(
        MarkKind.NUMBER,
        number,
        number.deviation(),
        harm -> serial ? harm.days : harm.seconds * second,
        Harm.NONE);
  }

  private Judgement date() {
    if (HeaderWords.BIRTH.in(facts.name())) {
      return refused("dates of birth identify people");
    }
    Quantities time = profile.time();
    if (time == null || time.readable() == 0) {
      return refused("its dates can't be read for certain");
    }
    if (Spread.modePart(cells, SampleValues::dayOfMonth) > 0.5) {
      return refused("more than half of its dates fall on the same day of the month");
    }
    return quantity(
        MarkKind.DATE,
        time,
        Spread.of(time, cells, SampleValues::seconds),
        harm -> harm.days * DAY,
        Harm.NONE);
  }

  /** Tries the harms in turn; a step is never finer than what the column shows. */
  private Judgement quantity(
      MarkKind kind,
      Quantities quantities,
      double spread,
      ToDoubleFunction<Harm> most,
      Harm least) {
    double carried = carried(quantities);
    if (carried < LEAST_CARRIED) {
      return refused(
          "only "
              + percent(carried)
              + " of the rows hold a value that can be changed and written again as it looks");
    }
    BigDecimal step = step(kind, quantities, spread);
    for (Harm harm : Harm.values()) {
      double room = Math.min(harm.spread * spread, most.applyAsDouble(harm)) * (1 + 1e-9);
      int steps = steps(room / step.doubleValue());
      if (steps > 0 && harm.compareTo(least) >= 0) {
        return proposed(kind, step, steps, harm, carried, spread);
      }
    }
    return refused(
        "its smallest step is "
            + percent(step.doubleValue() / spread)
            + " of the usual spread of its values, too much to go unnoticed");
  }

  /**
   * Returns the step: what the column shows, but coarser where that is so fine that any tool which
   * rounds would wipe the marks out.
   */
  private static BigDecimal step(MarkKind kind, Quantities quantities, double spread) {
    BigDecimal step = quantities.granularity();
    if (kind == MarkKind.TIMESTAMP || kind == MarkKind.DURATION) {
      return step.max(BigDecimal.ONE);
    }
    while (step.doubleValue() * 10 * MOST_STEPS <= FINE * spread) {
      step = step.movePointRight(1);
    }
    return step;
  }

  private Judgement proposed(
      MarkKind kind, BigDecimal step, int steps, Harm harm, double carried, double spread) {
    BigDecimal unit = kind == MarkKind.DATE ? BigDecimal.valueOf(DAY) : BigDecimal.ONE;
    BigDecimal tolerance = step.multiply(BigDecimal.valueOf(steps));
    double change = tolerance.doubleValue() / spread;
    MarkRequest request =
        new MarkRequest(
            List.of(facts.name()),
            kind,
            step.divide(unit, MathContext.DECIMAL64),
            tolerance.divide(unit, MathContext.DECIMAL64),
            null,
            List.of(),
            1);
    String part =
        kind == MarkKind.NUMBER
            ? ", " + percent(change) + " of the usual spread of its values"
            : "";
    String why =
        "moves by at most "
            + YamlText.length(tolerance.divide(unit, MathContext.DECIMAL64), kind)
            + part
            + (carried < 0.9 ? "; " + percent(carried) + " of the rows can carry a mark" : "");
    String instead =
        harm == Harm.NONE
            ? "it could carry marks, but the columns above are enough"
            : "a change by "
                + YamlText.length(step.divide(unit, MathContext.DECIMAL64), kind)
                + " is "
                + percent(step.doubleValue() / spread)
                + " of the usual spread of its values; other columns can be changed with less harm";
    double strength = carried * (steps >= 8 ? HEX_STRENGTH + steps / 800.0 : 1);
    return Judgement.proposed(
        facts.name(), new Proposal(request, harm, strength, carried, change, why), instead);
  }

  /** Returns the largest useful number of steps: 800, 80, 8, 4, 2, 1, or 0 for none. */
  private static int steps(double room) {
    for (int steps : new int[] {MOST_STEPS, 80, 8, 4, 2, 1}) {
      if (room >= steps) {
        return steps;
      }
    }
    return 0;
  }

  /** Returns the part of all rows whose cell can carry a mark; zeros are left as they are. */
  private double carried(Quantities quantities) {
    if (facts.rows() == 0) {
      return 0;
    }
    double zeros = (double) quantities.zeros() / Math.max(1, quantities.readable());
    long usable = quantities.rewritable() - (zeros > 0.05 ? quantities.zeros() : 0);
    return Math.max(0, (double) usable / facts.rows());
  }

  private Judgement text() {
    long places = 0;
    double strength = 0;
    for (long count : profile.spellingCounts()) {
      places = Math.max(places, count);
      strength += (double) count / facts.rows();
    }
    double part = (double) places / facts.rows();
    if (facts.content() == ContentType.TEXT || part < 0.05) {
      return refused(
          facts.content() == ContentType.ADDRESS
              ? "its addresses have hardly a place where two spellings mean the same"
              : "free text: no table of equivalent spellings fits it");
    }
    return Judgement.proposed(
        facts.name(),
        new Proposal(
            new MarkRequest(List.of(facts.name()), MarkKind.TEXT, null, null, null, List.of(), 1),
            Harm.NONE,
            strength,
            part,
            0,
            "equivalent spellings of the same address; "
                + percent(part)
                + " of the rows have a place for one"),
        "the columns above are enough");
  }

  private Judgement category() {
    if (facts.distinct() <= 1 || profile.manyDistinct()) {
      return refused("its values mean different things");
    }
    boolean label = HeaderWords.LABEL.in(facts.name());
    double filled = 1 - facts.blankPart();
    Proposal proposal =
        new Proposal(
            new MarkRequest(
                List.of(facts.name()),
                MarkKind.CATEGORY,
                null,
                null,
                null,
                List.of(),
                CATEGORY_RATE),
            Harm.REAL,
            CATEGORY_RATE * filled * (label ? 0.01 : 1),
            CATEGORY_RATE * filled,
            label ? 2 : 1.0 / facts.distinct(),
            "CHANGES FACTS: about "
                + percent(CATEGORY_RATE / 2)
                + " of the rows get another value. Better: groups of values that may stand for each"
                + " other");
    return Judgement.proposed(facts.name(), proposal, "its values mean different things");
  }

  /** Judges latitude and longitude together; null when either can't be marked as a place. */
  static @Nullable Proposal place(
      ColumnFacts lat, ColumnProfile latProfile, ColumnFacts lng, ColumnProfile lngProfile) {
    Quantities north = latProfile.number();
    Quantities east = lngProfile.number();
    if (north == null || east == null) {
      return null;
    }
    double step = Math.max(north.finest().doubleValue(), east.finest().doubleValue());
    double metres = step * METRES_PER_DEGREE;
    double carried = (double) Math.min(north.rewritable(), east.rewritable()) / lat.rows();
    for (Harm harm : Harm.values()) {
      double room = harm.metres / metres;
      if (room >= 1 && carried >= LEAST_CARRIED) {
        BigDecimal tolerance = BigDecimal.valueOf(harm.metres).stripTrailingZeros();
        return new Proposal(
            new MarkRequest(
                List.of(lat.name(), lng.name()), MarkKind.GEO, null, tolerance, null, List.of(), 1),
            harm,
            2 * carried * (room >= 8 ? HEX_STRENGTH : 1),
            carried,
            0,
            "a place moves by at most "
                + tolerance.toPlainString()
                + " m north or south and as much east or west");
      }
    }
    return null;
  }

  static String percent(double part) {
    double percent = part * 100;
    return percent >= 10
        ? Math.round(percent) + " %"
        : String.format(Locale.ROOT, percent >= 0.1 ? "%.1f %%" : "%.1g %%", percent);
  }
}
