package dyepack.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Lists;
import dyepack.policy.MadeUpTables.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableProfilerTest {
  private final Table table = MadeUpTables.waybills(4_000);

  /** Spark splits a table as it likes; what is planned from it may not depend on that. */
  @Test
  void partsInAnyOrderGiveTheProfileOfTheWhole() {
    TableProfile whole = table.profile();
    List<String[]> shuffled = new ArrayList<>(table.rows());
    Collections.shuffle(shuffled, new Random(1));
    TableProfiler merged = new TableProfiler(table.header(), new byte[16]);
    for (List<String[]> part : Lists.partition(shuffled, 700)) {
      merged.merge(new Table("part", table.header(), part).profiler());
    }
    TableProfile parts = merged.profile();

    assertThat(parts.rows()).isEqualTo(4_000);
    assertThat(parts.columns()).isEqualTo(whole.columns());
    assertThat(rows(parts)).isEqualTo(rows(whole)).hasSize(TableProfiler.DONORS);
    assertThat(parts.uniqueCombinations(Set.of(), 4))
        .isEqualTo(whole.uniqueCombinations(Set.of(), 4));
  }

  @Test
  void anotherKeySamplesOtherRows() {
    byte[] key = new byte[16];
    key[5] = 1;
    TableProfiler other = new TableProfiler(table.header(), key);
    table.rows().forEach(other::add);

    assertThat(rows(other.profile())).isNotEqualTo(rows(table.profile()));
  }

  @Test
  void profilersAndProfilesCrossToExecutors() throws IOException, ClassNotFoundException {
    Table small = MadeUpTables.waybills(50);

    TableProfiler profiler = copied(small.profiler());
    TableProfile profile = copied(profiler.profile());

    assertThat(profile.columns()).isEqualTo(small.profile().columns());
    assertThat(profile.donors()).hasSize(50);
  }

  @Test
  void shortRowsCountAsBlankAtTheirEnd() {
    TableProfiler profiler = new TableProfiler(List.of("a", "b"), new byte[16]);
    profiler.add(new String[] {"x"});
    profiler.add(new String[] {"y", " "});
    profiler.add(new String[] {"y", "z"});
    TableProfile profile = profiler.profile();

    assertThat(profile.columns().get(1).blanks()).isEqualTo(2);
    assertThat(profile.columns().get(0).repeatedRows()).isEqualTo(1 / 3.0);
    assertThat(profile.columns().get(0).distinct()).isEqualTo(2);
  }

  @Test
  void combinationsLeaveOutWhatIsMarkedAndSpreadOverTheColumns() {
    List<List<String>> combinations =
        table.profile().uniqueCombinations(Set.of("运单号", "收件电话", "收件地址"), 3);

    assertThat(combinations).isNotEmpty().allSatisfy(c -> assertThat(c).hasSizeBetween(2, 3));
    assertThat(combinations).allSatisfy(c -> assertThat(c).doesNotContain("运单号", "收件地址"));
  }

  /** A sample of 16,384 rows of a large table sees few of the pairs that agree. */
  @Test
  void aSampleDoesNotPromiseMoreThanItShows() {
    TableProfiler profiler = new TableProfiler(List.of("a", "b"), new byte[16]);
    Random random = new Random(3);
    for (int i = 0; i < 60_000; i++) {
      profiler.add(
          new String[] {String.valueOf(random.nextInt(300)), String.valueOf(random.nextInt(300))});
    }

    assertThat(profiler.profile().uniqueCombinations(Set.of(), 1)).isEmpty();
  }

  @Test
  void onlyPartsOfOneTableCanBeMerged() {
    TableProfiler other = new TableProfiler(List.of("x"), new byte[16]);

    assertThatThrownBy(() -> table.profiler().merge(other))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<List<String>> rows(TableProfile profile) {
    return profile.donors().stream().map(List::of).toList();
  }

  @SuppressWarnings({"unchecked", "BanSerializableRead"})
  private static <T> T copied(T object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
