package dyepack.simulate;

/**
 * Something that is done to a table before it turns up as a leak: a pure function of the rows and a
 * seed. What several recipients do together is {@link Collusion}; how the file is written is {@code
 * LeakStyle}.
 */
public sealed interface Attack
    permits RowAttack, ColumnAttack, CalculationAttack, CellAttack, Damage {
  /**
   * The leak after the attack.
   *
   * @throws dyepack.share.BadInputException if the attack names a column that isn't there
   */
  Leak apply(Leak leak, long seed);

  /** The attack as {@link #parse} reads it and as it stands in the truth file. */
  String spec();

  /**
   * Reads an attack: a name and its arguments between colons.
   *
   * <ul>
   *   <li>rows: {@code subset:ROWS}, {@code duplicate:FRACTION}, {@code shuffle}
   *   <li>columns: {@code drop:COL,COL}, {@code keep:COL,COL}, {@code reorder}, {@code rename}
   *       (names that say nothing), {@code rename:OLD=NEW,...}
   *   <li>values: {@code damage:FRACTION[:COL,COL]}, {@code noise:COL:AMPLITUDE}, {@code
   *       round:COL:UNIT}, {@code shift:COL:AMOUNT}, {@code scale:COL:FACTOR} (moments in seconds),
   *       {@code dates:COL,COL:PATTERN} (or {@code epoch}, {@code epoch-ms}, {@code excel}), {@code
   *       mask:COL:KIND[:FRACTION]} (phone, id, card, name, email, digits), {@code mangle:COL} (as
   *       a spreadsheet shows long numbers), {@code blank:COL:FRACTION}, {@code
   *       swap:COL:FRACTION[:WITHIN]}, {@code regroup:COL:FRACTION:A|B,C|D}
   * </ul>
   *
   * @throws dyepack.share.BadInputException if it isn't one of these
   */
  static Attack parse(String spec) {
    return AttackSpec.parse(spec);
  }
}
