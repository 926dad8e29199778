package dyepack.ledger;

import static dyepack.ledger.SampleLedger.DATASET;
import static dyepack.ledger.SampleLedger.NOW;
import static dyepack.ledger.SampleLedger.OWNER;
import static dyepack.ledger.SampleLedger.digest;
import static dyepack.ledger.SampleLedger.enrolled;
import static dyepack.ledger.SampleLedger.epoch;
import static dyepack.ledger.SampleLedger.recipients;
import static dyepack.ledger.SampleLedger.release;
import static dyepack.ledger.SampleLedger.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  @TempDir Path folder;

  private Ledger ledger;
  private Retention retention;

  @BeforeEach
  void createLedger() {
    ledger = Ledger.create(folder, "Bank of Tests", OWNER, NOW);
    ledger.append(List.of(recipients("a"), epoch(1), enrolled(1, "a")), OWNER, NOW);
    retention = new Retention(ledger, OWNER, () -> {});
  }

  private Segment segment(String name) throws IOException {
    Path file = ledger.folder().segment(DATASET, name);
    Files.createDirectories(ledger.folder().index(DATASET));
    Files.writeString(file, "rows of " + name);
    return Segment.of(file, "keys", 10, 0);
  }

  private RowSetRef rows(int step) {
    return RowSet.of(IntStream.range(0, 5_000).map(i -> i * step).toArray())
        .store(ledger, DATASET, 1, new byte[32]);
  }

  private static Entry.ReleaseRecorded with(Entry.ReleaseRecorded release, RowSetRef rows) {
    return new Entry.ReleaseRecorded(
        release.dataset(),
        release.epoch(),
        release.releaseId(),
        release.number(),
        release.sourceSha256(),
        release.rows(),
        release.asOf(),
        digest("header"),
        digest("policy"),
        release.segments(),
        rows,
        release.canaries(),
        release.facts());
  }

  private List<String> names(List<Path> paths) {
    return paths.stream().map(path -> path.getFileName().toString()).sorted().toList();
  }

  private List<String> live() {
    return ledger.state().epoch(DATASET, 1).orElseThrow().segments().stream()
        .map(Segment::name)
        .toList();
  }

  @Test
  void segmentsGoWhenNoKeptReleaseCanNeedThem() throws IOException {
    ledger.append(
        List.of(
            release(1, 1, segment("first")),
            release(1, 2, segment("second")),
            release(1, 3, segment("third"))),
        OWNER,
        NOW);
    assertThat(retention.forget("customers-2", "expired", NOW)).isEmpty();
    assertThat(names(retention.forget("customers-3", "expired", NOW)))
        .containsExactly("second", "third");
    assertThat(live()).containsExactly("first");
    assertThat(names(retention.forget("customers-1", "expired", NOW))).containsExactly("first");
    assertThat(LedgerAudit.of(folder).faults()).isEmpty();
    assertThat(LedgerAudit.of(folder).notices()).isEmpty();
    assertThat(ledger.entriesAbout("customers-2")).hasSize(2);
  }

  @Test
  void rowSetsGoWithTheLastReleaseThatHasThem() throws IOException {
    RowSetRef shared = rows(7);
    RowSetRef own = rows(11);
    ledger.append(
        List.of(
            with(release(1, 1), shared),
            with(release(1, 2), shared),
            with(release(1, 3), own),
            share(1, 3, "s1", "a")),
        OWNER,
        NOW);
    assertThat(names(retention.forget("customers-3", "expired", NOW)))
        .containsExactly("1-" + own.id());
    assertThat(retention.forget("customers-1", "expired", NOW)).isEmpty();
    assertThat(names(retention.forget("customers-2", "expired", NOW)))
        .containsExactly("1-" + shared.id());
    assertThat(ledger.state().share("s1")).isPresent();
  }

  @Test
  void whatCannotBeForgottenIsSaid() {
    ledger.append(List.of(release(1, 1)), OWNER, NOW);
    assertThatThrownBy(() -> retention.forget("nothing", "expired", NOW))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("\"nothing\" is not in the ledger");
    List<Path> unused = retention.forget("customers-1", "expired", NOW);
    assertThatThrownBy(() -> retention.forget("customers-1", "expired", NOW))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is forgotten already");
    assertThatThrownBy(() -> ledger.append(List.of(share(1, 1, "s", "a")), OWNER, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rotationEndsTheEpochAndTheNextShareOpensAnother() {
    assertThat(retention.rotate(DATASET, "key opened in court", NOW)).isEqualTo(1);
    assertThat(ledger.state().dataset(DATASET).orElseThrow().openEpoch()).isEmpty();
    assertThatThrownBy(() -> retention.rotate(DATASET, "again", NOW))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("was rotated already");
    assertThatThrownBy(() -> retention.rotate(DATASET, " ", NOW))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--reason");
    assertThatThrownBy(() -> retention.rotate("other", "again", NOW))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("\"other\" is not in the ledger");
    assertThatThrownBy(() -> ledger.append(List.of(release(1, 1)), OWNER, NOW))
        .isInstanceOf(IllegalArgumentException.class);
    ledger.append(List.of(epoch(2), enrolled(2, "a"), release(2, 1)), OWNER, NOW);
    assertThat(ledger.state().dataset(DATASET).orElseThrow().openEpoch().orElseThrow().number())
        .isEqualTo(2);
  }

  @Test
  void replacedSegmentsAreDeletedAndTheirSuccessorsKeptAsLong() throws IOException {
    ledger.append(
        List.of(
            release(1, 1, segment("first")),
            release(1, 2, segment("second")),
            release(1, 3, segment("third"))),
        OWNER,
        NOW);
    List<Path> deleted =
        retention.replaceSegments(
            DATASET, 1, List.of("second", "third"), List.of(segment("merged")), NOW);
    assertThat(names(deleted)).containsExactly("second", "third");
    assertThat(live()).containsExactly("first", "merged");
    List<Path> third = retention.forget("customers-3", "expired", NOW);
    assertThat(third).isEmpty();
    assertThat(names(retention.forget("customers-2", "expired", NOW))).containsExactly("merged");
    assertThatThrownBy(() -> ledger.append(List.of(release(1, 4, segment("second"))), OWNER, NOW))
        .hasMessageContaining("Segment name was used before");
  }

  @Test
  void theAuditNamesMissingChangedAndNeedlessFiles() throws IOException {
    ledger.append(
        List.of(release(1, 1, segment("first"), segment("second")), share(1, 1, "s1", "a")),
        OWNER,
        NOW);
    Files.delete(ledger.folder().segment(DATASET, "first"));
    Files.writeString(ledger.folder().segment(DATASET, "second"), "other rows");
    Files.writeString(ledger.folder().segment(DATASET, "orphan"), "never recorded");
    Files.createDirectories(ledger.folder().staging().resolve("run"));
    Files.writeString(ledger.folder().staging().resolve("run").resolve("part"), "half a file");
    LedgerAudit audit = LedgerAudit.of(folder);
    assertThat(audit.faults())
        .extracting(LedgerAudit.Finding::where)
        .containsExactly("datasets/customers/index/first", "datasets/customers/index/second");
    assertThat(audit.notices())
        .extracting(LedgerAudit.Finding::where)
        .containsExactly("share s1", "datasets/customers/index/orphan", "staging/run/part");
    assertThat(names(retention.sweep(DATASET))).containsExactly("orphan");
  }
}
