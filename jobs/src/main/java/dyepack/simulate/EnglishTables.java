package dyepack.simulate;

import com.google.common.base.Splitter;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Rows of the English table. */
final class EnglishTables {
  static final List<String> HEADER =
      List.of(
          "account",
          "first_name",
          "last_name",
          "email",
          "phone",
          "address",
          "plan",
          "joined",
          "last_seen",
          "visits",
          "lifetime_value");

  private static final Map<String, List<String>> PARTS = WordList.byKind("english.tsv");
  private static final DateTimeFormatter AMERICAN =
      DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private EnglishTables() {}

  static String[] customer(Draw draw, int index) {
    String first = part(draw, "first");
    String last = part(draw, "last");
    LocalDateTime joined = ChineseTables.moment(draw, LocalDate.of(2015, 1, 1), 3800);
    LocalDateTime seen = joined.plusSeconds(draw.betweenLong(3_600, 30_000_000));
    return new String[] {
      Long.toString(4_100_000 + index * 3L + draw.between(0, 2)),
      first,
      last,
      (first.substring(0, 1) + "." + last).toLowerCase(Locale.ROOT)
          + draw.digits(3)
          + "@"
          + draw.oneOf("gmail.com", "yahoo.com", "outlook.com", "aol.com"),
      "(" + draw.between(201, 989) + ") " + draw.between(200, 999) + "-" + draw.digits(4),
      address(draw),
      draw.oneOf("basic", "basic", "plus", "premium"),
      AMERICAN.format(joined),
      ISO.format(seen),
      Integer.toString(1 + (int) draw.logNormal(9, 0.9)),
      String.format(Locale.ROOT, "%,.2f", draw.logNormal(640, 1.2))
    };
  }

  private static String address(Draw draw) {
    List<String> town = Splitter.on(':').splitToList(part(draw, "town"));
    StringBuilder address = new StringBuilder(48);
    address.append(draw.between(1, 9899)).append(' ');
    if (draw.chance(0.35)) {
      address.append(draw.oneOf("N", "S", "E", "W", "North", "South", "East", "West")).append(' ');
    }
    address.append(part(draw, "street")).append(' ').append(part(draw, "kind"));
    if (draw.chance(0.35)) {
      address.append(", ").append(draw.oneOf("Apt ", "Apt ", "Apartment ", "Suite ", "Ste "));
      address.append(draw.between(1, 420));
    }
    address.append(", ").append(town.get(0)).append(", ").append(town.get(1));
    return address.append(' ').append(town.get(2)).append(draw.digits(2)).toString();
  }

  private static String part(Draw draw, String kind) {
    return draw.pick(Objects.requireNonNull(PARTS.get(kind), kind));
  }
}
