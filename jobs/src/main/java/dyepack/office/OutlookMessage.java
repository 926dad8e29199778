package dyepack.office;

import dyepack.cells.CellLimits;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.jspecify.annotations.Nullable;

/**
 * A message that Outlook stored as a file ([MS-OXMSG]): subject and people of its head as one row,
 * and the lines of its plain text (PidTagBody) as rows of one cell. Its attachments, and a body
 * that is there in HTML or RTF only, are told of and not read.
 */
final class OutlookMessage {
  /** Streams of properties are named by the property's number and type in hexadecimal (2.2.1.1). */
  private static final String PROPERTY = "__substg1.0_";

  static final String ATTACHMENT = "__attach_version1.0_#";
  private static final String UNICODE = "001F";
  private static final String EIGHT_BITS = "001E";
  private static final String BODY = "1000";
  private static final int MOST_BYTES = 64 << 20;

  /** PidTagSubject, PidTagSenderName, PidTagSenderEmailAddress, PidTagDisplayTo. */
  private static final List<String> HEAD = List.of("0037", "0C1A", "0C1F", "0E04");

  private static final List<String> HEAD_NAMES = List.of("subject", "sender", "sender mail", "to");
  private static final Set<String> OTHER_BODIES = Set.of("10130102", "1013001F", "10090102");

  private final DirectoryNode root;

  private OutlookMessage(DirectoryNode root) {
    this.root = root;
  }

  static void read(DirectoryNode root, CellLimits limits, CellSink sink) throws IOException {
    new OutlookMessage(root).read(new CellRow(limits, sink), sink);
  }

  private void read(CellRow row, CellSink sink) throws IOException {
    sink.table("head", HEAD_NAMES);
    for (int c = 0; c < HEAD.size(); c++) {
      String text = property(HEAD.get(c));
      row.set(c, text == null ? "" : text.strip());
    }
    row.end(1);
    row.report();
    String body = property(BODY);
    if (body != null) {
      sink.table("text", List.of());
      long number = 0;
      for (String line : body.lines().toList()) {
        number++;
        row.set(0, line.strip());
        row.end(number);
      }
      row.report();
    }
    long others = 0;
    long attachments = 0;
    for (String name : root.getEntryNames()) {
      others += name.startsWith(PROPERTY) && OTHER_BODIES.contains(name.substring(12)) ? 1 : 0;
      attachments += name.startsWith(ATTACHMENT) ? 1 : 0;
    }
    if (body == null && others > 0) {
      sink.skipped("the text of a message in HTML or RTF only, not read", others, 0);
    }
    if (attachments > 0) {
      sink.skipped("attachments of a message, not read", attachments, 0);
    }
  }

  /** Whether a stream of the root holds what is read; its path in lower case. */
  static boolean isRead(String path) {
    boolean text = path.length() == 20 && path.startsWith(PROPERTY) && path.startsWith("001", 16);
    String number = text ? path.substring(12, 16).toUpperCase(Locale.ROOT) : "";
    return number.equals(BODY) || HEAD.contains(number);
  }

  private @Nullable String property(String number) throws IOException {
    byte[] unicode = bytes(PROPERTY + number + UNICODE);
    if (unicode != null) {
      return new String(unicode, StandardCharsets.UTF_16LE);
    }
    byte[] bytes = bytes(PROPERTY + number + EIGHT_BITS);
    if (bytes == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("GB18030"));
    }
  }

  private byte @Nullable [] bytes(String wanted) throws IOException {
    String name = CompoundFileParser.name(root.getEntryNames(), wanted);
    if (name == null) {
      return null;
    }
    try (InputStream in = root.createDocumentInputStream(name)) {
      return in.readNBytes(MOST_BYTES);
    }
  }
}
