package dyepack.identity;

import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the keys of one row. */
final class KeySink {
  private final KeyRing ring;
  private final List<IndexKey> keys = new ArrayList<>(32);
  private final Message message = new Message();

  KeySink(KeyRing ring) {
    this.ring = ring;
  }

  /** Adds the key of the whole identifier at {@code place} of the plan. */
  void exact(int place, IdentifierType type, String canonical) {
    keys.add(new IndexKey(place, ring.exact(type, canonical)));
  }

  /** Adds a partial key, unless one of its parts is missing. */
  void add(KeyKind kind, @Nullable String first) {
    if (first != null) {
      add(kind, message.clear().add(first));
    }
  }

  /** Adds a partial key, unless one of its parts is missing. */
  void add(KeyKind kind, @Nullable String first, @Nullable String second) {
    if (first != null && second != null) {
      add(kind, message.clear().add(first).add(second));
    }
  }

  /** Adds a partial key, unless one of its parts is missing. */
  void add(KeyKind kind, @Nullable String first, @Nullable String second, @Nullable String third) {
    if (first != null && second != null && third != null) {
      add(kind, message.clear().add(first).add(second).add(third));
    }
  }

  private void add(KeyKind kind, Message parts) {
    keys.add(new IndexKey(kind.use(), ring.partial(kind, parts)));
  }

  /** Adds the tags of a row's address. */
  void sketch(BlindIndex rid, AddressText address, Who who) {
    byte[] sketch = ring.sketch(rid).of(address, who);
    keys.add(new IndexKey(KeyKind.ADDRESS_SKETCH_1.use(), BlindIndex.read(sketch, 0)));
    keys.add(
        new IndexKey(KeyKind.ADDRESS_SKETCH_2.use(), BlindIndex.read(sketch, BlindIndex.BYTES)));
  }

  /** Adds the key of a combination of columns. */
  void combination(int place, String[] values) {
    Message parts = message.clear();
    for (String value : values) {
      parts.add(value);
    }
    keys.add(new IndexKey(KeyKind.combinationUse(place), ring.combination(place, parts)));
  }

  /** Returns the keys so far. */
  List<IndexKey> keys() {
    return keys;
  }
}
