package dyepack.unpack;

import dyepack.cells.PasswordNeededException;
import dyepack.confine.ConfinedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Unpacks one archive after the other into a working folder. Nothing that an archive holds comes
 * out as an exception.
 */
public final class Unpacker {
  private final Path folder;
  private final ConfinedReader reader;
  private final Passwords passwords;
  private long streams;

  /**
   * An unpacker.
   *
   * @param folder where entries are written
   * @param reader runs what is too risky for this process
   * @param passwords tried on what is encrypted
   */
  public Unpacker(Path folder, ConfinedReader reader, Passwords passwords) {
    this.folder = folder;
    this.reader = reader;
    this.passwords = passwords;
  }

  /**
   * What became of an archive.
   *
   * @param locked whether it is encrypted and nothing opened it
   * @param fault why not all of it was unpacked, one clause; empty if all was, except for entries
   *     that the sink was told of
   */
  public record Outcome(boolean locked, String fault) {}

  /**
   * Unpacks.
   *
   * @param file the archive
   * @param kind its form
   * @param name its name for the report
   * @param hints names beside it, which may hold passwords
   * @param budget what may still be taken out
   * @param sink gets the entries
   */
  public Outcome unpack(
      Path file,
      ArchiveKind kind,
      String name,
      List<String> hints,
      UnpackBudget budget,
      EntrySink sink) {
    try {
      Unpacking archive =
          new Unpacking(
              file,
              Files.size(file),
              name,
              hints,
              passwords,
              new EntryStore(folder, budget),
              new WatchedSink(sink));
      switch (kind) {
        case ZIP -> ZipArchive.unpack(archive);
        case SEVEN_ZIP -> SevenZipArchive.unpack(archive);
        case RAR -> RarArchive.unpack(archive, reader, folder.resolve("rar-" + streams++));
        case TAR -> TarArchive.unpack(archive);
        case POSTGRES_DUMP -> PostgresDump.unpack(archive);
        case MAIL -> MailArchive.unpack(archive, false);
        case MAILBOX -> MailArchive.unpack(archive, true);
        case GZIP, BZIP2, XZ, LZMA, ZSTD, LZ4, COMPRESS -> CompressedFile.unpack(archive, kind);
      }
      return new Outcome(false, "");
    } catch (LimitReachedException e) {
      return new Outcome(false, "unpacked in part: " + e.getMessage());
    } catch (PasswordNeededException e) {
      return new Outcome(true, String.valueOf(e.getMessage()));
    } catch (UnknownMethodException e) {
      return new Outcome(false, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Outcome(false, "damaged: " + reason(e));
    } catch (RuntimeException e) {
      return new Outcome(false, "damaged: " + e.getClass().getSimpleName());
    } catch (OutOfMemoryError e) {
      return new Outcome(false, "unpacked in part: unpacking ran out of memory");
    } catch (StackOverflowError e) {
      return new Outcome(false, "damaged: nested too deeply");
    }
  }

  /** Messages of libraries may quote the archive; ours don't. */
  private static String reason(IOException e) {
    StackTraceElement[] trace = e.getStackTrace();
    boolean ours = trace.length > 0 && trace[0].getClassName().startsWith("dyepack.");
    String message = e.getMessage();
    return ours && message != null ? message : "nothing can be unpacked from here on";
  }

  static void checkEntries(int entries, UnpackLimits limits) throws LimitReachedException {
    if (entries > limits.entriesPerArchive()) {
      throw new LimitReachedException(
          "more than " + limits.entriesPerArchive() + " entries in one archive");
    }
  }

  /**
   * Ends an archive that can only be read through: behind an entry that is too long for its limits
   * the rest would have to be unpacked all the same, without any end in sight.
   */
  static void checkCut(UnpackedEntry entry) throws LimitReachedException {
    if (entry.fault().startsWith(EntryStore.CUT)) {
      throw new LimitReachedException("nothing is looked for behind an entry that was cut");
    }
  }
}
