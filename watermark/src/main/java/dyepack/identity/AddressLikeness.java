package dyepack.identity;

import dyepack.share.BlindIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much the address (and name) of a row of a dump is like those of rows of the ledger, in bits:
 * the logarithm of how much rarer the agreement is between strangers, after Fellegi and Sunter
 * (1969). A number that agrees counts by how many there are of its sort; names count by how few
 * rows of the ledger share them, since everybody in a street does. What differs counts against, by
 * how rarely an edit does that.
 */
public final class AddressLikeness {
  /**
   * Rows this much like it beyond chance are taken, if no other key speaks of a row. Chosen so that
   * one in a hundred strangers' addresses is taken for somebody's ({@code EditedAddressRateTest}).
   */
  public static final double ACCEPTED = 1.7;

  /** Of rows found by other keys, those this much like it are preferred. */
  public static final double CONFIRMED = -12;

  /** Rows taken are at most this much less like it than the best. */
  public static final double MARGIN = 4;

  // Logarithms of how many numbers there are of a sort: a street has some hundred, a building some
  // hundred doors, an estate some twenty buildings, a building four entrances.
  private static final double STREET_NUMBER = 8;
  private static final double LONG_NUMBER = 7;
  private static final double SHORT_NUMBER = 4.5;
  private static final double DIGIT = 3;
  private static final double UNIT = 2;

  /** What the first digits of a number say, by how many are left. */
  private static final double[] BEGINNINGS = {0, 2.2, 4.5, 6};

  // What an edit costs: the logarithm of how often it happens, less what still agrees.
  private static final double NEAR_LONG = .5;
  private static final double NEAR_SHORT = -1.7;
  private static final double CONTRADICTION = -6;
  private static final double JOINED = -3;
  private static final double SURPLUS = -3;
  private static final double MISSING = -.5;
  private static final double PAIR_FOUND = 1.5;
  private static final double PAIR_MISSED = -.7;

  /** Rows of a place that no key finds: about sixteen. */
  private static final double UNKNOWN_PLACE = 4;

  private static final double SURNAME = 4;
  private static final double END = 5;
  private static final double OTHER_NAME = -12;

  private final KeyRing ring;
  private final AddressText address;
  private final Who who;
  private final List<String> numbers;
  private final List<String> pairs;

  AddressLikeness(KeyRing ring, AddressText address, Who who) {
    this.ring = ring;
    this.address = address;
    this.who = who;
    numbers = AddressSketch.numbers(address);
    pairs = AddressSketch.pairs(address);
  }

  /**
   * Returns how like it a row is, in bits; the more, the less likely by chance.
   *
   * @param rid the row
   * @param sketch its 32 bytes from the index
   * @param rows how many rows the ledger has, each of which could be like it by chance
   * @param sharers how many of them are in its place, 0 if none is
   */
  public double of(BlindIndex rid, byte[] sketch, long rows, int sharers) {
    AddressSketch row = ring.sketch(rid);
    return numbers(row, row.numbers(sketch))
        + places(row, sketch, Math.max(2, rows), sharers)
        + person(row, sketch);
  }

  private double places(AddressSketch row, byte[] sketch, long rows, int sharers) {
    int found = 0;
    for (String pair : pairs) {
      found += row.hasPair(sketch, pair) ? 1 : 0;
    }
    int missed = pairs.size() - found;
    double all = log2((double) rows);
    double most = all - (sharers == 0 ? UNKNOWN_PLACE : log2(sharers));
    boolean whole = missed == 0 && sharers > 0;
    double bits = whole ? most : Math.min(most, PAIR_FOUND * found);
    return bits + PAIR_MISSED * missed - all;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  private double person(AddressSketch row, byte[] sketch) {
    return name(who.surname() == null ? null : row.hasSurname(sketch, who.surname()), SURNAME)
        + name(who.end() == null ? null : row.hasEnd(sketch, who.end()), END);
  }

  private static double name(@Nullable Boolean agrees, double bits) {
    return agrees == null ? 0 : agrees ? bits : OTHER_NAME;
  }

  /**
   * The best alignment of the two sequences of numbers, each in its order: dynamic programming over
   * numbers that agree, contradict, were torn apart, or are left over on one side.
   */
  private double numbers(AddressSketch row, int[] tags) {
    int mine = numbers.size();
    int theirs = tags.length;
    double[][] best = new double[mine + 1][theirs + 1];
    for (int i = 0; i <= mine; i++) {
      for (int j = 0; j <= theirs; j++) {
        double here = i == 0 && j == 0 ? 0 : Double.NEGATIVE_INFINITY;
        if (i > 0) {
          here = Math.max(here, best[i - 1][j] + SURPLUS);
        }
        if (j > 0) {
          here = Math.max(here, best[i][j - 1] + MISSING);
        }
        if (i > 0 && j > 0) {
          here = Math.max(here, best[i - 1][j - 1] + pair(row, i - 1, tags[j - 1]));
        }
        if (i > 1 && j > 0 && joined(row, i - 2, tags[j - 1])) {
          here = Math.max(here, best[i - 2][j - 1] + LONG_NUMBER + JOINED);
        }
        best[i][j] = here;
      }
    }
    return best[mine][theirs];
  }

  private boolean joined(AddressSketch row, int place, int tag) {
    String whole = numbers.get(place) + numbers.get(place + 1);
    return whole.length() < 5 && row.number(whole) == tag;
  }

  private double pair(AddressSketch row, int place, int tag) {
    String number = numbers.get(place);
    if (row.number(number) == tag) {
      return bits(place);
    }
    boolean cut = address.open() && place == numbers.size() - 1 && number.length() < 4;
    if (cut && begins(row, number, tag)) {
      return BEGINNINGS[number.length()];
    }
    return near(row, number, tag) ? number.length() > 2 ? NEAR_LONG : NEAR_SHORT : CONTRADICTION;
  }

  private double bits(int place) {
    String unit = numbers.size() == address.units().size() ? address.units().get(place) : "";
    if (unit.equals("号") || unit.equals("號")) {
      return place == 0 ? STREET_NUMBER : LONG_NUMBER;
    }
    if (unit.equals("单元") || unit.equals("單元")) {
      return UNIT;
    }
    int digits = numbers.get(place).length();
    return digits > 2 ? LONG_NUMBER : digits == 1 && unit.length() < 1 ? DIGIT : SHORT_NUMBER;
  }

  /** Says whether one digit of the number was mistyped. */
  private static boolean near(AddressSketch row, String number, int tag) {
    if (number.length() > 5) {
      return false;
    }
    char[] typed = number.toCharArray();
    for (int i = 0; i < typed.length; i++) {
      char right = typed[i];
      for (char digit = '0'; digit <= '9'; digit++) {
        typed[i] = digit;
        if (row.number(new String(typed)) == tag) {
          return true;
        }
      }
      typed[i] = right;
    }
    return false;
  }

  /** Says whether the number, if its end was cut off, can be the one of the tag. */
  private static boolean begins(AddressSketch row, String number, int tag) {
    for (int digits = 1, many = 10; digits <= 2; digits++, many *= 10) {
      for (int i = 0; i < many; i++) {
        String end = Integer.toString(many + i).substring(1);
        if (row.number(number + end) == tag) {
          return true;
        }
      }
    }
    return false;
  }
}
