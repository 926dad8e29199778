package dyepack.ledger;

import static dyepack.ledger.SampleLedger.NOW;
import static dyepack.ledger.SampleLedger.OWNER;
import static dyepack.ledger.SampleLedger.share;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Limits are in processor time of one thread, and wide: they tell a wrong order of growth, not a
 * busy machine.
 */
class LedgerSpeedTest {
  @TempDir Path folder;

  @Test
  void thousandsOfSharesAreOneQuickAppendAndOpenQuickly() {
    appendAndOpen(4_000);
  }

  @Test
  @Tag("slow")
  void twentyThousandSharesAreOneQuickAppendAndOpenQuickly() {
    appendAndOpen(20_000);
  }

  private void appendAndOpen(int count) {
    Ledger ledger = SampleLedger.create(folder);
    List<Entry.ShareRecorded> shares =
        IntStream.range(0, count).mapToObj(i -> share(1, 1, "s" + i, "a")).toList();
    long start = cpuMillis();
    ledger.append(shares, OWNER, NOW);
    long appended = cpuMillis();
    Ledger again = Ledger.open(folder);
    long opened = cpuMillis();
    assertThat(again.state().shares()).hasSize(count);
    assertThat(appended - start).as("ms for appending").isLessThan(2_000 + count / 2);
    assertThat(opened - appended).as("ms for opening").isLessThan(1_000 + count / 10);
  }

  private static long cpuMillis() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
  }
}
