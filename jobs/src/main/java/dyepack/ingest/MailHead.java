package dyepack.ingest;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells mails by the header fields that they begin with (RFC 5322, section 3.6). */
final class MailHead {
  private static final int MOST_LINES = 200;

  /** First line of a message of a mailbox (RFC 4155, appendix A): sender and time. */
  private static final Pattern SEPARATOR = Pattern.compile("From \\S+.*\\d{4}\\s*");

  /** A page saved with its parts, as browsers and Excel do (RFC 2557), without sender or date. */
  private static final Pattern RELATED =
      Pattern.compile(
          "(?:[!-9;-~]{1,76}:[^\\n]*\\n(?:[ \\t][^\\n]*\\n)*){0,8}?"
              + "content-type:\\s*multipart/(?:related|alternative)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FIELD = Pattern.compile("([!-9;-~]{1,76}):.*");

  /** Fields that programs write; tables of keys and values have none of them. */
  private static final Set<String> OF_PROGRAMS =
      Set.of(
          "message-id",
          "mime-version",
          "received",
          "return-path",
          "delivered-to",
          "content-transfer-encoding",
          "x-mailer",
          "dkim-signature");

  private static final Set<String> OF_PEOPLE = Set.of("from", "to", "subject", "date");

  private MailHead() {}

  /** Mail or mailbox, or null for any other text. */
  static @Nullable ContentKind kind(String text) {
    String[] lines = text.split("\r?\n", MOST_LINES);
    boolean mailbox = SEPARATOR.matcher(lines[0]).matches();
    Set<String> fields = new HashSet<>();
    for (int i = mailbox ? 1 : 0; i < lines.length; i++) {
      boolean folded = lines[i].startsWith(" ") || lines[i].startsWith("\t");
      Matcher field = FIELD.matcher(lines[i]);
      if (field.matches()) {
        fields.add(field.group(1).toLowerCase(Locale.ROOT));
      } else if (!folded || i == 0) {
        break;
      }
    }
    boolean program = fields.stream().anyMatch(OF_PROGRAMS::contains);
    boolean people = fields.stream().filter(OF_PEOPLE::contains).count() >= 2;
    boolean page = fields.contains("mime-version") && RELATED.matcher(text).lookingAt();
    if (!program || !(people || page)) {
      return null;
    }
    return mailbox ? ContentKind.MAILBOX : ContentKind.MAIL;
  }
}
