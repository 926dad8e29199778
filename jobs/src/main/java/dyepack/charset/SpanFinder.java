package dyepack.charset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds in one pass over a text where its character set changes, as it does where files were
 * concatenated.
 *
 * <p>The bytes are read in windows of 64 KiB. While the character set found last explains every
 * line of a window about as well as real text is explained, nothing else is tried; otherwise {@link
 * LinePath} finds the cheapest way through its lines. Memory is bounded by a few windows and by the
 * number of spans.
 */
public final class SpanFinder {
  private static final int WINDOW = 1 << 16;

  /** Bytes kept from before a window, for units that reach into it. */
  private static final int CONTEXT = 4;

  /** Nats per character outside ASCII that real text seldom exceeds, and those of a bad line. */
  private static final double USUAL = 9.5;

  private static final double SLACK = 8;

  /** Doubtful lines of a window that all readings are tried on. */
  private static final int TRIED = 32;

  private final SpanList spans;
  private final Score score = new Score();
  private final byte[] window = new byte[CONTEXT + 2 * WINDOW];
  private State state = new State(Candidate.NARROW.get(0), true);

  /** What the bytes before are read as. */
  record State(Candidate candidate, boolean fresh) {}

  private SpanFinder(SpanList spans) {
    this.spans = spans;
  }

  /**
   * The spans of a file.
   *
   * @throws IOException if it can't be read
   */
  public static List<EncodedSpan> find(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return find(in);
    }
  }

  /**
   * The spans of a text: they touch, begin at 0 and end with the stream; none if it is empty.
   *
   * @param in the bytes, read to the end and not closed
   * @throws IOException if they can't be read
   */
  public static List<EncodedSpan> find(InputStream in) throws IOException {
    SpanFinder finder = new SpanFinder(new SpanList());
    finder.run(in);
    return finder.spans.finish();
  }

  private void run(InputStream in) throws IOException {
    long offset = 0;
    int context = 0;
    int held = 0;
    while (true) {
      int from = context;
      int read = in.readNBytes(window, from + held, WINDOW);
      int filled = from + held + read;
      boolean last = read < WINDOW;
      int to = last ? filled : Lines.lastCut(window, from, filled);
      if (to > from) {
        window(offset - from, from, to, last);
        offset += to - from;
      }
      if (last) {
        return;
      }
      int kept = Math.min(CONTEXT, to);
      held = filled - to;
      System.arraycopy(window, to - kept, window, 0, kept + held);
      context = kept;
    }
  }

  /**
   * Takes a window.
   *
   * @param origin offset in the file of {@code window[0]}
   */
  private void window(long origin, int from, int to, boolean last) {
    List<Line> lines = Lines.of(window, from, to);
    boolean zeros = hasZeros(from, to);
    boolean narrow = state.candidate.unit() == 1;
    if (!state.fresh && (!narrow || !zeros) && fits(lines, origin, last)) {
      boolean ascii = narrow && lines.stream().allMatch(Line::ascii);
      spans.add(origin + from, origin + to, state.candidate, ascii, 0);
      return;
    }
    boolean wide = zeros || !narrow || state.fresh;
    LinePath path = new LinePath(window, origin, lines, last, wide);
    state = new State(path.follow(state, spans), false);
  }

  private boolean hasZeros(int from, int to) {
    for (int i = from; i < to; i++) {
      if (window[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether no line of the window is explained far better by something else. */
  private boolean fits(List<Line> lines, long origin, boolean last) {
    List<Line> doubtful = new ArrayList<>();
    List<Double> excess = new ArrayList<>();
    for (Line line : lines) {
      boolean plain = line.ascii() && state.candidate.unit() == 1;
      if (!plain) {
        LinePath.score(window, origin, line, state.candidate, last, score);
        double over = score.foreignNats() - USUAL * score.foreign() - SLACK;
        if (score.malformed() > 0 || score.controls() > 0 || over > 0) {
          doubtful.add(line);
          excess.add(over + 100.0 * score.malformed());
        }
      }
    }
    int step = Math.max(1, doubtful.size() / TRIED);
    int worst = 0;
    for (int i = 0; i < doubtful.size(); i++) {
      worst = excess.get(i) > excess.get(worst) ? i : worst;
    }
    for (int i = 0; i < doubtful.size(); i++) {
      if ((i % step == 0 || i == worst) && !best(doubtful.get(i), origin, last)) {
        return false;
      }
    }
    return true;
  }

  private boolean best(Line line, long origin, boolean last) {
    LinePath.score(window, origin, line, state.candidate, last, score);
    double now = score.nats();
    for (List<Candidate> group : List.of(Candidate.NARROW, Candidate.MISREAD)) {
      for (Candidate other : group) {
        LinePath.score(window, origin, line, other, last, score);
        if (score.nats() + LinePath.SWITCH < now) {
          return false;
        }
      }
    }
    return state.candidate.unit() == 1 || score.malformed() == 0;
  }
}
