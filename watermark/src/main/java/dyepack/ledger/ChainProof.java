package dyepack.ledger;

import dyepack.share.IntegrityException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;

/**
 * What the chained log proves about one entry: its signed line, and that every later line, up to
 * the signed head, was written on top of it. Checking it needs the log; the time is the owner's.
 *
 * @param entry the entry
 * @param envelope its line: a DSSE envelope
 * @param size lines of the log
 * @param head SHA-256 of the last line
 */
public record ChainProof(Recorded entry, String envelope, long size, String head) {

  static ChainProof of(List<byte[]> lines, int index, PublicKey key) {
    byte[] line = lines.get(index);
    if (!Envelope.parse(line).verifies(key)) {
      throw new IntegrityException("Log line " + (index + 1) + " is not signed by the owner.");
    }
    String digest = Envelope.sha256(line);
    for (byte[] next : lines.subList(index + 1, lines.size())) {
      Recorded recorded = Chain.decode(next);
      if (!recorded.previous().equals(digest)) {
        throw new IntegrityException("Log line " + (recorded.index() + 1) + " breaks the chain.");
      }
      digest = recorded.lineSha256();
    }
    String envelope = new String(line, StandardCharsets.US_ASCII);
    return new ChainProof(Chain.decode(line), envelope, lines.size(), digest);
  }

  /** Returns the proof for reading: one fact on each line, the envelope last. */
  public String text() {
    return String.join(
        "\n",
        "entry     " + entry.index() + " of " + size + ", " + entry.entry().kind().word(),
        "time      " + entry.time() + " (owner's clock, not independently witnessed)",
        "sha-256   " + entry.lineSha256(),
        "previous  " + entry.previous(),
        "head      " + head + " (" + (size - 1 - entry.index()) + " entries on top)",
        "envelope  " + envelope,
        "");
  }
}
