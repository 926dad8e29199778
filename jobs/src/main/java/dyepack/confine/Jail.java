package dyepack.confine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the system offers to confine a process, found out by trying: {@code unshare -r -n} (Linux
 * namespaces: no network) and {@code prlimit} (limits on processor time and open files).
 *
 * @param prefix words to put before a command
 * @param words what it does, for the report
 */
record Jail(List<String> prefix, String words) {
  private static final List<String> NO_NETWORK = List.of("unshare", "-r", "-n", "--");

  /** Copies the list. */
  Jail {
    prefix = List.copyOf(prefix);
  }

  /** The strongest that works here. */
  static Jail find(ConfineLimits limits) {
    List<String> limited =
        List.of(
            "prlimit",
            "--core=0:0",
            "--cpu=" + limits.cpuSeconds(),
            "--nofile=" + limits.openFiles(),
            "--");
    List<String> both = new ArrayList<>(NO_NETWORK);
    both.addAll(limited);
    String memory = "a process of its own with " + limits.heapMiB() + " MiB of memory";
    if (works(both)) {
      return new Jail(both, memory + ", no network, limited processor time and open files");
    }
    if (works(NO_NETWORK)) {
      return new Jail(NO_NETWORK, memory + ", no network");
    }
    if (works(limited)) {
      return new Jail(limited, memory + ", limited processor time and open files");
    }
    return new Jail(List.of(), memory);
  }

  private static boolean works(List<String> prefix) {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    try {
      Process tried =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!tried.waitFor(5, TimeUnit.SECONDS)) {
        tried.destroyForcibly();
        return false;
      }
      return tried.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
