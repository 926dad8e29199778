package dyepack.layout;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What ends records where line ends don't: a list that a program printed in one line, segments of
 * EDI, the record separator U+001E of {@code sqlite3 .mode ascii}, {@code <br>} or a written-out
 * {@code \n}.
 *
 * <p>A copy of the text gets a line end there in place of what stood between the records, byte for
 * byte, so that places in the copy are places in the text.
 *
 * @param text what stands between two records, with what belongs to them around it
 * @param from first character of {@code text} that doesn't belong to a record
 * @param to one past the last one
 * @param bracketed whether brackets may stand around all of the records
 */
public record RecordEnds(String text, int from, int to, boolean bracketed) {
  private static final int MEAN_LINE = 300;
  private static final int FEWEST = 3;
  private static final double MOSTLY = 0.9;
  private static final char RECORD_SEPARATOR = '\u001E';

  /** ISO 9735, 7.1: the sixth character after UNA ends segments. */
  private static final int UNA_END = 8;

  /** ANSI X12.5: the interchange header is 106 characters long, the last ends segments. */
  private static final int ISA_END = 105;

  private static final Pattern BRACKETS =
      Pattern.compile("[)\\]}](,\\s?|;\\s?|\\s)[\\w.$]{0,40}[(\\[{]['\"]?");
  private static final List<String> PLAIN =
      List.of(
          "\\r\\n", "\\n", "<br>", "<br/>", "<br />", "<BR>", ";", "\uFF1B", "||", "|", "#", "$",
          "^", "~", "&", "\u3002", " ");

  /**
   * How the records of a text end, or null if by line ends or in no way that can be told.
   *
   * @param head the text's beginning, some thousand characters or all of it
   */
  public static @Nullable RecordEnds of(String head) {
    RecordEnds segments = segments(head);
    if (segments != null) {
      return segments;
    }
    long lines = head.chars().filter(c -> c == '\n' || c == '\r').count();
    long separators = head.chars().filter(c -> c == RECORD_SEPARATOR).count();
    if (separators >= FEWEST && separators > lines) {
      return plain(String.valueOf(RECORD_SEPARATOR));
    }
    if (head.length() < (lines + 1) * MEAN_LINE) {
      return null;
    }
    List<RecordEnds> ways = new ArrayList<>();
    RecordEnds brackets = brackets(head);
    if (brackets != null) {
      ways.add(brackets);
    }
    PLAIN.stream().filter(head::contains).forEach(p -> ways.add(plain(p)));
    for (RecordEnds way : ways) {
      if (way.splitsPeople(head, FEWEST * (lines + 1) - 1)) {
        return way;
      }
    }
    return null;
  }

  private static RecordEnds plain(String text) {
    return new RecordEnds(text, 0, text.length(), false);
  }

  private static @Nullable RecordEnds segments(String head) {
    String text = head.stripLeading();
    boolean told = text.startsWith("UNA") && text.length() > UNA_END && text.startsWith("UNB", 9);
    if (told) {
      return plain(text.substring(UNA_END, UNA_END + 1));
    }
    if (text.startsWith("UNB+UNO")) {
      return plain("'");
    }
    boolean x12 =
        text.startsWith("ISA")
            && text.length() > ISA_END + 3
            && text.startsWith("GS", ISA_END + 1)
            && !Character.isLetterOrDigit(text.charAt(3));
    return x12 ? plain(text.substring(ISA_END, ISA_END + 1)) : null;
  }

  /** What most often stands between two pairs of brackets. */
  private static @Nullable RecordEnds brackets(String head) {
    Map<String, Integer> counts = new HashMap<>();
    Matcher m = BRACKETS.matcher(head);
    while (m.find()) {
      counts.merge(m.group(), 1, Integer::sum);
    }
    String usual =
        counts.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    if (counts.getOrDefault(usual, 0) < FEWEST) {
      return null;
    }
    int blank = usual.length() > 2 && Character.isWhitespace(usual.charAt(2)) ? 2 : 1;
    return new RecordEnds(usual, blank, blank + 1, true);
  }

  /**
   * Whether what stands between is one person's each: the same kinds of values, none twice.
   *
   * @param fewest times that it has to be there: what stands once in each line separates cells
   */
  private boolean splitsPeople(String head, long fewest) {
    Map<List<Anchors.Kind>, Integer> shapes = new HashMap<>();
    int pieces = 0;
    int start = 0;
    for (int at = head.indexOf(text); at >= 0; at = head.indexOf(text, start)) {
      shapes.merge(kinds(head.substring(start, at + from)), 1, Integer::sum);
      pieces++;
      start = at + to;
    }
    for (Map.Entry<List<Anchors.Kind>, Integer> e : shapes.entrySet()) {
      Set<Anchors.Kind> once = new LinkedHashSet<>(e.getKey());
      if (e.getValue() >= MOSTLY * pieces) {
        return pieces >= fewest && !once.isEmpty() && once.size() == e.getKey().size();
      }
    }
    return false;
  }

  private static List<Anchors.Kind> kinds(String piece) {
    return Anchors.find(piece).stream().map(Anchors.Anchor::kind).sorted().toList();
  }

  /**
   * Writes the copy.
   *
   * @param source the text in UTF-8
   * @param markBytes length of its byte order mark
   * @param copy receives as many bytes
   * @throws IOException if reading or writing fails
   */
  public void write(Path source, int markBytes, Path copy) throws IOException {
    byte[] pattern = text.getBytes(StandardCharsets.UTF_8);
    int first = text.substring(0, from).getBytes(StandardCharsets.UTF_8).length;
    int end = text.substring(0, to).getBytes(StandardCharsets.UTF_8).length;
    long close = bracketed ? closing(source) : -1;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(source));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy))) {
      out.write(in.readNBytes(markBytes));
      boolean begun = !bracketed;
      byte[] window = new byte[pattern.length];
      int held = 0;
      long position = markBytes;
      for (int b = in.read(); b >= 0; b = in.read()) {
        int c = b;
        if (!begun && !Character.isWhitespace(c)) {
          begun = true;
          c = close > 0 && c == '[' ? ' ' : c;
        }
        c = position++ == close ? ' ' : c;
        if (held == window.length) {
          out.write(window[0]);
          System.arraycopy(window, 1, window, 0, --held);
        }
        window[held++] = (byte) c;
        if (held == pattern.length && Arrays.equals(window, pattern)) {
          out.write(window, 0, first);
          out.write(" ".repeat(end - first - 1).getBytes(StandardCharsets.US_ASCII));
          out.write('\n');
          held -= end;
          System.arraycopy(window, end, window, 0, held);
        }
      }
      out.write(window, 0, held);
    }
  }

  /** Where the bracket is that closes a list which begins with one; -1 if nowhere. */
  private static long closing(Path source) throws IOException {
    long position = 0;
    long last = -1;
    int first = 0;
    int end = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(source))) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (!Character.isWhitespace(b)) {
          first = first == 0 ? b : first;
          end = b;
          last = position;
        }
        position++;
      }
    }
    return first == '[' && end == ']' ? last : -1;
  }
}
