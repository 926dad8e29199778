package dyepack.marks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dyepack.share.BadInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What kind of value a marked column holds, hence how it carries a symbol. */
public enum MarkKind {
  /** Integers, decimals, money; step and tolerance in the column's own unit. */
  NUMBER,
  /** Points in time; step and tolerance in seconds. */
  TIMESTAMP,
  /** Calendar days; step and tolerance in days. */
  DATE,
  /** Lengths of time; step and tolerance in seconds, bare numbers are seconds. */
  DURATION,
  /** A latitude or a longitude; step and tolerance in degrees. */
  GEO,
  /** Text by choice of an equivalent spelling; no step. */
  TEXT,
  /** A value out of declared groups of equivalent ones; no step. */
  CATEGORY;

  /** Returns the name used in policies and ledgers: lower case. */
  @JsonValue
  public String yamlName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the kind of that name; refuses an unknown one with {@link BadInputException}. */
  @JsonCreator
  public static MarkKind parse(String yamlName) {
    for (MarkKind kind : values()) {
      if (kind.yamlName().equals(yamlName)) {
        return kind;
      }
    }
    throw new BadInputException(
        "Mark kind \""
            + yamlName
            + "\" is not known; it must be one of "
            + Arrays.stream(values()).map(MarkKind::yamlName).collect(Collectors.joining(", "))
            + ".");
  }

  /** Says whether values are moved on a number line: all kinds but text and category. */
  public boolean quantised() {
    return switch (this) {
      case NUMBER, TIMESTAMP, DATE, DURATION, GEO -> true;
      case TEXT, CATEGORY -> false;
    };
  }
}
