package dyepack.identity;

import org.jspecify.annotations.Nullable;

/**
 * Keys under which an address is found again after somebody edited it. Each is made of two or three
 * parts of it, so that whatever is cut off, left out or mistyped leaves one of them whole. What
 * they find are rows to compare by {@link AddressSketch}, not yet candidates.
 */
final class AddressKeys {
  private AddressKeys() {}

  /** Adds the keys of an address that is indexed or found, from the surest to the vaguest. */
  static void add(KeySink sink, @Nullable AddressText address) {
    if (address == null) {
      return;
    }
    String place = address.place();
    String area = address.area();
    String first = address.number(0);
    String second = address.number(1);
    String last = address.number(-1);
    sink.add(KeyKind.ADDRESS_NUMBERS, address.allNumbers());
    if (second != null) {
      sink.add(KeyKind.ADDRESS_PLACE_LAST, place, last);
      sink.add(KeyKind.ADDRESS_AREA_ENDS, area, first, last);
      sink.add(KeyKind.ADDRESS_AREA_FIRST, area, first, second);
      sink.add(KeyKind.ADDRESS_AREA_LAST, area, address.number(-2), last);
    }
    sink.add(KeyKind.ADDRESS_PLACE_FIRST, place, first);
    sink.add(KeyKind.ADDRESS_AREA_PLACE, area, place);
  }
}
