package dyepack.simulate.seized;

import com.google.common.collect.ImmutableList;
import dyepack.typing.ColumnType;
import java.util.List;

/** Facts about a person that lists of people are made of. */
public enum Role {
  /** Name. */
  NAME("某某", ColumnType.NAME),
  /** Telephone. */
  PHONE("", ColumnType.PHONE, ColumnType.LANDLINE),
  /** Number of an identity document. */
  ID("", ColumnType.CN_ID, ColumnType.SSN, ColumnType.PASSPORT, ColumnType.BANK_CARD),
  /** Postal address. */
  ADDRESS("未填写", ColumnType.ADDRESS),
  /** E-mail address. */
  MAIL("none@example.com", ColumnType.EMAIL),
  /** A date. */
  DATE("2026-03-01", ColumnType.DATE, ColumnType.BIRTH_DATE, ColumnType.TIME),
  /** An amount of money. */
  AMOUNT("0.00", ColumnType.AMOUNT),
  /** Sex. */
  SEX("未知", ColumnType.GENDER);

  private final String filler;
  private final ImmutableList<ColumnType> types;

  Role(String filler, ColumnType... types) {
    this.filler = filler;
    this.types = ImmutableList.copyOf(types);
  }

  /** What shapes write where a table lacks the fact. */
  String filler() {
    return filler;
  }

  /** Types of columns that can play the role, best first. */
  List<ColumnType> types() {
    return types;
  }
}
