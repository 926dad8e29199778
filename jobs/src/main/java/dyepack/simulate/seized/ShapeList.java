package dyepack.simulate.seized;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Collects shapes, with what many of them share. */
final class ShapeList {
  private final Map<String, TextShape> shapes = new LinkedHashMap<>();

  private ShapeList() {}

  static List<TextShape> all() {
    ShapeList list = new ShapeList();
    DelimitedShapes.add(list);
    MixedShapes.add(list);
    PairShapes.add(list);
    AlignedShapes.add(list);
    ListedShapes.add(list);
    RecordShapes.add(list);
    JsonShapes.add(list);
    SqlShapes.add(list);
    MarkupShapes.add(list);
    return List.copyOf(list.shapes.values());
  }

  void tune(String name, TextShape.Writing writing) {
    people(name, TextShape.Origin.TUNED, writing);
  }

  void hold(String name, TextShape.Writing writing) {
    people(name, TextShape.Origin.HELD_OUT, writing);
  }

  void later(String name, TextShape.Writing writing) {
    people(name, TextShape.Origin.LATER, writing);
  }

  private void people(String name, TextShape.Origin origin, TextShape.Writing writing) {
    put(new TextShape(name, origin, "txt", true, writing));
  }

  /** A shape that has a place for any column. */
  void whole(String name, String extension, TextShape.Writing writing) {
    put(new TextShape(name, TextShape.Origin.LATER, extension, false, writing));
  }

  private void put(TextShape shape) {
    if (shapes.put(shape.name(), shape) != null) {
      throw new IllegalStateException("two shapes are called " + shape.name());
    }
  }

  /** Each person as one line. */
  static TextShape.Writing lines(Function<SeizedPerson, String> line) {
    return (r, people, out) -> people.forEach(p -> out.append(line.apply(p)).append('\n'));
  }

  /** A first line, then each person as one. */
  static TextShape.Writing headed(String header, Function<SeizedPerson, String> line) {
    return (r, people, out) -> {
      out.append(header).append('\n');
      people.forEach(p -> out.append(line.apply(p)).append('\n'));
    };
  }

  static String join(String delimiter, String... cells) {
    return String.join(delimiter, cells);
  }

  /** Quoted as RFC 4180, section 2, says. */
  static String quote(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  /** Filled up to a width on a screen, where a Chinese character takes two places. */
  static String padded(String text, int width) {
    int own = text.codePoints().map(c -> c > 0xFF ? 2 : 1).sum();
    return text + " ".repeat(Math.max(0, width - own));
  }

  /** Filled up to a number of characters. */
  static String filled(String text, int length) {
    return text + " ".repeat(Math.max(0, length - text.length()));
  }

  static String digits(Random random, int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append((char) ('0' + random.nextInt(10)));
    }
    return out.toString();
  }
}
