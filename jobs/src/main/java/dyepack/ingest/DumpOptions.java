package dyepack.ingest;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a dump is to be read.
 *
 * @param limits how much is taken in
 * @param passwords tried on encrypted files
 * @param encoding name of the character set that all text is said to be in; null to find it out
 * @param work existing or new folder for working files; null for the system's temporary folder
 */
public record DumpOptions(
    DumpLimits limits, List<String> passwords, @Nullable String encoding, @Nullable Path work) {
  /** Usual limits, no passwords, everything found out. */
  public static final DumpOptions DEFAULT = with(DumpLimits.DEFAULT);

  /** Copies the list. */
  public DumpOptions {
    passwords = List.copyOf(passwords);
  }

  /** Everything is found out, within the limits. */
  public static DumpOptions with(DumpLimits limits) {
    return new DumpOptions(limits, List.of(), null, null);
  }

  @Override
  public String toString() {
    return "DumpOptions[passwords=" + passwords.size() + ", encoding=" + encoding + "]";
  }
}
