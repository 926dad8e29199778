package dyepack.layout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Neighbouring lines of a file, kept in memory to find out how they are laid out. */
final class Block {
  /** Most lines and characters of a block. */
  static final int MOST_LINES = 1000;

  private static final int MOST_CHARS = 1 << 19;
  private static final int LINE_LIMIT = 1 << 20;
  private static final int LOOKED_AT = 1 << 16;

  private final List<String> lines = new ArrayList<>();
  private final List<Long> offsets = new ArrayList<>();
  private final List<List<Anchors.Anchor>> anchors = new ArrayList<>();
  private final List<Boolean> silent = new ArrayList<>();
  private final Map<String, CellKind> kinds = new HashMap<>();
  private final long firstLine;
  private boolean atEnd;
  private boolean chat;

  private Block(long firstLine) {
    this.firstLine = firstLine;
  }

  /** The block that begins at {@code start}, the beginning of a line. */
  static Block read(Path file, long start, long firstLine, TextForm form) throws IOException {
    Block block = new Block(firstLine);
    try (LineFeed feed = new LineFeed(file, start, Long.MAX_VALUE, form, LINE_LIMIT, firstLine)) {
      int chars = 0;
      long end = start;
      block.atEnd = true;
      while (feed.first()) {
        String line = feed.overlong() ? "" : feed.text();
        block.add(line.length() > LOOKED_AT ? line.substring(0, LOOKED_AT) : line, feed.offset());
        end = feed.endOffset();
        chars += line.length();
        if (block.lines.size() >= MOST_LINES || chars > MOST_CHARS) {
          block.atEnd = !feed.first();
          break;
        }
      }
      block.offsets.add(end);
    }
    block.silenceChatHeads();
    return block;
  }

  private void add(String line, long offset) {
    lines.add(line);
    offsets.add(offset);
    List<Anchors.Anchor> found = Anchors.find(line);
    anchors.add(found);
    char[] chars = line.toCharArray();
    silent.add(Lines.isRule(chars, 0, chars.length));
  }

  /**
   * Lines that only say who wrote when are no records, if that is what they are: lines that begin
   * with a time, and almost always another line follows that doesn't.
   */
  private void silenceChatHeads() {
    List<Integer> heads = new ArrayList<>();
    int followed = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (Lines.isChatHead(lines.get(i))) {
        heads.add(i);
        boolean last = i + 1 == lines.size();
        followed +=
            !last && !lines.get(i + 1).isBlank() && !Lines.isChatHead(lines.get(i + 1)) ? 1 : 0;
      }
    }
    if (heads.size() >= 3 && followed * 5 >= heads.size() * 4) {
      heads.forEach(i -> silent.set(i, true));
      chat = true;
    }
  }

  int size() {
    return lines.size();
  }

  String line(int i) {
    return lines.get(i);
  }

  /** Offset in the file of line {@code i}, or of the block's end. */
  long offset(int i) {
    return offsets.get(i);
  }

  /** Number in the file of line {@code i}. */
  long number(int i) {
    return firstLine + i;
  }

  boolean atEnd() {
    return atEnd;
  }

  List<Anchors.Anchor> anchors(int i) {
    return anchors.get(i);
  }

  /** Whether messages stand below lines that say who wrote when. */
  boolean chat() {
    return chat;
  }

  /** Whether the line is blank, holds neither letters nor digits, or heads a chat message. */
  boolean silent(int i) {
    return silent.get(i);
  }

  /** How many lines aren't {@link #silent}. */
  int speaking() {
    int n = 0;
    for (boolean s : silent) {
      n += s ? 0 : 1;
    }
    return n;
  }

  /** {@link CellKind#of}, remembered. */
  CellKind kind(String cell) {
    CellKind known = kinds.get(cell);
    if (known == null) {
      known = CellKind.of(cell);
      kinds.put(cell, known);
    }
    return known;
  }
}
