package dyepack.office;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents of Rich Text Format (RTF specification 1.9.1). Every table comes as a table
 * {@code table 1} and so on, paragraphs outside of tables as rows of one cell of a table {@code
 * text}, which comes again whenever text goes on after a table.
 *
 * <p>Not read, and told: headers, footers and notes, and what was deleted with changes being
 * tracked. Cells of a table within a cell are part of its text.
 */
public final class RtfParser implements CellParser {
  private static final String HEAD = "tables of fonts, styles and properties";
  private static final String NOTES = "headers, footers and notes of a document, not read";
  private static final String DEEP = "groups nested too deep, read as part of the outer one";

  private static final Set<String> HEADS =
      Set.of("colortbl", "stylesheet", "info", "filetbl", "pntext", "listtext", "upr", "template");

  private static final Set<String> PICTURES = Set.of("pict", "object", "nonshppict");

  private static final Set<String> OUTSIDE =
      Set.of(
          "header",
          "headerl",
          "headerr",
          "headerf",
          "footer",
          "footerl",
          "footerr",
          "footerf",
          "footnote",
          "annotation");

  private static final Map<String, Character> SIGNS =
      Map.ofEntries(
          Map.entry("~", '\u00A0'),
          Map.entry("_", '-'),
          Map.entry("\\", '\\'),
          Map.entry("{", '{'),
          Map.entry("}", '}'),
          Map.entry("tab", '\t'),
          Map.entry("line", '\n'),
          Map.entry("emdash", '\u2014'),
          Map.entry("endash", '\u2013'),
          Map.entry("emspace", ' '),
          Map.entry("enspace", ' '),
          Map.entry("bullet", '\u2022'),
          Map.entry("lquote", '\u2018'),
          Map.entry("rquote", '\u2019'),
          Map.entry("ldblquote", '\u201C'),
          Map.entry("rdblquote", '\u201D'),
          Map.entry("nestcell", '\t'),
          Map.entry("nestrow", '\n'));

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    try (RtfBytes in = new RtfBytes(file)) {
      Body body = new Body(in, limits, sink, Files.size(file));
      body.read();
    }
  }

  /** What a group inherits, and gives back where it ends. */
  private record State(int font, int fallback, boolean inTable, boolean deleted) {}

  private static final class Body {
    private final RtfBytes in;
    private final CellLimits limits;
    private final CellSink sink;
    private final CellRow row;
    private final RtfText text;
    private final long length;
    private final ByteAccount.Tally tally = new ByteAccount.Tally();
    private final Deque<State> outer = new ArrayDeque<>();
    private State state = new State(-1, 1, false, false);
    private long at;
    private int tooDeep;
    private int fallbackLeft;
    private int column;
    private int tables;
    private long tableRow;
    private long paragraph;
    private boolean begun;
    private boolean told;
    private @Nullable String current;

    Body(RtfBytes in, CellLimits limits, CellSink sink, long length) {
      this.in = in;
      this.limits = limits;
      this.sink = sink;
      this.row = new CellRow(limits, sink);
      this.text = new RtfText(limits.cellChars());
      this.length = length;
    }

    void read() throws IOException {
      boolean ended = false;
      while (!ended) {
        switch (in.next()) {
          case OPEN -> open();
          case CLOSE -> {
            if (tooDeep > 0) {
              tooDeep--;
            } else if (!outer.isEmpty()) {
              state = outer.pop();
            }
            fallbackLeft = 0;
            ended = outer.isEmpty();
          }
          case WORD -> word(in.start());
          case BYTE -> character(in.number());
          case END -> {
            row.skipped("the end of a document that breaks off", 1, paragraph);
            ended = true;
          }
        }
      }
      endRow();
      endParagraph();
      take(Kind.RECORD, "", in.position());
      take(Kind.NOISE, "bytes after the end of the document", length);
      row.report();
      if (text.replaced() > 0) {
        sink.skipped("bytes that are no characters, read as U+FFFD", text.replaced(), 0);
      }
      sink.account(tally.account());
    }

    private void take(Kind kind, String reason, long end) {
      tally.add(kind, reason, at, Math.max(at, end));
      at = Math.max(at, end);
    }

    private void open() throws IOException {
      fallbackLeft = 0;
      if (outer.size() >= limits.depth()) {
        tooDeep++;
        if (!told) {
          told = true;
          row.skipped(DEEP, 1, paragraph);
        }
      } else {
        outer.push(state);
      }
    }

    private void character(int value) {
      if (fallbackLeft > 0) {
        fallbackLeft--;
      } else if (!state.deleted) {
        begin();
        text.add(value, state.font);
      }
    }

    /** What stands before the first character belongs to no record. */
    private void begin() {
      if (!begun) {
        begun = true;
        take(Kind.HEADER, HEAD, in.start());
      }
    }

    private void word(long start) throws IOException {
      String word = in.word();
      if (word.equals("u") && !state.deleted) {
        begin();
        text.add((char) in.number());
        fallbackLeft = state.fallback;
        return;
      }
      if (word.equals("bin")) {
        in.passOver(in.number());
        return;
      }
      if (fallbackLeft > 0) {
        fallbackLeft--;
        return;
      }
      Character sign = SIGNS.get(word);
      if (sign != null) {
        if (!state.deleted) {
          begin();
          text.add(sign);
        }
        return;
      }
      if (word.equals("*") || HEADS.contains(word)) {
        destination(start, Kind.HEADER, HEAD);
      } else if (PICTURES.contains(word)) {
        row.noted("pictures in a document, not read", 1, paragraph);
        destination(start, Kind.NOISE, "pictures and embedded objects");
      } else if (OUTSIDE.contains(word)) {
        row.skipped(NOTES, 1, paragraph);
        destination(start, Kind.REJECTED, NOTES);
      } else {
        command(word);
      }
    }

    private void command(String word) throws IOException {
      switch (word) {
        case "fonttbl" -> fonts();
        case "ansicpg" -> text.documentPage(in.number());
        case "mac" -> text.documentPage(10000);
        case "pc" -> text.documentPage(437);
        case "pca" -> text.documentPage(850);
        case "f" -> state = new State(in.number(), state.fallback, state.inTable, state.deleted);
        case "plain" -> state = new State(-1, state.fallback, state.inTable, false);
        case "uc" -> {
          int count = Math.max(0, Math.min(16, in.number(1)));
          state = new State(state.font, count, state.inTable, state.deleted);
        }
        case "deleted" -> {
          boolean on = in.number(1) != 0;
          if (on) {
            row.skipped("texts that were deleted with changes being tracked", 1, paragraph);
          }
          state = new State(state.font, state.fallback, state.inTable, on);
        }
        case "intbl" -> state = new State(state.font, state.fallback, true, state.deleted);
        case "pard" -> state = new State(state.font, state.fallback, false, state.deleted);
        case "par", "sect", "page" -> {
          if (state.inTable) {
            text.add('\n');
          } else {
            endRow();
            endParagraph();
            take(Kind.RECORD, "", begun ? in.position() : at);
            current = "text".equals(current) ? current : null;
          }
        }
        case "cell" -> {
          row.set(column++, text.take().strip());
        }
        case "row" -> {
          endRow();
          take(Kind.RECORD, "", begun ? in.position() : at);
        }
        default -> {}
      }
    }

    private void endRow() throws IOException {
      if (column == 0) {
        return;
      }
      column = 0;
      if (row.blank()) {
        row.clear();
        return;
      }
      if (current == null || current.equals("text")) {
        tables++;
        tableRow = 0;
        current = "table " + tables;
        sink.table(current, List.of());
      }
      row.end(++tableRow);
    }

    private void endParagraph() throws IOException {
      paragraph++;
      String line = text.isEmpty() ? "" : text.take();
      if (line.isBlank()) {
        return;
      }
      if (!"text".equals(current)) {
        current = "text";
        sink.table(current, List.of());
      }
      row.set(0, line);
      row.end(paragraph);
    }

    /** Passes over the rest of the group. */
    private void destination(long start, Kind kind, String reason) throws IOException {
      take(begun ? Kind.RECORD : Kind.HEADER, begun ? "" : HEAD, start);
      int depth = 1;
      while (depth > 0) {
        switch (in.next()) {
          case OPEN -> depth++;
          case CLOSE -> depth--;
          case WORD -> {
            if (in.word().equals("bin")) {
              in.passOver(in.number());
            }
          }
          case BYTE -> {}
          case END -> depth = 0;
        }
      }
      take(kind, reason, in.position());
      close();
    }

    /** Reads the table of fonts: which is in which character set. */
    private void fonts() throws IOException {
      int depth = 1;
      int declared = -1;
      while (depth > 0) {
        switch (in.next()) {
          case OPEN -> depth++;
          case CLOSE -> depth--;
          case WORD -> {
            if (in.word().equals("f")) {
              declared = in.number();
            } else if (in.word().equals("fcharset")) {
              int set = in.number();
              text.font(declared, set);
            }
          }
          case BYTE -> {}
          case END -> depth = 0;
        }
      }
      take(Kind.HEADER, HEAD, in.position());
      close();
    }

    private void close() {
      if (tooDeep > 0) {
        tooDeep--;
      } else if (!outer.isEmpty()) {
        state = outer.pop();
      }
    }
  }
}
