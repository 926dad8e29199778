package dyepack.identity;

import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The index of some people's addresses in memory, asked as a trace asks it. */
final class AddressLedger {
  static final List<String> HEADER = List.of("no", "name", "phone", "address");
  static final IndexPlan PLAN =
      new IndexPlan(
              List.of(
                  IdentifierSpec.of("no", IdentifierType.TEXT),
                  IdentifierSpec.of("phone", IdentifierType.PHONE)),
              "name",
              "address",
              List.of())
          .withEditedAddresses();

  private final RowIndexer indexer = new RowIndexer(RowIndexerTest.KEYS, PLAN, HEADER);
  private final DumpProbe probe = new DumpProbe(RowIndexerTest.KEYS, PLAN);
  private final Map<IndexKey, List<BlindIndex>> rows = new HashMap<>();
  private final Map<BlindIndex, byte[]> sketches = new HashMap<>();

  /** Adds a row and returns its id. */
  BlindIndex add(String number, String name, String phone, String address) {
    RowKeys row = indexer.keys(new String[] {number, name, phone, address});
    BlindIndex rid = row.rid();
    if (rid == null) {
      throw new AssertionError("no id");
    }
    row.store(
        (key, use, value) -> {
          if (KeyKind.isSketch(use)) {
            byte[] sketch = sketches.computeIfAbsent(key, id -> new byte[32]);
            value.write(sketch, use == KeyKind.ADDRESS_SKETCH_1.use() ? 0 : 16);
          } else if (use >= 190) {
            rows.computeIfAbsent(new IndexKey(use, key), k -> new ArrayList<>(1)).add(value);
          }
        });
    return rid;
  }

  /** Returns the rows that hold each key of an address. */
  private List<List<BlindIndex>> hits(Map<String, String> cells) {
    List<List<BlindIndex>> hits = new ArrayList<>();
    for (Probe one : probe.probes(cells)) {
      List<BlindIndex> found = rows.get(new IndexKey(one.use(), one.key()));
      if (one.strength() == Probe.Strength.NEARBY && found != null) {
        hits.add(found);
      }
    }
    return hits;
  }

  /** Returns how like the rows worth comparing are. */
  Map<BlindIndex, Double> likeness(Map<String, String> cells) {
    return likeness(cells, NeighbourChoice.worthComparing(hits(cells)));
  }

  private Map<BlindIndex, Double> likeness(Map<String, String> cells, List<BlindIndex> among) {
    AddressLikeness likeness = probe.likeness(cells);
    Map<BlindIndex, Double> scores = new HashMap<>();
    int sharers = 0;
    for (Probe one : probe.probes(cells)) {
      if (one.use() == KeyKind.ADDRESS_AREA_PLACE.use()) {
        sharers = rows.getOrDefault(new IndexKey(one.use(), one.key()), List.of()).size();
      }
    }
    for (BlindIndex rid : among) {
      byte[] sketch = sketches.get(rid);
      if (likeness != null && sketch != null) {
        scores.put(rid, likeness.of(rid, sketch, sketches.size(), sharers));
      }
    }
    return scores;
  }

  /** Returns the rows that an address (and name) can be. */
  List<BlindIndex> find(Map<String, String> cells) {
    return NeighbourChoice.like(likeness(cells));
  }

  /** Returns those rows, found by another key, that an address fits best. */
  List<BlindIndex> choose(Map<String, String> cells, List<BlindIndex> among) {
    return NeighbourChoice.likeliest(likeness(cells, among));
  }
}
