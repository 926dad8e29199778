package dyepack.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a trace found, in the form of {@code findings.json}; format {@value #SCHEMA}.
 *
 * <p>No part of it holds a value of the dump: rows are named by file and line, people are counted.
 *
 * @param schema always {@value #SCHEMA}
 * @param caseId the investigator's name of the case, or null
 * @param verdict {@code one-source}, {@code several-sources}, {@code nobody-named} or {@code
 *     not-ours}
 * @param reason why nobody is named: {@code no-recorded-share}, {@code too-few-rows} or {@code
 *     marks-destroyed}; null with any other verdict
 * @param sentence the verdict as one sentence, English
 * @param alpha bound on accusing any innocent that had to be met
 * @param recipientsTested all enrolled recipients, own and retired ones included
 * @param alternativesTried readings of the dump among which one was chosen, 1 or more
 * @param independentTime false while no witness or time-stamp covers the ledger
 * @param dump what was read
 * @param columns how each column was understood
 * @param accused recipients whose copies the rows come from, strongest first
 * @param unknownShare part of the matched rows that fits none of the accused, 0 to 1; null when
 *     nobody is accused
 * @param heldBy ancestors of accused recipients: they held the file in the chain and are not
 *     accused by it
 * @param recipients every recipient tested
 * @param marks what was read of the marks, by field
 * @param canaries canaries found in the dump
 * @param counts distinct persons by tier
 * @param ledger what ledger the dump was compared with
 * @param limits what could not be said and why, sentences in English and Chinese
 * @param reproduce how to get the same again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"schema", "caseId", "verdict", "reason", "sentence"})
public record Findings(
    String schema,
    @Nullable String caseId,
    String verdict,
    @Nullable String reason,
    String sentence,
    double alpha,
    int recipientsTested,
    long alternativesTried,
    boolean independentTime,
    Dump dump,
    List<Column> columns,
    List<Accused> accused,
    @Nullable Double unknownShare,
    List<HeldBy> heldBy,
    List<Recipient> recipients,
    List<MarkField> marks,
    List<CanaryFound> canaries,
    Map<String, Long> counts,
    LedgerState ledger,
    List<Limit> limits,
    Reproduce reproduce) {

  /** Name and version of the format. */
  public static final String SCHEMA = "dyepack-findings/1";

  /**
   * What was read.
   *
   * @param rows rows read
   * @param rowsMatched rows found in the ledger's index
   * @param rowsForeign rows that are not in it
   * @param rowsAmbiguous matched rows that fit several people of the ledger
   * @param duplicates matched rows that repeat another one to the symbol
   * @param canariesFound distinct canaries
   * @param files every file
   * @param limits how much of a file was taken in, by name
   * @param confinement how readers of risky formats were confined, empty if none ran
   */
  public record Dump(
      long rows,
      long rowsMatched,
      long rowsForeign,
      long rowsAmbiguous,
      long duplicates,
      int canariesFound,
      List<File> files,
      Map<String, Long> limits,
      String confinement) {}

  /**
   * One file.
   *
   * @param path as given on the command line; within an archive {@code a.zip!/b.txt}
   * @param status {@code read}, {@code read in part}, {@code not readable} or {@code not data}
   * @param bytes length
   * @param sha256 hexadecimal
   * @param sm3 hexadecimal (GB/T 32905)
   * @param rows rows read
   * @param skipped rows or parts left out
   * @param encoding character encoding, empty for binary formats
   * @param format for instance {@code text, "----"} or {@code xlsx}
   * @param problems what was left out and where, one sentence each
   * @param notes what else is to be known, for instance that an equal file was read
   * @param tables its tables, sheets or collections: what was read of each
   * @param accounted where every byte went; null for formats whose bytes aren't rows
   */
  public record File(
      String path,
      String status,
      long bytes,
      String sha256,
      String sm3,
      long rows,
      long skipped,
      String encoding,
      String format,
      List<String> problems,
      List<String> notes,
      List<Part> tables,
      @Nullable Bytes accounted) {}

  /**
   * One table, sheet or collection of a file.
   *
   * @param name its name, empty where there is none
   * @param columns its columns
   * @param rows rows read
   * @param skipped rows or parts of rows left out, or to be known of
   */
  public record Part(String name, int columns, long rows, long skipped) {}

  /**
   * Where the bytes of a file went; the five numbers add up to its length.
   *
   * @param record bytes of records, delimiters and line ends included
   * @param header bytes of lines that name columns
   * @param noise bytes of lines that are no records: adverts, totals, page numbers
   * @param blank bytes of blank lines
   * @param rejected bytes of records that couldn't be read
   * @param stretches the first of those that aren't records
   * @param stretchesLeftOut how many more there are
   */
  public record Bytes(
      long record,
      long header,
      long noise,
      long blank,
      long rejected,
      List<Stretch> stretches,
      long stretchesLeftOut) {}

  /**
   * A stretch of a text that isn't a record.
   *
   * @param kind {@code header}, {@code noise} or {@code rejected}
   * @param reason why, one clause
   * @param start offset of its first byte
   * @param end one past its last
   */
  public record Stretch(String kind, String reason, long start, long end) {}

  /**
   * One column of the dump.
   *
   * @param file path of the file
   * @param column number from 1
   * @param header heading as found, empty without one
   * @param mappedTo column of the data set that it was found to be; null when it was none
   * @param dataset data set; null when the column was none
   * @param evidence how that was found, for instance {@code 314 of 317 sampled values are known}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Column(
      String file,
      int column,
      String header,
      @Nullable String mappedTo,
      @Nullable String dataset,
      String evidence) {}

  /**
   * One accused recipient.
   *
   * @param recipient identifier
   * @param falseAccusationBound upper bound on the chance that any innocent scores this high, all
   *     recipients and alternatives counted
   * @param log10LikelihoodRatio capped at 9
   * @param shareOfDump part of the matched rows from this recipient's copy, 0 to 1
   * @param shareOfDumpInterval 95 % interval, two numbers
   * @param damage estimated part of this copy's marks that were destroyed, 0 to 1
   * @param shares which of the recipient's own deliveries, with posterior
   * @param canaryRows places of found canaries that this recipient held
   * @param rowsFile file beside the findings that lists rows with posterior, or null when rows
   *     can't be told apart well enough
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Accused(
      String recipient,
      double falseAccusationBound,
      double log10LikelihoodRatio,
      double shareOfDump,
      List<Double> shareOfDumpInterval,
      double damage,
      List<Share> shares,
      List<String> canaryRows,
      @Nullable String rowsFile) {}

  /**
   * One delivery of an accused recipient.
   *
   * @param id share id
   * @param time when it was recorded, ISO 8601, by the owner's clock
   * @param posterior 0 to 1 over the accused's own shares
   */
  public record Share(String id, String time, double posterior) {}

  /**
   * One ancestor of an accused recipient.
   *
   * @param recipient ancestor
   * @param of accused descendant
   */
  public record HeldBy(String recipient, String of) {}

  /**
   * One recipient tested.
   *
   * @param id identifier
   * @param log10EValue evidence, base-10 logarithm
   * @param falseAccusationBound 0 to 1
   */
  public record Recipient(String id, double log10EValue, double falseAccusationBound) {}

  /**
   * What was read of one marked field.
   *
   * @param dataset data set
   * @param column column of the data set
   * @param cells cells of matched rows in which a mark could stand
   * @param read cells whose symbol could be read
   */
  public record MarkField(String dataset, String column, long cells, long read) {}

  /**
   * One canary found.
   *
   * @param place file and line
   * @param number number of the canary in its pool
   * @param tier {@code rare}, {@code half} or {@code common}
   * @param heldBy how many recipients held it
   * @param accusedHolders accused recipients who held it
   */
  public record CanaryFound(
      String place, int number, String tier, int heldBy, List<String> accusedHolders) {}

  /**
   * The ledger.
   *
   * @param id identifier of the ledger
   * @param owner owner's name
   * @param entries log entries at the time of the trace
   * @param head digest of the last entry, hexadecimal
   */
  public record LedgerState(String id, String owner, long entries, String head) {}

  /**
   * Something that could not be said, or must be known to read the verdict rightly.
   *
   * @param en in English
   * @param zh in Chinese
   */
  public record Limit(String en, String zh) {}

  /**
   * How to get the same findings again.
   *
   * @param version of Dyepack
   * @param jarSha256 digest of the program
   * @param arguments of the command, secrets left out
   * @param seed of every random choice
   */
  public record Reproduce(String version, String jarSha256, List<String> arguments, long seed) {}
}
