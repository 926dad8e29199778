package dyepack.canaries;

import java.util.List;

/**
 * A name taken apart.
 *
 * @param family the family name of a Chinese name, the last word of another
 * @param given the rest, with its spaces
 * @param familyFirst whether the family name stands first
 */
record PersonName(String family, String given, boolean familyFirst) {
  private static final String COMMON =
      "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊"
          + "金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文阳欧章鲁倪严牛温芦季俞樊"
          + "葛殷施陶洪翟安颜倪严牛温芦俞葛游兰向甘覃焦左柳路詹齐梅庞肖凌";
  private static final List<String> COMPOUND =
      List.of("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "夏侯", "司徒");

  /** Returns whether a Chinese name starts with one of the commonest family names. */
  static boolean hasCommonFamilyName(String name) {
    return COMMON.indexOf(name.charAt(0)) >= 0
        || (name.length() > 1 && COMPOUND.contains(name.substring(0, 2)));
  }

  /** Takes a name apart. */
  static PersonName read(String name) {
    if (Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.HAN) {
      int length = name.length() > 2 && COMPOUND.contains(name.substring(0, 2)) ? 2 : 1;
      return new PersonName(name.substring(0, length), name.substring(length), true);
    }
    int comma = name.indexOf(", ");
    if (comma > 0) {
      return new PersonName(name.substring(0, comma), name.substring(comma), true);
    }
    int space = name.lastIndexOf(' ');
    return space < 0
        ? new PersonName("", name, false)
        : new PersonName(name.substring(space), name.substring(0, space), false);
  }

  /** Returns the whole name. */
  String text() {
    return familyFirst ? family + given : given + family;
  }
}
