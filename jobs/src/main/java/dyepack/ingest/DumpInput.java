package dyepack.ingest;

import dyepack.cells.ByteAccount;
import dyepack.share.BadInputException;
import dyepack.unpack.EntryName;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks through seized files and says which tables they hold.
 *
 * <p>Content decides what a file is, never its name. Folders are walked in the order of their
 * names; symbolic links inside them are listed, not followed. Files are opened for reading only.
 * Archives are unpacked into a working folder, which {@link #close} removes; files in them are
 * listed as {@code a.zip!/b.txt}. Formats that only a complicated reader can read are read in a
 * confined process. Every file is listed with its digests and what became of it, see {@link
 * DumpStatus}; nothing that a file holds ends the run.
 */
public final class DumpInput implements Closeable {
  private static final int DEEPEST_FOLDER = 200;
  private static final int HINT_NAMES = 1_000;
  private static final int HINT_FILES = 50;
  private static final int HINT_BYTES = 16 << 10;

  /** From so many bytes on digests are taken while the file is being looked into. */
  private static final long LONG_FILE = 4 << 20;

  private final DumpContext context;
  private final List<DumpFile> files = new ArrayList<>();
  private final Map<Path, DumpFile> roots = new LinkedHashMap<>();
  private final Set<Path> joined = new HashSet<>();

  private DumpInput(DumpOptions options) {
    this.context = new DumpContext(options);
  }

  /**
   * Looks through files and folders with the usual options.
   *
   * @throws BadInputException if a path doesn't exist or can't be read
   */
  public static DumpInput open(List<Path> paths) {
    return open(paths, DumpOptions.DEFAULT);
  }

  /** Looks through files and folders within other limits. */
  public static DumpInput open(List<Path> paths, DumpLimits limits) {
    return open(paths, DumpOptions.with(limits));
  }

  /** Looks through files and folders. */
  public static DumpInput open(List<Path> paths, DumpOptions options) {
    String encoding = options.encoding();
    if (encoding != null && !isCharset(encoding)) {
      throw new BadInputException("Character set \"" + encoding + "\" is unknown.");
    }
    DumpInput input = new DumpInput(options);
    try {
      for (Path path : paths) {
        input.add(path);
      }
    } catch (RuntimeException | Error e) {
      input.close();
      throw e;
    }
    input.context.endReader();
    return input;
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void add(Path path) {
    if (!Files.exists(path)) {
      boolean text = path.toString().indexOf('\uFFFD') < 0;
      throw new BadInputException(
          "Dump "
              + path
              + " doesn't exist."
              + (text ? "" : " Where a name isn't text of this system, give the folder it is in."));
    }
    try {
      Path real = path.toRealPath();
      if (Files.isDirectory(real)) {
        walk(real, path.toString(), 0);
      } else {
        SplitArchive split = split(real);
        if (split == null) {
          file(real, path.toString());
        } else if (joined.add(split.parts().get(0))) {
          Path above = path.getParent();
          split(split, above == null ? "" : above + "/");
        }
      }
    } catch (IOException e) {
      throw new BadInputException("Dump " + path + " can't be read: " + e.getMessage() + ".", e);
    }
  }

  private void walk(Path folder, String name, int depth) {
    if (depth > DEEPEST_FOLDER) {
      files.add(DumpFound.unopened(name, "folder", "folders in it are nested too deeply"));
      return;
    }
    List<Path> children;
    try (Stream<Path> listed = Files.list(folder)) {
      children = listed.sorted().toList();
    } catch (IOException e) {
      files.add(DumpFound.unopened(name, "folder", "the folder can't be listed"));
      return;
    }
    Map<Path, SplitArchive> splits = SplitArchive.among(children);
    int left = children.size();
    for (Path child : children) {
      String path = name + "/" + DiskName.of(child);
      if (files.size() >= context.limits().files()) {
        Skipped skipped =
            new Skipped(
                "files and folders beyond the limit of " + context.limits().files() + " files",
                left,
                List.of());
        DumpFile rest = DumpFound.unopened(name, "folder", skipped.reason());
        files.add(
            new DumpFile(
                name,
                0,
                "",
                "",
                "folder",
                "",
                rest.status(),
                List.of(),
                List.of(skipped),
                List.of(),
                ByteAccount.EMPTY));
        return;
      }
      left--;
      SplitArchive split = splits.get(child);
      if (split != null && split.parts().stream().allMatch(DumpInput::isPlain)) {
        if (joined.add(split.parts().get(0))) {
          split(split, name + "/");
        }
      } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        walk(child, path, depth + 1);
      } else {
        file(child, path);
      }
    }
  }

  private static boolean isPlain(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** The archive that a file named by the user is a part of, or null. */
  private static @Nullable SplitArchive split(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null || (!SplitArchive.among(List.of(file)).containsKey(file) && !isZip(file))) {
      return null;
    }
    try (Stream<Path> listed = Files.list(folder)) {
      List<Path> beside = listed.filter(DumpInput::isPlain).limit(HINT_NAMES).sorted().toList();
      return SplitArchive.among(beside).get(file);
    }
  }

  private static boolean isZip(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /** Lists the parts of an archive, joins them and looks into what they are together. */
  private void split(SplitArchive archive, String folder) {
    int count = archive.parts().size();
    String missing = String.join(", ", archive.missing());
    List<String> names = new ArrayList<>();
    for (Path part : archive.parts()) {
      String name = folder + DiskName.of(part);
      names.add(name);
      try {
        DumpFound found =
            new DumpFound(new DumpSource(part, name, FileDigests.of(part), 0, null, List.of(), ""))
                .as("part " + names.size() + " of " + count + " of a split archive", "");
        boolean behind = names.size() > archive.joinable();
        if (behind) {
          found.unreadable("parts before it are missing: " + missing);
        } else {
          found.note("read together with the other parts");
        }
        DumpFile listed = found.file();
        roots.put(part, listed);
        files.add(listed);
      } catch (IOException e) {
        files.add(DumpFound.unopened(name, "unreadable", "it can't be opened"));
      }
    }
    if (archive.joinable() == 0) {
      return;
    }
    String name = names.get(0) + "!/" + EntryName.visible(archive.name());
    try {
      Path whole = context.work().fresh("joined");
      archive.join(whole);
      String fault = missing.isEmpty() ? "" : "parts of it are missing: " + missing;
      List<String> hints = hints(archive.parts().get(0));
      List<DumpFile> found =
          new DumpOpening(
                  context,
                  new DumpSource(whole, name, FileDigests.of(whole), 0, null, hints, fault))
              .files();
      files.addAll(found);
      if (found.get(0).tables().stream()
          .allMatch(t -> RepeatedColumns.laidOut(t) instanceof CellStreamDump)) {
        Files.deleteIfExists(whole);
      }
    } catch (IOException e) {
      files.add(DumpFound.unopened(name, "unreadable", "its parts can't be joined"));
    }
  }

  private void file(Path path, String name) {
    if (Files.isSymbolicLink(path)) {
      files.add(DumpFound.unopened(name, "symbolic link", "a symbolic link isn't followed"));
      return;
    }
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      files.add(DumpFound.unopened(name, "special file", "not a regular file"));
      return;
    }
    try {
      FileDigests digests =
          Files.size(path) < LONG_FILE ? FileDigests.of(path) : FileDigests.beside(path);
      SqliteLog log = SqliteLog.of(path);
      if (log != null && log.bytes() <= context.limits().inflatedBytes()) {
        logged(path, name, digests, log);
        return;
      }
      boolean named = DiskName.isText(path);
      Path place = named ? path : context.work().link(path);
      DumpSource source = new DumpSource(place, name, digests, 0, null, hints(path), "");
      List<DumpFile> found = new ArrayList<>(new DumpOpening(context, source).files());
      if (!named) {
        found.set(
            0, found.get(0).noted("its path isn't text of this system, and shown as " + name));
      }
      roots.put(path, found.get(0));
      files.addAll(found);
    } catch (IOException | UncheckedIOException e) {
      files.add(DumpFound.unopened(name, "unreadable", "it can't be opened"));
    }
  }

  /** A database with its log is read as both; the log is listed beside it. */
  private void logged(Path path, String name, FileDigests digests, SqliteLog log)
      throws IOException {
    DumpSource source = new DumpSource(path, name, digests, 0, null, List.of(), "");
    DumpFile listed =
        path.equals(log.log())
            ? SqliteLog.listed(source, DiskName.of(log.database()))
            : log.read(context, source);
    roots.put(path, listed);
    files.add(listed);
  }

  /** Names beside a file that may be locked, and short texts beside it; sellers write them. */
  private static List<String> hints(Path path) {
    List<String> hints = new ArrayList<>();
    Path folder = path.getParent();
    if (folder == null || !mayBeLocked(path)) {
      return hints;
    }
    try (Stream<Path> listed = Files.list(folder)) {
      int texts = 0;
      for (Path beside : listed.sorted().limit(HINT_NAMES).toList()) {
        hints.add(String.valueOf(beside.getFileName()));
        boolean text =
            Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)
                && Files.size(beside) <= HINT_BYTES
                && texts++ < HINT_FILES;
        if (text) {
          hints.add(EntryName.decoded(Files.readAllBytes(beside)));
        }
      }
      hints.add(String.valueOf(folder.getFileName()));
    } catch (IOException e) {
      // Without hints there are the passwords given.
    }
    return hints;
  }

  private static boolean mayBeLocked(Path path) {
    try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      String head = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
      return head.startsWith("PK") || head.startsWith("Rar!") || head.startsWith("7z");
    } catch (IOException e) {
      return false;
    }
  }

  /** Every file found, in the order of the paths given and of names below them. */
  public List<DumpFile> files() {
    return List.copyOf(files);
  }

  /** All tables of all files. */
  public List<DumpTable> tables() {
    return files.stream().flatMap(f -> f.tables().stream()).toList();
  }

  /** How parsers of risky formats were confined, for the report; empty if none ran. */
  public String confinement() {
    return context.confinement();
  }

  /** The limits that held. */
  public DumpLimits limits() {
    return context.limits();
  }

  /** Paths of seized files that aren't any more what they were when they were first read. */
  public List<String> changed() {
    List<String> changed = new ArrayList<>();
    roots.forEach(
        (path, file) -> {
          try {
            if (!FileDigests.sha256(path).equals(file.sha256())) {
              changed.add(file.path());
            }
          } catch (IOException e) {
            changed.add(file.path());
          }
        });
    return changed;
  }

  /** Removes the working folder; tables that lie in it can't be read any more. */
  @Override
  public void close() {
    context.close();
  }
}
