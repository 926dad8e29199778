package dyepack.typing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the columns of a table say about each other. */
final class Neighbours {
  private static final int FEWEST_PAIRS = 5;

  private final List<ColumnSample> samples;
  private final List<Ballot> ballots;

  Neighbours(List<ColumnSample> samples, List<Ballot> ballots) {
    this.samples = samples;
    this.ballots = ballots;
  }

  void settle() {
    new CoordinatePairs(samples, ballots).settle();
    agesAndBirths();
    mailsOfQq();
    namesInParts();
    postcodes();
    telephones();
  }

  private @Nullable Integer find(ColumnType type) {
    for (int i = 0; i < ballots.size(); i++) {
      if (ballots.get(i).winner() == type) {
        return i;
      }
    }
    return null;
  }

  private void agesAndBirths() {
    int[] births = null;
    for (int i = 0; i < ballots.size() && births == null; i++) {
      births = ballots.get(i).winner() == ColumnType.CN_ID ? years(i, true) : null;
    }
    for (int i = 0; i < ballots.size() && births == null; i++) {
      births = ballots.get(i).winner() == ColumnType.BIRTH_DATE ? years(i, false) : null;
    }
    if (births == null) {
      return;
    }
    for (int i = 0; i < ballots.size(); i++) {
      Ballot ballot = ballots.get(i);
      if (ballot.allows(ColumnType.AGE) && agrees(births, i, true)) {
        ballot.shift(ColumnType.AGE, 6);
      } else if (ballot.has(ColumnType.DATE) && agrees(births, i, false)) {
        ballot.shift(ColumnType.BIRTH_DATE, 6);
      }
    }
  }

  private int[] years(int column, boolean id) {
    ColumnSample sample = samples.get(column);
    int most = sample.rows().isEmpty() ? 0 : sample.rows().get(sample.size() - 1) + 1;
    int[] years = new int[most];
    for (int i = 0; i < sample.size(); i++) {
      Cell cell = sample.cells().get(i);
      boolean whole = id && cell.length() == 18 && Numbers.cnId(cell);
      years[sample.rows().get(i)] =
          id ? (whole ? Integer.parseInt(cell.text(), 6, 10, 10) : 0) : Times.year(cell);
    }
    return years;
  }

  /** Whether a column's numbers and years of birth add up to one or two years, or are the same. */
  private boolean agrees(int[] births, int column, boolean age) {
    ColumnSample sample = samples.get(column);
    Map<Integer, Integer> sums = new HashMap<>();
    int pairs = 0;
    for (int i = 0; i < sample.size(); i++) {
      int row = sample.rows().get(i);
      int birth = row < births.length ? births[row] : 0;
      Cell cell = sample.cells().get(i);
      boolean number = cell.allDigits() && cell.length() <= 3;
      if (birth == 0 || (age && !number)) {
        continue;
      }
      pairs++;
      sums.merge(
          age ? birth + Integer.parseInt(cell.text()) : Times.year(cell) - birth, 1, Integer::sum);
    }
    if (pairs < FEWEST_PAIRS) {
      return false;
    }
    int best = 0;
    for (Map.Entry<Integer, Integer> sum : sums.entrySet()) {
      int two =
          age
              ? sum.getValue() + sums.getOrDefault(sum.getKey() + 1, 0)
              : sum.getKey() == 0 ? sum.getValue() : 0;
      best = Math.max(best, two);
    }
    return best > 0.75 * pairs;
  }

  /** A QQ number is often the mail address of the same row. */
  private void mailsOfQq() {
    Integer mails = find(ColumnType.EMAIL);
    if (mails == null) {
      return;
    }
    Map<Integer, String> locals = new HashMap<>();
    ColumnSample sample = samples.get(mails);
    for (int i = 0; i < sample.size(); i++) {
      String text = sample.cells().get(i).lower();
      if (text.endsWith("@qq.com")) {
        locals.put(sample.rows().get(i), text.substring(0, text.length() - 7));
      }
    }
    for (int i = 0; i < ballots.size(); i++) {
      if (!ballots.get(i).allows(ColumnType.QQ)) {
        continue;
      }
      int same = 0;
      ColumnSample numbers = samples.get(i);
      for (int j = 0; j < numbers.size(); j++) {
        same += numbers.cells().get(j).text().equals(locals.get(numbers.rows().get(j))) ? 1 : 0;
      }
      if (same >= 3) {
        ballots.get(i).shift(ColumnType.QQ, 6);
      }
    }
  }

  private void namesInParts() {
    for (int i = 0; i < ballots.size(); i++) {
      if (ballots.get(i).winner() != ColumnType.SURNAME) {
        continue;
      }
      for (int j : new int[] {i + 1, i - 1}) {
        if (j >= 0
            && j < ballots.size()
            && ballots.get(j).allows(ColumnType.GIVEN_NAME)
            && givenLike(j)) {
          ballots.get(j).shift(ColumnType.GIVEN_NAME, 5);
        }
      }
    }
  }

  private boolean givenLike(int column) {
    ColumnSample sample = samples.get(column);
    boolean varied = sample.distinct() >= Math.min(10, sample.size() / 3);
    ColumnType winner = ballots.get(column).winner();
    boolean open =
        winner == ColumnType.UNKNOWN
            || winner == ColumnType.CATEGORY
            || winner == ColumnType.PRODUCT
            || winner == ColumnType.NAME
            || winner == ColumnType.GIVEN_NAME;
    return varied && open && sample.share(c -> c.digits() == 0 && c.length() <= 20) > .9;
  }

  /** Five or six digits beside an address or a city are rather a postal code than an amount. */
  private void postcodes() {
    boolean placed =
        find(ColumnType.ADDRESS) != null
            || find(ColumnType.CITY) != null
            || find(ColumnType.PROVINCE) != null;
    for (Ballot ballot : ballots) {
      if (placed && ballot.has(ColumnType.POSTCODE)) {
        ballot.shift(ColumnType.POSTCODE, 1.2);
      }
    }
  }

  /** Where nothing is Chinese, digits that begin with zero are telephones of another country. */
  private void telephones() {
    boolean chinese = samples.stream().anyMatch(s -> s.share(c -> c.han() > 0) > 0.2);
    for (int i = 0; i < ballots.size(); i++) {
      Ballot ballot = ballots.get(i);
      boolean hinted = Headers.hints(samples.get(i).header()).containsKey(ColumnType.LANDLINE);
      if (!chinese
          && !hinted
          && ballot.winner() == ColumnType.LANDLINE
          && samples.get(i).share(Numbers::foreignPhone) > .8) {
        ballot.shift(ColumnType.PHONE, 3);
      }
    }
  }

  /** Facts that are split over columns: surname and given name, province and city and street. */
  List<Compound> compounds(List<ColumnFinding> findings) {
    List<Compound> compounds = new ArrayList<>();
    for (int i = 0; i + 1 < findings.size(); i++) {
      ColumnType one = findings.get(i).type();
      ColumnType two = findings.get(i + 1).type();
      boolean parts =
          (one == ColumnType.SURNAME && two == ColumnType.GIVEN_NAME)
              || (one == ColumnType.GIVEN_NAME && two == ColumnType.SURNAME);
      if (parts) {
        compounds.add(new Compound(ColumnType.NAME, List.of(i, i + 1)));
      }
    }
    List<Integer> run = new ArrayList<>();
    for (int i = 0; i <= findings.size(); i++) {
      ColumnType type = i < findings.size() ? findings.get(i).type() : ColumnType.UNKNOWN;
      boolean place =
          type == ColumnType.PROVINCE
              || type == ColumnType.CITY
              || type == ColumnType.DISTRICT
              || type == ColumnType.ADDRESS
              || type == ColumnType.POSTCODE;
      if (place) {
        run.add(i);
        continue;
      }
      if (run.size() >= 2) {
        compounds.add(new Compound(ColumnType.ADDRESS, run));
      }
      run = new ArrayList<>();
    }
    return compounds;
  }
}
