package dyepack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, their surnames and what is hidden of them. */
class PersonNameTest {

  @ParameterizedTest
  @CsvSource({
    "张三, 张三, 张",
    "欧阳锋, 欧阳锋, 欧阳",
    "司马相如, 司马相如, 司马",
    "上官 婉儿, 上官婉儿, 上官",
    "欧阳锋先生, 欧阳锋, 欧阳",
    "李强先生, 李强, 李",
    "买买提·艾力, 买买提艾力, 买",
    "John Smith, johnsmith, smith",
    "'Smith, John', johnsmith, smith",
    "Dr. Mary-Jane O'Neill, maryjaneoneill, oneill",
    "'Smith Jr., John', johnsmithjr, smithjr",
    "Madonna, madonna, madonna",
    "Müller, müller, müller",
  })
  void completeNames(String cell, String full, String surname) {
    assertThat(PersonName.read(cell)).isEqualTo(new PersonName(full, surname, null));
  }

  @ParameterizedTest
  @CsvSource({
    "张**, 张, 张**",
    "张*, 张, 张*",
    "张某, 张, 张*",
    "张某某, 张, 张**",
    "张XX, 张, 张**",
    "张xx, 张, 张**",
    "张先生, 张, 张*",
    "王女士, 王, 王*",
    "欧阳女士, 欧阳, 欧阳*",
    "欧阳**, 欧阳, 欧阳**",
    "张*丰, 张, 张*丰",
    "*三丰, , *三丰",
    "**丰, , **丰",
  })
  void hiddenNames(String cell, String surname, String pattern) {
    assertThat(PersonName.read(cell)).isEqualTo(new PersonName(null, surname, pattern));
  }

  @ParameterizedTest
  @CsvSource({"J*** Smith, smith", "'Smith, J***', smith", "John S****,", "***,"})
  void hiddenLatinNames(String cell, String surname) {
    PersonName name = PersonName.read(cell);
    assertThat(name == null ? null : name.surname()).isEqualTo(surname);
    assertThat(name == null ? null : name.full()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!!!", "---"})
  void noName(String cell) {
    assertThat(PersonName.read(cell)).isNull();
  }

  @Test
  void aNameIsIndexedUnderEachFormThatHidesACharacter() {
    assertThat(new PersonName("张三丰", "张", null).hiddenForms())
        .containsExactly("*三丰", "张*丰", "张三*", "**丰");
    assertThat(new PersonName("张三", "张", null).hiddenForms()).containsExactly("*三", "张*");
    assertThat(new PersonName("johnsmith", "smith", null).hiddenForms()).isEmpty();
    assertThat(new PersonName("买买提艾力", "买", null).hiddenForms()).isEmpty();
  }

  @Test
  void namesAreNeverPrinted() {
    assertThat(new PersonName("张三", "张", null)).hasToString("PersonName[hidden]");
    assertThat(Who.indexed(null, "12-3")).hasToString("Who[hidden]");
  }

  @ParameterizedTest
  @CsvSource({
    "花园路12号3单元502室, 12-3-502",
    "河南省郑州市金水区花园路12号3单元502, 12-3-502",
    "花园路012号三单元五〇二室, 12-3-502",
    "花园路十二号二十三栋, 12-23",
    "花园路一百零三号, 103",
    "五一路7号, 7",
    "三里屯, ",
    "12 Main Street Apt 4B, 12-4",
    "没有号码, ",
  })
  void addressNumbers(String cell, String numbers) {
    assertThat(AddressNumbers.of(cell)).isEqualTo(numbers);
  }

  @ParameterizedTest
  @CsvSource({
    "1990-02-30",
    "1990-13-13",
    "1990-00-01",
    "1990",
    "1990-03",
    "31/31/1990",
    "123",
    "abc",
    "1700-01-01",
    "99999",
    "12",
    "1990-03-12 x",
    "12 Foo 1990",
    "32/01/1990",
    "199003"
  })
  void whatIsNoDay(String cell) {
    assertThat(DateForm.read(cell)).as(cell).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1975-03-25 08:30:00, 1975-03-25 08:30:00",
    "1975/3/25 8:30, 1975-03-25 08:30:00",
    "1975-03-25T08:30:00Z, 1975-03-25 08:30:00",
    "25.03.1975 8:30 am, 1975-03-25 08:30:00",
    "1975年3月25日 下午8时30分, 1975-03-25 20:30:00",
    "1975-03-25 00:00:00, 1975-03-25",
    "19750325, 1975-03-25",
    "'1,234.50', 1234.5",
    "Shop-A, shopa",
    "'', ''",
  })
  void valuesOfCombinations(String cell, String canonical) {
    assertThat(CellValue.canonical(cell)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "27478.354166666668, 1975-03-25 08:30:00",
    "164968200, 1975-03-25 08:30:00",
    "164968200000, 1975-03-25 08:30:00",
    "164939400, 1975-03-25 08:30:00",
    "27478, 1975-03-25",
    "27478, 27478"
  })
  void numbersOfCombinationsCanBeDates(String cell, String reading) {
    assertThat(CellValue.readings(cell)).contains(reading);
  }
}
