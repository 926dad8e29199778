package dyepack.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Tables as their owners keep them, made without any of the product's code. Each has an identifier
 * and two fields that tolerate change, one of at least 8 steps and one of 4; {@link #WAYBILLS} has
 * nothing but identifiers and an address.
 */
enum OutsideTable {
  /** GB18030; phone with family repeats; money and points. */
  CUSTOMERS(
      ",",
      Charset.forName("GB18030"),
      "客户编号,姓名,手机号,住址,余额,积分,开户日期,渠道",
      """
      identifiers:
        - {column: 手机号, type: phone}
      marks:
        - {column: 余额, kind: number, step: 0.01, tolerance: 0.08}
        - {column: 积分, kind: number, step: 1, tolerance: 4}
      """) {
    @Override
    String[] row(Random random, int number, String[] before) {
      // One phone in fifty is that of the row before: a family's.
      String phone = number % 50 == 49 ? before[2] : phone(random);
      return new String[] {
        "C" + (100_000 + random.nextInt(900_000)),
        chineseName(random),
        phone,
        chineseAddress(random),
        money(Math.exp(8 + 1.2 * random.nextGaussian()), 2),
        Integer.toString(random.nextInt(20_000)),
        day(random, 2012, 13).toString(),
        pick(random, "网点", "APP", "电话")
      };
    }
  },
  /** Tab-separated; e-mail; prices with thousands separators and timestamps. */
  ORDERS(
      "\t",
      StandardCharsets.UTF_8,
      "order_no,email,customer,price,created_at,items,status",
      """
      identifiers:
        - {column: email, type: email}
      marks:
        - {column: price, kind: number, step: 0.01, tolerance: 0.08}
        - {column: created_at, kind: timestamp, step: 1s, tolerance: 4s}
      """) {
    @Override
    String[] row(Random random, int number, String[] before) {
      String first = pick(random, FIRST);
      String last = pick(random, LAST);
      LocalDateTime time =
          LocalDateTime.of(2023, 1, 1, 0, 0).plusSeconds(random.nextInt(700 * 86_400));
      return new String[] {
        String.format("ORD-2024-%06d", number),
        (first + "." + last + random.nextInt(100_000) + "@example.com").toLowerCase(Locale.ROOT),
        first + " " + last,
        String.format(Locale.ROOT, "%,.2f", Math.exp(7 + random.nextGaussian())),
        time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")),
        Integer.toString(1 + random.nextInt(20)),
        pick(random, "paid", "sent", "open")
      };
    }
  },
  /** An identifier of two columns; whole cents and grams, marked in tens. */
  PATIENTS(
      ",",
      StandardCharsets.UTF_8,
      "name,birth,ward,code,fee_cents,weight_g,admitted",
      """
      identifiers:
        - {columns: [name, birth], type: person}
      marks:
        - {column: fee_cents, kind: number, step: 1, tolerance: 8}
        - {column: weight_g, kind: number, step: 10, tolerance: 40}
      """) {
    @Override
    String[] row(Random random, int number, String[] before) {
      return new String[] {
        pick(random, FIRST) + " " + pick(random, FIRST) + " " + pick(random, LAST),
        day(random, 1940, 65).toString(),
        pick(random, "A", "B", "C", "D"),
        pick(random, "C", "E", "I", "J") + (10 + random.nextInt(89)) + "." + random.nextInt(9),
        Long.toString(Math.round(Math.exp(11 + random.nextGaussian()))),
        Long.toString(Math.round(72_000 + 9_000 * random.nextGaussian())),
        day(random, 2023, 2).format(DateTimeFormatter.ofPattern("dd/MM/yyyy"))
      };
    }
  },
  /** Semicolons; social security number; salaries in steps of 5 and dates. */
  PAYROLL(
      ";",
      StandardCharsets.UTF_8,
      "ssn,last,first,salary,hired,dept,bonus",
      """
      identifiers:
        - {column: ssn, type: ssn}
      marks:
        - {column: salary, kind: number, step: 5, tolerance: 40}
        - {column: hired, kind: date, step: 1d, tolerance: 4d}
      """) {
    @Override
    String[] row(Random random, int number, String[] before) {
      return new String[] {
        String.format(
            "%03d-%02d-%04d",
            100 + random.nextInt(560), 1 + random.nextInt(98), 1 + random.nextInt(9_998)),
        pick(random, LAST),
        pick(random, FIRST),
        Integer.toString(28_000 + random.nextInt(112_000)),
        day(random, 1995, 30).toString(),
        pick(random, "HR", "IT", "OPS"),
        money(random.nextDouble() * 9_000, 1)
      };
    }
  },
  /** A numeric identifier; speeds with one decimal and epoch seconds. */
  DEVICES(
      ",",
      StandardCharsets.UTF_8,
      "device,lat,lng,speed,seen",
      """
      identifiers:
        - {column: device, type: number}
      marks:
        - {column: speed, kind: number, step: 0.1, tolerance: 0.8}
        - {column: seen, kind: timestamp, step: 1s, tolerance: 4s}
      """) {
    @Override
    String[] row(Random random, int number, String[] before) {
      return new String[] {
        Long.toString(100_000_000_000L + (random.nextLong() >>> 1) % 900_000_000_000L),
        money(34.7 + random.nextDouble(), 6),
        money(113.6 + random.nextDouble(), 6),
        money(random.nextDouble() * 120, 1),
        Long.toString(1_700_000_000L + random.nextInt(10_000_000))
      };
    }
  },
  /** Resident numbers; yearly income and floor space. */
  RESIDENTS(
      ",",
      Charset.forName("GB18030"),
      "身份证,姓名,性别,年收入,房龄,面积",
      """
      identifiers:
        - {column: 身份证, type: cn-id}
      marks:
        - {column: 年收入, kind: number, step: 1, tolerance: 8}
        - {column: 面积, kind: number, step: 0.01, tolerance: 0.04}
      """) {
    @Override
    String[] row(Random random, int number, String[] before) {
      boolean man = random.nextBoolean();
      return new String[] {
        residentNumber(random, man),
        chineseName(random),
        man ? "男" : "女",
        Integer.toString(30_000 + random.nextInt(870_000)),
        Integer.toString(random.nextInt(60)),
        money(Math.max(20, 95 + 25 * random.nextGaussian()), 2)
      };
    }
  },
  /** Only identifiers and an address are left: marks by spelling, and canaries. */
  WAYBILLS(
      ",",
      StandardCharsets.UTF_8,
      "运单号,收件人,电话,收货地址",
      """
      identifiers:
        - {column: 电话, type: phone}
        - {column: 运单号, type: text}
      marks:
        - {column: 收货地址, kind: text}
      canaries: {rare: 60, half: 60, common: 80}
      """) {
    @Override
    String[] row(Random random, int number, String[] before) {
      return new String[] {
        String.format("SF%012d", (random.nextLong() >>> 1) % 1_000_000_000_000L),
        chineseName(random),
        phone(random),
        chineseAddress(random)
      };
    }
  };

  private static final String[] FIRST = {
    "Anna", "Ben", "Carl", "Dora", "Eve", "Frank", "Gina", "Hugo", "Ivy", "Jack", "Kim", "Leo"
  };
  private static final String[] LAST = {
    "Smith", "Jones", "Brown", "Taylor", "Wilson", "Davies", "Evans", "Thomas", "Walker", "Green"
  };
  private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
  private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英华慧巧美玉萍红";
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private final String separator;
  private final Charset charset;
  private final ImmutableList<String> header;
  private final String policy;

  OutsideTable(String separator, Charset charset, String header, String policy) {
    this.separator = separator;
    this.charset = charset;
    this.header = ImmutableList.copyOf(Splitter.on(',').split(header));
    this.policy = policy;
  }

  abstract String[] row(Random random, int number, String[] before);

  List<String> header() {
    return header;
  }

  /** The policy that an owner would write by hand. */
  String policy() {
    return "dataset: " + name().toLowerCase(Locale.ROOT) + "\n" + policy;
  }

  /** Writes a table of this kind. */
  @CanIgnoreReturnValue
  Path write(Path file, int rows, long seed) throws IOException {
    Random random = new Random(seed);
    try (Writer out = Files.newBufferedWriter(file, charset)) {
      out.write(String.join(separator, header) + "\n");
      String[] row = {};
      for (int i = 0; i < rows; i++) {
        List<String> cells = new ArrayList<>();
        row = row(random, i, row);
        for (String cell : row) {
          cells.add(cell.contains(separator) ? '"' + cell + '"' : cell);
        }
        out.write(String.join(separator, cells) + "\n");
      }
    }
    return file;
  }

  /** Reads a file of this kind back, without the header. */
  List<String[]> read(Path file) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file, charset)) {
      rows.add(split(line));
    }
    return rows.subList(1, rows.size());
  }

  private String[] split(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == separator.charAt(0)) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells.toArray(String[]::new);
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  private static String money(double value, int decimals) {
    return BigDecimal.valueOf(value)
        .setScale(decimals, java.math.RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static LocalDate day(Random random, int year, int years) {
    return LocalDate.of(year, 1, 1).plusDays(random.nextInt(years * 365));
  }

  private static String chineseName(Random random) {
    StringBuilder name = new StringBuilder();
    name.append(SURNAMES.charAt(random.nextInt(SURNAMES.length())));
    for (int i = random.nextInt(3) == 0 ? 1 : 2; i > 0; i--) {
      name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
    }
    return name.toString();
  }

  private static String phone(Random random) {
    return "1"
        + pick(random, "38", "39", "50", "51", "58", "86", "77", "33", "80")
        + String.format("%08d", random.nextInt(100_000_000));
  }

  private static String residentNumber(Random random, boolean man) {
    String number =
        pick(random, "410122", "110105", "310104", "440305", "330106", "510107")
            + day(random, 1950, 54).format(DateTimeFormatter.BASIC_ISO_DATE)
            + String.format("%03d", 2 * random.nextInt(499) + (man ? 1 : 2));
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (number.charAt(i) - '0') * WEIGHTS[i];
    }
    return number + "10X98765432".charAt(sum % 11);
  }

  private static String chineseAddress(Random random) {
    String street =
        pick(random, "河南省郑州市中牟县", "北京市朝阳区", "上海市徐汇区", "广东省深圳市南山区")
            + pick(random, "建设路", "人民路", "解放大道", "中山北路", "文化街")
            + (1 + random.nextInt(300))
            + "号";
    int house = 1 + random.nextInt(30);
    return street
        + switch (random.nextInt(3)) {
          case 0 ->
              house + "号楼" + (1 + random.nextInt(4)) + "单元" + (101 + random.nextInt(2400)) + "室";
          case 1 -> house + "栋" + (101 + random.nextInt(2400)) + "室";
          default ->
              pick(random, "阳光小区", "金水花园", "万科城") + house + "号楼" + (1 + random.nextInt(30)) + "层";
        };
  }
}
