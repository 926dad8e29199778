package dyepack.sql;

import dyepack.sql.StatementSkip.Until;
import java.io.IOException;

/** Passes over what isn't rows, of any length. */
final class SqlPassage {
  private final SqlWindow window;
  private final SqlSyntax syntax;

  SqlPassage(SqlWindow window, SqlSyntax syntax) {
    this.window = window;
    this.syntax = syntax;
  }

  /** Passes over blanks, semicolons and comments; false at the end. */
  boolean toStatement() throws IOException {
    while (true) {
      toMark(ByteKind.NOISE);
      window.ensure(2);
      if (window.unread() == 0) {
        return false;
      }
      if (window.bytes()[window.from()] != ';') {
        return true;
      }
      window.consumeTo(window.from() + 1, ByteKind.NOISE);
    }
  }

  /** Passes over blanks and comments. */
  void toMark(ByteKind kind) throws IOException {
    while (true) {
      window.ensure(2);
      byte[] b = window.bytes();
      int i = window.from();
      while (i < window.to() && b[i] >= 0 && b[i] <= ' ') {
        i++;
      }
      window.consumeTo(i, kind);
      if (window.unread() < 2 && !window.atEnd()) {
        continue;
      }
      if (window.unread() < 2) {
        return;
      }
      if ((b[i] == '-' && b[i + 1] == '-') || (b[i] == '#' && syntax.backslashes())) {
        toLineEnd(kind);
      } else if (b[i] == '/' && b[i + 1] == '*') {
        toCommentEnd(kind);
      } else {
        return;
      }
    }
  }

  void toLineEnd(ByteKind kind) throws IOException {
    while (true) {
      byte[] b = window.bytes();
      int i = window.from();
      while (i < window.to() && b[i] != '\n') {
        i++;
      }
      boolean found = i < window.to();
      window.consumeTo(found ? i + 1 : i, kind);
      if (found || window.atEnd()) {
        return;
      }
      window.more();
    }
  }

  void toCommentEnd(ByteKind kind) throws IOException {
    window.consumeTo(window.from() + 2, kind);
    while (true) {
      byte[] b = window.bytes();
      int i = window.from();
      while (i + 1 < window.to() && !(b[i] == '*' && b[i + 1] == '/')) {
        i++;
      }
      boolean found = i + 1 < window.to();
      window.consumeTo(found ? i + 2 : window.atEnd() ? window.to() : i, kind);
      if (found || window.atEnd()) {
        return;
      }
      window.more();
    }
  }

  void skip(Until until, String delimiter, ByteKind kind) throws IOException {
    StatementSkip skip = new StatementSkip(syntax, until, delimiter);
    while (true) {
      int next = skip.skip(window.bytes(), window.from(), window.to(), window.atEnd());
      window.consumeTo(next, kind);
      if (skip.ended() || (window.atEnd() && window.unread() == 0)) {
        return;
      }
      window.more();
    }
  }
}
