package dyepack.marks;

import org.jspecify.annotations.Nullable;

/**
 * Calendar days, in any notation of a point in time; values are days since 1970-01-01. A time of
 * day stays as it is. Where the text counts from 1970 or names a zone, midnight of the owner's day
 * may be up to twelve hours off, so the nearest day is meant.
 */
final class DateNotation implements Notation {
  private static final long serialVersionUID = 1L;

  private static final long SECONDS_OF_DAY = 86_400;

  private final TimeNotation times;

  DateNotation(CellStyle style) {
    times = new TimeNotation(style);
  }

  @Override
  public @Nullable Written parse(String cell) {
    TimeNotation.Moment moment = times.writable(cell);
    if (moment == null || moment.written() == null) {
      return null;
    }
    return new DayText(day(moment), moment.seconds(), moment.written());
  }

  @Override
  public @Nullable Decimal read(String cell) {
    TimeNotation.Moment moment = times.momentRead(cell);
    return moment == null ? null : new Decimal(day(moment), 0);
  }

  private static long day(TimeNotation.Moment moment) {
    Decimal value = moment.seconds();
    long seconds = Math.floorDiv(value.unscaled(), Decimal.power(value.decimals()));
    return Math.floorDiv(
        moment.absolute() ? seconds + SECONDS_OF_DAY / 2 : seconds, SECONDS_OF_DAY);
  }

  @Override
  public boolean keepsSign() {
    return false;
  }

  private record DayText(long day, Decimal moment, Written written) implements Written {
    @Override
    public Decimal value() {
      return new Decimal(day, 0);
    }

    @Override
    public boolean settled() {
      return written.settled();
    }

    @Override
    public @Nullable String render(long unscaled, int decimals) {
      long unit = Decimal.power(decimals);
      if (unscaled % unit != 0) {
        return null;
      }
      long moved = (unscaled / unit - day) * SECONDS_OF_DAY;
      long shifted = Decimal.shifted(moved, moment.decimals());
      return shifted == Decimal.OVERFLOW
          ? null
          : written.render(moment.unscaled() + shifted, moment.decimals());
    }
  }
}
