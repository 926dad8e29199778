package dyepack.index;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.share.BlindIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentTest {
  @TempDir Path folder;

  @Test
  void lookupFindsEveryEntryOfWantedKeysAndNoOther() throws Exception {
    Random random = new Random(7);
    List<SegmentEntry> entries = new ArrayList<>();
    for (int i = 0; i < 400_000; i++) {
      BlindIndex key = new BlindIndex(random.nextLong(), random.nextLong());
      entries.add(new SegmentEntry(key, i % 7, i, new byte[] {(byte) i, 1}));
      if (i % 1000 == 0) {
        entries.add(new SegmentEntry(key, 99, -1L - i, new byte[0]));
      }
    }
    entries.sort((a, b) -> a.key().compareTo(b.key()));
    Path file = folder.resolve("keys-1.parquet");
    assertThat(Segment.write(file, entries.iterator())).isEqualTo(entries.size());

    BlindIndex[] wanted = new BlindIndex[600];
    for (int i = 0; i < 300; i++) {
      wanted[i] = entries.get(i * 1300 + 5).key();
      wanted[300 + i] = new BlindIndex(random.nextLong(), random.nextLong());
    }
    Arrays.sort(wanted);
    List<SegmentEntry> found = new ArrayList<>();
    Segment.lookup(file, wanted, found::add);

    List<BlindIndex> wantedKeys = Arrays.asList(wanted);
    List<Long> expected =
        entries.stream()
            .filter(e -> wantedKeys.contains(e.key()))
            .map(SegmentEntry::row)
            .sorted()
            .collect(Collectors.toList());
    assertThat(found.stream().map(SegmentEntry::row).sorted()).isEqualTo(expected);
    assertThat(found.get(0).payload()).isNotNull();

    long[] scanned = new long[1];
    Segment.scan(file, e -> scanned[0]++);
    assertThat(scanned[0]).isEqualTo(entries.size());
  }
}
