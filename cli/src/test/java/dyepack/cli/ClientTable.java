package dyepack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Clients of a bank, made and shared without any of the product's generators. */
final class ClientTable {
  private static final String HEADER = "客户编号,姓名,手机号,身份证号,地址,余额,开户时间,积分,渠道,出生日期";
  private static final String POLICY =
      """
      dataset: clients
      identifiers:
        - {column: 客户编号, type: text}
        - {column: 手机号, type: phone}
        - {column: 身份证号, type: cn-id}
      marks:
        - {column: 余额, kind: number, step: 0.01, tolerance: 0.50, alphabet: 16}
        - {column: 开户时间, kind: timestamp, step: 1s, tolerance: 60s}
        - {column: 积分, kind: number, step: 1, tolerance: 4}
      """;
  private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢宋唐许韩冯邓曹彭曾";
  private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文斌宇浩凯欣怡佳琪雪梅晨曦";
  private static final String[][] PLACES = {
    {"浙江省杭州市", "3301"}, {"江苏省南京市", "3201"}, {"广东省深圳市", "4403"}, {"四川省成都市", "5101"}
  };
  private static final String[] ROADS = {"幸福路", "人民路", "建设大道", "中山北路", "解放街", "文化路"};
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private final Path folder;
  private final Path table;

  /** Makes a table and shares it with recipients p0001 and so on. */
  ClientTable(Path folder, int rows, int recipients, long seed) throws IOException {
    this.folder = folder;
    table = write(folder.resolve("table.csv"), rows, seed);
    List<String> ids =
        IntStream.rangeClosed(1, recipients).mapToObj(NameTheLeaker::recipient).toList();
    Run.ledger(ledger(), ids);
    Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
    Run.ok(
        "share",
        table,
        "--ledger",
        ledger(),
        "--policy",
        policy,
        "--to-all",
        "--out",
        folder.resolve("outbox"),
        "--quiet");
  }

  Path ledger() {
    return folder.resolve("ledger");
  }

  /** Some rows of a recipient's copy; of the unmarked table for number 0. */
  List<String[]> some(int recipient, int count, Random random) throws IOException {
    Path copy =
        recipient == 0
            ? table
            : folder
                .resolve("outbox")
                .resolve(NameTheLeaker.recipient(recipient))
                .resolve("table.csv");
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(copy)) {
      rows.add(line.split(",", -1));
    }
    List<String[]> all = new ArrayList<>(rows.subList(1, rows.size()));
    Collections.shuffle(all, random);
    return all.subList(0, count);
  }

  /** Rows about other people of the same kind. */
  static List<String[]> strangers(int count, Random random) {
    return IntStream.range(0, count).mapToObj(i -> row(i, random)).toList();
  }

  /** Traces a folder and returns whom it named. */
  Set<String> accused(Path seized, String name) throws IOException {
    Path out = folder.resolve("case-" + name);
    Run.ok("trace", seized, "--ledger", ledger(), "--out", out, "--quiet");
    return NameTheLeaker.found(name, out).accused();
  }

  private static Path write(Path file, int count, long seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < count; i++) {
      lines.add(String.join(",", row(i, random)));
    }
    return Files.write(file, lines);
  }

  private static String[] row(int number, Random random) {
    String[] place = PLACES[random.nextInt(PLACES.length)];
    LocalDate birth = LocalDate.of(1955, 1, 1).plusDays(random.nextInt(18_000));
    LocalDateTime opened =
        LocalDateTime.of(2021, 1, 1, 0, 0).plusSeconds(random.nextInt(86_400 * 1_200));
    return new String[] {
      "C" + (100_000 + number * 7),
      letter(SURNAMES, random)
          + letter(GIVEN, random)
          + (random.nextInt(5) == 0 ? "" : letter(GIVEN, random)),
      "1" + (30 + random.nextInt(70)) + String.format("%08d", random.nextInt(100_000_000)),
      id(place[1] + "02", birth, random),
      place[0]
          + ROADS[random.nextInt(ROADS.length)]
          + (1 + random.nextInt(900))
          + "号"
          + (1 + random.nextInt(30))
          + "栋"
          + (101 + random.nextInt(3_000))
          + "室",
      String.format(Locale.ROOT, "%.2f", Math.exp(9 + 1.1 * random.nextGaussian())),
      opened.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")),
      Integer.toString(random.nextInt(20_000)),
      List.of("网点", "APP", "电话").get(random.nextInt(3)),
      birth.toString()
    };
  }

  private static String letter(String from, Random random) {
    int at = random.nextInt(from.length());
    return from.substring(at, at + 1);
  }

  private static String id(String region, LocalDate birth, Random random) {
    String body =
        region
            + birth.format(DateTimeFormatter.BASIC_ISO_DATE)
            + String.format("%03d", random.nextInt(1_000));
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (body.charAt(i) - '0');
    }
    return body + "10X98765432".charAt(sum % 11);
  }
}
