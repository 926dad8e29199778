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
    String street = address.number(0);
    String building = address.number(1);
    String door = address.number(-1);
    sink.add(KeyKind.ADDRESS_NUMBERS, address.allNumbers());
    if (building != null) {
      sink.add(KeyKind.ADDRESS_PLACE_LAST, place, door);
      sink.add(KeyKind.ADDRESS_AREA_ENDS, area, street, door);
      sink.add(KeyKind.ADDRESS_AREA_FIRST, area, street, building);
      sink.add(KeyKind.ADDRESS_AREA_LAST, area, address.number(-2), door);
    }
    sink.add(KeyKind.ADDRESS_PLACE_FIRST, place, street);
    sink.add(KeyKind.ADDRESS_AREA_PLACE, area, place);
  }
}
