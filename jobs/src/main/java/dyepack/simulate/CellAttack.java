package dyepack.simulate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Attacks that hide, replace or exchange the cells of one column. */
public sealed interface CellAttack extends Attack {

  /**
   * Hides a part of identifiers behind asterisks.
   *
   * @param column the column
   * @param kind what the column holds
   * @param fraction part of the rows that is hidden, 0 to 1
   */
  record Mask(String column, Hidden kind, double fraction) implements CellAttack {
    /** What is hidden. */
    public enum Hidden {
      /** 138****1234. */
      PHONE,
      /** 410122********1234. */
      ID,
      /** 621700*********1234. */
      CARD,
      /** 张**, or J*** in Latin letters. */
      NAME,
      /** z***@example.com. */
      EMAIL,
      /** Every digit an asterisk, as in addresses. */
      DIGITS;

      String hide(String cell) {
        int length = cell.length();
        return switch (this) {
          case PHONE -> keep(cell, 3, 4);
          case ID, CARD -> keep(cell, 6, 4);
          case NAME -> keep(cell, 1, 0);
          case EMAIL -> keep(cell, 1, Math.max(0, length - cell.indexOf('@')));
          case DIGITS -> cell.replaceAll("[0-9]", "*");
        };
      }

      private static String keep(String cell, int first, int last) {
        int hidden = cell.length() - first - last;
        return hidden <= 0
            ? cell
            : cell.substring(0, first) + "*".repeat(hidden) + cell.substring(first + hidden);
      }
    }

    @Override
    public Leak apply(Leak leak, long seed) {
      Draw draw = Draw.of(seed);
      return leak.withColumn(column, cell -> draw.chance(fraction) ? kind.hide(cell) : cell);
    }

    @Override
    public String spec() {
      return "mask:" + column + ":" + kind.name().toLowerCase(Locale.ROOT) + ":" + fraction;
    }
  }

  /**
   * Shows numbers of more than eleven digits as a spreadsheet does: 4.10122E+17.
   *
   * @param column the column
   */
  record Mangle(String column) implements CellAttack {
    @Override
    public Leak apply(Leak leak, long seed) {
      return leak.withColumn(column, cell -> cell.matches("[0-9]{12,}") ? shown(cell) : cell);
    }

    private static String shown(String digits) {
      BigDecimal rounded = new BigDecimal(digits).round(new MathContext(6));
      String mantissa = rounded.unscaledValue().toString();
      return mantissa.charAt(0)
          + "."
          + mantissa.substring(1)
          + "E+"
          + (rounded.precision() - rounded.scale() - 1);
    }

    @Override
    public String spec() {
      return "mangle:" + column;
    }
  }

  /**
   * Empties cells.
   *
   * @param column the column
   * @param fraction part of the rows, 0 to 1
   */
  record Blank(String column, double fraction) implements CellAttack {
    @Override
    public Leak apply(Leak leak, long seed) {
      Draw draw = Draw.of(seed);
      return leak.withColumn(column, cell -> draw.chance(fraction) ? "" : cell);
    }

    @Override
    public String spec() {
      return "blank:" + column + ":" + fraction;
    }
  }

  /**
   * Exchanges cells among randomly chosen rows, only among rows that agree in another column if one
   * is named.
   *
   * @param column the column
   * @param fraction part of the rows that take part, 0 to 1
   * @param within the column that has to agree; empty for none
   */
  record Swap(String column, double fraction, String within) implements CellAttack {
    @Override
    public Leak apply(Leak leak, long seed) {
      Draw draw = Draw.of(seed);
      int at = leak.column(column);
      Map<String, List<Integer>> groups = new LinkedHashMap<>();
      for (int i = 0; i < leak.rows().size(); i++) {
        if (draw.chance(fraction)) {
          String group = within.isEmpty() ? "" : leak.rows().get(i).cells()[leak.column(within)];
          groups.computeIfAbsent(group, key -> new ArrayList<>()).add(i);
        }
      }
      List<LeakRow> rows = new ArrayList<>(leak.rows());
      for (List<Integer> members : groups.values()) {
        List<Integer> givers = new ArrayList<>(members);
        draw.shuffle(givers);
        for (int i = 0; i < members.size(); i++) {
          String cell = leak.rows().get(givers.get(i)).cells()[at];
          rows.set(members.get(i), leak.rows().get(members.get(i)).with(at, cell));
        }
      }
      return leak.withRows(rows);
    }

    @Override
    public String spec() {
      return "swap:" + column + ":" + fraction + (within.isEmpty() ? "" : ":" + within);
    }
  }

  /**
   * Replaces a category by a random one of its group, perhaps itself.
   *
   * @param column the column
   * @param fraction part of the rows, 0 to 1
   * @param groups categories that mean the same to the attacker
   */
  record Regroup(String column, double fraction, List<List<String>> groups) implements CellAttack {
    /** Copies the lists. */
    public Regroup {
      groups = groups.stream().map(List::copyOf).toList();
    }

    @Override
    public Leak apply(Leak leak, long seed) {
      Draw draw = Draw.of(seed);
      return leak.withColumn(
          column,
          cell ->
              groups.stream()
                  .filter(group -> group.contains(cell))
                  .findFirst()
                  .filter(group -> draw.chance(fraction))
                  .map(draw::pick)
                  .orElse(cell));
    }

    @Override
    public String spec() {
      return "regroup:"
          + column
          + ":"
          + fraction
          + ":"
          + groups.stream().map(group -> String.join("|", group)).collect(Collectors.joining(","));
    }
  }
}
