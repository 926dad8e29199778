package dyepack.match;

import dyepack.identity.IndexPlan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the column of addresses that were edited, by comparing them with the ledger's. A column of
 * strangers' addresses, even of the same streets, is not taken: fewer of its rows are like any.
 */
final class AddressFinder {
  /** Addresses compared to find their column. */
  private static final int ROWS = 500;

  /** Part of strangers' addresses that are like one of the ledger's: twice what was measured. */
  private static final double STRANGERS = 0.02;

  private final TracedEpoch epoch;
  private final IndexLookup lookup;
  private final List<String[]> sample;

  AddressFinder(TracedEpoch epoch, IndexLookup lookup, List<String[]> sample) {
    this.epoch = epoch;
    this.lookup = lookup;
    this.sample = sample;
  }

  /**
   * A column of addresses.
   *
   * @param name column of the dataset
   * @param place column of the dump
   * @param alike how many of its addresses are like one that the ledger knows
   * @param tried how many were compared
   */
  record Found(String name, int place, int alike, int tried) {
    String words() {
      return String.format(
          "%d of %d sampled addresses are like one that the ledger knows", alike, tried);
    }
  }

  /** Looks through the dump's own columns that are nothing yet. */
  Optional<Found> find(ColumnAssignment assigned) {
    IndexPlan plan = epoch.plan().index();
    String name = plan.addressColumn();
    if (name == null || !plan.findsEditedAddresses() || assigned.has(name)) {
      return Optional.empty();
    }
    Found best = null;
    int columns = assigned.view().own();
    for (int place = 0; place < columns; place++) {
      Set<String> cells = assigned.isFree(place) ? addresses(name, place) : Set.of();
      int alike = cells.isEmpty() ? 0 : alike(name, cells);
      boolean right = alike >= MarkReading.enough(STRANGERS * cells.size(), cells.size(), columns);
      if (alike > 0 && right && (best == null || alike > best.alike())) {
        best = new Found(name, place, alike, cells.size());
      }
    }
    return Optional.ofNullable(best);
  }

  /** Different addresses of a column's sample; none if it does not consist of addresses. */
  private Set<String> addresses(String name, int place) {
    Set<String> cells = new LinkedHashSet<>();
    int filled = 0;
    int read = 0;
    int stride = Math.max(1, sample.size() / ROWS);
    for (int i = 0; i < sample.size(); i += stride) {
      String cell = sample.get(i)[place];
      filled += cell.isBlank() ? 0 : 1;
      if (epoch.probe().likeness(Map.of(name, cell)) != null) {
        read++;
        cells.add(cell);
      }
    }
    return 2 * read > filled ? cells : Set.of();
  }

  /** How many of the addresses are like one that the ledger knows. */
  private int alike(String name, Set<String> cells) {
    List<String[]> rows = cells.stream().map(cell -> new String[] {cell}).toList();
    int alike = 0;
    for (Resolver.Resolved row : new Resolver(epoch, lookup, List.of(name)).resolve(rows)) {
      alike += row.candidates().isEmpty() ? 0 : 1;
    }
    return alike;
  }
}
