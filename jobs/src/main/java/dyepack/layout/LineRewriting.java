package dyepack.layout;

import dyepack.cells.SourceOffsets;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Transcripts of programs whose lines are neither records nor fields, written anew as lines that
 * are: one for each way in which that is done. A copy of the text is written, with a map of where
 * its lines come from.
 */
public abstract class LineRewriting {
  /** A longer line is copied as it stands. */
  private static final int LONGEST_LINE = 1 << 20;

  private static final double MOSTLY = 0.6;

  /** The ways, apart from this class, which each of them needs to be there first. */
  private static final class Ways {
    private static final List<Function<List<String>, @Nullable LineRewriting>> ALL =
        List.of(
            TerminalLines::of,
            EscapedLines::of,
            NumberedCharacters::of,
            RedisReplies::of,
            RedisCommands::of,
            WrappedCells::of,
            ScannedCells::of,
            LoggedStatements::of,
            LoggedObjects::of,
            LoggedParameters::of,
            FoldedLines::of,
            QuotedLines::of,
            PhpValues::of,
            PrintedArrays::of,
            HealthMessages::of,
            FormBodies::of,
            SearchPrefixes::of,
            BracketedNames::of,
            ColonFields::of,
            TimedColumns::of,
            LatexRows::of,
            MarkdownCells::of,
            ChatPrefixes::of,
            PairsBeside::of,
            PairLines::of,
            Letters::of);
  }

  /** The copy, line by line. */
  static final class Sink {
    private final OutputStream out;
    private long written;

    private Sink(OutputStream out) {
      this.out = out;
    }

    /** Writes a line. */
    void add(String line) throws IOException {
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
      out.write(bytes);
      written += bytes.length;
    }

    private void raw(byte[] bytes) throws IOException {
      out.write(bytes);
      written += bytes.length;
    }
  }

  /**
   * How a text has to be written anew, or null if it is fine as it is.
   *
   * @param head the text's beginning, some thousand characters or all of it
   */
  public static @Nullable LineRewriting of(String head) {
    int end = head.lastIndexOf('\n');
    List<String> lines = (end < 0 ? head : head.substring(0, end)).lines().toList();
    for (Function<List<String>, @Nullable LineRewriting> each : Ways.ALL) {
      LineRewriting found = each.apply(lines);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Whether most lines that say anything are of a kind. */
  static boolean mostly(List<String> lines, int fewest, Predicate<String> kind) {
    long speaking = lines.stream().filter(l -> !l.isBlank()).count();
    long such = lines.stream().filter(kind).count();
    return such >= fewest && such >= MOSTLY * speaking;
  }

  /** What was done, for the report. */
  public abstract String note();

  /** Whether the copy is lines of JSON, between which other lines may stand. */
  public boolean isJson() {
    return false;
  }

  /** Takes the next line, without its end. */
  abstract void line(String line, Sink sink) throws IOException;

  /** Writes what is left. */
  void end(Sink sink) throws IOException {}

  /**
   * Writes the copy.
   *
   * @param source the text in UTF-8
   * @param markBytes length of its byte order mark, which the copy has too
   * @param copy the file to write
   * @param map the file for its places
   * @param before where bytes of {@code source} come from
   * @return where bytes of the copy come from
   * @throws IOException if reading or writing fails
   */
  public SourceOffsets write(Path source, int markBytes, Path copy, Path map, SourceOffsets before)
      throws IOException {
    long position = markBytes;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(source));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy));
        SourceOffsets.Writer places = new SourceOffsets.Writer(map)) {
      Sink sink = new Sink(out);
      sink.raw(in.readNBytes(markBytes));
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        line.write(b);
        if (b == '\n' || line.size() > LONGEST_LINE) {
          places.pair(sink.written, before.original(position));
          position += line.size();
          take(line, b != '\n', sink);
        }
      }
      places.pair(sink.written, before.original(position));
      position += line.size();
      take(line, false, sink);
      end(sink);
      places.end(sink.written, before.original(position));
    }
    return SourceOffsets.in(map);
  }

  private void take(ByteArrayOutputStream line, boolean part, Sink sink) throws IOException {
    if (line.size() == 0) {
      return;
    }
    if (part) {
      sink.raw(line.toByteArray());
    } else {
      line(line.toString(StandardCharsets.UTF_8).replaceAll("[\r\n]+$", ""), sink);
    }
    line.reset();
  }
}
