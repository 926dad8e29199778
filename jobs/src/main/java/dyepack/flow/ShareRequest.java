package dyepack.flow;

import dyepack.ingest.TableFormat;
import dyepack.policy.SharePolicy;
import dyepack.share.RecipientId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be shared with whom.
 *
 * @param files tables of one dataset, each a release
 * @param policy what may be marked
 * @param policySha256 digest of the policy file, hexadecimal
 * @param recipients who gets a copy of each
 * @param out folder under which each recipient's folder is made
 * @param format what the copies are written as; null for the format of the source
 * @param asOf when the tables had this state, ISO 8601, if the owner says so
 * @param allowMarked whether files that carry this ledger's marks or canaries are shared all the
 *     same
 * @param now the owner's clock
 */
public record ShareRequest(
    List<Path> files,
    SharePolicy policy,
    String policySha256,
    List<RecipientId> recipients,
    Path out,
    @Nullable TableFormat format,
    @Nullable String asOf,
    boolean allowMarked,
    Instant now) {
  /** Copies the lists. */
  public ShareRequest {
    files = List.copyOf(files);
    recipients = List.copyOf(recipients);
  }
}
