package dyepack.markup;

import dyepack.cells.SourceOffsets;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes the text that an HTML page shows as lines of plain text, for pages that list people in
 * something else than tables.
 *
 * <p>A block of the page ends a line; one that has several lines of its own is followed by a blank
 * line, so that what belongs together stands together. Neighbouring elements within a line are set
 * apart by a blank, but for those that only change the look of letters.
 */
public final class HtmlText {
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "center",
          "dd",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "html",
          "li",
          "main",
          "nav",
          "ol",
          "option",
          "p",
          "plaintext",
          "pre",
          "section",
          "table",
          "textarea",
          "title",
          "tr",
          "ul",
          "xmp");
  private static final Set<String> PREFORMATTED = Set.of("pre", "textarea", "plaintext", "xmp");
  private static final Set<String> LETTERS =
      Set.of("b", "big", "em", "font", "i", "mark", "s", "small", "strong", "sub", "sup", "u");
  private static final Set<String> NOT_SHOWN = Set.of("script", "style", "xml", "noscript");
  private static final int MOST_OPEN = 1_000;

  /** A block that is open, and the line in which it began. */
  private record Block(String name, long line) {}

  private final DecodedText text;
  private final HtmlTokens tokens;
  private final BufferedWriter out;
  private final SourceOffsets.Writer places;
  private final SourceOffsets before;
  private final Deque<Block> open = new ArrayDeque<>();
  private long written;
  private long line;
  private boolean inLine;
  private boolean apart;
  private boolean afterBlank = true;

  private HtmlText(
      DecodedText text, BufferedWriter out, SourceOffsets.Writer places, SourceOffsets before) {
    this.text = text;
    this.before = before;
    this.tokens = new HtmlTokens(text);
    this.out = out;
    this.places = places;
  }

  /**
   * Writes a page's text.
   *
   * @param page the page, in {@code charset} after {@code markBytes} of a byte order mark
   * @param copy receives the text in UTF-8
   * @param map receives where its bytes come from
   * @param before where the page's own bytes come from, if it is a copy itself
   * @return {@code map}
   * @throws IOException if reading or writing fails
   */
  public static SourceOffsets write(
      Path page, Charset charset, int markBytes, Path copy, Path map, SourceOffsets before)
      throws IOException {
    try (DecodedText text = DecodedText.open(page, charset, markBytes);
        BufferedWriter out = Files.newBufferedWriter(copy, StandardCharsets.UTF_8);
        SourceOffsets.Writer places = new SourceOffsets.Writer(map)) {
      HtmlText writing = new HtmlText(text, out, places, before);
      writing.run();
      places.end(writing.written, before.original(text.length()));
    }
    return SourceOffsets.in(map);
  }

  private void run() throws IOException {
    while (true) {
      switch (tokens.next()) {
        case TEXT -> text(tokens.text());
        case OPEN -> open(tokens.name());
        case CLOSE -> close(tokens.name());
        case END -> {
          endLine();
          return;
        }
      }
    }
  }

  /** Text whose lines and blanks count, as they stand. */
  private void preformatted(CharSequence piece) throws IOException {
    String raw = piece.toString();
    int from = 0;
    while (from < raw.length()) {
      int end = raw.indexOf('\n', from);
      String part = HtmlEntities.resolved(raw.substring(from, end < 0 ? raw.length() : end));
      String shown = part.replace("\r", "").replace('\u00A0', ' ');
      if (!shown.isEmpty()) {
        places.pair(written, before.original(text.offset(tokens.start() + from)));
        write(shown);
        inLine = true;
        afterBlank = false;
      }
      if (end < 0) {
        return;
      }
      if (inLine) {
        endLine();
      } else if (!afterBlank) {
        write("\n");
        afterBlank = true;
      }
      from = end + 1;
    }
  }

  private boolean isPreformatted() {
    return !open.isEmpty() && PREFORMATTED.contains(open.peek().name());
  }

  private void text(CharSequence piece) throws IOException {
    if (isPreformatted()) {
      preformatted(piece);
      return;
    }
    String resolved = HtmlEntities.resolved(piece.toString());
    StringBuilder shown = new StringBuilder(resolved.length() + 1);
    for (int i = 0; i < resolved.length(); i++) {
      char c = resolved.charAt(i);
      if (Character.isWhitespace(c)) {
        apart = true;
        continue;
      }
      if (apart && inLine) {
        shown.append(' ');
      }
      apart = false;
      inLine = true;
      afterBlank = false;
      shown.append(c);
    }
    if (shown.length() > 0) {
      places.pair(written, before.original(text.offset(tokens.start())));
      write(shown.toString());
    }
  }

  private void open(String name) throws IOException {
    if (NOT_SHOWN.contains(name)) {
      tokens.passOver(name);
    } else if (BLOCKS.contains(name)) {
      endLine();
      if (open.size() < MOST_OPEN) {
        open.push(new Block(name, line));
      }
    } else if (name.equals("br") || name.equals("hr")) {
      endLine();
    } else {
      apart |= !LETTERS.contains(name);
    }
  }

  private void close(String name) throws IOException {
    if (!BLOCKS.contains(name)) {
      apart |= !LETTERS.contains(name);
      return;
    }
    endLine();
    if (open.stream().noneMatch(block -> block.name().equals(name))) {
      return;
    }
    Block closed = open.pop();
    while (!closed.name().equals(name)) {
      closed = open.pop();
    }
    if (line - closed.line() > 1 && !afterBlank) {
      write("\n");
      afterBlank = true;
    }
  }

  private void endLine() throws IOException {
    apart = false;
    if (inLine) {
      write("\n");
      line++;
      inLine = false;
    }
  }

  private void write(String shown) throws IOException {
    out.write(shown);
    written += shown.getBytes(StandardCharsets.UTF_8).length;
  }
}
