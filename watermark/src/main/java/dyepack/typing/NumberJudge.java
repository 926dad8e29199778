package dyepack.typing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Votes for quantities, places on the globe, ages, numberings and other bare digits. */
final class NumberJudge {
  private static final String YEARS = "(?i)\\d{1,3} ?(?:岁|周岁|歲|years?(?: old)?|yrs?|y/?o)";

  /** What a form says that needs the other coordinate beside it: less than any number. */
  private static final double HALF = 2.6;

  /** Coordinates in millionths of a degree are whole numbers of seven digits at least. */
  private static final double LEAST_SCALED = 1e6;

  /** Numbers from here on are no money: ten billion. */
  private static final double NO_MONEY = 1e10;

  private final ColumnSample sample;
  private final Ballot ballot;
  private final Quantities numbers;

  NumberJudge(ColumnSample sample, Ballot ballot) {
    this.sample = sample;
    this.ballot = ballot;
    this.numbers = sample.quantities();
  }

  void vote() {
    written();
    if (numbers.share() < 0.5) {
      return;
    }
    amount();
    globe();
    age();
    numbering();
    digits();
    ballot.add(ColumnType.NUMBER, 3, numbers.share());
  }

  private void amount() {
    double share = numbers.share();
    double signs = sample.share(Texts::currency);
    double commas = sample.share(c -> c.text().indexOf(',') > 0 && Texts.money(c));
    boolean finer = numbers.decimals(5, 9) > .5;
    ballot.allow(ColumnType.AMOUNT, identifiers() || finer ? 0 : share);
    if (signs > 0.4) {
      ballot.add(ColumnType.AMOUNT, 10, share);
    }
    if (commas > 0.25) {
      ballot.add(ColumnType.AMOUNT, 8, share);
    }
    boolean padded = numbers.moneyOfDatabases() > .8;
    double cents = padded ? 1 : numbers.decimals(2, 2);
    double most = numbers.magnitude(.93);
    double ratio = numbers.magnitude(.9) / Math.max(0.01, numbers.magnitude(.1));
    if (cents > 0.5 && (padded || numbers.decimals(0, 2) > 0.93)) {
      boolean wide = ratio >= 5 && most > 110;
      boolean prices = numbers.favouriteCents() > 0.35 && most > 20;
      boolean large = numbers.magnitude(.5) >= 250;
      ballot.add(ColumnType.AMOUNT, wide || prices || large ? 6.5 : 2.5, share);
    } else if (numbers.decimals(2, 2) > 0.15
        && numbers.decimals(0, 1) > 0.15
        && numbers.decimals(0, 2) > 0.93) {
      // A spreadsheet drops the zeros behind the point.
      ballot.add(ColumnType.AMOUNT, ratio >= 10 && most > 200 ? 3.6 : 0, share);
    } else if (numbers.decimals(0, 0) > 0.85) {
      boolean rounded = numbers.round(100) > 0.7 && most >= 1000 && numbers.magnitude(.5) >= 300;
      boolean lengths = ratio >= 1.8 && most < 1e8;
      ballot.add(ColumnType.AMOUNT, rounded && lengths && sample.distinct() > 5 ? 5.5 : 0, share);
    }
  }

  /** What says by words and signs which quantity it is. */
  private void written() {
    ballot.add(
        ColumnType.LATITUDE,
        10,
        sample.share(c -> Coordinates.axis(c) == Coordinates.Axis.LATITUDE));
    ballot.add(
        ColumnType.LONGITUDE,
        10,
        sample.share(c -> Coordinates.axis(c) == Coordinates.Axis.LONGITUDE));
    ballot.add(ColumnType.AMOUNT, 10, sample.share(Texts::moneyInWords));
    ballot.add(
        ColumnType.AMOUNT,
        9,
        sample.share(
            c ->
                c.digits() > 2
                    && c.like("[￥¥$]?\\d[\\d,.]*[元万kK]?[-~—至到][￥¥$]?\\d[\\d,.]*(?:[元万]|万元|[kK])")));
    ballot.add(ColumnType.AGE, 9, sample.share(c -> c.digits() <= 3 && c.like(YEARS)));
    ballot.add(ColumnType.NUMBER, 8, sample.share(Measures::is));
    List<Cell> either = sample.where(c -> Coordinates.axis(c) == Coordinates.Axis.EITHER);
    if (either.size() < sample.size() / 2.0) {
      return;
    }
    double share = (double) either.size() / sample.size();
    long beyond = either.stream().filter(c -> Math.abs(Coordinates.degrees(c)) > 90).count();
    long chinese =
        either.stream()
            .filter(c -> Coordinates.degrees(c) >= 73 && Coordinates.degrees(c) <= 136)
            .count();
    boolean longitude = beyond > 0.05 * either.size() || chinese > 0.7 * either.size();
    ballot.add(longitude ? ColumnType.LONGITUDE : ColumnType.LATITUDE, 7, share);
    ballot.add(ColumnType.LONGITUDE, 5, share);
    ballot.allow(ColumnType.LATITUDE, beyond == 0 ? share : 0);
  }

  /** Whole numbers too large for money, or all of one great length, were given out. */
  private boolean identifiers() {
    if (numbers.decimals(0, 0) < 0.9) {
      return numbers.magnitude(.5) >= NO_MONEY;
    }
    double low = Math.floor(Math.log10(Math.max(1, numbers.magnitude(.05))));
    double high = Math.floor(Math.log10(Math.max(1, numbers.magnitude(.95))));
    boolean marked = sample.share(Texts::currency) > 0.4;
    return !marked
        && (numbers.magnitude(.5) >= NO_MONEY
            || (low == high && low >= 7 && sample.manifold() > .9));
  }

  private void globe() {
    double share = numbers.share();
    double fine = numbers.decimals(3, 19);
    boolean fractions = numbers.within(0, 1) > 0.85;
    boolean money = numbers.moneyOfDatabases() > .8;
    if (numbers.decimals(0, 0) > .9 && numbers.magnitude(.5) >= LEAST_SCALED) {
      ballot.allow(ColumnType.LATITUDE, numbers.within(-9e8, 9e8) * share);
      ballot.allow(ColumnType.LONGITUDE, numbers.within(-1.8e9, 1.8e9) * share);
    }
    if (fine < 0.6 || fractions || money) {
      return;
    }
    double latitudes = numbers.within(-90, 90);
    double longitudes = numbers.within(-180, 180);
    ballot.allow(ColumnType.LATITUDE, latitudes * share);
    ballot.allow(ColumnType.LONGITUDE, longitudes * share);
    boolean moves = numbers.quantile(.95) - numbers.quantile(.05) > 0.002;
    boolean coordinate = numbers.decimals(4, 17) > 0.6 && moves;
    double low = numbers.quantile(.05);
    double high = numbers.quantile(.95);
    boolean narrow = high - low < 8;
    if (!coordinate) {
      ballot.add(ColumnType.LATITUDE, HALF, numbers.within(17, 55) * share, .7, .9);
      ballot.add(ColumnType.LONGITUDE, HALF, numbers.within(73, 136) * share, .7, .9);
      double afar = Math.max(numbers.within(90, 180), numbers.within(-168, -52));
      ballot.add(ColumnType.LATITUDE, narrow ? HALF : 0, latitudes * share, .7, .9);
      ballot.add(ColumnType.LONGITUDE, narrow ? HALF : 0, afar * share, .7, .9);
      return;
    }
    boolean temperate = low >= 17;
    boolean southern = high <= -9 && low >= -48 && narrow;
    // Rates of exchange and factors have four decimals and are small: a latitude of the tropics
    // needs its longitude beside it.
    boolean small = numbers.quantile(.5) < 17 && numbers.decimals(5, 17) < 0.6;
    ballot.add(
        ColumnType.LATITUDE,
        small ? HALF : temperate || narrow ? 5 : 3.2,
        numbers.within(3, 62) * share,
        .7,
        .9);
    ballot.add(ColumnType.LATITUDE, southern ? 5 : 0, numbers.within(-48, -9) * share, .7, .9);
    ballot.add(ColumnType.LONGITUDE, 6, numbers.within(73, 136) * share, .7, .9);
    ballot.add(ColumnType.LONGITUDE, 6, numbers.within(-168, -52) * share, .7, .9);
    boolean east = numbers.within(90, 180) > 0.9 && narrow;
    ballot.add(ColumnType.LONGITUDE, east ? 6 : 0, longitudes * share, .7, .9);
    boolean global = low < -20 && high > 20;
    boolean whole = longitudes > 0.93;
    if (global && whole) {
      boolean beyond = numbers.within(-90, 90) < 0.94;
      ballot.add(
          beyond ? ColumnType.LONGITUDE : ColumnType.LATITUDE,
          4.5,
          (beyond ? longitudes : latitudes) * share,
          .8,
          .93);
    }
  }

  private void age() {
    if (numbers.decimals(0, 0) < 0.88) {
      return;
    }
    double share = numbers.within(0, 120) * numbers.share();
    ballot.allow(ColumnType.AGE, share);
    double median = numbers.quantile(.5);
    boolean grown = median >= 20 && median <= 60 && numbers.quantile(.9) <= 99;
    boolean mixed =
        numbers.spread() >= 5 && numbers.spread() <= 24.5 && numbers.within(0, 9) < 0.13;
    boolean manifold = sample.distinct() >= Math.min(12, sample.size() / 2);
    ballot.add(ColumnType.AGE, grown && mixed && manifold ? 4 : 0, share);
  }

  private void numbering() {
    double whole = numbers.decimals(0, 0);
    double share = numbers.share();
    if (whole < 0.93 || numbers.size() < 3) {
      return;
    }
    double consecutive = numbers.consecutive();
    if (consecutive > 0.55 && sample.kinds() > 2) {
      boolean small = numbers.quantile(.5) < 1e7 && numbers.quantile(0.02) <= 1e6;
      ballot.add(small ? ColumnType.ROW_NUMBER : ColumnType.SERIAL_NUMBER, 9, share);
    } else if (numbers.rising() > 0.8 && sample.manifold() > 0.8 && sample.size() >= 10) {
      ballot.add(ColumnType.SERIAL_NUMBER, 6, share);
    }
    boolean single = sample.manifold() > 0.85;
    double longDigits = sample.share(c -> c.allDigits() && c.length() >= 6);
    ballot.add(ColumnType.SERIAL_NUMBER, single ? 3.6 : 0, longDigits, .6, .8);
    double longer = sample.share(c -> c.allDigits() && c.length() >= 12);
    ballot.add(ColumnType.SERIAL_NUMBER, sample.manifold() > 0.6 ? 4.2 : 0, longer, .6, .8);
    double dated =
        sample.share(
            c ->
                c.allDigits()
                    && c.length() >= 12
                    && c.length() != 14
                    && c.like("20[0-4]\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d+"));
    ballot.add(ColumnType.SERIAL_NUMBER, 6.5, dated);
    ballot.add(ColumnType.WAYBILL, 4.6, sample.share(Texts::waybillDigits), .75, .9);
  }

  private void digits() {
    qq();
    double five = sample.share(c -> c.length() == 5 && c.allDigits());
    double six = sample.share(c -> c.length() == 6 && c.allDigits() && c.text().charAt(0) <= '8');
    double zeros = sample.share(c -> c.length() == 6 && c.allDigits() && c.text().endsWith("00"));
    double nought = sample.share(c -> c.allDigits() && c.text().charAt(0) == '0');
    ballot.add(
        ColumnType.POSTCODE,
        zeros > 0.25 && ascending() < 0.7 ? 6 : nought > 0.01 ? 4 : 2.5,
        six,
        .7,
        .9);
    ballot.add(ColumnType.POSTCODE, nought > 0.01 ? 5 : 2.9, five, .7, .9);
    ballot.allow(
        ColumnType.POSTCODE,
        sample.share(c -> c.digits() >= 3 && c.length() <= 10 && c.text().indexOf('.') < 0));
    ballot.allow(ColumnType.SERIAL_NUMBER, sample.share(Cell::allDigits));
    boolean two = sample.kinds() <= 2 && sample.share(c -> c.like("[01]")) > 0.9;
    ballot.add(ColumnType.BOOLEAN, two ? 5 : 0, numbers.share());
    boolean few = sample.kinds() <= Math.min(12, sample.size() / 6) && numbers.decimals(0, 0) > 0.9;
    ballot.add(ColumnType.CATEGORY, few ? 3.3 : 0, numbers.share());
    ballot.allow(ColumnType.GENDER, sample.share(c -> c.like("[0-29]")));
  }

  private double ascending() {
    return numbers.rising();
  }

  /**
   * QQ numbers have 5 to 11 digits, those of ten begin with 1 to 3, and the older and shorter ones
   * are still there: a numbering of one program has one length, or nearly all of the longest.
   */
  private void qq() {
    List<Cell> fit =
        sample.where(
            c -> c.allDigits() && c.length() >= 5 && c.length() <= 11 && c.text().charAt(0) != '0');
    double share = (double) fit.size() / Math.max(1, sample.size());
    ballot.allow(ColumnType.QQ, share);
    if (share < 0.6 || sample.manifold() < 0.5 || numbers.rising() > 0.8) {
      return;
    }
    int[] lengths = new int[12];
    int ten = 0;
    int high = 0;
    Set<String> values = new HashSet<>();
    for (Cell cell : fit) {
      if (values.add(cell.text())) {
        lengths[cell.length()]++;
        if (cell.length() == 10) {
          ten++;
          high += cell.text().charAt(0) > '3' ? 1 : 0;
        }
      }
    }
    int total = values.size();
    int kinds = 0;
    int most = 0;
    for (int length : lengths) {
      kinds += length > total * 0.02 ? 1 : 0;
      most = Math.max(most, length);
    }
    boolean mixed = kinds >= 3 && most < total * 0.82;
    boolean usual = (double) (lengths[8] + lengths[9] + lengths[10]) / total > 0.65;
    boolean heads = ten == 0 || high <= ten * 0.06;
    boolean core = lengths[9] + lengths[10] > total * 0.35;
    ballot.add(ColumnType.QQ, mixed && usual && heads && core ? 5 : 0, share);
  }
}
