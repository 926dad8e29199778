package dyepack.charset;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins what is found line by line into spans. */
final class SpanList {
  private final List<EncodedSpan> spans = new ArrayList<>();
  private final List<Boolean> plain = new ArrayList<>();

  /**
   * Takes the next stretch.
   *
   * @param ascii whether it is pure ASCII, which any narrow neighbour has too
   * @param markBytes length of a byte order mark at its beginning
   */
  void add(long from, long to, Candidate read, boolean ascii, int markBytes) {
    TextEncoding encoding = new TextEncoding(read.reading().name(), markBytes);
    EncodedSpan next = new EncodedSpan(from, to, encoding, read.misreading());
    int end = spans.size() - 1;
    if (end >= 0 && markBytes == 0 && (joins(end, next) || (ascii && narrow(spans.get(end))))) {
      EncodedSpan before = spans.get(end);
      spans.set(end, extended(before, before.encoding(), before.misreading(), to));
      plain.set(end, plain.get(end) && ascii);
    } else if (end >= 0 && markBytes == 0 && plain.get(end) && narrow(next)) {
      EncodedSpan before = spans.get(end);
      spans.set(end, extended(before, encoding, read.misreading(), to));
      plain.set(end, ascii);
      joinBack(end);
    } else {
      spans.add(next);
      plain.add(ascii);
    }
  }

  private boolean joins(int end, EncodedSpan next) {
    return spans.get(end).sameText(next);
  }

  private void joinBack(int end) {
    if (end > 0 && spans.get(end - 1).sameText(spans.get(end))) {
      EncodedSpan before = spans.get(end - 1);
      long to = spans.remove(end).to();
      boolean ascii = plain.remove(end);
      spans.set(end - 1, extended(before, before.encoding(), before.misreading(), to));
      plain.set(end - 1, plain.get(end - 1) && ascii);
    }
  }

  private static EncodedSpan extended(
      EncodedSpan span, TextEncoding encoding, @Nullable Misreading misreading, long to) {
    TextEncoding marked = encoding.withMark(span.encoding().markBytes());
    return new EncodedSpan(span.from(), to, marked, misreading);
  }

  private static boolean narrow(EncodedSpan span) {
    return span.encoding().unit() == 1;
  }

  List<EncodedSpan> finish() {
    return List.copyOf(spans);
  }
}
