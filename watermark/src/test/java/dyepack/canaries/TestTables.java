package dyepack.canaries;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Seeded tables of different kinds, believable enough to be looked through for canaries. */
record TestTables(
    String name, List<String> header, List<IdentifierSpec> identifiers, List<String[]> rows) {
  private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
  private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志文玉梅";
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  static List<String> regions(Random random, int count) {
    List<String> codes = new ArrayList<>();
    String[] known = {
      "110101", "110105", "110108", "310101", "310104", "310115", "440103", "440106", "440305",
      "330106", "330108", "320102", "320506", "410102", "410105", "410122", "420106", "430102",
      "500103", "510104", "510107", "610103", "370102", "370202", "350203", "340104", "120101",
      "210102", "220102", "230102"
    };
    for (int i = 0; i < count; i++) {
      codes.add(
          i < known.length
              ? known[i]
              : String.format(
                  "%02d%02d%02d",
                  11 + random.nextInt(50), 1 + random.nextInt(14), 1 + random.nextInt(30)));
    }
    return codes;
  }

  private static String name(Random random) {
    int index = (int) (SURNAMES.length() * Math.pow(random.nextDouble(), 2));
    StringBuilder name = new StringBuilder().append(SURNAMES.charAt(index));
    int given = random.nextInt(3) == 0 ? 1 : 2;
    for (int i = 0; i < given; i++) {
      name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
    }
    return name.toString();
  }

  private static String phone(Random random) {
    String[] prefixes = {
      "130", "131", "133", "135", "136", "138", "139", "150", "151", "158", "159", "177", "180",
      "186", "188", "189"
    };
    return prefixes[random.nextInt(prefixes.length)]
        + String.format("%08d", random.nextInt(100_000_000));
  }

  private static String address(Random random, String city) {
    String[] districts = {"朝阳区", "海淀区", "高新区", "城关区", "西湖区", "天河区"};
    String[] streets = {"人民路", "解放路", "中山路", "建设路", "和平街", "文化路", "新华路", "长江路"};
    return city
        + districts[random.nextInt(6)]
        + streets[random.nextInt(8)]
        + (1 + random.nextInt(300))
        + "号"
        + (1 + random.nextInt(30))
        + "号楼"
        + (1 + random.nextInt(6))
        + "单元"
        + (101 + 100 * random.nextInt(30) + random.nextInt(4))
        + "室";
  }

  /** Customers of a bank: sequence with gaps, identity numbers under this many regions. */
  static TestTables customers(long seed, int rows, int regionCount, double blankPhones) {
    Random random = new Random(seed);
    List<String> regions = regions(random, regionCount);
    String[] cities = {"北京市", "上海市", "广州市", "杭州市", "南京市", "郑州市", "成都市", "西安市"};
    List<String[]> table = new ArrayList<>();
    long number = 100_000L + random.nextInt(10_000);
    LocalDateTime opened = LocalDateTime.of(2015, 1, 1, 9, 0);
    for (int i = 0; i < rows; i++) {
      while (random.nextDouble() < 0.3) {
        number++;
      }
      number++;
      opened = opened.plusSeconds((long) (-Math.log(random.nextDouble()) * 8000));
      boolean man = random.nextBoolean();
      LocalDate birth = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(55 * 365));
      String region = regions.get((int) (regions.size() * Math.pow(random.nextDouble(), 1.5)));
      String sequence = String.format("%03d", random.nextInt(500) * 2 + (man ? 1 : 0));
      int level = random.nextInt(10) < 7 ? 1 : random.nextInt(10) < 7 ? 2 : 3;
      double balance = Math.exp(6 + level + 1.2 * random.nextGaussian());
      String city = cities[Math.floorMod(region.hashCode(), 8)];
      table.add(
          new String[] {
            String.format("C%08d", number),
            name(random),
            man ? "男" : "女",
            random.nextDouble() < blankPhones ? "" : phone(random),
            CnId.of(region, birth, sequence, 'X'),
            birth.toString(),
            city,
            address(random, city),
            String.format(Locale.ROOT, "%.2f", balance),
            SECONDS.format(opened),
            level == 3
                ? "vip"
                : random.nextInt(3) == 0 ? "shop" : random.nextBoolean() ? "app" : "web",
            Integer.toString(level)
          });
    }
    return new TestTables(
        "customers of " + regionCount + " regions",
        List.of(
            "customer_id",
            "name",
            "sex",
            "phone",
            "id_no",
            "birth_date",
            "city",
            "address",
            "balance",
            "opened_at",
            "channel",
            "level"),
        List.of(
            IdentifierSpec.of("customer_id", IdentifierType.TEXT),
            IdentifierSpec.of("phone", IdentifierType.PHONE),
            IdentifierSpec.of("id_no", IdentifierType.CN_ID)),
        table);
  }

  /** Census-like: mostly repeated values with strong dependences, random ids. */
  static TestTables census(long seed, int rows) {
    Random random = new Random(seed);
    String[] education = {"HS-grad", "Some-college", "Bachelors", "Masters", "11th", "Doctorate"};
    int[] educationNumber = {9, 10, 13, 14, 7, 16};
    String[] work = {"Private", "Self-emp", "Local-gov", "Federal-gov", "?"};
    String[] jobs = {
      "Sales",
      "Craft-repair",
      "Exec-managerial",
      "Prof-specialty",
      "Adm-clerical",
      "Other-service",
      "Tech-support"
    };
    String[] country = {"United-States", "Mexico", "Philippines", "Germany", "Canada"};
    List<String[]> table = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int age = (int) Math.min(90, Math.max(17, 38 + 14 * random.nextGaussian()));
      int e = (int) Math.min(5, Math.abs(random.nextGaussian() * 1.6));
      boolean man = random.nextInt(3) > 0;
      boolean married = age > 25 && random.nextInt(100) < 60;
      String relation =
          married ? man ? "Husband" : "Wife" : age < 25 ? "Own-child" : "Not-in-family";
      int job = (e * 2 + random.nextInt(4)) % jobs.length;
      double score = 0.25 * e + 0.02 * age + (married ? 1 : 0) + random.nextGaussian();
      int gain =
          random.nextInt(100) < 8
              ? new int[] {7688, 15024, 3103, 5178, 7298, 99999, 4386}[random.nextInt(7)]
              : 0;
      table.add(
          new String[] {
            Integer.toString(1_000_000 + random.nextInt(9_000_000)),
            Integer.toString(age),
            work[Math.min(4, (int) Math.abs(random.nextGaussian() * 1.5))],
            Integer.toString((int) Math.exp(12 + 0.5 * random.nextGaussian())),
            education[e],
            Integer.toString(educationNumber[e]),
            married
                ? "Married"
                : age < 30
                    ? "Never-married"
                    : random.nextInt(4) == 0 ? "Divorced" : "Never-married",
            jobs[job],
            relation,
            man ? "Male" : "Female",
            Integer.toString(gain),
            Integer.toString(random.nextInt(3) > 0 ? 40 : 20 + random.nextInt(45)),
            country[(int) Math.min(4, Math.abs(random.nextGaussian()))],
            score > 2.4 || gain > 7000 ? ">50K" : "<=50K"
          });
    }
    return new TestTables(
        "census",
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
            "sex",
            "capital-gain",
            "hours-per-week",
            "native-country",
            "income"),
        List.of(IdentifierSpec.of("id", IdentifierType.NUMBER)),
        table);
  }

  /**
   * Numbers only: tightly dependent measurements, a total, a product, a flag, sequential ids with
   * gaps.
   */
  static TestTables measurements(long seed, int rows) {
    Random random = new Random(seed);
    List<String[]> table = new ArrayList<>();
    long number = 7;
    for (int i = 0; i < rows; i++) {
      do {
        number++;
      } while (random.nextDouble() < 0.4);
      double radius = 12 + 3 * random.nextGaussian();
      double texture = Math.exp(2.9 + 0.25 * random.nextGaussian());
      double perimeter = 6.6 * radius * (1 + 0.02 * random.nextGaussian());
      double area = Math.PI * radius * radius * (1 + 0.01 * random.nextGaussian());
      double smooth = 0.1 + 0.015 * random.nextGaussian();
      long net = Math.round(Math.exp(8 + random.nextGaussian()) * 100);
      long tax = random.nextInt(5) == 0 ? 0 : Math.round(net * (0.05 + 0.2 * random.nextDouble()));
      int quantity = 1 + random.nextInt(20);
      int price = 5 * (1 + random.nextInt(400));
      table.add(
          new String[] {
            Long.toString(number),
            String.format(Locale.ROOT, "%.2f", radius),
            Double.toString(Math.round(texture * 100) / 100.0),
            String.format(Locale.ROOT, "%.1f", perimeter),
            String.format(Locale.ROOT, "%.1f", area),
            String.format(Locale.ROOT, "%.5f", smooth),
            cents(net),
            cents(tax),
            cents(net + tax),
            Integer.toString(quantity),
            Integer.toString(price),
            Integer.toString(quantity * price),
            radius + random.nextGaussian() > 14 ? "1" : "0",
            Integer.toString(100 * (int) Math.exp(4 + random.nextGaussian()))
          });
    }
    return new TestTables(
        "measurements",
        List.of(
            "id",
            "radius",
            "texture",
            "perimeter",
            "area",
            "smoothness",
            "net",
            "tax",
            "gross",
            "quantity",
            "price",
            "amount",
            "flag",
            "limit"),
        List.of(IdentifierSpec.of("id", IdentifierType.NUMBER)),
        table);
  }

  private static String cents(long cents) {
    return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
  }

  /** Waybills in the order of their numbers, with a check digit and ascending times. */
  static TestTables waybills(long seed, int rows) {
    Random random = new Random(seed);
    List<String[]> table = new ArrayList<>();
    long number = 730_000_000L + random.nextInt(1_000_000);
    LocalDateTime created = LocalDateTime.of(2026, 3, 1, 8, 0);
    String[] status = {"signed", "signed", "signed", "in transit", "returned"};
    for (int i = 0; i < rows; i++) {
      number += 1 + (long) (-Math.log(random.nextDouble()) * 12);
      created = created.plusSeconds((long) (-Math.log(random.nextDouble()) * 40));
      double weight = Math.exp(0.5 + 0.8 * random.nextGaussian());
      double fee = Math.max(8, 6 + 2 * Math.ceil(weight)) + (random.nextInt(4) == 0 ? 0.5 : 0);
      LocalDateTime signed = created.plusSeconds(40_000 + random.nextInt(300_000));
      int outlet = (int) Math.abs(random.nextGaussian() * 20);
      String city = new String[] {"北京市", "上海市", "广州市", "杭州市"}[outlet % 4];
      table.add(
          new String[] {
            "SF" + number + number % 7,
            SECONDS.format(created),
            "OUT" + String.format("%03d", outlet),
            city,
            name(random),
            phone(random),
            name(random),
            phone(random),
            address(random, city),
            String.format(Locale.ROOT, "%.1f", weight),
            String.format(Locale.ROOT, "%.2f", fee),
            SECONDS.format(signed),
            status[random.nextInt(status.length)]
          });
    }
    return new TestTables(
        "waybills",
        List.of(
            "waybill",
            "created_at",
            "outlet",
            "city",
            "sender",
            "sender_phone",
            "receiver",
            "receiver_phone",
            "receiver_address",
            "weight",
            "fee",
            "signed_at",
            "status"),
        List.of(
            IdentifierSpec.of("waybill", IdentifierType.TEXT),
            IdentifierSpec.of("receiver_phone", IdentifierType.PHONE)),
        table);
  }

  /** Columns that nobody explains: codes, hashes, scores, free text, grouped by an unsorted key. */
  static TestTables opaque(long seed, int rows) {
    Random random = new Random(seed);
    String[] words =
        "late paid call again no answer moved wrong item refund open ticket ship soon ok check twice"
            .split(" ", -1);
    List<String[]> table = new ArrayList<>();
    String group = "";
    double drift = 50;
    for (int i = 0; i < rows; i++) {
      if (i == 0 || random.nextInt(40) == 0) {
        group = "G" + Integer.toString(random.nextInt(46_000), 36).toUpperCase(Locale.ROOT);
      }
      drift += random.nextGaussian();
      StringBuilder note = new StringBuilder();
      int length = random.nextInt(10);
      for (int w = 0; w < length; w++) {
        note.append(w == 0 ? "" : " ").append(words[random.nextInt(words.length)]);
      }
      table.add(
          new String[] {
            new java.util.UUID(
                    (random.nextLong() & ~0xF000L) | 0x4000L,
                    (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | Long.MIN_VALUE)
                .toString(),
            String.format("%016x", random.nextLong()),
            code(random) + "-" + (10 + random.nextInt(80)) + "-" + code(random).substring(0, 2),
            group,
            String.format(Locale.ROOT, "%.6f", random.nextDouble()),
            String.format(Locale.ROOT, "%.3f", drift + 0.3 * random.nextGaussian()),
            random.nextInt(3) == 0
                ? ""
                : "x" + random.nextInt(5) + ":" + random.nextInt(1000) + ";" + random.nextInt(10),
            note.toString(),
            Long.toString(1_700_000_000L + random.nextInt(30_000_000)),
            random.nextInt(20) == 0
                ? "-"
                : Integer.toString(random.nextInt(1 << random.nextInt(20)))
          });
    }
    return new TestTables(
        "opaque",
        List.of("k", "h", "c1", "g", "s1", "s2", "v", "n", "t", "m"),
        List.of(IdentifierSpec.of("k", IdentifierType.TEXT)),
        table);
  }

  private static String code(Random random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      code.append("ABCDEFGHJKLMNPQRSTUVWXYZ23456789".charAt(random.nextInt(32)));
    }
    return code.toString();
  }
}
