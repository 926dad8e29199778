package dyepack.canaries;

import dyepack.canaries.ForgeRequest.Caution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the owner has to know of new canaries: how many there are, and what could show them. */
final class ForgeNotes {
  /** Part of the real rows that no canary resembles from which on the owner is told. */
  private static final double NOTICEABLE = 0.1;

  /** Rows for each value of a column that could hold numbers of people, on average. */
  private static final double FEWEST_EACH = 1.2;

  private static final double MOST_EACH = 50;

  private static final int FEWEST_VALUES = 50;

  private final ForgeRequest request;
  private final RowMaker maker;
  private final ContactDesk contacts;
  private final List<Column> columns;
  private final int donors;

  /**
   * Takes what a pool was made with.
   *
   * @param columns the columns of the table
   * @param donors how many rows were sampled
   */
  ForgeNotes(
      ForgeRequest request,
      RowMaker maker,
      ContactDesk contacts,
      List<Column> columns,
      int donors) {
    this.request = request;
    this.maker = maker;
    this.contacts = contacts;
    this.columns = columns;
    this.donors = donors;
  }

  /**
   * Returns the notes.
   *
   * @param canaries the pool
   * @param wanted how many new ones there should be
   * @param made how many there are
   */
  List<String> of(List<Canary> canaries, int wanted, int made) {
    List<String> notes = new ArrayList<>();
    if (made < wanted) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d canaries could be made: %s.",
              made,
              wanted,
              maker.withoutGaps()
                  ? "the serial numbers of this table leave no gap in which one could stand"
                  : "no more free identifiers were found that look like the table's own"));
    }
    if (!canaries.isEmpty()) {
      people(notes, canaries);
      numbers(notes, canaries);
      table(notes);
    }
    return notes;
  }

  private void people(List<String> notes, List<Canary> canaries) {
    long people = canaries.stream().filter(Canary::leads).count();
    if (people < canaries.size()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d canaries are about %,d made-up people, who come back as real ones do: each is"
                  + " one bet, however many of its rows turn up.",
              canaries.size(),
              people));
    }
    if (maker.persons() != null && donors < request.rows()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "People come back in this table, and their rows were counted among %,d of %,d:"
                  + " made-up people come back less often, so that a reader who counts can tell"
                  + " them.",
              donors,
              request.rows()));
    }
    String undeclared =
        columns.stream()
            .filter(this::couldNamePeople)
            .map(column -> "\"" + request.header().get(column.index()) + "\"")
            .collect(Collectors.joining(", "));
    if (!undeclared.isEmpty()) {
      notes.add(
          "The same values come back in "
              + undeclared
              + ", and canaries have those of real rows. A column that numbers people should be"
              + " declared as an identifier: then canaries are about people who don't exist.");
    }
  }

  private boolean couldNamePeople(Column column) {
    boolean named =
        request.identifiers().stream()
            .anyMatch(spec -> spec.columns().contains(request.header().get(column.index())));
    boolean number =
        column.kind() == ColumnKind.CODE
            || column.kind() == ColumnKind.NUMBERED
            || column.kind() == ColumnKind.CN_ID;
    double each = (double) column.filled().size() / Math.max(1, column.distinct());
    return number
        && !named
        && column.distinct() >= FEWEST_VALUES
        && each >= FEWEST_EACH
        && each <= MOST_EACH;
  }

  private void numbers(List<String> notes, List<Canary> canaries) {
    if (maker.needsContacts() && contacts.without() > 0) {
      notes.add(contactNote());
    }
    long inUse =
        canaries.stream().mapToLong(canary -> maker.identityNumbersInUse(canary.cells())).sum();
    if (inUse > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d identity numbers stand under regions in use; about %.0f of them belong to living"
                  + " people.",
              inUse,
              inUse * CnIdMaker.LIVING_PER_NUMBER));
    }
    if (maker.regionsShow()) {
      notes.add(
          "Identity numbers stand under regions that were never given out; the table has so few"
              + " regions that a reader who looks for them can tell these canaries.");
    }
  }

  private void table(List<String> notes) {
    if (maker.crowded() > NOTICEABLE) {
      notes.add(
          String.format(
              Locale.ROOT,
              "Serial numbers of this table ascend in short steps: about %.0f %% of the real rows"
                  + " have neighbours' numbers that no canary can have, so that a reader who looks"
                  + " at the steps needs to search the others only.%s",
              100 * maker.crowded(),
              request.instead() < 1
                  ? " With \"withhold: 0.01\" in the policy canaries take the place of real rows,"
                      + " and fewer show."
                  : ""));
    }
    if (maker.outOfOrder()) {
      notes.add(
          "The table is sorted by phones, e-mails, identity numbers or names, and canaries stand"
              + " out of that order: sort it by another column, or not at all, before sharing.");
    }
  }

  private String contactNote() {
    return String.format(
        Locale.ROOT,
        request.caution() == Caution.NEVER_ISSUED
            ? "%,d phones or e-mails of canaries had no contact left; they are blank or never"
                + " issued, so that a reader who looks for it can tell these canaries."
            : "%,d phones or e-mails of canaries had no contact left and were made up; up to half"
                + " of the mobile numbers may belong to living people.",
        contacts.without());
  }
}
