package dyepack.charset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the character set of a text: by its byte order mark; otherwise the reading under which the
 * bytes are likeliest, -ln P(reading) - ln P(characters | languages of the reading) being least.
 *
 * <p>Texts of nothing but ASCII are called UTF-8. GBK and GB2312 are always read as GB18030, of
 * which they are parts.
 */
public final class EncodingDetector {
  /** Bytes of the beginning that decide between wide and narrow units. */
  private static final int BEGINNING = 4096;

  private static final int EXCERPT = 1 << 14;

  /** Most changes of character set in the beginning of a file: noise seems to have more. */
  private static final int MOST_SPANS = 16;

  /** Bytes after which hopeless candidates are dropped, and the nats that make them so. */
  private static final int FIRST = 512;

  private static final double BEYOND_QUESTION = 150;

  /** Nats that uniformly random bytes would cost each; text costs less. */
  private static final double RANDOM = Math.log(256);

  private EncodingDetector() {}

  /** The character set, or null if the bytes aren't text. */
  public static @Nullable TextEncoding detect(TextSample sample) {
    EncodingDecision decision = decide(sample);
    return decision == null ? null : decision.encoding();
  }

  /** What the bytes are, or null if they aren't text. */
  public static @Nullable EncodingDecision decide(byte[] bytes) {
    return decide(TextSample.of(bytes));
  }

  /**
   * What the sample is, or null if it isn't text. Of texts of several character sets one behind the
   * other, it is that of the longest; where each begins {@link SpanFinder} says.
   */
  public static @Nullable EncodingDecision decide(TextSample sample) {
    EncodingDecision whole = decideWhole(sample);
    return whole == null ? decideSpans(sample.head()) : whole;
  }

  /**
   * A short text whose halves are in different character sets is malformed in either; it is text
   * all the same if every stretch by itself is.
   */
  private static @Nullable EncodingDecision decideSpans(byte[] head) {
    List<EncodedSpan> spans;
    try {
      spans = SpanFinder.find(new ByteArrayInputStream(head));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    EncodedSpan longest = null;
    Score score = new Score();
    for (EncodedSpan span : spans) {
      Optional<Candidate> reading =
          Candidate.NARROW.stream()
              .filter(c -> c.reading().name().equals(span.encoding().name()))
              .findFirst();
      if (spans.size() > MOST_SPANS || span.misreading() != null || reading.isEmpty()) {
        return null;
      }
      int from = (int) span.from();
      int to = (int) span.to();
      score.reset();
      reading.get().reading().score(head, from, to, to == head.length, score);
      if (!isText(score, to - from)) {
        return null;
      }
      boolean longer = longest == null || span.to() - span.from() > longest.to() - longest.from();
      longest = longer ? span : longest;
    }
    return longest == null || spans.size() < 2
        ? null
        : EncodingDecision.certain(new TextEncoding(longest.encoding().name(), 0));
  }

  private static @Nullable EncodingDecision decideWhole(TextSample sample) {
    TextEncoding marked = byByteOrderMark(sample.head());
    if (marked != null) {
      return EncodingDecision.certain(marked);
    }
    byte[] telling = sample.telling();
    if (isPlainAscii(telling)) {
      return EncodingDecision.certain(TextEncoding.UTF_8);
    }
    byte[] head = sample.head();
    byte[] beginning = head.length <= BEGINNING ? head : Arrays.copyOf(head, BEGINNING);
    List<Candidate> all = new ArrayList<>(Candidate.NARROW);
    Candidate.WIDE.stream().filter(c -> c.phase() == 0).forEach(all::add);
    all.addAll(Candidate.MISREAD);
    if (!isPlainAscii(beginning)) {
      EncodingDecision first = best(beginning, all);
      if (first == null || first.encoding().unit() > 1 || head.length <= BEGINNING) {
        return first;
      }
    }
    all.removeIf(c -> c.unit() > 1);
    return best(excerpt(telling), all);
  }

  /** The character set that a byte order mark at the beginning says, or null. */
  static @Nullable TextEncoding byByteOrderMark(byte[] b) {
    if (begins(b, 0xEF, 0xBB, 0xBF)) {
      return TextEncoding.UTF_8.withMark(3);
    }
    if (begins(b, 0xFF, 0xFE, 0, 0)) {
      return new TextEncoding("UTF-32LE", 4);
    }
    if (begins(b, 0, 0, 0xFE, 0xFF)) {
      return new TextEncoding("UTF-32BE", 4);
    }
    if (begins(b, 0xFF, 0xFE)) {
      return new TextEncoding("UTF-16LE", 2);
    }
    if (begins(b, 0xFE, 0xFF)) {
      return new TextEncoding("UTF-16BE", 2);
    }
    return begins(b, 0x84, 0x31, 0x95, 0x33) ? new TextEncoding("GB18030", 4) : null;
  }

  private static boolean begins(byte[] b, int... mark) {
    if (b.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((b[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlainAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0x20 && !Score.isTextControl(b)) {
        return false;
      }
    }
    return true;
  }

  /** Lines that aren't plain ASCII, up to {@link #EXCERPT} bytes of them. */
  private static byte[] excerpt(byte[] bytes) {
    byte[] out = new byte[EXCERPT];
    int n = 0;
    int from = 0;
    while (from < bytes.length && n < EXCERPT) {
      boolean ascii = true;
      int to = from;
      while (to < bytes.length && bytes[to] != '\n') {
        ascii &= bytes[to++] > 0;
      }
      to = Math.min(to + 1, bytes.length);
      if (!ascii) {
        int length = Math.min(to - from, EXCERPT - n);
        System.arraycopy(bytes, from, out, n, length);
        n += length;
      }
      from = to;
    }
    return Arrays.copyOf(out, n);
  }

  /** The candidates that the first bytes leave in question. */
  private static List<Candidate> plausible(byte[] bytes, List<Candidate> candidates) {
    if (bytes.length <= 2 * FIRST) {
      return candidates;
    }
    double[] nats = new double[candidates.size()];
    Score score = new Score();
    for (int i = 0; i < nats.length; i++) {
      score.reset();
      candidates.get(i).reading().score(bytes, 0, FIRST, true, score);
      nats[i] = score.nats();
    }
    double least = Arrays.stream(nats).min().orElseThrow();
    List<Candidate> kept = new ArrayList<>();
    for (int i = 0; i < nats.length; i++) {
      if (nats[i] <= least + BEYOND_QUESTION) {
        kept.add(candidates.get(i));
      }
    }
    return kept;
  }

  private static @Nullable EncodingDecision best(byte[] bytes, List<Candidate> all) {
    List<Candidate> candidates = plausible(bytes, all);
    double[] nats = new double[candidates.size()];
    int best = 0;
    Score bestScore = new Score();
    Score score = new Score();
    for (int i = 0; i < nats.length; i++) {
      score.reset();
      candidates.get(i).reading().score(bytes, 0, bytes.length, true, score);
      nats[i] = score.nats() + candidates.get(i).prior();
      if (i == 0 || nats[i] < nats[best]) {
        best = i;
        Score worse = bestScore;
        bestScore = score;
        score = worse;
      }
    }
    if (!isText(bestScore, bytes.length)) {
      return null;
    }
    Candidate winner = candidates.get(best);
    int second = -1;
    for (int i = 0; i < nats.length; i++) {
      boolean other = !candidates.get(i).sameText(winner);
      if (other && (second < 0 || nats[i] < nats[second])) {
        second = i;
      }
    }
    if (second < 0) {
      return new EncodingDecision(
          new TextEncoding(winner.reading().name(), 0), winner.misreading(), null, BEYOND_QUESTION);
    }
    Misreading misreading = candidates.get(second).misreading();
    TextEncoding next = new TextEncoding(candidates.get(second).reading().name(), 0);
    return new EncodingDecision(
        new TextEncoding(winner.reading().name(), 0),
        winner.misreading(),
        misreading == null ? next.name() : misreading.label(next),
        nats[second] - nats[best]);
  }

  /**
   * Whether the best reading is one: few control characters and malformed bytes, and from 256 bytes
   * on cheaper than random bytes would be.
   */
  private static boolean isText(Score score, int bytes) {
    return score.controls() * 50 <= score.characters()
        && score.malformed() * 8 <= bytes
        && (bytes < 256 || score.nats() < (RANDOM + 0.5) * bytes);
  }
}
