package dyepack.flow;

import dyepack.canaries.Canary;
import dyepack.canaries.CanaryInclusion;
import dyepack.canaries.TierCounts;
import dyepack.canaries.Withholding;
import dyepack.embed.Copy;
import dyepack.embed.EmbedJob;
import dyepack.embed.IndexJob;
import dyepack.embed.SourcePart;
import dyepack.embed.SourceTables;
import dyepack.identity.RowIndexer;
import dyepack.index.SegmentKind;
import dyepack.keys.RecipientKeys;
import dyepack.share.RecipientId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.roaringbitmap.RoaringBitmap;

/** Makes the copies of a share that the log is ready for, and hands them over. */
final class CopyMaking {
  private final ShareSetting setting;
  private final SourceTables tables;
  private final ShareDraft draft;
  private final IndexJob.Result indexed;

  CopyMaking(ShareSetting setting, SourceTables tables, ShareDraft draft, IndexJob.Result indexed) {
    this.setting = setting;
    this.tables = tables;
    this.draft = draft;
    this.indexed = indexed;
  }

  /** Marks the copies that aren't there yet, records the shares and lets the files appear. */
  ShareSums deliver(JavaSparkContext spark, List<Delivery> wanted) {
    Map<Integer, List<Delivery>> byFile = new HashMap<>();
    wanted.forEach(d -> byFile.computeIfAbsent(d.file(), file -> new ArrayList<>()).add(d));
    ShareSums sums = new ShareSums(draft.asked(setting.policy()).marks().size());
    try (Staging staging = Staging.beside(setting.request().out())) {
      for (List<Integer> group : groups()) {
        List<Delivery> due =
            group.stream()
                .flatMap(file -> byFile.getOrDefault(file, List.of()).stream())
                .filter(delivery -> !delivery.standsComplete())
                .toList();
        if (!due.isEmpty()) {
          deliver(spark, group, due, staging, sums);
        }
      }
    }
    return sums;
  }

  /** Files that may hold canaries go one by one, all small ones together. */
  private List<List<Integer>> groups() {
    List<List<Integer>> groups = new ArrayList<>();
    List<Integer> small = new ArrayList<>();
    for (int i = 0; i < tables.files().size(); i++) {
      if (tables.files().get(i).rows() >= TierCounts.FEWEST_ROWS) {
        groups.add(List.of(i));
      } else {
        small.add(i);
      }
    }
    if (!small.isEmpty()) {
      groups.add(small);
    }
    return groups;
  }

  private void deliver(
      JavaSparkContext spark,
      List<Integer> group,
      List<Delivery> due,
      Staging staging,
      ShareSums sums) {
    List<Canary> canaries = canariesOf(group);
    List<RecipientId> recipients = due.stream().map(Delivery::recipient).distinct().toList();
    List<Copy> copies = copies(recipients, canaries);
    List<Integer> files = due.stream().map(Delivery::file).distinct().sorted().toList();
    String folder = staging.newFolder();
    EmbedJob.Request embedding =
        new EmbedJob.Request(
            names(due, files),
            parts(files),
            draft.asked(setting.policy()),
            new RowIndexer(draft.keys(), draft.plan().index(), tables.header()),
            new ArrayList<>(tables.header()),
            draft.keys().positionKey(),
            new HashSet<>(indexed.repeated()),
            place(group, canaries),
            copies,
            wanted(due, files, recipients),
            setting.request().format(),
            new HashSet<>(setting.policy().identifierColumns()),
            folder);
    long all = due.stream().mapToLong(delivery -> rows(delivery.file())).sum();
    EmbedJob.Result result =
        EmbedJob.run(spark, embedding, done -> setting.progress().step("Marking", done, all));
    sums.add(result, due, canaries, copies);
    new Handover(setting, draft, tables.header())
        .record(due, files, recipients, result, copies, canaries, folder);
  }

  private static ArrayList<String> names(List<Delivery> due, List<Integer> files) {
    Map<Integer, String> names = new HashMap<>();
    due.forEach(delivery -> names.put(delivery.file(), delivery.name()));
    return new ArrayList<>(files.stream().map(names::get).toList());
  }

  /** Which of the copies each file is written for. */
  private static ArrayList<BitSet> wanted(
      List<Delivery> due, List<Integer> files, List<RecipientId> recipients) {
    Map<RecipientId, Integer> copies = new HashMap<>();
    recipients.forEach(recipient -> copies.put(recipient, copies.size()));
    Map<Integer, BitSet> byFile = new HashMap<>();
    for (Delivery delivery : due) {
      byFile
          .computeIfAbsent(delivery.file(), file -> new BitSet())
          .set(Objects.requireNonNull(copies.get(delivery.recipient())));
    }
    ArrayList<BitSet> wanted = new ArrayList<>();
    files.forEach(file -> wanted.add(byFile.get(file)));
    return wanted;
  }

  private long rows(int file) {
    return tables.files().get(file).rows();
  }

  /** The parts of some files, renumbered from 0. */
  private List<SourcePart> parts(List<Integer> files) {
    Map<Integer, Integer> places = new HashMap<>();
    files.forEach(file -> places.put(file, places.size()));
    List<SourcePart> parts = new ArrayList<>();
    for (SourcePart part : tables.parts()) {
      Integer place = places.get(part.file());
      if (place != null) {
        parts.add(new SourcePart(place, part.path(), part.style(), part.split()));
      }
    }
    return parts;
  }

  /** In the order in which they stand where several stand at one spot. */
  private List<Canary> canariesOf(List<Integer> group) {
    return group.size() == 1
        ? draft
            .pool()
            .forShareOf(
                tables.files().get(group.get(0)).rows(), CanaryPlacing.counts(setting.policy()))
            .stream()
            .sorted(Comparator.comparingDouble(Canary::place))
            .toList()
        : List.of();
  }

  private List<EmbedJob.PlacedCanary> place(List<Integer> group, List<Canary> canaries) {
    if (canaries.isEmpty()) {
      return List.of();
    }
    List<String> rowSegments =
        new ArrayList<>(
            ShareDraft.segments(setting.inUse()).getOrDefault(SegmentKind.ROWS, List.of()));
    int file = group.get(0);
    return new CanaryPlacing(draft.keys(), draft.plan(), tables.header())
        .place(
            canaries,
            indexed.rowSets().getOrDefault(file, new RoaringBitmap()),
            tables.files().get(file).rows(),
            rowSegments);
  }

  private List<Copy> copies(List<RecipientId> recipients, List<Canary> canaries) {
    EpochInUse inUse = setting.inUse();
    if (inUse == null) {
      throw new IllegalStateException("record() comes before deliver()");
    }
    Map<RecipientId, RecipientKeys> keys = new HashMap<>();
    List<Copy> copies = new ArrayList<>();
    for (RecipientId recipient : recipients) {
      List<byte[]> marks = new ArrayList<>();
      List<byte[]> canaryKeys = new ArrayList<>();
      for (RecipientId link : setting.ledger().state().chain(recipient)) {
        RecipientKeys of = keys.computeIfAbsent(link, inUse::recipientKeys);
        marks.add(of.markKey());
        canaryKeys.add(of.canaryKey());
      }
      CanaryInclusion inclusion = new CanaryInclusion(canaryKeys);
      BitSet held = new BitSet();
      for (int i = 0; i < canaries.size(); i++) {
        held.set(i, inclusion.holds(canaries.get(i)));
      }
      Withholding withholding =
          setting.policy().withhold() > 0
              ? new Withholding(canaryKeys, setting.policy().withhold())
              : null;
      copies.add(new Copy(recipient, marks, held, withholding));
    }
    return copies;
  }
}
