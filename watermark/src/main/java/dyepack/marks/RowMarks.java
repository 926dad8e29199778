package dyepack.marks;

import dyepack.code.Position;
import dyepack.code.PositionCode;
import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The marks of a table's rows: what each cell may become, and what a dump row shows. Pure and
 * Serializable; not thread-safe: one instance per thread.
 */
public final class RowMarks implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<ColumnMark> marks;
  private final List<String> header;
  private final List<Carrier> carriers;
  private final PositionCode code;
  private final int[] columns;
  private final int[] fields;
  private final Bounds[] ranges;
  private final List<OrderBounds> orders;

  /**
   * Creates the marks of a table, or of a dump whose columns were mapped to the table's.
   *
   * @param marks the plan's column marks
   * @param header names of the columns of the cells to come; marks of other columns are erased
   * @param positionKey the epoch's 16-byte position key
   * @param constraints what has to hold in a marked row; not needed for reading
   */
  public RowMarks(
      List<ColumnMark> marks,
      List<String> header,
      byte[] positionKey,
      MarkConstraints constraints) {
    this(
        List.copyOf(marks),
        List.copyOf(header),
        marks.stream().map(Carrier::of).toList(),
        new PositionCode(positionKey),
        constraints);
  }

  private RowMarks(
      List<ColumnMark> marks,
      List<String> header,
      List<Carrier> carriers,
      PositionCode code,
      MarkConstraints constraints) {
    this.marks = marks;
    this.header = header;
    this.carriers = carriers;
    this.code = code;
    columns = marks.stream().mapToInt(mark -> header.indexOf(mark.column())).toArray();
    fields = marks.stream().flatMap(mark -> mark.fields().stream()).mapToInt(f -> f).toArray();
    ranges = new Bounds[header.size()];
    Arrays.setAll(ranges, i -> constraints.range().getOrDefault(header.get(i), Bounds.NONE));
    orders = orders(constraints);
  }

  private List<OrderBounds> orders(MarkConstraints constraints) {
    List<OrderBounds> pairs = new ArrayList<>();
    for (MarkConstraints.OrderPair pair : constraints.order()) {
      int first = header.indexOf(pair.first());
      int second = header.indexOf(pair.second());
      ColumnMark firstMark = quantisedMark(pair.first());
      ColumnMark secondMark = quantisedMark(pair.second());
      ColumnMark known = firstMark != null ? firstMark : secondMark;
      if (first >= 0 && second >= 0 && known != null) {
        pairs.add(new OrderBounds(side(first, firstMark, known), side(second, secondMark, known)));
      }
    }
    return List.copyOf(pairs);
  }

  private @Nullable ColumnMark quantisedMark(String column) {
    for (ColumnMark mark : marks) {
      if (mark.column().equals(column) && mark.kind().quantised()) {
        return mark;
      }
    }
    return null;
  }

  private static OrderBounds.Side side(int column, @Nullable ColumnMark mark, ColumnMark other) {
    boolean ofTime = other.kind() == MarkKind.TIMESTAMP || other.kind() == MarkKind.DATE;
    if (mark != null) {
      return new OrderBounds.Side(
          column, mark.kind(), Notation.of(mark.kind(), mark.style()), ofTime);
    }
    MarkKind kind = ofTime ? MarkKind.TIMESTAMP : other.kind();
    return new OrderBounds.Side(column, null, Notation.of(kind, other.style()), ofTime);
  }

  /**
   * Returns these marks for reading columns of a dump as their profiles show them to be written.
   *
   * @param dump profiles by the table's column names; other columns are read as before
   */
  public RowMarks reading(Map<String, ColumnProfile> dump) {
    List<Carrier> tuned = new ArrayList<>();
    for (Carrier carrier : carriers) {
      ColumnProfile profile = dump.get(carrier.mark().column());
      tuned.add(profile == null ? carrier : carrier.reading(profile));
    }
    return new RowMarks(marks, header, List.copyOf(tuned), code, MarkConstraints.NONE);
  }

  /**
   * Returns these marks for reading a column on which somebody calculated: see {@link
   * Carrier#undoing}. Combine with {@link #reading} by calling that first.
   */
  public RowMarks undoing(String column, BigDecimal factor, BigDecimal shift) {
    List<Carrier> tuned = new ArrayList<>();
    for (Carrier carrier : carriers) {
      boolean wanted = carrier.mark().column().equals(column);
      tuned.add(wanted ? carrier.undoing(factor, shift) : carrier);
    }
    return new RowMarks(marks, header, List.copyOf(tuned), code, MarkConstraints.NONE);
  }

  /** Returns the column marks, in the order of the numbers used by {@link PreparedRow}. */
  public List<ColumnMark> marks() {
    return marks;
  }

  /** Returns the carrier of each mark, in the same order. */
  public List<Carrier> carriers() {
    return carriers;
  }

  /** Returns the index of a mark's cell in a row, or -1 if the header has no such column. */
  public int column(int mark) {
    return columns[mark];
  }

  /** Prepares a row of the owner's table; same candidates for every recipient. */
  public PreparedRow prepare(BlindIndex rid, String[] cells) {
    Position[][] positions = positions(rid);
    Prepared[] prepared = new Prepared[columns.length];
    boolean[] broken = orders.isEmpty() ? NONE_BROKEN : new boolean[header.size()];
    Bounds[] bounds = orders.isEmpty() ? ranges : ordered(cells, broken);
    for (int i = 0; i < columns.length; i++) {
      int column = columns[i];
      if (column < 0 || column >= cells.length) {
        prepared[i] = Uncarried.BLANK;
      } else if (broken.length > 0 && broken[column]) {
        prepared[i] = Uncarried.CONSTRAINT;
      } else {
        prepared[i] = carriers.get(i).prepare(cells[column], positions[i], bounds[column]);
      }
    }
    return new PreparedRow(marks, prepared, positions);
  }

  private static final boolean[] NONE_BROKEN = {};

  private Bounds[] ordered(String[] cells, boolean[] broken) {
    Bounds[] bounds = ranges.clone();
    for (OrderBounds pair : orders) {
      if (pair.apply(cells, bounds) == OrderBounds.Verdict.BROKEN) {
        broken[pair.firstColumn()] = true;
        broken[pair.secondColumn()] = true;
      }
    }
    return bounds;
  }

  private Position[][] positions(BlindIndex rid) {
    Position[] drawn = code.at(rid, fields);
    Position[][] positions = new Position[columns.length][];
    int next = 0;
    for (int i = 0; i < positions.length; i++) {
      int count = marks.get(i).fields().size();
      positions[i] = Arrays.copyOfRange(drawn, next, next + count);
      next += count;
    }
    return positions;
  }

  /**
   * Reads a dump row taken for {@code rid}.
   *
   * @param cells the cells by the header's columns; shorter if the row is
   * @return a symbol or {@link Carrier#ERASED} for each of the 32 fields
   */
  public byte[] read(BlindIndex rid, String[] cells) {
    byte[] symbols = new byte[PositionCode.MAX_FIELDS];
    Arrays.fill(symbols, Carrier.ERASED);
    Position[][] positions = positions(rid);
    byte[] read = new byte[PositionCode.MAX_FIELDS];
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] >= 0 && columns[i] < cells.length) {
        carriers.get(i).read(cells[columns[i]], positions[i], read);
        List<Integer> of = marks.get(i).fields();
        for (int f = 0; f < of.size(); f++) {
          symbols[of.get(f)] = read[f];
        }
      }
    }
    return symbols;
  }
}
