package dyepack.marks;

import java.math.BigDecimal;

/** The round units on which values may heap; counts how many values are multiples of each. */
enum Units {
  /** 1, 2, 5 and 25 times the powers of ten from 10^-12 to 10^12. */
  DECIMAL {
    @Override
    int count() {
      return FACTORS.length * (2 * MOST_PLACES + 1);
    }

    @Override
    BigDecimal unit(int index) {
      int place = index / FACTORS.length - MOST_PLACES;
      return BigDecimal.valueOf(FACTORS[index % FACTORS.length]).scaleByPowerOfTen(place);
    }

    /**
     * Counts by place of the last digit other than zero, and by what divides the digits up to it.
     */
    @Override
    void count(Decimal value, long[] counts) {
      long rest = Math.abs(value.unscaled());
      int place = -value.decimals();
      while (rest % 10 == 0) {
        rest /= 10;
        place++;
      }
      int kept = Math.max(-MOST_PLACES, Math.min(MOST_PLACES, place));
      boolean tooFine = place < -MOST_PLACES;
      int dividedBy =
          tooFine || rest % 5 != 0 ? (!tooFine && rest % 2 == 0 ? 1 : 0) : rest % 25 == 0 ? 3 : 2;
      counts[(kept + MOST_PLACES) * FACTORS.length + dividedBy]++;
    }

    @Override
    long multiples(int index, long[] counts) {
      int place = index / FACTORS.length;
      int factor = FACTORS[index % FACTORS.length];
      long multiples = 0;
      for (int i = place * FACTORS.length; i < counts.length; i++) {
        long last =
            FACTORS[i % FACTORS.length] * Decimal.power(Math.min(2, i / FACTORS.length - place));
        multiples += last % factor == 0 ? counts[i] : 0;
      }
      return multiples;
    }
  },
  /** Parts and multiples of a second that clocks and calendars use. */
  TIME {
    @Override
    int count() {
      return MICROS.length;
    }

    @Override
    BigDecimal unit(int index) {
      return BigDecimal.valueOf(MICROS[index], 6).stripTrailingZeros();
    }

    @Override
    void count(Decimal value, long[] counts) {
      Decimal rounded = value.rounded(6);
      long micros = rounded.at(6);
      for (int i = 0; i < MICROS.length; i++) {
        counts[i] += micros % MICROS[i] == 0 ? 1 : 0;
      }
    }

    @Override
    long multiples(int index, long[] counts) {
      return counts[index];
    }
  };

  private static final int MOST_PLACES = 12;
  private static final int[] FACTORS = {1, 2, 5, 25};
  private static final long SECOND = 1_000_000;
  private static final long[] MICROS = {
    1,
    10,
    100,
    1000,
    10_000,
    100_000,
    SECOND,
    5 * SECOND,
    10 * SECOND,
    15 * SECOND,
    30 * SECOND,
    60 * SECOND,
    300 * SECOND,
    600 * SECOND,
    900 * SECOND,
    1800 * SECOND,
    3600 * SECOND,
    43_200 * SECOND,
    86_400 * SECOND
  };

  /** Returns how many units there are; they rise with their index but for 2, 5, 25, 10. */
  abstract int count();

  abstract BigDecimal unit(int index);

  /** Counts a value other than zero. */
  abstract void count(Decimal value, long[] counts);

  /** Returns how many of the counted values are multiples of a unit. */
  abstract long multiples(int index, long[] counts);

  /** Returns the largest unit of which at least so many values are multiples, else the smallest. */
  BigDecimal largest(long[] counts, long atLeast) {
    BigDecimal largest = unit(0);
    for (int i = 0; i < count(); i++) {
      if (unit(i).compareTo(largest) > 0 && multiples(i, counts) >= atLeast) {
        largest = unit(i);
      }
    }
    return largest;
  }
}
