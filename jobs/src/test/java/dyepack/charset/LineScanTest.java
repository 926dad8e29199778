package dyepack.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done quickly is what is done slowly. */
class LineScanTest {
  private static final String[] PIECES = {
    "\n", "\r\n", "\r", "\t", "姓名", "13900001111", "𠮷", "\u0001", "\u000b", "é", "Ж", "カ", ",", "x"
  };

  private static byte[] made(Random random, Charset charset) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(400);
    int repeated = random.nextInt(20) == 0 ? 3_000 : 1;
    for (int i = 0; i < pieces; i++) {
      String piece = PIECES[random.nextInt(PIECES.length)];
      boolean breaks = piece.isBlank();
      text.append(piece.repeat(breaks ? 1 : 1 + random.nextInt(repeated)));
    }
    byte[] bytes = text.toString().getBytes(charset);
    for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) (1 + random.nextInt(255));
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void linesAreThoseThatAreCut(long seed) {
    Random random = new Random(seed);
    for (int trial = 0; trial < 300; trial++) {
      byte[] b = made(random, StandardCharsets.UTF_8);
      int from = b.length == 0 ? 0 : random.nextInt(Math.min(9, b.length));
      List<Line> lines = new ArrayList<>();
      LineScan scan = new LineScan(b, from, b.length);
      while (scan.next()) {
        lines.add(scan.line());
        assertThat(scan.ascii()).isEqualTo(scan.line().ascii());
      }
      assertThat(lines).as("seed %d, trial %d", seed, trial).isEqualTo(Lines.of(b, from, b.length));
    }
  }

  /** A line that is passed over as usual has nothing that its whole score would take amiss. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "Big5", "Shift_JIS", "EUC-JP", "windows-1251"})
  void usualLinesAreBeyondDoubt(String name) {
    Random random = new Random(name.hashCode());
    Score score = new Score();
    int usual = 0;
    int doubtful = 0;
    for (int trial = 0; trial < 300; trial++) {
      byte[] b = made(random, Charset.forName(name));
      for (Line line : Lines.of(b, 0, b.length)) {
        for (Candidate candidate : Candidate.NARROW) {
          score.reset();
          candidate.reading().score(b, line.from(), line.to(), false, score);
          boolean beyondDoubt =
              score.malformed() == 0
                  && score.controls() == 0
                  && !Score.isDear(score.foreignNats(), score.foreign());
          if (candidate.reading().isUsual(b, line.from(), line.to())) {
            assertThat(beyondDoubt).isTrue();
            usual++;
          } else if (!beyondDoubt) {
            doubtful++;
          }
        }
      }
    }
    assertThat(usual).isPositive();
    assertThat(doubtful).isPositive();
  }

  /** What ends a hopeless reading early: no character makes a text likelier than it was before. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "Shift_JIS", "windows-1252"})
  void everyCharacterCostsSomething(String name) {
    Random random = new Random(name.hashCode());
    Score part = new Score();
    for (int trial = 0; trial < 40; trial++) {
      byte[] b = made(random, Charset.forName(name));
      for (Candidate candidate : Candidate.NARROW) {
        part.reset();
        candidate.reading().score(b, 0, b.length, false, part);
        double whole = part.nats();
        double limit = whole * random.nextDouble();
        part.reset();
        part.limit(limit);
        candidate.reading().score(b, 0, b.length, false, part);
        assertThat(part.nats()).isLessThanOrEqualTo(whole + 1e-6);
        assertThat(part.isBeyondLimit() || part.nats() == whole).isTrue();
        part.limit(Double.POSITIVE_INFINITY);
      }
    }
  }
}
