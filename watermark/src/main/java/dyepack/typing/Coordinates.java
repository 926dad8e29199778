package dyepack.typing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places on the globe that are written with their hemisphere or with degrees, minutes and seconds:
 * {@code 39°54'15"N}, {@code N39.9042}, {@code 116.4074°E}, {@code 116度24分26秒}, {@code 北纬39.9}.
 *
 * <p>ISO 6709 annex D writes them for people; a letter N or S, or 纬, makes it a latitude, E, W or 经
 * a longitude. Without either, a value is told by its size.
 */
final class Coordinates {
  /** Which of the two a cell says it is. */
  enum Axis {
    NONE,
    LATITUDE,
    LONGITUDE,
    /** Degrees without hemisphere. */
    EITHER
  }

  private static final String HEMISPHERE = "[NSEWnsew]|北纬|南纬|东经|西经|北緯|南緯|東經|西經";

  /** Signs of degree, minute and second, after NFKC; people take other quotation marks as well. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "("
              + HEMISPHERE
              + ")? ?([-+]?\\d{1,3}(?:\\.\\d{1,16})?) ?([°º˚度])? ?"
              + "(?:(\\d{1,2}(?:\\.\\d{1,8})?) ?['′’‘´`分] ?)?"
              + "(?:(\\d{1,2}(?:\\.\\d{1,8})?) ?(?:\"|″|”|“|''|′′|’’|´´|秒) ?)?"
              + "("
              + HEMISPHERE
              + ")?");

  /** Receivers write degrees and minutes without a mark between: {@code 3954.2512N} (NMEA 0183). */
  private static final Pattern NMEA =
      Pattern.compile("(\\d{2}|[01]\\d{2})[0-5]\\d\\.\\d{2,8} ?,? ?([NSEW])");

  /** Degrees, minutes and seconds with spaces or colons between: {@code 39 54 15.1 N}. */
  private static final Pattern SPACED =
      Pattern.compile("\\d{1,3}[ :-][0-5]?\\d[ :-][0-5]?\\d(?:\\.\\d{1,8})? ?([NSEWnsew])");

  /** The axis by name: {@code 纬度39.9042}, {@code lat: 39.9042}. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(纬度|緯度|lat(?:itude)?|经度|經度|lon(?:g|gitude)?|lng) ?[:=]? ?[-+]?\\d{1,3}\\.\\d{1,16}[°º˚度]?");

  private static final String SIGNS = "°º˚度NSEWnsew纬经緯經lL";

  private static final double LARGEST_LATITUDE = 90;
  private static final double LARGEST_LONGITUDE = 180;

  private Coordinates() {}

  /** Says what a cell is; NONE for bare numbers too. */
  static Axis axis(Cell cell) {
    if (cell.digits() < 2 || cell.length() > 32 || !signed(cell.text())) {
      return Axis.NONE;
    }
    Matcher written = WRITTEN.matcher(cell.text());
    if (!written.matches()) {
      return inColumns(cell.text());
    }
    String hemisphere = written.group(1) == null ? written.group(6) : written.group(1);
    boolean twice = written.group(1) != null && written.group(6) != null;
    boolean degrees = written.group(3) != null;
    boolean minutes = written.group(4) != null;
    boolean fraction = written.group(2).indexOf('.') > 0;
    if (twice || (!degrees && (minutes || hemisphere == null || !fraction))) {
      return Axis.NONE;
    }
    double value = Math.abs(Double.parseDouble(written.group(2)));
    if (hemisphere == null) {
      boolean told = minutes || fraction;
      return told && value <= LARGEST_LONGITUDE ? Axis.EITHER : Axis.NONE;
    }
    boolean latitude =
        "NSns".contains(hemisphere)
            || "纬緯".indexOf(hemisphere.charAt(hemisphere.length() - 1)) >= 0;
    if (value > (latitude ? LARGEST_LATITUDE : LARGEST_LONGITUDE)) {
      return inColumns(cell.text());
    }
    return latitude ? Axis.LATITUDE : Axis.LONGITUDE;
  }

  private static Axis inColumns(String text) {
    Matcher nmea = NMEA.matcher(text);
    if (nmea.matches()) {
      boolean latitude = "NS".contains(nmea.group(2));
      boolean two = nmea.group(1).length() == 2;
      return latitude != two ? Axis.NONE : latitude ? Axis.LATITUDE : Axis.LONGITUDE;
    }
    Matcher spaced = SPACED.matcher(text);
    if (spaced.matches()) {
      return "NSns".contains(spaced.group(1)) ? Axis.LATITUDE : Axis.LONGITUDE;
    }
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      char first = named.group(1).charAt(0);
      return "纬緯".indexOf(first) >= 0 || named.group(1).regionMatches(true, 0, "la", 0, 2)
          ? Axis.LATITUDE
          : Axis.LONGITUDE;
    }
    return Axis.NONE;
  }

  /** Whether there is a sign of degrees or of a hemisphere: most cells have none. */
  private static boolean signed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (SIGNS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the whole degrees with sign of a cell whose axis isn't {@link Axis#NONE}. */
  static double degrees(Cell cell) {
    Matcher written = WRITTEN.matcher(cell.text());
    if (!written.matches()) {
      throw new IllegalArgumentException("no coordinate");
    }
    return Double.parseDouble(written.group(2));
  }
}
