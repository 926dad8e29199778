package dyepack.ledger;

import static dyepack.ledger.SampleLedger.NOW;
import static dyepack.ledger.SampleLedger.OWNER;
import static dyepack.ledger.SampleLedger.id;
import static dyepack.ledger.SampleLedger.recipients;
import static dyepack.ledger.SampleLedger.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.share.BadInputException;
import dyepack.share.IntegrityException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir Path folder;

  @Test
  void whatWasAppendedIsThereAfterOpeningAgain() {
    Ledger ledger = SampleLedger.create(folder);
    ledger.append(
        List.of(
            share(1, 1, "s1", "a"),
            share(1, 1, "s2", "c", "d"),
            new Entry.Delivered(List.of("s1"))),
        OWNER,
        NOW);
    Ledger again = Ledger.open(folder);
    LedgerState state = again.state();
    assertThat(state.owner()).isEqualTo("Bank of Tests");
    assertThat(again.head()).isEqualTo(ledger.head());
    assertThat(state.recipients())
        .extracting(Recipient::id)
        .containsExactly(id("a"), id("b"), id("c"), id("d"));
    assertThat(state.chain(id("d"))).containsExactly(id("c"), id("d"));
    assertThat(state.share("s1").orElseThrow().delivered()).isTrue();
    assertThat(state.share("s2").orElseThrow().delivered()).isFalse();
    assertThat(state.share("s2").orElseThrow().record().counter()).isEqualTo(1);
    assertThat(state.epoch("customers", 1).orElseThrow().plan().toString())
        .isEqualTo("{\"marks\":[{\"step\":0.50}]}");
    assertThat(again.entries()).hasSize(9);
  }

  @Test
  void sharesOfOneRecipientAreCountedByTheLedger() {
    Ledger ledger = SampleLedger.create(folder);
    ledger.append(List.of(share(1, 1, "s1", "a"), share(1, 1, "s2", "a")), OWNER, NOW);
    Ledger.open(folder).append(List.of(share(1, 1, "s3", "a")), OWNER, NOW);
    ledger.refresh();
    assertThat(ledger.state().shares())
        .extracting(s -> s.record().counter())
        .containsExactly(1, 2, 3);
  }

  @Test
  void entriesThatDoNotFitAreRefusedTogether() {
    Ledger ledger = SampleLedger.create(folder);
    String head = ledger.head();
    assertThatThrownBy(() -> ledger.append(List.of(recipients("x"), recipients("a")), OWNER, NOW))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Recipient \"a\" is in the ledger already.");
    assertThat(ledger.head()).isEqualTo(head);
    assertThat(ledger.state().find(id("x"))).isEmpty();
    assertThat(Ledger.open(folder).head()).isEqualTo(head);
  }

  @Test
  void aKeyOfAnotherOwnerIsRefused() {
    Ledger ledger = SampleLedger.create(folder);
    assertThatThrownBy(() -> ledger.append(List.of(recipients("x")), SampleLedger.signer(2), NOW))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("does not belong to this ledger");
  }

  @Test
  void aFolderWithoutLedgerSaysHowToMakeOne() {
    assertThatThrownBy(() -> Ledger.open(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is not a ledger")
        .hasMessageContaining("dyepack init");
  }

  @Test
  void aLedgerOfAnotherVersionIsRefusedAsBadInput() throws Exception {
    Ledger ledger = SampleLedger.create(folder);
    Path header = ledger.folder().header();
    Files.writeString(header, Files.readString(header).replace("\"format\" : 1", "\"format\" : 2"));
    assertThatThrownBy(() -> Ledger.open(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has format version 2; this version of dyepack reads version 1");
    assertThatThrownBy(() -> LedgerAudit.of(folder)).isInstanceOf(BadInputException.class);
  }

  @Test
  void aSecondLedgerInTheSameFolderIsRefused() {
    Ledger unused = SampleLedger.create(folder);
    assertThatThrownBy(() -> SampleLedger.create(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds a ledger already");
  }

  @Test
  void aFolderThatHoldsOtherThingsIsRefused() throws Exception {
    Files.writeString(folder.resolve("thesis.txt"), "");
    assertThatThrownBy(() -> SampleLedger.create(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is not empty");
  }

  @Test
  void anInterruptedCreationCanBeRepeated() throws Exception {
    Ledger unused = Ledger.create(folder, "Bank of Tests", OWNER, NOW);
    Files.delete(folder.resolve("ledger.json"));
    Files.writeString(folder.resolve(".ledger.json.tmp"), "{");
    Ledger ledger = SampleLedger.create(folder);
    assertThat(ledger.state().size()).isEqualTo(6);
    Files.delete(folder.resolve("ledger.json"));
    assertThatThrownBy(() -> SampleLedger.create(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds the log of a ledger");
  }

  @Test
  void theLogShowsWhatItKnowsOfAnId() {
    Ledger ledger = SampleLedger.create(folder);
    ledger.append(List.of(share(1, 1, "s1", "c", "d")), OWNER, NOW);
    ledger.append(List.of(new Entry.Delivered(List.of("s1"))), OWNER, NOW);
    assertThat(ledger.entriesAbout("s1"))
        .extracting(recorded -> recorded.entry().kind())
        .containsExactly(EntryKind.SHARE, EntryKind.DELIVERED);
    assertThat(ledger.entriesAbout("d"))
        .extracting(recorded -> recorded.entry().kind())
        .containsExactly(EntryKind.RECIPIENTS, EntryKind.ENROLMENT, EntryKind.SHARE);
    assertThat(ledger.entriesAbout("customers")).hasSize(3);
    assertThatThrownBy(() -> ledger.entriesAbout("s2"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("\"s2\" is no recipient, dataset, release or share of this ledger.");
  }

  @Test
  void aProofHoldsTheSignedLineAndWhatWasWrittenOnTop() {
    Ledger ledger = SampleLedger.create(folder);
    ledger.append(List.of(share(1, 1, "s1", "a"), share(1, 1, "s2", "a")), OWNER, NOW);
    ChainProof proof = ledger.prove("s1");
    assertThat(proof.entry()).isEqualTo(ledger.entriesAbout("s1").get(0));
    assertThat(proof.size()).isEqualTo(8);
    assertThat(proof.head()).isEqualTo(ledger.head());
    assertThat(proof.text())
        .contains("entry     6 of 8, share")
        .contains("2026-11-22T08:30:00.123Z (owner's clock, not independently witnessed)")
        .contains("(1 entries on top)")
        .contains(proof.envelope());
  }

  @Test
  void aRetiredRecipientGetsNothingMoreNorDoThoseBelowIt() {
    Ledger ledger = SampleLedger.create(folder);
    ledger.append(List.of(new Entry.RecipientRetired(id("c"), "contract ended")), OWNER, NOW);
    for (Entry refused :
        List.of(
            share(1, 1, "s1", "c"),
            share(1, 1, "s1", "c", "d"),
            new Entry.RecipientRetired(id("c"), null))) {
      assertThatThrownBy(() -> ledger.append(List.of(refused), OWNER, NOW))
          .isInstanceOf(BadInputException.class)
          .hasMessage("Recipient \"c\" is retired.");
    }
  }

  @Test
  void entriesCanBeDraftedFromTheNewestState() {
    Ledger ledger = SampleLedger.create(folder);
    Ledger behind = Ledger.open(folder);
    ledger.append(List.of(recipients("x")), OWNER, NOW);
    List<Recorded> written =
        behind.append(
            state -> state.find(id("x")).isPresent() ? List.of() : List.of(recipients("x")),
            OWNER,
            NOW);
    assertThat(written).isEmpty();
    assertThat(behind.head()).isEqualTo(ledger.head());
  }
}
