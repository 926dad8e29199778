package dyepack.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  @Test
  void numbersCloseTogetherMeetByChance() {
    Random random = new Random(1);
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      cells.add(Integer.toString(1_000 + (int) (400 * Math.abs(random.nextGaussian()))));
    }
    assertThat(Repeats.beyondChance(cells)).isLessThan(0.2);
  }

  @Test
  void numbersOfThingsDoNot() {
    Random random = new Random(2);
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      cells.add(Long.toString(8_600_000_000L + 1_234_577L * random.nextInt(900)));
    }
    assertThat(Repeats.beyondChance(cells)).isGreaterThan(0.9);
  }

  @Test
  void gridIsWhatAllNumbersAreMultiplesOf() {
    assertThat(Repeats.grid(List.of("12.50", "7.75", "0.25"))).isEqualTo(25);
    assertThat(Repeats.grid(List.of("12.5", "7.75"))).isEqualTo(1);
    assertThat(Repeats.step(List.of("300", "700"))).isEqualTo(100);
  }
}
