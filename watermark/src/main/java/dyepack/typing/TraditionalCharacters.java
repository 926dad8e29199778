package dyepack.typing;

import java.util.HashMap;
import java.util.Map;

/** Traditional characters as simplified ones, one by one. */
final class TraditionalCharacters {
  private static final Map<Character, Character> SIMPLIFIED = load();

  private TraditionalCharacters() {}

  private static Map<Character, Character> load() {
    Map<Character, Character> simplified = new HashMap<>();
    for (String line : Resources.lines("traditional-zh.txt")) {
      for (int i = 1; i < line.length(); i++) {
        simplified.putIfAbsent(line.charAt(i), line.charAt(0));
      }
    }
    return simplified;
  }

  /** Returns text with its traditional characters written in the simplified way. */
  static String simplified(String text) {
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      Character simple = text.charAt(i) < '\u3400' ? null : SIMPLIFIED.get(text.charAt(i));
      if (simple != null) {
        if (changed == null) {
          changed = new StringBuilder(text);
        }
        changed.setCharAt(i, simple);
      }
    }
    return changed == null ? text : changed.toString();
  }
}
