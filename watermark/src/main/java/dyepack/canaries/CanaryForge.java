package dyepack.canaries;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import dyepack.keys.Prf;
import dyepack.share.BadInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Draws canaries from the joint distribution of a table. Its only chance is the forge key, so that
 * the same request gives the same pool.
 */
public final class CanaryForge {
  private static final int FEWEST_DONORS = 50;
  private static final int TRIES = 40;
  private static final int FAILURES_IN_A_ROW = 12;

  private final Prf prf;

  /** Takes the epoch's key for the pool ({@code EpochKeys.forgeKey()}). */
  public CanaryForge(byte[] forgeKey) {
    prf = new Prf(forgeKey);
  }

  /**
   * Returns the pool: the existing canaries and as many new ones as the counts, capped for the
   * table's rows, need. Fewer, with a note that says why, where no fitting identifiers are left;
   * never an exception for data that can't be imitated.
   *
   * @throws BadInputException if there are contacts, but too few: canaries with and without would
   *     stand in one table, and those without could be told
   */
  public CanaryPool forge(ForgeRequest request) {
    TierCounts counts = request.counts().cappedFor(request.rows());
    if (counts.sum() == 0) {
      return new CanaryPool(request.header(), request.existing(), List.of());
    }
    Donors donors = new Donors(request.donors(), request.header().size());
    if (donors.size() < FEWEST_DONORS) {
      return new CanaryPool(
          request.header(),
          request.existing(),
          List.of("No new canaries: the sample has only " + donors.size() + " usable rows."));
    }
    ColumnReader reader = new ColumnReader(request.header(), request.identifiers(), request.rows());
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < request.header().size(); i++) {
      columns.add(reader.read(i, donors.cells(i)));
    }
    RowMaker maker = new RowMaker(donors, columns, reader, request, new Draws(prf, "table", 0, 0));
    return new Run(request, donors, columns, maker).pool(counts);
  }

  /** One making of a pool. */
  private final class Run {
    private final ForgeRequest request;
    private final Donors donors;
    private final List<Column> columns;
    private final RowMaker maker;
    private final ContactDesk contacts;
    private final List<Canary> canaries;
    private final Set<List<String>> primaries = new HashSet<>();
    private final Set<String> uniques = new HashSet<>();
    private final Map<List<String>, Integer> primariesOfDonors = new HashMap<>();
    private int failures;

    Run(ForgeRequest request, Donors donors, List<Column> columns, RowMaker maker) {
      this.request = request;
      this.donors = donors;
      this.columns = columns;
      this.maker = maker;
      canaries = new ArrayList<>(request.existing());
      contacts = new ContactDesk(unknownContacts());
      canaries.forEach(canary -> remember(canary.row()));
      for (int donor = 0; donor < donors.size(); donor++) {
        primariesOfDonors.merge(primary(donor), 1, Integer::sum);
      }
      keepPlaces();
    }

    private ContactsPool unknownContacts() {
      Set<String> given = new HashSet<>();
      request.existing().forEach(canary -> given.addAll(canary.cells()));
      return new ContactsPool(
          request.contacts().contacts().stream()
              .filter(contact -> !given.contains(contact.phone()) || contact.phone().isEmpty())
              .filter(contact -> !given.contains(contact.email()) || contact.email().isEmpty())
              .filter(contact -> !isReal(contact.phone()) && !isReal(contact.email()))
              .toList());
    }

    /** Whether a real row has this phone or e-mail. */
    private boolean isReal(String contact) {
      for (int i = 0; i < request.identifiers().size() && !contact.isEmpty(); i++) {
        IdentifierSpec spec = request.identifiers().get(i);
        boolean reachable =
            spec.type() == IdentifierType.PHONE || spec.type() == IdentifierType.EMAIL;
        if (reachable && request.known().known(i, List.of(contact))) {
          return true;
        }
      }
      return false;
    }

    CanaryPool pool(TierCounts counts) {
      Map<Tier, Integer> have = new HashMap<>();
      canaries.forEach(canary -> have.merge(canary.tier(), 1, Integer::sum));
      int wanted = 0;
      int made = 0;
      for (Tier tier : List.of(Tier.COMMON, Tier.HALF, Tier.RARE)) {
        int rows = counts.poolSize(tier) - have.getOrDefault(tier, 0);
        wanted += Math.max(0, rows);
        while (rows > 0) {
          int more = failures < FAILURES_IN_A_ROW ? person(tier, rows) : 0;
          failures = more == 0 ? failures + 1 : 0;
          made += more;
          rows -= Math.max(1, more);
        }
      }
      requireEnoughContacts(wanted);
      ForgeNotes notes = new ForgeNotes(request, maker, contacts, columns, donors.size());
      return new CanaryPool(request.header(), canaries, notes.of(canaries, wanted, made));
    }

    private void requireEnoughContacts(int wanted) {
      int given = request.contacts().contacts().size();
      if (given == 0 || contacts.missing() == 0) {
        return;
      }
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%,d new canaries need %,d contacts, but the contacts file has only %,d that are free"
                  + " (%,d in all; those of real rows and earlier canaries don't count). Add %,d"
                  + " more, or lower the policy's canaries.",
              wanted,
              contacts.size() + contacts.missing(),
              contacts.size(),
              given,
              contacts.missing()));
    }

    private int nextNumber() {
      return canaries.isEmpty() ? 0 : canaries.get(canaries.size() - 1).number() + 1;
    }

    /**
     * Adds a made-up person's rows to the pool.
     *
     * @param most how many rows there may be
     * @return how many there are; 0 if no fitting one was found
     */
    private int person(Tier tier, int most) {
      int number = nextNumber();
      Persons persons = maker.persons();
      for (int attempt = 0; attempt < TRIES; attempt++) {
        Draws draws = new Draws(prf, "canary " + failures, number, attempt);
        boolean instead =
            request.instead() > 0 && draws.chance(request.instead()) && attempt < TRIES * 3 / 4;
        boolean any = attempt > TRIES / 2;
        List<Integer> models = persons == null ? List.of() : persons.rows(draws);
        int model = models.isEmpty() ? -1 : models.get(0);
        RowMaker.Made first =
            instead
                ? inPlace(tier, null, model < 0 ? donor(any, draws) : model, any, draws)
                : row(tier, null, model, draws);
        if (first != null) {
          int level = level(draws);
          add(tier, number, level, first, draws);
          for (int i = 1; i < Math.min(models.size(), most); i++) {
            addFurther(tier, number, level, first, models.get(i), instead);
          }
          return nextNumber() - number;
        } else if (maker.withoutGaps()) {
          return 0;
        }
      }
      return 0;
    }

    /** Adds another row of a made-up person, if one can be made. */
    private void addFurther(
        Tier tier, int draw, int level, RowMaker.Made first, int model, boolean instead) {
      for (int attempt = 0; attempt < TRIES; attempt++) {
        Draws draws = new Draws(prf, "further", nextNumber(), attempt);
        RowMaker.Made made =
            instead ? inPlace(tier, first, model, true, draws) : row(tier, first, model, draws);
        if (made != null) {
          add(tier, draw, level, made, draws);
          return;
        }
      }
    }

    /** Where the row that was made last stands; null if the place doesn't matter. */
    private int @Nullable [] anchor;

    /** Whether it stands elsewhere than the row that is left out for it. */
    private boolean apart;

    /** A donor to be left out: one whose neighbours are known as long as there are such. */
    private int donor(boolean any, Draws draws) {
      int found = any ? -1 : maker.places().candidate(draws);
      return found < 0 ? draws.below(donors.size()) : found;
    }

    /**
     * Makes a row that takes the place of a donor's; where no number is free there, the row stands
     * nearby, between others. Null if it can't be used, or if the donor is left out already.
     *
     * @param any whether it may stand elsewhere as well where others are in the way
     */
    private RowMaker.@Nullable Made inPlace(
        Tier tier, RowMaker.@Nullable Made person, int donor, boolean any, Draws draws) {
      if (maker.places().isOut(donor) || !namesOne(donor)) {
        return null;
      }
      int[] own = maker.places().instead(donor);
      int[] place = own == null ? nearby(donor, any, draws) : own;
      if (place == null) {
        return null;
      }
      apart = own == null;
      anchor = place;
      ContactDesk.State before = contacts.state();
      RowMaker.Made made = maker.substitute(place, apart, person, contacts, tier, draws);
      if (made != null && isNew(made.cells(), person == null)) {
        return made;
      }
      contacts.takeBack(before);
      return null;
    }

    /** Where the canary of a donor may stand that can't take the donor's place; null if nowhere. */
    private int @Nullable [] nearby(int donor, boolean any, Draws draws) {
      boolean crowded = maker.places().isCrowded(donor);
      if (!crowded && !any && maker.persons() == null) {
        return null;
      }
      int[] near = maker.anchorNear(donor, crowded, draws);
      int[] gap = near == null ? maker.places().any(crowded, draws) : near;
      boolean usable = gap != null && gap[0] != donor && gap[1] != donor;
      return gap == null || !usable ? null : new int[] {gap[0], gap[1], donor};
    }

    /**
     * Whether a row can be found again by its primary identifier, which no other row has. Rows that
     * the index doesn't know have to stay: a canary with their cells would be found in their stead.
     */
    private boolean namesOne(int donor) {
      List<String> cells = primary(donor);
      return !cells.isEmpty()
          && primariesOfDonors.getOrDefault(cells, 0) == 1
          && request.known().known(0, cells);
    }

    /** Makes a row like a donor, or like any if {@code model} is -1; null if it can't be used. */
    private RowMaker.@Nullable Made row(
        Tier tier, RowMaker.@Nullable Made person, int model, Draws draws) {
      apart = false;
      anchor =
          !maker.ordered()
              ? null
              : model < 0
                  ? maker.places().any(false, draws)
                  : maker.anchorNear(model, false, draws);
      if (anchor == null && maker.ordered()) {
        return null;
      }
      int base = model < 0 ? maker.base(anchor, draws) : model;
      ContactDesk.State before = contacts.state();
      RowMaker.Made made = maker.make(base, anchor, person, contacts, tier, draws);
      if (made != null && isNew(made.cells(), person == null)) {
        return made;
      }
      contacts.takeBack(before);
      return null;
    }

    private static int level(Draws draws) {
      int level = 0;
      while (level < 15 && draws.chance(0.5)) {
        level++;
      }
      return level;
    }

    private void add(Tier tier, int draw, int level, RowMaker.Made made, Draws draws) {
      remember(made.cells());
      if (anchor != null && apart) {
        maker.places().leaveOutFor(anchor);
      } else if (anchor != null) {
        maker.places().took(anchor);
      }
      double place = anchor == null ? draws.unit() : place(anchor, made.cells());
      List<String> instead = anchor == null || anchor.length < 3 ? List.of() : primary(anchor[2]);
      boolean alone = anchor == null || (anchor.length > 2 && anchor[0] == anchor[2]);
      List<String> after = anchor == null || alone ? List.of() : primary(anchor[0]);
      canaries.add(
          new Canary(
              nextNumber(),
              tier,
              level,
              Arrays.asList(made.cells()),
              place,
              after,
              instead,
              apart,
              draw));
    }

    /** Behind the first neighbour, in the order of what else may stand there. */
    private double place(int[] anchor, String[] cells) {
      double within = 0.1 + 0.8 * maker.within(cells, anchor);
      return Math.min(Math.nextDown(1.0), (donors.number(anchor[0]) + 1 + within) / request.rows());
    }

    /** The cells of a donor's primary identifier; empty if it has none. */
    private List<String> primary(int donor) {
      List<String> cells = primary(donors.row(donor).toArray(new String[0]));
      return cells.stream().allMatch(String::isBlank) ? List.of() : cells;
    }

    /** Nothing else may stand where canaries of an earlier pool do. */
    private void keepPlaces() {
      Set<List<String>> beside = new HashSet<>();
      Set<List<String>> instead = new HashSet<>();
      canaries.forEach(canary -> beside.add(canary.after()));
      canaries.forEach(canary -> instead.add(canary.instead()));
      for (int donor = 0; donor < donors.size() && !canaries.isEmpty(); donor++) {
        List<String> cells = primary(donor);
        if (!cells.isEmpty() && (beside.contains(cells) || instead.contains(cells))) {
          if (instead.contains(cells)) {
            maker.places().leaveOut(donor);
          } else {
            maker.places().stands(donor);
          }
        }
      }
    }

    private List<String> identifier(IdentifierSpec spec, String[] cells) {
      return spec.columns().stream().map(name -> cells[request.header().indexOf(name)]).toList();
    }

    private List<String> primary(String[] cells) {
      return identifier(request.identifiers().get(0), cells);
    }

    private boolean isNew(String[] cells, boolean newPerson) {
      List<String> primary = primary(cells);
      if (primary.stream().allMatch(String::isBlank) || primaries.contains(primary)) {
        return false;
      }
      for (int i = 0; i < request.identifiers().size(); i++) {
        List<String> parts = identifier(request.identifiers().get(i), cells);
        if (parts.stream().noneMatch(String::isBlank) && request.known().known(i, parts)) {
          return false;
        }
      }
      for (Column column : columns) {
        String cell = cells[column.index()];
        if (mustBeNew(column, newPerson)
            && !cell.isBlank()
            && (column.count(cell) > 0 || uniques.contains(column.index() + "\n" + cell))) {
          return false;
        }
      }
      return true;
    }

    private boolean names(Column column) {
      Persons persons = maker.persons();
      return persons != null && persons.column() == column.index();
    }

    private boolean mustBeNew(Column column, boolean newPerson) {
      if (names(column)) {
        return newPerson;
      }
      return column.unique()
          && switch (column.kind()) {
            case NUMBERED, CODE, CN_ID -> true;
            case REPEATED, NUMBER, DATE, NAME, TEXT, PHONE, EMAIL -> false;
          };
    }

    private void remember(String[] cells) {
      primaries.add(primary(cells));
      for (Column column : columns) {
        if (mustBeNew(column, true)) {
          uniques.add(column.index() + "\n" + cells[column.index()]);
        }
      }
    }
  }
}
