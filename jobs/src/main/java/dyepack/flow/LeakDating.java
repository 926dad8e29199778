package dyepack.flow;

import dyepack.attribution.Accusation;
import dyepack.attribution.Attribution;
import dyepack.attribution.DatedShare;
import dyepack.attribution.Dating;
import dyepack.attribution.RowPosterior;
import dyepack.attribution.ShareEvidence;
import dyepack.canaries.Canary;
import dyepack.canaries.CanaryInclusion;
import dyepack.canaries.CanaryPool;
import dyepack.ledger.Ledger;
import dyepack.ledger.Release;
import dyepack.ledger.RowSet;
import dyepack.ledger.Share;
import dyepack.match.ClassifiedRow;
import dyepack.match.MatchedRow;
import dyepack.match.ReadDump;
import dyepack.report.Findings;
import dyepack.share.RecipientId;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of its own deliveries each accused's rows come from: by the rows whose likeliest
 * source it is, never by those of others, and by the canaries among them, which no delivery before
 * their first release holds.
 */
final class LeakDating {
  /** The deliveries that together have this probability are those that it can have been. */
  private static final double SURE = .95;

  private final Ledger ledger;
  private final List<EpochInUse> epochs;
  private final List<CanaryPool> pools;
  private final Map<Integer, Map<Integer, Integer>> firstReleases = new HashMap<>();

  LeakDating(Ledger ledger, List<EpochInUse> epochs, List<CanaryPool> pools) {
    this.ledger = ledger;
    this.epochs = epochs;
    this.pools = pools;
  }

  /**
   * The deliveries of one accused.
   *
   * @param recipient the accused
   * @param shares the likeliest first
   * @param likeliest how many of them together have a probability of 95 %
   * @param earliest when the first of these was recorded, ISO 8601; empty if there are none
   * @param latest when the last of these was
   */
  record Dated(
      String recipient,
      List<Findings.Share> shares,
      int likeliest,
      String earliest,
      String latest) {}

  /** Returns each accused's deliveries, in the order of the accusations. */
  List<Dated> date(ReadDump read, Attribution numbers) {
    RowPosterior sources = numbers.rowSources();
    if (sources == null) {
      return List.of();
    }
    ArrayList<ArrayList<ShareFit>> fits = new ArrayList<>();
    for (Accusation accusation : numbers.accused()) {
      fits.add(fits(accusation.recipient()));
    }
    Sums sums =
        read.rows(sources.copies())
            .mapPartitions(rows -> List.of(Sums.of(rows, sources, fits)).iterator())
            .reduce(Sums::plus);
    List<Dated> dated = new ArrayList<>();
    for (int a = 0; a < fits.size(); a++) {
      dated.add(dated(numbers.accused().get(a).recipient(), fits.get(a), sums.of(a)));
    }
    return dated;
  }

  private ArrayList<ShareFit> fits(String recipient) {
    ArrayList<ShareFit> fits = new ArrayList<>();
    for (Share share : ledger.state().shares()) {
      if (share.record().recipient().value().equals(recipient)) {
        ShareFit fit = fit(share);
        if (fit != null) {
          fits.add(fit);
        }
      }
    }
    return fits;
  }

  private @Nullable ShareFit fit(Share share) {
    for (int i = 0; i < epochs.size(); i++) {
      EpochInUse epoch = epochs.get(i);
      if (epoch.epoch().dataset().equals(share.record().dataset())
          && epoch.epoch().number() == share.record().epoch()) {
        Release release = epoch.epoch().releases().get(share.record().releaseId());
        if (release == null || release.forgotten() || release.record().rowSet() == null) {
          return null;
        }
        RowSet rows =
            RowSet.load(
                ledger,
                epoch.epoch().dataset(),
                epoch.epoch().number(),
                release.record().rowSet(),
                epoch.keys().storageKey());
        return new ShareFit(share.record().shareId(), i, release.record().number(), rows);
      }
    }
    return null;
  }

  /** Each epoch's deliveries are compared with each other; epochs weigh by their rows. */
  private Dated dated(String recipient, List<ShareFit> fits, OneSum sum) {
    double rows = Math.max(1, sum.rowsByEpoch.values().stream().mapToLong(n -> n).sum());
    List<DatedShare> dated = new ArrayList<>();
    for (int epoch = 0; epoch < epochs.size(); epoch++) {
      List<ShareEvidence> evidence = new ArrayList<>();
      for (int i = 0; i < fits.size(); i++) {
        if (fits.get(i).epoch() == epoch) {
          evidence.add(evidence(recipient, fits.get(i), sum, i));
        }
      }
      // Without any row of its own nothing is told of an accused: all deliveries are alike.
      double part =
          sum.rowsByEpoch.isEmpty()
              ? evidence.size() / (double) fits.size()
              : sum.rowsByEpoch.getOrDefault(epoch, 0L) / rows;
      for (DatedShare share : Dating.posterior(evidence)) {
        dated.add(new DatedShare(share.id(), part * share.posterior()));
      }
    }
    List<DatedShare> likeliest = Dating.likeliest(dated, SURE);
    String earliest = "";
    String latest = "";
    for (DatedShare share : likeliest) {
      String time = time(share.id());
      earliest = earliest.isEmpty() || time.compareTo(earliest) < 0 ? time : earliest;
      latest = time.compareTo(latest) > 0 ? time : latest;
    }
    List<Findings.Share> shares =
        Dating.likeliest(dated, Double.POSITIVE_INFINITY).stream()
            .map(share -> new Findings.Share(share.id(), time(share.id()), share.posterior()))
            .toList();
    return new Dated(recipient, shares, likeliest.size(), earliest, latest);
  }

  private String time(String shareId) {
    return ledger.state().share(shareId).orElseThrow().time().toString();
  }

  private ShareEvidence evidence(String recipient, ShareFit fit, OneSum sum, int place) {
    boolean withCanaries =
        ledger.state().share(fit.shareId()).orElseThrow().record().canaryCount() > 0;
    int firstHere = 0;
    int notHere = 0;
    for (Canary canary : pools.get(fit.epoch()).canaries()) {
      if (sum.canaries.contains(OneSum.canary(fit.epoch(), canary.number()))
          && holds(recipient, fit.epoch(), canary)) {
        int first = firstReleases(fit.epoch()).getOrDefault(canary.number(), 0);
        firstHere += withCanaries && first == fit.release() ? 1 : 0;
        notHere += !withCanaries || first > fit.release() ? 1 : 0;
      }
    }
    return new ShareEvidence(
        fit.shareId(), sum.compatible[place], sum.incompatible[place], firstHere, notHere);
  }

  private Map<Integer, Integer> firstReleases(int epoch) {
    return firstReleases.computeIfAbsent(epoch, e -> CanaryStore.firstReleases(epochs.get(e)));
  }

  private boolean holds(String recipient, int epoch, Canary canary) {
    List<byte[]> chain = new ArrayList<>();
    for (RecipientId link : ledger.state().chain(new RecipientId(recipient))) {
      chain.add(epochs.get(epoch).recipientKeys(link).canaryKey());
    }
    return new CanaryInclusion(chain).holds(canary);
  }

  /** What the rows attributed to one accused say of its deliveries; parts add up. */
  private static final class OneSum implements Serializable {
    private static final long serialVersionUID = 1L;
    final long[] compatible;
    final long[] incompatible;
    final HashMap<Integer, Long> rowsByEpoch = new HashMap<>();
    final HashSet<Long> canaries = new HashSet<>();

    OneSum(int shares) {
      compatible = new long[shares];
      incompatible = new long[shares];
    }

    static long canary(int epoch, long number) {
      return ((long) epoch << 32) + number;
    }

    void add(MatchedRow row, List<ShareFit> shares) {
      rowsByEpoch.merge(row.epoch(), 1L, Long::sum);
      long number = row.candidates().get(0).rowNumber();
      if (number < 0) {
        canaries.add(canary(row.epoch(), -1 - number));
        return;
      }
      for (int i = 0; i < shares.size(); i++) {
        if (shares.get(i).epoch() == row.epoch()) {
          if (shares.get(i).compatible(row)) {
            compatible[i]++;
          } else {
            incompatible[i]++;
          }
        }
      }
    }

    void add(OneSum other) {
      for (int i = 0; i < compatible.length; i++) {
        compatible[i] += other.compatible[i];
        incompatible[i] += other.incompatible[i];
      }
      other.rowsByEpoch.forEach((epoch, rows) -> rowsByEpoch.merge(epoch, rows, Long::sum));
      canaries.addAll(other.canaries);
    }
  }

  /** The sums of all accused. */
  private record Sums(ArrayList<OneSum> byAccused) implements Serializable {
    private static final long serialVersionUID = 1L;

    static Sums of(
        Iterator<ClassifiedRow> rows, RowPosterior sources, ArrayList<ArrayList<ShareFit>> fits) {
      ArrayList<OneSum> sums = new ArrayList<>();
      fits.forEach(shares -> sums.add(new OneSum(shares.size())));
      int copies = sources.copies().size();
      while (rows.hasNext()) {
        ClassifiedRow row = rows.next();
        int copy = sources.likeliest(row.said());
        MatchedRow seen =
            copy < copies ? row.byTurn().get(sources.copies().get(copy).reading()) : null;
        if (seen != null) {
          int whose = sources.accused(copy);
          sums.get(whose).add(seen, fits.get(whose));
        }
      }
      return new Sums(sums);
    }

    Sums plus(Sums other) {
      for (int a = 0; a < byAccused.size(); a++) {
        byAccused.get(a).add(other.byAccused.get(a));
      }
      return this;
    }

    OneSum of(int accused) {
      return byAccused.get(accused);
    }
  }
}
