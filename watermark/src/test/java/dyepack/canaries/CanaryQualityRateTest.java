package dyepack.canaries;

import dyepack.canaries.ForgeRequest.Caution;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class CanaryQualityRateTest {
  public static void main(String[] arguments) {
    for (int s = 1; s < arguments.length; s++) {
      report(Long.parseLong(arguments[s]), arguments[0]);
    }
  }

  @Test
  void report() {
    report(1, "");
  }

  static void report(long seed, String wanted) {
    {
      for (TestTables table :
          List.of(
              TestTables.customers(seed, 20_000, 2000, 0),
              TestTables.customers(seed, 20_000, 30, 0),
              TestTables.census(seed, 20_000),
              TestTables.measurements(seed, 20_000),
              TestTables.waybills(seed, 20_000),
              TestTables.opaque(seed, 20_000))) {
        if (!table.name().startsWith(wanted)) {
          continue;
        }
        long start = System.nanoTime();
        CanaryPool pool =
            CanaryQuality.pool(
                table,
                new TierCounts(60, 60, 80),
                CanaryQuality.contacts(8000, seed),
                Caution.LOOK_ALIKE,
                seed);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (System.getenv("ONLY") != null) {
          System.out.println(pool.canaries().size() + " in " + seconds + pool.notes());
          pool.canaries().stream().limit(5).forEach(c -> System.out.println(c.cells()));
          table.rows().stream().limit(3).forEach(c -> System.out.println(List.of(c)));
          continue;
        }
        byte[] key = ("recipient " + seed).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        List<Canary> held = new CanaryInclusion(List.of(key)).held(pool.canaries());
        CanaryQuality share = CanaryQuality.share(table, pool, held);
        CanaryQuality.Result result = share.classified(seed);
        System.out.printf(
            "%s seed %d: pool %d in %.1f s, held %d: AUC %.3f, lift %.1f%n   %s%n   %s%n",
            table.name(),
            seed,
            pool.canaries().size(),
            seconds,
            result.canaries(),
            result.areaUnderCurve(),
            result.lift(),
            result.features(),
            pool.notes());
      }
    }
  }
}
