package dyepack.flow;

import dyepack.canaries.Canary;
import dyepack.canaries.CanaryInclusion;
import dyepack.canaries.CanaryPool;
import dyepack.identity.IdentifierSpec;
import dyepack.identity.Normalised;
import dyepack.identity.Normaliser;
import dyepack.ingest.DumpInput;
import dyepack.ingest.DumpRow;
import dyepack.ingest.DumpRows;
import dyepack.ingest.DumpTable;
import dyepack.ledger.DatasetHistory;
import dyepack.ledger.Entry;
import dyepack.ledger.Epoch;
import dyepack.ledger.Ledger;
import dyepack.ledger.Share;
import dyepack.share.BadInputException;
import dyepack.share.RecipientId;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Recognises canaries by any of their identifiers, and lists them for the owner. No Spark. */
public final class CanaryCheck {
  private CanaryCheck() {}

  /** Looks up one value, or every cell of a file if there is one of that name. */
  public static List<CanaryAnswer> check(Ledger ledger, OwnerSecrets secrets, String value) {
    ledger.requireSigner(secrets.signer());
    List<CanaryAnswer> answers = new ArrayList<>();
    for (EpochInUse epoch : epochs(ledger, secrets)) {
      Known known = new Known(epoch);
      if (isFile(value)) {
        try (DumpInput dump = DumpInput.open(List.of(Path.of(value)))) {
          for (DumpTable table : dump.tables()) {
            known.table(table, answers);
          }
        }
      } else {
        known.cell(value, "", answers);
      }
    }
    return answers;
  }

  /** An empty value is no name, though the system takes it for the folder that one is in. */
  private static boolean isFile(String value) {
    try {
      return !value.isBlank() && Files.exists(Path.of(value));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Returns all canaries of a dataset as CSV lines, a header first.
   *
   * @param epoch number of the epoch; 0 for the newest
   */
  public static List<String> list(Ledger ledger, OwnerSecrets secrets, String dataset, int epoch) {
    ledger.requireSigner(secrets.signer());
    DatasetHistory history =
        ledger
            .state()
            .dataset(dataset)
            .orElseThrow(
                () -> new BadInputException("Dataset \"" + dataset + "\" is not in this ledger."));
    int number = epoch == 0 ? history.epochs().size() : epoch;
    Epoch wanted =
        ledger
            .state()
            .epoch(dataset, number)
            .orElseThrow(
                () ->
                    new BadInputException(
                        "Dataset \"" + dataset + "\" has no epoch " + number + "."));
    CanaryPool pool = CanaryStore.load(EpochInUse.open(ledger, wanted, secrets));
    List<String> lines = new ArrayList<>();
    lines.add(line("canary", "tier", pool.header()));
    for (Canary canary : pool.canaries()) {
      lines.add(
          line(
              Integer.toString(canary.number()),
              canary.tier().name().toLowerCase(Locale.ROOT),
              canary.cells()));
    }
    return lines;
  }

  private static String line(String number, String tier, List<String> cells) {
    return number
        + ","
        + tier
        + ","
        + cells.stream()
            .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining(","));
  }

  private static List<EpochInUse> epochs(Ledger ledger, OwnerSecrets secrets) {
    List<EpochInUse> epochs = new ArrayList<>();
    for (DatasetHistory dataset : ledger.state().datasets()) {
      for (Epoch epoch : dataset.epochs()) {
        if (epoch.canaries() != null) {
          epochs.add(EpochInUse.open(ledger, epoch, secrets));
        }
      }
    }
    return epochs;
  }

  /** The canaries of one epoch by each of their identifiers. */
  private static final class Known {
    private final EpochInUse epoch;
    private final CanaryPool pool;
    private final List<IdentifierSpec> single;
    private final Map<RecipientId, CanaryInclusion> inclusions = new HashMap<>();
    private final Map<String, Set<Integer>> delivered = new HashMap<>();
    private final Map<String, List<Canary>> ambiguous = new HashMap<>();

    Known(EpochInUse epoch) {
      this.epoch = epoch;
      pool = CanaryStore.load(epoch);
      single =
          epoch.plan().index().identifiers().stream()
              .filter(identifier -> identifier.columns().size() == 1)
              .toList();
      for (Canary canary : pool.canaries()) {
        for (IdentifierSpec identifier : single) {
          int column = pool.header().indexOf(identifier.columns().get(0));
          String key = column < 0 ? "" : key(identifier, canary.cells().get(column));
          if (!key.isEmpty()) {
            ambiguous.computeIfAbsent(key, k -> new ArrayList<>()).add(canary);
          }
        }
      }
    }

    private static String key(IdentifierSpec identifier, String cell) {
      Normalised value = Normaliser.normalise(identifier.type(), List.of(cell));
      return value instanceof Normalised.Known known
          ? identifier.type().yamlName() + "\t" + known.canonical()
          : "";
    }

    void cell(String cell, String place, List<CanaryAnswer> sink) {
      Set<Integer> told = new HashSet<>();
      for (IdentifierSpec identifier : single) {
        for (Canary canary : ambiguous.getOrDefault(key(identifier, cell), List.of())) {
          if (told.add(canary.number())) {
            sink.add(answer(canary, place));
          }
        }
      }
    }

    void table(DumpTable table, List<CanaryAnswer> sink) {
      Set<Integer> told = new HashSet<>();
      try (DumpRows rows = table.open()) {
        while (rows.hasNext()) {
          DumpRow row = rows.next();
          for (String cell : row.cells()) {
            List<CanaryAnswer> here = new ArrayList<>();
            cell(cell, table.file() + ", line " + row.line(), here);
            here.stream().filter(answer -> told.add(answer.number())).forEach(sink::add);
          }
        }
      }
    }

    private CanaryAnswer answer(Canary canary, String place) {
      Set<String> holders = new TreeSet<>();
      for (Share share : epoch.ledger().state().shares()) {
        if (share.record().dataset().equals(epoch.epoch().dataset())
            && share.record().epoch() == epoch.epoch().number()
            && share.record().canaryCount() > 0
            && carried(share.record(), canary)) {
          holders.add(share.record().recipient().value());
        }
      }
      return new CanaryAnswer(
          epoch.epoch().dataset(),
          epoch.epoch().number(),
          canary.number(),
          canary.tier().name().toLowerCase(Locale.ROOT),
          canary.tier().inclusion(),
          place,
          List.copyOf(holders),
          epoch.epoch().enrolments().size());
    }

    private boolean carried(Entry.ShareRecorded share, Canary canary) {
      RecipientId id = share.recipient();
      CanaryInclusion inclusion = inclusions.computeIfAbsent(id, this::inclusion);
      if (!inclusion.holds(canary)) {
        return false;
      }
      Set<Integer> numbers = delivered.get(share.shareId());
      if (numbers == null) {
        numbers =
            new DeliveredCanaries(pool, inclusion, epoch.recipientKeys(id).saltKey()).of(share);
        delivered.put(share.shareId(), numbers);
      }
      return numbers.contains(canary.number());
    }

    private CanaryInclusion inclusion(RecipientId id) {
      List<byte[]> chain = new ArrayList<>();
      for (RecipientId link : epoch.ledger().state().chain(id)) {
        chain.add(epoch.recipientKeys(link).canaryKey());
      }
      return new CanaryInclusion(chain);
    }
  }
}
