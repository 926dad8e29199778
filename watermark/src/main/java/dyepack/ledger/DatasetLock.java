package dyepack.ledger;

/**
 * Lets one process at a time share a dataset; other datasets go on side by side. Held from reading
 * the dataset's state until the last file of the share stands in place.
 */
public final class DatasetLock implements AutoCloseable {
  private final FileMutex mutex;

  private DatasetLock(FileMutex mutex) {
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
    return new DatasetLock(FileMutex.acquire(folder.datasetLock(dataset), waiting));
  }

  /** Lets the next one in. */
  @Override
  public void close() {
    mutex.close();
  }
}
