package dyepack.marks;

import dyepack.code.SymbolKind;
import dyepack.share.BadInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Drafts the mark of a category: groups of values that may stand for each other. */
final class CategoryDrafter {
  private CategoryDrafter() {}

  static Drafted draft(String column, MarkRequest request, ColumnProfile profile) {
    boolean any = request.groups().isEmpty();
    if (any && profile.manyDistinct()) {
      return refused(
          column, "it has more than 1,000 distinct values; name the groups that are equivalent");
    }
    List<List<String>> groups = any ? List.of(distinct(profile)) : request.groups();
    requireDistinct(column, groups);
    List<List<String>> usable = groups.stream().filter(group -> group.size() > 1).toList();
    if (usable.isEmpty()) {
      return refused(column, "no group has two values that could stand for each other");
    }
    double carried = carried(usable, profile);
    if (carried == 0 && !profile.manyDistinct()) {
      return refused(column, "none of its values is in a group of the policy");
    }
    int smallest = usable.stream().mapToInt(List::size).min().orElse(0);
    List<String> notes = new ArrayList<>();
    if (request.alphabet() == SymbolKind.HEX && smallest < Alphabet.HEX.symbols()) {
      notes.add(
          "Column \"%s\": alphabet 2 instead of 16, as a group has %d values and not 16."
              .formatted(column, smallest));
    }
    return new Drafted.Draft(
        column,
        request,
        BigDecimal.ONE,
        BigDecimal.ZERO,
        smallest,
        usable,
        List.of(),
        profile.style(),
        carried,
        notes);
  }

  private static List<String> distinct(ColumnProfile profile) {
    return profile.distinct().keySet().stream()
        .filter(value -> !Folded.isMissing(value))
        .sorted()
        .toList();
  }

  private static void requireDistinct(String column, List<List<String>> groups) {
    Set<String> seen = new HashSet<>();
    for (List<String> group : groups) {
      for (String value : group) {
        if (!seen.add(value)) {
          throw new BadInputException(
              ("Column \"%s\": a value stands in its groups twice; each value belongs to one"
                      + " group.")
                  .formatted(column));
        }
      }
    }
  }

  private static double carried(List<List<String>> groups, ColumnProfile profile) {
    if (profile.manyDistinct()) {
      return 0.5;
    }
    Set<String> members = new HashSet<>();
    groups.forEach(members::addAll);
    long inGroups = 0;
    for (Map.Entry<String, Long> entry : profile.distinct().entrySet()) {
      inGroups += members.contains(entry.getKey()) ? entry.getValue() : 0;
    }
    return inGroups / (double) Math.max(1, profile.cells() - profile.blanks());
  }

  private static Drafted refused(String column, String reason) {
    return new Drafted.Refused("Column \"%s\" stays unmarked: %s.".formatted(column, reason));
  }
}
