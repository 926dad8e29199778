package dyepack.marks;

import java.util.Locale;

/** Why a cell stays as it is; counted by every share. */
public enum Uncarried implements Prepared {
  /** The cell is empty or says that the value is missing. */
  BLANK,
  /** The cell is no value of the column's kind. */
  UNREADABLE,
  /** The cell can be read, but not written again exactly as it looks. */
  FORMAT,
  /** The cell holds a zero, or another value that the column keeps as it is. */
  SPECIAL_VALUE,
  /** The value breaks a declared constraint already, or has no room within them. */
  CONSTRAINT,
  /** The text has no place that can be spelled differently, or the value is in no group. */
  NO_CHOICE,
  /** The position is outside the part of the rows that the column marks. */
  NOT_DRAWN;

  /** Returns the name for reports: lower case with spaces. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
