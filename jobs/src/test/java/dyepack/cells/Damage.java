package dyepack.cells;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/** Damages a sound file in many ways and shows that its reader only ever gives in in good order. */
public final class Damage {
  private static final Duration MOST_TIME = Duration.ofSeconds(10);

  private Damage() {}

  /** What came of reading damaged copies. */
  public record Outcome(int whole, int partly, int refused) {}

  /**
   * Cuts the file at random places and flips random bits, from 1 to 64 of them.
   *
   * @param cellsMost no copy may give more cells than this
   * @throws AssertionError on any other exception than {@link IOException}, on a copy that takes
   *     more than ten seconds, on too many cells
   */
  public static Outcome survived(
      Path sound, Path folder, CellParser parser, long seed, int copies, long cellsMost)
      throws IOException {
    byte[] bytes = Files.readAllBytes(sound);
    Random random = new Random(seed);
    int[] outcomes = new int[3];
    for (int copy = 0; copy < copies; copy++) {
      byte[] damaged =
          copy % 3 == 0
              ? Arrays.copyOf(bytes, random.nextInt(bytes.length))
              : flipped(bytes, random, copy % 3 == 1);
      Path file = folder.resolve("damaged");
      Files.write(file, damaged);
      String what = "seed " + seed + ", copy " + copy;
      RecordingSink sink = new RecordingSink(1);
      long start = System.nanoTime();
      try {
        parser.parse(file, CellLimits.DEFAULT, sink);
        outcomes[sink.skips.isEmpty() ? 0 : 1]++;
      } catch (IOException e) {
        outcomes[2]++;
      } catch (RuntimeException | Error e) {
        Files.write(Path.of(System.getProperty("java.io.tmpdir"), "damage.failed"), damaged);
        throw new AssertionError(what + ": " + e, e);
      }
      if (System.nanoTime() - start > MOST_TIME.toNanos()) {
        throw new AssertionError(what + " took too long");
      }
      if (sink.cells > cellsMost) {
        throw new AssertionError(what + " gave " + sink.cells + " cells");
      }
    }
    return new Outcome(outcomes[0], outcomes[1], outcomes[2]);
  }

  /** Bits flipped anywhere, or near the beginning, where most formats keep their structure. */
  private static byte[] flipped(byte[] bytes, Random random, boolean head) {
    byte[] damaged = bytes.clone();
    int flips = 1 << random.nextInt(7);
    int range = head ? Math.min(bytes.length, 4096) : bytes.length;
    for (int f = 0; f < flips; f++) {
      damaged[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }
}
