package dyepack.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dyepack.share.BadInputException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What kind of identifier a column holds, and so which spellings of it mean the same. */
public enum IdentifierType {
  /** A telephone number, Chinese or international. */
  PHONE("phone"),
  /** A Chinese resident identity number (GB 11643), 18 or 15 digits. */
  CN_ID("cn-id"),
  /** A bank card number (ISO/IEC 7812, Luhn). */
  BANK_CARD("bank-card"),
  /** An e-mail address. */
  EMAIL("email"),
  /** A vehicle's number plate. */
  PLATE("plate"),
  /** A Chinese unified social credit code (GB 32100). */
  CREDIT_CODE("credit-code"),
  /** A United States social security number. */
  SSN("ssn"),
  /** A number: leading zeros and trailing decimals mean nothing. */
  NUMBER("number"),
  /** Any other text: width, case, spaces and punctuation mean nothing. */
  TEXT("text"),
  /** A person by name and date. */
  PERSON("person");

  private final String yamlName;

  IdentifierType(String yamlName) {
    this.yamlName = yamlName;
  }

  /** Returns the name used in policies, in the ledger and in blind indexes. */
  @JsonValue
  public String yamlName() {
    return yamlName;
  }

  /** Finds the type of that name; refuses any other with the list of names. */
  @JsonCreator
  public static IdentifierType parse(String yamlName) {
    for (IdentifierType type : values()) {
      if (type.yamlName.equals(yamlName)) {
        return type;
      }
    }
    String allowed =
        Arrays.stream(values()).map(IdentifierType::yamlName).collect(Collectors.joining(", "));
    throw new BadInputException(
        "Identifier type \"" + yamlName + "\" is not known; use one of " + allowed + ".");
  }
}
