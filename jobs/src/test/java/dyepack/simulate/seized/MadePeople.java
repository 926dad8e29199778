package dyepack.simulate.seized;

import java.util.List;
import java.util.Random;

/** The made-up people of torture files, for tests of other packages. */
public final class MadePeople {
  private MadePeople() {}

  /** Name, telephone and identity number of so many. */
  public static List<String[]> rows(Random random, int count) {
    return TorturePerson.several(random, count).stream()
        .map(p -> new String[] {p.name(), p.phone(), p.id()})
        .toList();
  }
}
