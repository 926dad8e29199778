package dyepack.flow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dyepack.attribution.Accusation;
import dyepack.attribution.Attribution;
import dyepack.attribution.RecipientEvidence;
import dyepack.attribution.Verdict;
import dyepack.canaries.CanaryPool;
import dyepack.ingest.DumpInput;
import dyepack.ledger.Ledger;
import dyepack.match.MatchCounts;
import dyepack.match.ReadDump;
import dyepack.report.Findings;
import dyepack.report.VerdictSentence;
import dyepack.share.BadInputException;
import dyepack.share.RecipientId;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns a verdict and what was counted into {@code findings.json} and lists of rows. */
final class FindingsWriting {
  /** No bound is written as zero: what is smaller than this is written as this. */
  private static final double SMALLEST_BOUND = 1e-300;

  private final Ledger ledger;
  private final TraceRequest request;
  private final List<EpochInUse> epochs;
  private final List<CanaryPool> pools;
  private final List<RecipientId> recipients;
  private final DumpInput dump;
  private final Map<Integer, TreeMap<Integer, String>> remarks;

  FindingsWriting(
      Ledger ledger,
      TraceRequest request,
      List<EpochInUse> epochs,
      List<CanaryPool> pools,
      List<RecipientId> recipients,
      DumpInput dump,
      Map<Integer, TreeMap<Integer, String>> remarks) {
    this.ledger = ledger;
    this.request = request;
    this.epochs = epochs;
    this.pools = pools;
    this.recipients = recipients;
    this.dump = dump;
    this.remarks = remarks;
  }

  /** Writes; of several turns the one that named the first accused tells of columns and counts. */
  Findings write(ReadDump read, Verdict verdict) {
    try {
      Files.createDirectories(request.out());
      Attribution numbers = verdict.attribution();
      ReadDump.Turn turn =
          read.turn(numbers.accused().isEmpty() ? 0 : numbers.accused().get(0).reading());
      FoundCanaries canaries = new FoundCanaries(ledger, epochs, pools, dump, turn);
      Map<String, String> rowFiles =
          new RowLists(request.out(), dump).write(read, numbers.accused(), numbers.rowPosterior());
      List<LeakDating.Dated> dated = new LeakDating(ledger, epochs, pools).date(read, numbers);
      List<Findings.Accused> accused = new ArrayList<>();
      for (Accusation accusation : numbers.accused()) {
        accused.add(
            accused(
                accusation,
                dated.get(accused.size()).shares(),
                canaries,
                rowFiles.get(accusation.recipient())));
      }
      Findings findings = findings(verdict, accused, dated, canaries, turn);
      Files.write(request.out().resolve("findings.json"), json().writeValueAsBytes(findings));
      return findings;
    } catch (IOException e) {
      throw new BadInputException(
          "Findings can't be written to " + request.out() + ": " + e.getMessage(), e);
    }
  }

  private static ObjectMapper json() {
    return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  }

  private Findings findings(
      Verdict verdict,
      List<Findings.Accused> accused,
      List<LeakDating.Dated> dated,
      FoundCanaries canaries,
      ReadDump.Turn turn) {
    Attribution numbers = verdict.attribution();
    String name = name(verdict);
    String reason =
        verdict instanceof Verdict.NobodyNamed nobody ? nobody.reason().jsonName() : null;
    MatchCounts counts = turn.counts();
    long duplicates = turn.tallies().duplicates();
    DumpDescription description = new DumpDescription(dump, turn.mapped(), counts, remarks);
    return new Findings(
        Findings.SCHEMA,
        request.caseId(),
        name,
        reason,
        VerdictSentence.english(name, reason, accused, numbers.alpha()),
        numbers.alpha(),
        numbers.recipientsTested(),
        numbers.alternativesTried(),
        false,
        new DumpListing(dump, counts).numbers(duplicates, canaries.different()),
        description.columns(),
        accused,
        accused.isEmpty() ? null : numbers.unknownShare(),
        heldBy(numbers),
        evidence(numbers),
        description.marks(),
        canaries.found(recipients, accused),
        Map.of(
            "distinctPersons", Math.max(0, counts.matched() - duplicates - canaries.different())),
        new Findings.LedgerState(
            ledger.ledgerId(), ledger.state().owner(), ledger.state().size(), ledger.head()),
        Limits.of(verdict, counts, numbers, dated, turn.tallies().ambiguousLeftOut()),
        new Findings.Reproduce(
            request.version(), request.jarSha256(), request.arguments(), request.seed()));
  }

  private static String name(Verdict verdict) {
    if (verdict instanceof Verdict.OneSource) {
      return "one-source";
    }
    if (verdict instanceof Verdict.SeveralSources) {
      return "several-sources";
    }
    return verdict instanceof Verdict.NotOurs ? "not-ours" : "nobody-named";
  }

  private static List<Findings.HeldBy> heldBy(Attribution numbers) {
    List<Findings.HeldBy> heldBy = new ArrayList<>();
    for (Accusation accusation : numbers.accused()) {
      accusation
          .heldBy()
          .forEach(who -> heldBy.add(new Findings.HeldBy(who, accusation.recipient())));
    }
    return heldBy;
  }

  private static List<Findings.Recipient> evidence(Attribution numbers) {
    List<Findings.Recipient> all = new ArrayList<>();
    for (RecipientEvidence one : numbers.recipients()) {
      if (!one.phantom()) {
        all.add(
            new Findings.Recipient(
                one.id(), one.log10EValue(), Math.max(SMALLEST_BOUND, one.falseAccusationBound())));
      }
    }
    return all;
  }

  private static Findings.Accused accused(
      Accusation accusation,
      List<Findings.Share> shares,
      FoundCanaries canaries,
      @Nullable String rowsFile) {
    return new Findings.Accused(
        accusation.recipient(),
        Math.max(SMALLEST_BOUND, accusation.falseAccusationBound()),
        accusation.log10LikelihoodRatio(),
        accusation.shareOfDump(),
        List.of(accusation.shareOfDumpInterval().low(), accusation.shareOfDumpInterval().high()),
        accusation.damage(),
        shares,
        canaries.places(accusation.recipient()),
        rowsFile);
  }
}
