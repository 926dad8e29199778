package dyepack.identity;

import dyepack.share.BadInputException;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which index keys the rows of a dataset get; fixed in the ledger for an epoch. Reads and writes as
 * JSON by its components' names.
 *
 * @param identifiers the identifiers, the primary one first; at least one
 * @param nameColumn the column of the person's name, for keys made of a name and part of a number
 * @param addressColumn the column of the address, for keys made of a name and an address
 * @param combinations groups of two or more unmarked columns whose values together are unique
 * @param editedAddresses whether addresses also get keys under which they are found after editing;
 *     null, as in ledgers from before there were such keys, is no
 */
public record IndexPlan(
    List<IdentifierSpec> identifiers,
    @Nullable String nameColumn,
    @Nullable String addressColumn,
    List<List<String>> combinations,
    @Nullable Boolean editedAddresses)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Refuses a plan without an identifier. */
  public IndexPlan {
    identifiers = List.copyOf(identifiers);
    combinations = combinations.stream().map(List::copyOf).toList();
    if (identifiers.isEmpty()) {
      throw new BadInputException("A table needs at least one identifier to be marked.");
    }
    if (identifiers.size() > KeyKind.FIRST_PARTIAL) {
      throw new BadInputException(
          "A table can have "
              + KeyKind.FIRST_PARTIAL
              + " identifiers at most, not "
              + identifiers.size()
              + ".");
    }
  }

  /** Returns a plan without keys for edited addresses. */
  public IndexPlan(
      List<IdentifierSpec> identifiers,
      @Nullable String nameColumn,
      @Nullable String addressColumn,
      List<List<String>> combinations) {
    this(identifiers, nameColumn, addressColumn, combinations, null);
  }

  /** Returns a plan of identifiers alone. */
  public static IndexPlan of(List<IdentifierSpec> identifiers) {
    return new IndexPlan(identifiers, null, null, List.of());
  }

  /** Returns the same plan with keys for edited addresses. */
  public IndexPlan withEditedAddresses() {
    return new IndexPlan(identifiers, nameColumn, addressColumn, combinations, true);
  }

  /** Says whether addresses get keys under which they are found after editing. */
  public boolean findsEditedAddresses() {
    return addressColumn != null && Boolean.TRUE.equals(editedAddresses);
  }

  /** Returns the place of the first identifier of that type, or -1. */
  int placeOf(IdentifierType type) {
    for (int i = 0; i < identifiers.size(); i++) {
      if (identifiers.get(i).type() == type) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the identifier whose blind index is the row's id. */
  public IdentifierSpec primary() {
    return identifiers.get(0);
  }
}
