package dyepack.policy;

import dyepack.code.SymbolKind;
import dyepack.marks.MarkKind;
import dyepack.marks.MarkRequest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one entry of a policy's {@code marks}. */
final class MarkSection {
  private static final String COLUMN_EXAMPLE = "column: balance";

  /** Of latitude, and of longitude at the equator: where a degree is longest. */
  private static final BigDecimal METRES_PER_DEGREE = new BigDecimal("111320");

  private MarkSection() {}

  static MarkRequest read(PolicyNode node) {
    Map<String, PolicyNode> entries =
        node.mapping(
            "column", "columns", "kind", "step", "tolerance", "alphabet", "groups", "rate");
    MarkKind kind = kind(node.required(entries, "kind", "kind: number"));
    List<String> columns = columns(node, entries);
    if (columns.size() != (kind == MarkKind.GEO ? 2 : 1)) {
      throw node.wrong(
          kind == MarkKind.GEO
              ? "a geo mark needs two columns, latitude and longitude: columns: [lat, lng]."
              : "a " + kind.yamlName() + " mark needs exactly one column.");
    }
    Lengths lengths = lengths(node, entries, kind);
    PolicyNode groups = groups(node, entries, kind);
    PolicyNode rate = PolicyNode.optional(entries, "rate");
    return new MarkRequest(
        columns,
        kind,
        lengths.step(),
        lengths.tolerance(),
        alphabet(entries, kind),
        groups == null ? List.of() : groupLists(groups),
        rate == null ? 1 : rate.part(false, 1));
  }

  /** Reads {@code column} or {@code columns}, one of which must be there. */
  static List<String> columns(PolicyNode node, Map<String, PolicyNode> entries) {
    PolicyNode one = PolicyNode.optional(entries, "column");
    PolicyNode several = PolicyNode.optional(entries, "columns");
    if (one != null && several != null) {
      throw several.wrong("write either \"column\" or \"columns\", not both.");
    }
    if (several != null) {
      List<String> columns = several.texts("a column");
      if (columns.isEmpty()) {
        throw several.wrong("\"columns\" names no column.");
      }
      if (new HashSet<>(columns).size() < columns.size()) {
        throw several.wrong("\"columns\" names a column twice.");
      }
      return columns;
    }
    return List.of(node.required(entries, "column", COLUMN_EXAMPLE).text());
  }

  private static MarkKind kind(PolicyNode node) {
    String text = node.text();
    List<String> known = Arrays.stream(MarkKind.values()).map(MarkKind::yamlName).toList();
    if (!known.contains(text)) {
      throw node.wrong(
          "unknown mark kind \""
              + text
              + "\"."
              + NearestName.hint(text, known)
              + " Known kinds: "
              + String.join(", ", known)
              + ".");
    }
    return MarkKind.parse(text);
  }

  private record Lengths(@Nullable BigDecimal step, @Nullable BigDecimal tolerance) {}

  private static Lengths lengths(PolicyNode node, Map<String, PolicyNode> entries, MarkKind kind) {
    PolicyNode step = PolicyNode.optional(entries, "step");
    PolicyNode tolerance = PolicyNode.optional(entries, "tolerance");
    if (!kind.quantised()) {
      PolicyNode odd = step != null ? step : tolerance;
      if (odd != null) {
        throw odd.wrong(
            "a " + kind.yamlName() + " mark has no step and no tolerance: leave them out.");
      }
      return new Lengths(null, null);
    }
    if (tolerance == null) {
      throw node.wrong(
          "a "
              + kind.yamlName()
              + " mark needs \"tolerance\", the largest change of a value that does no harm.");
    }
    BigDecimal most = Length.tolerance(tolerance, kind);
    if (step == null) {
      return new Lengths(null, most);
    }
    BigDecimal least = Length.step(step, kind);
    BigDecimal unit = kind == MarkKind.GEO ? METRES_PER_DEGREE : BigDecimal.ONE;
    if (most.compareTo(least.multiply(unit)) < 0) {
      throw tolerance.wrong(
          "tolerance "
              + tolerance.text()
              + " is smaller than step "
              + step.text()
              + ", so no value could move. A tolerance of at least one step is needed; 8 steps"
              + " carry the strongest marks.");
    }
    return new Lengths(least, most);
  }

  private static @Nullable SymbolKind alphabet(Map<String, PolicyNode> entries, MarkKind kind) {
    PolicyNode node = PolicyNode.optional(entries, "alphabet");
    if (node == null) {
      return null;
    }
    int symbols = node.count();
    if (kind == MarkKind.TEXT && symbols != 2) {
      throw node.wrong("a text mark has two spellings at each place: leave \"alphabet\" out.");
    }
    if (symbols != 2 && symbols != 16) {
      throw node.wrong("\"alphabet\" must be 16 or 2, not " + symbols + ".");
    }
    return symbols == 16 ? SymbolKind.HEX : SymbolKind.BINARY;
  }

  private static @Nullable PolicyNode groups(
      PolicyNode node, Map<String, PolicyNode> entries, MarkKind kind) {
    PolicyNode groups = PolicyNode.optional(entries, "groups");
    if (kind == MarkKind.CATEGORY && groups == null) {
      throw node.wrong(
          "a category mark needs \"groups\": the values that may stand for each other, such as"
              + " [[web, app], [shop, agent]], or any.");
    }
    if (kind != MarkKind.CATEGORY && groups != null) {
      throw groups.wrong("\"groups\" belongs to category marks only.");
    }
    return groups;
  }

  /** Reads lists of values; {@code any} is written as none. */
  private static List<List<String>> groupLists(PolicyNode groups) {
    if (!groups.isList()) {
      if (groups.text().equals("any")) {
        return List.of();
      }
      throw groups.wrong(
          "groups must be \"any\" or a list of lists, not \"" + groups.text() + "\".");
    }
    Set<String> seen = new HashSet<>();
    List<List<String>> lists =
        groups.list("a group").stream()
            .map(
                group -> {
                  List<String> values = group.texts("a value");
                  if (values.size() < 2) {
                    throw group.wrong("a group needs at least two values that may be exchanged.");
                  }
                  for (String value : values) {
                    if (!seen.add(value)) {
                      throw group.wrong("\"" + value + "\" stands twice in the groups.");
                    }
                  }
                  return values;
                })
            .collect(Collectors.toList());
    if (lists.isEmpty()) {
      throw groups.wrong("\"groups\" is empty.");
    }
    return lists;
  }
}
