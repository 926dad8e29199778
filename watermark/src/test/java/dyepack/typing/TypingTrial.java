package dyepack.typing;

import dyepack.typing.MadeColumns.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes tables of made columns, has them typed, and counts what comes out. */
final class TypingTrial {
  private final Map<ColumnType, int[]> counts = new EnumMap<>(ColumnType.class);
  private final Map<String, Map<String, Integer>> wrong = new TreeMap<>();
  private int lookAlikes;
  private int coreOnLookAlikes;
  private int corePredicted;
  private int coreRight;

  static final List<ColumnType> CORE =
      List.of(
          ColumnType.NAME,
          ColumnType.CN_ID,
          ColumnType.PHONE,
          ColumnType.ADDRESS,
          ColumnType.BANK_CARD,
          ColumnType.PLATE,
          ColumnType.EMAIL,
          ColumnType.AMOUNT,
          ColumnType.TIME,
          ColumnType.LATITUDE,
          ColumnType.LONGITUDE);

  /**
   * Types all kinds once, in tables of about eight columns.
   *
   * @param headers share of the tables that have column names
   * @param negatives whether look-alikes stand in the tables
   */
  void run(long seed, int half, int rows, double headers, boolean negatives) {
    for (boolean chinese : new boolean[] {true, false}) {
      Made made = new Made(seed * 2 + (chinese ? 1 : 0), half);
      List<List<Kind>> groups = new ArrayList<>();
      List<Kind> all =
          new ArrayList<>(chinese ? MadeColumns.chinese(made) : MadeColumns.english(made));
      if (negatives && chinese) {
        all.addAll(MadeColumns.lookAlikes(made));
      }
      Map<String, List<Kind>> named = new TreeMap<>();
      for (Kind kind : all) {
        if (kind.group().isEmpty()) {
          groups.add(List.of(kind));
        } else {
          named.computeIfAbsent(kind.group(), g -> new ArrayList<>()).add(kind);
        }
      }
      groups.addAll(named.values());
      Collections.shuffle(groups, made.random);
      List<Kind> table = new ArrayList<>();
      for (List<Kind> group : groups) {
        table.addAll(group);
        if (table.size() >= 8) {
          type(made, table, rows, made.chance(headers));
          table = new ArrayList<>();
        }
      }
      type(made, table, rows, made.chance(headers));
    }
  }

  private void type(Made made, List<Kind> table, int rows, boolean header) {
    List<String[]> cells = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      String[] row = new String[table.size()];
      for (int c = 0; c < row.length; c++) {
        double draw = made.random.nextDouble();
        Kind kind = draw < .05 ? table.get(made.below(table.size())) : table.get(c);
        row[c] = draw > .9 ? made.any("", "", "-", "NULL", "无") : kind.cell().apply(r);
      }
      cells.add(row);
    }
    List<String> names =
        table.stream()
            .map(k -> header ? made.any(k.headers().toArray(new String[0])) : "")
            .toList();
    TableTypes types = TableTyper.type(header ? names : List.of(), cells);
    for (int c = 0; c < table.size(); c++) {
      count(table.get(c), types.columns().get(c), header);
    }
  }

  private void count(Kind kind, ColumnFinding finding, boolean header) {
    ColumnType said = finding.type();
    boolean right = kind.truth().contains(said);
    if (CORE.contains(said)) {
      corePredicted++;
      coreRight += right ? 1 : 0;
    }
    if (kind.lookAlike()) {
      lookAlikes++;
      coreOnLookAlikes += CORE.contains(said) && !right ? 1 : 0;
    } else {
      ColumnType truth = kind.truth().iterator().next();
      of(truth)[right ? 0 : 2]++;
    }
    if (!right) {
      of(said)[1]++;
      String key = kind.label() + (header ? " (header)" : "");
      wrong
          .computeIfAbsent(key, k -> new TreeMap<>())
          .merge(
              said.id()
                  + " "
                  + finding.candidates().stream()
                      .limit(3)
                      .map(x -> x.type().id() + String.format(" %.2f", x.confidence()))
                      .toList(),
              1,
              Integer::sum);
    }
  }

  private int[] of(ColumnType type) {
    return counts.computeIfAbsent(type, t -> new int[3]);
  }

  /** F1 of a type: 2 TP / (2 TP + FP + FN). */
  double f1(ColumnType type) {
    int[] c = of(type);
    return c[0] == 0 && c[1] == 0 && c[2] == 0 ? 1 : 2.0 * c[0] / (2.0 * c[0] + c[1] + c[2]);
  }

  /** Mean F1 over the types that columns were made of. */
  double macroF1() {
    return counts.entrySet().stream()
        .filter(e -> e.getValue()[0] + e.getValue()[2] > 0)
        .mapToDouble(e -> f1(e.getKey()))
        .average()
        .orElse(0);
  }

  double coreF1() {
    return CORE.stream().mapToDouble(this::f1).min().orElse(0);
  }

  /** Share of the core types said that are right, look-alikes among the columns. */
  double corePrecision() {
    return corePredicted == 0 ? 1 : (double) coreRight / corePredicted;
  }

  /** Share of look-alike columns that are taken for a core type. */
  double lookAlikeError() {
    return lookAlikes == 0 ? 0 : (double) coreOnLookAlikes / lookAlikes;
  }

  Map<String, Map<String, Integer>> wrong() {
    return wrong;
  }

  String table() {
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (type, c) ->
            text.append(
                String.format(
                    "| %s | %d | %d | %d | %.4f |%n", type.id(), c[0], c[1], c[2], f1(type))));
    return text.toString();
  }
}
