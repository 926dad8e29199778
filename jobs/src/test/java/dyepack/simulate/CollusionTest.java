package dyepack.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.share.BadInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CollusionTest {
  private static final List<String[]> COPIES =
      List.of(row("10.00", "a"), row("10.00", "a"), row("10.06", "b"));

  @Test
  void majorityAndMinorityFollowTheCounts() {
    assertThat(combine(Collusion.MAJORITY)).containsExactly("k", "10.00", "a");
    assertThat(combine(Collusion.MINORITY)).containsExactly("k", "10.06", "b");
  }

  @Test
  void numbersAndMomentsAreAveraged() {
    assertThat(combine(Collusion.AVERAGE)).containsExactly("k", "10.02", "a");
    List<String[]> moments =
        List.of(row("2026-05-06 00:00:00", "a"), row("2026-05-06 00:01:00", "a"));
    assertThat(Collusion.AVERAGE.combine(moments, Draw.of(1)))
        .containsExactly("k", "2026-05-06 00:00:30", "a");
  }

  @Test
  void cellsThatDifferAreBlankedOrTheRowIsDropped() {
    assertThat(combine(Collusion.BLANK)).containsExactly("k", "", "");
    assertThat(combine(Collusion.DROP)).isNull();
    assertThat(combine(Collusion.CHANGED)).containsExactly("k", "10.06", "b");
    List<String[]> same = List.of(row("1", "a"), row("1", "a"));
    assertThat(Collusion.DROP.combine(same, Draw.of(1))).containsExactly("k", "1", "a");
    assertThat(Collusion.CHANGED.combine(same, Draw.of(1))).isNull();
  }

  @Test
  void randomTakesEachCellFromAnyCopy() {
    Set<List<String>> seen = new HashSet<>();
    Draw draw = Draw.of(3);
    for (int i = 0; i < 200; i++) {
      String[] combined = Collusion.RANDOM.combine(COPIES, draw);
      assertThat(combined).isNotNull();
      seen.add(List.of(combined));
    }
    assertThat(seen).hasSize(4).contains(List.of("k", "10.06", "a"), List.of("k", "10.00", "b"));
  }

  @Test
  void anUnknownNameIsRefusedWithTheListOfRules() {
    assertThat(Collusion.parse("Majority")).isEqualTo(Collusion.MAJORITY);
    assertThatThrownBy(() -> Collusion.parse("vote"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("random, majority, minority, average, blank, drop, changed");
  }

  private static String @Nullable [] combine(Collusion collusion) {
    return collusion.combine(COPIES, Draw.of(1));
  }

  private static String[] row(String number, String letter) {
    return new String[] {"k", number, letter};
  }
}
