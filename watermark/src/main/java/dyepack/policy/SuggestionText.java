package dyepack.policy;

import dyepack.marks.ColumnProfile;
import dyepack.marks.ColumnProfile.Quantities;
import dyepack.marks.MarkKind;
import dyepack.policy.IdentifierChoice.Chosen;
import dyepack.policy.Proposal.Harm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a drafted policy with its reasons. No cell value stands in it. */
final class SuggestionText {
  /** Canaries make up at most this part of a share, and never more than {@link #CANARIES}. */
  private static final double CANARY_PART = 0.01;

  private static final int CANARIES = 200;
  private static final long FEWEST_ROWS_FOR_CANARIES = 200;
  private static final int MOST_VERSIONS = 4;

  private final TableProfile profile;
  private final String table;
  private final List<Chosen> identifiers;
  private final List<Proposal> marks;
  private final List<Judgement> judgements;
  private final Set<String> marked = new HashSet<>();
  private final Set<String> identifying = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  SuggestionText(
      TableProfile profile,
      String table,
      List<Chosen> identifiers,
      List<Proposal> marks,
      List<Judgement> judgements) {
    this.profile = profile;
    this.table = table;
    this.identifiers = identifiers;
    this.marks = marks;
    this.judgements = judgements;
    marks.forEach(mark -> marked.addAll(mark.columns()));
    identifiers.forEach(identifier -> identifying.addAll(identifier.spec().columns()));
  }

  String text() {
    line("# Drafted by \"dyepack policy suggest\" from " + oneLine(table) + ": " + size() + ".");
    line(
        "# Read it before you use it, above all the tolerances: only you know what a change"
            + " harms.");
    line("dataset: " + dataset(table));
    identifiers();
    marks();
    refusals();
    versions();
    canaries();
    constraints();
    line("");
    line("# The chance that one trace accuses anybody innocent stays below alpha.");
    line("decision: {alpha: 1e-6}");
    line("");
    line("# true: a share is released only after its recipient has signed for it.");
    line("requireReceipt: false");
    line("");
    line(
        "# Part of the real rows that each share leaves out by key, so that a row missing in one"
            + " of");
    line(
        "# two compared copies needn't be a canary. As many rows again give way to canaries in"
            + " their");
    line(
        "# place, which keep all that names nobody of these rows, so that they look like real"
            + " ones.");
    line("# Added ones can often be told. Off: it costs you rows.");
    line("# withhold: 0.01");
    return text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private String size() {
    return String.format(
        Locale.ROOT, "%,d rows, %d columns", profile.rows(), profile.columns().size());
  }

  private static String oneLine(String name) {
    return name.replaceAll("\\p{Cntrl}", " ");
  }

  /** Returns the file's name without folders and ending, fit to be a dataset. */
  static String dataset(String table) {
    String name = table.replaceAll(".*[/\\\\]", "").replaceAll("\\.[A-Za-z0-9]{1,8}$", "");
    String fit = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[^\\p{L}\\p{N}_]+", "");
    String shortened = fit.length() > 60 ? fit.substring(0, 60) : fit;
    return YamlText.scalar(shortened.isEmpty() ? "table" : shortened);
  }

  private void identifiers() {
    line("");
    line(
        "# The first one tells the rows apart and is the same in every refresh. The others let a"
            + " dump");
    line("# be read that lost the first. Identifiers are never changed.");
    line("identifiers:");
    for (Chosen chosen : identifiers) {
      List<String> columns = chosen.spec().columns();
      String names =
          columns.size() == 1
              ? "column: " + YamlText.scalar(columns.get(0))
              : "columns: " + YamlText.list(columns);
      line("  # " + chosen.why());
      line("  - {" + names + ", type: " + chosen.spec().type().yamlName() + "}");
    }
  }

  private void marks() {
    line("");
    line(
        "# What may carry marks, and how far a value may move at most. Without \"alphabet\" the"
            + " column");
    line("# with the most room carries 16 symbols and the others two.");
    if (marks.stream().anyMatch(mark -> mark.harm() == Harm.REAL)) {
      line("# THIS TABLE HAS TOO LITTLE THAT CAN CHANGE WITHOUT HARM: decide where it says so in");
      line("# capitals whether your recipients can live with it.");
    }
    if (!MarkSelection.barelyEnough(marks)) {
      line("# WEAK: only large leaks of this table can be told. \"dyepack plan\" says how large.");
    }
    line("marks:");
    for (Proposal mark : marks) {
      line("  # " + mark.why());
      line("  - " + YamlText.mark(mark.request()));
    }
  }

  private void refusals() {
    boolean first = true;
    for (Judgement judgement : judgements) {
      if (!marked.contains(judgement.column())) {
        if (first) {
          line("");
          line(
              "# Columns without marks, and why. Where values of a category may stand for each"
                  + " other:");
          line("# {column: x, kind: category, groups: [[a, b], [c, d]]}");
          first = false;
        }
        line("#   " + YamlText.scalar(judgement.column()) + ": " + oneLine(judgement.reason()));
      }
    }
  }

  private void versions() {
    List<String> columns = new ArrayList<>();
    for (boolean hinted : new boolean[] {true, false}) {
      for (ColumnFacts column : profile.columns()) {
        boolean named =
            HeaderWords.CHANGING.in(column.name()) || HeaderWords.ADDRESS.in(column.name());
        if (named == hinted && canDate(column) && columns.size() < MOST_VERSIONS) {
          columns.add(column.name());
        }
      }
    }
    line("");
    if (columns.isEmpty()) {
      line("# versions: [status]   # no column was found whose changes could date a leak");
      return;
    }
    line("# Columns whose values change between refreshes and so tell which delivery leaked.");
    line("versions: " + YamlText.list(columns));
  }

  private boolean canDate(ColumnFacts column) {
    boolean textMark =
        marks.stream()
            .anyMatch(
                mark ->
                    mark.request().kind() == MarkKind.TEXT
                        && mark.columns().contains(column.name()));
    boolean kind =
        column.content() == ContentType.ADDRESS
            || (column.content() == ContentType.CATEGORY
                && (HeaderWords.CHANGING.in(column.name())
                    || (column.distinct() > 2 && !HeaderWords.LABEL.in(column.name()))));
    return kind
        && (textMark || !marked.contains(column.name()))
        && !identifying.contains(column.name())
        && column.blankPart() < 0.9;
  }

  private void canaries() {
    line("");
    if (profile.rows() < FEWEST_ROWS_FOR_CANARIES) {
      line("# No canaries: with fewer than 200 rows a made-up record would stand out.");
      line("# canaries: {rare: 60, half: 60, common: 80, contacts: pool.csv}");
      return;
    }
    long total = Math.min(CANARIES, (long) (profile.rows() * CANARY_PART));
    long rare = total * 3 / 10;
    line(
        "# Made-up records that a share carries on average: of those that 2 %, 50 % and 80 % of"
            + " the");
    line("# recipients hold. One that turns up in a dump names few or many of them.");
    boolean contacts =
        profile.columns().stream()
            .anyMatch(c -> c.content() == ContentType.PHONE || c.content() == ContentType.EMAIL);
    if (contacts) {
      line(
          "# Add contacts: pool.csv (phones and e-mails that you control; header phone,email), or");
      line("# their phones and e-mails can't be real ones.");
    }
    new CanaryWarnings(profile, identifiers, identifying).lines().forEach(this::line);
    line("canaries: {rare: " + rare + ", half: " + rare + ", common: " + (total - 2 * rare) + "}");
  }

  private void constraints() {
    Map<String, String> ranges = ranges();
    List<List<String>> orders = new Relations(profile).orders(marks);
    List<String> untouched =
        profile.columns().stream()
            .filter(column -> !identifying.contains(column.name()))
            .filter(column -> !marked.contains(column.name()))
            .filter(
                column ->
                    column.content() == ContentType.NAME
                        || column.content().identifierType() != null)
            .map(ColumnFacts::name)
            .toList();
    line("");
    if (ranges.isEmpty() && orders.isEmpty() && untouched.isEmpty()) {
      line(
          "# constraints: {range: {price: [0, null]}, order: [[opened_at, closed_at]], doNotTouch:"
              + " [notes]}");
      return;
    }
    line(
        "# What must still hold after marking; found in the data, so look whether it is the rule.");
    line("constraints:");
    if (!ranges.isEmpty()) {
      line("  range:");
      ranges.forEach((column, range) -> line("    " + YamlText.scalar(column) + ": " + range));
    }
    if (!orders.isEmpty()) {
      line("  order:");
      orders.forEach(order -> line("    - " + YamlText.list(order)));
    }
    if (!untouched.isEmpty()) {
      line("  doNotTouch: " + YamlText.list(untouched));
    }
  }

  /** Returns ranges with natural ends: zero, one, a hundred, or those of a small scale. */
  private Map<String, String> ranges() {
    Map<String, String> ranges = new LinkedHashMap<>();
    for (Proposal mark : marks) {
      String column = mark.columns().get(0);
      ColumnProfile values = profile.columnProfiles().get(column);
      Quantities number =
          values != null && mark.request().kind() == MarkKind.NUMBER ? values.number() : null;
      if (number == null || number.min().signum() < 0) {
        continue;
      }
      boolean scale = profile.column(column).map(facts -> facts.distinct() <= 200).orElse(false);
      String min = scale ? plain(number.min()) : "0";
      String max = scale || isNaturalEnd(number.max()) ? plain(number.max()) : "null";
      ranges.put(column, "[" + min + ", " + max + "]");
    }
    return ranges;
  }

  private static boolean isNaturalEnd(BigDecimal max) {
    return List.of("1", "100", "255", "360", "1000").contains(plain(max));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
