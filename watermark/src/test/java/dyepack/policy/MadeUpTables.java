package dyepack.policy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Tables of many kinds, made up from a seed: nobody in them exists. */
final class MadeUpTables {
  static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final String[] SURNAMES = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "欧阳"};
  private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英文华玉兰建国志红";
  private static final String[] REGIONS = {"410122", "110105", "310104", "440305", "330106"};
  private static final String[] PLACES = {
    "河南省郑州市中牟县", "北京市朝阳区", "上海市徐汇区", "广东省深圳市南山区", "浙江省杭州市西湖区"
  };
  private static final String[] STREETS = {"人民路", "建设大街", "文一西路", "科技园南路", "解放路"};
  private static final String[] FIRST = {
    "James", "Mary", "John", "Linda", "Robert", "Susan", "Ann"
  };
  private static final String[] LAST = {"Smith", "Jones", "Brown", "Garcia", "Miller", "O'Neil"};

  private static final Map<String, TableProfile> PROFILES = new ConcurrentHashMap<>();

  private MadeUpTables() {}

  /** A table in memory. */
  record Table(String name, List<String> header, List<String[]> rows) {
    @Override
    public String toString() {
      return name + " " + header.size() + " columns";
    }

    /** Returns the profile, made once for tables of the same name and size. */
    TableProfile profile() {
      return PROFILES.computeIfAbsent(
          name + " " + header + " " + rows.size(), key -> profiler().profile());
    }

    TableProfiler profiler() {
      TableProfiler profiler = new TableProfiler(header, new byte[16]);
      rows.forEach(profiler::add);
      return profiler;
    }

    /** The same rows without one column. */
    Table without(String column) {
      int index = header.indexOf(column);
      List<String> shorter = new ArrayList<>(header);
      shorter.remove(index);
      return new Table(
          name,
          shorter,
          rows.stream()
              .map(
                  row -> {
                    List<String> cells = new ArrayList<>(List.of(row));
                    cells.remove(index);
                    return cells.toArray(String[]::new);
                  })
              .toList());
    }
  }

  static Table chineseCustomers(int rows) {
    Random random = new Random(1);
    List<String[]> cells = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int place = random.nextInt(PLACES.length);
      LocalDate birth = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000));
      LocalDateTime opened =
          LocalDateTime.of(2015, 1, 1, 8, 0).plusSeconds(random.nextInt(200_000_000));
      boolean closed = random.nextInt(4) == 0;
      cells.add(
          new String[] {
            String.format("C%08d", 1_000 + i * 3),
            name(random),
            phone(random),
            idNumber(REGIONS[place], birth, random),
            random.nextBoolean() ? "男" : "女",
            birth.toString(),
            address(place, random),
            String.format(Locale.ROOT, "%.2f", Math.exp(random.nextGaussian() * 1.5 + 8)),
            opened.format(SECONDS),
            closed ? opened.plusSeconds(86_400L + random.nextInt(30_000_000)).format(SECONDS) : "",
            List.of("网点", "手机银行", "网银", "代理").get(random.nextInt(4)),
            List.of("正常", "冻结", "销户").get(random.nextInt(3)),
            random.nextInt(10) == 0 ? "客户要求回电" + i : ""
          });
    }
    return new Table(
        "客户.csv",
        List.of(
            "客户号", "姓名", "手机号", "身份证号", "性别", "出生日期", "地址", "余额", "开户时间", "销户时间", "渠道", "状态", "备注"),
        cells);
  }

  static Table waybills(int rows) {
    Random random = new Random(2);
    String[] shops = new String[40];
    for (int i = 0; i < shops.length; i++) {
      shops[i] = phone(random);
    }
    List<String[]> cells = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      LocalDateTime taken =
          LocalDateTime.of(2024, 3, 1, 0, 0).plusSeconds(random.nextInt(2_000_000));
      int shop = random.nextInt(shops.length);
      cells.add(
          new String[] {
            "SF" + (1_400_000_000_000L + random.nextInt(2_000_000_000)),
            name(random),
            phone(random),
            address(random.nextInt(PLACES.length), random),
            "店铺" + shop,
            shops[shop],
            String.format(Locale.ROOT, "%.2f", 0.2 + random.nextDouble() * 5),
            String.valueOf(8 + random.nextInt(20)),
            taken.format(SECONDS),
            taken.plusSeconds(40_000 + random.nextInt(400_000)).format(SECONDS)
          });
    }
    return new Table(
        "waybills.xlsx",
        List.of("运单号", "收件人", "收件电话", "收件地址", "寄件人", "寄件电话", "重量", "运费", "揽收时间", "签收时间"),
        cells);
  }

  /** Like the census table Adult: categories and whole numbers; the last column is the label. */
  static Table adult(int rows) {
    Random random = new Random(3);
    List<String[]> cells = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int education = 1 + random.nextInt(16);
      boolean gain = random.nextInt(12) == 0;
      cells.add(
          new String[] {
            String.valueOf(i + 1),
            String.valueOf(17 + (int) Math.min(73, Math.abs(random.nextGaussian() * 14 + 21))),
            "workclass-" + random.nextInt(8),
            String.valueOf(12_285 + (int) Math.abs(random.nextGaussian() * 105_000 + 177_000)),
            "education-" + education,
            String.valueOf(education),
            "marital-" + random.nextInt(7),
            "occupation-" + random.nextInt(14),
            "relationship-" + random.nextInt(6),
            random.nextInt(5) == 0 ? "Black" : "White",
            random.nextBoolean() ? "Male" : "Female",
            gain ? String.valueOf(100 + random.nextInt(20_000)) : "0",
            gain
                ? "0"
                : random.nextInt(20) == 0 ? String.valueOf(1_500 + random.nextInt(800)) : "0",
            String.valueOf(random.nextInt(3) == 0 ? 20 + random.nextInt(50) : 40),
            "country-" + (random.nextInt(10) < 9 ? 0 : random.nextInt(40)),
            random.nextInt(4) == 0 ? ">50K" : "<=50K"
          });
    }
    return new Table(
        "adult.csv",
        List.of(
            "id",
            "age",
            "workclass",
            "fnlwgt",
            "education",
            "education-num",
            "marital-status",
            "occupation",
            "relationship",
            "race",
            "sex",
            "capital-gain",
            "capital-loss",
            "hours-per-week",
            "native-country",
            "income"),
        cells);
  }

  /** Like Nursery: every combination of eight categories once, and a class. */
  static Table nursery() {
    int[] sizes = {3, 5, 4, 4, 3, 2, 3, 3};
    List<String[]> cells = new ArrayList<>();
    Random random = new Random(4);
    for (int i = 0; i < 12_960; i++) {
      String[] row = new String[10];
      row[0] = String.valueOf(i + 1);
      int rest = i;
      for (int j = 0; j < sizes.length; j++) {
        row[j + 1] = "v" + (char) ('a' + j) + rest % sizes[j];
        rest /= sizes[j];
      }
      row[9] = List.of("not_recom", "priority", "spec_prior", "very_recom").get(random.nextInt(4));
      cells.add(row);
    }
    return new Table(
        "nursery.data",
        List.of(
            "id",
            "parents",
            "has_nurs",
            "form",
            "children",
            "housing",
            "finance",
            "social",
            "health",
            "class"),
        cells);
  }

  /** Like Covertype: whole numbers, forty-four columns of 0 and 1, a class from 1 to 7. */
  static Table covertype(int rows) {
    Random random = new Random(5);
    List<String> header =
        new ArrayList<>(
            List.of(
                "row_id",
                "Elevation",
                "Aspect",
                "Slope",
                "Horizontal_Distance_To_Hydrology",
                "Vertical_Distance_To_Hydrology",
                "Horizontal_Distance_To_Roadways",
                "Hillshade_9am",
                "Hillshade_Noon",
                "Hillshade_3pm",
                "Horizontal_Distance_To_Fire_Points"));
    for (int i = 1; i <= 44; i++) {
      header.add((i <= 4 ? "Wilderness_Area" : "Soil_Type") + i);
    }
    header.add("Cover_Type");
    List<String[]> cells = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      String[] row = new String[header.size()];
      int[] numbers = {
        100_000 + i,
        (int) (2_959 + random.nextGaussian() * 280),
        random.nextInt(361),
        (int) Math.min(66, Math.abs(14 + random.nextGaussian() * 7)),
        (int) Math.abs(random.nextGaussian() * 270),
        (int) (46 + random.nextGaussian() * 58),
        (int) Math.abs(2_350 + random.nextGaussian() * 1_559),
        (int) Math.max(0, Math.min(254, 212 + random.nextGaussian() * 26)),
        (int) Math.max(0, Math.min(254, 223 + random.nextGaussian() * 20)),
        (int) Math.max(0, Math.min(254, 142 + random.nextGaussian() * 38)),
        (int) Math.abs(1_980 + random.nextGaussian() * 1_324)
      };
      for (int j = 0; j < numbers.length; j++) {
        row[j] = String.valueOf(numbers[j]);
      }
      int wild = random.nextInt(4);
      int soil = random.nextInt(40);
      for (int j = 0; j < 44; j++) {
        row[11 + j] = j == wild || j == 4 + soil ? "1" : "0";
      }
      row[55] = String.valueOf(1 + random.nextInt(7));
      cells.add(row);
    }
    return new Table("covtype.csv", header, cells);
  }

  /** Like Breast Cancer Wisconsin (diagnostic): 30 columns of decimals. */
  static Table breastCancer() {
    Random random = new Random(6);
    List<String> header = new ArrayList<>(List.of("id", "diagnosis"));
    String[] names = {
      "radius",
      "texture",
      "perimeter",
      "area",
      "smoothness",
      "compactness",
      "concavity",
      "concave points",
      "symmetry",
      "fractal_dimension"
    };
    double[] means = {14.1, 19.3, 92, 654, 0.096, 0.104, 0.089, 0.049, 0.181, 0.063};
    for (String part : new String[] {"mean", "se", "worst"}) {
      for (String name : names) {
        header.add(name + "_" + part);
      }
    }
    List<String[]> cells = new ArrayList<>();
    for (int i = 0; i < 569; i++) {
      String[] row = new String[32];
      row[0] =
          String.valueOf(
              random.nextInt(10) == 0 ? 8_000 + i * 7 : 842_302 + random.nextInt(90_000_000));
      row[1] = random.nextInt(3) == 0 ? "M" : "B";
      for (int j = 0; j < 10; j++) {
        double value = means[j] * (0.6 + random.nextDouble() * 0.9);
        String format = j < 3 ? "%.2f" : j == 3 ? "%.1f" : "%.5f";
        row[2 + j] = trimmed(String.format(Locale.ROOT, format, value));
        row[12 + j] =
            trimmed(String.format(Locale.ROOT, "%.5f", value * 0.05 * (0.5 + random.nextDouble())));
        row[22 + j] =
            trimmed(String.format(Locale.ROOT, format, value * (1.02 + random.nextDouble() * 0.4)));
      }
      cells.add(row);
    }
    return new Table("wdbc.csv", header, cells);
  }

  private static String trimmed(String number) {
    return number.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  /** Trails of 50 vehicles, one place every ten seconds; no column is unique. */
  static Table gpsTrails(int rows) {
    Random random = new Random(7);
    List<String[]> cells = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int vehicle = i % 50;
      int fix = i / 50;
      cells.add(
          new String[] {
            "豫A" + String.format("%05d", 10_007 * (vehicle + 1) % 100_000),
            LocalDateTime.of(2024, 5, 1, 6, 0).plusSeconds(fix * 10L).format(SECONDS),
            String.format(
                Locale.ROOT,
                "%.6f",
                34.7 + vehicle * 0.001 + fix * 1e-5 + random.nextDouble() * 1e-4),
            String.format(
                Locale.ROOT,
                "%.6f",
                113.6 + vehicle * 0.002 + fix * 2e-5 + random.nextDouble() * 1e-4),
            String.format(Locale.ROOT, "%.1f", random.nextDouble() * 80),
            String.valueOf(random.nextInt(360))
          });
    }
    return new Table(
        "trails.csv", List.of("车牌", "time", "latitude", "longitude", "speed", "direction"), cells);
  }

  /** The same rows, each with a number of its own in front. */
  static Table numbered(Table table) {
    List<String> header = new ArrayList<>(List.of("record_id"));
    header.addAll(table.header());
    List<String[]> cells = new ArrayList<>();
    for (String[] row : table.rows()) {
      List<String> longer = new ArrayList<>(List.of(String.valueOf(50_000 + cells.size())));
      longer.addAll(List.of(row));
      cells.add(longer.toArray(String[]::new));
    }
    return new Table(table.name(), header, cells);
  }

  static Table englishCustomers(int rows) {
    Random random = new Random(8);
    List<String[]> cells = new ArrayList<>();
    DateTimeFormatter american = DateTimeFormatter.ofPattern("M/d/yyyy");
    for (int i = 0; i < rows; i++) {
      String first = FIRST[random.nextInt(FIRST.length)];
      String last = LAST[random.nextInt(LAST.length)];
      int quantity = 1 + random.nextInt(20);
      long cents = 199L + random.nextInt(20_000);
      LocalDate ordered = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1_500));
      cells.add(
          new String[] {
            String.format("%08x-%04x-4000-8000-%012x", random.nextInt(), random.nextInt(65_536), i),
            first + " " + last,
            first.toLowerCase(Locale.ROOT) + "." + i + "@example.com",
            String.format("(%03d) 555-%04d", 200 + random.nextInt(700), random.nextInt(10_000)),
            (1 + random.nextInt(999))
                + " "
                + LAST[random.nextInt(5)]
                + (i % 2 == 0 ? " Street" : " Ave")
                + ", Apt "
                + (1 + random.nextInt(90)),
            List.of("Springfield", "Riverside", "Franklin").get(random.nextInt(3)),
            String.format("%05d", random.nextInt(100_000)),
            ordered.format(american),
            ordered.plusDays(1 + random.nextInt(14)).format(american),
            String.valueOf(quantity),
            String.format(Locale.ROOT, "$%,.2f", cents / 100.0),
            String.format(Locale.ROOT, "$%,.2f", cents * quantity / 100.0),
            List.of("bronze", "silver", "gold").get(random.nextInt(3))
          });
    }
    return new Table(
        "C:\\export\\customers 2024.csv",
        List.of(
            "CustomerID",
            "Name",
            "Email",
            "Phone",
            "Address",
            "City",
            "ZIP",
            "Order Date",
            "Ship Date",
            "Quantity",
            "Unit Price",
            "Total",
            "Membership Level"),
        cells);
  }

  /** Like German Credit: 1,000 rows, mostly coded categories, a few whole numbers. */
  static Table germanCredit() {
    Random random = new Random(9);
    List<String[]> cells = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      cells.add(
          new String[] {
            String.valueOf(i + 1),
            "A1" + (1 + random.nextInt(4)),
            String.valueOf(List.of(6, 9, 12, 15, 18, 24, 30, 36, 48, 60).get(random.nextInt(10))),
            "A3" + random.nextInt(5),
            "A4" + random.nextInt(10),
            String.valueOf(250 + (int) Math.abs(random.nextGaussian() * 2_800 + 1_500)),
            "A6" + (1 + random.nextInt(5)),
            String.valueOf(1 + random.nextInt(4)),
            "A9" + (1 + random.nextInt(4)),
            String.valueOf(19 + (int) Math.abs(random.nextGaussian() * 16)),
            String.valueOf(1 + random.nextInt(2)),
            random.nextInt(10) < 7 ? "1" : "2"
          });
    }
    return new Table(
        "german.data",
        List.of(
            "id",
            "status",
            "duration",
            "history",
            "purpose",
            "amount",
            "savings",
            "installment_rate",
            "personal_status",
            "age",
            "liable",
            "class"),
        cells);
  }

  /** Log-ins as a risk-control vendor keeps them: epochs in milliseconds, addresses, agents. */
  static Table logins(int rows) {
    Random random = new Random(10);
    List<String[]> cells = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      cells.add(
          new String[] {
            Long.toHexString(0x4000_0000_0000_0000L | random.nextLong() >>> 2),
            String.valueOf(100_000 + random.nextInt(rows)),
            random.nextInt(223) + "." + random.nextInt(256) + "." + random.nextInt(256) + ".7",
            String.valueOf(1_700_000_000_000L + (long) (random.nextDouble() * 8e9)),
            List.of("ios", "android", "web").get(random.nextInt(3)),
            String.format(Locale.ROOT, "%.4f", random.nextDouble()),
            random.nextInt(5) == 0 ? "fail" : "ok"
          });
    }
    return new Table(
        "logins.jsonl",
        List.of("event_id", "user", "client.ip", "created_at", "device", "risk_score", "result"),
        cells);
  }

  /** Answers to a survey: few values, many rows alike; nothing tells them apart. */
  static Table survey(int rows) {
    Random random = new Random(11);
    List<String[]> cells = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      cells.add(
          new String[] {
            random.nextBoolean() ? "yes" : "no",
            List.of("north", "south").get(random.nextInt(2)),
            String.valueOf(1 + random.nextInt(5))
          });
    }
    return new Table("survey.csv", List.of("smoker", "region", "satisfaction"), cells);
  }

  static String name(Random random) {
    int length = 1 + random.nextInt(2);
    StringBuilder name = new StringBuilder(SURNAMES[random.nextInt(SURNAMES.length)]);
    for (int i = 0; i < length; i++) {
      name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
    }
    return name.toString();
  }

  static String phone(Random random) {
    String[] prefixes = {"138", "139", "150", "186", "177", "199"};
    return prefixes[random.nextInt(prefixes.length)]
        + String.format("%08d", random.nextInt(100_000_000));
  }

  static String address(int place, Random random) {
    return PLACES[place]
        + STREETS[random.nextInt(STREETS.length)]
        + (1 + random.nextInt(300))
        + "号"
        + (1 + random.nextInt(30))
        + (random.nextBoolean() ? "号楼" : "栋")
        + (1 + random.nextInt(6))
        + "单元"
        + (100 * (1 + random.nextInt(20)) + 1 + random.nextInt(4))
        + (random.nextBoolean() ? "室" : "");
  }

  static String idNumber(String region, LocalDate birth, Random random) {
    String first =
        region
            + birth.format(DateTimeFormatter.BASIC_ISO_DATE)
            + String.format("%03d", random.nextInt(1_000));
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (first.charAt(i) - '0') * weights[i];
    }
    return first + "10X98765432".charAt(sum % 11);
  }
}
