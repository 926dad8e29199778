package dyepack.simulate.seized;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Rows as JSON, in the ways in which services, exports and pages keep them. */
final class JsonShapes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonShapes() {}

  static void add(ShapeList shapes) {
    plain(shapes);
    wrapped(shapes);
  }

  private static void plain(ShapeList shapes) {
    shapes.whole("JSON array", "json", (r, people, out) -> out.append(text(array(people), false)));
    shapes.whole(
        "JSON array, indented", "json", (r, people, out) -> out.append(text(array(people), true)));
    shapes.whole(
        "JSON lines",
        "jsonl",
        (r, people, out) -> people.forEach(p -> out.append(text(object(p), false)).append('\n')));
    shapes.whole(
        "mongoexport",
        "json",
        (r, people, out) ->
            people.forEach(
                p -> {
                  ObjectNode record = JSON.createObjectNode();
                  record.putObject("_id").put("$oid", hex(r));
                  record.setAll(object(p));
                  record.putObject("created").put("$date", "2026-03-01T04:05:06.789Z");
                  out.append(text(record, false)).append('\n');
                }));
    shapes.whole(
        "JSON, letters escaped",
        "json",
        (r, people, out) -> escaped(text(array(people), false), out));
  }

  private static void wrapped(ShapeList shapes) {
    shapes.whole(
        "answer of a service",
        "json",
        (r, people, out) -> {
          ObjectNode answer = JSON.createObjectNode().put("code", 0).put("msg", "ok");
          answer.putObject("data").put("total", people.size()).set("list", array(people));
          out.append(text(answer, false));
        });
    shapes.whole(
        "answer of a search engine",
        "json",
        (r, people, out) -> {
          ObjectNode answer = JSON.createObjectNode().put("took", 7).put("timed_out", false);
          ArrayNode hits = answer.putObject("hits").put("total", people.size()).putArray("hits");
          for (SeizedPerson p : people) {
            hits.addObject()
                .put("_index", "people")
                .put("_id", ShapeList.digits(r, 9))
                .put("_score", 1.0)
                .set("_source", object(p));
          }
          out.append(text(answer, false));
        });
    shapes.whole(
        "names of columns and arrays",
        "json",
        (r, people, out) -> {
          ObjectNode table = JSON.createObjectNode();
          people.get(0).header().forEach(table.putArray("columns")::add);
          ArrayNode rows = table.putArray("rows");
          for (SeizedPerson p : people) {
            ArrayNode row = rows.addArray();
            for (String cell : p.cells()) {
              row.add(cell);
            }
          }
          out.append(text(table, false));
        });
    shapes.whole(
        "JSON by key",
        "json",
        (r, people, out) -> {
          ObjectNode all = JSON.createObjectNode();
          int i = 0;
          for (SeizedPerson p : people) {
            all.set("u" + (100_000 + i++), object(p));
          }
          out.append(text(all, false));
        });
    shapes.whole(
        "script of a page",
        "js",
        (r, people, out) ->
            out.append("var pageData = ").append(text(array(people), false)).append(";\n"));
    shapes.whole(
        "records in records",
        "json",
        (r, people, out) -> {
          for (SeizedPerson p : people) {
            ObjectNode record = JSON.createObjectNode().put("ts", 1_772_337_600L + r.nextInt(9999));
            record.putObject("event").put("type", "register").putObject("user").setAll(object(p));
            out.append(text(record, false)).append('\n');
          }
        });
  }

  private static ArrayNode array(List<SeizedPerson> people) {
    ArrayNode array = JSON.createArrayNode();
    people.forEach(p -> array.add(object(p)));
    return array;
  }

  private static ObjectNode object(SeizedPerson person) {
    ObjectNode object = JSON.createObjectNode();
    String[] cells = person.cells();
    for (int c = 0; c < cells.length; c++) {
      object.put(person.header().get(c), cells[c]);
    }
    return object;
  }

  private static String text(JsonNode node, boolean indented) {
    try {
      return indented
          ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node)
          : JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is beyond ASCII as RFC 8259, section 7, escapes it. */
  private static void escaped(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out.append(c);
      } else {
        out.append(String.format("\\u%04x", (int) c));
      }
    }
  }

  private static String hex(Random random) {
    return String.format("65f1%08x%012x", random.nextInt(), random.nextLong() & 0xFFFFFFFFFFFFL);
  }
}
