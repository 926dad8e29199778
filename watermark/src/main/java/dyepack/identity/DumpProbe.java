package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import dyepack.identity.Probe.Strength;
import dyepack.keys.EpochKeys;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what to look up for a row of a dump: the counterpart of {@link RowIndexer}. Whole
 * identifiers give exact probes; masked, shortened and rounded ones give the partial keys that fit
 * what is left of them. Symbols play no part here, so candidates are chosen without looking at
 * them.
 *
 * <p>Crosses to executors and may be used by several threads at once.
 */
public final class DumpProbe implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A combination whose cells can be read in more ways than this is tried in the first ways. */
  private static final int MOST_READINGS = 16;

  private final IndexPlan plan;
  private final KeyRing ring;

  /** Prepares for rows of dumps under the plan of an epoch. */
  public DumpProbe(EpochKeys keys, IndexPlan plan) {
    this.plan = plan;
    ring = new KeyRing(keys, plan);
  }

  /**
   * Returns the probes of one row, exact ones first, then partial ones from the surest to the
   * vaguest.
   *
   * @param cells the row's cells by the ledger column that each was mapped to; columns that the
   *     dump lost are absent
   */
  public List<Probe> probes(Map<String, String> cells) {
    KeySink exact = new KeySink(ring);
    KeySink partial = new KeySink(ring);
    Who who = who(cells);
    for (int i = 0; i < plan.identifiers().size(); i++) {
      IdentifierSpec identifier = plan.identifiers().get(i);
      List<String> parts = present(cells, identifier.columns());
      if (parts.size() == identifier.columns().size()) {
        probe(exact, partial, i, identifier.type(), parts, who);
      }
    }
    partial.add(KeyKind.NAME_ADDRESS, who.full(), who.address());
    if (who.full() == null && AddressNumbers.several(who.address())) {
      partial.add(KeyKind.SURNAME_ADDRESS, who.surname(), who.address());
      partial.add(KeyKind.NAME_END_ADDRESS, who.end(), who.address());
    }
    for (int i = 0; i < plan.combinations().size(); i++) {
      combination(exact, i, present(cells, plan.combinations().get(i)));
    }
    KeySink nearby = new KeySink(ring);
    AddressKeys.add(nearby, address(cells));
    return probes(exact.keys(), partial.keys(), nearby.keys());
  }

  /**
   * Returns what compares the address and name of a row with those of rows of the ledger; null if
   * the index has nothing to compare with, or the row no address.
   *
   * @param cells as for {@link #probes}
   */
  public @Nullable AddressLikeness likeness(Map<String, String> cells) {
    AddressText address = address(cells);
    return address == null ? null : new AddressLikeness(ring, address, who(cells));
  }

  private @Nullable AddressText address(Map<String, String> cells) {
    String column = plan.addressColumn();
    return column == null || !plan.findsEditedAddresses()
        ? null
        : AddressText.read(Cleaning.clean(cells.getOrDefault(column, "")));
  }

  private static List<Probe> probes(
      List<IndexKey> exact, List<IndexKey> partial, List<IndexKey> nearby) {
    Set<Probe> probes = new LinkedHashSet<>();
    for (IndexKey key : exact) {
      probes.add(new Probe(key.use(), key.key(), Strength.EXACT));
    }
    for (IndexKey key : partial) {
      probes.add(new Probe(key.use(), key.key(), Strength.PARTIAL));
    }
    for (IndexKey key : nearby) {
      probes.add(new Probe(key.use(), key.key(), Strength.NEARBY));
    }
    return new ArrayList<>(probes);
  }

  private static List<String> present(Map<String, String> cells, List<String> columns) {
    List<String> parts = new ArrayList<>(columns.size());
    for (String column : columns) {
      @Nullable String cell = cells.get(column);
      if (cell != null) {
        parts.add(cell);
      }
    }
    return parts;
  }

  private void probe(
      KeySink exact, KeySink partial, int place, IdentifierType type, List<String> parts, Who who) {
    Normalised value = Normaliser.normalise(type, parts);
    if (value instanceof Known known) {
      exact.exact(place, type, known.canonical());
      zeroLost(exact, place, type, parts);
      known(partial, place, type, known, parts, who);
    } else if (value instanceof Masked masked) {
      masked(partial, type, masked, heads(type, parts), who);
      rounded(partial, place, type, parts);
    } else if (parts.size() == 1) {
      String cell = Cleaning.clean(parts.get(0));
      String tail = Tail.four(type, cell);
      if (!tail.isEmpty()) {
        masked(partial, type, new Masked("*" + tail), List.of(), who);
      } else {
        several(exact, partial, place, type, cell, who);
      }
    }
  }

  /** A spreadsheet drops the zero in front of an area code, so the number is also tried with it. */
  private static void zeroLost(KeySink exact, int place, IdentifierType type, List<String> parts) {
    String cell = Cleaning.clean(String.join("", parts));
    String digits = cell.endsWith(".0") ? cell.substring(0, cell.length() - 2) : cell;
    boolean area =
        type == IdentifierType.PHONE
            && Cleaning.digits(digits)
            && digits.length() >= 9
            && digits.length() <= 11
            && !digits.startsWith("0")
            && !Phone.mobile(digits);
    if (area && Normaliser.normalise(type, List.of("0" + digits)) instanceof Known known) {
      exact.exact(place, type, known.canonical());
    }
  }

  /** A whole value can still be one that a tool rounded, or one that several people share. */
  private static void known(
      KeySink partial, int place, IdentifierType type, Known known, List<String> parts, Who who) {
    List<String> heads = heads(type, parts);
    if (!heads.isEmpty()) {
      masked(partial, type, new Masked("*"), heads, who);
      rounded(partial, place, type, parts);
    }
    if (type == IdentifierType.PHONE) {
      PhoneParts.probe(partial, known, place == 0 ? Who.found(null, null) : who);
    } else if (type == IdentifierType.CN_ID && place > 0) {
      CnIdParts.confirm(partial, known, who);
    }
  }

  /** A resident number that a program rounded can have been few others: its check digit tells. */
  private static void rounded(KeySink partial, int place, IdentifierType type, List<String> parts) {
    if (type == IdentifierType.CN_ID && parts.size() == 1) {
      for (String whole : CnId.wholes(Cleaning.clean(parts.get(0)))) {
        partial.exact(place, type, whole);
      }
    }
  }

  /** Returns the first 15 digits that a number rounded by a tool can have had, or none. */
  private static List<String> heads(IdentifierType type, List<String> parts) {
    if (parts.size() != 1) {
      return List.of();
    }
    String cell = Cleaning.clean(parts.get(0));
    return switch (type) {
      case CN_ID -> CnId.heads(cell);
      case BANK_CARD, NUMBER, TEXT -> BankCard.heads(cell);
      default -> List.of();
    };
  }

  private static void masked(
      KeySink partial, IdentifierType type, Masked masked, List<String> heads, Who who) {
    switch (type) {
      case PHONE -> PhoneParts.probe(partial, masked, who);
      case CN_ID -> CnIdParts.probe(partial, masked, heads, who);
      case PERSON -> {
        String pattern = masked.pattern();
        String birth = pattern.substring(pattern.lastIndexOf(Normaliser.PART_SEPARATOR) + 1);
        partial.add(KeyKind.SURNAME_BIRTH, who.surname(), birth);
        partial.add(KeyKind.NAME_END_BIRTH, who.end(), birth);
      }
      default -> OtherParts.probe(partial, type, masked, heads, who);
    }
  }

  /** A cell may list several numbers: {@code 13812345678/13912345678}. */
  private void several(
      KeySink exact, KeySink partial, int place, IdentifierType type, String cell, Who who) {
    if (type != IdentifierType.PHONE && type != IdentifierType.EMAIL) {
      return;
    }
    for (String piece : Cleaning.several(cell)) {
      Normalised value = Normaliser.normalise(type, List.of(piece));
      if (value instanceof Known known) {
        exact.exact(place, type, known.canonical());
      } else if (value instanceof Masked masked) {
        masked(partial, type, masked, List.of(), who);
      }
    }
  }

  private Who who(Map<String, String> cells) {
    String nameColumn = plan.nameColumn();
    int person = plan.placeOf(IdentifierType.PERSON);
    PersonName name = null;
    if (nameColumn != null) {
      name = PersonName.read(Cleaning.clean(cells.getOrDefault(nameColumn, "")));
    } else if (person >= 0) {
      List<String> columns = plan.identifiers().get(person).columns();
      name = Person.name(Cleaning.clean(present(cells, columns)));
    }
    String addressColumn = plan.addressColumn();
    String address =
        addressColumn == null
            ? null
            : AddressNumbers.of(Cleaning.clean(cells.getOrDefault(addressColumn, "")));
    return Who.found(name, address);
  }

  private void combination(KeySink exact, int place, List<String> cells) {
    if (cells.size() != plan.combinations().get(place).size()) {
      return;
    }
    List<List<String>> readings = new ArrayList<>();
    readings.add(List.of());
    for (String cell : cells) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> reading : readings) {
        for (String value : CellValue.readings(cell)) {
          List<String> extended = new ArrayList<>(reading);
          extended.add(value);
          longer.add(extended);
        }
      }
      readings = longer.subList(0, Math.min(MOST_READINGS, longer.size()));
    }
    for (List<String> reading : readings) {
      exact.combination(place, reading.toArray(String[]::new));
    }
  }
}
