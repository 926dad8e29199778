package dyepack.typing;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;

/** Kinds of columns to be told apart: what holds something, and what only looks so. */
final class MadeColumns {
  /**
   * A kind of column.
   *
   * @param truth what it holds; any of them is right
   * @param headers names that such columns have
   * @param group columns of one group stand side by side, empty for none
   * @param lookAlike whether it only looks like something else
   */
  record Kind(
      String label,
      Set<ColumnType> truth,
      List<String> headers,
      String group,
      boolean lookAlike,
      IntFunction<String> cell) {}

  private final Made made;
  private final List<Kind> kinds = new ArrayList<>();

  private MadeColumns(Made made) {
    this.made = made;
  }

  private void add(String label, ColumnType type, String headers, IntFunction<String> cell) {
    kinds.add(
        new Kind(label, EnumSet.of(type), List.of(headers.split("\\|", -1)), "", false, cell));
  }

  private void pair(
      String label, ColumnType type, String headers, String group, IntFunction<String> cell) {
    kinds.add(
        new Kind(label, EnumSet.of(type), List.of(headers.split("\\|", -1)), group, false, cell));
  }

  private void not(String label, String headers, Set<ColumnType> truth, IntFunction<String> cell) {
    kinds.add(new Kind(label, truth, List.of(headers.split("\\|", -1)), "", true, cell));
  }

  /** Chinese kinds; each call draws new numberings. */
  static List<Kind> chinese(Made m) {
    MadeColumns c = new MadeColumns(m);
    c.chinesePeople();
    c.numbers();
    c.chineseWords();
    c.devices();
    return c.kinds;
  }

  /** English kinds. */
  static List<Kind> english(Made m) {
    MadeColumns c = new MadeColumns(m);
    c.englishPeople();
    c.numbers();
    c.devices();
    return c.kinds;
  }

  /** Columns that only look like something of a Chinese table. */
  static List<Kind> lookAlikes(Made m) {
    MadeColumns c = new MadeColumns(m);
    c.wrongNumbers();
    c.wrongWords();
    return c.kinds;
  }

  private void chinesePeople() {
    Made m = made;
    add("name", ColumnType.NAME, "姓名|收件人|xm|客户姓名|name", r -> m.name());
    add(
        "name masked",
        ColumnType.NAME,
        "姓名|收货人",
        r -> m.name().substring(0, 1) + m.any("*", "**", "某", "某某"));
    add(
        "name titled",
        ColumnType.NAME,
        "联系人",
        r -> m.chance(.5) ? m.surname() + m.any("先生", "女士") : m.name());
    add("cn-id", ColumnType.CN_ID, "身份证号|证件号码|sfzh|id_card", r -> m.id(m.birth()));
    add(
        "cn-id masked",
        ColumnType.CN_ID,
        "身份证",
        r -> m.id(m.birth()).replaceAll("(?<=^.{6}).{8}", "********"));
    add(
        "cn-id hidden",
        ColumnType.CN_ID,
        "身份证",
        r -> m.id(m.birth()).replaceAll("(?<=^.).{16}", "****************"));
    add(
        "cn-id quoted",
        ColumnType.CN_ID,
        "身份证号",
        r -> "'" + m.id(m.birth()).toLowerCase(Locale.ROOT));
    add(
        "cn-id excel",
        ColumnType.CN_ID,
        "身份证号",
        r ->
            String.format(
                Locale.ROOT, "%.5E", Double.parseDouble(m.id(m.birth()).substring(0, 17)) * 10));
    add("cn-id rounded", ColumnType.CN_ID, "身份证号", r -> m.id(m.birth()).substring(0, 15) + "000");
    add("cn-id wide", ColumnType.CN_ID, "身份证号", r -> wide(m.id(m.birth())));
    add("phone", ColumnType.PHONE, "手机号|电话|联系方式|phone|sjh", r -> m.mobile());
    add(
        "phone masked",
        ColumnType.PHONE,
        "手机",
        r -> m.mobile().replaceAll("(?<=^...)....", "****"));
    add("phone +86", ColumnType.PHONE, "联系电话", r -> m.any("+86", "+86 ", "86-", "") + m.mobile());
    add(
        "phone grouped",
        ColumnType.PHONE,
        "联系电话",
        r -> m.mobile().replaceAll("^(...)(....)", "$1-$2-"));
    add("phone tel", ColumnType.PHONE, "电话", r -> "tel:" + m.mobile());
    add("phone wide", ColumnType.PHONE, "电话", r -> wide(m.mobile()));
    add("phone float", ColumnType.PHONE, "电话", r -> m.mobile() + ".0");
    add(
        "phone mixed",
        ColumnType.PHONE,
        "电话",
        r ->
            m.chance(.75)
                ? m.mobile()
                : m.any("010", "021", "0571", "0755") + "-" + m.between(2, 8) + m.digits(7));
    add(
        "landline",
        ColumnType.LANDLINE,
        "座机|固定电话",
        r ->
            m.any("010", "021", "0571", "0755", "028", "0532")
                + "-"
                + m.between(2, 8)
                + m.digits(7));
    add("address", ColumnType.ADDRESS, "地址|收货地址|家庭住址|address|dz", r -> m.address());
    add("address short", ColumnType.ADDRESS, "详细地址", r -> m.street());
    add("address masked", ColumnType.ADDRESS, "地址", r -> m.address().replaceAll("\\d", "*"));
    add("bank card", ColumnType.BANK_CARD, "银行卡号|卡号|bank_card", r -> m.card());
    add(
        "bank card grouped",
        ColumnType.BANK_CARD,
        "卡号",
        r -> m.card().replaceAll("(.{4})(?=.)", "$1 "));
    add(
        "bank card masked",
        ColumnType.BANK_CARD,
        "卡号",
        r -> m.card().replaceAll("(?<=^.{6}).+(?=.{4}$)", "******"));
    add("plate", ColumnType.PLATE, "车牌号|车牌", r -> m.plate());
    add(
        "ethnic",
        ColumnType.ETHNIC_GROUP,
        "民族",
        r -> m.chance(.8) ? "汉族" : m.any("回族", "满族", "壮族", "苗族", "彝族"));
    add("gender", ColumnType.GENDER, "性别|gender", r -> m.any("男", "女"));
    add(
        "education",
        ColumnType.EDUCATION,
        "学历|文化程度",
        r -> m.any("本科", "大专", "高中", "初中", "硕士", "博士", "中专"));
    add("marital", ColumnType.MARITAL_STATUS, "婚姻状况", r -> m.any("未婚", "已婚", "离异", "丧偶"));
    add("surname", ColumnType.SURNAME, "姓", r -> m.surname());
    pair("province", ColumnType.PROVINCE, "省份|省", "place", r -> m.region()[0]);
    pair("city", ColumnType.CITY, "城市|市", "place", r -> m.region()[1]);
    pair("district", ColumnType.DISTRICT, "区县|区", "place", r -> m.region()[2]);
    add(
        "province short",
        ColumnType.PROVINCE,
        "省份",
        r -> m.any("浙江", "广东", "江苏", "四川", "湖北", "山东", "河南", "内蒙古", "广西", "新疆"));
    add("city short", ColumnType.CITY, "城市", r -> m.region()[1].replace("市", ""));
    add(
        "merged",
        ColumnType.MERGED,
        "收货信息|联系人信息",
        r -> m.name() + m.any(" ", ",", "，") + m.mobile() + " " + m.address());
    add("merged two", ColumnType.MERGED, "客户", r -> m.name() + m.any("", " ", "/") + m.mobile());
    add(
        "passport",
        ColumnType.PASSPORT,
        "护照号|passport",
        r -> m.any("E", "E", "G", "EA", "EJ").concat(m.digits(8)).substring(0, 9));
    add("permit", ColumnType.PERMIT, "通行证号|港澳通行证", r -> m.any("C", "C", "H", "M") + m.digits(8));
    add("qq", ColumnType.QQ, "QQ|QQ号", r -> m.qq());
    add(
        "wechat",
        ColumnType.WECHAT_ID,
        "微信号|微信",
        r ->
            m.chance(.5)
                ? "wxid_" + m.hex(14)
                : m.first().toLowerCase(Locale.ROOT) + "_" + m.digits(3));
    add("credit code", ColumnType.CREDIT_CODE, "统一社会信用代码", r -> m.creditCode());
  }

  private void numbers() {
    Made m = made;
    add("email", ColumnType.EMAIL, "邮箱|email|电子邮箱", r -> m.email());
    add(
        "amount",
        ColumnType.AMOUNT,
        "金额|amount|订单金额|price",
        r -> String.format(Locale.ROOT, "%.2f", Math.exp(m.random.nextGaussian() * 1.1 + 5)));
    add(
        "amount signed",
        ColumnType.AMOUNT,
        "总价|price",
        r ->
            m.any("¥", "￥")
                + String.format(Locale.ROOT, "%,.2f", Math.exp(m.random.nextGaussian() + 6)));
    add(
        "amount grouped",
        ColumnType.AMOUNT,
        "余额|balance",
        r -> String.format(Locale.ROOT, "%,.2f", Math.exp(m.random.nextGaussian() + 8)));
    add(
        "amount price",
        ColumnType.AMOUNT,
        "单价|price",
        r -> m.between(3, 400) + m.any(".00", ".90", ".50", ".99", ".80", ".00"));
    add(
        "amount salary",
        ColumnType.AMOUNT,
        "月薪|salary",
        r -> String.valueOf(m.between(25, 400) * 100));
    add(
        "time",
        ColumnType.TIME,
        "时间|create_time|下单时间",
        r -> m.moment().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")));
    add(
        "time slashed",
        ColumnType.TIME,
        "创建时间|time",
        r -> m.moment().format(DateTimeFormatter.ofPattern("yyyy/M/d H:mm")));
    add(
        "time iso",
        ColumnType.TIME,
        "timestamp",
        r -> m.moment().format(DateTimeFormatter.ISO_LOCAL_DATE_TIME) + "Z");
    add(
        "time compact",
        ColumnType.TIME,
        "时间",
        r -> m.moment().format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss")));
    add(
        "time epoch",
        ColumnType.TIME,
        "ts|created_at",
        r -> String.valueOf(m.moment().toEpochSecond(ZoneOffset.UTC)));
    add(
        "time epoch ms",
        ColumnType.TIME,
        "ts|gmt_create",
        r -> String.valueOf(m.moment().toEpochSecond(ZoneOffset.UTC) * 1000 + m.below(1000)));
    add(
        "time serial",
        ColumnType.TIME,
        "时间|time",
        r -> String.format(Locale.ROOT, "%.5f", 43_000 + m.random.nextDouble() * 2_500));
    add(
        "date",
        ColumnType.DATE,
        "日期|date|订单日期",
        r -> m.moment().format(DateTimeFormatter.ofPattern("yyyy-MM-dd")));
    add(
        "date chinese",
        ColumnType.DATE,
        "日期",
        r -> m.moment().format(DateTimeFormatter.ofPattern("yyyy年M月d日")));
    add("birth", ColumnType.BIRTH_DATE, "出生日期|dob|birthday", r -> m.birth().toString());
    add(
        "birth compact",
        ColumnType.BIRTH_DATE,
        "出生日期|birth",
        r -> m.birth().format(DateTimeFormatter.BASIC_ISO_DATE));
    double lat = 22 + m.random.nextDouble() * 15;
    double lon = 100 + m.random.nextDouble() * 20;
    double wide = m.chance(.5) ? .1 : 4;
    pair(
        "latitude",
        ColumnType.LATITUDE,
        "纬度|lat|latitude",
        "geo",
        r -> String.format(Locale.ROOT, "%.6f", lat + m.random.nextGaussian() * wide * .5));
    pair(
        "longitude",
        ColumnType.LONGITUDE,
        "经度|lng|longitude",
        "geo",
        r -> String.format(Locale.ROOT, "%.6f", lon + m.random.nextGaussian() * wide * .5));
    pair(
        "latitude west",
        ColumnType.LATITUDE,
        "lat|latitude",
        "west",
        r -> String.format(Locale.ROOT, "%.5f", 38 + m.random.nextGaussian() * 3));
    pair(
        "longitude west",
        ColumnType.LONGITUDE,
        "lon|longitude",
        "west",
        r -> String.format(Locale.ROOT, "%.5f", -95 + m.random.nextGaussian() * 9));
    pair(
        "latitude uk",
        ColumnType.LATITUDE,
        "lat|latitude",
        "uk",
        r -> String.format(Locale.ROOT, "%.5f", 52.5 + m.random.nextGaussian()));
    pair(
        "longitude uk",
        ColumnType.LONGITUDE,
        "lon|long",
        "uk",
        r -> String.format(Locale.ROOT, "%.5f", -1.5 + m.random.nextGaussian()));
    add(
        "age",
        ColumnType.AGE,
        "年龄|age",
        r ->
            String.valueOf(
                Math.max(3, Math.min(95, (int) Math.round(m.random.nextGaussian() * 14 + 40)))));
    int start = m.between(1, 500);
    add("row", ColumnType.ROW_NUMBER, "序号|no.|id", r -> String.valueOf(start + r));
    long order = 100_000_000L + m.below(800_000_000);
    add(
        "order",
        ColumnType.SERIAL_NUMBER,
        "订单号|order_no",
        r -> m.moment().format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss")) + m.digits(6));
    add(
        "order prefixed",
        ColumnType.SERIAL_NUMBER,
        "订单编号|invoice",
        r -> "DD" + (order + r * 7L + m.below(6)) + m.digits(3).substring(0, 1) + "A");
    add(
        "uuid",
        ColumnType.SERIAL_NUMBER,
        "uuid|id",
        r ->
            java.util
                .UUID
                .nameUUIDFromBytes(new byte[] {(byte) r, (byte) (r >> 8), (byte) m.below(100)})
                .toString());
  }

  private void devices() {
    Made m = made;
    add("imei", ColumnType.IMEI, "IMEI|imei", r -> m.luhn(m.any("86", "35") + m.digits(12)));
    add(
        "imsi",
        ColumnType.IMSI,
        "IMSI|imsi",
        r -> "460" + m.any("00", "01", "02", "07", "11") + m.digits(10));
    add(
        "mac",
        ColumnType.MAC,
        "MAC|mac地址|mac_address",
        r -> m.hex(12).replaceAll("(..)(?=.)", "$1:"));
    add(
        "ip",
        ColumnType.IP,
        "IP|ip地址|login_ip",
        r -> m.between(1, 223) + "." + m.below(256) + "." + m.below(256) + "." + m.between(1, 254));
    add(
        "ipv6",
        ColumnType.IP,
        "ip|ipv6",
        r -> "2408:" + m.hex(16).replaceAll("(....)(?=.)", "$1:") + "::" + m.hex(3));
    add("vin", ColumnType.VIN, "车架号|VIN|vin", r -> m.vin());
    add(
        "user",
        ColumnType.USER_NAME,
        "用户名|username|login",
        r ->
            (m.chance(.5) ? m.first() + m.any("", "_", ".") + m.last() : m.first())
                    .toLowerCase(Locale.ROOT)
                    .replace("'", "")
                + (m.chance(.7) ? m.digits(m.between(1, 4)) : ""));
    add("hash", ColumnType.PASSWORD, "密码|password|pwd", r -> m.hex(32));
    add("bcrypt", ColumnType.PASSWORD, "password_hash", r -> "$2a$10$" + m.hex(53));
    add(
        "password",
        ColumnType.PASSWORD,
        "密码|password",
        r ->
            m.chance(.06)
                ? m.any("123456", "a123456", "qwerty", "111111")
                : m.chance(.5)
                    ? m.first() + m.any("@", "!", "", "#") + m.digits(m.between(2, 5))
                    : m.first().toLowerCase(Locale.ROOT) + m.digits(m.between(3, 7)));
    add(
        "url",
        ColumnType.URL,
        "网址|url|link",
        r -> "https://www." + m.first().toLowerCase(Locale.ROOT) + ".com/" + m.hex(6));
    add(
        "waybill",
        ColumnType.WAYBILL,
        "运单号|快递单号|tracking_no",
        r -> m.any("SF", "SF1", "YT").equals("YT") ? "YT" + m.digits(13) : "SF" + m.digits(13));
  }

  private void chineseWords() {
    Made m = made;
    add(
        "company",
        ColumnType.COMPANY,
        "公司名称|工作单位",
        r ->
            m.region()[1].replace("市", m.any("市", ""))
                + m.of("恒通 瑞丰 金鼎 华美 天成 盛世 博雅 宏远 鑫源 佳和 永兴 信达 卓越 东升 万和 安泰")
                + m.of("科技 贸易 信息 建筑 物流 餐饮 文化传媒 电子商务 机械 医疗器械 投资 咨询")
                + m.any("有限公司", "有限责任公司", "股份有限公司", "中心(有限合伙)"));
    add(
        "bank name",
        ColumnType.BANK_NAME,
        "开户行|银行",
        r ->
            m.of("中国工商银行 招商银行 中国建设银行 农业银行 交通银行 平安银行 民生银行 中国银行 浦发银行 邮储银行")
                + m.any("", "", "杭州分行", "深圳南山支行"));
    add(
        "job",
        ColumnType.JOB,
        "职业|职务|岗位",
        r ->
            m.of(
                "教师 软件工程师 医生 护士 会计 销售经理 司机 公务员 律师 工人 产品经理 设计师 行政助理 客服专员 厨师 电工 财务主管 项目经理 技术总监 人事专员 营业员 收银员 建筑师 店长"));
    add(
        "product",
        ColumnType.PRODUCT,
        "商品名称|品名",
        r ->
            m.of("蒙牛 华为 海尔 美的 小米 格力 安踏 晨光 得力 双汇 康师傅 农夫山泉 苏泊尔 九阳 百雀羚 蓝月亮")
                + m.of("纯牛奶 手机 电饭锅 空气净化器 运动鞋 中性笔 洗衣液 蓝牙耳机 保温杯 洗面奶 方便面 矿泉水 充电宝 电热水壶 羽绒服 牛仔裤")
                + m.any("", " 500ml", " 2件装", "(黑色)", " XL", ""));
    add(
        "text",
        ColumnType.FREE_TEXT,
        "备注|留言",
        r ->
            m.any("请尽快发货，谢谢", "客户要求", "放门口即可", "已经联系过了，", "不要辣，多加香菜。")
                + m.any("周末不在家", "电话联系", "明天下午送达", "第三次投诉，需要回访", "包装要完好！")
                + (m.chance(.5) ? "。" : "，" + m.any("加急", "勿催", "慢慢来", "下次再说")));
    add(
        "disease",
        ColumnType.HEALTH,
        "诊断|疾病",
        r ->
            m.of(
                "高血压 糖尿病 冠心病 支气管炎 胃溃疡 肺炎 腰椎间盘突出 偏头痛 脂肪肝 乙型肝炎 甲状腺结节 白内障 胆结石 贫血 痛风 鼻炎 哮喘 阑尾炎 胃炎 肾结石"));
    add(
        "department",
        ColumnType.DEPARTMENT,
        "部门|科室",
        r -> m.of("财务部 销售一部 人力资源部 技术部 市场部 行政部 采购部 研发中心 客服部 法务部 内科 骨科 儿科 外科"));
  }

  private void englishPeople() {
    Made m = made;
    add("en name", ColumnType.NAME, "name|full_name|Customer Name", r -> m.english());
    add("en name reversed", ColumnType.NAME, "name", r -> m.last() + ", " + m.first());
    add("en name upper", ColumnType.NAME, "Name", r -> m.english().toUpperCase(Locale.ROOT));
    pair("en first", ColumnType.GIVEN_NAME, "first_name|First Name", "who", r -> m.first());
    pair("en last", ColumnType.SURNAME, "last_name|surname", "who", r -> m.last());
    int style = m.below(5);
    add("us phone", ColumnType.PHONE, "phone|Phone Number", r -> m.american(style));
    add("us phone bare", ColumnType.PHONE, "phone|Phone Number", r -> m.american(2));
    add("uk phone", ColumnType.PHONE, "phone|mobile", r -> m.british());
    add(
        "ssn",
        ColumnType.SSN,
        "ssn|SSN",
        r -> m.between(100, 665) + "-" + m.between(10, 99) + "-" + m.between(1000, 9999));
    add("us address", ColumnType.ADDRESS, "address|street", r -> m.englishStreet());
    add(
        "us address long",
        ColumnType.ADDRESS,
        "address",
        r -> {
          String[] p = m.place();
          return m.englishStreet() + ", " + p[0] + ", " + p[1] + " " + p[2];
        });
    pair("us city", ColumnType.CITY, "city|City", "place", r -> m.place()[0]);
    pair("us state", ColumnType.PROVINCE, "state|State", "place", r -> m.place()[1]);
    pair("us zip", ColumnType.POSTCODE, "zip|zip_code", "place", r -> m.place()[2]);
    add(
        "uk postcode",
        ColumnType.POSTCODE,
        "postcode",
        r ->
            m.any("SW", "LS", "M", "EH", "B", "CF")
                + m.between(1, 20)
                + " "
                + m.between(1, 9)
                + m.any("AB", "XY", "QT", "JW"));
    add("en gender", ColumnType.GENDER, "gender|sex", r -> m.any("M", "F"));
    add(
        "en company",
        ColumnType.COMPANY,
        "company|employer",
        r -> m.last() + m.any(" Ltd", " Inc", " & Sons", " LLC", " Group", " Holdings", " plc"));
    add(
        "en job",
        ColumnType.JOB,
        "job_title|occupation",
        r ->
            m.of(
                    "Accountant,Nurse,Software Engineer,Sales Manager,Teacher,Electrician,Project Manager,Data Analyst,Chef,Office Assistant,Lawyer,Architect,Truck Driver,Graphic Designer,Pharmacist,Receptionist"
                        .replace(' ', '_')
                        .replace(',', ' '))
                .replace('_', ' '));
    add(
        "us date",
        ColumnType.DATE,
        "date|order_date",
        r -> m.moment().format(DateTimeFormatter.ofPattern("MM/dd/yyyy")));
    add(
        "us birth",
        ColumnType.BIRTH_DATE,
        "dob|birth_date",
        r -> m.birth().format(DateTimeFormatter.ofPattern("MM/dd/yyyy")));
    add(
        "us time",
        ColumnType.TIME,
        "created_at",
        r -> m.moment().format(DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mm a", Locale.US)));
    add(
        "us amount",
        ColumnType.AMOUNT,
        "amount|price",
        r -> "$" + String.format(Locale.ROOT, "%,.2f", Math.exp(m.random.nextGaussian() + 5)));
    add(
        "us card",
        ColumnType.BANK_CARD,
        "card_number|credit_card",
        r ->
            m.luhn(
                m.any("4", "5").equals("4")
                    ? "4" + m.digits(14)
                    : "5" + m.between(1, 5) + m.digits(13)));
    add(
        "en marital",
        ColumnType.MARITAL_STATUS,
        "marital_status",
        r -> m.any("Single", "Married", "Divorced", "Widowed"));
    add(
        "en education",
        ColumnType.EDUCATION,
        "education",
        r -> m.any("High School", "Bachelor", "Master", "PhD", "Associate"));
    add(
        "en text",
        ColumnType.FREE_TEXT,
        "comments|notes",
        r ->
            m.any(
                    "Customer asked for a refund.",
                    "Please call back after 5,",
                    "No answer, left a message",
                    "Wants the blue one instead")
                + " "
                + m.any(
                    "Will follow up next week.",
                    "not urgent",
                    "See the earlier ticket.",
                    "He was not happy at all!"));
  }

  private void wrongNumbers() {
    Made m = made;
    Set<ColumnType> serial =
        EnumSet.of(
            ColumnType.SERIAL_NUMBER,
            ColumnType.ROW_NUMBER,
            ColumnType.NUMBER,
            ColumnType.UNKNOWN,
            ColumnType.WAYBILL,
            ColumnType.CATEGORY);
    Set<ColumnType> number =
        EnumSet.of(
            ColumnType.NUMBER,
            ColumnType.UNKNOWN,
            ColumnType.CATEGORY,
            ColumnType.SERIAL_NUMBER,
            ColumnType.AGE,
            ColumnType.POSTCODE);
    long start = 13_000_000_000L + (long) (m.random.nextDouble() * 9e8);
    not("serial 13…", "编号|流水号", serial, r -> String.valueOf(start + r * 3L));
    not("serial 13 random", "编号|单号", serial, r -> "13" + m.digits(9));
    not("serial 138", "工号", serial, r -> "138" + m.digits(8));
    not("number 1[3-9] random", "编号", serial, r -> "1" + m.between(3, 9) + m.digits(9));
    not("number 11 random", "uid|编号", serial, r -> m.between(1, 9) + m.digits(10));
    not(
        "serial 15 shuffled",
        "会员号",
        serial,
        r -> String.valueOf(15_800_000_000L + m.below(90_000)));
    not("uid", "uid|用户ID", serial, r -> m.between(1, 9) + m.digits(7));
    not("uid sequence", "uid", serial, r -> String.valueOf(100_234 + r * 13L + m.below(12)));
    not("digits 19", "流水号|交易号", serial, r -> m.between(1, 9) + m.digits(18));
    not("digits 19 from 62", "流水号", serial, r -> "62" + m.digits(17));
    not("digits 16 from 4", "订单号", serial, r -> "4" + m.digits(15));
    not("digits 18 random", "订单号", serial, r -> m.between(1, 9) + m.digits(17));
    not(
        "digits 18 region",
        "订单号",
        serial,
        r -> m.region()[3] + m.birth().format(DateTimeFormatter.BASIC_ISO_DATE) + m.digits(4));
    not(
        "digits 18 dated",
        "订单号",
        serial,
        r -> m.moment().format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss")) + m.digits(4));
    not("iccid", "ICCID|卡号", serial, r -> m.luhn("89860" + m.digits(14)));
    not("digits 15", "编号", serial, r -> m.between(1, 9) + m.digits(14));
    not("digits 13", "条码|编号", serial, r -> m.between(2, 9) + m.digits(12));
    not("digits 10 from 1", "编号", serial, r -> "1" + m.digits(9));
    not("digits 10", "编号", serial, r -> m.between(1, 9) + m.digits(9));
    not("digits 8", "学号", serial, r -> m.between(1, 9) + m.digits(7));
    not("code E", "合同号", serial, r -> "E" + (20_230_000 + r));
    not(
        "object id",
        "id",
        EnumSet.of(ColumnType.SERIAL_NUMBER, ColumnType.UNKNOWN, ColumnType.USER_NAME),
        r -> m.hex(24));
    not(
        "sku",
        "SKU|货号",
        EnumSet.of(
            ColumnType.SERIAL_NUMBER, ColumnType.UNKNOWN, ColumnType.USER_NAME, ColumnType.PRODUCT),
        r -> m.any("SKU-", "AB-", "X") + m.digits(5) + "-" + m.any("R", "L", "M"));
    not(
        "score",
        "成绩|得分",
        number,
        r -> String.format(Locale.ROOT, "%.1f", 60 + m.random.nextDouble() * 40));
    not(
        "percent",
        "比例|rate",
        number,
        r -> String.format(Locale.ROOT, "%.2f", m.random.nextDouble() * 100));
    not(
        "temperature",
        "体温|温度",
        number,
        r -> String.format(Locale.ROOT, "%.1f", 36 + m.random.nextDouble() * 2));
    not(
        "weight",
        "体重|重量",
        number,
        r -> String.format(Locale.ROOT, "%.2f", 45 + m.random.nextDouble() * 50));
    not("quantity", "数量", number, r -> String.valueOf(m.between(1, 99)));
    not(
        "ratio",
        "系数|score",
        number,
        r -> String.format(Locale.ROOT, "%.6f", m.random.nextDouble()));
    not(
        "normal",
        "特征|x1",
        number,
        r -> String.format(Locale.ROOT, "%.6f", m.random.nextGaussian()));
    not(
        "sensor",
        "读数|value",
        number,
        r -> String.format(Locale.ROOT, "%.4f", 200 + m.random.nextDouble() * 800));
    not(
        "version",
        "版本",
        EnumSet.of(
            ColumnType.UNKNOWN,
            ColumnType.CATEGORY,
            ColumnType.SERIAL_NUMBER,
            ColumnType.NUMBER,
            ColumnType.USER_NAME),
        r -> m.between(1, 9) + "." + m.below(20) + "." + m.below(300));
    not("year", "年份", number, r -> String.valueOf(m.between(1990, 2023)));
  }

  private void wrongWords() {
    Made m = made;
    Set<ColumnType> things =
        EnumSet.of(
            ColumnType.PRODUCT,
            ColumnType.CATEGORY,
            ColumnType.UNKNOWN,
            ColumnType.FREE_TEXT,
            ColumnType.COMPANY,
            ColumnType.USER_NAME,
            ColumnType.HEALTH,
            ColumnType.DEPARTMENT,
            ColumnType.JOB);
    not(
        "products led by surnames",
        "商品名称|品名",
        things,
        r ->
            m.of(
                "王老吉 李宁鞋 张小泉 白萝卜 黄豆酱 马铃薯 石榴汁 金龙鱼 方便面 高粱酒 江小白 余仁生 康师傅 安慕希 童年乐 毛巾被 雷达表 周黑鸭 谭木匠 陈麻婆 郭味鸡 林清轩 徐福记 孔府家 范思哲 宋河酒 夏士莲 田七膏 施华蔻 娄山关 沈大成 杜蕾斯 汤臣片 金嗓子 白加黑 马应龙 云南白 莫代尔 花露水 苗家酸 梅花糕 柳条包 水晶鞋 常润茶 乐事片 易拉罐 龙井茶 胡麻油 叶酸片 柏子仁"));
    not(
        "brands",
        "品牌",
        things,
        r ->
            m.of(
                "海尔 格力 美的 华为 小米 李宁 安踏 方太 老板 万家乐 海信 康佳 长虹 联想 金立 魅族 荣耀 九阳 苏泊尔 雅戈尔 波司登 森马 红豆 白象 统一 伊利 蒙牛 光明 君乐宝 周大福 周生生 老凤祥 百雀羚 谢馥春 孔凤春 马克华菲 江淮 吉利 比亚迪 长安"));
    not(
        "fruits",
        "品名|商品",
        things,
        r ->
            m.of(
                "苹果 香蕉 梨 葡萄 黄瓜 白菜 石榴 柚子 荔枝 龙眼 金桔 马蹄 包菜 方瓜 毛豆 花生 牛肉 羊肉 鲍鱼 龙虾 甘蔗 柳橙 杏仁 桃子 李子 樱桃 元宵 汤圆 米粉 麻花"));
    not(
        "departments",
        "部门",
        EnumSet.of(
            ColumnType.DEPARTMENT, ColumnType.CATEGORY, ColumnType.UNKNOWN, ColumnType.COMPANY),
        r -> m.of("财务部 销售部 研发部 市场部 行政部 采购部 法务部 人事部 客服部 工程部 内科 外科 儿科 骨科 党委办 综合科"));
    not(
        "cities as words",
        "城市",
        EnumSet.of(ColumnType.CITY, ColumnType.DISTRICT, ColumnType.CATEGORY),
        r -> m.of("温州 常州 徐州 连云港 马鞍山 黄山 黄石 石家庄 安阳 安庆 金华 丽水 江门 梅州 梧州 柳州 贺州 白山 鲁山 汤阴"));
    not(
        "jobs",
        "职业",
        EnumSet.of(ColumnType.JOB, ColumnType.CATEGORY, ColumnType.UNKNOWN),
        r -> m.of("教师 医生 司机 律师 会计 程序员 保安 厨师 演员 记者 经理 主任 翻译 导游 护士 农民 工人 学生"));
    not(
        "dishes",
        "菜品|菜名",
        things,
        r -> m.of("宫保鸡丁 鱼香肉丝 麻婆豆腐 红烧肉 回锅肉 水煮鱼 东坡肉 夫妻肺片 蚂蚁上树 白切鸡 佛跳墙 小炒肉 干锅虾 酸菜鱼 地三鲜 毛血旺 口水鸡 梅菜扣肉"));
    not(
        "words",
        "类别|标签",
        things,
        r ->
            m.of(
                "时间 问题 学习 音乐 运动 旅游 美食 科技 财经 汽车 房产 健康 教育 游戏 军事 历史 文学 艺术 时尚 宠物 温柔 高兴 安静 明白 方法 平常 金融 文明 和平 成功"));
    not(
        "schools",
        "学校",
        EnumSet.of(ColumnType.COMPANY, ColumnType.CATEGORY, ColumnType.UNKNOWN),
        r -> m.region()[1].replace("市", "") + m.any("第一中学", "实验小学", "大学", "师范学院"));
    not(
        "roads",
        "路名",
        EnumSet.of(
            ColumnType.UNKNOWN,
            ColumnType.CATEGORY,
            ColumnType.ADDRESS,
            ColumnType.PRODUCT,
            ColumnType.FREE_TEXT,
            ColumnType.COMPANY),
        r -> m.of("中山路 人民路 解放街 建设路 和平街 文化路 王府井 张江路 李公堤 周庄路 徐家汇 孙桥路 马家堡 朱雀街"));
    not(
        "status",
        "状态",
        EnumSet.of(ColumnType.CATEGORY, ColumnType.UNKNOWN, ColumnType.BOOLEAN),
        r -> m.any("已完成", "待付款", "已取消", "运输中", "已退款"));
    not(
        "films",
        "片名",
        things,
        r -> m.of("霸王别姬 大话西游 流浪地球 战狼 红高粱 活着 让子弹飞 英雄 无间道 花样年华 卧虎藏龙 甲方乙方 唐人街探案 我不是药神 白蛇缘起 大鱼海棠"));
    not(
        "en cities",
        "city",
        EnumSet.of(ColumnType.CITY, ColumnType.CATEGORY, ColumnType.UNKNOWN),
        r ->
            m.of(
                "Charlotte Austin Jackson Madison Lincoln Houston Dallas Denver Aurora Florence Cleveland Savannah Carson Clayton Preston Chester Lancaster Burlington"));
    not(
        "en brands",
        "brand",
        things,
        r ->
            m.of(
                    "Calvin_Klein Ralph_Lauren Tommy_Hilfiger Hugo_Boss Michael_Kors Kate_Spade Tiffany Levi's Nike Adidas Puma Dell Samsung Sony Kenneth_Cole Tory_Burch Paul_Smith Marc_Jacobs")
                .replace('_', ' '));
    not(
        "en products",
        "product",
        things,
        r ->
            m.of("Red Blue Slim Classic Premium Wireless Portable Steel")
                + " "
                + m.of("Shirt Chair Lamp Mouse Keyboard Bottle Backpack Jacket Table Watch"));
    not(
        "en departments",
        "department",
        EnumSet.of(ColumnType.DEPARTMENT, ColumnType.CATEGORY, ColumnType.UNKNOWN),
        r ->
            m.of(
                    "Human_Resources Customer_Service Research Finance Marketing Legal Sales Engineering")
                .replace('_', ' '));
  }

  private static String wide(String text) {
    StringBuilder wide = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      wide.append(c > ' ' && c < 127 ? (char) (c + 0xfee0) : c);
    }
    return wide.toString();
  }

  /** Today's date for ages; fixed so that a seed gives the same table. */
  static final LocalDate TODAY = LocalDate.of(2024, 6, 1);
}
