package dyepack.flow;

import dyepack.ingest.TableFormat;
import dyepack.policy.SharePolicy;
import dyepack.share.RecipientId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be shared with whom.
 *
 * @param files tables of one dataset, each a release, with who gets a copy of each
 * @param policy what may be marked
 * @param policySha256 digest of the policy file, hexadecimal
 * @param out folder under which each recipient's folder is made
 * @param format what the copies are written as; null for the format of the source
 * @param asOf when the tables had this state, ISO 8601, if the owner says so
 * @param allowMarked whether files that carry this ledger's marks or canaries are shared all the
 *     same
 * @param now the owner's clock
 */
public record ShareRequest(
    List<Addressed> files,
    SharePolicy policy,
    String policySha256,
    Path out,
    @Nullable TableFormat format,
    @Nullable String asOf,
    boolean allowMarked,
    Instant now) {
  /** Copies the list. */
  public ShareRequest {
    files = List.copyOf(files);
  }

  /** Returns everybody who gets anything, each once, in the order of the files. */
  public List<RecipientId> recipients() {
    Set<RecipientId> all = new LinkedHashSet<>();
    files.forEach(file -> all.addAll(file.recipients()));
    return List.copyOf(all);
  }
}
