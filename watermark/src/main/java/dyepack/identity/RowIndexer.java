package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Unusable;
import dyepack.keys.EpochKeys;
import dyepack.share.BadInputException;
import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the index keys of the rows of a table that is shared. It holds the derived index keys only,
 * crosses to executors and may be used by several threads at once.
 */
public final class RowIndexer implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int NONE = -1;

  private final IndexPlan plan;
  private final KeyRing ring;
  private final int[][] identifiers;
  private final int[][] combinations;
  private final int nameColumn;
  private final int addressColumn;
  private final int person;
  private final boolean repeats;

  /**
   * Prepares for rows under {@code header}.
   *
   * @throws BadInputException if the header lacks a column of the plan
   */
  public RowIndexer(EpochKeys keys, IndexPlan plan, List<String> header) {
    this.plan = plan;
    ring = new KeyRing(keys, plan);
    identifiers =
        plan.identifiers().stream().map(i -> places(header, i.columns())).toArray(int[][]::new);
    combinations = plan.combinations().stream().map(c -> places(header, c)).toArray(int[][]::new);
    nameColumn = place(header, plan.nameColumn());
    addressColumn = place(header, plan.addressColumn());
    person = plan.placeOf(IdentifierType.PERSON);
    repeats = repeats(plan);
  }

  private static int[] places(List<String> header, List<String> columns) {
    return columns.stream().mapToInt(column -> place(header, column)).toArray();
  }

  private static int place(List<String> header, @Nullable String column) {
    if (column == null) {
      return NONE;
    }
    int place = header.indexOf(column);
    if (place < 0) {
      throw new BadInputException(
          "The table has no column \"" + column + "\"; it has " + String.join(", ", header) + ".");
    }
    return place;
  }

  /**
   * Returns the id of one row alone, or null where {@link #keys} gives none: much quicker, since
   * most of the work is in the other keys.
   */
  public @Nullable BlindIndex rid(String[] cells) {
    IdentifierType type = plan.identifiers().get(0).type();
    Normalised value = Normaliser.normalise(type, parts(cells, identifiers[0]));
    return value instanceof Known known ? ring.exact(type, known.canonical()) : null;
  }

  /** Returns the keys of one row, whose cells are in the header's order. */
  public RowKeys keys(String[] cells) {
    List<RowKeys.Unread> unread = List.of();
    BlindIndex rid = null;
    KeySink sink = new KeySink(ring);
    Who who = who(cells);
    for (int i = 0; i < identifiers.length; i++) {
      IdentifierType type = plan.identifiers().get(i).type();
      Normalised value = Normaliser.normalise(type, parts(cells, identifiers[i]));
      if (value instanceof Known known) {
        if (i == 0) {
          rid = ring.exact(type, known.canonical());
        } else {
          sink.exact(i, type, known.canonical());
        }
        parts(sink, type, known.canonical(), who);
      } else if (i == 0) {
        return new RowKeys(null, List.of(), List.of(new RowKeys.Unread(0, reason(value))));
      } else if (!several(sink, i, type, cells, who)) {
        unread = unread.isEmpty() ? new ArrayList<>() : unread;
        unread.add(new RowKeys.Unread(i, reason(value)));
      }
    }
    return rid == null
        ? new RowKeys(null, List.of(), unread)
        : finish(rid, sink, who, cells, unread);
  }

  /** A secondary phone or e-mail cell may list several; each counts. */
  private boolean several(KeySink sink, int place, IdentifierType type, String[] cells, Who who) {
    boolean lists = type == IdentifierType.PHONE || type == IdentifierType.EMAIL;
    if (!lists || identifiers[place].length != 1) {
      return false;
    }
    boolean found = false;
    for (String piece : Cleaning.several(Cleaning.clean(cells[identifiers[place][0]]))) {
      if (Normaliser.normalise(type, List.of(piece)) instanceof Known known) {
        found = true;
        sink.exact(place, type, known.canonical());
        parts(sink, type, known.canonical(), who);
      }
    }
    return found;
  }

  private RowKeys finish(
      BlindIndex rid, KeySink sink, Who who, String[] cells, List<RowKeys.Unread> unread) {
    sink.add(KeyKind.NAME_ADDRESS, who.full(), who.address());
    if (AddressNumbers.several(who.address())) {
      sink.add(KeyKind.SURNAME_ADDRESS, who.surname(), who.address());
      sink.add(KeyKind.NAME_END_ADDRESS, who.end(), who.address());
    }
    AddressText address =
        plan.findsEditedAddresses() ? AddressText.read(Cleaning.clean(cells[addressColumn])) : null;
    if (address != null) {
      AddressKeys.add(sink, address);
      sink.sketch(rid, address, who);
    }
    for (int i = 0; i < combinations.length; i++) {
      combination(sink, i, cells);
    }
    return new RowKeys(rid, distinct(sink.keys()), unread);
  }

  /** Two columns of one type repeat keys where they hold the same value. */
  private List<IndexKey> distinct(List<IndexKey> keys) {
    return repeats ? List.copyOf(new LinkedHashSet<>(keys)) : keys;
  }

  /** Tells whether two identifiers can give the same partial keys. */
  private static boolean repeats(IndexPlan plan) {
    List<IdentifierType> types = plan.identifiers().stream().map(IdentifierSpec::type).toList();
    boolean births = types.contains(IdentifierType.CN_ID) && types.contains(IdentifierType.PERSON);
    return births || types.stream().distinct().count() < types.size();
  }

  private static UnusableReason reason(Normalised value) {
    return value instanceof Unusable unusable ? unusable.reason() : UnusableReason.MASKED;
  }

  private static void parts(KeySink sink, IdentifierType type, String canonical, Who who) {
    switch (type) {
      case PHONE -> PhoneParts.index(sink, canonical, who);
      case CN_ID -> CnIdParts.index(sink, canonical, who);
      case PERSON -> {
        String birth = canonical.substring(canonical.lastIndexOf(Normaliser.PART_SEPARATOR) + 1);
        sink.add(KeyKind.NAME_BIRTH, who.full(), birth);
        sink.add(KeyKind.SURNAME_BIRTH, who.surname(), birth);
        sink.add(KeyKind.NAME_END_BIRTH, who.end(), birth);
      }
      default -> OtherParts.index(sink, type, canonical, who);
    }
  }

  private Who who(String[] cells) {
    PersonName name = null;
    if (nameColumn != NONE) {
      name = PersonName.read(Cleaning.clean(cells[nameColumn]));
    } else if (person != NONE) {
      name = Person.name(Cleaning.clean(parts(cells, identifiers[person])));
    }
    String address =
        addressColumn == NONE ? null : AddressNumbers.of(Cleaning.clean(cells[addressColumn]));
    return Who.indexed(name, address);
  }

  private static List<String> parts(String[] cells, int[] columns) {
    if (columns.length == 1) {
      return List.of(cells[columns[0]]);
    }
    List<String> parts = new ArrayList<>(columns.length);
    for (int column : columns) {
      parts.add(cells[column]);
    }
    return parts;
  }

  private void combination(KeySink sink, int place, String[] cells) {
    int[] columns = combinations[place];
    String[] values = new String[columns.length];
    for (int i = 0; i < columns.length; i++) {
      values[i] = CellValue.canonical(cells[columns[i]]);
      if (values[i].isEmpty()) {
        return;
      }
    }
    sink.combination(place, values);
  }
}
