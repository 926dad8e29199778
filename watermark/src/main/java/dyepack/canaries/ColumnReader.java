package dyepack.canaries;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out from the cells alone, with the policy's identifiers as a hint, what a column holds. */
final class ColumnReader {
  /** Part of the filled cells that has to agree with a kind. */
  private static final double AGREEING = 0.95;

  private static final double AGREEING_NUMBERS = 0.9;

  /** Columns whose values come back this often are taken as they are. */
  private static final double REPEATED = 0.95;

  /** The same for cells that combine numbers, of which some rows have new ones. */
  private static final double COMBINED = 0.99;

  /**
   * Part of the rows whose number comes back, and of the equal pairs that chance doesn't explain.
   */
  private static final double BELONGING = 0.3;

  private static final double BEYOND_CHANCE = 0.7;

  /** Values of more rows than this, such as zero, are frequent for what they are. */
  private static final double FREQUENT = 0.004;

  private static final int FEWEST_FREQUENT = 10;

  /** Numbers with fewer rows each are moved although they repeat. */
  private static final int FEW_EACH = 100;

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}");
  private static final Pattern MOBILE = Pattern.compile("(?:(?:\\+|00)?86)?1[3-9]\\d{9}");
  private static final Pattern LANDLINE = Pattern.compile("0\\d{9,11}");
  private static final Pattern AMERICAN =
      Pattern.compile("(?:\\+?1[-. ])?(?:\\(\\d{3}\\) ?|\\d{3}[-. ])\\d{3}[-. ]\\d{4}(?: ?x\\d+)?");
  private static final Pattern FOREIGN = Pattern.compile("\\+\\d[\\d ()-]{7,18}");
  private static final Pattern PHONE_HEADER =
      Pattern.compile("phone|mobile|(^|_)tel|cell|手机|电话|联系方式");
  private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{3,80}");
  private static final Pattern NUMBERED =
      Pattern.compile("[\\p{L}\\d_#:/.-]{0,20}?\\d{2,18}[A-Za-z]{0,3}");
  private static final Pattern ZERO_LED = Pattern.compile("[^\\d.,]{0,4}0\\d{2,17}");
  private static final Pattern COMBINATION = Pattern.compile("\\d\\D+\\d");
  private static final Pattern HAN_NAME = Pattern.compile("\\p{IsHan}{2,4}");
  private static final Pattern LATIN_NAME =
      Pattern.compile("[\\p{L}'.-]{1,20}(?:,? [\\p{L}'.-]{1,20}){1,3}");

  private final List<String> header;
  private final List<IdentifierSpec> identifiers;
  private final long tableRows;

  ColumnReader(List<String> header, List<IdentifierSpec> identifiers, long tableRows) {
    this.header = header;
    this.identifiers = identifiers;
    this.tableRows = tableRows;
  }

  /** Reads a part of a column, of which nothing but its cells is known. */
  Column readPart(int index, String[] cells) {
    return read(index, "", null, cells);
  }

  /**
   * Reads a column or part again, from some of its cells.
   *
   * @param part which part of the rows these cells are: a table has as much fewer of them
   */
  Column reread(int index, String[] cells, double part) {
    long fewer = Math.max(cells.length, Math.round(part * tableRows));
    ColumnReader reader = new ColumnReader(header, identifiers, fewer);
    return index < header.size() ? reader.read(index, cells) : reader.readPart(index, cells);
  }

  /** Reads one column. */
  Column read(int index, String[] cells) {
    return read(index, header.get(index), hint(index), cells);
  }

  private Column read(int index, String name, @Nullable IdentifierType hint, String[] cells) {
    Map<String, Integer> counts = Column.counts(cells);
    List<String> filled = Arrays.stream(cells).filter(cell -> !cell.isBlank()).toList();
    DateShape.Order order = dateOrder(filled);
    double reuse = reuse(cells);
    ColumnKind kind = kind(name, hint, filled, counts, order, reuse);
    boolean dates = kind == ColumnKind.DATE || (kind == ColumnKind.REPEATED && order != null);
    return new Column(index, cells, kind, dates ? order : null, reuse, counts);
  }

  private ColumnKind kind(
      String name,
      @Nullable IdentifierType hint,
      List<String> filled,
      Map<String, Integer> counts,
      DateShape.@Nullable Order order,
      double reuse) {
    if (filled.isEmpty()) {
      return ColumnKind.REPEATED;
    }
    boolean identifier = hint != null;
    boolean belongs = belongs(filled, counts);
    if (most(filled, CnId::valid)) {
      return ColumnKind.CN_ID;
    } else if (most(filled, cell -> EMAIL.matcher(cell).matches())) {
      return ColumnKind.EMAIL;
    } else if (phone(name, hint, filled)) {
      return ColumnKind.PHONE;
    } else if (reuse >= (order == null && combined(filled) ? COMBINED : REPEATED)
        && !identifier
        && (belongs || !fineNumber(filled, counts.size()))) {
      return ColumnKind.REPEATED;
    } else if (order != null) {
      return ColumnKind.DATE;
    } else if (numbers(filled)) {
      boolean unique = counts.size() == filled.size();
      boolean serial =
          (unique || identifier || belongs || filled.stream().anyMatch(ColumnReader::lettered))
              && most(filled, ColumnReader::whole);
      return serial ? ColumnKind.NUMBERED : ColumnKind.NUMBER;
    } else if (numbered(filled)) {
      return ColumnKind.NUMBERED;
    } else if (most(filled, cell -> CODE.matcher(cell).matches()) && !named(filled)) {
      return ColumnKind.CODE;
    }
    return named(filled) ? ColumnKind.NAME : ColumnKind.TEXT;
  }

  /** Whether cells hold numbers beside other signs, as versions and fractions do. */
  private static boolean combined(List<String> filled) {
    return most(filled, cell -> COMBINATION.matcher(cell).find()) && !numbers(filled);
  }

  /** Whether cells are numbers, but for some that stand for none, such as a dash. */
  private static boolean numbers(List<String> filled) {
    return filled.stream().filter(cell -> NumberShape.read(cell) != null).count()
        >= AGREEING_NUMBERS * filled.size();
  }

  /**
   * Whether numbers come back more than by chance, as numbers of customers and prices of articles
   * do: each belongs to something, and moved by a little it would belong to nothing.
   */
  private static boolean belongs(List<String> filled, Map<String, Integer> counts) {
    if (!numbers(filled)) {
      return false;
    }
    int frequent = Math.max(FEWEST_FREQUENT, (int) (FREQUENT * filled.size()));
    List<String> seldom =
        filled.stream().filter(cell -> counts.getOrDefault(cell, 0) < frequent).toList();
    long repeated = seldom.stream().filter(cell -> counts.getOrDefault(cell, 0) > 1).count();
    return repeated >= BELONGING * filled.size() && Repeats.beyondChance(seldom) >= BEYOND_CHANCE;
  }

  /** Whether a cell counts something or names it, with zeros in front or without. */
  private static boolean whole(String cell) {
    if (ZERO_LED.matcher(cell).matches()) {
      return true;
    }
    NumberShape shape = NumberShape.read(cell);
    // In S-12 the sign is a hyphen.
    return shape != null
        && shape.decimals() == 0
        && !shape.grouped()
        && (shape.mantissa() >= 0 || lettered(cell));
  }

  private static boolean lettered(String cell) {
    return Character.isLetter(cell.charAt(0));
  }

  /** Whether numbers stand so close on their grid that each repeats, but only by chance. */
  private boolean fineNumber(List<String> filled, int distinct) {
    return (double) tableRows / distinct < FEW_EACH
        && most(filled, cell -> NumberShape.read(cell) != null);
  }

  private @Nullable IdentifierType hint(int index) {
    for (IdentifierSpec spec : identifiers) {
      if (spec.columns().contains(header.get(index)) && spec.type() != IdentifierType.PERSON) {
        return spec.type();
      }
    }
    return null;
  }

  private static boolean most(List<String> cells, Predicate<String> agrees) {
    return cells.stream().filter(agrees).count() >= AGREEING * cells.size();
  }

  private static boolean phone(String name, @Nullable IdentifierType hint, List<String> filled) {
    if (filled.stream().anyMatch(cell -> cell.indexOf('*') >= 0)) {
      return false;
    }
    boolean hinted =
        hint == IdentifierType.PHONE || PHONE_HEADER.matcher(name.toLowerCase(Locale.ROOT)).find();
    return most(
        filled,
        cell -> {
          String digits = cell.replaceAll("[ ()-]", "");
          return MOBILE.matcher(digits).matches()
              || AMERICAN.matcher(cell).matches()
              || FOREIGN.matcher(cell).matches()
              || (hinted && LANDLINE.matcher(digits).matches())
              || (hinted && digits.matches("\\+?\\d{7,15}"));
        });
  }

  /** Whether a fixed or often repeated text stands before a last run of digits. */
  private static boolean numbered(List<String> filled) {
    if (!most(filled, cell -> NUMBERED.matcher(cell).matches())) {
      return false;
    }
    Set<String> prefixes = new HashSet<>();
    for (String cell : filled) {
      NumberedShape shape = NumberedShape.read(cell);
      if (shape != null) {
        prefixes.add(shape.prefix() + "\n" + shape.suffix());
      }
    }
    return prefixes.size() <= Math.max(1, filled.size() / 8);
  }

  private static boolean named(List<String> filled) {
    if (most(filled, cell -> HAN_NAME.matcher(cell).matches())) {
      return filled.stream().filter(PersonName::hasCommonFamilyName).count() >= 0.6 * filled.size();
    }
    return most(filled, cell -> LATIN_NAME.matcher(cell).matches());
  }

  private static DateShape.@Nullable Order dateOrder(List<String> filled) {
    if (filled.isEmpty()) {
      return null;
    }
    for (DateShape.Order order : DateShape.Order.values()) {
      boolean reads =
          filled.stream()
                  .filter(
                      cell -> {
                        DateShape date = DateShape.read(cell, order);
                        return date != null
                            && date.write(date.epochSecond(), date.fraction()).equals(cell);
                      })
                  .count()
              >= AGREEING * filled.size();
      if (reads) {
        return order;
      }
    }
    return null;
  }

  /**
   * Estimates the chance that a value of a row stands in another row of the table too: the share of
   * repeated cells in a quarter and in all of the donors, continued along its logit to the table.
   */
  private double reuse(String[] cells) {
    double all = repeated(cells, cells.length);
    double some = repeated(cells, cells.length / 4);
    if (all < 0.002 || cells.length >= tableRows) {
      return all;
    }
    if (all > 0.995) {
      return 1;
    }
    double slope = Math.max(0.3, (logit(all) - logit(Math.max(some, 0.002))) / Math.log(4));
    double logit = logit(all) + slope * Math.log((double) tableRows / cells.length);
    return 1 / (1 + Math.exp(-logit));
  }

  private static double repeated(String[] cells, int first) {
    String[] part = new String[first];
    int step = Math.max(1, cells.length / Math.max(1, first));
    for (int i = 0; i < first; i++) {
      part[i] = cells[i * step];
    }
    Map<String, Integer> counts = Column.counts(part);
    int filled = 0;
    int repeated = 0;
    for (int count : counts.values()) {
      filled += count;
      repeated += count > 1 ? count : 0;
    }
    return filled == 0 ? 1 : (double) repeated / filled;
  }

  private static double logit(double share) {
    return Math.log(share / (1 - share));
  }
}
