package dyepack.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cell that an attacker can calculate with: a number, or a moment in seconds since 1970.
 *
 * @param amount the number, or the seconds
 * @param moment how the moment is written; null for a number
 * @param grouped whether a number has thousands separators
 * @param before what stands before a number, such as a currency sign
 * @param after what stands after it
 */
record Quantity(
    BigDecimal amount,
    @Nullable DateTimeFormatter moment,
    boolean grouped,
    String before,
    String after) {
  private static final Pattern NUMBER =
      Pattern.compile("([^0-9A-Za-z.+-]{0,2})([+-]?[0-9][0-9,]*(?:\\.[0-9]+)?)([^0-9.]{0,2})");

  /** Patterns of fixed width: the length of a cell says which of them to try. */
  private static final Map<Integer, List<DateTimeFormatter>> MOMENTS =
      Stream.of(
              "yyyy-MM-dd HH:mm:ss",
              "yyyy-MM-dd'T'HH:mm:ss",
              "yyyy-MM-dd HH:mm:ss.SSS",
              "yyyy-MM-dd HH:mm",
              "yyyy/MM/dd HH:mm:ss",
              "yyyy/MM/dd HH:mm",
              "yyyy-MM-dd",
              "yyyy/MM/dd",
              "MM/dd/yyyy HH:mm:ss",
              "MM/dd/yyyy",
              "yyyy'年'MM'月'dd'日' HH:mm:ss",
              "yyyy'年'MM'月'dd'日'")
          .collect(
              Collectors.groupingBy(
                  pattern -> pattern.replace("'", "").length(),
                  Collectors.mapping(
                      pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT),
                      Collectors.toUnmodifiableList())));

  private static final Pattern MOMENT_LIKE = Pattern.compile("[0-9]{2,4}[-/年].*[0-9日]");

  static Optional<Quantity> parse(String cell) {
    if (MOMENT_LIKE.matcher(cell).matches()) {
      for (DateTimeFormatter format : MOMENTS.getOrDefault(cell.length(), List.of())) {
        Optional<LocalDateTime> moment = moment(cell, format);
        if (moment.isPresent()) {
          BigDecimal seconds = BigDecimal.valueOf(moment.get().toEpochSecond(ZoneOffset.UTC));
          return Optional.of(new Quantity(seconds, format, false, "", ""));
        }
      }
    }
    Matcher number = NUMBER.matcher(cell);
    if (!number.matches()) {
      return Optional.empty();
    }
    String digits = number.group(2);
    BigDecimal amount = new BigDecimal(digits.replace(",", ""));
    return Optional.of(
        new Quantity(amount, null, digits.contains(","), number.group(1), number.group(3)));
  }

  private static Optional<LocalDateTime> moment(String cell, DateTimeFormatter format) {
    try {
      TemporalAccessor parsed = format.parse(cell);
      LocalDate day = LocalDate.from(parsed);
      @Nullable LocalTime time = parsed.query(TemporalQueries.localTime());
      return Optional.of(time == null ? day.atStartOfDay() : day.atTime(time));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  boolean isMoment() {
    return moment != null;
  }

  LocalDateTime toMoment() {
    return LocalDateTime.ofEpochSecond(amount.longValue(), 0, ZoneOffset.UTC);
  }

  /** Writes another amount as this cell was written, with its number of decimals. */
  String write(BigDecimal other) {
    return write(other, Math.max(0, amount.scale()));
  }

  /** Writes another amount as this cell was written, with this number of decimals. */
  String write(BigDecimal other, int decimals) {
    if (moment != null) {
      long seconds = other.setScale(0, RoundingMode.HALF_UP).longValue();
      return moment.format(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
    }
    BigDecimal rounded = other.setScale(decimals, RoundingMode.HALF_UP);
    String digits =
        grouped
            ? String.format(Locale.ROOT, "%,." + decimals + "f", rounded)
            : rounded.toPlainString();
    return before + digits + after;
  }
}
