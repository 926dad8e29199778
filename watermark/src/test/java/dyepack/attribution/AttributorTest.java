package dyepack.attribution;

import static dyepack.code.SymbolKind.BINARY;
import static dyepack.code.SymbolKind.HEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dyepack.code.HeldRows;
import dyepack.code.ReadRow;
import dyepack.code.Recipients;
import dyepack.code.RowBatch;
import dyepack.code.RowClass;
import dyepack.code.RowMerge;
import dyepack.code.SyntheticDump;
import dyepack.code.TallyKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AttributorTest {
  private final SyntheticDump dump = new SyntheticDump(20, HEX, BINARY);

  @Test
  void namesTheOneWhoseCopyLeaked() {
    Recipients recipients = dump.flat(200);
    Verdict verdict = verdict(recipients, copied(recipients, 17, 317, .3), facts(317));
    assertThat(verdict).isInstanceOf(Verdict.OneSource.class);
    Accusation accused = verdict.attribution().accused().get(0);
    assertThat(accused.recipient()).isEqualTo("r17");
    assertThat(accused.falseAccusationBound()).isLessThan(1e-6);
    assertThat(accused.shareOfDump()).isGreaterThan(.9);
    assertThat(accused.damage()).isCloseTo(.3, within(.08));
    assertThat(accused.log10LikelihoodRatio()).isEqualTo(9);
  }

  @Test
  void fiftyUndamagedRowsSuffice() {
    Recipients recipients = dump.flat(900);
    Verdict verdict = verdict(recipients, copied(recipients, 3, 50, 0), facts(50));
    assertThat(verdict).isInstanceOf(Verdict.OneSource.class);
    assertThat(verdict.attribution().accused().get(0).recipient()).isEqualTo("r3");
  }

  @Test
  void namesBothSourcesAndTheirShares() {
    Recipients recipients = dump.flat(200);
    List<ReadRow> rows = new ArrayList<>(copied(recipients, 5, 620, .1));
    rows.addAll(copied(recipients, 6, 350, .1));
    rows.addAll(innocent(30));
    Verdict verdict = verdict(recipients, rows, facts(1000));
    assertThat(verdict).isInstanceOf(Verdict.SeveralSources.class);
    List<Accusation> accused = verdict.attribution().accused();
    assertThat(accused).extracting(Accusation::recipient).containsExactly("r5", "r6");
    assertThat(accused.get(0).shareOfDump()).isCloseTo(.62, within(.05));
    assertThat(accused.get(1).shareOfDump()).isCloseTo(.35, within(.05));
    assertThat(accused.get(0).shareOfDumpInterval().low()).isLessThan(.62);
    assertThat(accused.get(0).shareOfDumpInterval().high()).isGreaterThan(.62);
    assertThat(verdict.attribution().unknownShare()).isCloseTo(.03, within(.06));
    assertThat(verdict.attribution().rowPosterior()).isNotNull();
  }

  @Test
  void tellsWhoseRowIsWhose() {
    Recipients recipients = dump.flat(50);
    List<ReadRow> rows = new ArrayList<>(copied(recipients, 5, 300, .05));
    rows.addAll(copied(recipients, 6, 300, .05));
    TallyKernel kernel = new TallyKernel(recipients, HeldRows.ALL);
    RowPosterior posterior =
        Objects.requireNonNull(verdict(recipients, rows, facts(600)).attribution().rowPosterior());
    List<Integer> copies = posterior.copies().stream().map(AccusedCopy::recipient).toList();
    List<RowClass> classes = kernel.classify(rows, copies);
    int first = copies.indexOf(5);
    int right = 0;
    for (int i = 0; i < rows.size(); i++) {
      double[] of = posterior.of(classes.get(i));
      assertThat(of[0] + of[1] + of[2]).isCloseTo(1, within(1e-9));
      right += of[first] > .5 == i < 300 ? 1 : 0;
    }
    assertThat(right).isGreaterThan(540);
  }

  @Test
  void anUnregisteredCopyIsFromNoRecordedShare() {
    Recipients all = dump.flat(101);
    Recipients tested = dump.flat(100);
    List<ReadRow> rows = copied(all, 100, 400, 0);
    MarkCondition allValid = new MarkCondition(400, 400, 100, 0);
    Verdict verdict = verdict(tested, rows, new DumpFacts(400, 400, 0, allValid));
    assertThat(verdict).isInstanceOf(Verdict.NobodyNamed.class);
    assertThat(((Verdict.NobodyNamed) verdict).reason())
        .isEqualTo(Verdict.Reason.NO_RECORDED_SHARE);
    assertThat(verdict.attribution().predictedPower()).isGreaterThanOrEqualTo(.99);
  }

  @Test
  void theUnmarkedOriginalIsFromNoRecordedShare() {
    MarkCondition byChance = new MarkCondition(400, 103, 100, 0);
    Verdict verdict = verdict(dump.flat(100), innocent(400), new DumpFacts(400, 400, 0, byChance));
    assertThat(((Verdict.NobodyNamed) verdict).reason())
        .isEqualTo(Verdict.Reason.NO_RECORDED_SHARE);
  }

  @Test
  void fewRowsAreTooFew() {
    Verdict verdict = verdict(dump.flat(100), innocent(4), facts(4));
    assertThat(((Verdict.NobodyNamed) verdict).reason()).isEqualTo(Verdict.Reason.TOO_FEW_ROWS);
  }

  @Test
  void destroyedMarksAreSaidToBeDestroyed() {
    MarkCondition rounded = new MarkCondition(0, 0, 0, .97);
    Verdict verdict = verdict(dump.flat(100), innocent(300), new DumpFacts(300, 300, 0, rounded));
    assertThat(((Verdict.NobodyNamed) verdict).reason()).isEqualTo(Verdict.Reason.MARKS_DESTROYED);
  }

  @Test
  void matchesThatChanceExplainsAreNotOurs() {
    Verdict verdict =
        verdict(dump.flat(100), innocent(5), new DumpFacts(10_000, 5, 3.2, MarkCondition.UNKNOWN));
    assertThat(verdict).isInstanceOf(Verdict.NotOurs.class);
    assertThat(verdict(dump.flat(3), List.of(), new DumpFacts(9, 0, 0, MarkCondition.UNKNOWN)))
        .isInstanceOf(Verdict.NotOurs.class);
  }

  @Test
  void anAncestorIsHeldToHaveHeldTheFileAndNotAccused() {
    Recipients recipients = dump.nested(30);
    Verdict verdict = verdict(recipients, copied(recipients, 5, 400, .1), facts(400));
    assertThat(verdict.attribution().accused()).hasSize(1);
    Accusation accused = verdict.attribution().accused().get(0);
    assertThat(accused.recipient()).isEqualTo("r5");
    assertThat(accused.heldBy()).containsExactly("r4", "r3");
    Verdict parent = verdict(recipients, copied(recipients, 3, 400, .1), facts(400));
    assertThat(parent.attribution().accused())
        .extracting(Accusation::recipient)
        .containsExactly("r3");
  }

  @Test
  void rowsGivenTwiceChangeNothing() {
    Recipients recipients = dump.flat(100);
    List<ReadRow> once = copied(recipients, 9, 100, .2);
    List<ReadRow> merged = new ArrayList<>();
    for (ReadRow row : once) {
      merged.addAll(RowMerge.merge(List.of(row, row, row)));
    }
    Verdict a = verdict(recipients, once, facts(100));
    Verdict b = verdict(recipients, merged, facts(100));
    assertThat(b.attribution().recipients()).isEqualTo(a.attribution().recipients());
  }

  private List<ReadRow> copied(Recipients recipients, int recipient, int rows, double damage) {
    List<ReadRow> copied = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      copied.add(dump.copiedRow(recipients, recipient, dump.rid(), i, damage));
    }
    return copied;
  }

  private List<ReadRow> innocent(int rows) {
    List<ReadRow> innocent = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      innocent.add(dump.innocentRow(dump.rid(), i, 0));
    }
    return innocent;
  }

  private static DumpFacts facts(int rows) {
    return new DumpFacts(rows, rows, 0, MarkCondition.UNKNOWN);
  }

  private static Verdict verdict(Recipients recipients, List<ReadRow> rows, DumpFacts facts) {
    Question question =
        new Question(
            recipients.lineage(), recipients.size(), 4, Question.DEFAULT_ALPHA, facts, Map.of(), 1);
    TallyKernel kernel = new TallyKernel(recipients, HeldRows.ALL);
    return new Attributor(question).verdict(new InMemoryDump(kernel, RowBatch.of(rows)));
  }
}
