package dyepack.identity;

import java.util.Random;

/** What people and programs do to an address on its way from one list to another. */
enum AddressEdit {
  SAME {
    @Override
    String apply(String address, Random random) {
      return address;
    }
  },
  /** The last two to six characters are gone: a narrow column. */
  TRUNCATED {
    @Override
    String apply(String address, Random random) {
      return address.substring(0, address.length() - 2 - random.nextInt(5));
    }
  },
  PROVINCE_DROPPED {
    @Override
    String apply(String address, Random random) {
      int end = address.indexOf('省');
      end = end < 0 ? address.indexOf("自治区") + 2 : end;
      return end > 1 ? address.substring(end + 1) : address.replaceFirst("市", "");
    }
  },
  RESTYLED {
    @Override
    String apply(String address, Random random) {
      String[][] styles = {
        {"号楼|栋|幢|座", "-"},
        {"号楼|栋|幢|座", "#"},
        {"号楼|栋|幢|座", " "}
      };
      String[] style = styles[random.nextInt(styles.length)];
      String text = address.replaceAll(style[0], style[1]).replaceAll("单元|层", "-");
      return text.replaceAll("(?<=\\d)[号室房]$", "");
    }
  },
  SUFFIX_ADDED {
    @Override
    String apply(String address, Random random) {
      String[] notes = {"(菜鸟驿站)", " 送货上门", "门卫代收", "（放快递柜）", "，打电话", "旁边超市", "前台"};
      return address + notes[random.nextInt(notes.length)];
    }
  },
  INSERTION {
    @Override
    String apply(String address, Random random) {
      String words = "北南东西新大小老旧中内外段区园城里";
      int at = 3 + random.nextInt(address.length() - 3);
      return address.substring(0, at)
          + words.charAt(random.nextInt(words.length()))
          + address.substring(at);
    }
  },
  TWO_TYPOS {
    @Override
    String apply(String address, Random random) {
      StringBuilder text = new StringBuilder(address);
      int first = random.nextInt(text.length());
      int second = random.nextInt(text.length() - 1);
      for (int at : new int[] {first, second >= first ? second + 1 : second}) {
        char old = text.charAt(at);
        char wrong = old;
        while (wrong == old) {
          wrong =
              Character.isDigit(old)
                  ? (char) ('0' + random.nextInt(10))
                  : (char) ('\u4e00' + random.nextInt(2000));
        }
        text.setCharAt(at, wrong);
      }
      return text.toString();
    }
  },
  /** The last third to fifth of the address is hidden. */
  TAIL_MASKED {
    @Override
    String apply(String address, Random random) {
      int hidden = address.length() / (3 + random.nextInt(3));
      return address.substring(0, address.length() - hidden) + "*".repeat(hidden);
    }
  },
  /** The last number and what belongs to it is gone. */
  NO_DOOR {
    @Override
    String apply(String address, Random random) {
      return address.replaceFirst("\\d+[室房号]?$", "");
    }
  };

  /** Returns the edited address. */
  abstract String apply(String address, Random random);
}
