package dyepack.charset;

/**
 * A stretch of a window between places where the character set may change.
 *
 * @param from index of its first byte
 * @param to index after its last
 * @param begins whether a line begins at {@code from}: only there the character set may change
 * @param ascii whether all its bytes are plain ASCII without zero
 */
record Line(int from, int to, boolean begins, boolean ascii) {}
