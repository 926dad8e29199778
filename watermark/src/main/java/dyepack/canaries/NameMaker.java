package dyepack.canaries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes names: the family name of one row, the given name of another of the same sex. */
final class NameMaker {
  private final Map<Integer, List<PersonName>> bySex = new HashMap<>();
  private final List<PersonName> all = new ArrayList<>();

  /**
   * Takes the names apart.
   *
   * @param sexes for each donor a number that is the same for one sex
   */
  NameMaker(Column column, int[] sexes) {
    for (int row = 0; row < column.rows(); row++) {
      String cell = column.cell(row);
      if (!cell.isBlank()) {
        PersonName name = PersonName.read(cell);
        all.add(name);
        bySex.computeIfAbsent(sexes[row], key -> new ArrayList<>()).add(name);
      }
    }
  }

  /** Returns a name for someone of this sex. */
  String make(int sex, Draws draws) {
    PersonName given = draws.of(bySex.getOrDefault(sex, all));
    PersonName family = draws.of(all);
    for (int i = 0; i < 20 && family.familyFirst() != given.familyFirst(); i++) {
      family = draws.of(all);
    }
    return new PersonName(family.family(), given.given(), given.familyFirst()).text();
  }
}
