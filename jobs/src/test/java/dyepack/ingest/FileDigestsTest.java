package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestsTest {
  @TempDir Path folder;

  @Test
  void digestsTakenBesideAreThoseTakenAtOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("abc"), "abc");

    for (FileDigests digests : List.of(FileDigests.of(file), FileDigests.beside(file))) {
      assertThat(digests.bytes()).isEqualTo(3);
      // FIPS 180-4 examples, and GB/T 32905-2016 A.1.
      assertThat(digests.sha256())
          .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
      assertThat(digests.sm3())
          .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }
  }

  @Test
  void whatCannotBeOpenedIsToldAtOnce() {
    assertThatThrownBy(() -> FileDigests.beside(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void longFilesThatAreEqualAreReadOnce() throws IOException {
    byte[] text =
        "name,phone\nWang Ming,13800000000\n".repeat(160_000).getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("a.csv"), text);
    Files.write(folder.resolve("b.csv"), text);
    text[text.length - 2] = '1';
    Files.write(folder.resolve("c.csv"), text);

    try (DumpInput input = DumpInput.open(List.of(folder))) {
      assertThat(input.files())
          .extracting(file -> file.tables().size())
          .as("b.csv is equal to a.csv, c.csv only as long")
          .containsExactly(1, 0, 1);
      assertThat(input.files().get(0).sha256()).isEqualTo(input.files().get(1).sha256());
      assertThat(input.files().get(2).sha256())
          .isEqualTo(FileDigests.of(folder.resolve("c.csv")).sha256())
          .isNotEqualTo(input.files().get(0).sha256());
    }
  }
}
