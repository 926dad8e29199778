package dyepack.typing;

import java.util.Locale;

/** What a column holds. */
public enum ColumnType {
  /** Name of a person. */
  NAME("name", "Name of a person", "姓名", PersonalCategory.BASIC, false),
  /** Surname. */
  SURNAME("surname", "Surname", "姓", PersonalCategory.BASIC, false),
  /** Given name. */
  GIVEN_NAME("given-name", "Given name", "名", PersonalCategory.BASIC, false),
  /** Chinese resident identity number. */
  CN_ID("cn-id", "Chinese resident identity number", "居民身份证号", PersonalCategory.IDENTITY, true),
  /** Telephone. */
  PHONE("phone", "Telephone", "电话", PersonalCategory.BASIC, false),
  /** Fixed-line telephone. */
  LANDLINE("landline", "Fixed-line telephone", "固定电话", PersonalCategory.BASIC, false),
  /** Postal address. */
  ADDRESS("address", "Postal address", "地址", PersonalCategory.BASIC, true),
  /** Bank card number. */
  BANK_CARD("bank-card", "Bank card number", "银行卡号", PersonalCategory.FINANCE, true),
  /** Number plate. */
  PLATE("plate", "Number plate", "车牌号", PersonalCategory.IDENTITY, false),
  /** E-mail address. */
  EMAIL("email", "E-mail address", "电子邮箱", PersonalCategory.BASIC, false),
  /** Amount of money. */
  AMOUNT("amount", "Amount of money", "金额", PersonalCategory.FINANCE, true),
  /** Time. */
  TIME("time", "Time", "时间", PersonalCategory.NONE, false),
  /** Date. */
  DATE("date", "Date", "日期", PersonalCategory.NONE, false),
  /** Date of birth. */
  BIRTH_DATE("birth-date", "Date of birth", "出生日期", PersonalCategory.BASIC, false),
  /** Latitude. */
  LATITUDE("latitude", "Latitude", "纬度", PersonalCategory.LOCATION, true),
  /** Longitude. */
  LONGITUDE("longitude", "Longitude", "经度", PersonalCategory.LOCATION, true),
  /** Sex. */
  GENDER("gender", "Sex", "性别", PersonalCategory.BASIC, false),
  /** Age. */
  AGE("age", "Age", "年龄", PersonalCategory.BASIC, false),
  /** Ethnic group. */
  ETHNIC_GROUP("ethnic-group", "Ethnic group", "民族", PersonalCategory.BASIC, false),
  /** Province or state. */
  PROVINCE("province", "Province or state", "省份", PersonalCategory.BASIC, false),
  /** City. */
  CITY("city", "City", "城市", PersonalCategory.BASIC, false),
  /** District or county. */
  DISTRICT("district", "District or county", "区县", PersonalCategory.BASIC, false),
  /** Country. */
  COUNTRY("country", "Country", "国家", PersonalCategory.BASIC, false),
  /** Postal code. */
  POSTCODE("postcode", "Postal code", "邮政编码", PersonalCategory.BASIC, false),
  /** Organisation. */
  COMPANY("company", "Organisation", "单位名称", PersonalCategory.WORK, false),
  /** Unified social credit code. */
  CREDIT_CODE(
      "credit-code", "Unified social credit code", "统一社会信用代码", PersonalCategory.NONE, false),
  /** Passport. */
  PASSPORT("passport", "Passport", "护照号", PersonalCategory.IDENTITY, true),
  /** Hong Kong, Macau or Taiwan permit. */
  PERMIT("permit", "Hong Kong, Macau or Taiwan permit", "港澳台通行证", PersonalCategory.IDENTITY, true),
  /** Device number (IMEI). */
  IMEI("imei", "Device number (IMEI)", "设备号(IMEI)", PersonalCategory.DEVICE, false),
  /** Subscriber number (IMSI). */
  IMSI("imsi", "Subscriber number (IMSI)", "用户识别码(IMSI)", PersonalCategory.DEVICE, false),
  /** MAC address. */
  MAC("mac", "MAC address", "MAC地址", PersonalCategory.DEVICE, false),
  /** IP address. */
  IP("ip", "IP address", "IP地址", PersonalCategory.ACCOUNT, false),
  /** Vehicle identification number. */
  VIN("vin", "Vehicle identification number", "车架号", PersonalCategory.IDENTITY, false),
  /** QQ number. */
  QQ("qq", "QQ number", "QQ号", PersonalCategory.ACCOUNT, false),
  /** WeChat identifier. */
  WECHAT_ID("wechat-id", "WeChat identifier", "微信号", PersonalCategory.ACCOUNT, false),
  /** User name. */
  USER_NAME("user-name", "User name", "用户名", PersonalCategory.ACCOUNT, false),
  /** Password or its hash. */
  PASSWORD("password", "Password or its hash", "密码或其哈希", PersonalCategory.ACCOUNT, true),
  /** Web address. */
  URL("url", "Web address", "网址", PersonalCategory.NONE, false),
  /** Waybill number. */
  WAYBILL("waybill", "Waybill number", "运单号", PersonalCategory.NONE, false),
  /** Order or serial number. */
  SERIAL_NUMBER("serial-number", "Order or serial number", "订单号或编号", PersonalCategory.NONE, false),
  /** Row number. */
  ROW_NUMBER("row-number", "Row number", "序号", PersonalCategory.NONE, false),
  /** Product. */
  PRODUCT("product", "Product", "商品名称", PersonalCategory.NONE, false),
  /** Bank. */
  BANK_NAME("bank-name", "Bank", "银行名称", PersonalCategory.FINANCE, false),
  /** Occupation. */
  JOB("job", "Occupation", "职业", PersonalCategory.WORK, false),
  /** Education. */
  EDUCATION("education", "Education", "学历", PersonalCategory.WORK, false),
  /** Marital status. */
  MARITAL_STATUS("marital-status", "Marital status", "婚姻状况", PersonalCategory.OTHER, true),
  /** US social security number. */
  SSN("ssn", "US social security number", "美国社会保障号", PersonalCategory.IDENTITY, true),
  /** Diagnosis or blood group. */
  HEALTH("health", "Diagnosis or blood group", "疾病或血型", PersonalCategory.HEALTH, true),
  /** Department. */
  DEPARTMENT("department", "Department", "部门", PersonalCategory.WORK, false),
  /** Yes or no. */
  BOOLEAN("boolean", "Yes or no", "是否", PersonalCategory.NONE, false),
  /** Category. */
  CATEGORY("category", "Category", "分类", PersonalCategory.NONE, false),
  /** Number. */
  NUMBER("number", "Number", "数值", PersonalCategory.NONE, false),
  /** Free text. */
  FREE_TEXT("free-text", "Free text", "自由文本", PersonalCategory.NONE, false),
  /** Several facts in one cell. */
  MERGED("merged", "Several facts in one cell", "多项合并", PersonalCategory.NONE, false),
  /** Nothing. */
  BLANK("blank", "Nothing", "空", PersonalCategory.NONE, false),
  /** Unknown. */
  UNKNOWN("unknown", "Unknown", "未知", PersonalCategory.NONE, false);

  private final String id;
  private final String english;
  private final String chinese;
  private final PersonalCategory category;
  private final boolean sensitive;

  ColumnType(
      String id, String english, String chinese, PersonalCategory category, boolean sensitive) {
    this.id = id;
    this.english = english;
    this.chinese = chinese;
    this.category = category;
    this.sensitive = sensitive;
  }

  /** Returns the name used in JSON. */
  public String id() {
    return id;
  }

  /** Returns what a person reads: Chinese, or English for any other language. */
  public String label(Locale locale) {
    return locale.getLanguage().equals("zh") ? chinese : english;
  }

  /** Returns the category of personal information. */
  public PersonalCategory category() {
    return category;
  }

  /** Tells whether leaking it can harm somebody by itself (GB/T 35273-2020, appendix B). */
  public boolean sensitive() {
    return sensitive;
  }

  /** Finds the type of that {@link #id}; refuses others. */
  public static ColumnType parse(String id) {
    for (ColumnType type : values()) {
      if (type.id.equals(id)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no column type " + id);
  }
}
