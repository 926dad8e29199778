package dyepack.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made Chinese addresses of a country with some thousand streets. What {@link AddressLikeness}
 * weighs was chosen on these; the rates are measured on others.
 */
final class MadeAddresses {
  private static final String[] CITIES = {
    "河南省郑州市 金水区 二七区 管城区 中原区 惠济区", "河南省洛阳市 西工区 涧西区 老城区 洛龙区",
    "浙江省杭州市 西湖区 上城区 拱墅区 滨江区 余杭区", "浙江省宁波市 海曙区 江北区 鄞州区",
    "江苏省南京市 玄武区 秦淮区 鼓楼区 建邺区 江宁区", "江苏省苏州市 姑苏区 虎丘区 吴中区 相城区",
    "广东省广州市 天河区 越秀区 海珠区 白云区 番禺区", "广东省深圳市 福田区 罗湖区 南山区 宝安区 龙岗区",
    "四川省成都市 锦江区 青羊区 武侯区 成华区 高新区", "湖北省武汉市 江岸区 江汉区 武昌区 洪山区",
    "北京市 朝阳区 海淀区 丰台区 东城区 西城区 通州区", "上海市 浦东新区 徐汇区 静安区 杨浦区 闵行区",
    "重庆市 渝中区 江北区 南岸区 沙坪坝区", "山东省济南市 历下区 市中区 槐荫区 天桥区",
    "辽宁省沈阳市 和平区 沈河区 皇姑区 铁西区", "陕西省西安市 雁塔区 碑林区 莲湖区 未央区",
    "吉林省吉林市 船营区 昌邑区", "广西壮族自治区南宁市 青秀区 兴宁区 西乡塘区"
  };
  private static final String FIRST = "人解建中和新文胜迎学长黄朝滨花青光团幸友工科兴富东振育体健云南淮金创荷梧紫翠锦阳水世碧丽";
  private static final String SECOND = "民放设山平华化利宾院江河阳园年明结福谊农技业强风才康台京海融桐荆庭苑湖城源泰安宁";

  private final Random random;
  private final List<String[]> streets = new ArrayList<>();

  /**
   * Lays the streets.
   *
   * @param perDistrict streets of one district
   */
  MadeAddresses(long seed, int perDistrict) {
    random = new Random(seed);
    for (String city : CITIES) {
      String[] parts = city.split(" ", -1);
      for (int district = 1; district < parts.length; district++) {
        for (int i = 0; i < perDistrict; i++) {
          streets.add(new String[] {parts[0], parts[district], street(), estate()});
        }
      }
    }
  }

  private String street() {
    String[] ends = {"路", "路", "路", "街", "大道", "巷", "东路", "西路", "大街"};
    return name() + ends[random.nextInt(ends.length)];
  }

  private String estate() {
    String[] ends = {"花园", "小区", "家园", "苑", "新村", "公寓", "城"};
    return name() + ends[random.nextInt(ends.length)];
  }

  private String name() {
    return "" + one(FIRST) + one(SECOND);
  }

  private char one(String characters) {
    return characters.charAt(random.nextInt(characters.length()));
  }

  /** Returns the next address: towns where some streets have more people than others. */
  String next() {
    double skewed = random.nextDouble();
    return at(streets.get((int) (skewed * skewed * streets.size())));
  }

  private String at(String[] street) {
    StringBuilder text = new StringBuilder(street[0]).append(street[1]).append(street[2]);
    int kind = random.nextInt(10);
    if (kind < 7) {
      text.append(1 + random.nextInt(400)).append('号');
    }
    if (kind < 2) {
      text.append(1 + random.nextInt(20)).append(random.nextBoolean() ? "栋" : "号楼");
      text.append(101 + random.nextInt(1500));
      return text.append(random.nextBoolean() ? "室" : "").toString();
    }
    text.append(street[3]);
    text.append(1 + random.nextInt(30)).append(new String[] {"号楼", "栋", "幢"}[random.nextInt(3)]);
    if (random.nextInt(4) > 0) {
      text.append(1 + random.nextInt(4)).append("单元");
    }
    text.append(1 + random.nextInt(24)).append('0').append(1 + random.nextInt(4));
    return text.append(random.nextInt(3) > 0 ? "室" : "").toString();
  }
}
