package dyepack.typing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Made-up values for measuring. Words are this test's own and come in two halves: what is tuned on
 * one half is measured on the other. Check digits are computed here anew.
 */
final class Made {
  private static final String SURNAMES =
      "王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧阳司马诸葛上官";
  private static final String GIVEN =
      "建国 志强 丽华 秀英 桂兰 建军 淑珍 海燕 小红 晓东 文杰 佳怡 浩然 子涵 雨桐 梓萱 思远 明哲 俊豪 雅琴 玉梅 国庆 振华 永刚 春梅 凤英 美玲 婷婷 丹丹 莉莉 天宇 嘉欣 欣怡 梦瑶 诗涵 宇轩 博文 泽洋 家豪 立新 爱华 红梅 卫东 德胜 福生 长江 金凤 翠兰 素芬 惠敏 晓燕 静怡 依诺 语嫣 沐阳 景行 慧敏 志明 光辉 少华 世杰 立军 新民 荣华 正义 大伟 海涛 鹏飞 一鸣 若曦 可欣 芷若 乐瑶 奕辰 昊天 承志 敏 伟 芳 静 磊 强 洋 艳 勇 军 杰 娟 涛 超 霞 鑫 鹏 宁 琳 瑞 颖 凯 帆 倩 璐 晨 旭 斌 波 辉 刚 燕 萍 红 玲 桂英 云飞 月娥 根生 水生 土根 招娣 来福 阿美 冬梅 秋菊 夏荷 冰冰 思思 佩佩 宗翰 怡君 雅婷 志豪 淑芬 俊杰 冠宇 承恩 柏翰 品妤";
  private static final String ROADS =
      "中山 人民 解放 建设 和平 文化 新华 南京 长江 黄河 科技 学府 滨江 迎宾 朝阳 胜利 光明 青年 振兴 东风 延安 北京 环城 工农 幸福 凤凰 龙腾 石桥 柳荫 桃园 育才 天府 锦绣 兴业 花园 体育场 火炬 创新 湖滨 清河";
  private static final String ESTATES =
      "阳光花园 翠苑小区 万科城 金色家园 碧桂园 绿地国际 保利香槟 紫荆苑 书香门第 龙湖天街 东方明珠 水岸名都 枫林苑 世纪新城 恒大绿洲 中海国际 丽景湾 御景园";
  private static final String REGIONS =
      "浙江省 杭州市 余杭区 330110|广东省 深圳市 南山区 440305|江苏省 南京市 鼓楼区 320106|四川省 成都市 武侯区 510107|湖北省 武汉市 洪山区 420111|山东省 青岛市 市南区 370202|河南省 郑州市 金水区 410105|湖南省 长沙市 岳麓区 430104|福建省 厦门市 思明区 350203|陕西省 西安市 雁塔区 610113|辽宁省 大连市 沙河口区 210204|安徽省 合肥市 蜀山区 340104|河北省 保定市 定兴县 130626|云南省 昆明市 盘龙区 530103|江西省 赣州市 章贡区 360702|广西壮族自治区 南宁市 青秀区 450103|黑龙江省 哈尔滨市 道里区 230102|贵州省 遵义市 汇川区 520303|山西省 太原市 小店区 140105|甘肃省 兰州市 城关区 620102|浙江省 宁波市 慈溪市 330282|广东省 佛山市 顺德区 440606|江苏省 苏州市 昆山市 320583|吉林省 长春市 南关区 220102|山东省 烟台市 莱山区 370613|河南省 洛阳市 新安县 410323|新疆维吾尔自治区 乌鲁木齐市 天山区 650102|海南省 海口市 龙华区 460106|四川省 绵阳市 涪城区 510703|湖北省 宜昌市 西陵区 420502";
  private static final String SEGMENTS =
      "130 131 132 133 134 135 136 137 138 139 147 150 151 152 153 155 156 157 158 159 166 170 173 175 176 177 178 180 181 182 183 184 185 186 187 188 189 191 198 199";
  private static final String FIRST =
      "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Karen Chris Nancy Daniel Lisa Matthew Betty Anthony Sandra Mark Ashley Donald Emily Steven Kimberly Paul Margaret Andrew Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian Melissa George Deborah Timothy Stephanie Ronald Rebecca Jason Laura Edward Sharon Jeffrey Cynthia Ryan Kathleen Jacob Amy Gary Angela Nicholas Shirley Eric Brenda Jonathan Emma Aisha Priya Mohammed Oluwaseun Siobhan Niamh Jayden Kayla Destiny Xavier Wei Mei Hiroshi Sofia Mateo Luca Freya Oscar Poppy Imogen Harriet Callum Ewan";
  private static final String LAST =
      "Abernathy Bartholomew Chowdhury Delacroix Eastwood Fitzgerald Goldberg Hathaway Ibrahim Jankowski Kowalski Lindqvist MacLeod Nakamura O'Brien Petrov Quigley Rosenberg Sinclair Thackeray Underwood Vandermeer Whitaker Yamamoto Zimmerman Smith Jones Williams Brown Davis Wilson Moore Taylor Anderson Thomas Jackson White Harris Martin Thompson Garcia Martinez Robinson Clark Rodriguez Lewis Lee Walker Hall Allen Young Hernandez King Wright Lopez Hill Scott Green Adams Baker Gonzalez Nelson Carter Mitchell Perez Roberts Turner Phillips Campbell Parker Evans Edwards Collins Stewart Sanchez Morris Rogers Reed Cook Morgan Bell Murphy Bailey Rivera Cooper Richardson Cox Howard Ward Torres Peterson Gray Ramirez";
  private static final String STREETS =
      "Main Oak Maple Cedar Elm Pine Washington Lake Hill Walnut Spring North Ridge Church Willow Mill Sunset Railroad Jefferson Center Highland Forest Jackson Park River Meadow Broad Chestnut Victoria Station High Queen King Albert Windsor York Manor Grove";
  private static final String STREET_KINDS =
      "St Ave Rd Street Avenue Road Lane Ln Dr Drive Blvd Court Ct Way Place Close Terrace";
  private static final String US =
      "Springfield|IL|62704 Portland|OR|97205 Austin|TX|78701 Denver|CO|80203 Madison|WI|53703 Tampa|FL|33602 Boise|ID|83702 Albany|NY|12207 Fresno|CA|93721 Omaha|NE|68102 Tulsa|OK|74103 Reno|NV|89501 Dayton|OH|45402 Mobile|AL|36602 Macon|GA|31201 Salem|MA|01970 Trenton|NJ|08608 Flint|MI|48502 Erie|PA|16501 Laredo|TX|78040 Spokane|WA|99201 Duluth|MN|55802 Peoria|IL|61602 Hartford|CT|06103 Norfolk|VA|23510 Boulder|CO|80302 Eugene|OR|97401 Tacoma|WA|98402 Lubbock|TX|79401 Savannah|GA|31401";
  private static final String AREAS =
      "212 415 312 617 713 206 305 404 503 602 702 818 919 214 303 510 614 704 801 916";

  final Random random;
  private final int half;

  Made(long seed, int half) {
    this.random = new Random(seed);
    this.half = half;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean chance(double p) {
    return random.nextDouble() < p;
  }

  String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  /** One of the words of this half. */
  String of(String words) {
    return one(List.of(words.trim().split(" ", -1)));
  }

  String one(List<String> all) {
    int count = (all.size() - half + 1) / 2;
    return all.size() < 8 ? all.get(below(all.size())) : all.get(2 * below(count) + half);
  }

  /** Any of a few words. */
  String any(String... words) {
    return words[below(words.length)];
  }

  String surname() {
    double zipf = Math.pow(random.nextDouble(), 2.2);
    int place = (int) (zipf * 104);
    return place >= 100 ? any("欧阳", "司马", "诸葛", "上官") : SURNAMES.substring(place, place + 1);
  }

  String name() {
    return surname() + of(GIVEN);
  }

  String given() {
    return of(GIVEN);
  }

  String[] region() {
    return one(List.of(REGIONS.split("\\|", -1))).split(" ", -1);
  }

  String street() {
    return chance(.5)
        ? of(ROADS)
            + any("路", "街", "大道", "东路", "西路", "巷")
            + between(1, 999)
            + "号"
            + (chance(.6)
                ? of(ESTATES)
                    + between(1, 40)
                    + any("栋", "幢", "号楼")
                    + between(1, 6)
                    + "单元"
                    + between(1, 33)
                    + "0"
                    + between(1, 4)
                    + any("室", "")
                : "")
        : of(ESTATES)
            + between(1, 40)
            + any("栋", "-", "幢")
            + between(1, 33)
            + "0"
            + between(1, 6)
            + any("室", "");
  }

  String village() {
    return of(ROADS)
        + any("镇", "乡")
        + surname()
        + any("家村", "庄村", "家庄")
        + between(1, 20)
        + any("组", "队")
        + between(1, 200)
        + "号";
  }

  String address() {
    String[] region = region();
    return region[0]
        + region[1]
        + region[2]
        + (chance(.15) ? village() : of(ROADS) + "街道" + street());
  }

  LocalDate birth() {
    return LocalDate.of(1945, 1, 1).plusDays(below(22_000));
  }

  String id(LocalDate birth) {
    String body = region()[3] + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + digits(3);
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum = (sum + (body.charAt(i) - '0')) * 2 % 11;
    }
    int product = (12 - sum % 11) % 11;
    return body + "0123456789X".charAt(product);
  }

  String mobile() {
    return of(SEGMENTS) + digits(8);
  }

  String luhn(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int d = body.charAt(body.length() - 1 - i) - '0';
      int w = i % 2 == 0 ? d * 2 : d;
      sum += w / 10 + w % 10;
    }
    return body + (10 - sum % 10) % 10;
  }

  String card() {
    return chance(.8)
        ? luhn(
            of(
                    "622202 622848 621700 622588 621226 623052 622700 621483 620058 622609 621661 622262")
                + digits(12))
        : luhn(any("4", "51", "53", "55") + digits(20)).substring(0, 0) + visa();
  }

  private String visa() {
    String head = any("4", "51", "53", "55");
    return luhn(head + digits(15 - head.length()));
  }

  String plate() {
    String letters = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
    StringBuilder plate =
        new StringBuilder(any("京", "沪", "粤", "浙", "苏", "鲁", "川", "豫", "湘", "鄂"))
            .append("ABCDEFGHJK".charAt(below(10)));
    if (chance(.25)) {
      return plate + any("D", "F") + digits(5);
    }
    for (int i = 0; i < 5; i++) {
      plate.append(chance(.75) ? (char) ('0' + below(10)) : letters.charAt(below(24)));
    }
    return plate.toString();
  }

  String email() {
    return switch (below(4)) {
      case 0 -> qq() + "@qq.com";
      case 1 ->
          of(FIRST).toLowerCase(Locale.ROOT)
              + between(1, 999)
              + "@"
              + any("gmail.com", "163.com", "outlook.com");
      case 2 ->
          of(FIRST).toLowerCase(Locale.ROOT)
              + "."
              + of(LAST).toLowerCase(Locale.ROOT).replace("'", "")
              + "@"
              + any("example.com", "corp-mail.cn", "yahoo.co.uk");
      default -> mobile() + "@" + any("139.com", "126.com");
    };
  }

  String qq() {
    double draw = random.nextDouble();
    int length = draw < .02 ? 6 : draw < .07 ? 7 : draw < .22 ? 8 : draw < .62 ? 9 : 10;
    return (length == 10 ? between(1, 3) : between(1, 9)) + digits(length - 1);
  }

  LocalDateTime moment() {
    return LocalDateTime.of(2018, 1, 1, 0, 0)
        .plusSeconds((long) (random.nextDouble() * 5.5 * 365 * 86_400));
  }

  String english() {
    return of(FIRST) + " " + (chance(.15) ? (char) ('A' + below(26)) + ". " : "") + of(LAST);
  }

  String first() {
    return of(FIRST);
  }

  String last() {
    return of(LAST);
  }

  String[] place() {
    return of(US).split("\\|", -1);
  }

  String englishStreet() {
    return between(1, 9999)
        + " "
        + of(STREETS)
        + " "
        + of(STREET_KINDS)
        + (chance(.25) ? any(" Apt ", ", Apt ", " #", " Suite ") + between(1, 400) : "");
  }

  String american(int style) {
    String area = of(AREAS);
    String exchange = between(2, 9) + digits(2);
    String line = digits(4);
    return switch (style) {
      case 0 -> "(" + area + ") " + exchange + "-" + line;
      case 1 -> area + "-" + exchange + "-" + line;
      case 2 -> area + exchange + line;
      case 3 -> "+1 " + area + " " + exchange + " " + line;
      default -> area + "." + exchange + "." + line;
    };
  }

  String british() {
    return any("07", "+44 7") + digits(3) + " " + digits(6);
  }

  String hex(int length) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < length; i++) {
      hex.append("0123456789abcdef".charAt(below(16)));
    }
    return hex.toString();
  }

  String creditCode() {
    String letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    StringBuilder code = new StringBuilder("91").append(region()[3]);
    for (int i = 0; i < 9; i++) {
      code.append(letters.charAt(i < 1 ? 20 : below(31)));
    }
    int sum = 0;
    int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    for (int i = 0; i < 17; i++) {
      sum += weights[i] * letters.indexOf(code.charAt(i));
    }
    return code.append(letters.charAt((31 - sum % 31) % 31)).toString();
  }

  String vin() {
    String letters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
    StringBuilder vin = new StringBuilder(any("LSV", "LFV", "LBV", "LGX", "1HG", "WBA"));
    while (vin.length() < 11) {
      vin.append(letters.charAt(below(letters.length())));
    }
    vin.append(digits(6));
    String values = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
    int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += weights[i] * (values.indexOf(vin.charAt(i)) % 10);
    }
    vin.setCharAt(8, "0123456789X".charAt(sum % 11));
    return vin.toString();
  }
}
