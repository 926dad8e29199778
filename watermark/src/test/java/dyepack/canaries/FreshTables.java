package dyepack.canaries;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Tables that the forge was judged on once, after it was changed for the others: nothing in it was
 * chosen by looking at how these came out.
 */
final class FreshTables {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private FreshTables() {}

  /** Lines of orders: articles with price and place in a store, customers who come back. */
  static TestTables orders(long seed, int rows) {
    Random random = new Random(seed * 31 + 5);
    String[] groups = {"ELE", "GAR", "TOY", "FOO", "BOO"};
    String[] colours = {"BK", "WH", "RD", "GN", "XX"};
    String[] nouns = {"Lamp", "Rake", "Robot", "Tea", "Novel", "Cable", "Pot", "Puzzle"};
    String[] adjectives = {"small", "green", "solid", "cheap", "fine", "old", "quiet", "royal"};
    List<String[]> articles = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      int group = random.nextInt(5);
      articles.add(
          new String[] {
            groups[group]
                + "-"
                + (1_000 + random.nextInt(9_000))
                + "-"
                + colours[random.nextInt(5)],
            adjectives[random.nextInt(8)] + " " + nouns[random.nextInt(8)],
            Long.toString(Math.round(Math.exp(6.5 + 0.9 * random.nextGaussian()))),
            "W"
                + (1 + group % 3)
                + "/"
                + (char) ('A' + group * 2 + random.nextInt(2))
                + "/"
                + (1 + random.nextInt(40))
          });
    }
    List<String> customers = new ArrayList<>();
    List<String[]> table = new ArrayList<>();
    long order = 55_000_000L + random.nextInt(100_000);
    LocalDateTime time = LocalDateTime.of(2026, 1, 5, 0, 0);
    for (int i = 0; i < rows; i++) {
      order += 1 + random.nextInt(9);
      time = time.plusSeconds((long) (-Math.log(random.nextDouble()) * 300));
      boolean back = !customers.isEmpty() && random.nextInt(10) < 6;
      String customer =
          back
              ? customers.get((int) (customers.size() * Math.pow(random.nextDouble(), 1.3)))
              : String.format("K%06X", random.nextInt(1 << 24));
      customers.add(customer);
      String[] article = articles.get((int) (articles.size() * Math.pow(random.nextDouble(), 1.7)));
      int pieces = 1 + (int) (6 * Math.pow(random.nextDouble(), 3));
      long cents = Long.parseLong(article[2]);
      int wait = 1 + (int) (-Math.log(random.nextDouble()) * 2.5);
      table.add(
          new String[] {
            Long.toString(order),
            SECONDS.format(time),
            customer,
            article[0],
            article[1],
            cents(cents),
            Integer.toString(pieces),
            cents(cents * pieces),
            article[3],
            random.nextInt(12) > 0 ? "" : "SAVE" + 5 * (1 + random.nextInt(6)),
            time.toLocalDate().plusDays(wait).toString(),
            Integer.toString(wait),
            random.nextInt(30) == 0 ? "returned" : wait > 9 ? "late" : "done"
          });
    }
    return new TestTables(
        "orders",
        List.of(
            "order",
            "ordered",
            "customer",
            "article",
            "title",
            "price",
            "pieces",
            "total",
            "shelf",
            "coupon",
            "delivered",
            "wait",
            "state"),
        List.of(IdentifierSpec.of("order", IdentifierType.NUMBER)),
        table);
  }

  private static String cents(long cents) {
    return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
  }

  /** Calls: subscribers and devices that come back, towers with their place, in no order. */
  static TestTables calls(long seed, int rows) {
    Random random = new Random(seed * 17 + 3);
    List<String[]> subscribers = new ArrayList<>();
    for (int i = 0; i < rows / 3; i++) {
      String network = random.nextInt(3) == 0 ? "01" : "00";
      String model = String.format("86%06d", 7919 * (1 + random.nextInt(60)) % 1_000_000);
      String device = model + String.format("%06d", random.nextInt(1_000_000));
      subscribers.add(
          new String[] {
            "460" + network + String.format("%010d", (long) (random.nextDouble() * 1e10)),
            device + luhn(device),
            (network.equals("00") ? "M-" : "U-")
                + (19 + 20 * random.nextInt(5))
                + "/"
                + "abc".charAt(random.nextInt(3))
          });
    }
    List<String[]> towers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int area = 4_096 + 16 * random.nextInt(12);
      towers.add(
          new String[] {
            String.format("%04x:%07x", area, random.nextInt(1 << 26)),
            String.format(
                Locale.ROOT,
                "POINT(%.4f %.4f)",
                110 + (area - 4_096) / 64.0 + random.nextDouble() / 4,
                30 + random.nextDouble())
          });
    }
    List<String[]> table = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      String[] subscriber =
          subscribers.get((int) (subscribers.size() * Math.pow(random.nextDouble(), 1.5)));
      int home = Math.floorMod(subscriber[0].hashCode(), 300);
      String[] tower = towers.get(random.nextInt(3) > 0 ? home : random.nextInt(300));
      LocalDateTime start =
          LocalDateTime.of(2026, 5, 1, 0, 0)
              .plusDays(random.nextInt(30))
              .plusSeconds((long) (86_399 * Math.sqrt(random.nextDouble())));
      boolean data = random.nextInt(3) > 0;
      int seconds = (int) Math.exp(4 + 1.2 * random.nextGaussian());
      table.add(
          new String[] {
            String.format("%012X", random.nextLong() >>> 16),
            subscriber[0],
            subscriber[1],
            subscriber[2],
            tower[0],
            tower[1],
            SECONDS.format(start),
            SECONDS.format(start.plusSeconds(seconds)),
            Integer.toString(seconds),
            data ? "data" : random.nextInt(4) == 0 ? "sms" : "voice",
            data ? Long.toString((long) Math.exp(11 + 2 * random.nextGaussian())) : "",
            "rat=" + (data && random.nextInt(5) > 0 ? "nr" : "lte") + ";q=" + random.nextInt(16)
          });
    }
    return new TestTables(
        "calls",
        List.of(
            "record", "imsi", "imei", "plan", "cell", "place", "started", "ended", "seconds",
            "kind", "bytes", "radio"),
        List.of(IdentifierSpec.of("record", IdentifierType.TEXT)),
        table);
  }

  private static int luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 1 ? digit : digit * 2 / 10 + digit * 2 % 10;
    }
    return (10 - sum % 10) % 10;
  }
}
