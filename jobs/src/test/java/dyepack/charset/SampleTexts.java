package dyepack.charset;

import java.util.Random;

/**
 * Made-up rows of leaks in several languages, for measuring. Its words are lists of its own: none
 * is taken from the dictionary that the detector's counts come from.
 */
final class SampleTexts {
  /** What the lines of a text hold. */
  enum Content {
    NAMES,
    ADDRESSES,
    TABLE,
    MIXED,
    ASCII_HEAVY
  }

  /** Whose names and addresses. */
  enum Language {
    SIMPLIFIED,
    RARE,
    TRADITIONAL,
    JAPANESE,
    KOREAN,
    WESTERN,
    CENTRAL,
    TURKISH,
    RUSSIAN
  }

  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛阎段雷侯"
          + "龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝"
          + "路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞"
          + "敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬";
  private static final String GIVEN =
      "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂兰玉梅红建华文辉力国庆春志斌宇浩凯健俊帆雪荣爱琴云莉晶晨欣怡佳琪梓涵子轩雨泽浩然诗思彤嘉瑞睿博雅婷慧颖琳璐瑶倩蕾薇菲媛"
          + "婧莹洁馨悦晓翔鹏飞龙峰岩松柏林森海波江河涛润清源泉溪汐沐沛涵淼灏炜烨焕煜熙照燕鸿雁鹤鸣凤麟骏驰骥腾云霄汉晟昊旻旭昱晗曦朗月星辰宸宏宪家安宁康泰和顺祥瑞福禄寿喜贵富"
          + "财宝金银铜铁钢铮锋锐钧鑫锦绣丹青朱紫蓝翠碧玲珑琼瑾瑜璇珂珊珍珠琦瑛琰琬璟礼义仁智信忠孝廉耻勤俭谦恭敬诚恒毅坚韧卓越凡达通远近山川岭峰岚岳崇嵩巍";
  private static final String RARE_GBK =
      "喆堃淼犇赟嫄翀祎昇玥珺垚燊骉羴鱻囍氼尛甦昶暠晛暐玙珮瑢璠璿" + "頔颋飏骎骢鋆鍇镕镔鎏邨郕鄩翊翙翎聿芃芊苒茜莜萱葳蓁蕤薷藜";
  private static final String RARE_FOUR =
      "㛃㬎㬚㳘㴋㵑㺭䒟䓨䜣䥽䲟䴖䶮𠅤𠙶𡒄𡐓𣲘𣸣𤧛𤩽𥖎𦈡𦙶𦰡𧿹𨐈𨙸𨱏𨺙𩽾𪣻𪤗𪨰𪩘𫍯𫍲𫐄𫓧𫔎𫖮𫖯𫗧𫘝𫘦𫛭𫟅𫠊𫮃𬀩𬉼𬍛𬍡𬘘𬘡𬘩𬘬𬘭𬘯𬙂𬙋𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤊𬤝𬨎𬩽𬬭𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈";
  private static final String[] CITIES = {
    "北京市海淀区",
    "上海市浦东新区",
    "天津市河西区",
    "重庆市渝北区",
    "广东省深圳市宝安区",
    "广东省东莞市长安镇",
    "浙江省义乌市稠城街道",
    "江苏省昆山市花桥镇",
    "四川省绵阳市涪城区",
    "湖北省襄阳市樊城区",
    "湖南省浏阳市永安镇",
    "河南省驻马店市驿城区",
    "山东省临沂市兰山区",
    "河北省廊坊市香河县",
    "陕西省咸阳市渭城区",
    "辽宁省鞍山市铁东区",
    "吉林省延吉市",
    "黑龙江省佳木斯市向阳区",
    "安徽省阜阳市颍州区",
    "福建省晋江市陈埭镇",
    "江西省赣州市章贡区",
    "广西柳州市柳南区",
    "云南省曲靖市麒麟区",
    "贵州省毕节市七星关区",
    "甘肃省酒泉市肃州区",
    "青海省格尔木市",
    "宁夏石嘴山市大武口区",
    "新疆喀什市",
    "西藏日喀则市桑珠孜区",
    "海南省三亚市吉阳区",
    "内蒙古赤峰市红山区"
  };
  private static final String[] ROADS = {
    "延安中路", "复兴大街", "天目山路", "钱江三桥西堍", "珠江新城花城大道", "龙岗大道", "机场北路", "鼓楼巷", "槐荫胡同", "老虎滩街", "环城东路",
    "工业园二期", "榆树屯村", "李家沟", "西关口", "东坝头乡", "彩虹小区", "枫丹白露苑", "碧桂园凤凰湾", "万科魅力之城", "恒大绿洲", "保利叶语",
    "翡翠华庭", "供销社家属院", "铁路新村", "棉纺厂宿舍", "邮电局对面", "五金机电市场"
  };
  private static final String[] WORDS = {
    "已发货", "拒收", "备注", "客户", "订单号", "顺丰快递", "圆通速递", "男", "女", "汉族", "大专", "未婚", "工商银行", "贷款", "逾期",
        "联系人",
    "会员等级", "余额", "微信", "支付宝", "退款", "月结", "预约挂号", "骨科", "复诊", "住院部", "保险费", "车主", "车牌", "身份证号",
        "手机号码", "收货地址"
  };
  private static final String TRADITIONAL_SURNAMES =
      "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周徐蘇葉莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬阮董唐藍蔣石古紀姚連馮歐程湯田康姜汪白鄒尤巫鐘"
          + "涂龔嚴韓黎袁金童陸柳邵錢伍倪溫于譚駱熊任甘秦顧毛章史官萬俞雷粘饒張闕凌";
  private static final String TRADITIONAL_GIVEN =
      "怡君雅婷欣宜家豪志明俊傑淑芬美玲麗華惠如佳穎宗翰冠宇承恩柏翰詩涵筱涵品妤宥廷雨潔郁婷彥廷鈺婷靜怡心怡詠晴思妤子晴芷若語彤芸熙庭瑋建宏文彬國榮清輝金龍秀琴玉蘭桂英素貞月娥"
          + "春嬌寶珠錦雲碧霞瑞祥慶堂耀輝義雄正雄進財添福萬益榮華富貴聖傑奕辰睿恩禹安";
  private static final String[] TRADITIONAL_PLACES = {
    "臺北市信義區松仁路",
    "台北市大安區忠孝東路四段",
    "新北市板橋區文化路一段",
    "新北市三重區重新路",
    "桃園市中壢區中央西路",
    "桃園市龜山區",
    "新竹市東區光復路二段",
    "苗栗縣頭份鎮",
    "臺中市西屯區臺灣大道",
    "台中市北屯區崇德路",
    "彰化縣員林市",
    "南投縣草屯鎮",
    "雲林縣斗六市",
    "嘉義市西區垂楊路",
    "臺南市永康區中華路",
    "高雄市苓雅區四維三路",
    "高雄市左營區博愛二路",
    "屏東縣潮州鎮",
    "宜蘭縣羅東鎮",
    "花蓮縣吉安鄉",
    "臺東縣",
    "澎湖縣馬公市",
    "香港九龍旺角彌敦道",
    "香港新界沙田正街",
    "香港灣仔軒尼詩道",
    "九龍觀塘開源道",
    "新界荃灣青山公路",
    "澳門新馬路"
  };
  private static final String[] TRADITIONAL_WORDS = {
    "已出貨", "備註", "客戶", "訂單編號", "宅急便", "男", "女", "大學", "未婚", "國泰世華銀行", "貸款", "聯絡人", "會員", "餘額", "退款",
    "預約", "門診", "住院", "保險費", "車主", "身分證字號", "手機號碼", "收件地址", "樓", "號", "巷", "弄", "室", "大廈", "花園",
    "電話", "出生日期"
  };
  private static final String[] JAPANESE_NAMES = {
    "佐藤 健一",
    "鈴木 美咲",
    "高橋 翔太",
    "田中 裕子",
    "伊藤 さくら",
    "渡辺 大輔",
    "山本 陽菜",
    "中村 拓海",
    "小林 結衣",
    "加藤 蓮",
    "吉田 あかり",
    "山田 太郎",
    "佐々木 優",
    "山口 真由美",
    "松本 直樹",
    "井上 ひかる",
    "木村 拓也",
    "林 恵子",
    "清水 健",
    "斎藤 ゆうこ",
    "ヤマダ タロウ",
    "サトウ ケンイチ",
    "スズキ ミサキ",
    "タナカ ユウコ",
    "ワタナベ ダイスケ",
    "コバヤシ ユイ"
  };
  private static final String[] JAPANESE_PLACES = {
    "東京都新宿区西新宿２丁目",
    "東京都世田谷区三軒茶屋",
    "大阪府大阪市北区梅田",
    "神奈川県横浜市港北区",
    "愛知県名古屋市中村区",
    "北海道札幌市中央区南一条西",
    "福岡県福岡市博多区",
    "京都府京都市左京区",
    "埼玉県さいたま市大宮区",
    "千葉県船橋市本町",
    "兵庫県神戸市灘区",
    "広島県広島市中区",
    "宮城県仙台市青葉区",
    "沖縄県那覇市おもろまち",
    "静岡県浜松市"
  };
  private static final String[] JAPANESE_WORDS = {
    "氏名", "住所", "電話番号", "マンション", "ハイツ", "コーポ", "号室", "男", "女", "備考", "会員番号", "カード", "お届け先", "配達済み",
    "キャンセル", "銀行", "支店"
  };
  private static final String[] KOREAN_NAMES = {
    "김민준", "이서연", "박지훈", "최수빈", "정예은", "강동현", "조은지", "윤성호", "장하늘", "임재현", "한소희", "오세훈", "서영희",
    "신동엽", "권나라", "황인수"
  };
  private static final String[] KOREAN_PLACES = {
    "서울특별시 강남구 테헤란로",
    "부산광역시 해운대구 우동",
    "경기도 성남시 분당구",
    "인천광역시 남동구",
    "대구광역시 수성구",
    "대전광역시 유성구 대학로",
    "제주특별자치도 제주시 노형동",
    "충청북도 청주시",
    "전라남도 여수시",
    "경상남도 창원시 성산구"
  };
  private static final String[] WESTERN_NAMES = {
    "José García",
    "María Muñoz",
    "Jürgen Müller",
    "Björn Åkesson",
    "François Lefèvre",
    "Hélène Dupré",
    "João Gonçalves",
    "Conceição Simões",
    "Søren Jørgensen",
    "Núria Ibáñez",
    "Günther Größl",
    "Zoë Brontë",
    "Renée Crête",
    "Iñaki Etxebarría",
    "André Leroy",
    "Mário Araújo",
    "Käthe Weiß",
    "Jesús Peña",
    "Élodie Bénard"
  };
  private static final String[] WESTERN_PLACES = {
    "Münchner Straße 5",
    "Rue de la République",
    "Avenida São João",
    "Calle Alcalá, Málaga",
    "Östra Förstadsgatan",
    "Königsallee Düsseldorf",
    "Nørrebrogade, København",
    "Plaça d'Espanya, Córdoba",
    "Rúa do Príncipe",
    "Boulevard Saint-Michel, Orléans",
    "Zürich Bahnhofstraße",
    "Rua Álvares Cabral, Brasília"
  };
  private static final String[] CENTRAL_NAMES = {
    "Jiří Dvořák",
    "Věra Nováková",
    "Zdeněk Kučera",
    "Łukasz Wiśniewski",
    "Małgorzata Zając",
    "Grzegorz Brzęczyszczykiewicz",
    "István Szűcs",
    "Erzsébet Kőműves",
    "Želimir Čović",
    "Đorđe Šarić",
    "Tomáš Říha",
    "Ľubomír Ďurica",
    "Władysław Żółty"
  };
  private static final String[] CENTRAL_PLACES = {
    "Náměstí Míru, Plzeň",
    "Ulica Świętokrzyska, Łódź",
    "Dlouhá třída, České Budějovice",
    "Kossuth Lajos út, Győr",
    "Trg bana Jelačića, Šibenik",
    "Wrocław, Żeromskiego"
  };
  private static final String[] TURKISH_NAMES = {
    "Ayşe Yılmaz",
    "Mehmet Çağlar",
    "İbrahim Şahin",
    "Gülşen Öztürk",
    "Tuğba Işık",
    "Oğuz Kılıç",
    "Çiğdem Doğan",
    "Şükrü Aydın",
    "Müjde Güneş"
  };
  private static final String[] TURKISH_PLACES = {
    "İstiklal Caddesi, Beyoğlu",
    "Kızılay, Çankaya",
    "Atatürk Bulvarı, Eskişehir",
    "Üsküdar, İstanbul",
    "Bağdat Caddesi, Kadıköy",
    "Muğla, Fethiye"
  };
  private static final String[] RUSSIAN_NAMES = {
    "Иванов Сергей Петрович",
    "Смирнова Ольга Николаевна",
    "Кузнецов Дмитрий",
    "Попова Анастасия",
    "Соколов Алексей Юрьевич",
    "Шевченко Тарас",
    "Щербакова Юлия",
    "Жуков Фёдор",
    "Цветаева Марина",
    "Ефимов Игорь",
    "Хасанов Рустам",
    "Яковлева Эльвира"
  };
  private static final String[] RUSSIAN_PLACES = {
    "г. Москва, ул. Тверская, д. 7",
    "Санкт-Петербург, Невский проспект",
    "г. Екатеринбург, ул. Малышева",
    "Нижний Новгород, пл. Горького",
    "г. Казань, ул. Баумана",
    "Ростов-на-Дону, Ворошиловский пр-т",
    "Московская обл., пос. Школьный"
  };

  private final Random random;
  private final Language language;

  SampleTexts(Random random, Language language) {
    this.random = random;
    this.language = language;
  }

  /** Lines of such content, at least so many characters. */
  String text(Content content, int characters) {
    StringBuilder text = new StringBuilder();
    String delimiter = pick(",", "\t", "----", "|", ",");
    String lineEnd = pick("\n", "\r\n");
    while (text.length() < characters) {
      text.append(line(content, delimiter)).append(lineEnd);
    }
    return text.toString();
  }

  private String line(Content content, String d) {
    return switch (content) {
      case NAMES -> name();
      case ADDRESSES -> address();
      case TABLE -> name() + d + phone() + d + id() + d + address();
      case MIXED ->
          pick(name(), address(), word()) + d + pick(phone(), id(), word(), amount()) + d + word();
      case ASCII_HEAVY -> phone() + d + name() + d + id() + d + amount() + d + "user" + phone();
    };
  }

  private String name() {
    return switch (language) {
      case SIMPLIFIED -> letter(SURNAMES) + given(random.nextInt(20) == 0 ? RARE_GBK : GIVEN);
      case RARE ->
          letter(SURNAMES) + letter(RARE_FOUR) + (random.nextBoolean() ? letter(GIVEN) : "");
      case TRADITIONAL -> letter(TRADITIONAL_SURNAMES) + given(TRADITIONAL_GIVEN);
      case JAPANESE -> pick(JAPANESE_NAMES);
      case KOREAN -> pick(KOREAN_NAMES);
      case WESTERN -> pick(WESTERN_NAMES);
      case CENTRAL -> pick(CENTRAL_NAMES);
      case TURKISH -> pick(TURKISH_NAMES);
      case RUSSIAN -> pick(RUSSIAN_NAMES);
    };
  }

  private String given(String characters) {
    return letter(characters) + (random.nextInt(4) > 0 ? letter(characters) : "");
  }

  private String address() {
    int number = 1 + random.nextInt(900);
    return switch (language) {
      case SIMPLIFIED -> pick(CITIES) + pick(ROADS) + number + pick("号", "号楼2单元", "栋", "-3-502");
      case RARE -> pick(CITIES) + letter(RARE_FOUR) + pick("村", "镇") + pick(ROADS) + number + "号";
      case TRADITIONAL -> pick(TRADITIONAL_PLACES) + number + pick("號", "號3樓", "巷5弄2號");
      case JAPANESE -> pick(JAPANESE_PLACES) + number + pick("番地", "－１２", "号室");
      case KOREAN -> pick(KOREAN_PLACES) + " " + number;
      case WESTERN -> pick(WESTERN_PLACES) + " " + number;
      case CENTRAL -> pick(CENTRAL_PLACES) + " " + number;
      case TURKISH -> pick(TURKISH_PLACES) + " " + number;
      case RUSSIAN -> pick(RUSSIAN_PLACES) + " " + number;
    };
  }

  private String word() {
    return switch (language) {
      case SIMPLIFIED -> pick(WORDS);
      case RARE -> pick(WORDS) + letter(RARE_FOUR);
      case TRADITIONAL -> pick(TRADITIONAL_WORDS);
      case JAPANESE -> pick(JAPANESE_WORDS);
      default -> name();
    };
  }

  private String phone() {
    return "1" + (3 + random.nextInt(7)) + digits(9);
  }

  private String id() {
    String month = "0" + (1 + random.nextInt(9));
    return (110101 + random.nextInt(500_000)) + "19" + digits(2) + month + month + digits(4);
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private String amount() {
    return random.nextInt(100_000) + "." + (10 + random.nextInt(90));
  }

  private String letter(String characters) {
    int count = characters.codePointCount(0, characters.length());
    int at = characters.offsetByCodePoints(0, random.nextInt(count));
    return Character.toString(characters.codePointAt(at));
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }
}
