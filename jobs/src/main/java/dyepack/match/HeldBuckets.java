package dyepack.match;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * Remembers for which buckets a row's tag holds: the search for a constant asks for the same few
 * thousand of them with every column that might be the marked one, and each costs a keyed hash.
 */
final class HeldBuckets implements LongPredicate {
  private static final int BLOCK_BITS = 12;

  /** What is known of neighbouring buckets. */
  private record Block(BitSet asked, BitSet held) {}

  private final LongPredicate tag;
  private final Map<Long, Block> blocks = new HashMap<>();

  /**
   * Remembers nothing yet.
   *
   * @param tag says whether the row's tag holds for a bucket
   */
  HeldBuckets(LongPredicate tag) {
    this.tag = tag;
  }

  @Override
  public boolean test(long bucket) {
    Block block =
        blocks.computeIfAbsent(bucket >> BLOCK_BITS, key -> new Block(new BitSet(), new BitSet()));
    int at = (int) (bucket & ((1 << BLOCK_BITS) - 1));
    if (!block.asked().get(at)) {
      block.asked().set(at);
      block.held().set(at, tag.test(bucket));
    }
    return block.held().get(at);
  }
}
