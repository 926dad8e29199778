package dyepack.typing;

import java.util.List;

/** Votes for times, dates, dates of birth, epochs and a spreadsheet's serial days. */
final class TimeJudge {
  /** Years by which most people of a table are born. */
  private static final int YOUNGEST = 2012;

  private final ColumnSample sample;
  private final Ballot ballot;

  TimeJudge(ColumnSample sample, Ballot ballot) {
    this.sample = sample;
    this.ballot = ballot;
  }

  void vote() {
    double both = sample.share(c -> clocked(c.time()));
    double dates = sample.share(c -> c.time() == Times.Kind.DATE);
    boolean bare = sample.share(c -> c.allDigits() && c.length() == 8) > 0.5;
    boolean durations =
        both > 0.5 && (sample.share(Times::underAnHour) > both * 0.6 || scores(both));
    if (durations) {
      ballot.add(ColumnType.NUMBER, 5, both);
      ballot.allow(ColumnType.TIME, both);
    } else if (both > dates * 0.5) {
      ballot.add(ColumnType.TIME, 9.5, both + dates);
      ballot.allow(ColumnType.BIRTH_DATE, dates + both);
      ballot.allow(ColumnType.DATE, dates + both);
    } else {
      ballot.add(ColumnType.DATE, bare ? 8 : 9, dates + both);
      ballot.add(ColumnType.BIRTH_DATE, dates + both > .5 && births() ? 9.6 : 0, dates + both);
      ballot.allow(ColumnType.BIRTH_DATE, dates + both);
      ballot.allow(ColumnType.TIME, dates + both);
    }
    if (both > 0.5
        && births()
        && sample.share(c -> c.text().contains(" 00:00") || c.text().contains(" 0:00")) > 0.7) {
      ballot.add(ColumnType.BIRTH_DATE, 10, both + dates);
    }
    numbers();
  }

  /**
   * Minutes of clocks go up to 59; points of games, shares and the like don't. Times at the full
   * hour or at quarters are clocks all the same.
   */
  private boolean scores(double clocks) {
    if (sample.size() < 20) {
      return false;
    }
    double pairs = sample.share(c -> Times.minutes(c) >= 0);
    double late = sample.share(c -> Times.minutes(c) >= 30);
    double odd = sample.share(c -> Times.minutes(c) % 5 > 0);
    return pairs > clocks * 0.9 && late < pairs * 0.05 && odd > pairs * 0.3;
  }

  private static boolean clocked(Times.Kind kind) {
    return kind == Times.Kind.BOTH || kind == Times.Kind.CLOCK;
  }

  /** Births lie decades apart, and hardly any in the last years; other dates of one table don't. */
  private boolean births() {
    List<Integer> years =
        sample.cells().stream().map(Times::year).filter(y -> y > 0).sorted().toList();
    if (years.size() < 5 || years.size() < sample.size() / 2) {
      return false;
    }
    int low = years.get(years.size() / 10);
    int high = years.get(years.size() - 1 - years.size() / 10);
    int middle = years.get(years.size() / 2);
    return high - low >= 12 && middle <= YOUNGEST - 6 && high <= YOUNGEST + 6;
  }

  private void numbers() {
    Quantities numbers = sample.quantities();
    if (numbers.share() < 0.6) {
      return;
    }
    double share = numbers.share();
    double seconds = sample.share(c -> c.length() >= 10 && c.like("1\\d{9}(?:\\.\\d+)?"));
    double late = numbers.within(1.85e9, 2e9);
    boolean together = numbers.quantile(.9) - numbers.quantile(.1) < 6.2e8;
    ballot.add(
        ColumnType.TIME,
        late < 0.02 && together && numbers.quantile(.1) > 1.0e9 ? 6.5 : 0,
        seconds,
        .7,
        .88);
    double millis = sample.share(c -> c.like("1[0-8]\\d{11}"));
    boolean recent =
        numbers.quantile(.1) > 1.0e12
            && numbers.quantile(.9) < 1.85e12
            && numbers.quantile(.9) - numbers.quantile(.1) < 6.2e11;
    ballot.add(ColumnType.TIME, recent ? 8 : 0, millis, .7, .88);
    double micros = sample.share(c -> c.like("1[0-8]\\d{14}"));
    boolean fine =
        numbers.quantile(.1) > 1.0e15
            && numbers.quantile(.9) < 1.85e15
            && numbers.quantile(.9) - numbers.quantile(.1) < 3.2e14;
    ballot.add(ColumnType.TIME, fine ? 7 : 0, micros, .7, .88);
    inSixDigits();
    double serial = numbers.within(20_000, 60_000);
    double fractions = numbers.decimals(3, 19);
    if (numbers.rising() < 0.95 || fractions > .5) {
      boolean fraction = fractions > 0.5;
      boolean close = numbers.within(36_526, 48_000) > 0.9;
      boolean whole = numbers.decimals(0, 0) > 0.95;
      ballot.add(ColumnType.TIME, fraction && close ? 7 : 0, serial * share);
      ballot.add(
          ColumnType.DATE,
          whole && close && numbers.consecutive() < .5 && numbers.round(100) < .2 ? 4.4 : 0,
          serial * share);
    }
    ballot.allow(ColumnType.DATE, serial * share);
    ballot.allow(ColumnType.TIME, Math.max(serial * share, Math.max(seconds, millis)));
    ballot.allow(ColumnType.BIRTH_DATE, numbers.within(3_000, 48_000) * share);
  }

  /**
   * Six digits, or four and two behind a point, are a year and a month or a day with two digits of
   * the year: among other numbers one in eight, or one in thirty, looks like that, never nearly
   * all.
   */
  private void inSixDigits() {
    List<Cell> six = sample.where(c -> c.digits() == 6 && (c.allDigits() || c.length() == 7));
    if (six.size() < sample.size() * 0.8 || sample.size() < 10) {
      return;
    }
    double months = sample.share(c -> c.like("(?:19|20)\\d\\d\\.?(?:0[1-9]|1[0-2])"));
    double days = sample.share(c -> c.like("\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])"));
    long ends = six.stream().map(c -> c.text().substring(c.length() - 2)).distinct().count();
    long middles = six.stream().map(c -> c.text().substring(2, 4)).distinct().count();
    ballot.add(ColumnType.DATE, 7, months, .8, .88);
    ballot.add(ColumnType.DATE, ends < 8 ? 0 : middles >= 5 ? 6.5 : 5, days, .8, .88);
    ballot.allow(ColumnType.BIRTH_DATE, Math.max(months, days));
    ballot.allow(ColumnType.DATE, Math.max(months, days));
  }
}
