package dyepack.canaries;

import java.util.List;
import java.util.TreeMap;

/** The canonical JSON (RFC 8785) of one canary. */
final class CanaryJson {

  private CanaryJson() {}

  /**
   * Returns {@code {"cells":{...},"number":n,"tier":"rare"}}: columns in the order of their UTF-16
   * code units.
   */
  static String canonical(List<String> header, Canary canary) {
    TreeMap<String, String> cells = new TreeMap<>();
    for (int i = 0; i < header.size(); i++) {
      cells.put(header.get(i), canary.cells().get(i));
    }
    StringBuilder json = new StringBuilder("{\"cells\":{");
    cells.forEach(
        (column, cell) -> {
          if (json.charAt(json.length() - 1) != '{') {
            json.append(',');
          }
          quote(json, column);
          json.append(':');
          quote(json, cell);
        });
    json.append("},\"number\":").append(canary.number()).append(",\"tier\":");
    quote(json, canary.tier().fileName());
    return json.append('}').toString();
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < 0x20) {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
