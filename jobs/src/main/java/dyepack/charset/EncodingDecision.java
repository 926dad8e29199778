package dyepack.charset;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a text was found to be.
 *
 * @param encoding its character set
 * @param misreading the earlier mistake that has to be undone, or null
 * @param second the next best answer, or null where a byte order mark or plain ASCII decided
 * @param marginNats how much better the best explains the sample than the second, in nats: at 7 the
 *     second is a thousand times less likely
 */
public record EncodingDecision(
    TextEncoding encoding,
    @Nullable Misreading misreading,
    @Nullable String second,
    double marginNats) {

  static EncodingDecision certain(TextEncoding encoding) {
    return new EncodingDecision(encoding, null, null, Double.POSITIVE_INFINITY);
  }

  /** For a report, such as "UTF-8 of GB18030 read as windows-1252". */
  public String label() {
    return misreading == null ? encoding.label() : misreading.label(encoding);
  }

  /** How sure this is, for a report; empty where nothing else came into question. */
  public String confidence() {
    return second == null
        ? ""
        : String.format(Locale.ROOT, "%.0f nats before %s", Math.min(marginNats, 9999), second);
  }
}
