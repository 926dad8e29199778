package dyepack.policy;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words in a column's name that hint at what it holds. A hint only settles what the cells leave
 * open: whether nine digits are an order number or a sum in cents.
 */
enum HeaderWords {
  /** Ends like the name of a key. */
  KEY(
      true,
      Set.of(
          "id",
          "no",
          "nr",
          "number",
          "num",
          "uuid",
          "guid",
          "key",
          "serial",
          "sn",
          "uid",
          "imei",
          "account",
          "acct",
          "iban",
          "waybill",
          "passport",
          "index",
          "rowid",
          "mrn",
          "barcode",
          "vin",
          "openid",
          "token",
          "ref",
          "reference",
          "user",
          "customer",
          "client",
          "member",
          "employee",
          "student",
          "session",
          "visitor",
          "card",
          "device",
          "parent"),
      Set.of("号", "号码", "编码", "序号", "主键")),
  PHONE(
      false,
      Set.of("phone", "tel", "mobile", "telephone", "cell", "cellphone", "msisdn", "fax"),
      Set.of("电话", "手机", "联系方式", "座机")),
  NAME(
      false,
      Set.of("name", "fullname", "surname", "realname", "patient", "recipient", "consignee"),
      Set.of("姓名", "名字", "收件人", "寄件人", "联系人", "客户名", "患者", "户主", "产妇", "母亲", "父亲")),
  ADDRESS(
      false,
      Set.of("address", "addr", "street", "residence", "domicile"),
      Set.of("地址", "住址", "住所", "地點")),
  BIRTH(
      false,
      Set.of("birth", "dob", "birthday", "birthdate", "born", "birthdt"),
      Set.of("出生", "生日")),
  TIME(
      false,
      Set.of(
          "time",
          "date",
          "ts",
          "timestamp",
          "at",
          "datetime",
          "day",
          "epoch",
          "when",
          "created",
          "updated",
          "opened",
          "closed",
          "dt"),
      Set.of("时间", "日期", "时刻")),
  LATITUDE(false, Set.of("lat", "latitude"), Set.of("纬度", "緯度")),
  LONGITUDE(false, Set.of("lng", "lon", "long", "longitude"), Set.of("经度", "經度")),
  /** Names something by digits, so that a neighbouring number is another thing. */
  CODE(
      true,
      Set.of("code", "zip", "zipcode", "postcode", "postal", "fips", "version", "year", "port"),
      Set.of("邮编", "代码", "编码", "年份", "区号", "行政区划")),
  /** What somebody wants to predict from the table, or other labels. */
  LABEL(
      false,
      Set.of("class", "label", "target", "diagnosis", "outcome", "type", "cover", "y"),
      Set.of("标签", "类别", "诊断", "结果")),
  /** Something that usually changes during the life of a record. */
  CHANGING(
      false,
      Set.of(
          "status",
          "state",
          "level",
          "grade",
          "plan",
          "tier",
          "stage",
          "segment",
          "city",
          "branch",
          "channel",
          "manager",
          "department",
          "marital"),
      Set.of("状态", "等级", "阶段", "城市", "网点", "渠道", "部门", "类型")),
  /** Names of things rather than of people. */
  OF_THINGS(
      false,
      Set.of(
          "product",
          "item",
          "file",
          "company",
          "org",
          "branch",
          "city",
          "shop",
          "store",
          "school",
          "hospital",
          "brand",
          "department",
          "dept",
          "user",
          "login",
          "bank",
          "host",
          "display",
          "street",
          "event",
          "channel",
          "class",
          "column",
          "table",
          "goods",
          "station"),
      Set.of("产品", "商品", "公司", "单位", "企业", "店", "学校", "医院", "部门", "品牌", "网名", "用户名"));

  private final boolean lastWordOnly;
  private final ImmutableSet<String> words;
  private final ImmutableSet<String> chinese;

  HeaderWords(boolean lastWordOnly, Set<String> words, Set<String> chinese) {
    this.lastWordOnly = lastWordOnly;
    this.words = ImmutableSet.copyOf(words);
    this.chinese = ImmutableSet.copyOf(chinese);
  }

  /** Returns whether the column's name gives this hint. */
  boolean in(String header) {
    List<String> parts = parts(header);
    if (lastWordOnly) {
      return (!parts.isEmpty()
              && !parts.contains("of")
              && words.contains(parts.get(parts.size() - 1)))
          || chinese.stream().anyMatch(header.strip()::endsWith);
    }
    return parts.stream().anyMatch(words::contains) || chinese.stream().anyMatch(header::contains);
  }

  /** Splits {@code openedAt}, {@code opened_at} and {@code Opened at} into opened and at. */
  private static List<String> parts(String header) {
    List<String> parts = new ArrayList<>();
    String spaced =
        header
            .replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2")
            .replaceAll("(\\p{L})(\\p{N})", "$1 $2")
            .replaceAll("[^\\p{L}\\p{N}]+", " ");
    for (String part : spaced.strip().split(" ", -1)) {
      if (!part.isEmpty() && !part.chars().allMatch(Character::isDigit)) {
        parts.add(part.toLowerCase(Locale.ROOT));
      }
    }
    return parts;
  }
}
