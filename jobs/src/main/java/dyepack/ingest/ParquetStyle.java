package dyepack.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** The schema of a Parquet table and how its pages are compressed. */
final class ParquetStyle implements TableStyle {
  private static final long serialVersionUID = 1L;

  private final SchemaText schema;
  private final List<String> header;
  private final String codec;
  private final TreeMap<String, String> metadata;
  private transient @Nullable List<ParquetColumn> columns;

  /**
   * Remembers a schema.
   *
   * @param codec name of the compression
   * @param metadata what other tools keep in the footer
   */
  ParquetStyle(MessageType schema, String codec, Map<String, String> metadata) {
    this.schema = SchemaText.of(schema);
    this.codec = codec;
    this.metadata = new TreeMap<>(metadata);
    List<ParquetColumn> leaves = leaves(schema);
    this.columns = leaves;
    this.header = leaves.stream().map(ParquetColumn::name).toList();
  }

  /** A table of optional strings. */
  static ParquetStyle ofStrings(List<String> header) {
    List<Type> fields = new ArrayList<>();
    for (String name : header) {
      fields.add(
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(name));
    }
    return new ParquetStyle(new MessageType("table", fields), "SNAPPY", Map.of());
  }

  MessageType schema() {
    return schema.schema();
  }

  String codec() {
    return codec;
  }

  Map<String, String> metadata() {
    return Map.copyOf(metadata);
  }

  List<ParquetColumn> columns() {
    List<ParquetColumn> known = columns;
    if (known == null) {
      known = leaves(schema());
      columns = known;
    }
    return known;
  }

  /** All leaves that don't repeat, in the schema's order. */
  static List<ParquetColumn> leaves(MessageType schema) {
    List<ParquetColumn> leaves = new ArrayList<>();
    addLeaves(schema, "", new int[0], leaves);
    return List.copyOf(leaves);
  }

  private static void addLeaves(
      GroupType group, String prefix, int[] path, List<ParquetColumn> leaves) {
    for (int i = 0; i < group.getFieldCount(); i++) {
      Type field = group.getType(i);
      int[] below = Arrays.copyOf(path, path.length + 1);
      below[path.length] = i;
      String name = prefix.isEmpty() ? field.getName() : prefix + "." + field.getName();
      if (field.isRepetition(Type.Repetition.REPEATED)) {
        continue;
      }
      if (field.isPrimitive()) {
        leaves.add(new ParquetColumn(name, below, field.asPrimitiveType()));
      } else {
        addLeaves(field.asGroupType(), name, below, leaves);
      }
    }
  }

  @Override
  public TableFormat format() {
    return TableFormat.PARQUET;
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public byte[] prologue() {
    return new byte[0];
  }

  @Override
  public byte[] lineEnd() {
    return new byte[0];
  }

  @Override
  public boolean finalLineEnd() {
    return true;
  }

  @Override
  public byte @Nullable [] encode(String cell, byte[] raw, int start, int end) {
    return cell.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable SourceRow compose(String[] cells) {
    int[] starts = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      boolean none = cells[i].isEmpty() && !columns().get(i).required();
      if (!none && !columns().get(i).takes(cells[i])) {
        return null;
      }
      starts[i] = none ? -1 : 0;
    }
    return new SourceRow(-1, -1, new byte[0], starts, starts.clone(), cells.clone());
  }

  @Override
  public @Nullable SourceRow replace(SourceRow row, String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      if (!row.absent(i) && !columns().get(i).takes(cells[i])) {
        return null;
      }
    }
    return new SourceRow(
        row.number(),
        row.line(),
        row.raw(),
        row.starts().clone(),
        row.ends().clone(),
        cells.clone());
  }
}
