package dyepack.policy;

import dyepack.identity.IdentifierType;
import org.jspecify.annotations.Nullable;

/** What the cells of a column are, judged by the cells first and by the column's name second. */
public enum ContentType {
  /** No cell holds anything. */
  BLANK,
  /** Every cell that holds something holds the same. */
  CONSTANT,
  /** Telephone numbers. */
  PHONE,
  /** Chinese resident identity numbers with right check digits. */
  CN_ID,
  /** Numbers of bank cards, by length and Luhn's check digit. */
  BANK_CARD,
  /** E-mail addresses. */
  EMAIL,
  /** Number plates of vehicles. */
  PLATE,
  /** Chinese unified social credit codes. */
  CREDIT_CODE,
  /** United States social security numbers. */
  SSN,
  /** Names of people. */
  NAME,
  /** Postal addresses. */
  ADDRESS,
  /** Degrees of latitude. */
  LATITUDE,
  /** Degrees of longitude. */
  LONGITUDE,
  /** Days. */
  DATE,
  /** Points in time within a day. */
  TIMESTAMP,
  /** Lengths of time, written with units or colons. */
  DURATION,
  /** Quantities: what can be counted or measured. */
  NUMBER,
  /** Digits or letters that name something: keys, serial numbers, postal codes, versions. */
  CODE,
  /** One of a few values again and again. */
  CATEGORY,
  /** Anything else. */
  TEXT;

  /** Returns the type of identifier whose values these are, or null if they are none. */
  public @Nullable IdentifierType identifierType() {
    return switch (this) {
      case PHONE -> IdentifierType.PHONE;
      case CN_ID -> IdentifierType.CN_ID;
      case BANK_CARD -> IdentifierType.BANK_CARD;
      case EMAIL -> IdentifierType.EMAIL;
      case PLATE -> IdentifierType.PLATE;
      case CREDIT_CODE -> IdentifierType.CREDIT_CODE;
      case SSN -> IdentifierType.SSN;
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
          CODE,
          CATEGORY,
          TEXT ->
          null;
    };
  }
}
