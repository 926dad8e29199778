package dyepack.canaries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  private static final double DAY = 86_400;

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
  private final Likeness likeness;
  private final Set<Integer> identifiers;
  private final List<Column> mostDistinct;
  private final TimeMaker times;
  private final int[] sexes;
  private final List<CnIdMaker> cnIds = new ArrayList<>();
  private final Map<Integer, NumberMaker> numbers = new HashMap<>();
  private final Map<Integer, NumberedMaker> numbered = new HashMap<>();
  private final Map<Integer, CodeMaker> codes = new HashMap<>();
  private final Map<Integer, TextMaker> texts = new HashMap<>();
  private final Map<Integer, NameMaker> names = new HashMap<>();
  private final Map<Integer, PhoneMaker> phones = new HashMap<>();
  private final Map<Integer, EmailMaker> emails = new HashMap<>();
  private final Gaps gaps;
  private final List<Drift> drifts;

  RowMaker(
      Donors donors, List<Column> given, ColumnReader reader, ForgeRequest request, Draws draws) {
    this.donors = donors;
    width = given.size();
    identifiers =
        request.identifiers().stream()
            .filter(spec -> spec.columns().size() == 1)
            .map(spec -> request.header().indexOf(spec.columns().get(0)))
            .collect(Collectors.toSet());
    split = new SplitColumns(given, whole(given, request), reader);
    columns = split.all();
    order = new TableOrder(donors, columns);
    relations = new Relations(columns, request.header(), request.constraints());
    sexes = sexes();
    columns.forEach(column -> prepare(column, request));
    times = new TimeMaker(datesToMove(), request.rows());
    List<Set<Integer>> groups = new ArrayList<>(List.of(together()));
    groups.addAll(relations.together());
    groups.addAll(split.together());
    dependence = Dependence.of(columns, groups, draws);
    likeness = new Likeness(split, dependence);
    mostDistinct =
        columns.stream().sorted(Comparator.comparingInt(Column::distinct).reversed()).toList();
    mixer = new Mixer(dependence, columns, donors.size());
    drifts =
        order.alike().stream()
            .filter(c -> c.kind() == ColumnKind.NUMBER || c.kind() == ColumnKind.DATE)
            .map(column -> new Drift(column, donors))
            .toList();
    gaps = new Gaps(donors.pairs(), order.sorted(), numbered, drifts);
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

  private void prepare(Column column, ForgeRequest request) {
    int index = column.index();
    switch (column.kind()) {
      case NUMBER -> numbers.put(index, new NumberMaker(column));
      case NUMBERED -> numbered.put(index, new NumberedMaker(column));
      case CODE -> codes.put(index, new CodeMaker(column));
      case TEXT -> texts.put(index, new TextMaker(column));
      case NAME -> names.put(index, new NameMaker(column, sexes));
      case CN_ID -> cnIds.add(new CnIdMaker(column, columns, request.caution()));
      case PHONE -> phones.put(index, new PhoneMaker(column, request.caution()));
      case EMAIL -> emails.put(index, new EmailMaker(column, request.caution()));
      case REPEATED, DATE -> {}
    }
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
    return order.matters() && gaps.none();
  }

  /** Returns a pair of neighbours between which a row may stand; null if there is none. */
  int @Nullable [] anchor(Draws draws) {
    return gaps.pair(draws);
  }

  /** Notes that a row was put between these neighbours. */
  void took(int[] pair) {
    gaps.took(pair);
  }

  /**
   * Makes a row up.
   *
   * @param anchor the neighbours between which it will stand; null if the place doesn't matter
   * @param contacts where phones and e-mails come from
   * @return the cells; null if no row could be made that keeps all rules
   */
  String @Nullable [] make(int @Nullable [] anchor, ContactDesk contacts, Tier tier, Draws draws) {
    int base = anchor == null ? draws.below(donors.size()) : order.baseNear(anchor, draws);
    int[] blockSources = mixer.sources(base, draws);
    int[] sources = new int[columns.size()];
    String[] cells = new String[columns.size()];
    for (Column column : columns) {
      sources[column.index()] = blockSources[dependence.blockOf(column.index())];
      cells[column.index()] = column.cell(sources[column.index()]);
    }
    Set<Integer> kept = kept(cells, sources, draws);
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
                : cell(column, sources[column.index()], mates[block], pulls[block], draws);
        if (made == null) {
          return null;
        }
        cells[column.index()] = made;
      }
    }
    times.move(cells, sources, kept, draws);
    cnIds.forEach(maker -> maker.make(cells, draws));
    if (anchor != null && !place(cells, sources, anchor, draws)) {
      return null;
    }
    contact(cells, sources, contacts, tier, draws);
    relations.apply(cells, sources);
    boolean fits = anchor == null || order.fits(cells, anchor);
    return fits && relations.kept(cells) && joined(cells, kept)
        ? Arrays.copyOf(cells, width)
        : null;
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

  /**
   * Exchanges values that come back for others that do, and with them what they determine.
   *
   * @param cells the row; changed
   * @param sources the donor of each column; changed
   * @return the columns that need no making any more
   */
  private Set<Integer> kept(String[] cells, int[] sources, Draws draws) {
    Set<Integer> kept = new HashSet<>();
    for (Column column : mostDistinct) {
      int index = column.index();
      if (kept.contains(index) || !exchangeable(column) || cells[index].isBlank()) {
        continue;
      }
      int count = column.count(cells[index]);
      double single = (1 - column.reuse()) / Math.max(1e-9, column.singles());
      if (count > 1 || !draws.chance(single)) {
        int donor = likeness.donor(column, sources, draws);
        take(index, donor, cells, sources);
        kept.add(index);
        for (int other : likeness.determined(index)) {
          if (exchangeable(columns.get(other)) && !kept.contains(other)) {
            take(other, donor, cells, sources);
            kept.add(other);
          }
        }
      }
    }
    return kept;
  }

  private void take(int column, int donor, String[] cells, int[] sources) {
    sources[column] = donor;
    cells[column] = columns.get(column).cell(donor);
  }

  /** Whether a value may be that of a real row. */
  private boolean exchangeable(Column column) {
    int index = column.index();
    boolean placed = order.sorted().contains(column) || order.alike().contains(column);
    if (placed || identifiers.contains(index) || relations.dependent().contains(index)) {
      return false;
    }
    return switch (column.kind()) {
      case REPEATED, NUMBERED, CODE, TEXT -> true;
      case DATE -> times.alone(column);
      case NUMBER, NAME, CN_ID, PHONE, EMAIL -> false;
    };
  }

  private @Nullable String cell(Column column, int source, int mate, double pull, Draws draws) {
    String base = column.cell(source);
    int index = column.index();
    return switch (column.kind()) {
      case NUMBER -> maker(numbers, index).make(base, column.cell(mate), pull, draws);
      case NUMBERED ->
          order.sorted().contains(column) ? base : maker(numbered, index).make(base, draws);
      case CODE -> maker(codes, index).make(base, draws);
      case TEXT -> maker(texts, index).make(base, draws);
      case NAME ->
          relations.writtenOtherwise(index) ? base : maker(names, index).make(sexes[source], draws);
      case REPEATED, DATE, CN_ID, PHONE, EMAIL -> base;
    };
  }

  private static <T> T maker(Map<Integer, T> makers, int index) {
    T maker = makers.get(index);
    if (maker == null) {
      throw new IllegalStateException("column " + index + " has no maker");
    }
    return maker;
  }

  /** Sets what goes with the place: between the neighbours, or about as far from them as usual. */
  private boolean place(String[] cells, int[] sources, int[] anchor, Draws draws) {
    double shift = 0;
    double days = 0;
    for (Column column : order.sorted()) {
      int index = column.index();
      String made = cells[index];
      String cell = between(column, anchor, draws);
      if (cell == null && column.unique()) {
        return false;
      }
      cells[index] = cell == null ? column.cell(anchor[0]) : cell;
      boolean time = column.dateOrder() != null && shift == 0;
      if (time) {
        double now = column.key(cells[index]);
        double before = column.key(made);
        shift = now - before;
        days = (Math.floor(now / DAY) - Math.floor(before / DAY)) * DAY;
      }
    }
    int[] other = draws.of(donors.pairs());
    for (Drift drift : drifts) {
      int index = drift.column().index();
      boolean follows = drift.column().dateOrder() != null && shift != 0 && !Double.isNaN(shift);
      double value =
          follows
              ? drift.column().key(cells[index]) + (drift.atAnyHour() ? shift : days)
              : drift.value(cells[index], sources[index], anchor, other);
      String cell =
          Double.isNaN(value)
              ? null
              : TableOrder.valueAt(drift.column(), cells[index], value, draws);
      cells[index] = cell == null ? cells[index] : cell;
    }
    return true;
  }

  private @Nullable String between(Column column, int[] anchor, Draws draws) {
    String before = column.cell(anchor[0]);
    String after = column.cell(anchor[1]);
    return switch (column.kind()) {
      case NUMBERED -> maker(numbered, column.index()).between(before, after, gaps.reach(), draws);
      case CODE -> maker(codes, column.index()).between(before, after, draws);
      case REPEATED, NUMBER, DATE, NAME, TEXT, CN_ID, PHONE, EMAIL ->
          TableOrder.inGap(column, anchor, draws);
    };
  }

  private void contact(
      String[] cells, int[] sources, ContactDesk contacts, Tier tier, Draws draws) {
    ContactsPool.@Nullable Contact last = null;
    int lane = 0;
    for (Column column : columns) {
      int index = column.index();
      String base = cells[index];
      if (base.isBlank() || relations.dependent().contains(index)) {
        continue;
      }
      if (column.kind() == ColumnKind.PHONE) {
        last = contacts.next(tier, lane++);
        String phone = last == null ? "" : last.phone();
        note(contacts, last != null && phone.isEmpty());
        cells[index] =
            phone.isEmpty()
                ? maker(phones, index).without(base, draws)
                : maker(phones, index).contact(base, phone);
      } else if (column.kind() == ColumnKind.EMAIL) {
        ContactsPool.Contact own = last == null ? contacts.next(tier, lane++) : last;
        last = null;
        String email = own == null ? "" : own.email();
        note(contacts, own != null && email.isEmpty());
        cells[index] =
            email.isEmpty()
                ? named(maker(emails, index).without(base, draws), cells, sources)
                : email;
      }
    }
  }

  private static void note(ContactDesk contacts, boolean lacking) {
    if (lacking) {
      contacts.lacking();
    }
  }

  /** Lets an e-mail made from a name follow the new name. */
  private String named(String email, String[] cells, int[] sources) {
    String made = email;
    for (int index : names.keySet()) {
      String[] old =
          columns.get(index).cell(sources[index]).toLowerCase(Locale.ROOT).split(" ", -1);
      String[] now = cells[index].toLowerCase(Locale.ROOT).split(" ", -1);
      for (int i = 0; i < Math.min(old.length, now.length); i++) {
        made = old[i].length() < 3 ? made : made.replace(old[i], now[i]);
      }
    }
    return made;
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
    return !phones.isEmpty() || !emails.isEmpty();
  }
}
