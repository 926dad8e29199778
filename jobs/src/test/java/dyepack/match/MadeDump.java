package dyepack.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Dumps of people of {@link IndexedTable}'s kind, without header, columns in any order, whole,
 * merged, split and mangled, beside columns that merely look like identifiers.
 */
final class MadeDump {
  private static final int APPLICATION = 0;
  private static final int NAME = 1;
  private static final int ID = 2;
  private static final int PHONE = 3;
  private static final int ADDRESS = 5;
  private static final int INCOME = 7;
  private static final int AMOUNT = 8;
  private static final int TERM = 9;
  private static final int SCORE = 10;
  private static final int TIME = 11;

  private static final String[] GOODS = {
    "王老吉凉茶", "张裕葡萄酒", "李宁跑鞋", "马应龙麝香膏", "周黑鸭锁鲜装", "方太油烟机", "白象方便面", "金龙鱼调和油", "江小白", "陈克明面条",
    "老干妈油辣椒", "胡姬花花生油", "黄鹤楼", "孔府家酒", "安踏卫衣", "雷士照明灯", "洪湖莲藕", "毛巾礼盒", "田七牙膏", "罗莱家纺四件套"
  };

  /**
   * A column of the dump.
   *
   * @param truth the columns of the dataset that it holds, whole or in parts; none for look-alikes
   * @param cells its cells
   */
  private record Column(List<String> truth, List<String> cells) {}

  private final Random random;
  private final List<String[]> people;
  private final List<Column> columns = new ArrayList<>();

  private MadeDump(Random random, List<String[]> people) {
    this.random = random;
    this.people = people;
  }

  /** Makes a dump of people with a few look-alike columns. */
  static MadeDump of(Random random, List<String[]> people) {
    MadeDump dump = new MadeDump(random, people);
    List<List<Column>> groups = new ArrayList<>();
    groups.add(dump.ids());
    groups.add(dump.phones());
    groups.add(dump.names());
    groups.add(dump.addresses());
    Collections.shuffle(groups, random);
    groups.subList(0, random.nextInt(3)).clear();
    if (random.nextInt(3) == 0) {
      groups.add(List.of(dump.own("application_no", APPLICATION)));
    }
    groups.add(List.of(dump.own("monthly_income", INCOME)));
    groups.add(List.of(dump.own("applied_at", TIME)));
    if (random.nextInt(6) == 0) {
      groups.clear();
      groups.add(List.of(dump.merged()));
      groups.add(List.of(dump.own("monthly_income", INCOME)));
    }
    for (int i = random.nextInt(4); i >= 0; i--) {
      groups.add(List.of(dump.lookAlike()));
    }
    Collections.shuffle(groups, random);
    groups.forEach(dump.columns::addAll);
    return dump;
  }

  List<String[]> rows() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      int row = i;
      rows.add(columns.stream().map(c -> c.cells().get(row)).toArray(String[]::new));
    }
    return rows;
  }

  /** Columns of the dataset that a column of the dump holds. */
  List<String> truth(int column) {
    return columns.get(column).truth();
  }

  /**
   * Says whether the index has a key that a column is a part of: there is none of a name alone, and
   * an address stands in keys beside a name or a part of a telephone number only.
   */
  boolean hasKey(String name) {
    boolean named = has("name");
    boolean numbered = has("phone") || has("id_no");
    boolean masked =
        columns.stream()
            .anyMatch(c -> c.truth().contains("phone") && c.cells().get(0).contains("****"));
    boolean known = numbered || (named && has("address")) || has("application_no");
    return switch (name) {
      case "name" -> numbered || has("address");
      case "address" -> named || masked;
      case "application_no", "phone", "id_no" -> true;
      default -> known;
    };
  }

  private boolean has(String name) {
    return columns.stream().anyMatch(column -> column.truth().contains(name));
  }

  int width() {
    return columns.size();
  }

  private Column made(List<String> truth, BiFunction<String[], Integer, String> cell) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      cells.add(cell.apply(people.get(i), i));
    }
    return new Column(truth, cells);
  }

  private Column of(String truth, Function<String[], String> cell) {
    return made(List.of(truth), (row, i) -> cell.apply(row));
  }

  private Column own(String truth, int place) {
    return of(truth, row -> row[place]);
  }

  private List<Column> ids() {
    return switch (random.nextInt(5)) {
      case 0 ->
          List.of(
              of("id_no", row -> row[ID].substring(0, 6)),
              of("id_no", row -> row[ID].substring(6, 14)),
              of("id_no", row -> row[ID].substring(14)));
      case 1 -> List.of(of("id_no", row -> "身份证：" + row[ID]));
      case 2 -> List.of(of("id_no", row -> excel(row[ID])));
      default -> List.of(own("id_no", ID));
    };
  }

  private static String excel(String id) {
    return id.endsWith("X")
        ? id
        : String.format(Locale.ROOT, "%.14E", Double.parseDouble(id.substring(0, 15) + "000"));
  }

  private List<Column> phones() {
    return switch (random.nextInt(6)) {
      case 0 -> List.of(of("phone", row -> "tel:" + row[PHONE]));
      case 1 -> List.of(of("phone", row -> "86"), own("phone", PHONE));
      case 2 ->
          List.of(
              of("phone", row -> row[PHONE].substring(0, 3) + "****" + row[PHONE].substring(7)));
      default -> List.of(own("phone", PHONE));
    };
  }

  private List<Column> names() {
    return random.nextInt(4) == 0
        ? List.of(
            of("name", row -> row[NAME].substring(0, 1)), of("name", row -> row[NAME].substring(1)))
        : List.of(own("name", NAME));
  }

  private List<Column> addresses() {
    if (random.nextInt(4) > 0) {
      return List.of(own("address", ADDRESS));
    }
    return List.of(
        of("address", row -> row[ADDRESS].substring(0, 3)),
        of("address", row -> row[ADDRESS].substring(3)));
  }

  private Column merged() {
    String glue = List.of(" ", "，", " / ", ";").get(random.nextInt(4));
    return made(
        List.of("name", "phone", "address"),
        (row, i) -> {
          List<String> parts = new ArrayList<>(List.of(row[NAME], row[PHONE], row[ADDRESS]));
          Collections.shuffle(parts, random);
          return String.join(glue, parts);
        });
  }

  /** A column that is none of the dataset's, though its cells look as if. */
  private Column lookAlike() {
    long from = random.nextInt(90_000_000) * 100L;
    List<String[]> others = IndexedTable.rows(5_000_000L + random.nextInt(1 << 28), people.size());
    return switch (random.nextInt(12)) {
      case 0 -> made(List.of(), (row, i) -> Long.toString(13_000_000_000L + from / 9 + i));
      case 1 ->
          made(List.of(), (row, i) -> Long.toString(10_000_000L + random.nextInt(90_000_000)));
      case 2 -> made(List.of(), (row, i) -> GOODS[random.nextInt(GOODS.length)]);
      case 3 -> made(List.of(), (row, i) -> "L" + (2_026_030_000_000L + random.nextInt(60_000)));
      case 4 -> made(List.of(), (row, i) -> Integer.toString(i + 1));
      case 5 -> made(List.of(), (row, i) -> others.get(i)[PHONE]);
      case 6 -> made(List.of(), (row, i) -> others.get(i)[NAME]);
      case 7 -> made(List.of(), (row, i) -> row[NAME].substring(0, 1) + others.get(i)[NAME]);
      case 8 -> made(List.of(), (row, i) -> others.get(i)[AMOUNT]);
      case 9 -> made(List.of(), (row, i) -> others.get(i)[TIME]);
      case 10 -> made(List.of(), (row, i) -> others.get(i)[ADDRESS]);
      default ->
          made(List.of(), (row, i) -> "13" + (char) ('5' + random.nextInt(5)) + "****" + four());
    };
  }

  private String four() {
    return String.format(Locale.ROOT, "%04d", random.nextInt(10_000));
  }

  /** Strangers with times of their own: a row's time has nothing to do with its number. */
  static List<String[]> strangers(Random random, int count) {
    List<String[]> rows = IndexedTable.rows(1_000_000L + random.nextInt(1 << 28), count);
    List<String[]> mixed = new ArrayList<>();
    for (String[] row : rows) {
      String[] cells = row.clone();
      String[] other = rows.get(random.nextInt(count));
      cells[TIME] = other[TIME].replace("2026-03-0", "2026-0" + (1 + random.nextInt(9)) + "-0");
      cells[APPLICATION] = "L" + (2_026_030_000_000L + random.nextInt(90_000));
      cells[TERM] = other[TERM];
      cells[SCORE] = other[SCORE];
      mixed.add(cells);
    }
    return mixed;
  }
}
