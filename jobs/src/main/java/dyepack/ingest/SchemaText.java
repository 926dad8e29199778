package dyepack.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * A Parquet schema in a form that can be sent to Spark tasks. Parquet's own text form can't hold
 * names with blanks or punctuation, so the names are kept apart.
 *
 * @param text the schema with plain names, in Parquet's text form
 * @param names the real names, each group before its fields
 */
record SchemaText(String text, List<String> names) implements Serializable {
  private static final long serialVersionUID = 1L;

  static SchemaText of(MessageType schema) {
    List<String> names = new ArrayList<>();
    names.add(schema.getName());
    List<Type> fields = new ArrayList<>();
    for (Type field : schema.getFields()) {
      fields.add(plain(field, names));
    }
    return new SchemaText(new MessageType("m", fields).toString(), List.copyOf(names));
  }

  private static Type plain(Type field, List<String> names) {
    String name = "f" + names.size();
    names.add(field.getName());
    if (field.isPrimitive()) {
      return renamed(field.asPrimitiveType(), name);
    }
    List<Type> fields = new ArrayList<>();
    for (Type below : field.asGroupType().getFields()) {
      fields.add(plain(below, names));
    }
    return renamed(field.asGroupType(), name, fields);
  }

  MessageType schema() {
    MessageType plain = MessageTypeParser.parseMessageType(text);
    Iterator<String> real = names.iterator();
    String name = real.next();
    List<Type> fields = new ArrayList<>();
    for (Type field : plain.getFields()) {
      fields.add(real(field, real));
    }
    return new MessageType(name, fields);
  }

  private static Type real(Type field, Iterator<String> names) {
    String name = names.next();
    if (field.isPrimitive()) {
      return renamed(field.asPrimitiveType(), name);
    }
    List<Type> fields = new ArrayList<>();
    for (Type below : field.asGroupType().getFields()) {
      fields.add(real(below, names));
    }
    return renamed(field.asGroupType(), name, fields);
  }

  private static PrimitiveType renamed(PrimitiveType type, String name) {
    Types.PrimitiveBuilder<PrimitiveType> builder =
        Types.primitive(type.getPrimitiveTypeName(), type.getRepetition())
            .length(type.getTypeLength())
            .as(type.getLogicalTypeAnnotation());
    return type.getId() == null
        ? builder.named(name)
        : builder.id(type.getId().intValue()).named(name);
  }

  private static GroupType renamed(GroupType type, String name, List<Type> fields) {
    Types.GroupBuilder<GroupType> builder =
        Types.buildGroup(type.getRepetition())
            .as(type.getLogicalTypeAnnotation())
            .addFields(fields.toArray(new Type[0]));
    return type.getId() == null
        ? builder.named(name)
        : builder.id(type.getId().intValue()).named(name);
  }
}
