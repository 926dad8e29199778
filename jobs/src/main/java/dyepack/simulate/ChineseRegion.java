package dyepack.simulate;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A county-level division and addresses in it.
 *
 * @param code six digits of GB/T 2260
 * @param province full name
 * @param city full name; a municipality is its own city
 * @param district district, county or county-level city
 * @param rural whether most addresses are in villages
 * @param latitude degrees north
 * @param longitude degrees east
 */
record ChineseRegion(
    String code,
    String province,
    String city,
    String district,
    boolean rural,
    double latitude,
    double longitude) {
  private static final WordList REGIONS = WordList.load("regions.tsv", -1);
  private static final Map<String, List<String>> PLACES = WordList.byKind("places.tsv");

  static ChineseRegion draw(Draw draw) {
    List<String> line = REGIONS.draw(draw);
    return new ChineseRegion(
        line.get(0),
        line.get(1),
        line.get(2),
        line.get(3),
        line.get(4).equals("r"),
        Double.parseDouble(line.get(5)),
        Double.parseDouble(line.get(6)));
  }

  static List<String> places(String kind) {
    return Objects.requireNonNull(PLACES.get(kind), kind);
  }

  /** An address as people write it: several spellings of the same things occur. */
  String address(Draw draw) {
    StringBuilder address = new StringBuilder(48);
    boolean municipality = province.equals(city);
    if (municipality) {
      address.append(draw.chance(0.7) ? city : city.substring(0, 2));
    } else {
      address.append(draw.chance(0.7) ? province : "").append(city);
    }
    address.append(district);
    if (rural || draw.chance(0.06)) {
      village(draw, address);
    } else if (draw.chance(0.12)) {
      office(draw, address);
    } else {
      home(draw, address);
    }
    return address.toString();
  }

  private static void village(Draw draw, StringBuilder address) {
    address.append(draw.pick(places("town"))).append(draw.pick(places("village")));
    int group = draw.between(1, 15);
    if (draw.chance(0.7)) {
      address.append(draw.chance(0.7) ? Integer.toString(group) : numeral(group)).append("组");
    }
    if (draw.chance(0.6)) {
      address.append(draw.between(1, 180)).append(draw.chance(0.85) ? "号" : "");
    }
  }

  private static void office(Draw draw, StringBuilder address) {
    int floor = draw.between(2, 28);
    address.append(draw.pick(places("road"))).append(draw.between(1, 899)).append("号");
    address.append(draw.pick(places("tower")));
    if (draw.chance(0.4)) {
      address.append(draw.oneOf("A", "B", "C")).append(draw.chance(0.8) ? "座" : "栋");
    }
    address.append(floor).append(draw.chance(0.5) ? "层" : "楼");
    address.append(floor).append(String.format(java.util.Locale.ROOT, "%02d", draw.between(1, 16)));
    address.append(draw.chance(0.6) ? "室" : "");
  }

  private static void home(Draw draw, StringBuilder address) {
    address.append(draw.pick(places("road"))).append(draw.between(1, 899)).append("号");
    if (draw.chance(0.08)) {
      return;
    }
    address.append(draw.pick(places("estate")));
    boolean numerals = draw.chance(0.12);
    int building = draw.between(1, 38);
    address.append(numerals && building <= 20 ? numeral(building) : Integer.toString(building));
    address.append(draw.oneOf("号楼", "号楼", "号楼", "号楼", "栋", "栋", "栋", "幢"));
    if (draw.chance(0.75)) {
      int unit = draw.between(1, 4);
      address.append(numerals ? numeral(unit) : Integer.toString(unit)).append("单元");
    }
    address.append(draw.between(1, 18)).append("0").append(draw.between(1, 4));
    address.append(draw.chance(0.65) ? "室" : "");
  }

  private static String numeral(int value) {
    List<String> digits = Splitter.fixedLength(1).splitToList("一二三四五六七八九十");
    if (value <= 10) {
      return digits.get(value - 1);
    }
    return value == 20 ? "二十" : "十" + digits.get(value - 11);
  }
}
