package dyepack.canaries;

import dyepack.identity.IdentifierSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns say whom or which record a row is about. A made-up row never has those of a real
 * one; in the place of a real row it keeps all others.
 */
final class Identity {
  /**
   * Codes and numbers of which more than this part stand in one row each name records or things of
   * people: a plate, a device, an order.
   */
  private static final double NAMING = 0.5;

  private Identity() {}

  /**
   * Returns the columns that are made up in any case: names, phones, e-mails, identity numbers and
   * what repeats a part of them, text (addresses and remarks, which may name somebody), codes and
   * numbers that hardly come back, and the declared identifiers. Of one that consists of several
   * columns, those of these kinds, or all if none is. Parts of such columns are among them.
   *
   * @param columns the columns and parts of the sample
   * @param width how many of them are columns
   */
  static Set<Integer> columns(
      List<Column> columns,
      int width,
      SplitColumns split,
      Relations relations,
      List<CnIdMaker> cnIds,
      ForgeRequest request) {
    Set<Integer> made = new HashSet<>();
    columns.subList(0, width).stream()
        .filter(Identity::names)
        .forEach(column -> made.add(column.index()));
    for (CnIdMaker maker : cnIds) {
      maker.following().forEach(column -> made.add(column.index()));
    }
    for (IdentifierSpec identifier : request.identifiers()) {
      List<Integer> own =
          identifier.columns().stream().map(name -> request.header().indexOf(name)).toList();
      if (own.stream().noneMatch(made::contains)) {
        made.addAll(own);
      }
    }
    Set<Integer> all = relations.following(made);
    Set.copyOf(all).forEach(column -> all.addAll(split.parts(column)));
    return all;
  }

  private static boolean names(Column column) {
    return switch (column.kind()) {
      case NAME, PHONE, EMAIL, CN_ID, TEXT -> true;
      case NUMBERED, CODE -> column.unique() || column.singles() > NAMING;
      case REPEATED, NUMBER, DATE -> false;
    };
  }
}
