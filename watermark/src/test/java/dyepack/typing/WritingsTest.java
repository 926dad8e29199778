package dyepack.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns in writings that real tables have besides the usual ones, with 5 % foreign cells. */
class WritingsTest {
  private static final Random RANDOM = new Random(11);

  private static ColumnType typed(IntFunction<String> cell) {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String text = i % 10 == 3 ? "" : i % 20 == 7 ? "暂无说明" + i : cell.apply(i);
      rows.add(new String[] {text});
    }
    return TableTyper.type(List.of(), rows).columns().get(0).type();
  }

  private static String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(RANDOM.nextInt(10));
    }
    return digits.toString();
  }

  /** In a pattern # is any digit, % one of 1 to 9, ~ a digit of 0 to 2. */
  private static String filled(String pattern) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      text.append(
          c == '#'
              ? digits(1)
              : c == '%'
                  ? String.valueOf(1 + RANDOM.nextInt(9))
                  : c == '~' ? String.valueOf(RANDOM.nextInt(3)) : String.valueOf(c));
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "latitude|3#°~#'##.#\"N",
        "longitude|E11#°~#′##″",
        "latitude|北纬3#.####°",
        "latitude|N 3#° ~#.###'",
        "amount|-¥%##.##",
        "amount|S$%#.##",
        "amount|%.###,## €",
        "amount|%##.## CR",
        "amount|%,###元/月",
        "phone|9### ####",
        "phone|+852 9### ####",
        "phone|0912-###-###",
        "phone|138.~###.####",
        "phone|13~########/0755-8#######",
        "landline|0571—8#######",
        "time|202~-05-1#T0~:~#:1#Z",
        "time|1#-MAR-2~ 1~.~#.1#.###### AM",
        "time|5月1#日 1~:~#",
        "time|Mon May 1# 1~:1#:3# 202~",
        "time|202~/05/1#(Mon) 1~:~#",
        "time|168#############",
        "date|民國11~年9月1#日",
        "email|<user####@example.org>",
        "email|Ann Lee <ann####@example.org>",
        "bank-card|6222 **** ####",
        "bank-card|**** **** **** ####",
        "plate|京 A·#####",
        "age|3#岁",
        "address|Flat %, No. %## Zhongshan Road, Tianhe District, Guangzhou",
        "address|Unit %/%# George St, Sydney NSW 2###",
        "address|碧桂园%#栋%单元%##",
        "product|有机燕麦片 %##g",
      })
  void isTold(String type, String pattern) {
    assertThat(typed(i -> filled(pattern)).id()).isEqualTo(type);
  }

  @Test
  void amountsInCharactersOfBanksAreMoney() {
    String digits = "壹贰叁肆伍陆柒捌玖";
    assertThat(typed(i -> digits.charAt(i % 9) + "仟" + digits.charAt(i / 9 % 9) + "佰元整"))
        .isEqualTo(ColumnType.AMOUNT);
  }

  @Test
  void signedMoneyIsMoney() {
    assertThat(
            typed(
                i ->
                    String.format(
                        Locale.ROOT,
                        "%.2f",
                        (i % 2 == 0 ? -1 : 1) * Math.exp(3 + RANDOM.nextInt(60) / 10.0))))
        .isEqualTo(ColumnType.AMOUNT);
  }

  /** What looks like them and isn't. */
  @ParameterizedTest
  @CsvSource({
    "latitude,6.9###",
    "phone,202~-####",
    "time,00:~#:~#",
    "time,1~:1#",
    "amount,9###.#",
    "bank-card,9# **** ####",
  })
  void isNotTaken(String type, String pattern) {
    assertThat(typed(i -> filled(pattern)).id()).isNotEqualTo(type);
  }

  @Test
  void namesInTraditionalCharactersAreNames() {
    String surnames = "陳黃張劉蔡楊許鄭謝盧葉蘇";
    String[] given = {"志豪", "雅婷", "國榮", "麗華", "偉倫", "詠晴", "俊傑", "婉君", "錦輝"};
    assertThat(
            typed(
                i ->
                    surnames.charAt(RANDOM.nextInt(surnames.length()))
                        + given[RANDOM.nextInt(given.length)]))
        .isEqualTo(ColumnType.NAME);
  }

  @Test
  void namesOfScentsAreNoNamesOfPeople() {
    String[] one = {"Amber", "Ruby", "Hazel", "Violet", "Olive", "Ginger", "Ivory"};
    String[] two = {"Mist", "Grove", "Stone", "Bloom", "Brook", "Dale"};
    assertThat(typed(i -> one[RANDOM.nextInt(one.length)] + " " + two[RANDOM.nextInt(two.length)]))
        .isNotEqualTo(ColumnType.NAME);
  }
}
