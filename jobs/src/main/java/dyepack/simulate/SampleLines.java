package dyepack.simulate;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of sample tables, with their line ends. */
final class SampleLines {
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

  /** Digits that are names of something rather than numbers. */
  private static final List<String> NAMES = List.of("phone", "imei");

  private SampleLines() {}

  /** RFC 4180, quoted only where needed, with a line feed. */
  static String csv(String[] cells) {
    StringBuilder line = new StringBuilder(160);
    for (String cell : cells) {
      line.append(line.length() == 0 ? "" : ",");
      boolean quoted = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
      line.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }
    return line.append('\n').toString();
  }

  /** A JSON object, nested where a name has dots; numbers are written as numbers. */
  static String json(List<String> header, String[] cells) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < cells.length; i++) {
      List<String> path = Splitter.on('.').splitToList(header.get(i));
      ObjectNode parent = root;
      for (String name : path.subList(0, path.size() - 1)) {
        parent = parent.has(name) ? (ObjectNode) parent.get(name) : parent.putObject(name);
      }
      String name = path.get(path.size() - 1);
      if (NUMBER.matcher(cells[i]).matches() && !NAMES.contains(name)) {
        parent.set(name, DecimalNode.valueOf(new BigDecimal(cells[i])));
      } else {
        parent.put(name, cells[i]);
      }
    }
    return root.toString() + "\n";
  }
}
