package dyepack.policy;

import dyepack.marks.Bounds;
import dyepack.marks.MarkConstraints;
import dyepack.marks.MarkKind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a policy's {@code constraints}. */
final class ConstraintSection {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ].*)?");

  private ConstraintSection() {}

  /**
   * Reads ranges and orders.
   *
   * @param kinds the kind of mark of every marked column
   */
  static MarkConstraints read(Map<String, PolicyNode> keys, Map<String, MarkKind> kinds) {
    return new MarkConstraints(
        ranges(PolicyNode.optional(keys, "range"), kinds),
        order(PolicyNode.optional(keys, "order")));
  }

  private static Map<String, Bounds> ranges(
      @Nullable PolicyNode section, Map<String, MarkKind> kinds) {
    Map<String, Bounds> ranges = new LinkedHashMap<>();
    if (section == null) {
      return ranges;
    }
    for (Map.Entry<String, PolicyNode> entry : section.anyMapping().entrySet()) {
      PolicyNode node = entry.getValue();
      List<PolicyNode> ends = node.list("an end of a range");
      if (ends.size() != 2) {
        throw node.wrong(
            "a range is written [smallest, largest], with null for an open end, such as [0, null].");
      }
      BigDecimal min = end(ends.get(0), kinds.get(entry.getKey()));
      BigDecimal max = end(ends.get(1), kinds.get(entry.getKey()));
      if (min != null && max != null && min.compareTo(max) > 0) {
        throw node.wrong(
            "the range of \"" + entry.getKey() + "\" is empty: its first end is the larger one.");
      }
      ranges.put(entry.getKey(), new Bounds(min, max));
    }
    return ranges;
  }

  private static @Nullable BigDecimal end(PolicyNode node, @Nullable MarkKind kind) {
    if (node.isNull()) {
      return null;
    }
    String text = node.text();
    if (!DATE.matcher(text).matches()) {
      return node.decimal();
    }
    try {
      LocalDateTime time =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay()
              : LocalDateTime.parse(text.replace(' ', 'T'));
      return kind == MarkKind.DATE
          ? BigDecimal.valueOf(time.toLocalDate().toEpochDay())
          : BigDecimal.valueOf(time.toEpochSecond(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      throw node.wrong(
          "\"" + text + "\" is not a date or time; write 2024-01-31 or 2024-01-31T23:59:59.");
    }
  }

  private static List<MarkConstraints.OrderPair> order(@Nullable PolicyNode section) {
    List<MarkConstraints.OrderPair> pairs = new ArrayList<>();
    if (section == null) {
      return pairs;
    }
    for (PolicyNode node : section.list("an order")) {
      List<String> columns = node.texts("a column");
      if (columns.size() != 2 || columns.get(0).equals(columns.get(1))) {
        throw node.wrong(
            "an order names two different columns, the earlier or smaller one first, such as"
                + " [opened_at, closed_at].");
      }
      pairs.add(new MarkConstraints.OrderPair(columns.get(0), columns.get(1)));
    }
    return pairs;
  }

  /** Reads the columns that are never changed; refuses those that have marks. */
  static Set<String> doNotTouch(Map<String, PolicyNode> keys, Map<String, MarkKind> kinds) {
    PolicyNode section = PolicyNode.optional(keys, "doNotTouch");
    Set<String> columns = new LinkedHashSet<>();
    if (section == null) {
      return columns;
    }
    for (PolicyNode node : section.list("a column")) {
      if (kinds.containsKey(node.text())) {
        throw node.wrong(
            "\""
                + node.text()
                + "\" stands under doNotTouch, but marks would change it. Take it"
                + " out of one of the two.");
      }
      columns.add(node.text());
    }
    return columns;
  }
}
