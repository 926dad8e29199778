package dyepack.typing;

/** Votes for types that have check digits, issued prefixes or a rigid form. */
final class IdentifierJudge {
  private static final double CHECKED = 12;
  private static final double RIGID = 10;
  private static final double SHAPED = 7;

  /** Where fewer cells have digits none of the numbers given out can fit. */
  private static final double DIGITS = 0.3;

  private final ColumnSample sample;
  private final Ballot ballot;

  IdentifierJudge(ColumnSample sample, Ballot ballot) {
    this.sample = sample;
    this.ballot = ballot;
  }

  void vote() {
    if (sample.share(c -> c.digits() > 0) >= DIGITS) {
      people();
      phones();
      things();
    }
    network();
    codes();
  }

  private void people() {
    double known =
        sample.share(c -> Numbers.cnId(c) || Numbers.cnIdMasked(c) || Numbers.cnIdRounded(c) == 1);
    double lost = sample.share(c -> Numbers.cnIdRounded(c) == 2);
    ballot.add(ColumnType.CN_ID, known > 0.3 ? CHECKED : SHAPED, known + lost);
    double cards = sample.share(c -> Numbers.bankCard(c) || Numbers.bankCardMasked(c));
    ballot.add(ColumnType.BANK_CARD, CHECKED - 1, cards);
    double rounded = sample.share(c -> c.like("(?:6\\.2\\d*[eE]\\+?1[58]|[45]\\.\\d+[eE]\\+?15)"));
    ballot.add(ColumnType.BANK_CARD, SHAPED - 1, cards + rounded);
    ballot.add(ColumnType.SSN, RIGID, sample.share(Numbers::ssn));
    double passports = sample.share(Texts::passport);
    if (!numbered()) {
      ballot.add(ColumnType.PASSPORT, SHAPED, passports, .7, .85);
      ballot.add(ColumnType.PERMIT, SHAPED + .3, sample.share(Texts::permit), .7, .85);
    }
    ballot.allow(ColumnType.PASSPORT, sample.share(c -> c.like("[A-Za-z]{0,2}\\d{6,9}")));
    ballot.allow(
        ColumnType.PERMIT, sample.share(c -> c.like("[A-Za-z]{0,2}\\d{7,10}(?:\\([A-Z0-9]\\))?")));
    ballot.allow(ColumnType.SSN, sample.share(c -> c.like("\\d{9}")));
    boolean shaped =
        sample.share(
                c ->
                    c.allDigits()
                        && c.length() >= 15
                        && c.length() <= 19
                        && Numbers.cardPrefix(c.text()))
            > .8;
    ballot.allow(ColumnType.BANK_CARD, shaped ? 1 : 0);
    ballot.allow(
        ColumnType.BANK_CARD,
        sample.share(c -> c.like("(?:尾号|[*xX•]{2,4} ?|\\p{IsHan}{2,8}\\()\\d{4}\\)?")));
  }

  /** Letters and digits that count on from row to row are given out by a program. */
  private boolean numbered() {
    java.util.Set<String> heads = new java.util.HashSet<>();
    java.util.Set<String> values = new java.util.HashSet<>();
    for (Cell cell : sample.cells()) {
      if (values.add(cell.text()) && cell.length() > 4) {
        heads.add(cell.text().substring(0, cell.length() - 4));
      }
    }
    return values.size() >= 5 && heads.size() <= Math.max(1, values.size() / 12);
  }

  private void phones() {
    double mobiles = sample.share(Numbers::mobile);
    double landlines = sample.share(Numbers::landline);
    double foreign =
        sample.share(
            c ->
                Numbers.twoPhones(c)
                    || (Numbers.foreignPhone(c) && !Numbers.landline(c) && !Numbers.mobile(c)));
    boolean serial = mobiles > 0.05 && PhoneEvidence.serial(sample);
    double all = (serial ? 0 : mobiles) + landlines + foreign;
    if (landlines > all * 0.7) {
      ballot.add(ColumnType.LANDLINE, RIGID, landlines);
      ballot.add(ColumnType.PHONE, RIGID - 1, all);
    } else {
      ballot.add(ColumnType.PHONE, RIGID, all);
      ballot.allow(ColumnType.LANDLINE, all);
    }
    double bare = sample.share(c -> Numbers.bareAmerican(c) || Numbers.foreignPhone(c));
    if (PhoneEvidence.american(sample)) {
      ballot.add(ColumnType.PHONE, RIGID - 2, bare);
    }
    double digits =
        sample.share(
            c ->
                c.digits() >= 7
                    && c.digits() <= (c.text().charAt(0) == '+' ? 15 : 13)
                    && c.latin() <= 4
                    && c.han() == 0
                    && c.text().indexOf('.') < 0);
    ballot.allow(ColumnType.PHONE, digits);
    ballot.allow(
        ColumnType.LANDLINE,
        sample.share(c -> c.digits() >= 6 && c.digits() <= 15 && c.latin() == 0));
  }

  private void things() {
    ballot.add(ColumnType.PLATE, CHECKED - 1, sample.share(Numbers::plate));
    ballot.add(
        ColumnType.CREDIT_CODE,
        CHECKED,
        sample.share(c -> Numbers.creditCode(c) && !Numbers.cnId(c)));
    ballot.add(ColumnType.IMEI, CHECKED - 1, sample.share(Numbers::imei));
    ballot.add(ColumnType.IMSI, RIGID, sample.share(Numbers::imsi));
    ballot.add(ColumnType.VIN, CHECKED, sample.share(Numbers::vin));
    ballot.add(ColumnType.VIN, SHAPED, sample.share(Numbers::vinShape), .8, .9);
    ballot.allow(
        ColumnType.PLATE, sample.share(c -> c.han() <= 1 && c.like("\\p{IsHan}?[A-Z0-9 -]{5,10}")));
    ballot.allow(ColumnType.VIN, sample.share(c -> c.length() == 17 && c.han() == 0));
    ballot.allow(ColumnType.IMEI, sample.share(c -> c.length() == 15 && c.allDigits()));
  }

  private void network() {
    ballot.add(ColumnType.EMAIL, CHECKED, sample.share(Texts::email));
    ballot.add(ColumnType.URL, CHECKED, sample.share(Texts::url));
    ballot.add(ColumnType.IP, CHECKED, sample.share(Texts::ip));
    ballot.add(ColumnType.MAC, CHECKED, sample.share(Texts::mac));
    ballot.add(ColumnType.PASSWORD, RIGID - 1, sample.share(Texts::hash));
    double wechat = sample.share(Texts::wxid);
    ballot.add(ColumnType.WECHAT_ID, RIGID, wechat);
    if (wechat > 0.15) {
      ballot.add(
          ColumnType.WECHAT_ID,
          SHAPED,
          sample.share(c -> Texts.wxid(c) || Texts.wechat(c) || Numbers.mobile(c)));
    }
    ballot.allow(ColumnType.WECHAT_ID, sample.share(c -> Texts.wechat(c) || Numbers.mobile(c)));
  }

  private void codes() {
    ballot.add(ColumnType.SERIAL_NUMBER, RIGID - 1, sample.share(Texts::uuid));
    ballot.add(
        ColumnType.WAYBILL,
        SHAPED + .5,
        sample.share(c -> Texts.waybill(c) || (Texts.waybillDigits(c) && c.length() >= 12)),
        .65,
        .85);
    ballot.add(
        ColumnType.SERIAL_NUMBER, 4.2, sample.share(c -> c.like("\\d+(?:-\\d+){2,}")), .7, .88);
    ballot.add(ColumnType.SERIAL_NUMBER, 6, sample.share(c -> c.allDigits() && c.length() > 19));
    double code = sample.share(c -> Texts.code(c) && c.latin() > 0);
    boolean manifold = sample.manifold() > 0.6;
    ballot.add(ColumnType.SERIAL_NUMBER, numbered() ? 6 : 4.5, manifold ? code : 0);
    ballot.allow(
        ColumnType.SERIAL_NUMBER,
        sample.share(
            c ->
                c.text().indexOf(' ') < 0
                    && !c.like("-?\\d+\\.\\d+")
                    && ((c.han() == 0 && c.digits() > 0) || Texts.user(c))));
    ballot.allow(ColumnType.WAYBILL, sample.share(c -> c.digits() >= 8 && c.han() == 0));
    ballot.add(ColumnType.POSTCODE, RIGID - 1, sample.share(Texts::ukPost));
    double nine = sample.share(Texts::usZip);
    ballot.add(
        ColumnType.POSTCODE,
        nine > .2 ? RIGID - 1 : 0,
        nine + sample.share(c -> c.length() == 5 && c.allDigits()));
  }
}
