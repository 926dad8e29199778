package dyepack.confine;

import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellSink;
import dyepack.cells.PasswordNeededException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Does what the first line of its file says, after {@code rows} good rows. */
public final class BehavingParser implements CellParser {
  /** Made by name. */
  public BehavingParser() {}

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    List<String> words = List.of(Files.readString(file, StandardCharsets.UTF_8).strip().split(" "));
    int rows = Integer.parseInt(words.get(1));
    sink.table("t", List.of("n"));
    for (int i = 1; i <= rows; i++) {
      sink.row(i, new String[] {"row " + i});
    }
    pause(words.get(0).startsWith("slow") ? 700 : 0);
    sink.skipped("nothing of importance", 1, rows);
    switch (words.get(0).replace("slow-", "")) {
      case "good" -> System.out.println("noise on the standard output");
      case "damaged" -> throw new IOException("row " + (rows + 1) + " is torn");
      case "locked" -> throw new PasswordNeededException(limits.passwords().size());
      case "bug" -> throw new IllegalStateException("13812345678");
      case "exit" -> System.exit(0);
      case "halt" -> Runtime.getRuntime().halt(9);
      case "memory" -> eat();
      case "deep" -> sink.row(0, new String[] {"" + deep(1)});
      case "loop" -> loop();
      case "endless" -> endless(sink);
      case "network" -> network(sink);
      case "environment" -> sink.row(0, new String[] {String.join(" ", System.getenv().keySet())});
      default -> throw new IllegalArgumentException(words.get(0));
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void eat() {
    List<byte[]> all = new ArrayList<>();
    while (all.size() < 1 << 20) {
      all.add(new byte[1 << 20]);
    }
  }

  private static int deep(int n) {
    return n < 0 ? 0 : 1 + deep(n + 1);
  }

  private static void loop() {
    long n = 1;
    while (n != 0) {
      n = n * 31 | 1;
    }
  }

  private static void endless(CellSink sink) throws IOException {
    String[] cells = {"x".repeat(1_000)};
    for (long i = 1; i > 0; i++) {
      sink.row(i, cells);
    }
  }

  private static void network(CellSink sink) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}), 53);
      sink.row(0, new String[] {"reachable"});
    } catch (IOException | RuntimeException e) {
      sink.row(0, new String[] {"unreachable"});
    }
  }
}
