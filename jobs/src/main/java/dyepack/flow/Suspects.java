package dyepack.flow;

import dyepack.canaries.Canary;
import dyepack.canaries.CanaryInclusion;
import dyepack.canaries.CanaryPool;
import dyepack.code.Lineage;
import dyepack.code.Recipients;
import dyepack.code.Suspect;
import dyepack.keys.EpochKeys;
import dyepack.keys.RecipientKeys;
import dyepack.ledger.DatasetHistory;
import dyepack.ledger.Epoch;
import dyepack.ledger.Ledger;
import dyepack.ledger.LedgerState;
import dyepack.ledger.Recipient;
import dyepack.ledger.Release;
import dyepack.ledger.RowSet;
import dyepack.ledger.RowSetRef;
import dyepack.ledger.Share;
import dyepack.match.DumpTallies;
import dyepack.match.Holdings;
import dyepack.share.RecipientId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Everybody a dump is compared with: who they are, their keys, and what each of them held. */
final class Suspects {
  /** Phantom recipients tested beside the real ones: what chance does with this very dump. */
  private static final int PHANTOMS = 100;

  private final Ledger ledger;
  private final List<EpochInUse> epochs;
  private final List<CanaryPool> pools;
  private final List<RecipientId> recipients = new ArrayList<>();
  private final Lineage lineage;

  /**
   * Gathers everybody who was ever enrolled.
   *
   * @param epochs the epochs traced, by number
   * @param pools their canaries, in the same order
   */
  Suspects(Ledger ledger, List<EpochInUse> epochs, List<CanaryPool> pools) {
    this.ledger = ledger;
    this.epochs = List.copyOf(epochs);
    this.pools = List.copyOf(pools);
    lineage = lineage();
  }

  /** Returns the real recipients, in the order of the lineage. */
  List<RecipientId> recipients() {
    return List.copyOf(recipients);
  }

  /** Returns everybody and who got the data from whom, phantoms last. */
  Lineage tree() {
    return lineage;
  }

  /** Everybody who was ever enrolled, retired ones too, and the phantoms. */
  private Lineage lineage() {
    LedgerState state = ledger.state();
    Set<RecipientId> enrolled = new LinkedHashSet<>();
    for (DatasetHistory dataset : state.datasets()) {
      for (Epoch epoch : dataset.epochs()) {
        enrolled.addAll(epoch.enrolments().keySet());
      }
    }
    List<Suspect> suspects = new ArrayList<>();
    for (RecipientId id : enrolled) {
      Recipient recipient = state.recipient(id);
      RecipientId parent = recipient.parent();
      recipients.add(id);
      suspects.add(
          parent == null
              ? Suspect.recipient(id.value())
              : Suspect.subRecipient(id.value(), parent.value()));
    }
    for (int i = 1; i <= PHANTOMS; i++) {
      suspects.add(new Suspect(EpochKeys.phantomId(i), null, true));
    }
    return new Lineage(suspects);
  }

  /** Returns everybody's keys and holdings in one epoch. */
  DumpTallies.Side side(int number) {
    EpochInUse epoch = epochs.get(number);
    List<byte[]> markKeys = new ArrayList<>();
    Map<RecipientId, RecipientKeys> keys = new HashMap<>();
    List<RecipientKeys> phantoms = new ArrayList<>();
    for (RecipientId id : recipients) {
      if (epoch.epoch().enrolments().containsKey(id)) {
        keys.put(id, epoch.recipientKeys(id));
        markKeys.add(epoch.recipientKeys(id).markKey());
      } else {
        // Never enrolled here: any key does, since it held nothing.
        markKeys.add(epoch.keys().recipient(id.value(), EpochKeys.phantomNonce(0)).markKey());
      }
    }
    for (int i = 1; i <= PHANTOMS; i++) {
      RecipientKeys phantom =
          epoch.keys().recipient(EpochKeys.phantomId(i), EpochKeys.phantomNonce(i));
      phantoms.add(phantom);
      markKeys.add(phantom.markKey());
    }
    return new DumpTallies.Side(
        new Recipients(lineage, markKeys), holdings(number, keys, phantoms));
  }

  private Holdings holdings(
      int number, Map<RecipientId, RecipientKeys> keys, List<RecipientKeys> phantoms) {
    EpochInUse epoch = epochs.get(number);
    RoaringBitmap all = new RoaringBitmap();
    Map<String, RoaringBitmap> byRelease = new HashMap<>();
    for (Release release : epoch.epoch().releases().values()) {
      RowSetRef reference = release.record().rowSet();
      if (reference != null && !release.forgotten()) {
        RoaringBitmap rows = rows(epoch, reference);
        byRelease.put(release.record().releaseId(), rows);
        all.or(rows);
      }
    }
    Map<RecipientId, Set<String>> releases = new HashMap<>();
    Set<RecipientId> withCanaries = new HashSet<>();
    for (Share share : ledger.state().shares()) {
      if (share.record().dataset().equals(epoch.epoch().dataset())
          && share.record().epoch() == epoch.epoch().number()) {
        RecipientId id = share.record().recipient();
        releases.computeIfAbsent(id, r -> new HashSet<>()).add(share.record().releaseId());
        if (share.record().canaryCount() > 0) {
          withCanaries.add(id);
        }
      }
    }
    Map<Set<String>, RoaringBitmap> unions = new HashMap<>();
    List<@Nullable RoaringBitmap> rows = new ArrayList<>();
    BitSet everything = new BitSet();
    for (int i = 0; i < recipients.size(); i++) {
      Set<String> got = releases.get(recipients.get(i));
      RoaringBitmap union =
          got == null ? null : unions.computeIfAbsent(got, g -> union(g, byRelease));
      rows.add(union);
      everything.set(i, union != null && union.getCardinality() == all.getCardinality());
    }
    for (int i = 0; i < PHANTOMS; i++) {
      rows.add(null);
      everything.set(recipients.size() + i);
    }
    return new Holdings(rows, everything, canaryHolders(number, keys, phantoms, withCanaries));
  }

  private RoaringBitmap rows(EpochInUse epoch, RowSetRef reference) {
    RowSet set =
        RowSet.load(
            ledger,
            epoch.epoch().dataset(),
            epoch.epoch().number(),
            reference,
            epoch.keys().storageKey());
    RoaringBitmap rows = new RoaringBitmap();
    set.stream().forEach(rows::add);
    rows.runOptimize();
    return rows;
  }

  private static RoaringBitmap union(Set<String> releases, Map<String, RoaringBitmap> byRelease) {
    RoaringBitmap union = new RoaringBitmap();
    for (String release : releases) {
      RoaringBitmap rows = byRelease.get(release);
      if (rows != null) {
        union.or(rows);
      }
    }
    return union;
  }

  private HashMap<Integer, BitSet> canaryHolders(
      int number,
      Map<RecipientId, RecipientKeys> keys,
      List<RecipientKeys> phantoms,
      Set<RecipientId> withCanaries) {
    List<@Nullable CanaryInclusion> inclusions = new ArrayList<>();
    for (RecipientId id : recipients) {
      inclusions.add(withCanaries.contains(id) ? inclusion(id, keys) : null);
    }
    phantoms.forEach(phantom -> inclusions.add(new CanaryInclusion(List.of(phantom.canaryKey()))));
    HashMap<Integer, BitSet> holders = new HashMap<>();
    for (Canary canary : pools.get(number).canaries()) {
      BitSet holding = new BitSet();
      for (int i = 0; i < inclusions.size(); i++) {
        CanaryInclusion inclusion = inclusions.get(i);
        holding.set(i, inclusion != null && inclusion.holds(canary));
      }
      holders.put(canary.number(), holding);
    }
    return holders;
  }

  private CanaryInclusion inclusion(RecipientId id, Map<RecipientId, RecipientKeys> keys) {
    List<byte[]> chain = new ArrayList<>();
    for (RecipientId link : ledger.state().chain(id)) {
      RecipientKeys of = keys.get(link);
      if (of == null) {
        throw new IllegalStateException("the chain of " + id + " is enrolled with it");
      }
      chain.add(of.canaryKey());
    }
    return new CanaryInclusion(chain);
  }
}
