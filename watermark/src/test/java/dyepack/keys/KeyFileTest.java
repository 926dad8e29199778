package dyepack.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Key files on a real file system; few iterations where the number of them is not the matter. */
class KeyFileTest {
  private static final char[] PASS = "correct horse 电池".toCharArray();
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("L.key");
  }

  private OwnerKeys create() {
    return KeyFile.create(file, PASS, RANDOM, 1_000);
  }

  @Test
  void opensWithThePassphrase() throws Exception {
    OwnerKeys made = create();
    OwnerKeys opened = KeyFile.open(file, PASS);

    assertThat(opened.root()).isEqualTo(made.root());
    assertThat(opened.publicKeyBytes()).isEqualTo(made.publicKeyBytes()).hasSize(32);
    assertThat(KeyFile.publicKey(file)).isEqualTo(made.publicKeyBytes());
    byte[] message = "entry".getBytes(StandardCharsets.UTF_8);
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(OwnerKeys.publicKey(made.publicKeyBytes()));
    check.update(message);
    assertThat(check.verify(opened.sign(message))).isTrue();
  }

  @Test
  void theDefaultCostIsTheRecommendedOne() throws IOException {
    OwnerKeys made = KeyFile.create(file, PASS, RANDOM);
    assertThat(Files.readString(file)).contains("\"iterations\" : 600000");
    assertThat(KeyFile.open(file, PASS).root()).isEqualTo(made.root());
  }

  @Test
  void wrongPassphraseIsTheUsersToMend() {
    OwnerKeys made = create();
    assertThat(made).hasToString("OwnerKeys[hidden]");
    assertThatThrownBy(() -> KeyFile.open(file, "Correct horse 电池".toCharArray()))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("The passphrase does not open key file " + file);
    assertThatThrownBy(() -> KeyFile.open(file, new char[0])).isInstanceOf(BadInputException.class);
  }

  @Test
  void emptyPassphraseIsRefused() {
    assertThatThrownBy(() -> KeyFile.create(file, new char[0], RANDOM, 1_000))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("passphrase is empty");
    assertThat(file).doesNotExist();
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    OwnerKeys made = create();
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(KeyFile.readableByOthers(file)).isFalse();
    KeyFile.changePassphrase(file, PASS, "next".toCharArray(), RANDOM);
    assertThat(mode(file)).isEqualTo("rw-------");
    Path copy = folder.resolve("copy.key");
    KeyFile.backup(file, copy, "next".toCharArray());
    assertThat(mode(copy)).isEqualTo("rw-------");
    assertThat(KeyFile.open(copy, "next".toCharArray()).root()).isEqualTo(made.root());

    Path loose = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(KeyFile.readableByOthers(loose)).isTrue();
  }

  @Test
  void anExistingFileIsNeverOverwritten() throws IOException {
    OwnerKeys made = create();
    String text = Files.readString(file);
    assertThatThrownBy(this::create)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is there already");
    assertThatThrownBy(() -> KeyFile.backup(file, file, PASS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is there already");
    assertThat(Files.readString(file)).isEqualTo(text);
    assertThat(KeyFile.open(file, PASS).root()).isEqualTo(made.root());
  }

  @Test
  void noTemporaryFileIsLeft() throws IOException {
    OwnerKeys made = create();
    assertThatThrownBy(this::create).isInstanceOf(BadInputException.class);
    KeyFile.changePassphrase(file, PASS, "next".toCharArray(), RANDOM);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    assertThat(made.publicKeyBytes()).isEqualTo(KeyFile.publicKey(file));
  }

  @Test
  void changingThePassphraseKeepsTheKeys() {
    OwnerKeys made = create();
    KeyFile.changePassphrase(file, PASS, "next".toCharArray(), RANDOM);
    assertThat(KeyFile.open(file, "next".toCharArray()).root()).isEqualTo(made.root());
    assertThatThrownBy(() -> KeyFile.open(file, PASS)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> KeyFile.changePassphrase(file, PASS, "third".toCharArray(), RANDOM))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(
            () -> KeyFile.changePassphrase(file, "next".toCharArray(), new char[0], RANDOM))
        .isInstanceOf(BadInputException.class);
    assertThat(KeyFile.open(file, "next".toCharArray()).root()).isEqualTo(made.root());
  }

  @Test
  void backupAndRestore() throws IOException {
    OwnerKeys made = create();
    Path copy = folder.resolve("safe.key");
    assertThatThrownBy(() -> KeyFile.backup(file, copy, "wrong".toCharArray()))
        .isInstanceOf(BadInputException.class);
    assertThat(copy).doesNotExist();
    KeyFile.backup(file, copy, PASS);

    Path spoilt = Files.writeString(file, "spoilt");
    assertThatThrownBy(() -> KeyFile.restore(copy, spoilt, PASS, KeyFile.IfExists.REFUSE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is there already");
    KeyFile.restore(copy, spoilt, PASS, KeyFile.IfExists.REPLACE);
    assertThat(KeyFile.open(file, PASS).root()).isEqualTo(made.root());
  }

  @Test
  void missingFilesAndFoldersAreNamed() {
    assertThatThrownBy(() -> KeyFile.open(file, PASS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("There is no key file " + file)
        .hasMessageContaining("--key");
    assertThatThrownBy(() -> KeyFile.open(folder, PASS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is a folder");
    Path nowhere = folder.resolve("none").resolve("L.key");
    assertThatThrownBy(() -> KeyFile.create(nowhere, PASS, RANDOM, 1_000))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("folder does not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "not json", "{\"format\":\"dyepack-key/1\"}"})
  void whatIsNoKeyFileIsRefused(String text) throws IOException {
    Path written = Files.writeString(file, text);
    assertThatThrownBy(() -> KeyFile.open(written, PASS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void anotherVersionIsNamed() throws IOException {
    OwnerKeys made = create();
    assertThat(made.publicKeyBytes()).hasSize(32);
    Path written =
        Files.writeString(file, Files.readString(file).replace("dyepack-key/1", "dyepack-key/2"));
    assertThatThrownBy(() -> KeyFile.open(written, PASS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("format dyepack-key/2; this version of Dyepack reads dyepack-key/1");
  }

  @Test
  void absurdCostIsRefusedBeforeItIsPaid() throws IOException {
    OwnerKeys made = create();
    assertThat(made.publicKeyBytes()).hasSize(32);
    Path written =
        Files.writeString(file, Files.readString(file).replace(": 1000", ": 2000000000"));
    assertThatThrownBy(() -> KeyFile.open(written, PASS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("damaged")
        .hasMessageContaining("iterations");
  }

  /** A flipped or lost character anywhere is called damage, not a wrong passphrase. */
  @Test
  void everyDamagedByteIsFound() throws IOException {
    OwnerKeys made = create();
    String text = Files.readString(file);
    Random random = new Random(20261122);
    for (int round = 0; round < 300; round++) {
      int at = random.nextInt(text.length());
      char was = text.charAt(at);
      String damaged =
          random.nextBoolean()
              ? text.substring(0, at) + text.substring(at + 1)
              : text.substring(0, at)
                  + (char) (was ^ (1 << random.nextInt(5)))
                  + text.substring(at + 1);
      Path written = Files.writeString(file, damaged);
      try {
        // White space may change; what is read must then be the same keys.
        assertThat(KeyFile.open(written, PASS).root()).as("at %d", at).isEqualTo(made.root());
      } catch (BadInputException e) {
        assertThat(e).as("at %d", at).hasMessageNotContaining("passphrase");
      }
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
