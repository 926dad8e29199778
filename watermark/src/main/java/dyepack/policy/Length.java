package dyepack.policy;

import dyepack.marks.MarkKind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tolerance or step as written in a policy, {@code 0.50} or {@code 60s}, in the unit that {@link
 * dyepack.marks.MarkRequest} uses for the kind. {@code m} means minutes for times and metres for
 * {@code geo}.
 */
final class Length {
  private static final Pattern WRITTEN =
      Pattern.compile("([0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*([a-zA-Z]*)");

  private static final Map<String, String> SECONDS =
      Map.of(
          "", "1", "ms", "0.001", "s", "1", "m", "60", "min", "60", "h", "3600", "d", "86400", "w",
          "604800");
  private static final Map<String, String> DAYS = Map.of("", "1", "d", "1", "w", "7");
  private static final Map<String, String> METRES =
      Map.of("", "1", "cm", "0.01", "m", "1", "km", "1000");
  private static final Map<String, String> PLAIN = Map.of("", "1");

  private Length() {}

  /** Returns the largest change, above 0; metres for geo. */
  static BigDecimal tolerance(PolicyNode node, MarkKind kind) {
    return switch (kind) {
      case TIMESTAMP, DURATION ->
          read(node, SECONDS, "a tolerance of times is written 60s, 5m, 2h or 1d");
      case DATE -> read(node, DAYS, "a tolerance of dates is written 3d or 2w");
      case GEO -> read(node, METRES, "a tolerance of places is written in metres, such as 5m");
      case NUMBER, TEXT, CATEGORY ->
          read(node, PLAIN, "a tolerance of numbers is a number above 0, such as 0.50");
    };
  }

  /** Returns the finest change, above 0; degrees for geo. */
  static BigDecimal step(PolicyNode node, MarkKind kind) {
    return switch (kind) {
      case TIMESTAMP, DURATION -> read(node, SECONDS, "a step of times is written 1s, 1m or 1h");
      case DATE -> read(node, DAYS, "a step of dates is written 1d");
      case GEO -> read(node, PLAIN, "a step of places is written in degrees, such as 0.000001");
      case NUMBER, TEXT, CATEGORY ->
          read(node, PLAIN, "a step of numbers is a number above 0, such as 0.01");
    };
  }

  private static BigDecimal read(PolicyNode node, Map<String, String> units, String right) {
    String text = node.text().strip();
    Matcher matcher = WRITTEN.matcher(text);
    String unit = matcher.matches() ? units.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
    if (unit != null) {
      try {
        BigDecimal length = new BigDecimal(matcher.group(1)).multiply(new BigDecimal(unit));
        if (length.signum() > 0) {
          return length;
        }
      } catch (NumberFormatException e) {
        // "1.2.3": falls through to the message below.
      }
    }
    throw node.wrong("\"" + text + "\" can't be used here: " + right + ".");
  }
}
