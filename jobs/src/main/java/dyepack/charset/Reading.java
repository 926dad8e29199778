package dyepack.charset;

/** One way in which bytes may be text. */
sealed interface Reading
    permits Utf8Reading, PairReading, WideReading, ByteReading, MisreadReading {
  /** The character set. */
  String name();

  /** Whether the bytes would be UTF-8, whatever was done to them before. */
  default boolean isUtf8() {
    return name().equals("UTF-8");
  }

  /**
   * Adds the cost of {@code b[from, to)} to a score.
   *
   * @param open whether the bytes may end within a character because the sample does
   */
  void score(byte[] b, int from, int to, boolean open, Score score);

  /**
   * Whether {@code b[from, to)} surely is usual text under this reading: nothing malformed, no
   * control characters that no text uses, and characters outside ASCII that cost no more than
   * {@link Score#isDear} allows. False may also mean that only {@link #score} can tell, which takes
   * far longer.
   */
  default boolean isUsual(byte[] b, int from, int to) {
    return false;
  }
}
