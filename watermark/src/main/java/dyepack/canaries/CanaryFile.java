package dyepack.canaries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dyepack.share.IntegrityException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a pool, both ways: UTF-8 JSON. They hold every made-up person, so they are written
 * only encrypted.
 */
public final class CanaryFile {
  private static final String FORMAT = "dyepack-canaries/1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private CanaryFile() {}

  /** Returns the bytes of a pool. */
  public static byte[] write(CanaryPool pool) {
    ObjectNode root = JSON.createObjectNode().put("format", FORMAT);
    pool.header().forEach(root.putArray("header")::add);
    ArrayNode canaries = root.putArray("canaries");
    for (Canary canary : pool.canaries()) {
      ObjectNode node = canaries.addObject();
      node.put("number", canary.number());
      node.put("tier", canary.tier().fileName());
      node.put("level", canary.level());
      node.put("place", canary.place());
      if (!canary.leads()) {
        node.put("draw", canary.draw());
      }
      canary.after().forEach(node.putArray("after")::add);
      if (!canary.instead().isEmpty()) {
        canary.instead().forEach(node.putArray("instead")::add);
      }
      if (canary.apart()) {
        node.put("apart", true);
      }
      canary.cells().forEach(node.putArray("cells")::add);
    }
    pool.notes().forEach(root.putArray("notes")::add);
    try {
      return JSON.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new IllegalStateException("a tree of strings and numbers always has a JSON form", e);
    }
  }

  /**
   * Returns the pool that {@link #write} wrote.
   *
   * @throws IntegrityException if the bytes are not such a file
   */
  public static CanaryPool read(byte[] bytes) {
    try {
      JsonNode root = JSON.readTree(bytes);
      if (!root.path("format").asText().equals(FORMAT)) {
        throw new IntegrityException("Canary file: expected format " + FORMAT + ", found another.");
      }
      List<Canary> canaries = new ArrayList<>();
      for (JsonNode node : root.path("canaries")) {
        canaries.add(canary(node));
      }
      return new CanaryPool(strings(root.path("header")), canaries, strings(root.path("notes")));
    } catch (IOException | IllegalArgumentException e) {
      throw new IntegrityException("Canary file: the decrypted bytes are not readable JSON.", e);
    }
  }

  private static Canary canary(JsonNode node) {
    return new Canary(
        node.path("number").asInt(-1),
        Tier.ofFileName(node.path("tier").asText()),
        node.path("level").asInt(),
        strings(node.path("cells")),
        node.path("place").asDouble(),
        strings(node.path("after")),
        strings(node.path("instead")),
        node.path("apart").asBoolean(),
        node.path("draw").asInt(node.path("number").asInt(-1)));
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(node -> strings.add(node.asText()));
    return strings;
  }
}
