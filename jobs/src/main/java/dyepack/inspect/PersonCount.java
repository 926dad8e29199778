package dyepack.inspect;

import dyepack.identity.IdentifierType;
import dyepack.identity.Normalised;
import dyepack.identity.Normaliser;
import dyepack.report.Inspection;
import dyepack.typing.ColumnFinding;
import dyepack.typing.ColumnType;
import dyepack.typing.TableTypes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts distinct persons by the identifiers in their rows. Two rows are one person when they share
 * the first identifier that both have in this order: resident number, US social security number,
 * passport, telephone, e-mail, card, QQ number.
 */
final class PersonCount {
  /** What tells people apart, the surest first, and how it is normalised. */
  private static final Map<ColumnType, IdentifierType> IDENTIFIERS = new LinkedHashMap<>();

  static {
    IDENTIFIERS.put(ColumnType.CN_ID, IdentifierType.CN_ID);
    IDENTIFIERS.put(ColumnType.SSN, IdentifierType.SSN);
    IDENTIFIERS.put(ColumnType.PASSPORT, IdentifierType.TEXT);
    IDENTIFIERS.put(ColumnType.PERMIT, IdentifierType.TEXT);
    IDENTIFIERS.put(ColumnType.PHONE, IdentifierType.PHONE);
    IDENTIFIERS.put(ColumnType.EMAIL, IdentifierType.EMAIL);
    IDENTIFIERS.put(ColumnType.BANK_CARD, IdentifierType.BANK_CARD);
    IDENTIFIERS.put(ColumnType.QQ, IdentifierType.TEXT);
  }

  private final Map<ColumnType, DistinctSketch> kinds = new EnumMap<>(ColumnType.class);
  private final DistinctSketch people = new DistinctSketch();
  private final List<Identifier> identifiers = new ArrayList<>();

  /** A column of identifiers. */
  private record Identifier(
      int column, IdentifierType type, String head, DistinctSketch different) {}

  /** Takes note of which columns of the next rows hold identifiers. */
  void columns(TableTypes types) {
    identifiers.clear();
    IDENTIFIERS.forEach(
        (type, identifier) -> {
          for (ColumnFinding column : types.columns()) {
            if (column.type() == type) {
              DistinctSketch different = kinds.computeIfAbsent(type, k -> new DistinctSketch());
              String head = type.id() + '\u001f';
              identifiers.add(new Identifier(column.index(), identifier, head, different));
            }
          }
        });
  }

  void row(String[] cells) {
    boolean first = true;
    for (Identifier identifier : identifiers) {
      String cell = identifier.column < cells.length ? cells[identifier.column] : "";
      String canonical = canonical(identifier.type, cell);
      if (canonical == null) {
        continue;
      }
      identifier.different.add(canonical);
      if (first) {
        people.add(identifier.head, canonical);
        first = false;
      }
    }
  }

  private static @Nullable String canonical(IdentifierType type, String cell) {
    return !cell.isBlank()
            && Normaliser.normalise(type, List.of(cell)) instanceof Normalised.Known known
        ? known.canonical()
        : null;
  }

  /** Adds what another one counted. */
  void addAll(PersonCount other) {
    people.addAll(other.people);
    other.kinds.forEach(
        (k, sketch) -> kinds.computeIfAbsent(k, x -> new DistinctSketch()).addAll(sketch));
  }

  Inspection.Persons persons() {
    Map<String, Long> counts = new LinkedHashMap<>();
    long most = 0;
    boolean exact = people.exact();
    for (ColumnType type : IDENTIFIERS.keySet()) {
      DistinctSketch sketch = kinds.get(type);
      if (sketch != null && sketch.count() > 0) {
        counts.put(type.id(), sketch.count());
        most = Math.max(most, sketch.count());
        exact &= sketch.exact();
      }
    }
    return new Inspection.Persons(most, Math.max(most, people.count()), exact, counts);
  }
}
