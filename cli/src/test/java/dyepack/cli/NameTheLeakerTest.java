package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dyepack.cli.NameTheLeaker.Found;
import dyepack.cli.OutsideLeak.Form;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tables and leaks made outside the product, through its commands: the right recipient is named and
 * nobody else; from originals, other tables and copies of another ledger nobody is.
 */
class NameTheLeakerTest {
  private static final double ALPHA = 1e-6;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everyKindOfTable(OutsideTable kind) throws IOException {
    NameTheLeaker owner = new NameTheLeaker(kind, 1_500, 30, 11, folder);
    owner.share(false);

    Found text =
        owner.trace("text", owner.leak(1).take(owner.copy(17), 317).spoil(0.3), Form.GBK_TEXT);
    named(text, "p0017");
    Found workbook =
        owner.trace("workbook", owner.leak(2).take(owner.copy(5), 317).spoil(0.3), Form.WORKBOOK);
    named(workbook, "p0005");
    if (kind != OutsideTable.WAYBILLS) {
      named(owner.trace("fifty", owner.leak(3).take(owner.copy(9), 50), Form.SEMICOLONS), "p0009");
      mixture(owner);
    }
    nobody(owner.trace("original", owner.leak(5).take(owner.original(), 1_000), Form.DASHES));
    nobody(owner.trace("foreign", owner.leak(6).take(owner.foreign(800), 800), Form.RENAMED_CSV));
    nobody(owner.trace("other", owner.leak(7).take(owner.unregistered(), 800), Form.GBK_TEXT));
  }

  private static void mixture(NameTheLeaker owner) throws IOException {
    OutsideLeak leak =
        owner.leak(4).take(owner.copy(7), 620).take(owner.copy(8), 350).take(owner.foreign(30), 30);
    Found mix = owner.trace("mix", leak, Form.RENAMED_CSV);
    named(mix, "p0007", "p0008");
    // Shares are those of the rows that the ledger knows.
    assertThat(mix.share("p0007")).as(mix.toString()).isCloseTo(620 / 970.0, within(0.05));
    assertThat(mix.share("p0008")).as(mix.toString()).isCloseTo(350 / 970.0, within(0.05));
  }

  private static void named(Found found, String... recipients) {
    assertThat(found.accused()).as(found.toString()).containsExactlyInAnyOrder(recipients);
    assertThat(found.worstBound()).as(found.toString()).isLessThanOrEqualTo(ALPHA);
  }

  private static void nobody(Found found) {
    assertThat(found.accused()).as(found.toString()).isEmpty();
    assertThat(found.verdict()).isIn("nobody-named", "not-ours");
  }
}
