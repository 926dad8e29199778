package dyepack.flow;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnel;
import dyepack.canaries.Canary;
import dyepack.canaries.CanaryForge;
import dyepack.canaries.CanaryPool;
import dyepack.canaries.ContactsPool;
import dyepack.canaries.ForgeRequest;
import dyepack.canaries.TierCounts;
import dyepack.embed.EmbedJob;
import dyepack.embed.SourceTables;
import dyepack.identity.BlindIndexer;
import dyepack.identity.IdentifierSpec;
import dyepack.identity.KeyKind;
import dyepack.identity.Normalised;
import dyepack.identity.Normaliser;
import dyepack.identity.RowIndexer;
import dyepack.identity.RowKeys;
import dyepack.index.Segment;
import dyepack.index.SegmentEntry;
import dyepack.index.SegmentKind;
import dyepack.keys.EpochKeys;
import dyepack.marks.Bounds;
import dyepack.policy.CanaryCounts;
import dyepack.policy.SharePolicy;
import dyepack.release.EpochPlan;
import dyepack.release.RowTags;
import dyepack.share.BadInputException;
import dyepack.share.BlindIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Makes an epoch's canaries, puts them into the index and finds their places in a file. */
final class CanaryPlacing {
  private static final Funnel<BlindIndex> FUNNEL =
      (index, sink) -> {
        BlindIndex key = java.util.Objects.requireNonNull(index);
        sink.putLong(key.high()).putLong(key.low());
      };

  private final EpochKeys keys;
  private final EpochPlan plan;
  private final List<String> header;

  CanaryPlacing(EpochKeys keys, EpochPlan plan, List<String> header) {
    this.keys = keys;
    this.plan = plan;
    this.header = header;
  }

  /** Returns what a policy asks for on average. */
  static TierCounts counts(SharePolicy policy) {
    CanaryCounts counts = policy.canaries();
    return new TierCounts(counts.rare(), counts.half(), counts.common());
  }

  /** Makes the pool, or widens it, so that none of its identifiers is one that the index knows. */
  CanaryPool forge(
      SharePolicy policy,
      SourceTables.Profile profile,
      long rows,
      CanaryPool existing,
      List<String> keySegments) {
    BloomFilter<BlindIndex> known = known(keySegments, rows);
    BlindIndexer indexer = new BlindIndexer(keys.blindIndexKey());
    ForgeRequest request =
        new ForgeRequest(
            header,
            policy.identifiers(),
            profile.donors(),
            rows,
            counts(policy),
            contacts(policy.canaries().contacts()),
            constraints(policy),
            ForgeRequest.Caution.NEVER_ISSUED,
            (identifier, cells) -> {
              IdentifierSpec spec = policy.identifiers().get(identifier);
              Normalised value = Normaliser.normalise(spec.type(), cells);
              return value instanceof Normalised.Known canonical
                  && known.mightContain(indexer.of(spec.type(), canonical.canonical()));
            },
            policy.withhold(),
            existing.canaries());
    return new CanaryForge(keys.forgeKey()).forge(request);
  }

  /** Every identifier of the index; a stranger is taken for known once in 10,000 times. */
  private static BloomFilter<BlindIndex> known(List<String> keySegments, long rows) {
    BloomFilter<BlindIndex> known = BloomFilter.create(FUNNEL, Math.max(1_000, rows * 4), 1e-4);
    for (String segment : keySegments) {
      try {
        Segment.scan(
            Path.of(segment),
            entry -> {
              if (entry.number() < KeyKind.FIRST_PARTIAL) {
                known.put(entry.key());
              }
            });
      } catch (IOException e) {
        throw new UncheckedIOException("index segment " + segment + " can't be read", e);
      }
    }
    return known;
  }

  private static ContactsPool contacts(@Nullable String file) {
    if (file == null) {
      return ContactsPool.EMPTY;
    }
    try {
      return ContactsPool.parse(Files.readString(Path.of(file)), file);
    } catch (IOException e) {
      throw new BadInputException("Contacts file " + file + " can't be read as UTF-8 text.", e);
    }
  }

  private static ForgeRequest.Constraints constraints(SharePolicy policy) {
    List<ForgeRequest.Range> ranges = new ArrayList<>();
    for (Map.Entry<String, Bounds> range : policy.constraints().range().entrySet()) {
      Bounds bounds = range.getValue();
      ranges.add(
          new ForgeRequest.Range(
              range.getKey(),
              bounds.min() == null ? Double.NEGATIVE_INFINITY : bounds.min().doubleValue(),
              bounds.max() == null ? Double.POSITIVE_INFINITY : bounds.max().doubleValue()));
    }
    List<List<String>> orders = new ArrayList<>();
    policy.constraints().order().forEach(pair -> orders.add(List.of(pair.first(), pair.second())));
    return new ForgeRequest.Constraints(ranges, orders);
  }

  /** Writes index segments of the canaries numbered {@code from} and up. */
  Map<SegmentKind, List<Path>> index(CanaryPool pool, int from, Path folder, String name) {
    RowIndexer indexer = new RowIndexer(keys, plan.index(), header);
    RowTags tags = new RowTags(plan, header, keys.tagKey());
    List<SegmentEntry> rows = new ArrayList<>();
    List<SegmentEntry> entries = new ArrayList<>();
    for (Canary canary : pool.canaries()) {
      RowKeys row = indexer.keys(canary.row());
      BlindIndex rid = row.rid();
      if (canary.number() < from || rid == null) {
        continue;
      }
      rows.add(new SegmentEntry(rid, 0, -1L - canary.number(), tags.of(rid, canary.row())));
      row.store((key, use, value) -> entries.add(new SegmentEntry(key, use, 0, value.toBytes())));
    }
    Map<SegmentKind, List<Path>> written = new HashMap<>();
    written.put(SegmentKind.ROWS, write(rows, folder, SegmentKind.ROWS, name));
    written.put(SegmentKind.KEYS, write(entries, folder, SegmentKind.KEYS, name));
    return written;
  }

  private static List<Path> write(
      List<SegmentEntry> entries, Path folder, SegmentKind kind, String name) {
    if (entries.isEmpty()) {
      return List.of();
    }
    entries.sort(Comparator.comparing(SegmentEntry::key));
    Path file = folder.resolve(kind.fileName() + "-" + name + "-canaries.parquet");
    try {
      Files.deleteIfExists(file);
      long count = Segment.write(file, entries.iterator());
      assert count == entries.size();
      return List.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException("index segment " + file + " can't be written", e);
    }
  }

  /** Returns the blind index of a row by the cells of its primary identifier, or null. */
  @Nullable BlindIndex rid(List<String> primary) {
    IdentifierSpec spec = plan.index().primary();
    if (primary.size() != spec.columns().size()) {
      return null;
    }
    Normalised value = Normaliser.normalise(spec.type(), primary);
    return value instanceof Normalised.Known known
        ? new BlindIndexer(keys.blindIndexKey()).of(spec.type(), known.canonical())
        : null;
  }

  /** Returns the blind index of a canary, or null if its primary identifier can't be read. */
  @Nullable BlindIndex id(Canary canary) {
    return rid(
        plan.index().primary().columns().stream()
            .map(column -> canary.cells().get(header.indexOf(column)))
            .toList());
  }

  /** Returns where the canaries stand in a file whose rows are {@code present}. */
  List<EmbedJob.PlacedCanary> place(
      List<Canary> canaries, RoaringBitmap present, long rows, List<String> rowSegments) {
    Map<BlindIndex, Integer> anchors = new HashMap<>();
    for (Canary canary : canaries) {
      for (List<String> primary : List.of(canary.after(), canary.instead())) {
        BlindIndex anchor = rid(primary);
        if (anchor != null) {
          anchors.put(anchor, -1);
        }
      }
    }
    BlindIndex[] wanted = anchors.keySet().toArray(new BlindIndex[0]);
    Arrays.sort(wanted);
    for (String segment : rowSegments) {
      try {
        Segment.lookup(
            Path.of(segment), wanted, entry -> anchors.put(entry.key(), (int) entry.row()));
      } catch (IOException e) {
        throw new UncheckedIOException("index segment " + segment + " can't be read", e);
      }
    }
    List<EmbedJob.PlacedCanary> placed = new ArrayList<>();
    for (Canary canary : canaries) {
      placed.add(
          new EmbedJob.PlacedCanary(
              canary.number(),
              canary.row(),
              standing(canary.after(), anchors, present),
              standing(canary.instead(), anchors, present),
              canary.apart(),
              canary.rowNumber(rows)));
    }
    return placed;
  }

  /** The id of a row if the file has it, else null. */
  private @Nullable BlindIndex standing(
      List<String> primary, Map<BlindIndex, Integer> anchors, RoaringBitmap present) {
    BlindIndex anchor = rid(primary);
    int row = anchor == null ? -1 : anchors.getOrDefault(anchor, -1);
    return row >= 0 && present.contains(row) ? anchor : null;
  }

  /** Returns the row ids of all canaries. */
  Set<BlindIndex> ids(CanaryPool pool) {
    RowIndexer indexer = new RowIndexer(keys, plan.index(), header);
    Set<BlindIndex> ids = new HashSet<>();
    for (Canary canary : pool.canaries()) {
      BlindIndex rid = indexer.rid(canary.row());
      if (rid != null) {
        ids.add(rid);
      }
    }
    return ids;
  }
}
