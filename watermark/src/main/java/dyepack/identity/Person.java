package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import dyepack.identity.Normalised.Unusable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People by name and date, in either order of columns. The canonical form is the names, then the
 * date in the form of {@link Days#eitherOrder}.
 */
final class Person {
  private Person() {}

  /** Reads the cleaned cells. */
  static Normalised read(List<String> cells) {
    int datePlace = datePlace(cells);
    StringBuilder canonical = new StringBuilder();
    boolean hidden = false;
    for (int i = 0; i < cells.size(); i++) {
      if (i != datePlace) {
        PersonName name = PersonName.read(cells.get(i));
        if (name == null) {
          return new Unusable(UnusableReason.BLANK);
        }
        hidden |= name.full() == null;
        canonical.append(shown(name)).append(Normaliser.PART_SEPARATOR);
      }
    }
    if (datePlace < 0) {
      boolean blank = cells.stream().anyMatch(String::isEmpty);
      return new Unusable(blank ? UnusableReason.BLANK : UnusableReason.BAD_DATE);
    }
    canonical.append(DateForm.read(cells.get(datePlace)));
    return hidden ? new Masked(canonical.toString()) : new Known(canonical.toString());
  }

  private static String shown(PersonName name) {
    if (name.full() != null) {
      return name.full();
    }
    if (name.pattern() != null) {
      return name.pattern();
    }
    return name.surname() == null ? "*" : "*" + name.surname();
  }

  /** Returns the place of the date among the cells, the last that can be one, or -1. */
  private static int datePlace(List<String> cells) {
    for (int i = cells.size() - 1; i >= 0; i--) {
      if (DateForm.read(cells.get(i)) != null) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the name among the cells, null if none is readable. */
  static @Nullable PersonName name(List<String> cells) {
    int datePlace = datePlace(cells);
    for (int i = 0; i < cells.size(); i++) {
      PersonName name = i == datePlace ? null : PersonName.read(cells.get(i));
      if (name != null) {
        return name;
      }
    }
    return null;
  }

  /** Returns the date among the cells, null if none is readable. */
  static @Nullable String date(List<String> cells) {
    int datePlace = datePlace(cells);
    return datePlace < 0 ? null : DateForm.read(cells.get(datePlace));
  }
}
