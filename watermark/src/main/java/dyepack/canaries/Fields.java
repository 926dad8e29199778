package dyepack.canaries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of a column consist of: fields (words, codes, numbers) between signs, in one of a
 * few templates. Addresses of machines, paths, JSON and the like are such; each field is then made
 * up like a column of its own.
 */
final class Fields {
  private static final int MOST_TEMPLATES = 4;
  private static final int MOST_FIELDS = 16;
  private static final double COVERED = 0.95;
  private static final double LEAST_PART = 0.02;
  private static final char FIELD = '\0';

  private final List<String> templates;
  private final List<Integer> varying;
  private final Map<Integer, String> fixed;
  private final List<String[]> cells;

  private Fields(
      List<String> templates,
      List<Integer> varying,
      Map<Integer, String> fixed,
      List<String[]> cells) {
    this.templates = templates;
    this.varying = varying;
    this.fixed = fixed;
    this.cells = cells;
  }

  /** A cell taken apart. */
  private record Parts(String template, List<String> fields) {
    static Parts of(String cell) {
      StringBuilder template = new StringBuilder();
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < cell.length(); ) {
        int end = end(cell, i);
        if (end == i) {
          template.append(cell.charAt(i));
          i++;
        } else {
          template.append(FIELD);
          fields.add(cell.substring(i, end));
          i = end;
        }
      }
      return new Parts(template.toString(), fields);
    }

    /** Where the field that starts here ends; a number may have one decimal point. */
    private static int end(String cell, int start) {
      int end = start;
      while (end < cell.length() && Character.isLetterOrDigit(cell.charAt(end))) {
        end++;
      }
      boolean first = start == 0 || cell.charAt(start - 1) != '.';
      int more = end + 1;
      while (more < cell.length() && digit(cell, more)) {
        more++;
      }
      boolean decimal =
          first
              && more > end + 1
              && cell.charAt(end) == '.'
              && cell.substring(start, end).chars().allMatch(c -> c >= '0' && c <= '9')
              && end > start
              && (more == cell.length()
                  || (cell.charAt(more) != '.' && !Character.isLetter(cell.charAt(more))));
      return decimal ? more : end;
    }

    private static boolean digit(String cell, int place) {
      return cell.charAt(place) >= '0' && cell.charAt(place) <= '9';
    }
  }

  /** Takes a column apart; null if its cells have no common form or hardly more than one field. */
  static @Nullable Fields of(Column column) {
    Map<String, Integer> counts = new HashMap<>();
    int filled = 0;
    for (String cell : column.filled()) {
      if (cell.indexOf(FIELD) < 0) {
        counts.merge(Parts.of(cell).template, 1, Integer::sum);
      }
      filled++;
    }
    int least = (int) Math.max(2, LEAST_PART * filled);
    List<String> templates =
        counts.keySet().stream()
            .filter(template -> counts.getOrDefault(template, 0) >= least)
            .sorted()
            .toList();
    int covered = templates.stream().mapToInt(t -> counts.getOrDefault(t, 0)).sum();
    long most = templates.stream().mapToLong(Fields::fields).max().orElse(0);
    boolean usable = templates.size() <= MOST_TEMPLATES && most >= 2 && most <= MOST_FIELDS;
    return usable && covered >= COVERED * filled ? split(column, templates, (int) most) : null;
  }

  private static @Nullable Fields split(Column column, List<String> templates, int most) {
    List<@Nullable Parts> parts = new ArrayList<>();
    List<Set<String>> values = new ArrayList<>();
    for (int field = 0; field < most; field++) {
      values.add(new HashSet<>());
    }
    for (int row = 0; row < column.rows(); row++) {
      Parts taken = Parts.of(column.cell(row));
      boolean known = templates.contains(taken.template) && !column.cell(row).isBlank();
      parts.add(known ? taken : null);
      for (int field = 0; known && field < taken.fields.size(); field++) {
        values.get(field).add(taken.fields.get(field));
      }
    }
    List<Integer> varying = new ArrayList<>();
    Map<Integer, String> fixed = new HashMap<>();
    for (int field = 0; field < most; field++) {
      if (values.get(field).size() > 1) {
        varying.add(field);
      } else {
        fixed.put(field, values.get(field).iterator().next());
      }
    }
    List<String[]> cells = new ArrayList<>();
    if (templates.size() > 1) {
      cells.add(
          parts.stream()
              .map(p -> p == null ? "" : "t" + templates.indexOf(p.template))
              .toArray(String[]::new));
    }
    for (int field : varying) {
      cells.add(
          parts.stream()
              .map(p -> p == null || p.fields.size() <= field ? "" : p.fields.get(field))
              .toArray(String[]::new));
    }
    return varying.size() < 2 ? null : new Fields(templates, varying, fixed, cells);
  }

  private static long fields(String template) {
    return template.chars().filter(c -> c == FIELD).count();
  }

  /**
   * Returns the cells of each part: first which template a cell has, if there are several, then the
   * fields that vary; blank where a cell has no such field or another form.
   */
  List<String[]> cells() {
    return cells;
  }

  /** Returns which parts have to come from one row: the template and the fields it may lack. */
  Set<Integer> together() {
    Set<Integer> together = new HashSet<>();
    for (int part = 0; part < cells.size() && templates.size() > 1; part++) {
      int field = part == 0 ? -1 : varying.get(part - 1);
      if (part == 0 || templates.stream().anyMatch(t -> fields(t) <= field)) {
        together.add(part);
      }
    }
    return together;
  }

  /** Puts the parts of one cell together; null if they fit no template. */
  @Nullable String join(List<String> parts) {
    int first = templates.size() > 1 ? 1 : 0;
    if (parts.get(0).isBlank()) {
      return null;
    }
    String template =
        first == 0 ? templates.get(0) : templates.get(Integer.parseInt(parts.get(0).substring(1)));
    StringBuilder cell = new StringBuilder();
    int field = 0;
    for (int i = 0; i < template.length(); i++) {
      if (template.charAt(i) != FIELD) {
        cell.append(template.charAt(i));
        continue;
      }
      int at = varying.indexOf(field);
      String text = at < 0 ? fixed.getOrDefault(field, "") : parts.get(first + at);
      if (text.isBlank()) {
        return null;
      }
      cell.append(text);
      field++;
    }
    return cell.toString();
  }
}
