package dyepack.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dyepack.share.IntegrityException;
import dyepack.share.RecipientId;
import java.io.IOException;

/**
 * The JSON of entries: records by component name, decimals exact, absent values left out, unknown
 * names refused.
 */
public final class EntryJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .addModule(recipientIds())
          .build();

  private EntryJson() {}

  /** Returns a plan, facts or another value of the caller's as a tree that an entry can hold. */
  public static JsonNode tree(Object value) {
    try {
      return MAPPER.readTree(MAPPER.writeValueAsBytes(value));
    } catch (IOException e) {
      throw new IllegalArgumentException("Not writable as JSON: " + value.getClass(), e);
    }
  }

  /**
   * Reads a tree of an entry back into the caller's type; {@link IntegrityException} if it fails.
   */
  public static <T> T value(JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new IntegrityException(
          "The log holds a " + type.getSimpleName() + " that can't be read.", e);
    }
  }

  static ObjectMapper mapper() {
    return MAPPER;
  }

  private static SimpleModule recipientIds() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(
        new StdSerializer<RecipientId>(RecipientId.class) {
          @Override
          public void serialize(RecipientId id, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(id.value());
          }
        });
    module.addDeserializer(
        RecipientId.class,
        new StdDeserializer<RecipientId>(RecipientId.class) {
          @Override
          public RecipientId deserialize(JsonParser in, DeserializationContext context)
              throws IOException {
            return new RecipientId(in.getText());
          }
        });
    return module;
  }
}
