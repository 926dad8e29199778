package dyepack.canaries;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Further tables that were written after the forge was changed for those of {@link FreshTables};
 * their first figures are those of THREATS.md.
 */
final class NewTables {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  private NewTables() {}

  /**
   * Marks of pupils: each has one in most subjects of a term, given by the teacher of the class.
   */
  static TestTables marks(long seed, int rows) {
    Random random = new Random(seed * 101 + 7);
    String[] subjects = {"MAT", "DEU", "ENG", "BIO", "SPO", "KUN", "GES", "PHY"};
    List<String[]> pupils = new ArrayList<>();
    for (int i = 0; i < rows / 9 + 1; i++) {
      int grade = 5 + random.nextInt(6);
      pupils.add(
          new String[] {
            String.format("S-%07d", random.nextInt(9_999_999)),
            grade + "" + "abcd".charAt(random.nextInt(4)),
            LocalDate.of(2025 - grade - 7, 9, 1).plusDays(random.nextInt(365)).format(DAY),
            Double.toString(random.nextGaussian())
          });
    }
    List<String[]> table = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      String[] pupil = pupils.get(random.nextInt(pupils.size()));
      int subject = random.nextInt(subjects.length);
      double skill = Double.parseDouble(pupil[3]);
      double most = 20 * (1 + random.nextInt(5));
      double part = 1 / (1 + Math.exp(-(0.9 + skill + 0.7 * random.nextGaussian())));
      double points = Math.round(2 * most * part) / 2.0;
      int mark = (int) Math.max(1, Math.min(6, Math.round(6.4 - 6 * points / most)));
      int written = random.nextInt(220);
      table.add(
          new String[] {
            String.format("%08x", random.nextInt()),
            pupil[0],
            pupil[1],
            pupil[2],
            subjects[subject],
            "T" + Math.floorMod(31 * subject + pupil[1].hashCode(), 60),
            LocalDate.of(2025, 9, 8).plusDays(written).format(DAY),
            random.nextInt(5) == 0 ? "oral" : "written",
            String.format(Locale.ROOT, "%.1f", points),
            Integer.toString((int) most),
            Integer.toString(mark),
            random.nextInt(15) == 0 ? "ill before" : ""
          });
    }
    return new TestTables(
        "marks",
        List.of(
            "entry", "pupil", "class", "born", "subject", "teacher", "day", "form", "points", "of",
            "mark", "remark"),
        List.of(
            IdentifierSpec.of("entry", IdentifierType.TEXT),
            IdentifierSpec.of("pupil", IdentifierType.TEXT)),
        table);
  }

  /** Rides of taxis, sorted by their beginning; fares follow length and time, cars come back. */
  static TestTables rides(long seed, int rows) {
    Random random = new Random(seed * 57 + 11);
    List<String> cars = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      cars.add(
          String.format(
              "%c%c-%04d",
              'A' + random.nextInt(4), 'A' + random.nextInt(26), random.nextInt(10_000)));
    }
    List<String[]> table = new ArrayList<>();
    LocalDateTime begun = LocalDateTime.of(2026, 3, 2, 0, 0);
    double seconds = 0;
    for (int i = 0; i < rows; i++) {
      int hour = begun.plusSeconds((long) seconds).getHour();
      double busy = 1 + 0.9 * Math.sin((hour - 9) * Math.PI / 12);
      seconds += -Math.log(random.nextDouble()) * 60 / busy;
      LocalDateTime start = begun.plusSeconds((long) seconds);
      int from = 1 + (int) (120 * Math.pow(random.nextDouble(), 1.6));
      int to = random.nextInt(3) == 0 ? from : 1 + (int) (120 * Math.pow(random.nextDouble(), 1.4));
      double km = Math.exp(0.2 + 0.012 * Math.abs(from - to) + 0.6 * random.nextGaussian());
      int minutes = 2 + (int) (km * (2.2 + busy) + 3 * random.nextDouble());
      boolean card = random.nextInt(10) < 7;
      double fare = 3 + Math.round(10 * (1.9 * km + 0.35 * minutes)) / 10.0;
      double tip = card && random.nextInt(4) > 0 ? Math.round(20 * fare * 0.2) / 20.0 : 0;
      double toll = random.nextInt(25) == 0 ? 6.55 : 0;
      table.add(
          new String[] {
            String.format("%016x", random.nextLong()),
            cars.get((int) (cars.size() * Math.pow(random.nextDouble(), 1.2))),
            CLOCK.format(start),
            CLOCK.format(start.plusMinutes(minutes)),
            Integer.toString(from),
            Integer.toString(to),
            String.format(Locale.ROOT, "%.2f", km),
            Integer.toString(1 + (int) (5 * Math.pow(random.nextDouble(), 4))),
            card ? "card" : "cash",
            String.format(Locale.ROOT, "%.2f", fare),
            String.format(Locale.ROOT, "%.2f", tip),
            String.format(Locale.ROOT, "%.2f", toll),
            String.format(Locale.ROOT, "%.2f", fare + tip + toll)
          });
    }
    return new TestTables(
        "rides",
        List.of(
            "ride", "car", "start", "end", "from", "to", "km", "riders", "paid", "fare", "tip",
            "toll", "total"),
        List.of(IdentifierSpec.of("ride", IdentifierType.TEXT)),
        table);
  }
}
