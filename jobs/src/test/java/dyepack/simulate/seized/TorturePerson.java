package dyepack.simulate.seized;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A made-up person for torture files: valid check characters, nobody real. Written apart from the
 * product's own generators and lexicons.
 */
public record TorturePerson(
    String name,
    String phone,
    String id,
    String address,
    String mail,
    String date,
    String amount,
    String sex) {
  private static final String SURNAMES =
      "王王王李李李张张张刘刘陈陈杨杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
  private static final String GIVEN =
      "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国红梅志文博子涵宇轩欣怡佳琪雨泽浩然梓萱思远晓东春燕海波振凯雪莹丹凤云龙天宇诗琪俊杰婷婷鹏飞立新成林";
  private static final String[] LONG = {"欧阳", "司马", "上官", "诸葛"};
  private static final String[] CITIES = {
    "北京市朝阳区", "上海市浦东新区", "广东省深圳市南山区", "浙江省杭州市西湖区", "四川省成都市武侯区", "湖北省武汉市江汉区",
    "江苏省苏州市姑苏区", "河南省郑州市金水区", "陕西省西安市雁塔区", "山东省青岛市市南区", "内蒙古自治区赤峰市红山区", "湖南省长沙市岳麓区"
  };
  private static final String[] STREETS = {
    "建国路", "解放大道", "人民东街", "幸福里", "长江北路", "学院路", "中山三路", "新华街"
  };
  private static final String[] CODES = {
    "110105", "310115", "440305", "330106", "510107", "420103", "320508", "410105", "610113",
    "370202", "150402", "430104"
  };
  private static final String[] PREFIXES = {
    "134", "135", "136", "138", "139", "150", "151", "155", "158", "166", "173", "176", "180",
    "186", "188", "189", "191", "199"
  };
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  static final List<String> HEADER = List.of("姓名", "手机号", "身份证号", "地址", "邮箱", "登记日期", "金额", "性别");

  /** Made-up people, a row each. */
  static SeizedTable table(long seed, int rows) {
    List<String[]> cells = new ArrayList<>();
    for (TorturePerson p : several(new Random(seed), rows)) {
      cells.add(new String[] {p.name, p.phone, p.id, p.address, p.mail, p.date, p.amount, p.sex});
    }
    return new SeizedTable(
        HEADER,
        cells,
        Map.of(
            Role.NAME,
            0,
            Role.PHONE,
            1,
            Role.ID,
            2,
            Role.ADDRESS,
            3,
            Role.MAIL,
            4,
            Role.DATE,
            5,
            Role.AMOUNT,
            6,
            Role.SEX,
            7));
  }

  /** Made-up people. */
  public static List<TorturePerson> several(Random random, int n) {
    List<TorturePerson> people = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      people.add(one(random));
    }
    return people;
  }

  private static TorturePerson one(Random r) {
    String surname = r.nextInt(60) == 0 ? LONG[r.nextInt(LONG.length)] : letter(r, SURNAMES);
    String given = letter(r, GIVEN) + (r.nextInt(4) == 0 ? "" : letter(r, GIVEN));
    String phone = PREFIXES[r.nextInt(PREFIXES.length)] + digits(r, 8);
    int place = r.nextInt(CITIES.length);
    int year = 1950 + r.nextInt(55);
    String birth = "%04d%02d%02d".formatted(year, 1 + r.nextInt(12), 1 + r.nextInt(28));
    int order = r.nextInt(999) + 1;
    String body = CODES[place] + birth + "%03d".formatted(order);
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (body.charAt(i) - '0') * WEIGHTS[i];
    }
    String id = body + "10X98765432".charAt(sum % 11);
    String address =
        CITIES[place]
            + STREETS[r.nextInt(STREETS.length)]
            + (1 + r.nextInt(400))
            + "号"
            + (r.nextBoolean()
                ? (1 + r.nextInt(20)) + "栋" + (101 + r.nextInt(2000)) + "室"
                : (1 + r.nextInt(20)) + "-" + (1 + r.nextInt(4)) + "-" + (101 + r.nextInt(900)));
    String mail = "u" + digits(r, 6) + (r.nextBoolean() ? "@qq.com" : "@163.com");
    String date =
        "20%02d-%02d-%02d".formatted(18 + r.nextInt(8), 1 + r.nextInt(12), 1 + r.nextInt(28));
    String amount = r.nextInt(90_000) + "." + digits(r, 2);
    return new TorturePerson(
        surname + given, phone, id, address, mail, date, amount, order % 2 == 1 ? "男" : "女");
  }

  private static String letter(Random r, String from) {
    return String.valueOf(from.charAt(r.nextInt(from.length())));
  }

  public static String digits(Random r, int n) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < n; i++) {
      out.append((char) ('0' + r.nextInt(10)));
    }
    return out.toString();
  }
}
