package dyepack.ingest;

import dyepack.cells.ByteAccount;
import dyepack.unpack.ArchiveKind;
import dyepack.unpack.EntrySink;
import dyepack.unpack.UnpackBudget;
import dyepack.unpack.UnpackedEntry;
import dyepack.unpack.Unpacker;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Unpacks an archive and looks into what comes out of it, at once, so that little room is used. */
final class ArchiveOpening implements EntrySink {
  private static final int HINTS = 2_000;

  private final DumpContext context;
  private final DumpSource source;
  private final ContentKind kind;
  private final ArchiveKind form;
  private final UnpackBudget budget;
  private final List<String> hints;
  private final List<DumpFile> files = new ArrayList<>();

  /** Databases and logs by their names in the archive, until all of it is unpacked. */
  private final Map<String, DumpSource> halves = new LinkedHashMap<>();

  private int unpacked;
  private ByteAccount account = ByteAccount.EMPTY;

  ArchiveOpening(DumpContext context, DumpSource source, ContentKind kind, ArchiveKind form)
      throws IOException {
    this.context = context;
    this.source = source;
    this.kind = kind;
    this.form = form;
    this.hints = new ArrayList<>(source.hints());
    this.budget =
        source.budget() != null
            ? source.budget()
            : new UnpackBudget(
                context.limits().unpacking(),
                source.digests().bytes(),
                context.work().inner("entries"));
  }

  /** The archive, then its entries and what is in them. */
  List<DumpFile> files() throws IOException {
    DumpFound found = new DumpFound(source).as(kind.label(), "");
    if (source.level() >= context.limits().unpacking().nesting()) {
      return List.of(
          found
              .unreadable(
                  "it lies in " + source.level() + " archives, the deepest that is looked into")
              .file());
    }
    hints.add(source.name());
    Unpacker.Outcome outcome =
        context
            .unpacker()
            .unpack(source.path(), form, source.name(), List.copyOf(hints), budget, this);
    lookIntoHalves();
    if (outcome.locked()) {
      found.unreadable(outcome.fault());
    } else if (!outcome.fault().isEmpty()) {
      String fault = outcome.fault();
      if (unpacked == 0) {
        found.unreadable(kind.label() + ", " + fault);
      } else {
        found.skipped(fault);
      }
    }
    if (account.total() == 0 && unpacked > 0 && outcome.fault().isEmpty()) {
      account = ByteAccount.of(ByteAccount.Kind.RECORD, "", 0, source.digests().bytes());
    }
    found.account(account);
    found.note(files.size() + " files in it");
    List<DumpFile> all = new ArrayList<>();
    all.add(found.file());
    all.addAll(files);
    return all;
  }

  @Override
  public void entry(UnpackedEntry entry) throws IOException {
    unpacked++;
    if (hints.size() < HINTS) {
      hints.add(entry.name());
    }
    FileDigests digests = new FileDigests(entry.bytes(), entry.sha256(), entry.sm3());
    boolean inUse = context.isKept(entry.sha256());
    context.keep(entry.sha256());
    DumpSource inside =
        new DumpSource(
            entry.file(),
            source.name() + "!/" + entry.name(),
            digests,
            source.level() + 1,
            budget,
            hintsInside(),
            entry.fault());
    if (SqliteLog.isHalf(entry.file())) {
      // Archives may hold two files of one name.
      DumpSource other = halves.put(entry.name(), inside);
      if (other != null) {
        look(other, true);
      }
      return;
    }
    look(inside, inUse);
  }

  /** Looks into an entry, and lets its file go if nothing reads it any more. */
  private void look(DumpSource inside, boolean inUse) throws IOException {
    List<DumpFile> found = new DumpOpening(context, inside).files();
    files.addAll(found);
    // Text and Parquet are read where they lie; all else has been read into something else.
    boolean readInPlace =
        found.get(0).tables().stream()
            .anyMatch(t -> !(RepeatedColumns.laidOut(t) instanceof CellStreamDump));
    if (!inUse && !readInPlace) {
      context.release(inside.digests().sha256());
      Files.deleteIfExists(inside.path());
    }
  }

  /** Databases and their logs, which stand in any order: what belongs together is read so. */
  private void lookIntoHalves() throws IOException {
    for (String name : List.copyOf(halves.keySet())) {
      DumpSource database = halves.get(name);
      DumpSource log = halves.get(SqliteLog.nameOf(name));
      if (database != null && log != null) {
        SqliteLog pair = new SqliteLog(database.path(), log.path());
        if (pair.isWhole() && pair.bytes() <= context.limits().inflatedBytes()) {
          halves.values().removeAll(List.of(database, log));
          files.add(pair.read(context, database));
          files.add(SqliteLog.listed(log, database.name()));
        }
      }
    }
    // Only now: a file goes once it has been looked into, and equal ones are one file.
    for (DumpSource alone : halves.values()) {
      look(alone, false);
    }
  }

  /** The first names, which come from outside, and the last ones, which stand near. */
  private List<String> hintsInside() {
    List<String> some = new ArrayList<>(hints.subList(0, Math.min(hints.size(), 100)));
    some.addAll(hints.subList(Math.max(some.size(), hints.size() - 50), hints.size()));
    return some;
  }

  @Override
  public void account(ByteAccount whole) {
    account = whole;
  }

  @Override
  public void unread(String name, String reason) {
    files.add(DumpFound.unopened(source.name() + "!/" + name, "not unpacked", reason));
  }
}
