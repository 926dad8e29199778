package dyepack.marks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a latitude and a longitude may move so that the point moves by no more than a distance:
 * each by the distance over the root of two, at the latitude where a degree of longitude is
 * longest.
 */
final class GeoAxes {
  /** Metres per degree along a meridian of WGS 84 near a pole, where it is longest, rounded up. */
  private static final double METRES_PER_DEGREE = 111_700;

  private static final int DECIMALS = 9;

  private GeoAxes() {}

  /** Returns the largest move of the axis in degrees. */
  static BigDecimal tolerance(
      BigDecimal metres, boolean longitude, ColumnProfile.@Nullable Quantities latitudes) {
    double nearestEquator = latitudes == null ? 0 : leastMagnitude(latitudes);
    double shrink = longitude ? Math.cos(Math.toRadians(Math.min(nearestEquator, 85))) : 1;
    double degrees = metres.doubleValue() / Math.sqrt(2) / (METRES_PER_DEGREE * shrink);
    return new BigDecimal(degrees).setScale(DECIMALS, RoundingMode.DOWN);
  }

  private static double leastMagnitude(ColumnProfile.Quantities latitudes) {
    double min = latitudes.min().doubleValue();
    double max = latitudes.max().doubleValue();
    return min <= 0 && max >= 0 ? 0 : Math.min(Math.abs(min), Math.abs(max));
  }

  /**
   * Returns the index of the longitude in a request: the second column, unless only the first holds
   * values that no latitude has.
   */
  static int longitude(MarkRequest request, Map<String, ColumnProfile> profiles) {
    if (request.columns().size() < 2) {
      return beyondPoles(profiles.get(request.columns().get(0))) ? 0 : -1;
    }
    boolean first = beyondPoles(profiles.get(request.columns().get(0)));
    boolean second = beyondPoles(profiles.get(request.columns().get(1)));
    return first && !second ? 0 : 1;
  }

  private static boolean beyondPoles(@Nullable ColumnProfile profile) {
    ColumnProfile.Quantities seen = profile == null ? null : profile.number();
    return seen != null && (seen.max().doubleValue() > 90 || seen.min().doubleValue() < -90);
  }
}
