package dyepack.ledger;

/**
 * One file that a recipient gets.
 *
 * @param name file name below the recipient's folder, without the folder
 * @param sha256 SHA-256 of its bytes, hexadecimal
 * @param sm3 SM3 of its bytes, hexadecimal
 * @param bytes its length
 * @param rows rows in it, canaries included
 */
public record DeliveredFile(String name, String sha256, String sm3, long bytes, long rows) {
  /** Refuses digests that are none and negative counts. */
  public DeliveredFile {
    Shape.text(name, "name");
    Shape.sha256(sha256, "sha256");
    Shape.sha256(sm3, "sm3");
    Shape.count(bytes, "bytes");
    Shape.count(rows, "rows");
  }
}
