package dyepack.marks;

/**
 * A text with everything levelled that ordinary cleaning changes (full width, case, spaces,
 * punctuation), and for each of its characters the raw character that it came from.
 */
final class FoldedText {
  private final String raw;
  private final String folded;
  private final int[] origin;

  private FoldedText(String raw, StringBuilder folded, int[] origin) {
    this.raw = raw;
    this.folded = folded.toString();
    this.origin = origin;
  }

  /**
   * Chinese: half width, upper case; spaces and punctuation dropped except the signs that carry
   * meaning between numbers ({@code - # ( ) / .}).
   */
  static FoldedText chinese(String raw) {
    StringBuilder folded = new StringBuilder(raw.length() + 4);
    int[] origin = new int[raw.length() * 2 + 1];
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '㎡') {
        origin[folded.length()] = i;
        folded.append('M');
        origin[folded.length()] = i;
        folded.append('2');
        continue;
      }
      char half = Character.toUpperCase(halfWidth(c));
      if (Character.isLetterOrDigit(half) || "-#()/.".indexOf(half) >= 0) {
        origin[folded.length()] = i;
        folded.append(half);
      }
    }
    origin[folded.length()] = raw.length();
    return new FoldedText(raw, folded, origin);
  }

  /** English: half width, lower case, apostrophes dropped, other punctuation one space. */
  static FoldedText english(String raw) {
    StringBuilder folded = new StringBuilder(raw.length());
    int[] origin = new int[raw.length() + 1];
    for (int i = 0; i < raw.length(); i++) {
      char half = Character.toLowerCase(halfWidth(raw.charAt(i)));
      if (half == '\'' || half == '’') {
        continue;
      }
      boolean word = Character.isLetterOrDigit(half);
      boolean afterSpace = folded.length() == 0 || folded.charAt(folded.length() - 1) == ' ';
      if (word || !afterSpace) {
        origin[folded.length()] = i;
        folded.append(word ? half : ' ');
      }
    }
    while (folded.length() > 0 && folded.charAt(folded.length() - 1) == ' ') {
      folded.setLength(folded.length() - 1);
    }
    origin[folded.length()] = raw.length();
    return new FoldedText(raw, folded, origin);
  }

  private static char halfWidth(char c) {
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return (char) (c - 0xFEE0);
    }
    if (c == 0x3000 || c == 0xA0) {
      return ' ';
    }
    return c == '–' || c == '—' || c == '−' ? '-' : c;
  }

  String raw() {
    return raw;
  }

  String folded() {
    return folded;
  }

  /** The raw position of a folded character; of the folded end, the end of the raw text. */
  int rawStart(int foldedPosition) {
    return origin[foldedPosition];
  }

  /** The raw position just after the folded character before this position. */
  int rawEnd(int foldedPosition) {
    return foldedPosition == 0 ? 0 : origin[foldedPosition - 1] + 1;
  }

  /** The raw text of a folded span. */
  String rawText(int foldedStart, int foldedEnd) {
    return foldedStart == foldedEnd ? "" : raw.substring(rawStart(foldedStart), rawEnd(foldedEnd));
  }

  /** A place to be rewritten: a span that holds something. */
  SpellingSite site(int start, int end, int family, int variant, String other, String canonical) {
    String now = rawText(start, end);
    return new SpellingSite(
        rawStart(start),
        rawEnd(end),
        start,
        end,
        family,
        variant,
        variant == 0 ? now : other,
        variant == 0 ? other : now,
        canonical);
  }
}
