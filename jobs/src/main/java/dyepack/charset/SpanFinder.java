package dyepack.charset;

import dyepack.cells.ByteSearch;
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

  /** Doubtful lines of a window that all readings are tried on. */
  private static final int TRIED = 32;

  /**
   * Bytes behind the last one above 0x7F that may belong to its character (0x8F of EUC-JP and two
   * more), and one by which the cost of the next is settled.
   */
  private static final int PAST_FOREIGN = 3;

  private static final List<List<Candidate>> NARROW_ONLY =
      List.of(Candidate.NARROW, Candidate.MISREAD);

  /** Of units of several bytes, those of the other order or beginning come into question too. */
  private static final List<List<Candidate>> ALL =
      List.of(Candidate.WIDE, Candidate.NARROW, Candidate.MISREAD);

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
      int to = last ? filled : Lines.lastCut(window, from, filled, WINDOW);
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
    boolean zeros = ByteSearch.find(window, from, to, (byte) 0) < to;
    boolean narrow = state.candidate.unit() == 1;
    if (!state.fresh
        && (narrow ? !zeros && fits(origin, from, to, last) : fitsWide(origin, from, to, last))) {
      boolean ascii = narrow && ByteSearch.isAscii(window, from, to);
      spans.add(origin + from, origin + to, state.candidate, ascii, 0);
      return;
    }
    boolean wide = zeros || !narrow || state.fresh;
    LinePath path = new LinePath(window, origin, Lines.of(window, from, to), last, wide);
    state = new State(path.follow(state, spans), false);
  }

  /** Whether no line of the window is explained far better by something else. */
  private boolean fits(long origin, int from, int to, boolean last) {
    Doubts doubts = new Doubts();
    Reading reading = state.candidate.reading();
    LineScan lines = new LineScan(window, from, to);
    while (lines.next()) {
      if (!lines.ascii() && !reading.isUsual(window, lines.from(), lines.to())) {
        doubts.judge(lines.line(), origin, last);
      }
    }
    return doubts.areUnfounded(origin, last);
  }

  private boolean fitsWide(long origin, int from, int to, boolean last) {
    Doubts doubts = new Doubts();
    for (Line line : Lines.of(window, from, to)) {
      doubts.judge(line, origin, last);
    }
    return doubts.areUnfounded(origin, last);
  }

  /** Lines that something else may explain better. */
  private final class Doubts {
    private final List<Line> doubtful = new ArrayList<>();
    private final List<Double> excess = new ArrayList<>();

    /** Takes a line into doubt if it costs more than real text does. */
    void judge(Line line, long origin, boolean last) {
      LinePath.score(window, origin, line, state.candidate, last, score);
      double over = Score.excess(score.foreignNats(), score.foreign());
      if (score.malformed() > 0 || score.controls() > 0 || over > 0) {
        doubtful.add(line);
        excess.add(over + 100.0 * score.malformed());
      }
    }

    /** Whether of the doubtful lines those that are tried are best read as they were. */
    boolean areUnfounded(long origin, boolean last) {
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
  }

  private boolean best(Line line, long origin, boolean last) {
    boolean narrow = state.candidate.unit() == 1;
    if (narrow && isBestBeforePlainEnd(line, origin, last)) {
      return true;
    }
    LinePath.score(window, origin, line, state.candidate, last, score);
    double now = score.nats();
    if (!narrow && score.malformed() > 0) {
      return false;
    }
    for (List<Candidate> group : narrow ? NARROW_ONLY : ALL) {
      for (Candidate other : group) {
        LinePath.score(window, origin, line, other, last, score);
        if (score.nats() + LinePath.SWITCH < now) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Whether no narrow reading is better by a change up to where the line's last characters begin
   * that are plain ASCII to all of them, at the same costs: then none is on the whole line.
   */
  private boolean isBestBeforePlainEnd(Line line, long origin, boolean last) {
    int end = line.to();
    while (end > line.from() && window[end - 1] >= 0) {
      end--;
    }
    int to = Math.min(line.to(), end + PAST_FOREIGN);
    Line before = new Line(line.from(), to, line.begins(), line.ascii());
    LinePath.score(window, origin, before, state.candidate, last, score);
    double most = score.nats() - LinePath.SWITCH + LinePath.ROUNDING;
    score.limit(most);
    boolean best = true;
    for (List<Candidate> group : List.of(Candidate.NARROW, Candidate.MISREAD)) {
      for (int i = 0; i < group.size() && best; i++) {
        LinePath.score(window, origin, before, group.get(i), last, score);
        best = score.nats() > most;
      }
    }
    score.limit(Double.POSITIVE_INFINITY);
    return best;
  }
}
