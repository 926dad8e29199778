package dyepack.cells;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Slow reading ends; slow takers of rows don't end it. */
class PaceTest {
  private long now;

  private Pace pace() {
    return new Pace(10, () -> now * 1_000_000_000L);
  }

  @Test
  void longReadingNeedsProgress() throws IOException {
    Pace pace = pace();
    pace.resume();
    now += 11;
    assertThatThrownBy(() -> pace.pause(50_000)).isInstanceOf(Pace.TooSlowException.class);
    Pace other = pace();
    now += 11;
    assertThatCode(() -> other.pause(200_000)).doesNotThrowAnyException();
  }

  @Test
  void theTimeOfOthersDoesNotCount() throws IOException {
    Pace pace = pace();
    for (int row = 0; row < 100; row++) {
      pace.resume();
      pace.pause(row);
      now += 1_000;
    }
  }

  @Test
  void loopsWithoutRowsEnd() {
    Pace pace = pace();
    assertThatThrownBy(
            () -> {
              while (true) {
                now++;
                pace.check(1_000);
              }
            })
        .isInstanceOf(Pace.TooSlowException.class)
        .hasMessageContaining("10 s");
  }
}
