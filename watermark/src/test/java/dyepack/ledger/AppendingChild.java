package dyepack.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Another process that appends shares to a ledger in groups and says yes to each group when {@code
 * append} has returned; or that holds a dataset until it is killed.
 */
final class AppendingChild {
  private static final String YES = "yes";
  private static final String DONE = ".";

  private final Process process;

  private AppendingChild(Process process) {
    this.process = process;
  }

  /** Arguments: {@code append FOLDER NAME RECIPIENT GROUPS SEED} or {@code hold FOLDER DATASET}. */
  public static void main(String[] args) throws IOException {
    if (args[0].equals("append")) {
      append(args);
    } else {
      LedgerFolder folder = new LedgerFolder(Path.of(args[1]));
      try (DatasetLock lock = DatasetLock.acquire(folder, args[2], () -> say("waiting"))) {
        say("holding " + lock.dataset());
        int unused = System.in.read();
      }
    }
  }

  private static void append(String[] args) {
    Ledger ledger = Ledger.open(Path.of(args[1]));
    Random random = new Random(Long.parseLong(args[5]));
    int groups = Integer.parseInt(args[4]);
    for (int group = 0; group < groups; group++) {
      List<String> ids = new ArrayList<>();
      for (int i = random.nextInt(40); i >= 0; i--) {
        ids.add(args[2] + "-" + group + "-" + i);
      }
      List<Entry> entries = new ArrayList<>();
      ids.forEach(id -> entries.add(SampleLedger.share(1, 1, id, args[3])));
      ledger.append(entries, SampleLedger.OWNER, Instant.ofEpochSecond(1_800_000_000L));
      say(YES + " " + String.join(" ", ids));
    }
  }

  /** The end mark tells a whole line from one that the kill cut short. */
  private static void say(String line) {
    System.out.println(line + " " + DONE);
    System.out.flush();
  }

  static AppendingChild start(String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingChild.class.getName()));
    command.addAll(Arrays.asList(args));
    return new AppendingChild(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Kills the process as {@code kill -9} does; its output can still be read. */
  void kill() {
    boolean unused = process.toHandle().destroyForcibly();
  }

  BufferedReader output() {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Returns the shares that were said yes to, once the process has ended. */
  static List<String> confirmed(BufferedReader output) throws IOException {
    List<String> ids = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      List<String> words = Arrays.asList(line.split(" ", -1));
      if (words.get(0).equals(YES) && words.get(words.size() - 1).equals(DONE)) {
        ids.addAll(words.subList(1, words.size() - 1));
      }
    }
    return ids;
  }
}
