package dyepack.identity;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an index key was made of. The number of a kind, its <em>use</em>, is written in the ledger's
 * index and never changes: 0 to 99 is the identifier of that place in the plan, 100 to 199 is a
 * kind of partial key below, 200 and up is a combination of columns, in the plan's order.
 *
 * <p>Partial keys make a masked or mangled value an exact look-up. Each kind has its own key,
 * derived under its label, because a key over a few digits can be tried out by whoever holds it.
 */
public enum KeyKind {
  /** Phone, first three and last four digits: {@code 138****1234}. */
  PHONE_3_4(100, "phone-3-4"),
  /** The same with the surname. */
  PHONE_3_4_SURNAME(101, "phone-3-4-surname"),
  /** The same with the full name. */
  PHONE_3_4_NAME(102, "phone-3-4-name"),
  /** Last four digits of the phone with the full name. */
  PHONE_4_NAME(103, "phone-4-name"),
  /** Last four digits of the phone with the surname. */
  PHONE_4_SURNAME(104, "phone-4-surname"),
  /** Last four digits of the phone with a name that hides characters: {@code *} in their place. */
  PHONE_4_HIDDEN_NAME(105, "phone-4-hidden-name"),
  /** First seven digits of the phone: {@code 1381234****}. */
  PHONE_7(106, "phone-7"),
  /** The same with the surname. */
  PHONE_7_SURNAME(107, "phone-7-surname"),
  /** First three digits of the phone with the full name. */
  PHONE_3_NAME(108, "phone-3-name"),
  /** Last seven digits of a landline or foreign number, for copies without area or country. */
  PHONE_LAST_7(109, "phone-last-7"),

  /** Resident number, first fifteen digits: what a spreadsheet keeps of it. */
  CN_ID_15(110, "cn-id-15"),
  /** Resident number, first fourteen digits: {@code 41012219900101****}. */
  CN_ID_14(111, "cn-id-14"),
  /** Resident number, first six and last four: {@code 410122********1234}. */
  CN_ID_6_4(112, "cn-id-6-4"),
  /** The same with the surname. */
  CN_ID_6_4_SURNAME(113, "cn-id-6-4-surname"),
  /** Last four of the resident number with the surname. */
  CN_ID_4_SURNAME(117, "cn-id-4-surname"),
  /** Last four of the resident number with the last character of the name: {@code *小明}. */
  CN_ID_4_NAME_END(118, "cn-id-4-name-end"),
  /** Last four of the resident number with the full name. */
  CN_ID_4_NAME(114, "cn-id-4-name"),
  /** First six of the resident number with the full name. */
  CN_ID_6_NAME(115, "cn-id-6-name"),
  /** First and last character of the resident number with the full name: {@code 4****…****X}. */
  CN_ID_1_1_NAME(116, "cn-id-1-1-name"),

  /** Card, first six and last four digits: {@code 622202******1234}. */
  CARD_6_4(120, "card-6-4"),
  /** Card, first four and last four digits: {@code 6222 **** **** 1234}. */
  CARD_4_4(121, "card-4-4"),
  /** Last four digits of the card with the full name. */
  CARD_4_NAME(122, "card-4-name"),
  /** Last four digits of the card with the surname. */
  CARD_4_SURNAME(123, "card-4-surname"),
  /** Card, first fifteen digits: what a spreadsheet keeps of it. */
  CARD_15(124, "card-15"),

  /** E-mail, first character and domain: {@code z***@qq.com}. */
  EMAIL_1_DOMAIN(130, "email-1-domain"),
  /** The same with the full name. */
  EMAIL_1_DOMAIN_NAME(131, "email-1-domain-name"),
  /** E-mail, first three characters and domain: {@code zha****@qq.com}. */
  EMAIL_3_DOMAIN(132, "email-3-domain"),

  /** Plate, first two and last three characters. */
  PLATE_2_3(140, "plate-2-3"),
  /** Plate, first four characters. */
  PLATE_4(141, "plate-4"),
  /** Plate, first three characters and the last. */
  PLATE_3_1(142, "plate-3-1"),
  /** Plate, first two and last two characters, with the surname. */
  PLATE_2_2_SURNAME(143, "plate-2-2-surname"),

  /** Credit code, first six and last four characters. */
  CREDIT_CODE_6_4(150, "credit-code-6-4"),

  /** Last four digits of the social security number with the full name. */
  SSN_4_NAME(160, "ssn-4-name"),
  /** Last four digits of the social security number with the surname. */
  SSN_4_SURNAME(161, "ssn-4-surname"),

  /** Full name and date of birth (from a resident number or a person). */
  NAME_BIRTH(170, "name-birth"),
  /** Surname and date of birth. */
  SURNAME_BIRTH(171, "surname-birth"),
  /** Full name and the numbers in the address, which no spelling changes. */
  NAME_ADDRESS(172, "name-address"),
  /** Surname and two or more numbers in the address. */
  SURNAME_ADDRESS(173, "surname-address"),
  /** Last four digits of the phone and the numbers in the address. */
  PHONE_4_ADDRESS(174, "phone-4-address"),
  /** Date of birth and the last character of the name: {@code *小明}. */
  NAME_END_BIRTH(175, "name-end-birth"),
  /** Last character of the name and two or more numbers in the address. */
  NAME_END_ADDRESS(176, "name-end-address"),

  /** First fifteen digits of a longer all-digit number or text: what a spreadsheet keeps of it. */
  DIGITS_15(180, "digits-15"),

  /** Three or more numbers of an address: all of them. */
  ADDRESS_NUMBERS(190, "address-numbers"),
  /** Last three characters before the first number of an address, and the last number. */
  ADDRESS_PLACE_LAST(191, "address-place-last"),
  /** The three characters before those, the first and the last number. */
  ADDRESS_AREA_ENDS(192, "address-area-ends"),
  /** The same three characters and the first two numbers. */
  ADDRESS_AREA_FIRST(193, "address-area-first"),
  /** The same three characters and the last two numbers. */
  ADDRESS_AREA_LAST(194, "address-area-last"),
  /** Last three characters before the first number, and that number. */
  ADDRESS_PLACE_FIRST(195, "address-place-first"),
  /** The six characters before the first number. */
  ADDRESS_AREA_PLACE(196, "address-area-place"),
  /** First half of a row's {@link AddressSketch}; stands under the row's id. */
  ADDRESS_SKETCH_1(198, "address-sketch"),
  /** Second half of it. */
  ADDRESS_SKETCH_2(199, "address-sketch-2");

  /** Uses below this are identifiers, by their place in the plan. */
  public static final int FIRST_PARTIAL = 100;

  /** Uses from here on are combinations of columns, by their place in the plan. */
  public static final int FIRST_COMBINATION = 200;

  private final int use;
  private final String label;

  KeyKind(int use, String label) {
    this.use = use;
    this.label = label;
  }

  /** Says whether a key of this kind only says which rows' addresses are worth comparing. */
  public boolean findsNeighbours() {
    return use >= ADDRESS_NUMBERS.use && use <= ADDRESS_AREA_PLACE.use;
  }

  /** Says whether entries of this use stand under a row's id and hold a part of its sketch. */
  public static boolean isSketch(int use) {
    return use == ADDRESS_SKETCH_1.use || use == ADDRESS_SKETCH_2.use;
  }

  /** Returns the number that stands for the kind in the ledger's index. */
  public int use() {
    return use;
  }

  /** Returns the label under which the kind's key is derived. */
  public String label() {
    return label;
  }

  /**
   * Says whether a key of this kind is made of the name too, so that finding one speaks for the
   * column that the name was taken from.
   */
  public boolean needsName() {
    return label.endsWith("name")
        || label.contains("name-end")
        || label.startsWith("name-")
        || label.startsWith("surname-");
  }

  /** Says whether a key of this kind is made of the address too. */
  public boolean needsAddress() {
    return label.endsWith("-address") || findsNeighbours();
  }

  /** Says whether a key of this kind is made of an identifier, or of the name and address alone. */
  public boolean needsIdentifier() {
    return this != NAME_ADDRESS
        && this != SURNAME_ADDRESS
        && this != NAME_END_ADDRESS
        && !findsNeighbours();
  }

  /** Returns the partial kind of a use, or nothing for identifiers and combinations. */
  public static Optional<KeyKind> ofUse(int use) {
    return Arrays.stream(values()).filter(kind -> kind.use == use).findFirst();
  }

  /** Returns the use of combination {@code place} of the plan. */
  public static int combinationUse(int place) {
    return FIRST_COMBINATION + place;
  }

  /**
   * Says in words what a use is: {@code identifier 0}, {@code phone-3-4}, {@code combination 1}.
   */
  public static String describe(int use) {
    if (use < FIRST_PARTIAL) {
      return "identifier " + use;
    }
    if (use >= FIRST_COMBINATION) {
      return "combination " + (use - FIRST_COMBINATION);
    }
    return ofUse(use).map(KeyKind::label).orElse("unknown use " + use);
  }
}
