package dyepack.policy;

import dyepack.marks.ColumnProfile;
import dyepack.policy.Proposal.Harm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Finds in the sampled rows what holds between columns and marks could break: columns that repeat
 * each other, sums, products, and pairs in order.
 */
final class Relations {
  private static final double NEARLY_ALL = 0.99;
  private static final int FEWEST_ROWS = 30;
  private static final int MOST_COLUMNS = 40;
  private static final int FEW_VALUES = 10;
  private static final int MOST_PAIRED_VALUES = 200;

  /** Rows looked at before a full check: nearly every triple of columns fails here already. */
  private static final int FIRST_LOOK = 8;

  private final TableProfile profile;
  private final Map<String, double[]> numbers = new HashMap<>();

  Relations(TableProfile profile) {
    this.profile = profile;
  }

  /**
   * Returns why columns are bound to others, by name: marks would make a copy differ from its
   * original or a total from its sum.
   */
  Map<String, String> bound() {
    List<String> names =
        profile.columns().stream()
            .filter(c -> c.content() == ContentType.NUMBER && c.distinct() > FEW_VALUES)
            .map(ColumnFacts::name)
            .limit(MOST_COLUMNS)
            .toList();
    names.forEach(name -> numbers.put(name, values(name, SampleValues::number)));
    Map<String, String> bound = new HashMap<>();
    if (profile.sampledRows().size() < FEWEST_ROWS) {
      return bound;
    }
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        pair(names, i, j, bound);
      }
    }
    namesakes(bound);
    return bound;
  }

  /** Finds columns of which one is only another name for the other, such as a code and its text. */
  private void namesakes(Map<String, String> bound) {
    List<ColumnFacts> columns =
        profile.columns().stream()
            .filter(column -> column.distinct() > 2 && column.distinct() <= MOST_PAIRED_VALUES)
            .filter(column -> column.repeatedRows() > 0.5)
            .limit(MOST_COLUMNS)
            .toList();
    for (ColumnFacts first : columns) {
      for (ColumnFacts second : columns) {
        if (first.index() < second.index()
            && first.distinct() == second.distinct()
            && oneToOne(first.index(), second.index())) {
          bind(
              bound,
              "each value of "
                  + first.name()
                  + " has one of "
                  + second.name()
                  + ", and the reverse",
              first.name(),
              second.name());
        }
      }
    }
  }

  private boolean oneToOne(int first, int second) {
    Map<String, String> there = new HashMap<>();
    Map<String, String> back = new HashMap<>();
    for (String[] row : profile.sampledRows()) {
      String a = row[first].strip();
      String b = row[second].strip();
      if (!b.equals(there.computeIfAbsent(a, key -> b))
          || !a.equals(back.computeIfAbsent(b, key -> a))) {
        return false;
      }
    }
    return there.size() > 2;
  }

  private void pair(List<String> names, int i, int j, Map<String, String> bound) {
    double[] a = numbers(names.get(i));
    double[] b = numbers(names.get(j));
    if (holds(a, b, a, Relation.SAME, 0)) {
      bind(
          bound,
          names.get(i) + " and " + names.get(j) + " hold the same",
          names.get(i),
          names.get(j));
    }
    for (String name : names) {
      if (name.equals(names.get(i)) || name.equals(names.get(j))) {
        continue;
      }
      for (Relation relation : new Relation[] {Relation.SUM, Relation.PRODUCT}) {
        if (holds(a, b, numbers(name), relation, unit(name))) {
          String rule = name + " = " + names.get(i) + relation.sign + names.get(j);
          bind(bound, "in nearly every row " + rule, names.get(i), names.get(j), name);
        }
      }
    }
  }

  private static void bind(Map<String, String> bound, String why, String... columns) {
    for (String column : columns) {
      bound.putIfAbsent(column, why);
    }
  }

  private double[] numbers(String name) {
    double[] values = numbers.get(name);
    return values == null ? new double[0] : values;
  }

  private enum Relation {
    SAME(" = "),
    SUM(" + "),
    PRODUCT(" x ");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    double of(double a, double b) {
      return switch (this) {
        case SAME -> b;
        case SUM -> a + b;
        case PRODUCT -> a * b;
      };
    }
  }

  private static boolean holds(double[] a, double[] b, double[] c, Relation relation, double unit) {
    int compared = 0;
    int held = 0;
    int telling = 0;
    for (int i = 0; i < a.length; i++) {
      double expected = relation.of(a[i], b[i]);
      if (Double.isNaN(expected) || Double.isNaN(c[i])) {
        continue;
      }
      compared++;
      double rounding = relation == Relation.PRODUCT ? 0.51 * unit : 0;
      boolean trivial =
          relation != Relation.SAME
              && (a[i] == 0
                  || b[i] == 0
                  || (relation == Relation.PRODUCT
                      && (a[i] == 1 || b[i] == 1 || Math.abs(expected) < 100 * rounding)));
      telling += trivial ? 0 : 1;
      double allowed = 1e-9 * Math.max(1e-6, Math.abs(c[i])) + rounding;
      boolean close = Math.abs(expected - c[i]) <= allowed;
      held += close ? 1 : 0;
      if (compared >= FIRST_LOOK && held < compared * 0.5) {
        return false;
      }
    }
    return compared >= FEWEST_ROWS && held >= NEARLY_ALL * compared && telling >= compared / 5;
  }

  /** Returns the smallest unit of a column: a product is rounded to it. */
  private double unit(String name) {
    ColumnProfile values = profile.columnProfiles().get(name);
    return values == null || values.number() == null ? 0 : values.number().finest().doubleValue();
  }

  /**
   * Returns the pairs in order that the marks could put out of order.
   *
   * @param marks what is going to be marked
   */
  List<List<String>> orders(List<Proposal> marks) {
    List<List<String>> orders = new ArrayList<>();
    List<ColumnFacts> columns =
        profile.columns().stream()
            .filter(column -> isTime(column) || column.content() == ContentType.NUMBER)
            .filter(column -> column.distinct() > FEW_VALUES)
            .limit(3 * MOST_COLUMNS)
            .toList();
    for (ColumnFacts first : columns) {
      for (ColumnFacts second : columns) {
        double moved = tolerance(marks, first.name()) + tolerance(marks, second.name());
        if (first.index() != second.index()
            && isTime(first) == isTime(second)
            && moved > 0
            && ordered(first, second, moved)) {
          orders.add(List.of(first.name(), second.name()));
        }
      }
    }
    return withoutImplied(orders);
  }

  private boolean ordered(ColumnFacts first, ColumnFacts second, double moved) {
    boolean time = isTime(first);
    ToDoubleFunction<String> reading = time ? SampleValues::seconds : SampleValues::number;
    double[] a = values(first.name(), reading);
    double[] b = values(second.name(), reading);
    int compared = 0;
    int apart = 0;
    int near = 0;
    double maxFirst = Double.NEGATIVE_INFINITY;
    double minSecond = Double.POSITIVE_INFINITY;
    for (int i = 0; i < a.length; i++) {
      if (Double.isNaN(a[i]) || Double.isNaN(b[i])) {
        continue;
      }
      if (a[i] > b[i]) {
        return false;
      }
      compared++;
      apart += a[i] < b[i] ? 1 : 0;
      near += b[i] - a[i] < moved ? 1 : 0;
      maxFirst = Math.max(maxFirst, a[i]);
      minSecond = Math.min(minSecond, b[i]);
    }
    return compared >= FEWEST_ROWS
        && apart > 0
        && maxFirst > minSecond
        && (time || (near > 0 && correlation(a, b) > 0.5));
  }

  /** Pearson's coefficient over the rows in which both are known. */
  private static double correlation(double[] a, double[] b) {
    double n = 0;
    double sumA = 0;
    double sumB = 0;
    double sumAa = 0;
    double sumBb = 0;
    double sumAb = 0;
    for (int i = 0; i < a.length; i++) {
      if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
        n++;
        sumA += a[i];
        sumB += b[i];
        sumAa += a[i] * a[i];
        sumBb += b[i] * b[i];
        sumAb += a[i] * b[i];
      }
    }
    double spread = (n * sumAa - sumA * sumA) * (n * sumBb - sumB * sumB);
    return spread <= 0 ? 0 : (n * sumAb - sumA * sumB) / Math.sqrt(spread);
  }

  /** Leaves out a before c where a before b and b before c are there. */
  private static List<List<String>> withoutImplied(List<List<String>> orders) {
    return orders.stream()
        .filter(
            order ->
                orders.stream()
                    .filter(step -> step.get(0).equals(order.get(0)))
                    .noneMatch(step -> orders.contains(List.of(step.get(1), order.get(1)))))
        .toList();
  }

  /** Returns the largest change in seconds or in the number's own unit; 0 if not marked. */
  private static double tolerance(List<Proposal> marks, String column) {
    for (Proposal mark : marks) {
      if (mark.columns().contains(column) && mark.request().tolerance() != null) {
        double tolerance = mark.request().tolerance().doubleValue();
        return switch (mark.request().kind()) {
          case DATE -> tolerance * 86_400;
          case NUMBER, TIMESTAMP -> tolerance;
          case DURATION, GEO, TEXT, CATEGORY -> 0;
        };
      }
    }
    return 0;
  }

  /** Returns the proposals, those for bound columns as ones that change facts. */
  static List<Judgement> demote(List<Judgement> judgements, Map<String, String> bound) {
    return judgements.stream()
        .map(
            judgement -> {
              String why = bound.get(judgement.column());
              return why == null || judgement.proposal() == null
                  ? judgement
                  : Judgement.proposed(
                      judgement.column(),
                      judgement.proposal().worse(Harm.REAL, "BREAKS A RULE: " + why),
                      why + ", which marks would break");
            })
        .toList();
  }

  private static boolean isTime(ColumnFacts column) {
    return column.content() == ContentType.DATE || column.content() == ContentType.TIMESTAMP;
  }

  private double[] values(String name, ToDoubleFunction<String> reading) {
    int index = profile.header().indexOf(name);
    return profile.sampledRows().stream()
        .mapToDouble(row -> reading.applyAsDouble(row[index]))
        .toArray();
  }
}
