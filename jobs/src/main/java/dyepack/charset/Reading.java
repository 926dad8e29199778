package dyepack.charset;

/** One way in which bytes may be text. */
sealed interface Reading
    permits Utf8Reading, PairReading, WideReading, ByteReading, MisreadReading {
  /** The character set. */
  String name();

  /**
   * Adds the cost of {@code b[from, to)} to a score.
   *
   * @param open whether the bytes may end within a character because the sample does
   */
  void score(byte[] b, int from, int to, boolean open, Score score);
}
