package dyepack.match;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IndexPlan;
import dyepack.identity.KeyKind;
import dyepack.identity.Probe;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which sets of columns can be looked up in an epoch's index, and what their cells are by. */
final class ColumnProbes {
  private static final Set<Integer> SURNAME = uses(label -> label.contains("surname"));
  private static final Set<Integer> FULL_NAME =
      uses(
          label ->
              (label.endsWith("-name") || label.startsWith("name-")) && !label.contains("hidden"));

  private static final int LONGEST_NAME = 40;
  private static final int SHORTEST_ADDRESS = 4;

  private final TracedEpoch epoch;
  private final IndexPlan plan;
  private final List<List<String>> identifiers;

  /** How much of an identifier a cell is. */
  private enum Extent {
    WHOLE,
    PART,
    NOTHING
  }

  /** A cell that might be of a column of the ledger. */
  private record Asked(String name, String cell) {}

  /** Each cell that is screened is asked for several sets and in several turns; keys are dear. */
  private final Map<Asked, Extent> extents = new HashMap<>();

  /** By set of columns, which uses of keys are made of every one of them: asked for each cell. */
  private final Map<List<String>, Map<Integer, Boolean>> usesOfAll = new HashMap<>();

  ColumnProbes(TracedEpoch epoch) {
    this.epoch = epoch;
    this.plan = epoch.plan().index();
    this.identifiers = plan.identifiers().stream().map(IdentifierSpec::columns).toList();
  }

  /** Columns of each whole identifier. */
  List<List<String>> identifiers() {
    return identifiers;
  }

  /** Sets of columns that partial keys are made of. */
  List<List<String>> partial() {
    Set<List<String>> sets = new LinkedHashSet<>();
    String name = plan.nameColumn();
    String address = plan.addressColumn();
    for (IdentifierSpec identifier : plan.identifiers()) {
      if (identifier.columns().size() == 1) {
        String column = identifier.columns().get(0);
        if (name != null && !name.equals(column)) {
          sets.add(List.of(column, name));
        }
        if (address != null && !address.equals(column)) {
          sets.add(List.of(column, address));
        }
      }
    }
    if (name != null && address != null) {
      sets.add(List.of(name, address));
    }
    return List.copyOf(sets);
  }

  /** Sets of columns that together tell nearly all rows apart. */
  List<List<String>> combinations() {
    return plan.combinations();
  }

  /**
   * Returns what the cells are looked up by, if it is made of every column of the set. A probe that
   * does without one of them hits whatever column that one is taken for, and so says nothing about
   * it.
   */
  List<Probe> of(List<String> names, List<String> cells) {
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      byName.put(names.get(i), cells.get(i));
    }
    Map<Integer, Boolean> ofAll = usesOfAll.computeIfAbsent(names, set -> new HashMap<>());
    List<Probe> made =
        epoch.probe().probes(byName).stream()
            .filter(probe -> ofAll.computeIfAbsent(probe.use(), use -> madeOfAll(names, use)))
            .toList();
    // Where a whole name is seen, its surname alone says nothing: relatives share it.
    return made.stream().anyMatch(probe -> isMadeOf(probe, FULL_NAME))
        ? made.stream().filter(probe -> !isMadeOf(probe, SURNAME)).toList()
        : made;
  }

  private static boolean isMadeOf(Probe probe, Set<Integer> uses) {
    return uses.contains(probe.use());
  }

  private static Set<Integer> uses(Predicate<String> label) {
    Set<Integer> uses = new HashSet<>();
    for (KeyKind kind : KeyKind.values()) {
      if (label.test(kind.label())) {
        uses.add(kind.use());
      }
    }
    return Set.copyOf(uses);
  }

  /**
   * Says whether a cell can be a column of a set at all: whether there is a key that it, with the
   * others of the set as they usually look, would be looked up by.
   */
  boolean possible(List<String> names, int part, String cell) {
    if (cell.isBlank()) {
      return false;
    }
    String name = names.get(part);
    if (names.size() > 1 && identifiers.contains(names)) {
      return beside(names, part, cell, "张三") || beside(names, part, cell, "1990-01-02");
    }
    boolean letters = cell.codePoints().anyMatch(Character::isLetter);
    boolean digits = cell.codePoints().anyMatch(Character::isDigit);
    if (holds(List.of(name), plan.nameColumn())) {
      return letters && !digits && cell.length() <= LONGEST_NAME;
    }
    if (holds(List.of(name), plan.addressColumn())) {
      return letters && digits && cell.length() >= SHORTEST_ADDRESS;
    }
    Extent extent = extents.computeIfAbsent(new Asked(name, cell), this::extent);
    // A part of a whole identifier that nobody has finds nobody either.
    return extent == Extent.PART || (extent == Extent.WHOLE && names.size() == 1);
  }

  /** How much of an identifier a cell is, beside a usual name and a usual address. */
  private Extent extent(Asked asked) {
    Map<String, String> byName = new HashMap<>();
    if (plan.nameColumn() != null) {
      byName.put(plan.nameColumn(), "张三");
    }
    if (plan.addressColumn() != null) {
      byName.put(plan.addressColumn(), "1-2-3");
    }
    byName.put(asked.name(), asked.cell());
    List<Probe> found = epoch.probe().probes(byName);
    boolean whole = found.stream().anyMatch(probe -> probe.use() < KeyKind.FIRST_PARTIAL);
    return whole ? Extent.WHOLE : anyPart(found) ? Extent.PART : Extent.NOTHING;
  }

  /** Says whether a cell makes an identifier of several columns together with another value. */
  private boolean beside(List<String> names, int part, String cell, String other) {
    Map<String, String> byName = new HashMap<>();
    names.forEach(name -> byName.put(name, other));
    byName.put(names.get(part), cell);
    return !epoch.probe().probes(byName).isEmpty();
  }

  private static boolean anyPart(List<Probe> found) {
    return found.stream()
        .anyMatch(probe -> KeyKind.ofUse(probe.use()).filter(KeyKind::needsIdentifier).isPresent());
  }

  private boolean madeOfAll(List<String> names, int use) {
    if (use >= KeyKind.FIRST_COMBINATION) {
      return names.equals(plan.combinations().get(use - KeyKind.FIRST_COMBINATION));
    }
    if (plan.identifiers().stream().anyMatch(identifier -> identifier.columns().equals(names))) {
      return true;
    }
    return KeyKind.ofUse(use)
        .filter(kind -> kind.needsName() == holds(names, plan.nameColumn()))
        .filter(kind -> kind.needsAddress() == holds(names, plan.addressColumn()))
        .filter(kind -> kind.needsIdentifier() == (identifierParts(names) > 0))
        .isPresent();
  }

  private static boolean holds(List<String> names, @Nullable String column) {
    return column != null && names.contains(column);
  }

  /** How many columns of a set are neither the name nor the address. */
  private long identifierParts(List<String> names) {
    return names.stream()
        .filter(name -> !name.equals(plan.nameColumn()) && !name.equals(plan.addressColumn()))
        .count();
  }
}
