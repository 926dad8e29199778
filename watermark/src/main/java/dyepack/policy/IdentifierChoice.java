package dyepack.policy;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses identifiers: the primary one by how well it tells the rows apart, further ones because a
 * dump may have kept only them.
 */
final class IdentifierChoice {
  /** A primary identifier may repeat a little: such rows are delivered unmarked. */
  static final double FEW_REPEATS = 0.05;

  /** Identifiers that name fewer rows than this apart are of no use in an index. */
  private static final double MOST_REPEATS = 0.5;

  private static final int MOST_IDENTIFIERS = 8;
  private static final Pattern PLAIN_NUMBER = Pattern.compile("[1-9]\\d{0,14}|0");

  private final TableProfile profile;

  /**
   * A chosen identifier.
   *
   * @param spec the entry of the policy
   * @param why a comment for the policy
   */
  record Chosen(IdentifierSpec spec, String why) {}

  private IdentifierChoice(TableProfile profile) {
    this.profile = profile;
  }

  /** Returns the identifiers of single columns and of persons; empty if there is none. */
  static List<Chosen> find(TableProfile profile) {
    return new IdentifierChoice(profile).choose();
  }

  private List<Chosen> choose() {
    List<Chosen> chosen = new ArrayList<>();
    ColumnFacts primary =
        profile.columns().stream()
            .filter(this::canBePrimary)
            .min(Comparator.comparingInt(IdentifierChoice::flaws).thenComparingInt(this::order))
            .orElse(null);
    if (primary == null) {
      return secondary(chosen);
    }
    chosen.add(single(primary));
    return secondary(chosen);
  }

  private List<Chosen> secondary(List<Chosen> chosen) {
    for (ColumnFacts column : profile.columns()) {
      boolean taken = chosen.stream().anyMatch(c -> c.spec().columns().contains(column.name()));
      boolean useful =
          column.content().identifierType() != null
              ? column.repeatedRows() <= MOST_REPEATS
              : isKey(column) && column.repeatedRows() <= FEW_REPEATS && column.blankPart() < 0.5;
      if (!taken && useful && chosen.size() < MOST_IDENTIFIERS) {
        chosen.add(single(column));
      }
    }
    Chosen person = person();
    if (person != null && chosen.size() < MOST_IDENTIFIERS) {
      chosen.add(person);
    }
    return chosen;
  }

  /** Returns the name with the date of birth, if the table has both. */
  private @Nullable Chosen person() {
    String name = profile.nameColumn();
    ColumnFacts birth =
        profile.columns().stream()
            .filter(column -> column.content() == ContentType.DATE)
            .filter(column -> HeaderWords.BIRTH.in(column.name()))
            .findFirst()
            .orElse(null);
    return name == null || birth == null
        ? null
        : new Chosen(
            new IdentifierSpec(List.of(name, birth.name()), IdentifierType.PERSON),
            "for dumps that kept nothing else of the person");
  }

  private boolean canBePrimary(ColumnFacts column) {
    boolean kind = column.content().identifierType() != null || isKey(column);
    return kind && column.repeatedRows() <= FEW_REPEATS && column.blankPart() <= FEW_REPEATS;
  }

  /** Whether the column looks as if it had been made to tell rows apart. */
  private static boolean isKey(ColumnFacts column) {
    boolean key = HeaderWords.KEY.in(column.name());
    boolean unspaced =
        (column.content() == ContentType.CODE && (key || !HeaderWords.CODE.in(column.name())))
            || (column.content() == ContentType.TEXT && key);
    return unspaced && column.distinct() > 1;
  }

  private static int flaws(ColumnFacts column) {
    double missing = column.repeatedRows() + column.blankPart();
    return missing == 0 ? 0 : missing <= 0.001 ? 1 : missing <= 0.01 ? 2 : 3;
  }

  /** Keys of the owner first, then numbers that the state or a bank gave out, then contacts. */
  private int order(ColumnFacts column) {
    int kind =
        switch (column.content()) {
          case CODE, TEXT -> HeaderWords.KEY.in(column.name()) ? 0 : 5;
          case CN_ID, SSN, CREDIT_CODE -> 1;
          case BANK_CARD, PLATE -> 2;
          case PHONE -> 3;
          case EMAIL -> 4;
          case BLANK,
              CONSTANT,
              NAME,
              ADDRESS,
              LATITUDE,
              LONGITUDE,
              DATE,
              TIMESTAMP,
              DURATION,
              NUMBER,
              CATEGORY ->
              6;
        };
    return kind * profile.columns().size() + column.index();
  }

  private Chosen single(ColumnFacts column) {
    IdentifierType type = column.content().identifierType();
    return new Chosen(
        IdentifierSpec.of(column.name(), type != null ? type : keyType(profile, column)),
        uniqueness(column));
  }

  /** Returns number for numbers that spreadsheets keep, else text. */
  static IdentifierType keyType(TableProfile profile, ColumnFacts column) {
    boolean number =
        profile.cells(column).stream()
            .allMatch(cell -> PLAIN_NUMBER.matcher(cell.strip()).matches());
    return number ? IdentifierType.NUMBER : IdentifierType.TEXT;
  }

  private static String uniqueness(ColumnFacts column) {
    String repeats =
        column.repeatedRows() == 0
            ? "different in every row"
            : ColumnJudge.percent(column.repeatedRows()) + " of the rows repeat an earlier one";
    return column.blanks() == 0
        ? repeats
        : repeats + ", " + ColumnJudge.percent(column.blankPart()) + " are blank";
  }
}
