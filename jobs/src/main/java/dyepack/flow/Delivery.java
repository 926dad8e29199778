package dyepack.flow;

import dyepack.embed.Digests;
import dyepack.ledger.DeliveredFile;
import dyepack.ledger.Share;
import dyepack.share.RecipientId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file for one recipient.
 *
 * @param file number of the source file
 * @param recipient who gets it
 * @param releaseId the release, as the ledger has it or will have it
 * @param shareId the share, likewise
 * @param name file name below the recipient's folder
 * @param target where the file is to stand
 * @param recorded the share as the ledger has it, or null if it is new
 */
record Delivery(
    int file,
    RecipientId recipient,
    String releaseId,
    String shareId,
    String name,
    Path target,
    @Nullable Share recorded) {

  /** Says whether the ledger has the share as delivered and its file stands unchanged. */
  boolean standsComplete() {
    return recorded != null && recorded.delivered() && standsUnchanged();
  }

  /** Says whether the recorded file stands in its place. */
  boolean standsUnchanged() {
    if (recorded == null || !Files.isRegularFile(target)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(target)) {
      String found = Digests.of(in).sha256();
      return recorded.record().files().stream().map(DeliveredFile::sha256).anyMatch(found::equals);
    } catch (IOException e) {
      return false;
    }
  }
}
