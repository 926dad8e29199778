package dyepack.canaries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Check digits that codes in real tables carry. A made-up code has to pass whatever check its
 * column's real codes pass.
 */
enum CheckDigit {
  /** ISO/IEC 7812-1 annex B: bank cards, IMEI and many customer numbers. */
  LUHN("0123456789") {
    @Override
    boolean passes(String code) {
      int sum = 0;
      for (int i = 0; i < code.length(); i++) {
        int digit = digit(code, code.length() - 1 - i);
        int doubled = i % 2 == 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += doubled;
      }
      return sum % 10 == 0;
    }
  },
  /** GS1 general specifications 7.9: article and shipment numbers, weights 3 and 1. */
  GS1("0123456789") {
    @Override
    boolean passes(String code) {
      int sum = 0;
      for (int i = 0; i < code.length(); i++) {
        sum += digit(code, code.length() - 1 - i) * (i % 2 == 0 ? 1 : 3);
      }
      return sum % 10 == 0;
    }
  },
  /** ISO 7064 MOD 11-2: resident identity numbers and ISNI. */
  MOD_11_2("0123456789X") {
    @Override
    boolean passes(String code) {
      int remainder = 0;
      for (int i = 0; i < code.length(); i++) {
        boolean ten = code.charAt(i) == 'X' || code.charAt(i) == 'x';
        remainder = (remainder * 2 + (ten ? 10 : digit(code, i))) % 11;
      }
      return remainder == 1;
    }
  },
  /** GB 32100: unified social credit codes. */
  GB_32100("0123456789ABCDEFGHJKLMNPQRTUWXY") {
    @Override
    boolean passes(String code) {
      if (code.length() != 18) {
        return false;
      }
      int weight = 1;
      int sum = 0;
      for (int i = 0; i < 17; i++) {
        sum += characters().indexOf(code.charAt(i)) * weight;
        weight = weight * 3 % 31;
      }
      return (31 - sum % 31) % 31 == characters().indexOf(code.charAt(17));
    }
  },
  /** The last digit is the rest of the number before it, divided by 7: air waybills. */
  MOD_7("0123456") {
    @Override
    boolean passes(String code) {
      int remainder = 0;
      for (int i = 0; i < code.length() - 1; i++) {
        remainder = (remainder * 10 + digit(code, i)) % 7;
      }
      return remainder == digit(code, code.length() - 1);
    }
  },
  /** All digits add up to a multiple of ten. */
  DIGIT_SUM("0123456789") {
    @Override
    boolean passes(String code) {
      int sum = 0;
      for (int i = 0; i < code.length(); i++) {
        sum += digit(code, i);
      }
      return sum % 10 == 0;
    }
  };

  private final String characters;

  CheckDigit(String characters) {
    this.characters = characters;
  }

  /** Returns whether a code of the right characters passes. */
  abstract boolean passes(String code);

  /** Returns what may stand in the last place. */
  String characters() {
    return characters;
  }

  /** Returns the check that almost all of these codes pass; null if there is none. */
  static @Nullable CheckDigit of(List<String> codes) {
    if (codes.size() < 50) {
      return null;
    }
    for (CheckDigit check : values()) {
      long passing = codes.stream().filter(check::fits).filter(check::passes).count();
      if (passing >= 0.99 * codes.size()) {
        return check;
      }
    }
    return null;
  }

  /** Returns the code with its last character replaced so that it passes; null if none does. */
  @Nullable String mend(String code) {
    String body = code.substring(0, code.length() - 1);
    for (int i = 0; i < characters.length(); i++) {
      String mended = body + characters.charAt(i);
      if (fits(mended) && passes(mended)) {
        return mended;
      }
    }
    return null;
  }

  private boolean fits(String code) {
    if (code.length() < 5) {
      return false;
    }
    for (int i = 0; i < code.length(); i++) {
      boolean last = i == code.length() - 1;
      boolean allowed =
          this == GB_32100
              ? characters.indexOf(code.charAt(i)) >= 0
              : Character.isDigit(code.charAt(i))
                  || (last && this == MOD_11_2 && "xX".indexOf(code.charAt(i)) >= 0);
      if (!allowed) {
        return false;
      }
    }
    return true;
  }

  static int digit(String code, int index) {
    return code.charAt(index) - '0';
  }
}
