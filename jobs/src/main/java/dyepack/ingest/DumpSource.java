package dyepack.ingest;

import dyepack.unpack.UnpackBudget;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file to be looked into: a seized one, or one taken out of an archive.
 *
 * @param path where its bytes are
 * @param name its path for reports
 * @param digests of its bytes
 * @param level how many archives it lies in
 * @param budget what it may unpack to; null for a seized file, which gets its own
 * @param hints names beside it, which may hold passwords
 * @param fault why these aren't all its bytes, empty if they are
 */
record DumpSource(
    Path path,
    String name,
    FileDigests digests,
    int level,
    @Nullable UnpackBudget budget,
    List<String> hints,
    String fault) {

  /** The same, its bytes read from elsewhere. */
  DumpSource at(Path place) {
    return new DumpSource(place, name, digests, level, budget, hints, fault);
  }
}
