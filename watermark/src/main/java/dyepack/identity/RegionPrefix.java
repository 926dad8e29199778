package dyepack.identity;

import java.util.List;

/**
 * The beginning of a Chinese address that people leave out or write in several ways: the country,
 * the province (GB/T 2260, full or short), a municipality's name.
 */
final class RegionPrefix {
  private static final List<String> PROVINCES =
      List.of(
          "黑龙江", "内蒙古", "河北", "山西", "辽宁", "吉林", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北",
          "湖南", "广东", "广西", "海南", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "台湾");
  private static final List<String> MUNICIPALITIES = List.of("北京", "天津", "上海", "重庆", "香港", "澳门");
  private static final List<String> PROVINCE_ENDS =
      List.of("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "");
  private static final List<String> MUNICIPALITY_ENDS = List.of("特别行政区", "市市辖区", "市辖区", "市", "");

  private RegionPrefix() {}

  /**
   * Returns where the address goes on after all that can be left out. A city named as its province
   * (吉林省吉林市) keeps its name.
   */
  static int end(String cell) {
    int end = cell.startsWith("中国") ? 2 : 0;
    for (int before = -1; before != end; ) {
      before = end;
      end = gap(cell, past(cell, end, MUNICIPALITIES, MUNICIPALITY_ENDS));
      end = gap(cell, past(cell, end, PROVINCES, PROVINCE_ENDS));
    }
    return end;
  }

  private static int past(String cell, int from, List<String> names, List<String> ends) {
    for (String name : names) {
      if (cell.startsWith(name, from)) {
        int at = from + name.length();
        for (String end : ends) {
          if (cell.startsWith(end, at)) {
            int past = at + end.length();
            boolean city = end.isEmpty() && names == PROVINCES && cell.startsWith("市", at);
            return city ? from : past;
          }
        }
      }
    }
    return from;
  }

  /** Skips what people put between the parts: spaces, hyphens, commas. */
  private static int gap(String cell, int from) {
    int at = from;
    while (at < cell.length() && !Character.isLetterOrDigit(cell.charAt(at)) && at < from + 3) {
      at++;
    }
    return at;
  }
}
