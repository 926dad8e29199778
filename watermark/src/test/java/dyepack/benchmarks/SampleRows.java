package dyepack.benchmarks;

import java.util.Locale;

/** Cells of people who don't exist, the same in every run. */
final class SampleRows {
  static final int ROWS = 1_000;

  private static final String NAMES = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚";
  private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗";
  private static final String[] PLACES = {
    "浙江省杭州市西湖区文三路", "广州市天河区体育西路", "北京市朝阳区建国路", "四川省成都市武侯区人民南路", "南京市鼓楼区中山北路"
  };

  private SampleRows() {}

  static String name(int i) {
    return "" + SURNAMES.charAt(i % 20) + NAMES.charAt(i / 20 % 20) + NAMES.charAt(i / 7 % 20);
  }

  static String phone(int i) {
    return "138" + (10_000_000 + 7_919L * i % 89_999_999);
  }

  /** A resident ID with the check character of GB 11643-1999. */
  static String residentId(int i) {
    String first =
        String.format(
            Locale.ROOT, "330106%d%02d%02d%03d", 1960 + i % 40, 1 + i % 12, 1 + i % 28, i % 1000);
    int sum = 0;
    for (int place = 0; place < 17; place++) {
      sum += (first.charAt(place) - '0') * ((1 << (17 - place)) % 11);
    }
    return first + "10X98765432".charAt(sum % 11);
  }

  static String address(int i) {
    return PLACES[i % PLACES.length]
        + (1 + i % 900)
        + "号"
        + (i % 3 == 0 ? "" : (1 + i % 19) + "号楼" + (1 + i % 4) + "单元" + (101 + i % 1800) + "室");
  }

  static String amount(int i) {
    return String.format(Locale.ROOT, "%d.%02d", 1_000 + 37 * i % 90_000, i % 100);
  }

  static String time(int i) {
    return String.format(
        Locale.ROOT,
        "2025-%02d-%02d %02d:%02d:%02d",
        1 + i % 12,
        1 + i % 28,
        i % 24,
        i % 60,
        7 * i % 60);
  }
}
