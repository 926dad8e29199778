package dyepack.unpack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One archive that is being unpacked.
 *
 * @param file the archive
 * @param fileBytes its length
 * @param name its name for entries without one of their own
 * @param hints names beside it that may hold passwords
 * @param passwords passwords known
 * @param store where entries go
 * @param sink who gets them
 */
record Unpacking(
    Path file,
    long fileBytes,
    String name,
    List<String> hints,
    Passwords passwords,
    EntryStore store,
    WatchedSink sink) {

  UnpackLimits limits() {
    return store.budget().limits();
  }

  /** Passwords to try, with what else was found. */
  List<String> candidates(List<String> moreHints) {
    List<String> all = new ArrayList<>(hints);
    all.addAll(moreHints);
    return passwords.candidates(all, limits().passwordTries());
  }
}
