package dyepack.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Names with remarks, rarer writings, pairs of coordinates, headings that lead astray. */
class FurtherWritingsTest {
  private final Random random = new Random(29);

  @SafeVarargs
  private List<ColumnType> typed(List<String> header, IntFunction<String>... columns) {
    List<String[]> rows = new ArrayList<>();
    for (int r = 0; r < 150; r++) {
      String[] row = new String[columns.length];
      for (int c = 0; c < row.length; c++) {
        row[c] = r % 10 == 4 ? "" : r % 20 == 8 ? "无此项" + r : columns[c].apply(r);
      }
      rows.add(row);
    }
    return TableTyper.type(header, rows).columns().stream().map(ColumnFinding::type).toList();
  }

  private ColumnType only(IntFunction<String> column) {
    return typed(List.of(), column).get(0);
  }

  private ColumnType under(String header, IntFunction<String> column) {
    return typed(List.of(header), column).get(0);
  }

  private String one(String of) {
    int at = random.nextInt(of.length());
    return of.substring(at, at + 1);
  }

  private String word(String of) {
    String[] words = of.split(" ", -1);
    return words[random.nextInt(words.length)];
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private String name() {
    return one("王李张刘陈杨赵黄周吴") + one("建国文小晓志海玉秀春") + one("华伟芳敏军平英明强丽");
  }

  private String decimal(double middle, double spread, int places) {
    return String.format(
        Locale.ROOT, "%." + places + "f", middle + spread * (random.nextDouble() - .5));
  }

  @Test
  void namesWithRemarksAndOtherNamesBehindThem() {
    String remarks = "(同事) (老师) -司机 _离职 /Anna [VIP]";
    assertThat(only(r -> r % 2 == 0 ? name() : name() + word(remarks))).isEqualTo(ColumnType.NAME);
    assertThat(only(r -> r % 3 == 0 ? name() + " Lucy" : name())).isEqualTo(ColumnType.NAME);
  }

  @Test
  void pinyinInOneWord() {
    String surnames = "zhang wang chen liu huang zhao qiao ruan shu tong";
    String syllables = "wei fang hao ming yu jing lei qiang xin jun";
    assertThat(only(r -> word(surnames) + word(syllables) + word(syllables)))
        .isEqualTo(ColumnType.NAME);
  }

  @Test
  void namesOfPeoplesThatNoListKnowsWell() {
    String first = "Svenja Ottokar Isolde Wendelin Friedlinde Anna Peter Maria Paul Hans Eva Otto";
    String endings = "lmeier ndhuber ckelhaus rnstedt gelbert ssling";
    assertThat(
            only(
                r ->
                    word(first)
                        + " "
                        + one("BDFGHKLMNPRSTVW")
                        + word("a e i o u ä ö")
                        + word(endings)))
        .isEqualTo(ColumnType.NAME);
    assertThat(only(r -> word("Иванов Громов Лесков Зимин Котова") + " " + word("Иван Пётр Анна")))
        .isEqualTo(ColumnType.NAME);
  }

  @Test
  void occupationsByTheirForm() {
    String heads = "fitter cartographer hydrologist upholsterer stonemason's mediator";
    String fields = "Railway Marine Timber Museum Textile Glass";
    assertThat(only(r -> word(fields) + " " + word(heads))).isEqualTo(ColumnType.JOB);
  }

  @Test
  void timesOfChatsProgramsAndOtherCountries() {
    IntFunction<String> day = r -> String.valueOf(between(10, 28));
    assertThat(only(r -> "2022年3月" + day.apply(r) + "日 下午" + between(1, 11) + "点"))
        .isEqualTo(ColumnType.TIME);
    assertThat(only(r -> "[" + day.apply(r) + "/Feb/2022:06:41:" + between(10, 59) + " +0800]"))
        .isEqualTo(ColumnType.TIME);
    assertThat(only(r -> "2021-05-" + day.apply(r) + "-14.15." + between(10, 59) + ".000001"))
        .isEqualTo(ColumnType.TIME);
    assertThat(only(r -> "Sat Mar " + day.apply(r) + " 14:" + between(10, 59) + ":07 +0800 2022"))
        .isEqualTo(ColumnType.TIME);
    assertThat(only(r -> "11" + between(0, 2) + "/0" + between(1, 9) + "/" + day.apply(r)))
        .isEqualTo(ColumnType.DATE);
    assertThat(only(r -> day.apply(r) + ". März 20" + between(10, 23))).isEqualTo(ColumnType.DATE);
    assertThat(only(r -> "20" + between(10, 23) + "0" + between(1, 9))).isEqualTo(ColumnType.DATE);
  }

  @Test
  void addressesInTraditionalCharactersAndOfEurope() {
    assertThat(only(r -> "九龍觀塘開源道" + between(1, 300) + "號" + between(1, 30) + "樓"))
        .isEqualTo(ColumnType.ADDRESS);
    assertThat(
            only(
                r ->
                    word("Lindenweg Am_Markt Bergstraße Hofgasse").replace('_', ' ')
                        + " "
                        + between(1, 99)
                        + ", "
                        + between(10000, 99999)
                        + " "
                        + word("Grimma Celle Fulda Kleve")))
        .isEqualTo(ColumnType.ADDRESS);
  }

  @Test
  void coordinatesOfReceivers() {
    assertThat(only(r -> "39" + between(10, 59) + "." + between(1000, 9999) + "N"))
        .isEqualTo(ColumnType.LATITUDE);
    assertThat(only(r -> "116" + between(10, 59) + "." + between(1000, 9999) + ",E"))
        .isEqualTo(ColumnType.LONGITUDE);
    assertThat(under("lng", r -> "116" + between(100_000, 999_999)))
        .isEqualTo(ColumnType.LONGITUDE);
  }

  @Test
  void threeDecimalsAreCoordinatesWithTheOtherBesideThem() {
    IntFunction<String> north = r -> decimal(39.9, .1, 3);
    IntFunction<String> east = r -> decimal(116.4, .1, 3);
    assertThat(typed(List.of(), north, east))
        .containsExactly(ColumnType.LATITUDE, ColumnType.LONGITUDE);
    assertThat(typed(List.of("职业", "车牌号"), east, north))
        .containsExactly(ColumnType.LONGITUDE, ColumnType.LATITUDE);
    assertThat(only(north)).isEqualTo(ColumnType.NUMBER);
    assertThat(under("纬度", north)).isEqualTo(ColumnType.LATITUDE);
  }

  @Test
  void readingsAreNoCoordinates() {
    assertThat(under("电压", r -> decimal(98, 10, 4))).isEqualTo(ColumnType.NUMBER);
    assertThat(only(r -> decimal(98, 10, 4))).isEqualTo(ColumnType.NUMBER);
    assertThat(under("横坐标", r -> decimal(900, 1700, 2))).isEqualTo(ColumnType.NUMBER);
  }

  @Test
  void quantitiesWithUnitsAreNumbers() {
    assertThat(only(r -> between(1, 99) + "." + between(10, 99) + "%"))
        .isEqualTo(ColumnType.NUMBER);
    assertThat(only(r -> between(1, 20) + "." + between(10, 99) + "kg"))
        .isEqualTo(ColumnType.NUMBER);
    assertThat(only(r -> between(1, 20) + "分" + between(1, 59) + "秒")).isEqualTo(ColumnType.NUMBER);
  }

  @Test
  void moneyOfDatabasesHasFourDecimals() {
    assertThat(only(r -> decimal(3000, 5900, 2) + "00")).isEqualTo(ColumnType.AMOUNT);
    assertThat(only(r -> "1 " + between(100, 999) + "." + between(10, 99)))
        .isEqualTo(ColumnType.AMOUNT);
  }

  @Test
  void numbersOfOneMillionAreNoTelephones() {
    assertThat(only(r -> "1506" + between(5_500_000, 6_499_999)))
        .isEqualTo(ColumnType.SERIAL_NUMBER);
  }

  @Test
  void sexInDigitsOfFewRowsIsNoNumbering() {
    List<String[]> rows = new ArrayList<>();
    for (String sex : List.of("1", "0", "1", "0", "1")) {
      rows.add(new String[] {sex});
    }
    assertThat(TableTyper.type(List.of("性别"), rows).columns().get(0).type())
        .isEqualTo(ColumnType.GENDER);
    assertThat(TableTyper.type(List.of(), rows).columns().get(0).type())
        .isNotEqualTo(ColumnType.ROW_NUMBER);
  }
}
