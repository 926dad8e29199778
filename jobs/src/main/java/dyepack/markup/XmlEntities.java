package dyepack.markup;

/** The five entities of XML and numbers of characters. */
final class XmlEntities {
  /** Longest name that is looked for: {@code #x10FFFF}, with zeros before it. */
  static final int LONGEST = 12;

  private XmlEntities() {}

  /** The character of an entity's name, -1 if XML has none of this name. */
  static int character(String name) {
    return switch (name) {
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> name.startsWith("#") ? number(name) : -1;
    };
  }

  private static int number(String name) {
    boolean hex = name.startsWith("#x");
    try {
      int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      return isAllowed(point) ? point : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** XML 1.0, production [2] Char. */
  private static boolean isAllowed(int point) {
    return point == 9
        || point == 10
        || point == 13
        || (point >= 0x20 && point < 0xD800)
        || (point >= 0xE000 && point < 0xFFFE)
        || (point >= 0x10000 && point <= 0x10FFFF);
  }
}
