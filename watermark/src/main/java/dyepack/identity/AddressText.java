package dyepack.identity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Chinese address as far as no usual spelling changes it: the names in it, and its numbers in
 * their order. {@code 河南省郑州市金水区花园路12号3号楼二单元502室} and {@code 郑州市金水区花园路12-3-2-502} are the same.
 *
 * <p>Left out are the province and a municipality's name in front, the words for a part of a
 * building after its number, and everything between names and numbers that is no letter or digit.
 * Numerals before such a word are read as digits. So all spellings that a text mark chooses between
 * give the same names and numbers, and what is made of these says nothing of a mark.
 *
 * @param head the names before the first number, without gaps
 * @param middle the names between two numbers, one after another
 * @param tail the names after the last number, where people add notes
 * @param numbers the numbers in their order, letters as numbers of their own
 * @param units the word after each number, empty if it has none
 * @param open whether the last number may have lost its end: nothing follows it
 */
record AddressText(
    String head,
    List<String> middle,
    String tail,
    List<String> numbers,
    List<String> units,
    boolean open) {

  /** Fewer names than this say nothing of a place. */
  private static final int FEWEST_NAMES = 3;

  private static final int LONGEST = 200;

  /**
   * Words after a number that say which part of a street or building it counts; they are left out.
   * Longer ones stand before those that they begin with.
   */
  private static final List<String> UNITS =
      List.of(
          "村民小组", "生产队", "號樓", "号楼", "#楼", "号栋", "号幢", "号院", "号房", "号门", "单元", "單元", "号", "號", "#",
          "栋", "棟", "幢", "座", "楼", "樓", "层", "層", "室", "房", "组", "組", "队", "社", "期", "户", "门", "弄");

  private static final String NUMERALS = "零一二三四五六七八九十百〇";

  /** Units that numerals before them don't count: 三门峡 is a city. */
  private static final List<String> DIGITS_ONLY = List.of("门", "弄", "户", "#");

  /**
   * Reads a cleaned cell; null if it holds no address in Chinese: fewer than {@value #FEWEST_NAMES}
   * Chinese characters, or prose.
   */
  static @Nullable AddressText read(String cell) {
    if (cell.length() > LONGEST || cell.length() < FEWEST_NAMES) {
      return null;
    }
    Reader reader = new Reader(cell);
    AddressText text = reader.read();
    int names = text.head.length() + text.tail.length();
    for (String name : text.middle) {
      names += name.length();
    }
    return names < FEWEST_NAMES ? null : text;
  }

  /** Returns the last three characters of the names before the first number; null if fewer. */
  @Nullable String place() {
    int length = head.length();
    return length < 3 ? null : head.substring(length - 3);
  }

  /** Returns the three characters before {@link #place}; null if fewer. */
  @Nullable String area() {
    int length = head.length();
    return length < 6 ? null : head.substring(length - 6, length - 3);
  }

  /**
   * Returns number {@code at} from the front or, below zero, from the end; null if there is none.
   */
  @Nullable String number(int at) {
    int place = at < 0 ? numbers.size() + at : at;
    return place < 0 || place >= numbers.size() ? null : numbers.get(place);
  }

  /** Returns all numbers as one text; null if there are fewer than three. */
  @Nullable String allNumbers() {
    return numbers.size() < 3 ? null : String.join("-", numbers);
  }

  /** Hides the value: it is personal. */
  @Override
  public String toString() {
    return "AddressText[hidden]";
  }

  /** Walks once over a cell. */
  private static final class Reader {
    private final String cell;
    private final List<String> names = new ArrayList<>();
    private final List<Integer> numbersBefore = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> units = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();
    private boolean open;

    Reader(String cell) {
      this.cell = cell;
    }

    AddressText read() {
      int at = RegionPrefix.end(cell);
      while (at < cell.length()) {
        char c = Character.toLowerCase(cell.charAt(at));
        int end = numberEnd(at);
        if (end > at) {
          at = number(at, end);
        } else {
          if (Character.isLetter(c) || Character.isSurrogate(c)) {
            name.append(c);
            open = false;
          } else if (Cleaning.hides(c)) {
            endName();
          }
          at++;
        }
      }
      endName();
      return text();
    }

    /** Where the number, the capital or the counting numeral that begins here ends. */
    private int numberEnd(int at) {
      char c = cell.charAt(at);
      int end = at;
      if (digit(c)) {
        while (end < cell.length() && digit(cell.charAt(end))) {
          end++;
        }
      } else if (latin(c)) {
        end = at + 1;
      } else {
        while (end < cell.length() && NUMERALS.indexOf(cell.charAt(end)) >= 0) {
          end++;
        }
        String unit = unit(end);
        end = end == at || unit.isEmpty() || DIGITS_ONLY.contains(unit) ? at : end;
      }
      return end;
    }

    /** Adds a number unless a part of it is hidden, and returns where the text goes on. */
    private int number(int at, int end) {
      endName();
      boolean hidden = at > 0 && Cleaning.hides(cell.charAt(at - 1)) && cell.charAt(at - 1) != '#';
      char c = cell.charAt(at);
      String unit = unit(end);
      if (!hidden) {
        String value =
            digit(c)
                ? Cleaning.withoutLeadingZeros(cell.substring(at, end))
                : latin(c)
                    ? Cleaning.lower(cell.substring(at, end))
                    : Integer.toString(AddressNumbers.chinese(cell, at, end));
        numbers.add(value);
        units.add(unit);
      }
      open = !hidden && unit.isEmpty();
      return end + unit.length();
    }

    private void endName() {
      if (!name.isEmpty()) {
        names.add(name.toString());
        numbersBefore.add(numbers.size());
        name.setLength(0);
      }
    }

    private AddressText text() {
      StringBuilder head = new StringBuilder();
      StringBuilder tail = new StringBuilder();
      List<String> middle = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        int before = numbersBefore.get(i);
        if (before == 0) {
          head.append(names.get(i));
        } else if (before == numbers.size()) {
          tail.append(names.get(i));
        } else {
          middle.add(names.get(i));
        }
      }
      return new AddressText(
          head.toString(),
          List.copyOf(middle),
          tail.toString(),
          List.copyOf(numbers),
          List.copyOf(units),
          open);
    }

    private String unit(int at) {
      if (at < cell.length()) {
        for (String unit : UNITS) {
          if (cell.startsWith(unit, at)) {
            return unit;
          }
        }
      }
      return "";
    }

    private static boolean digit(char c) {
      return c >= '0' && c <= '9';
    }

    private static boolean latin(char c) {
      return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
  }
}
