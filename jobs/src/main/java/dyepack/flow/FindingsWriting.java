package dyepack.flow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dyepack.attribution.Accusation;
import dyepack.attribution.Attribution;
import dyepack.attribution.RecipientEvidence;
import dyepack.attribution.RowPosterior;
import dyepack.attribution.Verdict;
import dyepack.canaries.Canary;
import dyepack.canaries.CanaryPool;
import dyepack.code.Lineage;
import dyepack.code.ReadRow;
import dyepack.code.RowClass;
import dyepack.ingest.DumpInput;
import dyepack.ingest.DumpTable;
import dyepack.ledger.Ledger;
import dyepack.match.DumpTallies;
import dyepack.match.MatchCounts;
import dyepack.match.MatchJob;
import dyepack.match.MatchedRow;
import dyepack.match.TableMapping;
import dyepack.match.TracedEpoch;
import dyepack.report.Findings;
import dyepack.report.VerdictSentence;
import dyepack.share.BadInputException;
import dyepack.share.RecipientId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Turns a verdict and what was counted into {@code findings.json} and lists of rows. */
final class FindingsWriting {
  /** Rows listed for one accused at most; the rest is counted. */
  private static final int LISTED_ROWS = 1_000_000;

  private static final int LISTED_CANARIES = 10_000;

  /** No bound is written as zero: what is smaller than this is written as this. */
  private static final double SMALLEST_BOUND = 1e-300;

  private final Ledger ledger;
  private final TraceRequest request;
  private final List<EpochInUse> epochs;
  private final List<CanaryPool> pools;
  private final Lineage lineage;
  private final List<RecipientId> recipients;
  private final DumpInput dump;
  private final MatchJob.Request mapped;
  private final MatchCounts counts;

  FindingsWriting(
      Ledger ledger,
      TraceRequest request,
      List<EpochInUse> epochs,
      List<CanaryPool> pools,
      Lineage lineage,
      List<RecipientId> recipients,
      DumpInput dump,
      MatchJob.Request mapped,
      MatchCounts counts) {
    this.ledger = ledger;
    this.request = request;
    this.epochs = epochs;
    this.pools = pools;
    this.lineage = lineage;
    this.recipients = recipients;
    this.dump = dump;
    this.mapped = mapped;
    this.counts = counts;
  }

  Findings write(JavaRDD<MatchJob.Part> matched, DumpTallies tallies, Verdict verdict) {
    try {
      Files.createDirectories(request.out());
      Attribution numbers = verdict.attribution();
      List<PlacedCanary> canaries = canaries(matched, tallies);
      Map<String, String> rowFiles = rowFiles(matched, tallies, numbers.rowPosterior());
      List<Findings.Accused> accused = new ArrayList<>();
      List<LeakDating.Dated> dated =
          new LeakDating(ledger, epochs, pools).date(matched, tallies, numbers);
      for (Accusation accusation : numbers.accused()) {
        accused.add(
            accused(
                accusation,
                dated.get(accused.size()).shares(),
                canaries,
                rowFiles.get(accusation.recipient())));
      }
      Findings findings = findings(verdict, numbers, accused, dated, canaries, tallies);
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
      Attribution numbers,
      List<Findings.Accused> accused,
      List<LeakDating.Dated> dated,
      List<PlacedCanary> canaries,
      DumpTallies tallies) {
    String name = name(verdict);
    String reason =
        verdict instanceof Verdict.NobodyNamed nobody ? nobody.reason().jsonName() : null;
    List<Findings.HeldBy> heldBy = new ArrayList<>();
    for (Accusation accusation : numbers.accused()) {
      accusation
          .heldBy()
          .forEach(who -> heldBy.add(new Findings.HeldBy(who, accusation.recipient())));
    }
    return new Findings(
        Findings.SCHEMA,
        request.caseId(),
        name,
        reason,
        VerdictSentence.english(name, reason, accused, request.alpha()),
        request.alpha(),
        numbers.recipientsTested(),
        numbers.alternativesTried(),
        false,
        dumpNumbers(canaries, tallies),
        columns(),
        accused,
        accused.isEmpty() ? null : numbers.unknownShare(),
        heldBy,
        evidence(numbers),
        marks(),
        canariesFound(canaries, accused),
        Map.of(
            "distinctPersons",
            Math.max(
                0,
                counts.matched()
                    - tallies.duplicates()
                    - canaries.stream().map(PlacedCanary::identity).distinct().count())),
        new Findings.LedgerState(
            ledger.ledgerId(), ledger.state().owner(), ledger.state().size(), ledger.head()),
        Limits.of(verdict, counts, numbers, dated, tallies.ambiguousLeftOut()),
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

  private Findings.Dump dumpNumbers(List<PlacedCanary> canaries, DumpTallies tallies) {
    return new DumpListing(dump, counts)
        .numbers(
            tallies.duplicates(),
            (int) canaries.stream().map(PlacedCanary::identity).distinct().count());
  }

  private List<Findings.Column> columns() {
    List<Findings.Column> columns = new ArrayList<>();
    List<DumpTable> tables = dump.tables();
    for (int t = 0; t < tables.size(); t++) {
      DumpTable table = tables.get(t);
      String file = table.sheet().isEmpty() ? table.file() : table.file() + " / " + table.sheet();
      HashMap<Integer, TableMapping> byEpoch = mapped.mappings().getOrDefault(t, new HashMap<>());
      for (int c = 0; c < table.columns(); c++) {
        String heading = c < table.header().size() ? table.header().get(c) : "";
        columns.add(column(file, c, heading, byEpoch));
      }
    }
    return columns;
  }

  private Findings.Column column(
      String file, int column, String heading, HashMap<Integer, TableMapping> byEpoch) {
    for (Map.Entry<Integer, TableMapping> entry : byEpoch.entrySet()) {
      TracedEpoch epoch = mapped.epochs().get(entry.getKey());
      for (Map.Entry<String, Integer> assigned : entry.getValue().byName().entrySet()) {
        if (assigned.getValue() == column) {
          String why = entry.getValue().evidence().getOrDefault(assigned.getKey(), "");
          return new Findings.Column(
              file, column + 1, heading, assigned.getKey(), epoch.dataset(), why);
        }
      }
    }
    return new Findings.Column(
        file, column + 1, heading, null, null, "fits no column that the ledger knows");
  }

  private List<Findings.Recipient> evidence(Attribution numbers) {
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

  private List<Findings.MarkField> marks() {
    List<Findings.MarkField> fields = new ArrayList<>();
    counts
        .marks()
        .forEach(
            (key, mark) -> {
              String[] names = key.split("\t", 2);
              fields.add(new Findings.MarkField(names[0], names[1], mark.cells(), mark.read()));
            });
    return fields;
  }

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

  private List<PlacedCanary> canaries(JavaRDD<MatchJob.Part> matched, DumpTallies tallies) {
    if (tallies.canaries().isEmpty()) {
      return List.of();
    }
    List<Tuple2<int[], Long>> found =
        matched
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
        return new dyepack.canaries.CanaryInclusion(chain).holds(known);
      }
    }
    return false;
  }

  private List<Findings.CanaryFound> canariesFound(
      List<PlacedCanary> canaries, List<Findings.Accused> accused) {
    List<Findings.CanaryFound> found = new ArrayList<>();
    for (PlacedCanary canary : canaries) {
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

  private Findings.Accused accused(
      Accusation accusation,
      List<Findings.Share> shares,
      List<PlacedCanary> canaries,
      @Nullable String rowsFile) {
    List<String> places = new ArrayList<>();
    for (PlacedCanary canary : canaries) {
      if (holds(canary, accusation.recipient())) {
        places.add(place(canary));
      }
    }
    return new Findings.Accused(
        accusation.recipient(),
        Math.max(SMALLEST_BOUND, accusation.falseAccusationBound()),
        accusation.log10LikelihoodRatio(),
        accusation.shareOfDump(),
        List.of(accusation.shareOfDumpInterval().low(), accusation.shareOfDumpInterval().high()),
        accusation.damage(),
        shares,
        places,
        rowsFile);
  }

  /** Lists, for each accused, the rows that come from it; nothing where that can't be told. */
  private Map<String, String> rowFiles(
      JavaRDD<MatchJob.Part> matched, DumpTallies tallies, @Nullable RowPosterior posterior)
      throws IOException {
    Map<String, String> names = new HashMap<>();
    if (posterior == null) {
      return names;
    }
    Broadcast<HashMap<Integer, DumpTallies.Side>> sides = tallies.sides();
    ArrayList<Integer> accused = new ArrayList<>(posterior.accused());
    for (int a = 0; a < accused.size(); a++) {
      String recipient = lineage.suspects().get(accused.get(a)).id();
      String name = "rows-" + recipient + ".csv";
      int whose = a;
      Iterator<Tuple2<MatchedRow, RowClass>> rows =
          matched
              .mapPartitions(parts -> classified(parts, sides.value(), accused))
              .toLocalIterator();
      list(request.out().resolve(name), rows, posterior, whose);
      names.put(recipient, name);
    }
    return names;
  }

  /** Returns the rows that can be only one, with what each says of the accused. */
  static Iterator<Tuple2<MatchedRow, RowClass>> classified(
      Iterator<MatchJob.Part> parts,
      HashMap<Integer, DumpTallies.Side> sides,
      List<Integer> accused) {
    List<Tuple2<MatchedRow, RowClass>> rows = new ArrayList<>();
    while (parts.hasNext()) {
      Map<Integer, List<MatchedRow>> byEpoch = new HashMap<>();
      for (MatchedRow row : parts.next().rows()) {
        if (row.exact()) {
          byEpoch.computeIfAbsent(row.epoch(), e -> new ArrayList<>()).add(row);
        }
      }
      byEpoch.forEach(
          (epoch, list) -> {
            List<ReadRow> reads = list.stream().map(row -> row.candidates().get(0)).toList();
            DumpTallies.Side side = sides.get(epoch);
            if (side != null) {
              List<RowClass> classes = side.classify(reads, accused);
              for (int i = 0; i < reads.size(); i++) {
                rows.add(new Tuple2<>(list.get(i), classes.get(i)));
              }
            }
          });
    }
    return rows.iterator();
  }

  private void list(
      Path file, Iterator<Tuple2<MatchedRow, RowClass>> rows, RowPosterior posterior, int whose)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("file,line,posterior\n");
      int listed = 0;
      while (rows.hasNext() && listed < LISTED_ROWS) {
        Tuple2<MatchedRow, RowClass> row = rows.next();
        double[] probabilities = posterior.of(row._2());
        if (probabilities[whose] >= 0.5) {
          out.write(
              quoted(dump.tables().get(row._1().table()).file())
                  + ","
                  + row._1().line()
                  + ","
                  + String.format(Locale.ROOT, "%.4f", probabilities[whose])
                  + "\n");
          listed++;
        }
      }
    }
  }

  /** A cell that no spreadsheet takes for a formula. */
  private static String quoted(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
  }
}
