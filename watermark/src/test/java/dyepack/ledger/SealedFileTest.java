package dyepack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.share.IntegrityException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFileTest {
  private static final byte[] PLAIN = "who was made up".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private final Random random = new Random(7);
  private final byte[] key = new byte[32];

  @Test
  void whatWasSealedOpensAgain() {
    byte[] sealed = SealedFile.seal(PLAIN, key, "ledger", "name", random);
    assertThat(SealedFile.open(sealed, key, "ledger", "name")).isEqualTo(PLAIN);
    assertThat(sealed).hasSize(4 + 12 + PLAIN.length + 16);
    assertThat(SealedFile.seal(PLAIN, key, "ledger", "name", random)).isNotEqualTo(sealed);
  }

  @Test
  void everyFlippedBitAndEveryCutIsNoticed() {
    byte[] sealed = SealedFile.seal(PLAIN, key, "ledger", "name", random);
    for (int bit = 0; bit < 8 * sealed.length; bit++) {
      byte[] flipped = sealed.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(flipped, "ledger", "name");
    }
    for (int length = 0; length < sealed.length; length++) {
      assertRefused(Arrays.copyOf(sealed, length), "ledger", "name");
    }
  }

  @Test
  void sealedBytesBelongToOneLedgerAndOneName() {
    byte[] sealed = SealedFile.seal(PLAIN, key, "ledger", "name", random);
    assertRefused(sealed, "another", "name");
    assertRefused(sealed, "ledger", "another");
    assertRefused(sealed, "ledgern", "ame");
  }

  @Test
  void aFileIsReplacedWholeAndReadByItsDigest() throws Exception {
    Path file = folder.resolve("1");
    StoredFile first = SealedFile.write(file, PLAIN, key, "ledger", "name", random);
    assertThat(SealedFile.read(folder, first, key, "ledger", "name")).isEqualTo(PLAIN);
    StoredFile second = SealedFile.write(file, PLAIN, key, "ledger", "name", random);
    assertThat(second).isNotEqualTo(first).isEqualTo(StoredFile.of(file));
    assertThatThrownBy(() -> SealedFile.read(folder, first, key, "ledger", "name"))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("expected SHA-256 " + first.sha256());
    Files.delete(file);
    assertThatThrownBy(() -> SealedFile.read(folder, second, key, "ledger", "name"))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("can't be read");
  }

  private void assertRefused(byte[] sealed, String ledgerId, String name) {
    assertThatThrownBy(() -> SealedFile.open(sealed, key, ledgerId, name))
        .isInstanceOf(IntegrityException.class);
  }
}
