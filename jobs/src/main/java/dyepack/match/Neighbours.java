package dyepack.match;

import dyepack.identity.AddressLikeness;
import dyepack.identity.KeyKind;
import dyepack.identity.NeighbourChoice;
import dyepack.identity.Probe;
import dyepack.index.Segment;
import dyepack.index.SegmentKind;
import dyepack.share.BlindIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the address which rows of the ledger a row of a dump can be, where its identifiers
 * leave several or none: the rows that share a key of the address, or that the identifiers left,
 * are compared by their sketches.
 */
final class Neighbours {
  /** Rows of the dump compared together; each has up to {@link NeighbourChoice#MOST_COMPARED}. */
  private static final int BLOCK = 10_000;

  private final TracedEpoch epoch;
  private final IndexLookup lookup;
  private long rowsKnown = -1;

  Neighbours(TracedEpoch epoch, IndexLookup lookup) {
    this.epoch = epoch;
    this.lookup = lookup;
  }

  /**
   * One row of the dump.
   *
   * @param likeness compares its address
   * @param among the rows of the ledger to compare
   * @param alone whether nothing but the address speaks of them
   * @param sharers how many rows of the ledger are in its place, 0 if none is
   */
  private record Undecided(
      AddressLikeness likeness, Collection<BlindIndex> among, boolean alone, int sharers) {}

  /**
   * Decides some rows.
   *
   * @param rows numbers of the rows
   * @param cells gives the cells of a row by the dataset's columns
   * @param probes the probes of each row of the block
   * @param found what is known of each row; decisions replace it
   */
  void decide(
      Collection<Integer> rows,
      IntFunction<Map<String, String>> cells,
      List<List<Probe>> probes,
      List<Set<BlindIndex>> found) {
    List<Integer> block = new ArrayList<>();
    for (int row : rows) {
      block.add(row);
      if (block.size() == BLOCK) {
        decideBlock(block, cells, probes, found);
        block.clear();
      }
    }
    decideBlock(block, cells, probes, found);
  }

  private void decideBlock(
      List<Integer> rows,
      IntFunction<Map<String, String>> cells,
      List<List<Probe>> probes,
      List<Set<BlindIndex>> found) {
    Map<BlindIndex, List<IndexLookup.KeyHit>> hits = lookup.keys(nearby(rows, probes));
    Map<Integer, Undecided> undecided = new LinkedHashMap<>();
    Set<BlindIndex> compared = new HashSet<>();
    for (int row : rows) {
      Undecided one = undecided(cells.apply(row), probes.get(row), found.get(row), hits);
      if (one != null) {
        undecided.put(row, one);
        compared.addAll(one.among());
      }
    }
    Map<BlindIndex, List<byte[]>> sketches = lookup.sketches(compared);
    undecided.forEach((row, one) -> found.set(row, decide(one, sketches)));
  }

  private static Set<BlindIndex> nearby(List<Integer> rows, List<List<Probe>> probes) {
    Set<BlindIndex> keys = new HashSet<>();
    for (int row : rows) {
      for (Probe probe : probes.get(row)) {
        if (probe.strength() == Probe.Strength.NEARBY) {
          keys.add(probe.key());
        }
      }
    }
    return keys;
  }

  private @Nullable Undecided undecided(
      Map<String, String> cells,
      List<Probe> probes,
      Set<BlindIndex> found,
      Map<BlindIndex, List<IndexLookup.KeyHit>> hits) {
    List<List<BlindIndex>> byKey = new ArrayList<>();
    int sharers = 0;
    for (Probe probe : probes) {
      List<BlindIndex> rows =
          probe.strength() == Probe.Strength.NEARBY
              ? hits.getOrDefault(probe.key(), List.of()).stream()
                  .filter(hit -> hit.use() == probe.use())
                  .map(IndexLookup.KeyHit::rid)
                  .toList()
              : List.of();
      byKey.add(rows);
      sharers = probe.use() == KeyKind.ADDRESS_AREA_PLACE.use() ? rows.size() : sharers;
    }
    boolean alone = found.isEmpty();
    Collection<BlindIndex> among = alone ? NeighbourChoice.worthComparing(byKey) : found;
    if (among.isEmpty() || among.size() > NeighbourChoice.MOST_ROWS_OF_KEY) {
      return null;
    }
    AddressLikeness likeness = epoch.probe().likeness(cells);
    return likeness == null ? null : new Undecided(likeness, among, alone, sharers);
  }

  private Set<BlindIndex> decide(Undecided row, Map<BlindIndex, List<byte[]>> sketches) {
    Map<BlindIndex, Double> bits = new LinkedHashMap<>();
    for (BlindIndex rid : row.among()) {
      for (byte[] sketch : sketches.getOrDefault(rid, List.of())) {
        bits.merge(rid, row.likeness().of(rid, sketch, rowsKnown(), row.sharers()), Math::max);
      }
    }
    if (row.alone()) {
      return new LinkedHashSet<>(NeighbourChoice.like(bits));
    }
    return bits.isEmpty()
        ? new LinkedHashSet<>(row.among())
        : new LinkedHashSet<>(NeighbourChoice.likeliest(bits));
  }

  /** How many rows the epoch's index holds, old states too. */
  private long rowsKnown() {
    if (rowsKnown < 0) {
      rowsKnown = 0;
      for (String segment : epoch.segments().getOrDefault(SegmentKind.ROWS, new ArrayList<>())) {
        try {
          rowsKnown += Segment.rows(Path.of(segment));
        } catch (IOException e) {
          throw new UncheckedIOException("index segment " + segment + " can't be read", e);
        }
      }
    }
    return rowsKnown;
  }
}
