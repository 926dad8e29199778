package dyepack.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Of several readings of a name the likeliest is taken, and nothing else is made up. */
class OcrNamesTest {
  @Test
  void aUsualNameIsPreferredAmongReadings() {
    assertThat(OcrNames.likeliest(List.of("雇振静", "廖振静", "雇振静"))).isEqualTo("廖振静");
    assertThat(OcrNames.likeliest(List.of("王婷字", "王婷宇"))).isEqualTo("王婷宇");
  }

  /** Characters come from different readings of the same length; others don't count. */
  @Test
  void readingsArePutTogether() {
    assertThat(OcrNames.likeliest(List.of("彰浩雨", "彭浩十", "彭浩"))).isEqualTo("彭浩雨");
  }

  @Test
  void whatAllReadingsAgreeOnStays() {
    for (String text : List.of("印怡志", "序号", "将于然", "龘龘")) {
      assertThat(OcrNames.likeliest(List.of(text, text, text))).isEqualTo(text);
    }
    assertThat(OcrNames.likeliest(List.of("一", "", "二三四五六"))).isEqualTo("一");
  }

  @Test
  void noCharacterIsPutInThatNoReadingHas() {
    List<String> readings = List.of("印舌乌", "雇形十", "衰定奏");
    String name = OcrNames.likeliest(readings);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      int place = i;
      assertThat(readings).anyMatch(r -> r.charAt(place) == c);
    }
  }
}
