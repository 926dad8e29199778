package dyepack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.share.IntegrityException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSetTest {
  private static final byte[] KEY = new byte[32];

  @TempDir Path folder;

  @Test
  void equalSetsHaveOneIdHoweverTheyWereMade() {
    RowSet one = RowSet.of(IntStream.range(5, 70_000).toArray());
    RowSet other = RowSet.range(30_000, 70_000).plus(RowSet.range(5, 40_000));
    assertThat(one).isEqualTo(other);
    assertThat(one.id()).isEqualTo(other.id());
    assertThat(one.size()).isEqualTo(69_995);
    assertThat(one.contains(5)).isTrue();
    assertThat(one.contains(4)).isFalse();
    assertThat(RowSet.of(3, 1, 2).stream()).containsExactly(1, 2, 3);
  }

  @Test
  void aSmallSetIsKeptInTheEntryAndALargeOneInAFile() throws Exception {
    Ledger ledger = SampleLedger.create(folder);
    RowSet small = RowSet.of(17);
    RowSet large = RowSet.of(IntStream.range(0, 10_000).map(i -> i * 7).toArray());
    RowSetRef smallRef = small.store(ledger, "customers", 1, KEY);
    RowSetRef largeRef = large.store(ledger, "customers", 1, KEY);
    assertThat(smallRef.file()).isNull();
    assertThat(largeRef.inline()).isNull();
    assertThat(largeRef.rows()).isEqualTo(10_000);
    assertThat(RowSet.load(ledger, "customers", 1, smallRef, KEY)).isEqualTo(small);
    assertThat(RowSet.load(ledger, "customers", 1, largeRef, KEY)).isEqualTo(large);
    assertThat(large.store(ledger, "customers", 1, KEY)).isEqualTo(largeRef);
    try (var files = Files.list(ledger.folder().rowSets("customers"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aSetOpensOnlyWithItsKeyInItsPlace() throws Exception {
    Ledger ledger = SampleLedger.create(folder);
    RowSetRef ref = RowSet.of(17).store(ledger, "customers", 1, KEY);
    byte[] other = KEY.clone();
    other[31] = 1;
    assertThatThrownBy(() -> RowSet.load(ledger, "customers", 1, ref, other))
        .isInstanceOf(IntegrityException.class);
    assertThatThrownBy(() -> RowSet.load(ledger, "patients", 1, ref, KEY))
        .isInstanceOf(IntegrityException.class);
    assertThatThrownBy(() -> RowSet.load(ledger, "customers", 2, ref, KEY))
        .isInstanceOf(IntegrityException.class);
  }

  @Test
  void aChangedFileIsNoticedBeforeItIsOpened() throws Exception {
    Ledger ledger = SampleLedger.create(folder);
    RowSet large = RowSet.of(IntStream.range(0, 10_000).map(i -> i * 7).toArray());
    RowSetRef ref = large.store(ledger, "customers", 1, KEY);
    Path file = ledger.folder().rowSets("customers").resolve("1-" + large.id());
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    assertThatThrownBy(() -> RowSet.load(ledger, "customers", 1, ref, KEY))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("is not the one that the log names");
  }

  @Test
  void aSetTravels() throws Exception {
    RowSet rows = RowSet.of(1, 5, 100_000);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(rows);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(rows);
    }
  }
}
