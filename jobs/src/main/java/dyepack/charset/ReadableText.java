package dyepack.charset;

import dyepack.cells.SourceOffsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A seized text as readers of one plain character set can take it: itself, or, where it changes its
 * character set or was misread before, a copy in UTF-8 with the same lines.
 *
 * @param path what is to be read
 * @param encoding the character set of {@code path}
 * @param spans what the original is written in, for the findings
 * @param damage what of the original could not be decoded where {@code path} is a copy; null where
 *     it is the original, whose reader counts
 * @param offsets where the bytes of {@code path} come from
 */
public record ReadableText(
    Path path,
    TextEncoding encoding,
    List<EncodedSpan> spans,
    @Nullable TextDamage damage,
    SourceOffsets offsets) {
  /** Copies the list. */
  public ReadableText {
    spans = List.copyOf(spans);
  }

  /**
   * Finds out how a text is written, over its whole length, and makes a copy if need be.
   *
   * @param file the text; only read
   * @param told its character set if the user says so, which nothing then questions; else null
   * @param copy file that is made if a copy is needed, in a folder of the caller's
   * @throws IOException if reading or writing fails
   */
  public static ReadableText open(Path file, @Nullable TextEncoding told, Path copy)
      throws IOException {
    if (told != null) {
      return told(file, told);
    }
    List<EncodedSpan> spans = SpanFinder.find(file);
    if (spans.isEmpty()) {
      return new ReadableText(file, TextEncoding.UTF_8, spans, null, SourceOffsets.SAME);
    }
    EncodedSpan first = spans.get(0);
    if (spans.size() == 1 && first.misreading() == null) {
      return new ReadableText(file, first.encoding(), spans, null, SourceOffsets.SAME);
    }
    return copied(file, spans, copy);
  }

  private static ReadableText copied(Path file, List<EncodedSpan> spans, Path copy)
      throws IOException {
    Path map = copy.resolveSibling(copy.getFileName() + ".places");
    TextDamage damage = Utf8Transcoder.copy(file, spans, copy, map);
    return new ReadableText(copy, TextEncoding.UTF_8, spans, damage, SourceOffsets.in(map));
  }

  /**
   * The same text for readers of single bytes: a copy in UTF-8 if it is in UTF-16 or UTF-32.
   *
   * @param copy file that is made if a copy is needed
   * @throws IOException if reading or writing fails
   */
  public ReadableText inBytes(Path copy) throws IOException {
    return encoding.unit() == 1 ? this : copied(path, spans, copy);
  }

  private static ReadableText told(Path file, TextEncoding told) throws IOException {
    TextEncoding marked;
    try (var in = Files.newInputStream(file)) {
      marked = EncodingDetector.byByteOrderMark(in.readNBytes(4));
    }
    boolean same = marked != null && marked.name().equals(told.name());
    TextEncoding encoding = same && marked != null ? marked : told;
    EncodedSpan whole = new EncodedSpan(0, Files.size(file), encoding, null);
    return new ReadableText(file, encoding, List.of(whole), null, SourceOffsets.SAME);
  }
}
