package dyepack.cells;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where each byte of a stretch of text went. Accounts of neighbouring stretches add up; the sums of
 * all stretches of a file are its length, so that nothing can be left out unseen.
 *
 * @param record bytes of records that were read, with their line ends
 * @param header bytes of lines that name columns
 * @param noise bytes of lines that are no records: adverts, rules, page feet, comments, marks
 * @param blank bytes of lines that hold only blanks
 * @param rejected bytes of records that couldn't be read, for a reason that the spans tell
 * @param spans where headers, noise and rejected bytes are, in the order of the file: the first
 *     {@value #SPANS_KEPT}
 * @param spansLeftOut how many more there are
 */
public record ByteAccount(
    long record,
    long header,
    long noise,
    long blank,
    long rejected,
    List<Span> spans,
    long spansLeftOut)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Most spans that an account keeps. */
  public static final int SPANS_KEPT = 200;

  /** The account of no bytes. */
  public static final ByteAccount EMPTY = new ByteAccount(0, 0, 0, 0, 0, List.of(), 0);

  /** What a byte can be. */
  public enum Kind {
    /** Part of a record. */
    RECORD,
    /** Part of a line that names columns. */
    HEADER,
    /** Part of a line that is no record. */
    NOISE,
    /** Part of a blank line. */
    BLANK,
    /** Part of a record that couldn't be read. */
    REJECTED
  }

  /**
   * A stretch that isn't a record.
   *
   * @param kind header, noise or rejected
   * @param reason one clause in plain English, without any value of the file
   * @param start offset in the file of the first byte
   * @param end one past the last byte
   */
  public record Span(Kind kind, String reason, long start, long end) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Copies the list. */
  public ByteAccount {
    spans = List.copyOf(spans);
  }

  /** An account of one stretch. */
  public static ByteAccount of(Kind kind, String reason, long start, long end) {
    Tally tally = new Tally();
    tally.add(kind, reason, start, end);
    return tally.account();
  }

  /** All bytes accounted for. */
  public long total() {
    return record + header + noise + blank + rejected;
  }

  /** The account of this stretch and another one that shares no byte with it. */
  public ByteAccount plus(ByteAccount other) {
    List<Span> all = new ArrayList<>(spans);
    all.addAll(other.spans);
    all.sort(Comparator.comparingLong(Span::start));
    int kept = Math.min(SPANS_KEPT, all.size());
    return new ByteAccount(
        record + other.record,
        header + other.header,
        noise + other.noise,
        blank + other.blank,
        rejected + other.rejected,
        all.subList(0, kept),
        spansLeftOut + other.spansLeftOut + all.size() - kept);
  }

  /** Adds up an account byte by byte, from the beginning of a stretch to its end. */
  public static final class Tally {
    private long record;
    private long header;
    private long noise;
    private long blank;
    private long rejected;
    private final List<Span> spans = new ArrayList<>();
    private final SourceOffsets offsets;
    private @Nullable Span open;
    private long leftOut;

    /** An account of the bytes whose places are told. */
    public Tally() {
      this(SourceOffsets.SAME);
    }

    /** An account of the bytes that those whose places are told were copied from. */
    public Tally(SourceOffsets offsets) {
      this.offsets = offsets;
    }

    /**
     * Takes the next stretch. One that touches the last one and is of the same kind for the same
     * reason becomes one span with it.
     *
     * @param reason why it isn't a record; not looked at for records and blank lines
     */
    public void add(Kind kind, String reason, long start, long end) {
      if (end == start) {
        return;
      }
      long from = offsets.original(start);
      long to = offsets.original(end);
      count(kind, to - from);
      if (kind == Kind.RECORD || kind == Kind.BLANK || to == from) {
        return;
      }
      Span before = open;
      if (before != null
          && before.end == from
          && before.kind == kind
          && before.reason.equals(reason)) {
        open = new Span(kind, reason, before.start, to);
        if (leftOut == 0) {
          spans.set(spans.size() - 1, open);
        }
        return;
      }
      open = new Span(kind, reason, from, to);
      if (spans.size() < SPANS_KEPT) {
        spans.add(open);
      } else {
        leftOut++;
      }
    }

    /** Bytes of a kind so far. */
    public long bytes(Kind kind) {
      return switch (kind) {
        case RECORD -> record;
        case HEADER -> header;
        case NOISE -> noise;
        case BLANK -> blank;
        case REJECTED -> rejected;
      };
    }

    private void count(Kind kind, long bytes) {
      switch (kind) {
        case RECORD -> record += bytes;
        case HEADER -> header += bytes;
        case NOISE -> noise += bytes;
        case BLANK -> blank += bytes;
        case REJECTED -> rejected += bytes;
      }
    }

    /** What was taken so far. */
    public ByteAccount account() {
      return new ByteAccount(record, header, noise, blank, rejected, spans, leftOut);
    }
  }
}
