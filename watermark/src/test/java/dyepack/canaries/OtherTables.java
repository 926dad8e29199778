package dyepack.canaries;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Tables made in other ways than {@link TestTables}: the forge was not built looking at them. */
final class OtherTables {
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm");

  private OtherTables() {}

  private static String of(Random random, String... values) {
    return values[random.nextInt(values.length)];
  }

  /** The first ones are usual, the last ones rare. */
  private static String usual(Random random, String... values) {
    return values[(int) (values.length * Math.pow(random.nextDouble(), 2.2))];
  }

  /** Hospital visits with ICD-10 codes, by day and ward; patients come back. */
  static TestTables hospital(long seed, int rows) {
    Random random = new Random(seed);
    String[][] wards = {
      {"Cardiology", "I10", "I25.1", "I48.9", "I50.0", "I21.4", "I63.9"},
      {"Endocrinology", "E11.9", "E11.2", "E10.9", "E05.0", "E78.5", "E03.9"},
      {"Pulmonology", "J18.9", "J44.1", "J45.9", "J20.9", "J96.0"},
      {"Orthopedics", "S72.0", "M17.1", "S52.5", "M51.2", "S82.6"},
      {"Pediatrics", "J06.9", "A09", "B34.9", "J21.0", "H66.9"},
      {"Obstetrics", "O80", "O82", "O42.0", "O24.4"}
    };
    List<String[]> patients = new ArrayList<>();
    List<String[]> table = new ArrayList<>();
    long visit = 412_000L + random.nextInt(1_000);
    LocalDateTime admitted = LocalDateTime.of(2024, 2, 1, 6, 0);
    for (int i = 0; i < rows; i++) {
      visit += 1 + (random.nextInt(3) == 0 ? random.nextInt(4) : 0);
      admitted = admitted.plusMinutes((long) (-Math.log(random.nextDouble()) * 17));
      int w = (int) (wards.length * Math.pow(random.nextDouble(), 1.4));
      String[] patient;
      if (!patients.isEmpty() && random.nextInt(4) == 0) {
        patient = patients.get(random.nextInt(patients.size()));
      } else {
        boolean woman = w == 5 || random.nextBoolean();
        int age =
            w == 4
                ? random.nextInt(15)
                : w == 5
                    ? 20 + random.nextInt(22)
                    : (int) Math.max(16, Math.min(97, 61 + 17 * random.nextGaussian()));
        patient =
            new String[] {
              String.format("%08d", random.nextInt(90_000_000) + 1_000_000),
              woman ? "F" : "M",
              LocalDate.of(2024, 1, 1).minusYears(age).minusDays(random.nextInt(365)).toString()
            };
        patients.add(patient);
      }
      int days = (int) Math.exp(1.1 + 0.8 * random.nextGaussian());
      LocalDateTime discharged =
          admitted.toLocalDate().plusDays(days).atTime(9 + random.nextInt(8), random.nextInt(60));
      int systolic = (int) (118 + (w == 0 ? 18 : 0) + 14 * random.nextGaussian());
      String icd = wards[w][1 + (int) ((wards[w].length - 1) * Math.pow(random.nextDouble(), 1.8))];
      double cost = 180 + 640.5 * days * (w == 0 || w == 3 ? 1.8 : 1) + 900 * random.nextDouble();
      table.add(
          new String[] {
            "V" + visit,
            patient[0],
            patient[1],
            patient[2],
            Integer.toString(
                Period.between(LocalDate.parse(patient[2]), admitted.toLocalDate()).getYears()),
            wards[w][0],
            "D" + (100 * (w + 1) + random.nextInt(9)),
            icd,
            random.nextInt(3) > 0 ? "" : usual(random, "I10", "E11.9", "E78.5", "N18.3", "Z95.1"),
            MINUTES.format(admitted),
            MINUTES.format(discharged),
            Integer.toString(days),
            systolic + "/" + (int) (systolic * 0.64 + 5 * random.nextGaussian()),
            String.format(Locale.ROOT, "%.1f", 36.6 + (w == 2 ? 0.8 : 0.1) * random.nextDouble()),
            of(random, "5 mg", "10 mg", "20 mg", "500 mg", "850 mg", "2 x 250 mg"),
            String.format(Locale.ROOT, "%,.2f", cost),
            usual(random, "public", "private", "self", "abroad")
          });
    }
    return new TestTables(
        "hospital",
        List.of(
            "visit",
            "patient",
            "sex",
            "born",
            "age",
            "ward",
            "doctor",
            "icd",
            "icd2",
            "admitted",
            "discharged",
            "days",
            "pressure",
            "temperature",
            "dose",
            "cost",
            "payer"),
        List.of(
            IdentifierSpec.of("visit", IdentifierType.TEXT),
            IdentifierSpec.of("patient", IdentifierType.TEXT)),
        table);
  }

  /** The shape of UCI's German Credit: coded categories, few numbers, a random account number. */
  static TestTables credit(long seed, int rows) {
    Random random = new Random(seed);
    List<String[]> table = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int months = 6 * (1 + (int) (9 * Math.pow(random.nextDouble(), 1.7)));
      double wealth = random.nextGaussian();
      int age = (int) Math.min(75, 19 + Math.exp(2.6 + 0.6 * random.nextGaussian()));
      double amount =
          Math.exp(6.2 + 0.45 * Math.log(months) + 0.25 * wealth + 0.55 * random.nextGaussian());
      String status =
          wealth > 0.8 ? "A14" : wealth > 0 ? "A12" : random.nextInt(4) == 0 ? "A13" : "A11";
      String savings = wealth > 1 ? "A65" : wealth > 0.3 ? of(random, "A62", "A63", "A64") : "A61";
      boolean woman = random.nextInt(3) == 0;
      boolean free = wealth > 1.2;
      double risk = months / 24.0 - wealth - age / 60.0 + random.nextGaussian();
      table.add(
          new String[] {
            Integer.toString(20_000_000 + random.nextInt(70_000_000)),
            status,
            Integer.toString(months),
            usual(random, "A32", "A34", "A33", "A31", "A30"),
            usual(random, "A43", "A40", "A42", "A41", "A49", "A46", "A45", "A44", "A410", "A48"),
            Integer.toString((int) amount),
            savings,
            age < 23 ? of(random, "A71", "A72") : usual(random, "A73", "A75", "A74", "A72", "A71"),
            Integer.toString(1 + (int) (4 * Math.sqrt(random.nextDouble()))),
            woman ? "A92" : usual(random, "A93", "A94", "A91"),
            usual(random, "A101", "A103", "A102"),
            Integer.toString(age < 25 ? 1 + random.nextInt(2) : 1 + random.nextInt(4)),
            free ? "A124" : usual(random, "A123", "A121", "A122"),
            Integer.toString(age),
            usual(random, "A143", "A141", "A142"),
            free ? "A153" : age < 26 ? of(random, "A151", "A151", "A152") : "A152",
            Integer.toString(1 + (int) (3 * Math.pow(random.nextDouble(), 3))),
            usual(random, "A173", "A172", "A174", "A171"),
            Integer.toString(random.nextInt(6) == 0 ? 2 : 1),
            amount > 3500 || random.nextInt(4) == 0 ? "A192" : "A191",
            random.nextInt(25) == 0 ? "A202" : "A201",
            risk > 0.6 ? "2" : "1"
          });
    }
    return new TestTables(
        "credit",
        List.of(
            "account",
            "status",
            "duration",
            "history",
            "purpose",
            "amount",
            "savings",
            "employment",
            "rate",
            "personal",
            "debtors",
            "residence",
            "property",
            "age",
            "plans",
            "housing",
            "credits",
            "job",
            "liable",
            "telephone",
            "foreign",
            "class"),
        List.of(IdentifierSpec.of("account", IdentifierType.NUMBER)),
        table);
  }

  /**
   * Columns whose forms the forge has no reader for: tokens, addresses of machines, JSON, lists.
   */
  static TestTables machines(long seed, int rows) {
    Random random = new Random(seed);
    String[] tags = "red,blue,hot,cold,new,old,eu,cn,us,beta,vip,test".split(",", -1);
    List<String[]> table = new ArrayList<>();
    long clock = 1_719_000_000_000L + random.nextInt(1_000_000);
    for (int i = 0; i < rows; i++) {
      clock += 1 + (long) (-Math.log(random.nextDouble()) * 900);
      byte[] token = new byte[18];
      random.nextBytes(token);
      int site = (int) (12 * Math.pow(random.nextDouble(), 1.6));
      int major = 1 + random.nextInt(3);
      List<String> chosen = new ArrayList<>();
      for (String tag : tags) {
        if (random.nextInt(6) == 0) {
          chosen.add(tag);
        }
      }
      double north = 22 + 3 * Math.floorMod(site * 7, 6) + 0.05 * random.nextGaussian();
      double east = 100 + 2 * site + 0.05 * random.nextGaussian();
      int load = (int) Math.min(100, Math.abs(30 * random.nextGaussian()));
      table.add(
          new String[] {
            Base64.getUrlEncoder().withoutPadding().encodeToString(token),
            Long.toString(((clock - 1_700_000_000_000L) << 12) | (site << 6) | random.nextInt(64)),
            "10." + site + "." + random.nextInt(256) + "." + (1 + random.nextInt(254)),
            String.format(
                "%02x:1a:%02x:%02x:%02x:%02x",
                2 * site, site, random.nextInt(256), random.nextInt(256), random.nextInt(256)),
            major
                + "."
                + random.nextInt(10 * major)
                + "."
                + random.nextInt(4)
                + (random.nextInt(9) == 0 ? "-rc" + (1 + random.nextInt(3)) : ""),
            "{\"load\":" + load + ",\"up\":" + (load > 0) + ",\"n\":" + random.nextInt(5_000) + "}",
            String.join("|", chosen),
            String.format(Locale.ROOT, "%.5f,%.5f", north, east),
            String.format("#%06X", random.nextInt(40) == 0 ? 0 : random.nextInt(1 << 24)),
            random.nextInt(50) + "/" + (50 + random.nextInt(50)),
            of(random, "ok", "ok", "ok", "ok", "E" + (100 + 7 * random.nextInt(9)), "timeout"),
            "/v"
                + major
                + "/"
                + of(random, "users", "orders", "items")
                + "/"
                + Integer.toString(random.nextInt(2_000_000), 36)
                + (random.nextInt(3) == 0 ? "?page=" + (1 + random.nextInt(9)) : "")
          });
    }
    return new TestTables(
        "machines",
        List.of(
            "tok", "flake", "ip", "mac", "ver", "state", "tags", "at", "colour", "done", "result",
            "path"),
        List.of(IdentifierSpec.of("tok", IdentifierType.TEXT)),
        table);
  }
}
