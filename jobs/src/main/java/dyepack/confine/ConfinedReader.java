package dyepack.confine;

import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads files with parsers that run in a child process, one file at a time.
 *
 * <p>A child is started when it is first needed, reads several files, and is ended and replaced
 * when it dies, stalls or exceeds a limit. Nothing that a file does to its parser comes out as an
 * exception here: it is the {@link ReadOutcome}. Not for use by several threads.
 */
public final class ConfinedReader implements Closeable {
  private static final long LOOK_MILLIS = 200;
  private static final long START_SECONDS = 60;

  private final ConfineLimits limits;
  private final Path folder;
  private @Nullable Jail jail;
  private @Nullable ReaderProcess child;

  /**
   * A reader that starts nothing yet.
   *
   * @param folder where children have their temporary folders; theirs alone
   */
  public ConfinedReader(ConfineLimits limits, Path folder) {
    this.limits = limits;
    this.folder = folder;
  }

  /** How children are confined here, for the report; empty while none was needed. */
  public String confinement() {
    return jail == null ? "" : jail.words();
  }

  /**
   * Reads one file.
   *
   * @param parser a public class with a public constructor without parameters
   * @param file the file
   * @param cells how much is taken in
   * @param stream where the cell stream is written; mustn't exist
   */
  public ReadOutcome read(
      Class<? extends CellParser> parser, Path file, CellLimits cells, Path stream) {
    ReadRequest request =
        new ReadRequest(
            parser.getName(),
            file.toAbsolutePath().toString(),
            cells,
            stream.toAbsolutePath().toString());
    ReaderProcess running;
    try {
      running = running(parser);
    } catch (IOException e) {
      end();
      return new ReadOutcome(
          ReadOutcome.End.NOT_STARTED, "no process for its reader could be started");
    } catch (InterruptedException e) {
      return interrupted();
    }
    try {
      running.ask(request);
      ReadOutcome outcome = watch(running, stream);
      boolean healthy =
          outcome.end() == ReadOutcome.End.WHOLE
              || outcome.end() == ReadOutcome.End.DAMAGED
              || outcome.end() == ReadOutcome.End.LOCKED;
      if (!healthy || running.served() >= limits.filesPerChild()) {
        end();
      }
      return outcome;
    } catch (IOException e) {
      end();
      return new ReadOutcome(ReadOutcome.End.DIED, "the reader died");
    } catch (InterruptedException e) {
      return interrupted();
    }
  }

  private ReaderProcess running(Class<? extends CellParser> parser)
      throws IOException, InterruptedException {
    if (child != null) {
      return child;
    }
    if (jail == null) {
      Files.createDirectories(folder);
      jail = Jail.find(limits);
    }
    ReaderProcess started = ReaderProcess.start(jail, limits, folder, parser);
    child = started;
    if (started.next(START_SECONDS * 1_000) == null) {
      throw new IOException("not ready");
    }
    return started;
  }

  private ReadOutcome watch(ReaderProcess running, Path stream)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    long moved = begun;
    long rows = 0;
    Path parent = stream.toAbsolutePath().getParent();
    long room = parent == null ? Long.MAX_VALUE : Files.getFileStore(parent).getUsableSpace() / 2;
    long most = Math.min(limits.outputBytes(), room);
    while (true) {
      ChildFrame frame = running.next(LOOK_MILLIS);
      if (frame != null && frame.outcome() != null) {
        return frame.outcome();
      }
      long now = System.nanoTime();
      if (frame != null) {
        moved = now;
        rows = frame.rows();
      }
      if (now - moved > limits.stallSeconds() * 1_000_000_000L) {
        return ended(
            ReadOutcome.End.STALLED,
            "the reader stalled for " + limits.stallSeconds() + " s",
            rows);
      }
      if (now - begun > limits.wallSeconds() * 1_000_000_000L) {
        return ended(
            ReadOutcome.End.TOO_MUCH,
            "reading took longer than " + limits.wallSeconds() + " s",
            rows);
      }
      if (Files.exists(stream) && Files.size(stream) > most) {
        return ended(ReadOutcome.End.TOO_MUCH, "its cells took more than " + most + " bytes", rows);
      }
    }
  }

  private ReadOutcome ended(ReadOutcome.End end, String reason, long rows) {
    end();
    return new ReadOutcome(end, reason + ", after " + rows + " rows");
  }

  private ReadOutcome interrupted() {
    end();
    Thread.currentThread().interrupt();
    return new ReadOutcome(ReadOutcome.End.DIED, "reading was interrupted");
  }

  private void end() {
    if (child != null) {
      child.close();
      child = null;
    }
  }

  @Override
  public void close() {
    end();
  }
}
