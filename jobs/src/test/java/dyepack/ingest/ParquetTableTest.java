package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet in and out with every type kept. */
class ParquetTableTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message spark_schema {
            required int64 id;
            optional binary name (STRING);
            optional int32 born (DATE);
            optional int64 seen (TIMESTAMP(MICROS,true));
            optional int64 local (TIMESTAMP(MILLIS,false));
            optional int96 old;
            optional double balance;
            optional float rate;
            optional int32 small (DECIMAL(9,2));
            optional fixed_len_byte_array(9) large (DECIMAL(20,4));
            optional boolean ok;
            optional binary raw;
            optional int32 count (INTEGER(32,false));
            optional group at {
              optional double lat;
              optional binary city (STRING);
            }
          }
          """);
  private static final String[] FULL = {
    "1",
    "张 三",
    "1987-02-03",
    "2026-01-31 08:15:00.123456",
    "2026-01-31 08:15:00",
    "2020-02-29 23:59:59.000000001",
    "1234.5",
    "0.1",
    "-12.30",
    "12345678901234.5678",
    "true",
    "0xff00",
    "4294967295",
    "39.904200",
    "北京"
  };

  @TempDir Path folder;

  private Path file() {
    ParquetStyle style = new ParquetStyle(SCHEMA, "GZIP", Map.of("made.by", "a test"));
    Path file = folder.resolve("t.parquet");
    try (TableOutput output = TableOutput.open(file, style)) {
      SourceRow full = style.compose(FULL.clone());
      String[] blank = new String[FULL.length];
      java.util.Arrays.fill(blank, "");
      blank[0] = "-2";
      SourceRow sparse = style.compose(blank);
      if (full == null || sparse == null) {
        throw new AssertionError("cells don't fit their types");
      }
      output.write(full);
      output.write(sparse);
      assertThat(output.rows()).isEqualTo(2);
    }
    return file;
  }

  @Test
  void typesAndValuesSurviveTheRoundTrip() throws IOException {
    Path first = file();
    Path second = folder.resolve("copy.parquet");
    try (TableInput input = TableInput.open(first)) {
      List<SourceRow> rows = Tables.rows(input);
      String[] canonical = FULL.clone();
      canonical[13] = "39.9042";
      assertThat(rows.get(0).cells()).containsExactly(canonical);
      assertThat(rows.get(1).absent(1)).isTrue();
      try (TableOutput output = TableOutput.open(second, Tables.sent(input.style()))) {
        rows.forEach(output::write);
      }
    }
    MessageType copied = ParquetFiles.footer(second).getFileMetaData().getSchema();
    assertThat(copied).isEqualTo(SCHEMA);
    assertThat(ParquetFiles.footer(second).getFileMetaData().getKeyValueMetaData())
        .containsEntry("made.by", "a test");
    assertThat(Tables.cells(second)).isEqualTo(Tables.cells(first));
  }

  @Test
  void textOfTheWrongTypeIsRefusedBeforeItIsWritten() {
    try (TableInput input = TableInput.open(file())) {
      SourceRow row = Tables.rows(input).get(0);
      String[] cells = row.cells().clone();
      cells[8] = "12.345";
      assertThat(input.style().replace(row, cells)).isNull();
      cells[8] = "12.35";
      assertThat(input.style().replace(row, cells)).isNotNull();
    }
  }

  @Test
  void namesWithBlanksSurviveTheJourneyToATask() {
    ParquetStyle style = ParquetStyle.ofStrings(List.of("客户 号", "a;b(c)", "x"));
    assertThat(Tables.sent(style).schema()).isEqualTo(style.schema());
  }

  @Test
  void flippedBytesAreNoticed() throws IOException {
    Path file = folder.resolve("big.parquet");
    ParquetStyle style = ParquetStyle.ofStrings(List.of("a", "b"));
    try (TableOutput output = TableOutput.open(file, style)) {
      for (int i = 0; i < 5000; i++) {
        SourceRow row = style.compose(new String[] {"value " + i * 7919, "other " + i * 104729});
        assertThat(row).isNotNull();
        if (row != null) {
          output.write(row);
        }
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 2000; i < 4000; i++) {
      bytes[i] ^= 0x55;
    }
    Path damaged = Tables.write(folder, "damaged.parquet", bytes);
    assertThatThrownBy(() -> Tables.cells(damaged))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("damaged");
    try (DumpRows rows = DumpInput.open(List.of(damaged)).tables().get(0).open()) {
      rows.forEachRemaining(r -> assertThat(r.cells()).hasSize(2));
      assertThat(rows.skipped()).hasSize(1);
    }
  }

  @Test
  void listsAreRefusedByNameInATableToShare() {
    MessageType lists =
        MessageTypeParser.parseMessageType(
            "message m { optional binary a (STRING); optional group tags (LIST) { repeated group"
                + " list { optional binary element (STRING); } } }");
    Path file = folder.resolve("lists.parquet");
    ParquetStyle style = new ParquetStyle(lists, "SNAPPY", Map.of());
    try (TableOutput output = TableOutput.open(file, style)) {
      SourceRow row = style.compose(new String[] {"x"});
      if (row != null) {
        output.write(row);
      }
    }
    assertThatThrownBy(() -> TableInput.open(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("tags");
  }
}
