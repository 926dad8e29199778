package dyepack.confine;

import com.google.common.base.Splitter;
import dyepack.cells.CellParser;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A child that is running. */
final class ReaderProcess implements Closeable {
  private static final Set<String> ENVIRONMENT_KEPT = Set.of("PATH", "LANG", "LC_ALL", "TZ");

  /** Said by the thread that listens when the child has nothing more to say. */
  private static final ChildFrame GONE = new ChildFrame(-1, null);

  private final Process process;
  private final DataOutputStream requests;
  private final BlockingQueue<ChildFrame> frames = new LinkedBlockingQueue<>();
  private int served;

  private ReaderProcess(Process process) {
    this.process = process;
    this.requests = new DataOutputStream(process.getOutputStream());
    Thread listener = new Thread(this::listen, "reader-child-listener");
    listener.setDaemon(true);
    listener.start();
  }

  /**
   * Starts a child.
   *
   * @param folder in which it gets a folder of its own, to run in and for temporary files
   * @param parser a class that it must find
   */
  static ReaderProcess start(
      Jail jail, ConfineLimits limits, Path folder, Class<? extends CellParser> parser)
      throws IOException {
    Path own = Files.createTempDirectory(folder, "child");
    Path arguments = own.resolve("arguments");
    // In a file, since a class path can be longer than the system lets an argument be.
    Files.writeString(
        arguments,
        "-cp\n\"" + classPath(parser).replace("\\", "\\\\") + "\"\n",
        StandardCharsets.UTF_8);
    List<String> command = new ArrayList<>(jail.prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + limits.heapMiB() + "m",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            "-Dlog4j2.level=OFF",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
            "-Dfile.encoding=UTF-8",
            "-Djava.io.tmpdir=" + own,
            "@" + arguments,
            ReaderChild.class.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(own.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(ENVIRONMENT_KEPT);
    return new ReaderProcess(builder.start());
  }

  /** The parent's class path, and where its classes lie that a class loader added later. */
  private static String classPath(Class<? extends CellParser> parser) {
    Set<String> places = new LinkedHashSet<>(absolute(System.getProperty("java.class.path")));
    for (Class<?> needed : List.of(ReaderChild.class, parser)) {
      CodeSource source = needed.getProtectionDomain().getCodeSource();
      if (source != null) {
        try {
          places.add(Path.of(source.getLocation().toURI()).toString());
        } catch (URISyntaxException e) {
          throw new IllegalStateException("a class lies at no address", e);
        }
      }
    }
    return String.join(File.pathSeparator, places);
  }

  /** The entries of a class path for a process that runs in another folder. */
  static List<String> absolute(String classPath) {
    return Splitter.on(File.pathSeparatorChar)
        .omitEmptyStrings()
        .splitToStream(classPath)
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .toList();
  }

  private void listen() {
    try (DataInputStream in = new DataInputStream(process.getInputStream())) {
      while (true) {
        frames.add(ChildFrame.read(in));
      }
    } catch (IOException e) {
      frames.add(GONE);
    }
  }

  void ask(ReadRequest request) throws IOException {
    served++;
    request.write(requests);
  }

  /** How many files it was asked to read. */
  int served() {
    return served;
  }

  /**
   * What the child says next, or null if it says nothing for so long.
   *
   * @throws IOException if it has gone
   */
  @Nullable ChildFrame next(long millis) throws IOException, InterruptedException {
    ChildFrame frame = frames.poll(millis, TimeUnit.MILLISECONDS);
    if (frame != null && frame.rows() < 0) {
      throw new IOException("gone");
    }
    return frame;
  }

  /** Ends the child and what it started, at once. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
