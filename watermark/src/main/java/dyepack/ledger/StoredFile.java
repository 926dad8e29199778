package dyepack.ledger;

/**
 * A file of the ledger as an entry names it.
 *
 * @param name file name inside its folder
 * @param sha256 digest of the file's bytes as stored (sealed, where it is sealed)
 * @param bytes length of the file
 */
public record StoredFile(String name, String sha256, long bytes) {
  /** Refuses names that leave their folder and digests that are none. */
  public StoredFile {
    Shape.fileName(name);
    Shape.sha256(sha256, "sha256");
    Shape.count(bytes, "bytes");
  }
}
