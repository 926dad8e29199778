package dyepack.index;

import dyepack.share.BlindIndex;

/**
 * One record of an index segment.
 *
 * <p>In a {@link SegmentKind#KEYS} segment the key is the blind index of one identifier, whole or
 * partial, {@code number} is the key kind and {@code payload} the 16-byte id of the row. In a
 * {@link SegmentKind#ROWS} segment the key is the row id, {@code number} the release in which the
 * row first stood so, and {@code payload} the row's tags.
 *
 * @param key what the segment is sorted by, as unsigned bytes
 * @param number key kind or release number
 * @param row row number within the dataset and epoch from 0; of canary {@code n} it is {@code -1 -
 *     n}
 * @param payload row id or tags
 */
public record SegmentEntry(BlindIndex key, int number, long row, byte[] payload) {}
