package dyepack.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Chinese addresses made in other ways than {@link MadeAddresses}, on which nothing was chosen:
 * towns and villages, lanes of Shanghai, office towers with lettered parts, estates without a
 * street, numbers joined by hyphens. Places are as many as a list of customers from all over the
 * country meets, and some have far more people than others.
 */
final class OtherAddresses {
  private static final String[] PROVINCES = {
    "湖南省 长沙 岳阳 株洲 衡阳 常德",
    "河北省 石家庄 保定 唐山 邯郸 廊坊",
    "福建省 福州 厦门 泉州 漳州",
    "云南省 昆明 大理 曲靖",
    "黑龙江省 哈尔滨 大庆 齐齐哈尔",
    "安徽省 合肥 芜湖 阜阳 安庆",
    "江西省 南昌 赣州 九江",
    "山东省 青岛 烟台 潍坊 临沂",
    "新疆维吾尔自治区 乌鲁木齐 克拉玛依",
    "内蒙古自治区 呼和浩特 包头"
  };
  private static final String PLACES = "城关开福雨花芙蓉岳麓望桥长安裕新华思明湖里集美鼓楼台仓山晋五西盘龙官渡道里外南岗包河蜀庐阳瑶海东青云谱市北李沧崂";
  private static final String NAMES =
      "龙凤祥瑞嘉禾兴隆宝塔银杏樱桂枫竹梅莲松柏石泉溪潭岭坡塘坝堰渡口营寨堡关庙寺观亭楼阁台榭廊苑园圃林森木草茶棉麻桑梓榆槐杨柳桃李杏枣梨橘柚橙";

  private final Random random;
  private final List<Place> places = new ArrayList<>();

  private record Place(String region, String town, String road, String estate, String village) {}

  OtherAddresses(long seed, int count) {
    random = new Random(seed);
    for (int i = 0; i < count; i++) {
      places.add(place());
    }
  }

  private Place place() {
    if (random.nextInt(8) == 0) {
      String region =
          random.nextBoolean() ? "上海市" + word(PLACES, 2) + "区" : "天津市" + word(PLACES, 2) + "区";
      return new Place(
          region,
          word(NAMES, 2) + "镇",
          word(NAMES, 2) + "路",
          word(NAMES, 2) + "公馆",
          word(NAMES, 2) + "村");
    }
    String[] province = PROVINCES[random.nextInt(PROVINCES.length)].split(" ", -1);
    String region =
        province[0]
            + province[1 + random.nextInt(province.length - 1)]
            + "市"
            + word(PLACES, 2)
            + (random.nextInt(3) == 0 ? "县" : "区");
    return new Place(
        region,
        word(NAMES, 2) + (random.nextBoolean() ? "镇" : "街道"),
        word(NAMES, 1 + random.nextInt(3)) + any("路", "街", "大道", "胡同", "北路", "环路"),
        word(NAMES, 2 + random.nextInt(3)) + any("小区", "花苑", "国际城", "名邸", "府", "雅居", "一期"),
        word(NAMES, 2) + any("村", "庄", "屯", "湾"));
  }

  private String word(String characters, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(characters.charAt(random.nextInt(characters.length())));
    }
    return word.toString();
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private int upTo(int most) {
    return 1 + random.nextInt(most);
  }

  /** Returns the next address. */
  String next() {
    Place place = places.get((int) (places.size() * Math.pow(random.nextDouble(), 1.7)));
    String door = (1 + random.nextInt(26)) + "%02d".formatted(upTo(6));
    String home =
        switch (random.nextInt(7)) {
          case 0 ->
              place.road
                  + upTo(600)
                  + "号"
                  + place.estate
                  + upTo(40)
                  + "栋"
                  + door
                  + any("室", "房", "");
          case 1 -> place.road + upTo(2000) + "弄" + upTo(90) + "号" + door + "室";
          case 2 -> place.town + place.estate + upTo(25) + "幢" + upTo(4) + "单元" + door;
          case 3 -> place.estate + upTo(40) + "-" + upTo(4) + "-" + door;
          case 4 ->
              place.road
                  + upTo(900)
                  + "号"
                  + place.estate
                  + any("A", "B", "C")
                  + "座"
                  + upTo(30)
                  + "层"
                  + door
                  + "室";
          case 5 ->
              place.town
                  + place.road
                  + upTo(500)
                  + "号"
                  + upTo(12)
                  + "号楼"
                  + upTo(5)
                  + "单元"
                  + upTo(7)
                  + "0"
                  + upTo(3)
                  + "室";
          default -> place.town + place.village + upTo(16) + "组" + upTo(200) + "号";
        };
    return place.region + home;
  }
}
