package dyepack.database;

import dyepack.cells.CellRow;
import dyepack.cells.CodePage;
import dyepack.cells.StoredValue;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.ColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.Decimal64ColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DecimalColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DoubleColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.ListColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.MapColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.StructColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.TimestampColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.UnionColumnVector;
import org.apache.orc.TypeDescription;

/** Puts values of ORC's column vectors into the cells of a row. */
final class OrcValues {
  private final CellRow row;
  private final FieldPaths paths;
  private final boolean onlyPaths;

  /**
   * Reads values.
   *
   * @param onlyPaths whether only columns are looked for
   */
  OrcValues(CellRow row, FieldPaths paths, boolean onlyPaths) {
    this.row = row;
    this.paths = paths;
    this.onlyPaths = onlyPaths;
  }

  /** The columns that a schema shows by itself, in its order. */
  static void addAll(TypeDescription type, String path, FieldPaths paths) {
    switch (type.getCategory()) {
      case STRUCT -> {
        for (int f = 0; f < type.getChildren().size(); f++) {
          addAll(type.getChildren().get(f), joined(path, type.getFieldNames().get(f)), paths);
        }
      }
      case LIST, MAP, UNION -> {}
      default -> paths.add(path.isEmpty() ? "value" : path);
    }
  }

  /** Tells whether the rows have columns that the schema doesn't show. */
  static boolean growing(TypeDescription type) {
    return switch (type.getCategory()) {
      case LIST, MAP, UNION -> true;
      default -> {
        List<TypeDescription> children = type.getChildren();
        yield children != null && children.stream().anyMatch(OrcValues::growing);
      }
    };
  }

  private static String joined(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Reads the value of a vector in a row. */
  void read(ColumnVector vector, TypeDescription type, int index, String path, long position) {
    int at = vector.isRepeating ? 0 : index;
    if (!vector.noNulls && vector.isNull[at]) {
      return;
    }
    List<TypeDescription> children = type.getChildren();
    switch (type.getCategory()) {
      case STRUCT -> {
        ColumnVector[] fields = ((StructColumnVector) vector).fields;
        for (int f = 0; f < fields.length; f++) {
          String name = joined(path, type.getFieldNames().get(f));
          read(fields[f], children.get(f), at, name, position);
        }
      }
      case LIST -> {
        ListColumnVector list = (ListColumnVector) vector;
        for (int i = 0; i < list.lengths[at]; i++) {
          String name = joined(path, Integer.toString(i));
          read(list.child, children.get(0), (int) list.offsets[at] + i, name, position);
        }
      }
      case MAP -> {
        MapColumnVector map = (MapColumnVector) vector;
        for (int i = 0; i < map.lengths[at]; i++) {
          int entry = (int) map.offsets[at] + i;
          String key = scalar(map.keys, children.get(0), entry, position);
          read(map.values, children.get(1), entry, joined(path, key), position);
        }
      }
      case UNION -> {
        UnionColumnVector union = (UnionColumnVector) vector;
        int tag = union.tags[at];
        read(union.fields[tag], children.get(tag), at, path, position);
      }
      default -> set(path.isEmpty() ? "value" : path, vector, type, at, position);
    }
  }

  private void set(String path, ColumnVector vector, TypeDescription type, int at, long position) {
    if (onlyPaths) {
      paths.add(path);
    } else {
      row.set(paths.column(path), scalar(vector, type, at, position));
    }
  }

  private String scalar(ColumnVector vector, TypeDescription type, int index, long position) {
    int at = vector.isRepeating ? 0 : index;
    if (vector instanceof BytesColumnVector bytes) {
      return bytes(bytes, type, at, position);
    }
    if (vector instanceof DecimalColumnVector decimal) {
      return StoredValue.number(decimal.vector[at].getHiveDecimal().bigDecimalValue());
    }
    if (vector instanceof Decimal64ColumnVector decimal) {
      return StoredValue.number(java.math.BigDecimal.valueOf(decimal.vector[at], type.getScale()));
    }
    if (vector instanceof DoubleColumnVector real) {
      return type.getCategory() == TypeDescription.Category.FLOAT
          ? StoredValue.number((float) real.vector[at])
          : StoredValue.number(real.vector[at]);
    }
    if (vector instanceof TimestampColumnVector time) {
      return StoredValue.time(
          LocalDateTime.ofEpochSecond(
              Math.floorDiv(time.time[at], 1000L), time.nanos[at], ZoneOffset.UTC));
    }
    if (vector instanceof LongColumnVector number) {
      return integer(number.vector[at], type.getCategory());
    }
    throw new IllegalArgumentException("type");
  }

  private static String integer(long value, TypeDescription.Category category) {
    if (category == TypeDescription.Category.BOOLEAN) {
      return value != 0 ? "true" : "false";
    }
    try {
      return category == TypeDescription.Category.DATE
          ? LocalDate.ofEpochDay(value).toString()
          : Long.toString(value);
    } catch (DateTimeException e) {
      return Long.toString(value);
    }
  }

  private String bytes(BytesColumnVector bytes, TypeDescription type, int at, long position) {
    int start = bytes.start[at];
    int length = bytes.length[at];
    if (type.getCategory() != TypeDescription.Category.BINARY) {
      String text =
          CodePage.text(bytes.vector[at], start, length, StandardCharsets.UTF_8, row, position);
      return type.getCategory() == TypeDescription.Category.CHAR ? text.stripTrailing() : text;
    }
    if (length > StoredValue.MOST_BYTES) {
      row.skipped("binary values that are too long, cut", 1, position);
    }
    int most = Math.min(length, StoredValue.MOST_BYTES);
    return StoredValue.hex(Arrays.copyOfRange(bytes.vector[at], start, start + most));
  }
}
