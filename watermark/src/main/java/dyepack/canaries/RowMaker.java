package dyepack.canaries;

import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes one row up after another: mixes donors, then makes anew what hardly repeats. */
final class RowMaker {
  /**
   * A line from one row to a similar one is followed from -.37 to 1.37 of its length: a uniform
   * choice from there keeps the variance of two independent ends, as (1-u)^2 + u^2 is 1 on average.
   */
  private static final double BEYOND = (Math.sqrt(3) - 1) / 2;

  private static final int ANCHORS = 20;

  private static final Set<String> SEXES =
      Set.of("男", "女", "m", "f", "male", "female", "男性", "女性", "man", "woman");

  private final SplitColumns split;
  private final int width;
  private final List<Column> columns;
  private final Donors donors;
  private final TableOrder order;
  private final Relations relations;
  private final Mixer mixer;
  private final Dependence dependence;
  private final TimeMaker times;
  private final List<CnIdMaker> cnIds;
  private final CellMakers makers;
  private final ContactWriter contactWriter;
  private final Exchange exchange;
  private final Placing placing;
  private final Substitutes substitutes;
  private final @Nullable Persons persons;

  /**
   * A row made up.
   *
   * @param all its cells, and after them their parts
   * @param sources the donor of each
   * @param width how many cells a row has
   */
  record Made(String[] all, int[] sources, int width) {
    /** Returns the cells of the row. */
    String[] cells() {
      return Arrays.copyOf(all, width);
    }
  }

  RowMaker(
      Donors donors, List<Column> given, ColumnReader reader, ForgeRequest request, Draws draws) {
    this.donors = donors;
    width = given.size();
    split = new SplitColumns(given, whole(given, request), reader);
    Set<Integer> identifiers =
        request.identifiers().stream()
            .filter(spec -> spec.columns().size() == 1)
            .map(spec -> request.header().indexOf(spec.columns().get(0)))
            .collect(Collectors.toSet());
    persons = persons(identifiers, request, donors, split.all());
    columns = persons == null ? split.all() : persons.countedOnce(split.all(), reader);
    order = new TableOrder(donors, columns);
    relations = new Relations(columns, request.header(), request.constraints());
    makers = new CellMakers(relations, order, sexes());
    columns.forEach(makers::add);
    cnIds =
        columns.stream()
            .filter(column -> column.kind() == ColumnKind.CN_ID)
            .map(column -> new CnIdMaker(column, columns, request.caution()))
            .toList();
    contactWriter =
        new ContactWriter(columns, relations, makers.names().keySet(), request.caution());
    times = new TimeMaker(datesToMove(), request.rows());
    List<Set<Integer>> groups = new ArrayList<>(List.of(together()));
    groups.addAll(relations.together());
    groups.addAll(split.together());
    Ties ties = new Ties(columns);
    groups.addAll(ties.together());
    List<Facet> spans = new ArrayList<>();
    new TreeMap<>(times.spans()).forEach((column, span) -> spans.add(Facet.ranked(column, span)));
    dependence = Dependence.of(columns, groups, spans, draws);
    mixer = new Mixer(dependence, columns, donors.size());
    Likeness likeness = new Likeness(columns, split, dependence);
    Set<Integer> person = persons == null ? Set.of() : persons.columns();
    exchange =
        new Exchange(
            columns,
            order,
            relations,
            likeness,
            makers,
            times,
            identifiers,
            person,
            ties.columns());
    placing = new Placing(donors, order, makers, identifiers, request.instead());
    substitutes =
        new Substitutes(
            columns,
            split,
            relations,
            makers,
            cnIds,
            placing,
            contactWriter,
            Identity.columns(columns, width, split, relations, cnIds, request));
  }

  /** The people of a table; those that the primary identifier names have one row each. */
  private static @Nullable Persons persons(
      Set<Integer> identifiers, ForgeRequest request, Donors donors, List<Column> all) {
    Set<Integer> others = new HashSet<>(identifiers);
    others.remove(request.header().indexOf(request.identifiers().get(0).columns().get(0)));
    return Persons.of(all, others, new TableOrder(donors, all));
  }

  /** Columns that are no sum of their parts: identifiers, sorted ones, those tied to others. */
  private Set<Integer> whole(List<Column> given, ForgeRequest request) {
    Relations tied = new Relations(given, request.header(), request.constraints());
    Set<Integer> whole = new HashSet<>(tied.dependent());
    tied.together().forEach(whole::addAll);
    request
        .identifiers()
        .forEach(spec -> spec.columns().forEach(c -> whole.add(request.header().indexOf(c))));
    new TableOrder(donors, given).sorted().forEach(column -> whole.add(column.index()));
    return whole;
  }

  private List<Column> datesToMove() {
    Set<Column> births = new HashSet<>();
    cnIds.forEach(maker -> births.addAll(maker.births()));
    return columns.stream()
        .filter(column -> column.kind() == ColumnKind.DATE)
        .filter(column -> !births.contains(column))
        .filter(column -> !relations.dependent().contains(column.index()))
        .toList();
  }

  /** Columns that come from one donor: who it is about, and what goes with the place. */
  private Set<Integer> together() {
    Set<Integer> together = new HashSet<>();
    for (Column column : columns) {
      boolean mixable =
          column.kind() == ColumnKind.REPEATED
              || column.kind() == ColumnKind.NUMBER
              || column.kind() == ColumnKind.DATE;
      if (column.isTakenApart()) {
        continue;
      }
      if (!mixable || order.sorted().contains(column) || order.alike().contains(column)) {
        together.add(column.index());
      }
    }
    cnIds.forEach(maker -> maker.births().forEach(column -> together.add(column.index())));
    return together;
  }

  private int[] sexes() {
    for (Column column : columns) {
      boolean sex =
          column.distinct() >= 2
              && column.distinct() <= 4
              && column.filled().stream()
                      .filter(cell -> SEXES.contains(cell.toLowerCase(Locale.ROOT)))
                      .count()
                  >= 0.9 * column.filled().size();
      if (sex || column.kind() == ColumnKind.CN_ID) {
        return IntStream.range(0, column.rows()).map(row -> sex(column.cell(row), sex)).toArray();
      }
    }
    return new int[columns.get(0).rows()];
  }

  private static int sex(String cell, boolean word) {
    return word ? cell.hashCode() : CnId.valid(cell) ? CnId.male(cell) ? 1 : 2 : 0;
  }

  /** Returns whether the place of a row says anything about its values. */
  boolean ordered() {
    return order.matters();
  }

  /** Returns whether serial numbers are sorted and follow each other without a gap. */
  boolean withoutGaps() {
    return order.matters() && placing.places().none();
  }

  /** Returns the people of the table; null if nobody has several rows. */
  @Nullable Persons persons() {
    return persons;
  }

  /** Returns {@link Places#crowded}. */
  double crowded() {
    return placing.places().crowded();
  }

  /** Returns how far a row is from one of its neighbours to the other, see {@link Placing}. */
  double within(String[] cells, int[] pair) {
    return placing.within(cells, pair);
  }

  /** Returns where rows may stand. */
  Places places() {
    return placing.places();
  }

  /** Returns a gap near a donor, where a row like it may stand, see {@link Places#near}. */
  int @Nullable [] anchorNear(int donor, boolean crowded, Draws draws) {
    int[] found = null;
    for (int i = 0; i < ANCHORS; i++) {
      found = placing.places().near(donor, order.reach(), crowded, draws);
      if (found == null || order.fitsBetween(donor, found, draws)) {
        return found;
      }
    }
    return found;
  }

  /** Returns a donor to begin a row with that will stand at this place, or anywhere. */
  int base(int @Nullable [] anchor, Draws draws) {
    return anchor == null ? draws.below(donors.size()) : order.baseNear(anchor, draws);
  }

  /**
   * Makes a row up.
   *
   * @param base the donor to begin with
   * @param anchor where it will stand, see {@link Places}; null if the place doesn't matter
   * @param person another row of the made-up person; null for the first one
   * @param contacts where phones and e-mails come from
   * @return the row; null if none could be made that keeps all rules
   */
  @Nullable Made make(
      int base,
      int @Nullable [] anchor,
      @Nullable Made person,
      ContactDesk contacts,
      Tier tier,
      Draws draws) {
    Set<Integer> fixed = person == null || persons == null ? Set.of() : persons.columns();
    int[] blockSources = mixer.sources(base, persons == null ? Set.of() : persons.columns(), draws);
    int[] sources = new int[columns.size()];
    String[] cells = new String[columns.size()];
    for (Column column : columns) {
      sources[column.index()] = blockSources[dependence.blockOf(column.index())];
      cells[column.index()] = column.cell(sources[column.index()]);
    }
    copy(person, fixed, cells, sources);
    Set<Integer> kept = exchange.kept(cells, sources, fixed, draws);
    int[] mates = new int[blockSources.length];
    double[] pulls = new double[blockSources.length];
    for (int block = 0; block < mates.length; block++) {
      mates[block] = mixer.mate(block, blockSources[block], draws);
      double pull = draws.unit() * (1 + 2 * BEYOND) - BEYOND;
      pulls[block] = alone(block) ? Double.NaN : pull;
    }
    for (Column column : columns) {
      int block = dependence.blockOf(column.index());
      if (!cells[column.index()].isBlank() && !relations.dependent().contains(column.index())) {
        String made =
            kept.contains(column.index())
                ? cells[column.index()]
                : makers.make(column, sources[column.index()], mates[block], pulls[block], draws);
        if (made == null) {
          return null;
        }
        cells[column.index()] = made;
      }
    }
    times.move(cells, sources, kept, draws);
    cnIds.forEach(maker -> maker.make(cells, draws));
    if (anchor != null && !placing.place(cells, sources, anchor, draws)) {
      return null;
    }
    contactWriter.write(cells, sources, fixed, contacts, tier, draws);
    copy(person, fixed, cells, sources);
    relations.apply(cells, sources);
    boolean fits = anchor == null || order.fits(cells, anchor);
    return fits && relations.kept(cells) && joined(cells, kept)
        ? new Made(cells, sources, width)
        : null;
  }

  /**
   * Makes a row up that takes the place of a donor's.
   *
   * @param place where it stands, see {@link Places#instead}
   * @param apart whether it stands between the first two donors of the place, and not where the row
   *     was that is left out
   * @param person another row of the made-up person; null for the first one
   * @param contacts where phones and e-mails come from
   * @return the row; null if none could be made that keeps all rules
   */
  @Nullable Made substitute(
      int[] place,
      boolean apart,
      @Nullable Made person,
      ContactDesk contacts,
      Tier tier,
      Draws draws) {
    int donor = place[2];
    String[] cells = new String[columns.size()];
    int[] sources = new int[columns.size()];
    for (Column column : columns) {
      sources[column.index()] = donor;
      cells[column.index()] = column.cell(donor);
    }
    // Whom the row is about is the same in all rows of the person; what else it says is its own.
    Set<Integer> fixed = person == null || persons == null ? Set.of() : persons.columns();
    Set<Integer> same = Sets.intersection(fixed, substitutes.made());
    copy(person, same, cells, sources);
    boolean made =
        substitutes.make(
            cells,
            sources,
            same,
            place,
            apart,
            column -> mixer.mate(dependence.blockOf(column), donor, draws),
            () -> draws.unit() * (1 + 2 * BEYOND) - BEYOND,
            contacts,
            tier,
            draws);
    return made && order.fits(cells, place) ? new Made(cells, sources, width) : null;
  }

  private static void copy(
      @Nullable Made person, Set<Integer> fixed, String[] cells, int[] sources) {
    for (int index : fixed) {
      if (person != null) {
        sources[index] = person.sources()[index];
        cells[index] = person.all()[index];
      }
    }
  }

  /** Puts the parts of cells together; false if a cell came out that stands in the table. */
  private boolean joined(String[] cells, Set<Integer> kept) {
    for (int index : split.takenApart()) {
      boolean formed = !cells[index].isBlank() && !cells[split.parts(index).get(0)].isBlank();
      if (formed && !kept.contains(index)) {
        String cell = split.join(index, cells);
        if (cell == null || columns.get(index).count(cell) > 0) {
          return false;
        }
        cells[index] = cell;
      }
    }
    return true;
  }

  /** Whether a block has one number that moves: nothing else has to move with it. */
  private boolean alone(int block) {
    return dependence.blocks().get(block).stream()
            .map(columns::get)
            .filter(c -> c.kind() == ColumnKind.NUMBER || c.kind() == ColumnKind.DATE)
            .count()
        == 1;
  }

  /** Returns how many identity numbers of a row stand under regions in use. */
  long identityNumbersInUse(List<String> cells) {
    return cnIds.stream().filter(maker -> maker.inUse(cells.get(maker.column()))).count();
  }

  /** Returns whether made-up regions can be told, because the table has few. */
  boolean regionsShow() {
    return cnIds.stream().anyMatch(CnIdMaker::shows);
  }

  /** Returns whether canaries stand out of the order of a sorted column. */
  boolean outOfOrder() {
    return order.disturbed();
  }

  /** Returns whether the table has a column of phones or e-mails. */
  boolean needsContacts() {
    return contactWriter.needed();
  }
}
