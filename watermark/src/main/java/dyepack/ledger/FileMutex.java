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
  private final @Nullable FileChannel channel;

  private FileMutex(Semaphore turn, @Nullable FileChannel channel) {
    this.turn = turn;
    this.channel = channel;
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
    boolean told = false;
    if (!turn.tryAcquire()) {
      told = true;
      waiting.run();
      turn.acquireUninterruptibly();
    }
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        if (!told) {
          waiting.run();
        }
        lock = channel.lock();
      }
      return new FileMutex(turn, lock.acquiredBy() == channel ? channel : null);
    } catch (IOException e) {
      turn.release();
      throw new BadInputException("Can't lock " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Waits for a lock that lets others read too; without a lock file there is nothing to wait for.
   */
  static FileMutex acquireForReading(Path file) {
    Semaphore turn = turnOf(file);
    turn.acquireUninterruptibly();
    try {
      if (!Files.isReadable(file)) {
        return new FileMutex(turn, null);
      }
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      FileLock lock = channel.lock(0, Long.MAX_VALUE, true);
      return new FileMutex(turn, lock.isShared() ? channel : null);
    } catch (IOException e) {
      turn.release();
      throw new BadInputException("Can't lock " + file + ": " + e.getMessage(), e);
    }
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
      throw new BadInputException("Can't unlock the ledger: " + e.getMessage(), e);
    } finally {
      turn.release();
    }
  }
}
