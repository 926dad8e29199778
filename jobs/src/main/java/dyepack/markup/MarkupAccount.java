package dyepack.markup;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellSink;
import java.io.IOException;

/**
 * The account of the bytes of a file of markup: records and headers where they are told, blanks
 * where nothing else stands between them, and noise.
 */
final class MarkupAccount {
  private static final String AROUND = "markup and text outside of records";

  private final DecodedText text;
  private final ByteAccount.Tally tally = new ByteAccount.Tally();
  private long at;
  private boolean marked;
  private String rest = "";

  MarkupAccount(DecodedText text, int markBytes) {
    this.text = text;
    this.at = Math.min(markBytes, text.length());
    tally.add(Kind.HEADER, "byte order mark", 0, at);
  }

  /** Says that something that isn't blank stands before the next record. */
  void mark() {
    marked = true;
  }

  /**
   * Takes a record or header; what lies before it, and wasn't taken, is none.
   *
   * @param from number of its first character
   * @param to one past its last one
   */
  void take(Kind kind, long from, long to) {
    long start = Math.max(at, text.offset(from));
    between(start);
    long end = Math.max(start, text.offset(to));
    tally.add(kind, kind == Kind.HEADER ? "the header" : "", start, end);
    at = end;
    marked = false;
  }

  private void between(long end) {
    tally.add(marked ? Kind.NOISE : Kind.BLANK, AROUND, at, end);
    at = end;
  }

  /** Says why the file isn't read to its end. */
  void stop(String reason, long character) {
    if (rest.isEmpty()) {
      long end = Math.max(at, text.offset(character));
      between(end);
      rest = reason;
    }
  }

  /** Tells the account; what follows the last record is part of none. */
  void tell(CellSink sink) throws IOException {
    if (rest.isEmpty()) {
      between(text.length());
    } else {
      tally.add(Kind.REJECTED, rest, at, text.length());
    }
    sink.account(tally.account());
  }
}
