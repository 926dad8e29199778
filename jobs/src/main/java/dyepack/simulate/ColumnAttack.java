package dyepack.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Attacks that choose among columns. */
public sealed interface ColumnAttack extends Attack {

  /**
   * Leaves columns out.
   *
   * @param columns their names
   */
  record Drop(List<String> columns) implements ColumnAttack {
    /** Copies the list. */
    public Drop {
      columns = List.copyOf(columns);
    }

    @Override
    public Leak apply(Leak leak, long seed) {
      List<Integer> dropped = leak.columns(columns);
      return project(
          leak,
          IntStream.range(0, leak.header().size())
              .boxed()
              .filter(column -> !dropped.contains(column))
              .toList());
    }

    @Override
    public String spec() {
      return "drop:" + String.join(",", columns);
    }
  }

  /**
   * Keeps columns, in the order given.
   *
   * @param columns their names
   */
  record Keep(List<String> columns) implements ColumnAttack {
    /** Copies the list. */
    public Keep {
      columns = List.copyOf(columns);
    }

    @Override
    public Leak apply(Leak leak, long seed) {
      return project(leak, leak.columns(columns));
    }

    @Override
    public String spec() {
      return "keep:" + String.join(",", columns);
    }
  }

  /** Puts the columns into random order. */
  record Reorder() implements ColumnAttack {
    @Override
    public Leak apply(Leak leak, long seed) {
      List<Integer> order =
          new ArrayList<>(IntStream.range(0, leak.header().size()).boxed().toList());
      Draw.of(seed).shuffle(order);
      return project(leak, order);
    }

    @Override
    public String spec() {
      return "reorder";
    }
  }

  /**
   * Gives columns other names.
   *
   * @param names new name by old; empty for names that say nothing (F1, F2, ...)
   */
  record Rename(Map<String, String> names) implements ColumnAttack {
    /** Copies the map. */
    public Rename {
      names = new LinkedHashMap<>(names);
    }

    @Override
    public Leak apply(Leak leak, long seed) {
      List<String> header = new ArrayList<>(leak.header());
      if (names.isEmpty()) {
        header.replaceAll(name -> "F" + (leak.header().indexOf(name) + 1));
      }
      names.forEach((old, name) -> header.set(leak.column(old), name));
      return new Leak(header, leak.rows());
    }

    @Override
    public String spec() {
      return names.isEmpty()
          ? "rename"
          : "rename:"
              + names.entrySet().stream()
                  .map(entry -> entry.getKey() + "=" + entry.getValue())
                  .collect(Collectors.joining(","));
    }
  }

  private static Leak project(Leak leak, List<Integer> columns) {
    List<LeakRow> rows = new ArrayList<>(leak.rows().size());
    for (LeakRow row : leak.rows()) {
      String[] cells = new String[columns.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = row.cells()[columns.get(i)];
      }
      rows.add(new LeakRow(row.source(), cells));
    }
    return new Leak(columns.stream().map(leak.header()::get).toList(), rows);
  }
}
