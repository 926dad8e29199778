package dyepack.ledger;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets one process at a time share a dataset; other datasets go on side by side. Held from reading
 * the dataset's state until the last file of the share stands in place.
 */
public final class DatasetLock implements AutoCloseable {
  private final String dataset;
  private final FileMutex mutex;
  private final AtomicBoolean held = new AtomicBoolean(true);

  private DatasetLock(String dataset, FileMutex mutex) {
    this.dataset = dataset;
    this.mutex = mutex;
  }

  /**
   * Waits until the dataset is free.
   *
   * @param folder the ledger
   * @param dataset the dataset's name; refused if it can't be a folder
   * @param waiting called once before waiting, if another holds the dataset
   */
  public static DatasetLock acquire(LedgerFolder folder, String dataset, Runnable waiting) {
    return new DatasetLock(dataset, FileMutex.acquire(folder.datasetLock(dataset), waiting));
  }

  /** The dataset that is held. */
  public String dataset() {
    return dataset;
  }

  /** Lets the next one in; closing again does nothing. */
  @Override
  public void close() {
    if (held.getAndSet(false)) {
      mutex.close();
    }
  }
}
