package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.simulate.seized.TorturePerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of one seized text. */
final class SeizedRows {
  private SeizedRows() {}

  /** The rows of all tables of a text, of which every byte has to be accounted for. */
  static List<List<String>> of(Path path) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (DumpInput input = DumpInput.open(List.of(path))) {
      DumpFile file = input.files().get(0);
      long bytes = file.account().total();
      for (DumpTable table : file.tables()) {
        try (DumpRows all = table.open()) {
          all.forEachRemaining(row -> rows.add(Arrays.asList(row.cells())));
          bytes += all.account().total();
        }
      }
      assertThat(bytes).isEqualTo(Files.size(path));
    }
    return rows;
  }

  /** Name, telephone and number of everybody, in a row each and in the same columns. */
  static void assertEverybody(List<List<String>> rows, List<TorturePerson> people) {
    assertThat(rows).hasSameSizeAs(people);
    TorturePerson first = people.get(0);
    List<String> at = rows.get(0);
    assertThat(at).contains(first.name(), first.phone(), first.id());
    for (int i = 0; i < people.size(); i++) {
      TorturePerson p = people.get(i);
      List<String> row = rows.get(i);
      assertThat(row.get(at.indexOf(first.name()))).isEqualTo(p.name());
      assertThat(row.get(at.indexOf(first.phone()))).isEqualTo(p.phone());
      assertThat(row.get(at.indexOf(first.id()))).isEqualTo(p.id());
    }
  }
}
