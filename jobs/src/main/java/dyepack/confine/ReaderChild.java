package dyepack.confine;

import dyepack.cells.CellParser;
import dyepack.cells.CellStreamWriter;
import dyepack.cells.PasswordNeededException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The child process: reads requests from its standard input until that ends, and answers on its
 * standard output with {@link ChildFrame}s. Whatever else prints goes to the error output.
 */
final class ReaderChild {
  private ReaderChild() {}

  /** Runs the child; takes no arguments. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    DataOutputStream answers = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    System.setOut(System.err);
    DataInputStream requests = new DataInputStream(new BufferedInputStream(System.in));
    // Libraries that ask the standard input find nothing there to eat.
    System.setIn(InputStream.nullInputStream());
    BlockingQueue<ReadRequest> asked = new LinkedBlockingQueue<>();
    Thread listener = new Thread(() -> listen(requests, asked), "requests");
    listener.setDaemon(true);
    listener.start();
    ChildFrame.ready(answers);
    while (true) {
      serve(asked.take(), answers);
    }
  }

  /** When the parent is gone, nobody wants the rest, and a parser may never come to its end. */
  private static void listen(DataInputStream requests, BlockingQueue<ReadRequest> asked) {
    try {
      while (true) {
        asked.add(ReadRequest.read(requests));
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void serve(ReadRequest request, DataOutputStream answers) throws IOException {
    try (CellStreamWriter out = new CellStreamWriter(Path.of(request.stream()), request.limits())) {
      ReadOutcome outcome;
      try {
        parser(request)
            .parse(Path.of(request.file()), request.limits(), new ReportingSink(out, answers));
        outcome = ReadOutcome.whole();
      } catch (PasswordNeededException e) {
        outcome = new ReadOutcome(ReadOutcome.End.LOCKED, String.valueOf(e.getMessage()));
      } catch (IOException | RuntimeException e) {
        outcome = new ReadOutcome(ReadOutcome.End.DAMAGED, Reasons.of(e));
      } catch (OutOfMemoryError e) {
        outcome = new ReadOutcome(ReadOutcome.End.OUT_OF_MEMORY, "the reader ran out of memory");
      } catch (StackOverflowError e) {
        outcome =
            new ReadOutcome(ReadOutcome.End.DAMAGED, "damaged: nested too deeply for its reader");
      } catch (LinkageError e) {
        outcome = new ReadOutcome(ReadOutcome.End.DIED, "the reader is broken: " + Reasons.of(e));
      }
      out.end(outcome.reason());
      ChildFrame.done(answers, outcome);
    }
  }

  /** A parser of text is told the character set; others are made without being told anything. */
  private static CellParser parser(ReadRequest request) throws IOException {
    try {
      Class<? extends CellParser> type =
          Class.forName(request.parser()).asSubclass(CellParser.class);
      String charset = request.limits().charset();
      for (Constructor<?> constructor : type.getConstructors()) {
        boolean ofText =
            Arrays.equals(
                constructor.getParameterTypes(), new Class<?>[] {Charset.class, int.class});
        if (ofText && charset != null) {
          int mark = ByteOrderMark.bytes(Path.of(request.file()), charset);
          return type.cast(constructor.newInstance(Charset.forName(charset), mark));
        }
      }
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no parser " + request.parser(), e);
    }
  }
}
