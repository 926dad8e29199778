package dyepack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.share.BadInputException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLockTest {
  @TempDir Path folder;

  @Test
  void aDatasetHeldByAnotherThreadIsWaitedFor() throws Exception {
    LedgerFolder ledger = new LedgerFolder(folder);
    DatasetLock first = DatasetLock.acquire(ledger, "customers", () -> {});
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    Thread other =
        new Thread(
            () -> {
              DatasetLock lock = DatasetLock.acquire(ledger, "customers", waiting::countDown);
              second.countDown();
              lock.close();
            });
    other.start();
    assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.getCount()).isEqualTo(1);
    first.close();
    assertThat(second.await(60, TimeUnit.SECONDS)).isTrue();
    other.join();
  }

  @Test
  void otherDatasetsAreFree() {
    LedgerFolder ledger = new LedgerFolder(folder);
    DatasetLock first = DatasetLock.acquire(ledger, "customers", () -> {});
    DatasetLock second =
        DatasetLock.acquire(
            ledger,
            "patients",
            () -> {
              throw new AssertionError("waited");
            });
    second.close();
    first.close();
    first.close();
    DatasetLock again =
        DatasetLock.acquire(
            ledger,
            "customers",
            () -> {
              throw new AssertionError("waited");
            });
    again.close();
  }

  @Test
  void aDatasetHeldByAProcessIsFreeWhenThatIsKilled() throws Exception {
    LedgerFolder ledger = new LedgerFolder(folder);
    AppendingChild child = AppendingChild.start("hold", folder.toString(), "customers");
    assertThat(child.output().readLine()).isEqualTo("holding customers .");
    DatasetLock lock = DatasetLock.acquire(ledger, "customers", child::kill);
    assertThat(lock.dataset()).isEqualTo("customers");
    lock.close();
  }

  @Test
  void aNameThatIsNoFolderIsRefused() {
    assertThatThrownBy(
            () -> DatasetLock.acquire(new LedgerFolder(folder), "../customers", () -> {}))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Dataset name \"../customers\" can't be used");
  }
}
