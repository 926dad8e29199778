package dyepack.simulate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Rows of the Chinese tables about people. */
final class ChineseTables {
  static final List<String> CUSTOMERS =
      List.of(
          "customer_id",
          "name",
          "sex",
          "birth_date",
          "id_no",
          "phone",
          "email",
          "address",
          "channel",
          "status",
          "opened_at",
          "closed_at",
          "credit_limit",
          "balance");
  static final List<String> LOANS =
      List.of(
          "application_no",
          "name",
          "id_no",
          "phone",
          "bank_card",
          "address",
          "education",
          "monthly_income",
          "amount",
          "months",
          "score",
          "applied_at");
  static final List<String> WAYBILLS =
      List.of(
          "waybill_no",
          "sender",
          "sender_phone",
          "receiver",
          "receiver_phone",
          "receiver_address",
          "goods",
          "weight_kg",
          "freight",
          "collected_at",
          "delivered_at");
  static final List<String> MATERNITY =
      List.of(
          "record_no",
          "mother",
          "mother_id_no",
          "phone",
          "address",
          "hospital",
          "baby_sex",
          "born_at",
          "birth_weight_g",
          "gestation_days",
          "deposit");

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm", Locale.ROOT);

  private ChineseTables() {}

  static String[] customer(Draw draw, int index) {
    ChinesePerson person = ChinesePerson.draw(draw);
    LocalDateTime opened = moment(draw, LocalDate.of(2012, 1, 1), 4700);
    boolean closed = draw.chance(0.08);
    LocalDateTime closing = opened.plusSeconds(draw.betweenLong(86_400, 60_000_000));
    return new String[] {
      "C" + (10_000_000 + index * 7L + draw.between(0, 6)),
      person.name(),
      person.sex(),
      person.birth().toString(),
      person.idNumber(),
      person.phone(),
      draw.chance(0.35) ? "" : person.email(draw),
      person.region().address(draw),
      draw.oneOf("web", "app", "app", "app", "shop", "agent"),
      closed ? "closed" : draw.oneOf("active", "active", "active", "active", "dormant"),
      SECONDS.format(opened),
      closed ? SECONDS.format(closing) : "",
      Long.toString(Math.max(1, Math.round(draw.logNormal(20, 0.8))) * 1000),
      money(draw.logNormal(3200, 1.4))
    };
  }

  static String[] loan(Draw draw, int index) {
    ChinesePerson person =
        ChinesePerson.draw(
            draw, draw.chance(0.38), LocalDate.of(1968, 1, 1), LocalDate.of(2006, 12, 31));
    LocalDateTime applied =
        LocalDateTime.of(2026, 3, 1, 0, 0, 0).plusSeconds(index * 41L + draw.between(0, 40));
    return new String[] {
      "L" + (2_026_030_000_000L + index * 3L + draw.between(0, 2)),
      person.name(),
      person.idNumber(),
      person.phone(),
      card(draw),
      person.region().address(draw),
      draw.oneOf("初中", "高中", "高中", "大专", "大专", "本科", "硕士"),
      money(draw.logNormal(6400, 0.45)),
      Long.toString(Math.max(5, Math.round(draw.logNormal(60, 0.7))) * 100),
      draw.oneOf("3", "6", "9", "12", "12", "24"),
      Long.toString(Math.max(350, Math.min(950, Math.round(640 + 85 * draw.normal())))),
      SECONDS.format(applied)
    };
  }

  static String[] waybill(Draw draw, int index) {
    ChinesePerson receiver = ChinesePerson.draw(draw);
    boolean shop = draw.chance(0.7);
    LocalDateTime collected =
        LocalDateTime.of(2026, 5, 6, 6, 0, 0).plusSeconds(index * 9L + draw.between(0, 8));
    LocalDateTime delivered = collected.plusSeconds(draw.betweenLong(50_000, 350_000));
    double weight = draw.logNormal(1.3, 0.8);
    return new String[] {
      "SF" + (1_380_000_000_000L + index * 11L + draw.between(0, 10)),
      shop ? draw.pick(ChineseRegion.places("company")) : ChinesePerson.draw(draw.split()).name(),
      ChinesePerson.phone(draw),
      receiver.name(),
      receiver.phone(),
      receiver.region().address(draw),
      draw.pick(ChineseRegion.places("goods")),
      money(Math.max(0.05, weight)),
      money(8 + 2.2 * weight + Math.abs(draw.normal())),
      SECONDS.format(collected),
      SECONDS.format(delivered)
    };
  }

  static String[] birth(Draw draw, int index) {
    ChinesePerson mother =
        ChinesePerson.draw(draw, true, LocalDate.of(1981, 1, 1), LocalDate.of(2005, 12, 31));
    LocalDateTime born =
        LocalDateTime.of(2025, 1, 1, 0, 0).plusMinutes(index * 21L + draw.between(0, 20));
    long gestation = Math.max(215, Math.min(294, Math.round(275 + 9 * draw.normal())));
    long weight = Math.max(1200, Math.round(3300 + 14 * (gestation - 275) + 380 * draw.normal()));
    return new String[] {
      "ZY" + (250_000_000 + index * 5L + draw.between(0, 4)),
      mother.name(),
      mother.idNumber(),
      mother.phone(),
      mother.region().address(draw),
      draw.pick(ChineseRegion.places("hospital")),
      draw.chance(0.48) ? "女" : "男",
      MINUTES.format(born),
      Long.toString(weight),
      Long.toString(gestation),
      money(draw.logNormal(5200, 0.3))
    };
  }

  static LocalDateTime moment(Draw draw, LocalDate from, int days) {
    double hour = Math.max(0, Math.min(23.999, 14 + 4.5 * draw.normal()));
    return from.plusDays(draw.between(0, days)).atStartOfDay().plusSeconds((long) (hour * 3600));
  }

  static String money(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** Nineteen digits that satisfy Luhn's check. */
  private static String card(Draw draw) {
    String first = draw.oneOf("621700", "622848", "621226", "622202", "621661") + draw.digits(12);
    int sum = 0;
    for (int i = 0; i < first.length(); i++) {
      int digit = first.charAt(first.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? 2 * digit : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return first + (10 - sum % 10) % 10;
  }
}
