package dyepack.marks;

import dyepack.code.Position;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Values out of groups whose members may stand for each other. With g values in a value's group and
 * i its place there, the residue is {@code (i + offset) mod g}; a binary symbol is 0 iff the
 * residue is below floor(g/2), a 16-ary one (groups of at least 16) is the residue if that is below
 * 16.
 */
final class CategoryCarrier implements Carrier {
  private static final long serialVersionUID = 1L;

  private static final long[] NO_GROUP = {};

  private final ColumnMark mark;
  private final Map<String, int[]> places = new HashMap<>();

  CategoryCarrier(ColumnMark mark) {
    this.mark = mark;
    forEachValue((value, place) -> places.putIfAbsent(value, place));
    forEachValue((value, place) -> places.putIfAbsent(Folded.of(value), place));
    forEachValue((value, place) -> places.putIfAbsent(lowerCase(value), place));
  }

  private void forEachValue(BiConsumer<String, int[]> action) {
    for (int group = 0; group < mark.groups().size(); group++) {
      List<String> values = mark.groups().get(group);
      for (int i = 0; i < values.size(); i++) {
        action.accept(values.get(i), new int[] {group, i});
      }
    }
  }

  private static String lowerCase(String value) {
    return Folded.of(value).toLowerCase(Locale.ROOT);
  }

  @Override
  public ColumnMark mark() {
    return mark;
  }

  @Override
  public Carrier reading(ColumnProfile dump) {
    return this;
  }

  @Override
  public Carrier undoing(BigDecimal factor, BigDecimal shift) {
    return this;
  }

  @Override
  public Prepared prepare(String cell, Position[] positions, Bounds bounds) {
    if (!positions[0].usedAt(mark.rate())) {
      return Uncarried.NOT_DRAWN;
    }
    int[] place = places.get(cell);
    if (place == null) {
      return Folded.isMissing(cell) ? Uncarried.BLANK : Uncarried.NO_CHOICE;
    }
    List<String> group = mark.groups().get(place[0]);
    if (!group.get(place[1]).equals(cell) || group.size() < mark.alphabet().symbols()) {
      return Uncarried.NO_CHOICE;
    }
    int symbols = mark.alphabet().symbols();
    @Nullable String[] texts = new String[symbols];
    double[] changes = new double[symbols];
    for (int symbol = 0; symbol < symbols; symbol++) {
      int target = nearest(place[1], symbol, positions[0].offset(), group.size());
      texts[symbol] = group.get(target);
      changes[symbol] = target == place[1] ? 0 : 1;
    }
    return new Variants(texts, changes);
  }

  /** Returns the place nearest to {@code from} that carries the symbol; ties go down. */
  private int nearest(int from, int symbol, int offset, int size) {
    for (int distance = 0; distance < size; distance++) {
      int down = from - distance;
      if (down >= 0 && symbol(down, offset, size) == symbol) {
        return down;
      }
      int up = from + distance;
      if (up < size && symbol(up, offset, size) == symbol) {
        return up;
      }
    }
    throw new IllegalStateException("a group misses a symbol");
  }

  private byte symbol(int place, int offset, int size) {
    int residue = (int) (((long) place + offset) % size);
    if (mark.alphabet() == Alphabet.HEX) {
      return residue < Alphabet.HEX.symbols() ? (byte) residue : ERASED;
    }
    return (byte) (residue < size / 2 ? 0 : 1);
  }

  @Override
  public void read(String cell, Position[] positions, byte[] symbols) {
    symbols[0] = ERASED;
    int[] place = place(cell);
    if (place == null || !positions[0].usedAt(mark.rate())) {
      return;
    }
    int size = mark.groups().get(place[0]).size();
    if (size >= mark.alphabet().symbols()) {
      symbols[0] = symbol(place[1], positions[0].offset(), size);
    }
  }

  private int @Nullable [] place(String cell) {
    int[] place = places.get(cell);
    if (place == null) {
      place = places.get(Folded.of(cell));
    }
    return place == null ? places.get(lowerCase(cell)) : place;
  }

  @Override
  public long[] coarse(String cell) {
    int[] place = place(cell);
    return place == null ? NO_GROUP : new long[] {place[0]};
  }

  @Override
  public @Nullable BigDecimal value(String cell) {
    return null;
  }

  @Override
  public String toString() {
    return "CategoryCarrier" + Arrays.asList(mark.column(), mark.alphabet());
  }
}
