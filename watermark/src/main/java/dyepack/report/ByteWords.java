package dyepack.report;

import java.text.MessageFormat;

/** An account of bytes as one sentence. */
final class ByteWords {
  private ByteWords() {}

  /** How many bytes there are of each kind, which add up to the length of the file. */
  static String sentence(Findings.Bytes bytes, Words words) {
    long all = bytes.record() + bytes.header() + bytes.noise() + bytes.blank() + bytes.rejected();
    return MessageFormat.format(
        words.text("bytes.sentence"),
        Html.number(all),
        Html.number(bytes.record()),
        Html.number(bytes.header()),
        Html.number(bytes.noise()),
        Html.number(bytes.blank()),
        Html.number(bytes.rejected()));
  }
}
