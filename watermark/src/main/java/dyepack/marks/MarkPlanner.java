package dyepack.marks;

import dyepack.code.PositionCode;
import dyepack.code.SymbolKind;
import dyepack.marks.Drafted.Draft;
import dyepack.share.BadInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which column carries what, within the owner's tolerance.
 *
 * <p>The default is hybrid: of the columns for which the policy names no alphabet, the one with the
 * most tolerance in steps (that most cells can carry) is 16-ary, the others are binary; latitudes
 * and longitudes are 16-ary each.
 */
public final class MarkPlanner {
  /** Part of the looked-at texts in which a family of spellings must have a place. */
  private static final double LEAST_SPELLED = 0.02;

  /** More tolerance than this many steps makes a field no stronger. */
  private static final double MOST_STEPS = 800;

  private final Map<String, ColumnProfile> profiles;
  private final List<ColumnMark> marks = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private int nextField;

  private MarkPlanner(Map<String, ColumnProfile> profiles) {
    this.profiles = profiles;
  }

  /**
   * Plans the marks of an epoch.
   *
   * @param requests what the policy wants marked
   * @param profiles the profile of every column named there
   * @param existing marks that the epoch has already: kept as they are, with their fields
   * @return the existing marks that are still asked for and the new ones, what was changed and what
   *     was refused; a tolerance below the step, an unknown column, a column asked for twice and
   *     more than 32 fields are refused with {@link BadInputException}
   */
  public static MarkPlan plan(
      List<MarkRequest> requests, Map<String, ColumnProfile> profiles, List<ColumnMark> existing) {
    requireColumns(requests, profiles);
    return new MarkPlanner(profiles).plan(requests, existing);
  }

  private static void requireColumns(
      List<MarkRequest> requests, Map<String, ColumnProfile> profiles) {
    Set<String> seen = new HashSet<>();
    for (MarkRequest request : requests) {
      for (String column : request.columns()) {
        if (!profiles.containsKey(column)) {
          throw new BadInputException(
              "The policy marks column \"%s\", but the table has no such column. Its columns: %s."
                  .formatted(column, String.join(", ", new TreeSet<>(profiles.keySet()))));
        }
        if (!seen.add(column)) {
          throw new BadInputException(
              "The policy marks column \"%s\" twice; one mark per column is possible."
                  .formatted(column));
        }
      }
      if (request.kind().quantised() && request.tolerance() == null) {
        throw new BadInputException(
            "Column \"%s\": a %s mark needs a tolerance."
                .formatted(request.columns().get(0), request.kind().yamlName()));
      }
    }
  }

  private MarkPlan plan(List<MarkRequest> requests, List<ColumnMark> existing) {
    nextField =
        existing.stream().flatMap(m -> m.fields().stream()).mapToInt(f -> f + 1).max().orElse(0);
    List<Draft> drafts = new ArrayList<>();
    for (MarkRequest request : requests) {
      for (int i = 0; i < request.columns().size(); i++) {
        ColumnMark frozen = find(existing, request.columns().get(i));
        if (frozen != null) {
          keep(frozen, request);
          continue;
        }
        Drafted drafted = draft(request, i);
        if (drafted instanceof Draft draft) {
          drafts.add(draft);
        } else if (drafted instanceof Drafted.Refused refused) {
          refusals.add(refused.reason());
        }
      }
    }
    Draft strongest = strongest(drafts, existing);
    for (Draft draft : drafts) {
      add(draft, wanted(draft, strongest));
    }
    return new MarkPlan(marks, notes, refusals);
  }

  private static @Nullable ColumnMark find(List<ColumnMark> existing, String column) {
    return existing.stream().filter(m -> m.column().equals(column)).findFirst().orElse(null);
  }

  private void keep(ColumnMark frozen, MarkRequest request) {
    marks.add(frozen);
    boolean same =
        frozen.kind() == request.kind()
            && (frozen.kind() == MarkKind.GEO
                || request.tolerance() == null
                || request.tolerance().compareTo(frozen.tolerance()) == 0);
    if (!same) {
      notes.add(
          ("Column \"%s\" keeps the mark it has in this epoch (%s, tolerance %s): marks of known"
                  + " rows never change. A new epoch (ledger rotate) takes the policy's.")
              .formatted(
                  frozen.column(),
                  frozen.kind().yamlName(),
                  QuantityDrafter.plain(frozen.tolerance())));
    }
  }

  // ---------------------------------------------------------------- drafts

  private Drafted draft(MarkRequest request, int i) {
    String column = request.columns().get(i);
    ColumnProfile profile = profiles.get(column);
    if (profile == null) {
      throw new IllegalArgumentException("no profile");
    }
    return switch (request.kind()) {
      case NUMBER, TIMESTAMP, DATE, DURATION ->
          new QuantityDrafter(column, request, profile, tolerance(request)).draft();
      case GEO -> geo(request, i, profile);
      case TEXT -> text(request, column, profile);
      case CATEGORY -> CategoryDrafter.draft(column, request, profile);
    };
  }

  private static BigDecimal tolerance(MarkRequest request) {
    BigDecimal tolerance = request.tolerance();
    return tolerance == null ? BigDecimal.ZERO : tolerance;
  }

  private Drafted geo(MarkRequest request, int i, ColumnProfile profile) {
    int longitude = GeoAxes.longitude(request, profiles);
    ColumnProfile latitudes =
        request.columns().size() < 2 || longitude < 0
            ? null
            : profiles.get(request.columns().get(1 - longitude));
    BigDecimal degrees =
        GeoAxes.tolerance(
            tolerance(request), i == longitude, latitudes == null ? null : latitudes.number());
    return new QuantityDrafter(request.columns().get(i), request, profile, degrees).draft();
  }

  private static Drafted text(MarkRequest request, String column, ColumnProfile profile) {
    List<Integer> families =
        IntStream.range(0, profile.spellingCounts().size())
            .filter(f -> profile.spellingCounts().get(f) > LEAST_SPELLED * profile.spelled())
            .boxed()
            .toList();
    if (families.isEmpty()) {
      return new Drafted.Refused(
          ("Column \"%s\" stays unmarked: its texts have no places that can be spelled in two ways"
                  + " (addresses, company names and quantities have some).")
              .formatted(column));
    }
    double carried =
        families.stream().mapToLong(profile.spellingCounts()::get).max().orElse(0)
            / (double) profile.spelled();
    return new Draft(
        column,
        request,
        BigDecimal.ONE,
        BigDecimal.ZERO,
        0,
        List.of(),
        families,
        profile.style(),
        carried,
        List.of());
  }

  // ---------------------------------------------------------------- alphabets and fields

  /** Returns the column that the hybrid plan makes 16-ary, or null if the policy made one so. */
  private static @Nullable Draft strongest(List<Draft> drafts, List<ColumnMark> existing) {
    boolean chosen =
        existing.stream().anyMatch(MarkPlanner::isStrong)
            || drafts.stream().anyMatch(d -> d.request().alphabet() == SymbolKind.HEX);
    if (chosen) {
      return null;
    }
    return drafts.stream()
        .filter(d -> d.request().alphabet() == null)
        .filter(d -> d.request().kind().quantised() && d.request().kind() != MarkKind.GEO)
        .filter(d -> d.toleranceSteps() >= Alphabet.HEX.worstMoveSteps())
        .max(
            Comparator.comparingDouble((Draft d) -> Math.round(4 * d.carried()))
                .thenComparingDouble(d -> Math.min(MOST_STEPS, d.toleranceSteps()))
                .thenComparingInt(d -> -drafts.indexOf(d)))
        .orElse(null);
  }

  private static boolean isStrong(ColumnMark mark) {
    return mark.requested() == SymbolKind.HEX && mark.kind() != MarkKind.GEO;
  }

  private static SymbolKind wanted(Draft draft, @Nullable Draft strongest) {
    SymbolKind asked = draft.request().alphabet();
    if (asked != null) {
      return asked;
    }
    boolean strong = draft.request().kind() == MarkKind.GEO || draft.equals(strongest);
    return strong ? SymbolKind.HEX : SymbolKind.BINARY;
  }

  private void add(Draft draft, SymbolKind wanted) {
    Alphabet alphabet = alphabet(draft, wanted);
    int count = Math.max(1, draft.families().size());
    if (nextField + count > PositionCode.MAX_FIELDS) {
      throw new BadInputException(
          "The policy marks more than %d fields; leave out column \"%s\" or others. (A text column"
                  .formatted(PositionCode.MAX_FIELDS, draft.column())
              + " takes up to %d fields, an epoch's fields are never used again.)"
                  .formatted(Spellings.FAMILIES));
    }
    List<Integer> fields = IntStream.range(nextField, nextField + count).boxed().toList();
    nextField += count;
    boolean quantised = draft.request().kind().quantised();
    marks.add(
        new ColumnMark(
            draft.column(),
            draft.request().kind(),
            wanted,
            alphabet,
            fields,
            draft.families(),
            draft.step(),
            draft.tolerance(),
            quantised ? Scales.within(draft.toleranceSteps(), alphabet) : List.of(1),
            draft.groups(),
            draft.request().rate(),
            draft.style()));
    notes.addAll(draft.notes());
  }

  private Alphabet alphabet(Draft draft, SymbolKind wanted) {
    if (draft.request().kind() == MarkKind.TEXT) {
      return Alphabet.Q2;
    }
    if (draft.request().kind() == MarkKind.CATEGORY) {
      return wanted == SymbolKind.HEX && draft.toleranceSteps() >= Alphabet.HEX.symbols()
          ? Alphabet.HEX
          : Alphabet.Q2;
    }
    Alphabet alphabet = Alphabet.widest(wanted, draft.toleranceSteps());
    if (alphabet == null) {
      throw new IllegalStateException("a tolerance below the step was let through");
    }
    Alphabet hoped = wanted == SymbolKind.HEX ? Alphabet.HEX : Alphabet.Q8;
    if (alphabet != hoped) {
      notes.add(
          "Column \"%s\": alphabet %s instead of %s, as the tolerance is %.4g steps of %s and not %d."
              .formatted(
                  draft.column(),
                  alphabet,
                  hoped,
                  draft.toleranceSteps(),
                  QuantityDrafter.plain(draft.step()),
                  hoped.worstMoveSteps()));
    }
    return alphabet;
  }
}
