package dyepack.charset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The likeliest sequence of character sets over the lines of a window (Viterbi's algorithm): the
 * cost of each line under its reading plus {@link #SWITCH} and the prior of the new reading for
 * every change.
 */
final class LinePath {
  /**
   * Nats for a change of character set at a line: one line in ten thousand. A stretch of another
   * set has to gain this twice, which lines of three or four hanzi do.
   */
  static final double SWITCH = 9;

  /** More nats than sums of a window may be wrong by. */
  static final double ROUNDING = 0.01;

  /** Nats that a byte order mark at the line takes off the change. */
  private static final double MARK = 14;

  private final byte[] b;
  private final long origin;
  private final List<Line> lines;
  private final boolean last;
  private final List<Candidate> candidates = new ArrayList<>(Candidate.NARROW);

  LinePath(byte[] b, long origin, List<Line> lines, boolean last, boolean wide) {
    this.b = b;
    this.origin = origin;
    this.lines = lines;
    this.last = last;
    candidates.addAll(Candidate.MISREAD);
    if (wide) {
      candidates.addAll(Candidate.WIDE);
    }
  }

  /**
   * Scores a line. Units of several bytes belong to the line in which they end.
   *
   * @param origin offset in the file of {@code b[0]}, on which phases count
   * @param open whether the line may end within a character
   */
  static void score(
      byte[] b, long origin, Line line, Candidate candidate, boolean open, Score score) {
    score.reset();
    int unit = candidate.unit();
    int from = line.from();
    int to = line.to();
    if (unit > 1) {
      int before = (int) Math.floorMod(origin + from - candidate.phase(), (long) unit);
      from = Math.max(0, from - before);
      int rest = (int) Math.floorMod(origin + to - candidate.phase(), (long) unit);
      to -= rest;
      if (open) {
        // What is left at the end of the text is part of no line that follows.
        score.malformed(rest);
      }
      if (candidate.reading() instanceof WideReading wide && unit == 2) {
        // A pair of surrogates belongs to the line in which its second half ends.
        from -= from >= 2 && wide.isHighSurrogate(b, from - 2) ? 2 : 0;
        to -= to - from >= 2 && wide.isHighSurrogate(b, to - 2) ? 2 : 0;
      }
      if (to <= from) {
        return;
      }
    }
    candidate.reading().score(b, from, to, open, score);
  }

  /** Adds the spans of the best path; returns what the last line is read as. */
  Candidate follow(SpanFinder.State before, SpanList spans) {
    int n = candidates.size();
    int start = candidates.indexOf(before.candidate());
    double[] costs = new double[n];
    for (int s = 0; s < n; s++) {
      Candidate c = candidates.get(s);
      boolean possible = before.fresh() ? c.phase() == 0 : s == start;
      costs[s] = possible ? (before.fresh() ? c.prior() : 0) : Double.POSITIVE_INFINITY;
    }
    int[][] from = new int[lines.size()][n];
    boolean[] foreign = new boolean[lines.size()];
    Score score = new Score();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      costs = entered(line, costs, from[i], before.fresh() && i == 0);
      boolean open = last && i == lines.size() - 1;
      boolean free = i + 1 == lines.size() || lines.get(i + 1).begins();
      if (line.ascii()) {
        plain(line, open, costs, score);
      } else {
        foreign(line, open, free, costs, score);
      }
      foreign[i] = !line.ascii();
    }
    return trace(costs, from, foreign, spans);
  }

  /** Adds the costs of a line of ASCII, which all narrow readings share. */
  private void plain(Line line, boolean open, double[] costs, Score score) {
    double ascii = -1;
    for (int s = 0; s < costs.length; s++) {
      boolean narrow = candidates.get(s).unit() == 1;
      if (Double.isInfinite(costs[s]) && (!narrow || ascii < 0)) {
        continue;
      }
      if (!narrow || ascii < 0) {
        score(b, origin, line, candidates.get(s), open, score);
        ascii = narrow ? score.nats() : ascii;
      }
      costs[s] += narrow ? ascii : score.nats();
    }
  }

  /**
   * Adds the costs of a line that isn't all ASCII. A narrow reading that costs more than changing
   * to it behind the line would isn't followed through the line: whatever else it costs, {@link
   * #entered} puts the change in its place.
   *
   * @param free whether behind the line the reading may change or the window ends
   */
  private void foreign(Line line, boolean open, boolean free, double[] costs, Score score) {
    int first = -1;
    for (int s = 0; s < costs.length && candidates.get(s).unit() == 1; s++) {
      first = first < 0 || costs[s] < costs[first] ? s : first;
    }
    double bound = Double.POSITIVE_INFINITY;
    if (free && first >= 0 && !Double.isInfinite(costs[first])) {
      score(b, origin, line, candidates.get(first), open, score);
      costs[first] += score.nats();
      bound = costs[first] + SWITCH + ROUNDING;
    } else {
      first = -1;
    }
    int malformed = Utf8Reading.malformed(b, line.from(), line.to());
    for (int s = 0; s < costs.length; s++) {
      Candidate c = candidates.get(s);
      if (s == first || Double.isInfinite(costs[s])) {
        continue;
      }
      score.limit(c.unit() == 1 ? bound + c.prior() - costs[s] : Double.POSITIVE_INFINITY);
      score.reset();
      if (c.reading().isUtf8() && score.isBeyondLimit(malformed)) {
        score.malformed(malformed);
      } else {
        score(b, origin, line, c, open, score);
      }
      costs[s] += score.nats();
    }
    score.limit(Double.POSITIVE_INFINITY);
  }

  /** Costs of being in each state as a line begins, and from which state each was reached. */
  private double[] entered(Line line, double[] costs, int[] from, boolean beginning) {
    int n = costs.length;
    int best = -1;
    for (int s = 0; s < n; s++) {
      from[s] = s;
      if (aligned(candidates.get(s), line.from()) && (best < 0 || costs[s] < costs[best])) {
        best = s;
      }
    }
    if (!line.begins() || best < 0) {
      return costs;
    }
    TextEncoding marked =
        EncodingDetector.byByteOrderMark(
            Arrays.copyOfRange(b, line.from(), Math.min(line.to(), line.from() + 4)));
    double[] next = costs.clone();
    for (int s = 0; s < n; s++) {
      Candidate c = candidates.get(s);
      boolean isMarked =
          marked != null && c.misreading() == null && marked.name().equals(c.reading().name());
      double change = costs[best] + SWITCH + c.prior() - (isMarked ? MARK : 0);
      if (s != best && aligned(c, line.from()) && change < next[s]) {
        next[s] = change;
        from[s] = best;
      }
      if (isMarked && beginning) {
        next[s] -= MARK;
      }
    }
    return next;
  }

  private boolean aligned(Candidate c, int at) {
    return c.unit() == 1 || Math.floorMod(origin + at - c.phase(), (long) c.unit()) == 0;
  }

  private Candidate trace(double[] costs, int[][] from, boolean[] foreign, SpanList spans) {
    int[] path = new int[lines.size()];
    int state = 0;
    for (int s = 1; s < costs.length; s++) {
      state = costs[s] < costs[state] ? s : state;
    }
    Candidate end = candidates.get(state);
    for (int i = path.length - 1; i >= 0; i--) {
      path[i] = state;
      state = from[i][state];
    }
    for (int i = 0; i < path.length; i++) {
      Line line = lines.get(i);
      Candidate c = candidates.get(path[i]);
      boolean changed = i == 0 || path[i - 1] != path[i];
      int mark = changed ? markBytes(c, line) : 0;
      spans.add(origin + line.from(), origin + line.to(), c, c.unit() == 1 && !foreign[i], mark);
    }
    return end;
  }

  private int markBytes(Candidate c, Line line) {
    TextEncoding marked =
        EncodingDetector.byByteOrderMark(
            Arrays.copyOfRange(b, line.from(), Math.min(line.to(), line.from() + 4)));
    return marked != null && marked.name().equals(c.reading().name()) ? marked.markBytes() : 0;
  }
}
