package dyepack.identity;

import dyepack.keys.EpochKeys;
import dyepack.keys.Prf;
import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The derived keys of all indexes of one plan, and nothing from which others could be derived.
 * Immutable; crosses to executors.
 */
final class KeyRing implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] blindIndexKey;
  private final Map<KeyKind, byte[]> partialKeys;
  private final List<byte[]> combinationKeys;

  private final transient BlindIndexer exact;
  private final transient Map<KeyKind, Prf> partial = new EnumMap<>(KeyKind.class);
  private final transient List<Prf> combinations;

  /** Derives the keys that the plan needs. */
  KeyRing(EpochKeys epoch, IndexPlan plan) {
    this(epoch.blindIndexKey(), partialKeys(epoch), combinationKeys(epoch, plan.combinations()));
  }

  private KeyRing(
      byte[] blindIndexKey, Map<KeyKind, byte[]> partialKeys, List<byte[]> combinationKeys) {
    this.blindIndexKey = blindIndexKey;
    this.partialKeys = partialKeys;
    this.combinationKeys = combinationKeys;
    exact = new BlindIndexer(blindIndexKey);
    partialKeys.forEach((kind, key) -> partial.put(kind, new Prf(key)));
    combinations = combinationKeys.stream().map(Prf::new).toList();
  }

  private static Map<KeyKind, byte[]> partialKeys(EpochKeys epoch) {
    Map<KeyKind, byte[]> keys = new EnumMap<>(KeyKind.class);
    for (KeyKind kind : KeyKind.values()) {
      keys.put(kind, epoch.partialKey(kind.label()));
    }
    return keys;
  }

  private static List<byte[]> combinationKeys(EpochKeys epoch, List<List<String>> combinations) {
    List<byte[]> keys = new ArrayList<>();
    for (List<String> columns : combinations) {
      String name = String.join(String.valueOf(Normaliser.PART_SEPARATOR), columns);
      keys.add(epoch.combinationKey(name));
    }
    return keys;
  }

  /** Returns the blind index of a whole identifier. */
  BlindIndex exact(IdentifierType type, String canonical) {
    return exact.of(type, canonical);
  }

  /** Returns the key of parts of an identifier: HMAC(the kind's key, LP(part) || LP(part) ...). */
  BlindIndex partial(KeyKind kind, Message parts) {
    return BlindIndexer.tag(
        Objects.requireNonNull(partial.get(kind)), parts.bytes(), parts.length());
  }

  /** Returns what reads and writes the address of a row as tags of its own. */
  AddressSketch sketch(BlindIndex rid) {
    byte[] message = new byte[4 + BlindIndex.BYTES];
    message[3] = BlindIndex.BYTES;
    rid.write(message, 4);
    Prf prf = Objects.requireNonNull(partial.get(KeyKind.ADDRESS_SKETCH_1));
    return new AddressSketch(BlindIndexer.tag(prf, message, message.length));
  }

  /** Returns the key of the values of combination {@code place}. */
  BlindIndex combination(int place, Message values) {
    return BlindIndexer.tag(combinations.get(place), values.bytes(), values.length());
  }

  private Object readResolve() {
    return new KeyRing(blindIndexKey, partialKeys, combinationKeys);
  }

  /** Says what this is, never a key. */
  @Override
  public String toString() {
    return "KeyRing[hidden]";
  }
}
