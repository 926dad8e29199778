package dyepack.identity;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dyepack.share.BlindIndex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address (and name) of one row of the ledger as 32 bytes of keyed tags, which tell how much a
 * found address is like it. The tags are salted by the row's id: without the key they are noise,
 * and equal addresses of two rows have nothing in common.
 *
 * <p>Layout: six tags of 2 bytes for the numbers in their order (of more than six the first three
 * and the last three), one byte each for the surname and for the last character of the name, then
 * 18 of one byte for the pairs of neighbouring characters in the names before and between the
 * numbers (of more, the last 18). A place that stands empty holds the tag of its own number, so
 * that a thief sees no lengths. A tag is the low bytes of SipHash-2-4 (Aumasson and Bernstein,
 * 2012) under {@code HMAC(partial("address-sketch"), LP(row id))[0..16)} over a letter for its role
 * and the value.
 */
final class AddressSketch {
  /** Length in bytes; stored as two index keys. */
  static final int BYTES = 32;

  private static final int NUMBERS = 6;
  private static final int NAMES_AT = 2 * NUMBERS;
  private static final int PAIRS_AT = NAMES_AT + 2;
  private static final int PAIRS = BYTES - PAIRS_AT;

  private final HashFunction hash;

  /**
   * Prepares for one row.
   *
   * @param key 16 bytes that belong to the row alone
   */
  AddressSketch(BlindIndex key) {
    hash = Hashing.sipHash24(Long.reverseBytes(key.high()), Long.reverseBytes(key.low()));
  }

  /** Returns the numbers that a sketch has room for: all of up to six. */
  static List<String> numbers(AddressText address) {
    List<String> all = address.numbers();
    if (all.size() <= NUMBERS) {
      return all;
    }
    List<String> kept = new ArrayList<>(all.subList(0, NUMBERS / 2));
    kept.addAll(all.subList(all.size() - NUMBERS / 2, all.size()));
    return kept;
  }

  /** Returns the pairs of neighbouring characters of the names, but not of notes at the end. */
  static List<String> pairs(AddressText address) {
    List<String> pairs = new ArrayList<>();
    pairs(address.head(), pairs);
    address.middle().forEach(name -> pairs(name, pairs));
    return pairs;
  }

  private static void pairs(String name, List<String> sink) {
    for (int i = 0; i + 1 < name.length(); i++) {
      sink.add(name.substring(i, i + 2));
    }
  }

  /** Returns the sketch of an address. */
  byte[] of(AddressText address, Who who) {
    byte[] sketch = new byte[BYTES];
    List<String> numbers = numbers(address);
    for (int i = 0; i < NUMBERS; i++) {
      int tag = i < numbers.size() ? number(numbers.get(i)) : emptyNumber(i);
      sketch[2 * i] = (byte) (tag >>> 8);
      sketch[2 * i + 1] = (byte) tag;
    }
    sketch[NAMES_AT] = who.surname() == null ? empty(NAMES_AT) : surname(who.surname());
    sketch[NAMES_AT + 1] = who.end() == null ? empty(NAMES_AT + 1) : end(who.end());
    List<String> pairs = pairs(address);
    int from = Math.max(0, pairs.size() - PAIRS);
    for (int i = 0; i < PAIRS; i++) {
      sketch[PAIRS_AT + i] =
          from + i < pairs.size() ? pair(pairs.get(from + i)) : empty(PAIRS_AT + i);
    }
    return sketch;
  }

  /** The numbers of a sketch, as tags. */
  int[] numbers(byte[] sketch) {
    int[] tags = new int[NUMBERS];
    int count = 0;
    for (int i = 0; i < NUMBERS; i++) {
      int tag = (sketch[2 * i] & 0xff) << 8 | (sketch[2 * i + 1] & 0xff);
      if (tag != emptyNumber(i)) {
        tags[count++] = tag;
      }
    }
    return Arrays.copyOf(tags, count);
  }

  /** Says whether a pair of characters is among those of the sketch; 7 % of others seem to be. */
  boolean hasPair(byte[] sketch, String pair) {
    byte tag = pair(pair);
    for (int i = PAIRS_AT; i < BYTES; i++) {
      if (sketch[i] == tag) {
        return true;
      }
    }
    return false;
  }

  /** Says whether the row's surname is this one; null if it has none. */
  @Nullable Boolean hasSurname(byte[] sketch, String surname) {
    return sketch[NAMES_AT] == empty(NAMES_AT) ? null : sketch[NAMES_AT] == surname(surname);
  }

  /** Says whether the row's name ends so; null if it has none. */
  @Nullable Boolean hasEnd(byte[] sketch, String end) {
    return sketch[NAMES_AT + 1] == empty(NAMES_AT + 1) ? null : sketch[NAMES_AT + 1] == end(end);
  }

  /** Returns the tag of a number. */
  int number(String number) {
    return (int) tag('n', number) & 0xffff;
  }

  private int emptyNumber(int place) {
    return (int) tag('-', Integer.toString(2 * place)) & 0xffff;
  }

  private byte empty(int place) {
    return (byte) tag('-', Integer.toString(place));
  }

  private byte surname(String surname) {
    return (byte) tag('s', surname);
  }

  private byte end(String end) {
    return (byte) tag('e', end);
  }

  private byte pair(String pair) {
    return (byte) tag('p', pair);
  }

  private long tag(char role, String value) {
    return hash.hashString(role + value, StandardCharsets.UTF_8).asLong();
  }
}
