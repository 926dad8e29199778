package dyepack.match;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.identity.DumpProbe;
import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import dyepack.identity.IndexPlan;
import dyepack.identity.RowIndexer;
import dyepack.identity.RowKeys;
import dyepack.keys.EpochKeys;
import dyepack.keys.RootKey;
import dyepack.marks.MarkConstraints;
import dyepack.release.EpochPlan;
import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Rows of which a dump shows nothing but what a canary has from the real row that it stands for.
 * The same index without knowledge of who stands for whom is the control.
 */
class ResolverTest {
  private static final List<String> HEADER = List.of("visit", "patient", "ward", "minute");
  private static final String[] REAL = {"V100", "P-17", "surgery", "4711"};
  private static final String[] CANARY = {"V103", "P-92", "surgery", "4711"};
  private static final String[] FURTHER = {"V204", "P-92", "surgery", "815"};
  private static final int REAL_ROW = 5;

  private final EpochKeys keys =
      RootKey.of(new byte[RootKey.BYTES]).epoch("Test Owner", "visits", 1);
  private final IndexPlan index =
      new IndexPlan(
          List.of(
              IdentifierSpec.of("visit", IdentifierType.TEXT),
              IdentifierSpec.of("patient", IdentifierType.TEXT)),
          null,
          null,
          List.of(List.of("ward", "minute")));
  private final RowIndexer indexer = new RowIndexer(keys, index, HEADER);

  private BlindIndex id(String[] row) {
    BlindIndex id = indexer.rid(row);
    assertThat(id).isNotNull();
    return id == null ? indexer.keys(row).keys().get(0).key() : id;
  }

  private List<Long> found(Map<BlindIndex, BlindIndex> substitutes, String names, String... cells) {
    MemoryIndex memory = new MemoryIndex();
    add(memory, REAL, REAL_ROW);
    add(memory, CANARY, -1);
    add(memory, FURTHER, -2);
    TracedEpoch epoch =
        new TracedEpoch(
            0,
            "visits",
            1,
            new EpochPlan(index, List.of(), MarkConstraints.NONE, List.of()),
            new DumpProbe(keys, index),
            keys.positionKey(),
            keys.tagKey(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(substitutes));
    Resolver resolver = new Resolver(epoch, memory, List.of(names.split(" ", -1)));
    List<String[]> dump = new ArrayList<>();
    dump.add(cells);
    return resolver.resolve(dump).get(0).candidates().stream()
        .map(Resolver.Candidate::rowNumber)
        .toList();
  }

  private void add(MemoryIndex memory, String[] row, long number) {
    RowKeys made = indexer.keys(row);
    made.store(memory::key);
    memory.row(id(row), 1, number, new byte[0]);
  }

  private Map<BlindIndex, BlindIndex> known() {
    return Map.of(id(CANARY), id(REAL));
  }

  @Test
  void whatBothShareIsTheRealRow() {
    assertThat(found(known(), "ward minute", "surgery", "4711")).containsExactly((long) REAL_ROW);
  }

  @Test
  void withoutKnowingWhoStandsForWhomItCouldBeTheCanary() {
    assertThat(found(Map.of(), "ward minute", "surgery", "4711"))
        .containsExactlyInAnyOrder((long) REAL_ROW, -1L);
  }

  @Test
  void whomTheRowIsAboutDecides() {
    assertThat(found(known(), "visit ward minute", "V103", "surgery", "4711")).containsExactly(-1L);
    assertThat(found(known(), "visit ward minute", "V100", "surgery", "4711"))
        .containsExactly((long) REAL_ROW);
    assertThat(found(known(), "patient ward minute", "P-92", "surgery", "4711"))
        .containsExactly(-1L);
    assertThat(found(known(), "patient ward minute", "P-17", "surgery", "4711"))
        .containsExactly((long) REAL_ROW);
  }

  @Test
  void canaryWhoseRowDoesNotFitStays() {
    assertThat(found(known(), "ward minute", "surgery", "815")).containsExactly(-2L);
    assertThat(found(known(), "patient", "P-92")).containsExactlyInAnyOrder(-1L, -2L);
  }
}
