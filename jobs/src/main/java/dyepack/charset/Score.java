package dyepack.charset;

/** What a stretch of bytes costs under one reading, added up character by character. */
final class Score {
  /** Nats per character outside ASCII that real text seldom exceeds, and those of a bad line. */
  private static final double USUAL = 9.5;

  private static final double SLACK = 8;
  private double nats;
  private double limit = Double.POSITIVE_INFINITY;
  private double foreignNats;
  private long malformed;
  private long controls;
  private long characters;
  private long foreign;
  private int before = Kind.OTHER;

  private static final float[] ASCII_NATS = new float[128];
  private static final byte[] ASCII_KINDS = new byte[128];

  static {
    for (int c = 0; c < 128; c++) {
      ASCII_NATS[c] = CharacterCosts.UNICODE.of(c);
      ASCII_KINDS[c] = (byte) Kind.of(c);
    }
  }

  /** Takes a character. */
  void add(float cost, int kind) {
    nats += cost + Kind.after(before, kind);
    foreignNats += cost;
    before = kind;
    characters++;
    foreign++;
  }

  /** Takes an ASCII character, 0 to 127. */
  void ascii(int c) {
    int kind = ASCII_KINDS[c];
    nats += ASCII_NATS[c] + Kind.after(before, kind);
    before = kind;
    characters++;
    if (c < 0x20 && !isTextControl(c)) {
      controls++;
    }
  }

  /** Takes bytes that are part of no character. */
  void malformed(int bytes) {
    nats += (double) CharacterCosts.MALFORMED * bytes;
    malformed += bytes;
    before = Kind.OTHER;
  }

  /**
   * Takes the first bytes of a character that the sample ends in: dearer than any usual character,
   * since a byte above 0x7F at the end is more often a whole one of another character set.
   */
  void cutOff() {
    nats += 12;
  }

  /**
   * Control characters that texts and odd delimiters use: tab, line ends, form feed, ^A to ^G, the
   * four information separators of ASCII, and the escape that colours a terminal.
   */
  static boolean isTextControl(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c == '\f'
        || c == 0x1A
        || (c > 0 && c < 8)
        || (c >= 0x1B && c <= 0x1F);
  }

  /**
   * Whether characters outside ASCII cost more than those of real text do, with {@link #USUAL} nats
   * for each and {@link #SLACK} on top.
   */
  static boolean isDear(double foreignNats, long foreign) {
    return excess(foreignNats, foreign) > 0;
  }

  /** Nats by which characters outside ASCII cost more than {@link #isDear} allows. */
  static double excess(double foreignNats, long foreign) {
    return foreignNats - USUAL * foreign - SLACK;
  }

  /**
   * Sets the nats beyond which a reading need not go on, since nobody asks by how much it is worse.
   * Every character costs more than nothing, so that what is beyond the limit stays there.
   */
  void limit(double most) {
    limit = most;
  }

  /** Whether the limit is exceeded already. */
  boolean isBeyondLimit() {
    return nats > limit;
  }

  /** Whether so many malformed bytes more would exceed the limit. */
  boolean isBeyondLimit(int malformed) {
    return nats + (double) CharacterCosts.MALFORMED * malformed > limit;
  }

  /** Forgets everything but the limit. */
  void reset() {
    nats = 0;
    foreignNats = 0;
    malformed = 0;
    controls = 0;
    characters = 0;
    foreign = 0;
    before = Kind.OTHER;
  }

  /** -ln of the probability of the bytes. */
  double nats() {
    return nats;
  }

  /** The part of characters outside ASCII, each for itself. */
  double foreignNats() {
    return foreignNats;
  }

  /** Bytes that are part of no character. */
  long malformed() {
    return malformed;
  }

  /** Control characters that no text uses. */
  long controls() {
    return controls;
  }

  /** All characters. */
  long characters() {
    return characters;
  }

  /** Characters outside ASCII. */
  long foreign() {
    return foreign;
  }
}
