package dyepack.marks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "浙江省杭州市西湖区文三路128号 | 0 | 杭州市西湖区文三路128号",
        "浙江杭州市西湖区文三路128号 | 0 | 杭州市西湖区文三路128号",
        "浙江省 杭州市 西湖区 文三路128号 | 0 | 杭州市 西湖区 文三路128号",
        "北京市朝阳区望京西园四区412号楼 | 0 | 北京朝阳区望京西园四区412号楼",
        "吉林省吉林市船营区 | 0 | 吉林市船营区",
        "阳光花园3号楼2单元501 | 1 | 阳光花园3栋2单元501",
        "科技园A座1203 | 1 | 科技园A栋1203",
        "武林路12号5层 | 1 | 武林路12号5楼",
        "文三路128号 | 2 | 文三路128",
        "3号楼2单元501室 | 2 | 3号楼2单元501",
        "科技大厦1203室（放前台） | 2 | 科技大厦1203（放前台）",
        "沈丘县刘庄店镇李庄村3组 | 3 | 沈丘县刘庄店镇李庄村三组",
        "阳光花园12号楼2单元 | 3 | 阳光花园十二号楼二单元",
        "苹果5公斤装 | 1 | 苹果5kg装",
        "123 Main Street, Springfield | 0 | 123 Main St, Springfield",
        "123 MAIN STREET | 0 | 123 MAIN ST",
        "12 St Mary's Road | 0 | 12 St Mary's Rd",
        "350 West 42nd Street, Apartment 5 | 1 | 350 West 42nd Street, Apt 5",
        "350 West 42nd Street, Apartment 5 | 2 | 350 W 42nd Street, Apartment 5",
        "12 Elm Ave, Springfield, Illinois 62701 | 3 | 12 Elm Ave, Springfield, IL 62701",
        "1 Oak Lane, Albany, New York | 3 | 1 Oak Lane, Albany, NY",
        "Acme Trading Limited | 1 | Acme Trading Ltd",
        "rice 5 kilograms | 0 | rice 5 kg",
      })
  void theTwoSpellingsOfAPlaceTurnIntoEachOther(String text, int family, String other) {
    int now = Spellings.variant(text, family);
    assertThat(now).isIn(0, 1);
    assertThat(Spellings.rewrite(text, family, 1 - now)).isEqualTo(other);
    assertThat(Spellings.variant(other, family)).isEqualTo(1 - now);
    assertThat(Spellings.canonical(other)).isEqualTo(Spellings.canonical(text));
    assertThat(Spellings.rewrite(text, family, now)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "浙江省杭州市西湖区文三路128号阳光花园3号楼2单元501室",
        "杭州市西湖区文三路128号",
        "文三路128号3栋501",
        "河南省周口市沈丘县刘庄店镇李庄村3组",
        "广东省深圳市南山区科技园南区A座1203",
        "上海市浦东新区张江路500弄12号602室",
        "重庆市市辖区渝北区龙溪街道新溉大道18号2幢2-1",
        "内蒙古自治区包头市昆都仑区钢铁大街7号街坊12栋3号",
        "恩施土家族苗族自治州恩施市舞阳坝街道3组12号",
        "北京市北京市海淀区中关村大街27号中关村大厦12层1203",
        "江苏省-苏州市-昆山市-玉山镇萧林路5号3幢",
        "３号楼 ２单元 ５０１室",
        "123 N Main St Apt 4B, Springfield, IL 62701",
        "1221 Avenue of the Americas, New York, NY 10020",
        "45 Old Mill Road, Flat 3, Oxford, United Kingdom",
        "100 SOUTH LAKE SHORE DRIVE STE 1200 CHICAGO IL 60601-1234",
      })
  void everyCombinationReadsBackAfterCleaningToo(String text) {
    String[] spellings = texts(text);
    int written = 0;
    for (int combination = 0; combination < spellings.length; combination++) {
      String spelled = Objects.requireNonNull(spellings[combination], text);
      for (String cleaned : cleaned(spelled)) {
        Spellings.Parsed parsed = Spellings.parse(cleaned);
        for (int family = 0; family < Spellings.FAMILIES; family++) {
          if (Spellings.parse(text).has(family)) {
            assertThat(parsed.variant(family))
                .as("%s family %d", cleaned, family)
                .isEqualTo(combination >>> family & 1);
            written++;
          }
        }
        assertThat(parsed.canonical()).isEqualTo(Spellings.canonical(text));
      }
    }
    assertThat(written).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "李雷",
        "朝阳区建国路SOHO",
        "三楼村委会",
        "hello world",
        "St Mary",
        "Court",
        "5G手机",
        "一座桥",
        "1234567890"
      })
  void aTextWithoutAChoiceIsLeftAlone(String text) {
    assertThat(Spellings.spellings(text, 0, 1, 2, 3)).isNull();
  }

  @Test
  void placesThatDisagreeReadAsNothingButCanBeWritten() {
    String mixed = "阳光花园3号楼二单元501室";
    assertThat(Spellings.variant(mixed, 3)).isEqualTo(-1);
    assertThat(Spellings.parse(mixed).has(3)).isTrue();
    assertThat(Spellings.rewrite(mixed, 3, 0)).isEqualTo("阳光花园3号楼2单元501室");
    assertThat(Spellings.rewrite(mixed, 3, 1)).isEqualTo("阳光花园三号楼二单元501室");
  }

  @Test
  void aFamilyWithoutAPlaceLeavesTheTextWhateverItsBit() {
    String[] texts = texts("文三路128号");
    assertThat(texts).hasSize(16);
    assertThat(Arrays.stream(texts).distinct()).containsExactly("文三路128号", "文三路128");
    assertThat(texts[0b0100]).isEqualTo("文三路128");
    assertThat(texts[0b1111]).isEqualTo("文三路128");
    assertThat(texts[0b1011]).isEqualTo("文三路128号");
  }

  @Test
  void familiesAreLabelledByIndex() {
    assertThat(Spellings.families()).extracting(SpellingFamily::index).containsExactly(0, 1, 2, 3);
  }

  private static String[] texts(String text) {
    return Objects.requireNonNull(Spellings.spellings(text, 0, 1, 2, 3), text);
  }

  private static String[] cleaned(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c > ' ' && c < 127 ? c + 0xFEE0 : c)));
    boolean english = text.chars().allMatch(c -> c < 128);
    return new String[] {
      text,
      wide.toString(),
      english ? text.replaceAll("[,.]", "") : text.replaceAll("\\s", ""),
      english ? text.toLowerCase(java.util.Locale.ROOT) : " " + text + " "
    };
  }
}
