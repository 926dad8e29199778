package dyepack.ledger;

import static dyepack.ledger.SampleLedger.NOW;
import static dyepack.ledger.SampleLedger.OWNER;
import static dyepack.ledger.SampleLedger.share;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was said yes to is there, and the ledger audits clean, however its writers ended. */
class CrashTest {
  @TempDir Path folder;

  @Test
  void killedWritersLoseNothingThatTheyConfirmed() throws Exception {
    killWriters(3);
  }

  @Test
  @Tag("slow")
  void oftenKilledWritersLoseNothingThatTheyConfirmed() throws Exception {
    killWriters(100);
  }

  private void killWriters(int times) throws Exception {
    Ledger ledger = SampleLedger.create(folder);
    Set<String> confirmed = new HashSet<>();
    Random random = new Random(5);
    for (int round = 0; round < times; round++) {
      AppendingChild child =
          AppendingChild.start(
              "append", folder.toString(), "r" + round, "a", "1000000", "" + round);
      BufferedReader output = child.output();
      String first = output.readLine();
      assertThat(first).startsWith("yes ").endsWith(" .");
      confirmed.addAll(List.of(first.split(" ", -1)).subList(1, first.split(" ", -1).length - 1));
      Thread.sleep(random.nextInt(300));
      child.kill();
      confirmed.addAll(AppendingChild.confirmed(output));
      assertThat(LedgerAudit.of(folder).faults()).as("round %d", round).isEmpty();
    }
    ledger.append(List.of(share(1, 1, "last", "a")), OWNER, NOW);
    assertThat(confirmed).allMatch(id -> ledger.state().share(id).isPresent());
    assertThat(LedgerAudit.of(folder).faults()).isEmpty();
  }

  @Test
  void twoProcessesAppendAtOnce() throws Exception {
    Ledger ledger = SampleLedger.create(folder);
    List<AppendingChild> children = new ArrayList<>();
    for (String name : new String[] {"x", "y"}) {
      children.add(
          AppendingChild.start("append", folder.toString(), name, "a", "25", "" + name.hashCode()));
    }
    List<String> confirmed = new ArrayList<>();
    for (AppendingChild child : children) {
      confirmed.addAll(AppendingChild.confirmed(child.output()));
    }
    ledger.refresh();
    assertThat(ledger.state().shares())
        .extracting(share -> share.record().shareId())
        .containsExactlyInAnyOrderElementsOf(confirmed)
        .anyMatch(id -> id.startsWith("x-24-"))
        .anyMatch(id -> id.startsWith("y-24-"));
    assertThat(LedgerAudit.of(folder).faults()).isEmpty();
  }

  @Test
  void threadsWithLedgersOfTheirOwnAppendAtOnce() throws Exception {
    Ledger ledger = SampleLedger.create(folder);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      String name = "t" + t;
      Ledger own = t % 2 == 0 ? ledger : Ledger.open(folder);
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 8; i++) {
                  own.append(List.of(share(1, 1, name + "-" + i, "a")), OWNER, NOW);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    ledger.refresh();
    assertThat(ledger.state().shares()).hasSize(32);
    assertThat(LedgerAudit.of(folder).faults()).isEmpty();
  }

  /** A write that ends anywhere inside its last line. */
  @Test
  void aTornLastLineIsLeftOutReportedAndReplaced() throws Exception {
    Ledger ledger = SampleLedger.create(folder);
    Path log = ledger.folder().log();
    byte[] before = Files.readAllBytes(log);
    ledger.append(List.of(share(1, 1, "s1", "a")), OWNER, NOW);
    byte[] after = Files.readAllBytes(log);
    for (int length = before.length + 1; length < after.length; length += 97) {
      Files.write(log, Arrays.copyOf(after, length));
      LedgerAudit audit = LedgerAudit.of(folder);
      assertThat(audit.faults()).isEmpty();
      assertThat(audit.notices()).hasSize(1);
      assertThat(audit.notices().get(0).toString())
          .startsWith("end of the log: " + (length - before.length) + " bytes of a line");
      Ledger again = Ledger.open(folder);
      assertThat(again.state().shares()).isEmpty();
      again.append(List.of(share(1, 1, "s2", "b")), OWNER, NOW);
      assertThat(Ledger.open(folder).state().shares()).hasSize(1);
      assertThat(LedgerAudit.of(folder).faults()).isEmpty();
    }
  }
}
