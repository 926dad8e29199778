package dyepack.simulate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Rows of log-ins, parking tickets and vehicle trails. */
final class MovementTables {
  static final List<String> PROFILES =
      List.of(
          "user_id",
          "phone",
          "email",
          "device.imei",
          "device.model",
          "login.at",
          "login.ip",
          "login.lat",
          "login.lng",
          "risk.score",
          "risk.orders",
          "risk.spend");
  static final List<String> PARKING =
      List.of("ticket_no", "plate", "phone", "lot", "entered_at", "left_at", "minutes", "fee");
  static final List<String> TRAILS =
      List.of("point_id", "plate", "at", "lat", "lng", "speed_kmh", "heading");

  private static final int POINTS_PER_TRAIL = 40;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private MovementTables() {}

  static String[] profile(Draw draw, int index) {
    ChinesePerson person = ChinesePerson.draw(draw);
    long at =
        ChineseTables.moment(draw, LocalDate.of(2026, 1, 1), 180).toEpochSecond(ZoneOffset.UTC);
    String imei = "86" + draw.digits(13);
    return new String[] {
      Long.toString(600_000_000L + index * 13L + draw.between(0, 12)),
      person.phone(),
      draw.chance(0.3) ? "" : person.email(draw),
      imei,
      draw.oneOf("P60", "Mate 50", "Redmi K60", "X100", "iPhone 14", "iPhone 15", "A2", "Find X6"),
      Long.toString(at * 1000 + draw.between(0, 999)),
      draw.oneOf("36.", "58.", "113.", "117.", "183.", "223.")
          + draw.between(1, 254)
          + "."
          + draw.between(0, 254)
          + "."
          + draw.between(1, 254),
      degrees(person.region().latitude() + 0.04 * draw.normal()),
      degrees(person.region().longitude() + 0.05 * draw.normal()),
      String.format(Locale.ROOT, "%.4f", Math.max(0, Math.min(1, 0.35 + 0.18 * draw.normal()))),
      Integer.toString((int) draw.logNormal(14, 0.9)),
      ChineseTables.money(draw.logNormal(1800, 1.2))
    };
  }

  static String[] parking(Draw draw, int index) {
    LocalDateTime entered =
        LocalDateTime.of(2026, 4, 1, 6, 0, 0).plusSeconds(index * 17L + draw.between(0, 16));
    long seconds = Math.round(draw.logNormal(5400, 0.9));
    long hours = (seconds + 3599) / 3600;
    return new String[] {
      "P" + (70_000_000 + index * 3L + draw.between(0, 2)),
      plate(draw),
      draw.chance(0.25) ? "" : ChinesePerson.phone(draw),
      draw.pick(ChineseRegion.places("lot")),
      SECONDS.format(entered),
      SECONDS.format(entered.plusSeconds(seconds)),
      Long.toString(seconds / 60),
      Long.toString(Math.min(60, hours * 5))
    };
  }

  /** A vehicle drives on with gentle turns; its position follows from the number of the point. */
  static String[] trail(Draw draw, long seed, int index) {
    int vehicle = index / POINTS_PER_TRAIL;
    int step = index % POINTS_PER_TRAIL;
    Draw trip = Draw.of(seed * 31 + 7, vehicle);
    ChineseRegion region = ChineseRegion.draw(trip);
    String plate = plate(trip);
    LocalDateTime start =
        LocalDateTime.of(2026, 6, 1, 6, 0, 0).plusSeconds(trip.between(0, 1_200_000));
    double heading = trip.real() * 2 * Math.PI;
    double turn = 0.03 * trip.normal();
    double speed = 18 + 22 * trip.real();
    double latitude = region.latitude() + 0.03 * trip.normal();
    double longitude = region.longitude() + 0.03 * trip.normal();
    double metres = 0;
    for (int i = 0; i < step; i++) {
      heading += turn;
      metres = speed / 3.6 * 5;
      latitude += metres * Math.cos(heading) / 111_320;
      longitude += metres * Math.sin(heading) / (111_320 * Math.cos(Math.toRadians(latitude)));
    }
    int degrees = (int) Math.floorMod(Math.round(Math.toDegrees(heading)), 360L);
    return new String[] {
      Long.toString(9_000_000_000L + index),
      plate,
      SECONDS.format(start.plusSeconds(step * 5L + draw.between(0, 1))),
      degrees(latitude + 0.00003 * draw.normal()),
      degrees(longitude + 0.00003 * draw.normal()),
      String.format(Locale.ROOT, "%.1f", Math.max(0, speed + 4 * draw.normal())),
      Integer.toString(degrees)
    };
  }

  private static String plate(Draw draw) {
    String letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    StringBuilder plate = new StringBuilder(8);
    plate.append(draw.oneOf("京", "沪", "粤", "粤", "浙", "苏", "鲁", "豫", "川", "鄂", "湘", "皖"));
    plate.append(letters.charAt(draw.between(0, 12)));
    boolean electric = draw.chance(0.3);
    if (electric) {
      return plate.append(draw.oneOf("D", "F")).append(draw.digits(5)).toString();
    }
    for (int i = 0; i < 5; i++) {
      boolean letter = draw.chance(0.25);
      plate.append(
          letter ? letters.charAt(draw.between(0, 23)) : (char) ('0' + draw.between(0, 9)));
    }
    return plate.toString();
  }

  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
