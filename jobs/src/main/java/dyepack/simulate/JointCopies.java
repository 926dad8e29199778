package dyepack.simulate;

import dyepack.share.BadInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays the copies of colluding sources side by side. Rows that not all of them have are left out,
 * as careful colluders do: a row that only one has may be a canary.
 */
final class JointCopies {
  private JointCopies() {}

  static List<LeakRow> draw(
      LeakPlan plan, Collusion collusion, List<String> header, int total, Draw draw) {
    int key = plan.key().isEmpty() ? 0 : header.indexOf(plan.key());
    if (key < 0) {
      throw new BadInputException("There is no column \"" + plan.key() + "\" to collude by.");
    }
    List<RowSource> copies =
        plan.sources().stream().map(source -> RowMixture.inOrder(source, header)).toList();
    List<String> common = common(copies, key, total, draw.split());
    Map<String, List<String[]>> byKey = new HashMap<>();
    common.forEach(value -> byKey.put(value, new ArrayList<>(copies.size())));
    for (int i = 0; i < copies.size(); i++) {
      int before = i;
      copies
          .get(i)
          .forEach(
              cells -> {
                List<String[]> found = byKey.get(cells[key]);
                if (found != null && found.size() == before) {
                  found.add(cells);
                }
              });
    }
    Draw cells = draw.split();
    List<LeakRow> rows = new ArrayList<>(common.size());
    for (String value : common) {
      List<String[]> found = byKey.getOrDefault(value, List.of());
      String[] combined = found.isEmpty() ? null : collusion.combine(found, cells);
      if (combined != null) {
        rows.add(new LeakRow(LeakRow.COLLUDED, combined));
      }
    }
    return rows;
  }

  /** Keys that all copies have, a random choice of {@code total} of them, in the first's order. */
  private static List<String> common(List<RowSource> copies, int key, int total, Draw draw) {
    Set<String> common = new LinkedHashSet<>();
    copies.get(0).forEach(cells -> common.add(cells[key]));
    common.remove("");
    for (RowSource copy : copies.subList(1, copies.size())) {
      Set<String> keys = new HashSet<>();
      copy.forEach(cells -> keys.add(cells[key]));
      common.retainAll(keys);
    }
    if (total > common.size()) {
      throw new BadInputException(
          "The colluders have "
              + common.size()
              + " rows in common, but the leak needs "
              + total
              + ". Ask for fewer with --rows.");
    }
    List<String[]> keys = common.stream().map(value -> new String[] {value}).toList();
    int count = total == 0 ? Integer.MAX_VALUE : total;
    return RowMixture.sample(RowSource.of(List.of("key"), keys), count, draw).stream()
        .map(cells -> cells[0])
        .toList();
  }
}
