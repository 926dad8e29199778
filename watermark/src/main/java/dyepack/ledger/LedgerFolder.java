package dyepack.ledger;

import java.nio.file.Path;

/**
 * Where everything lies in a ledger's folder.
 *
 * @param root the folder itself
 */
public record LedgerFolder(Path root) {
  /** Makes the path absolute, so that locks are shared by every spelling of it. */
  public LedgerFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** Format version, owner, ledger id, public key. */
  public Path header() {
    return root.resolve("ledger.json");
  }

  /** The folder of the log. */
  Path logFolder() {
    return root.resolve("log");
  }

  /** The log: one DSSE envelope on each line. */
  public Path log() {
    return logFolder().resolve("entries.jsonl");
  }

  /** Locked while the log is read or appended to. */
  Path logLock() {
    return logFolder().resolve("lock");
  }

  /** The folder that holds a folder for each dataset. */
  public Path datasets() {
    return root.resolve("datasets");
  }

  /** The folder of one dataset; the name is refused if it can't be one. */
  public Path dataset(String dataset) {
    return datasets().resolve(Shape.dataset(dataset));
  }

  /** Index segments of one dataset. */
  public Path index(String dataset) {
    return dataset(dataset).resolve("index");
  }

  /** One index segment. */
  public Path segment(String dataset, String name) {
    return index(dataset).resolve(Shape.fileName(name));
  }

  /** Sealed row sets of one dataset. */
  public Path rowSets(String dataset) {
    return dataset(dataset).resolve("rowsets");
  }

  /** Sealed canaries of one dataset. */
  public Path canaries(String dataset) {
    return dataset(dataset).resolve("canaries");
  }

  /** Locked by {@link DatasetLock}. */
  Path datasetLock(String dataset) {
    return dataset(dataset).resolve("lock");
  }

  /** Work in progress; whatever lies here belongs to no entry. */
  public Path staging() {
    return root.resolve("staging");
  }
}
