package dyepack.ledger;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lock on a file, held against other processes and against other threads of this one.
 *
 * <p>The file stays when the lock goes: removing it would let two holders lock two files of one
 * name. The operating system frees the lock of a process that dies. Within one process a second
 * channel on the same file would free the lock when closed, so a semaphore comes first.
 */
final class FileMutex implements AutoCloseable {
  private static final Map<Path, Semaphore> IN_THIS_PROCESS = new ConcurrentHashMap<>();

  private final Semaphore turn;
  private final Path file;
  private @Nullable FileChannel channel;

  private FileMutex(Semaphore turn, Path file) {
    this.turn = turn;
    this.file = file;
  }

  /** Does something while holding the lock. */
  static <T> T holding(Path file, Supplier<T> work) {
    FileMutex mutex = acquire(file, () -> {});
    try {
      return work.get();
    } finally {
      mutex.close();
    }
  }

  /** Does something while holding a lock that lets others read too. */
  static <T> T holdingForReading(Path file, Supplier<T> work) {
    FileMutex mutex = acquireForReading(file);
    try {
      return work.get();
    } finally {
      mutex.close();
    }
  }

  /**
   * Waits for the lock and calls {@code waiting} once if another holds it. The file and its folder
   * are made if they are missing.
   */
  static FileMutex acquire(Path file, Runnable waiting) {
    Semaphore turn = turnOf(file);
    boolean free = turn.tryAcquire();
    if (!free) {
      waiting.run();
      turn.acquireUninterruptibly();
    }
    FileMutex mutex = new FileMutex(turn, file);
    mutex.lock(free ? waiting : () -> {});
    return mutex;
  }

  private void lock(Runnable waiting) {
    try {
      Files.createDirectories(file.getParent());
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        waiting.run();
        FileLock unused = channel.lock();
      }
    } catch (IOException e) {
      close();
      throw new BadInputException("Can't lock " + file + ": " + e.getMessage(), e);
    }
  }

  /** Without a lock file there is nothing to wait for: a copy that nobody writes to. */
  private static FileMutex acquireForReading(Path file) {
    Semaphore turn = turnOf(file);
    turn.acquireUninterruptibly();
    FileMutex mutex = new FileMutex(turn, file);
    try {
      if (Files.isReadable(file)) {
        mutex.channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock unused = mutex.channel.lock(0, Long.MAX_VALUE, true);
      }
    } catch (IOException e) {
      mutex.close();
      throw new BadInputException("Can't lock " + file + ": " + e.getMessage(), e);
    }
    return mutex;
  }

  private static Semaphore turnOf(Path file) {
    return IN_THIS_PROCESS.computeIfAbsent(
        file.toAbsolutePath().normalize(), f -> new Semaphore(1));
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new BadInputException("Can't unlock " + file + ": " + e.getMessage(), e);
    } finally {
      turn.release();
    }
  }
}
