package dyepack.unpack;

import dyepack.cells.ByteAccount.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a mail (RFC 5322, RFC 2045) or a mailbox of many (RFC 4155) apart: each text, page and
 * attachment is an entry, a mail within a mail too. Sender, receivers, subject and time of all
 * mails are an entry of their own, a table.
 */
final class MailArchive {
  private static final int MOST_DEPTH = 50;
  private static final int MOST_TABLE_CHARS = 16 << 20;
  private static final String HEADERS = "headers and boundaries of mails";
  private static final String BETWEEN = "text before, between and behind the parts of a mail";
  private static final List<String> TOLD = List.of("date", "from", "to", "cc", "subject");

  private final Unpacking archive;
  private final MailLines lines;
  private final boolean mailbox;
  private final List<String> boundaries = new ArrayList<>();
  private final StringBuilder table = new StringBuilder();
  private String prefix = "";
  private int entries;
  private int parts;

  private MailArchive(Unpacking archive, MailLines lines, boolean mailbox) {
    this.archive = archive;
    this.lines = lines;
    this.mailbox = mailbox;
  }

  static void unpack(Unpacking archive, boolean mailbox) throws IOException {
    try (MailLines lines = new MailLines(archive.file())) {
      new MailArchive(archive, lines, mailbox).unpack();
      archive.sink().account(lines.account());
    }
  }

  private void unpack() throws IOException {
    for (int number = 1; !lines.atEnd(); number++) {
      if (mailbox) {
        prefix = "message " + number + "/";
        lines.take(Kind.HEADER, HEADERS);
      }
      parts = 0;
      MimeHeader header = header();
      tell(header);
      part(header);
      while (!lines.atEnd() && !separates()) {
        lines.take(Kind.NOISE, BETWEEN);
      }
    }
    store(
        "headers.json",
        new ByteArrayInputStream(table.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private boolean separates() {
    return mailbox && lines.separates();
  }

  private MimeHeader header() throws IOException {
    MimeHeader header = new MimeHeader();
    while (!lines.atEnd() && !ends()) {
      boolean blank = lines.content() == 0;
      if (!blank) {
        header.line(lines.text());
      }
      lines.take(Kind.HEADER, HEADERS);
      if (blank) {
        break;
      }
    }
    return header;
  }

  /** A row of the table of mails, a JSON object (RFC 8259). */
  private void tell(MimeHeader header) {
    if (table.length() > MOST_TABLE_CHARS) {
      return;
    }
    List<String> cells = new ArrayList<>();
    for (String name : TOLD) {
      cells.add(quoted(name) + ':' + quoted(header.text(name)));
    }
    table.append('{').append(String.join(",", cells)).append("}\n");
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else {
        out.append(c < ' ' ? ' ' : c);
      }
    }
    return out.append('"').toString();
  }

  private void part(MimeHeader header) throws IOException {
    String type = header.type();
    String boundary = header.parameter("content-type", "boundary");
    if (type.startsWith("multipart/") && !boundary.isEmpty() && boundaries.size() < MOST_DEPTH) {
      parts(boundary);
      return;
    }
    String name = header.fileName();
    parts++;
    MimeBody body = new MimeBody(lines, header.encoding(), this::ends);
    store(prefix + (name.isEmpty() ? "part " + parts + ending(type) : name), body);
    body.drain();
  }

  private static String ending(String type) {
    return switch (type) {
      case "text/html" -> ".html";
      case "message/rfc822" -> ".eml";
      default -> type.startsWith("text/") ? ".txt" : "";
    };
  }

  private void parts(String boundary) throws IOException {
    boundaries.add(boundary);
    while (!lines.atEnd() && !ends()) {
      lines.take(Kind.NOISE, BETWEEN);
    }
    while (isBoundary(boundary)) {
      boolean last = lines.startsWith("--" + boundary + "--");
      lines.take(Kind.HEADER, HEADERS);
      if (last) {
        break;
      }
      part(header());
    }
    boundaries.remove(boundaries.size() - 1);
    while (!lines.atEnd() && !ends()) {
      lines.take(Kind.NOISE, BETWEEN);
    }
  }

  /** Whether the line ends what is being read: a boundary of any part around it, the next mail. */
  private boolean ends() {
    if (separates()) {
      return true;
    }
    for (String boundary : boundaries) {
      if (isBoundary(boundary)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBoundary(String boundary) {
    if (!lines.startsWith("--" + boundary)) {
      return false;
    }
    String rest = lines.text().substring(boundary.length() + 2).strip();
    return rest.isEmpty() || rest.equals("--");
  }

  private void store(String name, InputStream content) throws IOException {
    Unpacker.checkEntries(++entries, archive.limits());
    UnpackedEntry stored =
        archive.store().store(EntryName.visible(name), content, archive.fileBytes(), -1);
    archive.sink().entry(stored);
  }
}
