package dyepack.canaries;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rules that (nearly) every sampled row keeps: columns that are equal, that hold another one's
 * text, that are the sum or product of others, or never exceed another. A made-up row is brought to
 * keep them, or is dropped.
 */
final class Relations {
  private static final double ALWAYS = 0.99;
  private static final double NEVER_EXCEEDS = 0.999;
  private static final int FEWEST = 30;
  private static final int MOST_NUMERIC = 40;

  /** Column {@code target} has the text of {@code source}. */
  private record Copy(int source, int target) {}

  /** Column {@code target} contains the text of {@code source}. */
  private record Part(int source, int target) {}

  /** Column {@code target} is {@code one op two}. */
  private record Total(int target, List<Integer> terms, boolean product) {}

  /** Column {@code target} is the time from {@code from} to {@code to}. */
  private record Span(int target, int from, int to, TimeUnit unit) {}

  /** Column {@code low} never exceeds {@code high}. */
  private record Order(int low, int high) {}

  private final List<Column> columns;
  private final List<Copy> copies = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<Total> totals = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final List<EmailOfName> emails = new ArrayList<>();
  private final List<ForgeRequest.Range> ranges;
  private final Set<Integer> dependent = new HashSet<>();

  /** Finds the rules in the donors and adds the declared ones. */
  Relations(List<Column> columns, List<String> header, ForgeRequest.Constraints declared) {
    this.columns = columns;
    ranges = declared.ranges().stream().filter(r -> header.contains(r.column())).toList();
    this.header = header;
    for (Column name : columns) {
      for (Column email : columns) {
        EmailOfName found = EmailOfName.of(name, email);
        if (found != null) {
          emails.add(found);
        }
      }
    }
    findCopies();
    findParts();
    findSpans();
    findTotals();
    findOrders();
    for (List<String> order : declared.orders()) {
      if (header.containsAll(order) && order.size() == 2) {
        orders.add(new Order(header.indexOf(order.get(0)), header.indexOf(order.get(1))));
      }
    }
  }

  private final List<String> header;

  /** Returns the columns that others fix: they need no making. */
  Set<Integer> dependent() {
    return dependent;
  }

  /**
   * Returns groups of columns that have to come from one donor. Terms that only repeat are not
   * among them: copied together they would give a total that stands in the table already.
   */
  List<Set<Integer>> together() {
    List<Set<Integer>> groups = new ArrayList<>();
    copies.forEach(copy -> groups.add(Set.of(copy.source, copy.target)));
    parts.forEach(part -> groups.add(Set.of(part.source, part.target)));
    orders.forEach(order -> groups.add(Set.of(order.low, order.high)));
    emails.forEach(link -> groups.add(Set.of(link.name(), link.email())));
    spans.forEach(span -> groups.add(Set.of(span.target, span.from, span.to)));
    for (Total total : totals) {
      Set<Integer> group = new HashSet<>(total.terms);
      group.add(total.target);
      if (total.terms.stream().anyMatch(term -> columns.get(term).kind() == ColumnKind.NUMBER)) {
        groups.add(group);
      }
    }
    return groups;
  }

  /**
   * Returns whether e-mails hold this column's names in another script, so that a new name would no
   * longer fit: it has to stay that of the e-mail's row.
   */
  boolean writtenOtherwise(int name) {
    return emails.stream().anyMatch(link -> link.name() == name && link.otherScript());
  }

  /** Returns a column of names and those of the e-mails made from it. */
  Set<Integer> withName(int name) {
    Set<Integer> linked = new HashSet<>(Set.of(name));
    emails.stream().filter(e -> e.name() == name).forEach(e -> linked.add(e.email()));
    return linked;
  }

  private boolean always(double share, IntPredicate relevant, IntPredicate holds) {
    int rows = columns.get(0).rows();
    long counted = IntStream.range(0, rows).filter(relevant).count();
    if (counted < Math.min(FEWEST, rows) || counted == 0) {
      return false;
    }
    // Most rules fail on the first few rows.
    if (IntStream.range(0, Math.min(rows, 40)).filter(relevant).filter(holds.negate()).count()
        > 2) {
      return false;
    }
    return IntStream.range(0, rows).filter(relevant).filter(holds).count() >= share * counted;
  }

  private boolean filled(int row, int... indexes) {
    for (int index : indexes) {
      if (columns.get(index).cell(row).isBlank()) {
        return false;
      }
    }
    return true;
  }

  private void findCopies() {
    for (int i = 0; i < columns.size(); i++) {
      for (int j = i + 1; j < columns.size() && !dependent.contains(i); j++) {
        Column one = columns.get(i);
        Column two = columns.get(j);
        if (one.kind() != ColumnKind.REPEATED
            && !one.isTakenApart()
            && !two.isTakenApart()
            && one.kind() == two.kind()
            && !dependent.contains(j)
            && always(ALWAYS, row -> true, row -> one.cell(row).equals(two.cell(row)))) {
          copies.add(new Copy(i, j));
          dependent.add(j);
        }
      }
    }
  }

  private void findParts() {
    for (Column source : columns) {
      boolean made =
          switch (source.kind()) {
            case NAME, PHONE, EMAIL, CN_ID, NUMBERED, CODE, TEXT -> true;
            case REPEATED, NUMBER, DATE -> false;
          };
      for (Column target : columns) {
        int i = source.index();
        int j = target.index();
        boolean text =
            target.kind() == ColumnKind.TEXT
                || target.kind() == ColumnKind.CODE
                || target.kind() == ColumnKind.EMAIL
                || target.kind() == ColumnKind.NUMBERED;
        if (made
            && !source.isTakenApart()
            && !target.isTakenApart()
            && text
            && i != j
            && !dependent.contains(i)
            && !dependent.contains(j)
            && always(
                ALWAYS,
                row -> filled(row, i, j),
                row ->
                    source.cell(row).length() >= 2
                        && target.cell(row).contains(source.cell(row)))) {
          parts.add(new Part(i, j));
          dependent.add(j);
        }
      }
    }
  }

  private void findTotals() {
    List<Integer> numeric =
        columns.stream()
            .filter(column -> !Double.isNaN(firstKey(column)) && column.dateOrder() == null)
            .filter(
                column ->
                    column.kind() == ColumnKind.NUMBER || column.kind() == ColumnKind.REPEATED)
            .map(Column::index)
            .toList();
    if (numeric.size() > MOST_NUMERIC) {
      return;
    }
    for (int target : numeric) {
      if (columns.get(target).kind() == ColumnKind.NUMBER && !dependent.contains(target)) {
        Total total = total(target, numeric);
        if (total != null) {
          totals.add(total);
          dependent.add(target);
        }
      }
    }
  }

  private static double firstKey(Column column) {
    return IntStream.range(0, column.rows())
        .filter(row -> !column.cell(row).isBlank())
        .mapToDouble(column::key)
        .findFirst()
        .orElse(Double.NaN);
  }

  private @Nullable Total total(int target, List<Integer> numeric) {
    List<Integer> terms =
        numeric.stream().filter(i -> i != target && !dependent.contains(i)).toList();
    for (int i = 0; i < terms.size(); i++) {
      for (int j = i + 1; j < terms.size(); j++) {
        int one = terms.get(i);
        int two = terms.get(j);
        List<Integer> both = List.of(one, two);
        if (adds(target, both, false)) {
          return new Total(target, both, false);
        } else if (adds(target, both, true)) {
          return new Total(target, both, true);
        }
      }
      for (int j = i + 3; j <= terms.size(); j++) {
        if (adds(target, terms.subList(i, j), false)) {
          return new Total(target, terms.subList(i, j), false);
        }
      }
    }
    return null;
  }

  private boolean adds(int target, List<Integer> terms, boolean product) {
    Column column = columns.get(target);
    return always(
        ALWAYS,
        row -> !Double.isNaN(column.key(row)),
        row -> {
          NumberShape shape = NumberShape.read(column.cell(row));
          double sum = combined(terms, product, term -> columns.get(term).key(row));
          return shape != null
              && sum != 0
              && Math.abs(sum - shape.value()) <= 0.500001 / shape.scale();
        });
  }

  private static double combined(
      List<Integer> terms, boolean product, java.util.function.IntToDoubleFunction value) {
    DoubleBinaryOperator operator = product ? (a, b) -> a * b : Double::sum;
    return terms.stream().mapToDouble(value::applyAsDouble).reduce(product ? 1 : 0, operator);
  }

  private void findSpans() {
    List<Column> dates = columns.stream().filter(c -> c.dateOrder() != null).toList();
    for (Column target : columns) {
      boolean numeric =
          target.dateOrder() == null
              && (target.kind() == ColumnKind.NUMBER || target.kind() == ColumnKind.REPEATED)
              && target.distinct() > 2
              && !Double.isNaN(firstKey(target));
      for (Column from : dates) {
        for (Column to : dates) {
          if (numeric && from != to && !dependent.contains(target.index())) {
            findSpan(target, from, to);
          }
        }
      }
    }
  }

  private void findSpan(Column target, Column from, Column to) {
    for (TimeUnit unit : TimeUnit.values()) {
      boolean holds =
          always(
              ALWAYS,
              row -> filled(row, target.index(), from.index(), to.index()),
              row -> target.key(row) == unit.between(from.key(row), to.key(row)));
      if (holds && !dependent.contains(target.index())) {
        spans.add(new Span(target.index(), from.index(), to.index(), unit));
        dependent.add(target.index());
      }
    }
  }

  private void findOrders() {
    List<Column> ordered =
        columns.stream()
            .filter(c -> c.kind() == ColumnKind.NUMBER || c.dateOrder() != null)
            .limit(MOST_NUMERIC)
            .toList();
    for (Column low : ordered) {
      for (Column high : ordered) {
        boolean sameKind = (low.dateOrder() == null) == (high.dateOrder() == null);
        if (low != high && sameKind) {
          IntPredicate both = row -> !Double.isNaN(low.key(row)) && !Double.isNaN(high.key(row));
          boolean trivial =
              always(
                  0.97, both, row -> low.key(row) <= high.key((row + low.rows() / 2) % low.rows()));
          if (!trivial && always(NEVER_EXCEEDS, both, row -> low.key(row) <= high.key(row))) {
            orders.add(new Order(low.index(), high.index()));
          }
        }
      }
    }
  }

  /**
   * Makes dependent columns follow.
   *
   * @param cells the row; changed
   * @param sources the donor of each column
   */
  void apply(String[] cells, int[] sources) {
    follow(cells, sources, Set.of());
  }

  /**
   * Makes those dependent columns follow of which something was made anew.
   *
   * @param cells the row; changed
   * @param sources the donor of each column
   * @param kept columns that are still their donor's: what these alone give is right already, also
   *     in the few rows that break the rule
   */
  void follow(String[] cells, int[] sources, Set<Integer> kept) {
    for (Part part : parts) {
      if (kept.contains(part.source)) {
        continue;
      }
      String old = columns.get(part.source).cell(sources[part.source]);
      String whole = columns.get(part.target).cell(sources[part.target]);
      if (sources[part.source] == sources[part.target] && old.length() >= 2) {
        cells[part.target] = whole.replace(old, cells[part.source]);
      }
    }
    for (Span span : spans) {
      if (kept.contains(span.from) && kept.contains(span.to)) {
        continue;
      }
      NumberShape shape = NumberShape.read(cells[span.target]);
      double from = columns.get(span.from).key(cells[span.from]);
      double to = columns.get(span.to).key(cells[span.to]);
      if (shape != null && !Double.isNaN(from) && !Double.isNaN(to)) {
        cells[span.target] = shape.write(Math.round(span.unit.between(from, to) * shape.scale()));
      }
    }
    for (Total total : totals) {
      if (kept.containsAll(total.terms)) {
        continue;
      }
      NumberShape shape = NumberShape.read(cells[total.target]);
      double sum = combined(total.terms, total.product, term -> columns.get(term).key(cells[term]));
      if (shape != null && !Double.isNaN(sum)) {
        cells[total.target] = shape.write(Math.round(sum * shape.scale()));
      }
    }
    for (Copy copy : copies) {
      if (!kept.contains(copy.source)) {
        cells[copy.target] = cells[copy.source];
      }
    }
  }

  /** Returns the columns that have to be made anew if these are. */
  Set<Integer> following(Set<Integer> made) {
    Set<Integer> all = new HashSet<>(made);
    int before;
    do {
      before = all.size();
      parts.forEach(part -> join(all, part.source, part.target));
      copies.forEach(copy -> join(all, copy.source, copy.target));
    } while (all.size() > before);
    return all;
  }

  /** What holds another column's text is made anew with it, and can't be without it. */
  private static void join(Set<Integer> made, int source, int target) {
    if (made.contains(source) || made.contains(target)) {
      made.add(source);
      made.add(target);
    }
  }

  /** Returns whether a row keeps the order of columns and the declared ranges. */
  boolean kept(String[] cells) {
    for (Order order : orders) {
      Column low = columns.get(order.low);
      double first = low.key(cells[order.low]);
      double second = columns.get(order.high).key(cells[order.high]);
      if (first > second) {
        return false;
      }
    }
    for (ForgeRequest.Range range : ranges) {
      NumberShape shape = NumberShape.read(cells[header.indexOf(range.column())]);
      if (shape != null && (shape.value() < range.least() || shape.value() > range.most())) {
        return false;
      }
    }
    return true;
  }
}
