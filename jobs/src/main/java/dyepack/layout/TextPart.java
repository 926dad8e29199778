package dyepack.layout;

/**
 * A part of a table that can be read by itself.
 *
 * @param start first byte, at the beginning of a record
 * @param end one past the last byte
 * @param line number of the line at {@code start}
 */
public record TextPart(long start, long end, long line) {}
