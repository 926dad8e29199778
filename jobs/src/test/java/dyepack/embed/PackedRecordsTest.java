package dyepack.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedRecordsTest {
  /** Few values make many records that agree in their first bytes, or altogether. */
  @ParameterizedTest
  @CsvSource({"1, 0, 256", "2, 1, 256", "3, 2000, 256", "4, 2000, 2", "5, 500, 1"})
  void sortsWholeRecordsAsUnsignedBytes(long seed, int count, int values) {
    Random random = new Random(seed);
    PackedRecords records = new PackedRecords(20);
    List<byte[]> expected = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] record = new byte[20];
      for (int at = 0; at < record.length; at++) {
        record[at] = (byte) (random.nextInt(values) * 255 / Math.max(1, values - 1));
      }
      expected.add(record);
      int start = records.add();
      System.arraycopy(record, 0, records.bytes(), start, record.length);
    }
    expected.sort(Arrays::compareUnsigned);
    int[] order = records.sorted();
    assertThat(order).hasSize(count).doesNotHaveDuplicates();
    for (int i = 0; i < count; i++) {
      int start = records.start(order[i]);
      assertThat(Arrays.copyOfRange(records.bytes(), start, start + 20)).isEqualTo(expected.get(i));
    }
  }
}
