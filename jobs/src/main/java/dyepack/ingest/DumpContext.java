package dyepack.ingest;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.confine.ConfinedReader;
import dyepack.unpack.Passwords;
import dyepack.unpack.Unpacker;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the looking through of one dump shares: options, working folder, child, files seen. */
final class DumpContext implements Closeable {
  private final DumpOptions options;
  private final WorkFolder work;
  private final Passwords passwords;
  private final Map<String, Seen> seen = new HashMap<>();
  private final Set<Long> lengths = new HashSet<>();
  private final Set<String> kept = new HashSet<>();
  private @Nullable ConfinedReader reader;
  private @Nullable Unpacker unpacker;

  /** A file met before; what it was is known once it has been looked into. */
  static final class Seen {
    private final String name;
    private @Nullable DumpFile found;

    private Seen(String name) {
      this.name = name;
    }

    String name() {
      return name;
    }

    @Nullable DumpFile found() {
      return found;
    }
  }

  DumpContext(DumpOptions options) {
    this.options = options;
    this.work = new WorkFolder(options.work());
    this.passwords = new Passwords(options.passwords());
  }

  DumpOptions options() {
    return options;
  }

  DumpLimits limits() {
    return options.limits();
  }

  WorkFolder work() {
    return work;
  }

  Passwords passwords() {
    return passwords;
  }

  ConfinedReader reader() throws IOException {
    ConfinedReader made = reader;
    if (made == null) {
      made = new ConfinedReader(limits().confined(), work.inner("children"));
      reader = made;
    }
    return made;
  }

  Unpacker unpacker() throws IOException {
    Unpacker made = unpacker;
    if (made == null) {
      made = new Unpacker(work.inner("entries"), reader(), passwords);
      unpacker = made;
    }
    return made;
  }

  /** How parsers were confined, empty if none ran. */
  String confinement() {
    return reader == null ? "" : reader.confinement();
  }

  /** Whether no file of that length was met before. */
  boolean isFirstOf(long bytes) {
    return lengths.add(bytes);
  }

  /** The file of the same bytes met before, or null after taking note of this one. */
  @CanIgnoreReturnValue
  @Nullable Seen seen(String sha256, String name) {
    return seen.putIfAbsent(sha256, new Seen(name));
  }

  /** Takes note of what a file was found to be. */
  void looked(String sha256, String name, DumpFile file) {
    seen.computeIfAbsent(sha256, sha -> new Seen(name)).found = file;
  }

  /** Says that a working file of these bytes is in use. */
  void keep(String sha256) {
    kept.add(sha256);
  }

  void release(String sha256) {
    kept.remove(sha256);
  }

  boolean isKept(String sha256) {
    return kept.contains(sha256);
  }

  /** Ends the child, if there is one: what it has written stays. */
  void endReader() {
    if (reader != null) {
      reader.close();
    }
  }

  @Override
  public void close() {
    endReader();
    work.close();
  }
}
