package dyepack.simulate;

import com.google.common.base.Splitter;
import dyepack.share.BadInputException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads attacks as they stand on the command line and in truth files. */
final class AttackSpec {
  private final String spec;
  private final List<String> arguments;

  private AttackSpec(String spec, int most) {
    this.spec = spec;
    this.arguments = Splitter.on(':').limit(most).splitToList(spec);
  }

  static Attack parse(String spec) {
    String name = Splitter.on(':').limit(2).splitToList(spec).get(0);
    AttackSpec read = new AttackSpec(spec, name.equals("dates") ? 3 : 9);
    return switch (name) {
      case "subset", "duplicate", "shuffle" -> read.rows(name);
      case "drop", "keep", "reorder", "rename" -> read.columns(name);
      case "noise", "round", "shift", "scale", "dates" -> read.calculation(name);
      case "mask", "mangle", "blank", "swap", "regroup" -> read.cells(name);
      case "damage" -> new Damage(read.fraction(1), read.has(2) ? read.list(2) : List.of());
      default ->
          throw new BadInputException(
              "There is no attack \""
                  + name
                  + "\"; there are subset, duplicate, shuffle, drop, keep, reorder, rename, damage,"
                  + " noise, round, shift, scale, dates, mask, mangle, blank, swap, regroup.");
    };
  }

  private Attack rows(String name) {
    return switch (name) {
      case "subset" -> new RowAttack.Subset((int) number(1, 0, Integer.MAX_VALUE).longValue());
      case "duplicate" -> new RowAttack.Duplicate(fraction(1));
      default -> new RowAttack.Shuffle();
    };
  }

  private Attack columns(String name) {
    return switch (name) {
      case "drop" -> new ColumnAttack.Drop(list(1));
      case "keep" -> new ColumnAttack.Keep(list(1));
      case "reorder" -> new ColumnAttack.Reorder();
      default -> new ColumnAttack.Rename(has(1) ? names() : Map.of());
    };
  }

  private Attack calculation(String name) {
    String column = argument(1);
    double most = Double.MAX_VALUE;
    return switch (name) {
      case "noise" -> new CalculationAttack.Noise(column, number(2, 0, most));
      case "round" -> new CalculationAttack.Round(column, number(2, Double.MIN_VALUE, most));
      case "shift" -> new CalculationAttack.Shift(column, number(2, -most, most));
      case "scale" -> new CalculationAttack.Scale(column, number(2, -most, most));
      default -> new CalculationAttack.Dates(column, argument(2));
    };
  }

  private Attack cells(String name) {
    String column = argument(1);
    return switch (name) {
      case "mask" -> new CellAttack.Mask(column, hidden(), has(3) ? fraction(3) : 1);
      case "mangle" -> new CellAttack.Mangle(column);
      case "blank" -> new CellAttack.Blank(column, fraction(2));
      case "swap" -> new CellAttack.Swap(column, fraction(2), has(3) ? argument(3) : "");
      default -> new CellAttack.Regroup(column, fraction(2), groups());
    };
  }

  private CellAttack.Mask.Hidden hidden() {
    for (CellAttack.Mask.Hidden kind : CellAttack.Mask.Hidden.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(argument(2))) {
        return kind;
      }
    }
    throw bad("mask hides phone, id, card, name, email or digits");
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String pair : list(1)) {
      List<String> sides = Splitter.on('=').splitToList(pair);
      if (sides.size() != 2) {
        throw bad("rename needs OLD=NEW,OLD=NEW");
      }
      names.put(sides.get(0), sides.get(1));
    }
    return names;
  }

  private List<List<String>> groups() {
    return Splitter.on(',').splitToStream(argument(3)).map(Splitter.on('|')::splitToList).toList();
  }

  private boolean has(int position) {
    return position < arguments.size();
  }

  private String argument(int position) {
    if (!has(position) || arguments.get(position).isEmpty()) {
      throw bad("argument " + position + " is missing");
    }
    return arguments.get(position);
  }

  private List<String> list(int position) {
    return Splitter.on(',').splitToList(argument(position));
  }

  private double fraction(int position) {
    return number(position, 0, 1).doubleValue();
  }

  private BigDecimal number(int position, double least, double most) {
    try {
      BigDecimal number = new BigDecimal(argument(position));
      if (number.doubleValue() >= least && number.doubleValue() <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw bad("argument " + position + " has to be a number");
    }
    throw bad("argument " + position + " is out of range");
  }

  private BadInputException bad(String what) {
    return new BadInputException("Attack \"" + spec + "\" can't be read: " + what + ".");
  }

  static void checkDatePattern(String pattern) {
    try {
      String unused =
          DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
              .format(LocalDateTime.MIN.withYear(2026));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new BadInputException(
          "\"" + pattern + "\" is no date pattern; write for instance yyyy/M/d HH:mm.");
    }
  }
}
