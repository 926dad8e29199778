package dyepack.flow;

import dyepack.canaries.Canary;
import dyepack.canaries.CanaryInclusion;
import dyepack.canaries.CanaryPool;
import dyepack.ingest.DumpInput;
import dyepack.ledger.Ledger;
import dyepack.match.ReadDump;
import dyepack.report.Findings;
import dyepack.share.RecipientId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import scala.Tuple2;

/** The canaries that stand in a dump: where, and who held them. */
final class FoundCanaries {
  private static final int LISTED_CANARIES = 10_000;

  private final Ledger ledger;
  private final List<EpochInUse> epochs;
  private final List<CanaryPool> pools;
  private final DumpInput dump;
  private final List<PlacedCanary> placed;

  /**
   * A canary found.
   *
   * @param epoch number of the traced epoch
   * @param number its number in the pool
   * @param table number of the table
   * @param line where it stands
   */
  private record PlacedCanary(int epoch, int number, int table, long line) {
    String identity() {
      return epoch + "/" + number;
    }
  }

  /**
   * Looks for canaries in one turn of a dump.
   *
   * @param epochs the epochs traced, by number
   * @param pools their canaries, in the same order
   */
  FoundCanaries(
      Ledger ledger,
      List<EpochInUse> epochs,
      List<CanaryPool> pools,
      DumpInput dump,
      ReadDump.Turn turn) {
    this.ledger = ledger;
    this.epochs = epochs;
    this.pools = pools;
    this.dump = dump;
    placed = turn.tallies().canaries().isEmpty() ? List.of() : place(turn);
  }

  private static List<PlacedCanary> place(ReadDump.Turn turn) {
    List<Tuple2<int[], Long>> found =
        turn.matched()
            .flatMap(part -> part.rows().iterator())
            .filter(row -> row.exact() && row.candidates().get(0).rowNumber() < 0)
            .map(
                row ->
                    new Tuple2<>(
                        new int[] {
                          row.epoch(), (int) (-1 - row.candidates().get(0).rowNumber()), row.table()
                        },
                        row.line()))
            .take(LISTED_CANARIES);
    List<PlacedCanary> placed = new ArrayList<>();
    for (Tuple2<int[], Long> row : found) {
      placed.add(new PlacedCanary(row._1()[0], row._1()[1], row._1()[2], row._2()));
    }
    return placed;
  }

  /** Returns how many different canaries were found. */
  int different() {
    return (int) placed.stream().map(PlacedCanary::identity).distinct().count();
  }

  /** Returns where the canaries stand that a recipient held. */
  List<String> places(String recipient) {
    return placed.stream().filter(canary -> holds(canary, recipient)).map(this::place).toList();
  }

  /** Returns every canary found, with the accused who held it and how many recipients did. */
  List<Findings.CanaryFound> found(List<RecipientId> recipients, List<Findings.Accused> accused) {
    List<Findings.CanaryFound> found = new ArrayList<>();
    for (PlacedCanary canary : placed) {
      List<String> holders = new ArrayList<>();
      for (Findings.Accused one : accused) {
        if (holds(canary, one.recipient())) {
          holders.add(one.recipient());
        }
      }
      String tier =
          pools.get(canary.epoch()).canaries().stream()
              .filter(known -> known.number() == canary.number())
              .map(known -> known.tier().name().toLowerCase(Locale.ROOT))
              .findFirst()
              .orElse("");
      int heldBy = (int) recipients.stream().filter(id -> holds(canary, id.value())).count();
      found.add(new Findings.CanaryFound(place(canary), canary.number(), tier, heldBy, holders));
    }
    return found;
  }

  private String place(PlacedCanary canary) {
    return dump.tables().get(canary.table()).file() + ", line " + canary.line();
  }

  private boolean holds(PlacedCanary canary, String recipient) {
    RecipientId id = new RecipientId(recipient);
    EpochInUse epoch = epochs.get(canary.epoch());
    if (!epoch.epoch().enrolments().containsKey(id)) {
      return false;
    }
    List<byte[]> chain = new ArrayList<>();
    for (RecipientId link : ledger.state().chain(id)) {
      chain.add(epoch.recipientKeys(link).canaryKey());
    }
    for (Canary known : pools.get(canary.epoch()).canaries()) {
      if (known.number() == canary.number()) {
        return new CanaryInclusion(chain).holds(known);
      }
    }
    return false;
  }
}
