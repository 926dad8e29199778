package dyepack.marks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dyepack.code.PositionCode;
import dyepack.code.SymbolCode;
import dyepack.code.SymbolKind;
import dyepack.share.BlindIndex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowMarksTest {
  private static final byte[] KEY = new byte[16];
  private static final List<String> HEADER =
      List.of("id", "balance", "opened", "address", "channel", "closed");
  private static final List<ColumnMark> MARKS =
      List.of(
          mark("balance", MarkKind.NUMBER, Alphabet.HEX, List.of(0), "0.01", "0.5"),
          mark("opened", MarkKind.TIMESTAMP, Alphabet.Q8, List.of(1), "1", "60"),
          mark("address", MarkKind.TEXT, Alphabet.Q2, List.of(2, 3, 4, 5), "1", "0"),
          mark("channel", MarkKind.CATEGORY, Alphabet.Q2, List.of(6), "1", "0"),
          mark("closed", MarkKind.DATE, Alphabet.Q4, List.of(9), "1", "3"));

  @Test
  void recipientsSymbolsAreReadBack() {
    RowMarks rows = new RowMarks(MARKS, HEADER, KEY, MarkConstraints.NONE);
    SymbolCode recipient = new SymbolCode(key(7));
    Random random = new Random(1);
    int read = 0;
    for (int i = 0; i < 300; i++) {
      BlindIndex rid = new BlindIndex(random.nextLong(), random.nextLong());
      String[] cells = row(random);
      PreparedRow prepared = rows.prepare(rid, cells);
      byte[][] nibbles = {recipient.nibbles(rid)};

      byte[] symbols = rows.read(rid, marked(rows, prepared, cells, nibbles));

      for (int mark = 0; mark < MARKS.size(); mark++) {
        if (prepared.text(mark, nibbles) == null) {
          continue;
        }
        List<Integer> fields = MARKS.get(mark).fields();
        for (int f = 0; f < fields.size(); f++) {
          int expected =
              SymbolCode.symbol(
                  MARKS.get(mark).symbolKind(),
                  prepared.position(mark, f).biasClass(),
                  SymbolCode.nibble(nibbles[0], 0, fields.get(f)));
          byte symbol = symbols[fields.get(f)];
          assertThat((int) symbol).isIn(expected, (int) Carrier.ERASED);
          read += symbol == Carrier.ERASED ? 0 : 1;
          assertThat(symbol != Carrier.ERASED || MARKS.get(mark).kind() == MarkKind.TEXT).isTrue();
        }
      }
      assertThat(symbols[7]).isEqualTo(Carrier.ERASED);
      assertThat(symbols[31]).isEqualTo(Carrier.ERASED);
    }
    assertThat(read).isGreaterThan(300 * 6);
  }

  /** An innocent's symbol agrees with that of the dump as often as the code says: 1/8, 1/2, 7/8. */
  @Test
  void innocentAgreesAsOftenAsTheCodeSays() {
    RowMarks rows = new RowMarks(MARKS, HEADER, KEY, MarkConstraints.NONE);
    PositionCode positions = new PositionCode(KEY);
    SymbolCode leaker = new SymbolCode(key(1));
    SymbolCode innocent = new SymbolCode(key(2));
    Random random = new Random(8);
    Map<Double, long[]> agreements = new TreeMap<>();
    for (int i = 0; i < 1500; i++) {
      BlindIndex rid = new BlindIndex(random.nextLong(), random.nextLong());
      String[] cells = row(random);
      byte[][] nibbles = {leaker.nibbles(rid)};
      byte[] read = rows.read(rid, marked(rows, rows.prepare(rid, cells), cells, nibbles));
      byte[] others = innocent.nibbles(rid);
      for (ColumnMark mark : MARKS) {
        for (int field : mark.fields()) {
          int biasClass = positions.at(rid, field).biasClass();
          if (read[field] != Carrier.ERASED) {
            int symbol =
                SymbolCode.symbol(
                    mark.symbolKind(), biasClass, SymbolCode.nibble(others, 0, field));
            double expected = SymbolCode.probability(mark.symbolKind(), biasClass, read[field]);
            long[] counts = agreements.computeIfAbsent(expected, p -> new long[2]);
            counts[symbol == read[field] ? 1 : 0]++;
          }
        }
      }
    }
    assertThat(agreements).containsOnlyKeys(1.0 / 16, 1.0 / 8, 1.0 / 2, 7.0 / 8);
    agreements.forEach(
        (expected, counts) -> {
          double total = counts[0] + counts[1];
          double deviation = Math.sqrt(expected * (1 - expected) / total);
          assertThat(counts[1] / total).isCloseTo(expected, within(4 * deviation));
        });
  }

  @Test
  void dumpIsReadAsItsColumnsAreWritten() {
    RowMarks rows = new RowMarks(MARKS, HEADER, KEY, MarkConstraints.NONE);
    ColumnProfiler days = new ColumnProfiler();
    days.add("25/12/2023");
    ColumnProfiler rounded = new ColumnProfiler();
    IntStream.range(1, 500).forEach(i -> rounded.add(Integer.toString(i)));
    RowMarks tuned = rows.reading(Map.of("closed", days.profile(), "balance", rounded.profile()));
    BlindIndex rid = new BlindIndex(1, 2);
    String[] cells = row(new Random(9));
    cells[5] = "2023-03-04";
    byte[] expected = rows.read(rid, cells);
    cells[5] = "04/03/2023";
    cells[1] = "500";

    byte[] read = tuned.read(rid, cells);

    assertThat(read[9]).isEqualTo(expected[9]);
    assertThat(read[0]).isEqualTo(Carrier.ERASED);
    cells[1] = "1000.14";
    byte[] undone =
        rows.undoing("balance", new BigDecimal("0.5"), BigDecimal.ZERO).read(rid, cells);
    cells[1] = "500.07";
    assertThat(undone[0]).isEqualTo(rows.read(rid, cells)[0]);
  }

  @Test
  void positionCarriesTheSymbolOfItsLevelInTheChain() {
    RowMarks rows = new RowMarks(MARKS.subList(0, 1), HEADER, KEY, MarkConstraints.NONE);
    SymbolCode[] chain = {new SymbolCode(key(1)), new SymbolCode(key(2)), new SymbolCode(key(3))};
    Random random = new Random(2);
    int[] carriedBy = new int[3];
    for (int i = 0; i < 400; i++) {
      BlindIndex rid = new BlindIndex(random.nextLong(), random.nextLong());
      String[] cells = row(random);
      byte[][] nibbles = {chain[0].nibbles(rid), chain[1].nibbles(rid), chain[2].nibbles(rid)};
      PreparedRow prepared = rows.prepare(rid, cells);
      int depth = Math.min(2, prepared.position(0, 0).level());

      byte[] symbols = rows.read(rid, marked(rows, prepared, cells, nibbles));

      assertThat(symbols[0]).isEqualTo((byte) SymbolCode.nibble(nibbles[depth], 0, 0));
      carriedBy[depth]++;
      // the partner's own copy carries its symbols everywhere
      byte[][] own = {nibbles[0]};
      byte[] ownSymbols = rows.read(rid, marked(rows, prepared, cells, own));
      assertThat(ownSymbols[0]).isEqualTo((byte) SymbolCode.nibble(nibbles[0], 0, 0));
    }
    assertThat(carriedBy[0]).isBetween(160, 240);
    assertThat(carriedBy[1]).isBetween(70, 130);
    assertThat(carriedBy[2]).isBetween(70, 130);
  }

  @Test
  void symbolsAreReadWhateverTheOrderOfTheDumpsColumns() {
    RowMarks rows = new RowMarks(MARKS, HEADER, KEY, MarkConstraints.NONE);
    RowMarks dump = new RowMarks(MARKS, List.of("opened", "balance"), KEY, MarkConstraints.NONE);
    Random random = new Random(3);
    BlindIndex rid = new BlindIndex(1, 2);
    String[] cells = row(random);
    byte[] all = rows.read(rid, cells);

    byte[] some = dump.read(rid, new String[] {cells[2], cells[1]});
    byte[] shorter = dump.read(rid, new String[] {cells[2]});

    assertThat(some[0]).isEqualTo(all[0]);
    assertThat(some[1]).isEqualTo(all[1]);
    assertThat(some[6]).isEqualTo(Carrier.ERASED);
    assertThat(shorter[0]).isEqualTo(Carrier.ERASED);
  }

  @Test
  void orderHoldsWhateverTheSymbols() {
    MarkConstraints constraints =
        new MarkConstraints(
            Map.of("balance", new Bounds(BigDecimal.ZERO, null)),
            List.of(new MarkConstraints.OrderPair("opened", "closed")));
    RowMarks rows = new RowMarks(MARKS, HEADER, KEY, constraints);
    Random random = new Random(4);
    for (int i = 0; i < 500; i++) {
      String[] cells = row(random);
      cells[2] =
          String.format(
              Locale.ROOT, "2024-03-%02d 10:%02d:00", 1 + random.nextInt(3), random.nextInt(60));
      cells[5] = String.format(Locale.ROOT, "2024-03-%02d", 3 + random.nextInt(2));
      PreparedRow prepared = rows.prepare(new BlindIndex(random.nextLong(), i), cells);
      Variants opened = requireNonNull(prepared.variants(1));
      Variants closed = requireNonNull(prepared.variants(4));
      for (int a = 0; a < 2; a++) {
        for (int b = 0; b < 2; b++) {
          String first = opened.text(a) == null ? cells[2] : requireNonNull(opened.text(a));
          String second = closed.text(b) == null ? cells[5] : requireNonNull(closed.text(b));
          assertThat(first.substring(0, 10).compareTo(second)).isLessThanOrEqualTo(0);
        }
      }
    }
  }

  @Test
  void orderWithAColumnThatIsNotMarkedHolds() {
    List<String> header = List.of("opened", "last_seen");
    MarkConstraints constraints =
        new MarkConstraints(
            Map.of(), List.of(new MarkConstraints.OrderPair("opened", "last_seen")));
    RowMarks rows = new RowMarks(MARKS.subList(1, 2), header, KEY, constraints);
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      String[] cells = {"2024-03-05 10:00:00", "2024-03-05 10:00:0" + random.nextInt(10)};
      PreparedRow prepared = rows.prepare(new BlindIndex(i, random.nextLong()), cells);
      Variants variants = requireNonNull(prepared.variants(0));
      for (int symbol = 0; symbol < 2; symbol++) {
        String text = variants.text(symbol);
        assertThat(text == null || text.compareTo(cells[1]) <= 0).isTrue();
      }
    }
  }

  @Test
  void rowWhoseOrderIsBrokenKeepsBothCells() {
    MarkConstraints constraints =
        new MarkConstraints(Map.of(), List.of(new MarkConstraints.OrderPair("opened", "closed")));
    RowMarks rows = new RowMarks(MARKS, HEADER, KEY, constraints);
    String[] cells = row(new Random(6));
    cells[2] = "2024-03-05 10:00:00";
    cells[5] = "2024-03-04";

    PreparedRow prepared = rows.prepare(new BlindIndex(1, 2), cells);

    assertThat(prepared.uncarried(1)).isEqualTo(Uncarried.CONSTRAINT);
    assertThat(prepared.uncarried(4)).isEqualTo(Uncarried.CONSTRAINT);
    assertThat(prepared.uncarried(0)).isNull();
    cells[5] = "";
    assertThat(rows.prepare(new BlindIndex(1, 2), cells).uncarried(1)).isNull();
  }

  @Test
  void deserialisedMarksAreTheSame() throws Exception {
    RowMarks rows = new RowMarks(MARKS, HEADER, KEY, MarkConstraints.NONE);
    String[] cells = row(new Random(7));
    BlindIndex rid = new BlindIndex(3, 4);
    byte[] before = rows.read(rid, cells);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(rows);
      out.writeObject(rows.prepare(rid, cells).variants(0));
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((RowMarks) in.readObject()).read(rid, cells)).isEqualTo(before);
      assertThat(((Variants) in.readObject()).size()).isEqualTo(16);
    }
  }

  @Test
  void absentColumnCarriesNothing() {
    RowMarks rows = new RowMarks(MARKS, List.of("balance"), KEY, MarkConstraints.NONE);

    PreparedRow prepared = rows.prepare(new BlindIndex(1, 1), new String[] {"500.00"});

    assertThat(prepared.variants(0)).isNotNull();
    assertThat(prepared.uncarried(1)).isEqualTo(Uncarried.BLANK);
    assertThat(rows.column(0)).isZero();
    assertThat(rows.column(1)).isEqualTo(-1);
  }

  static String[] marked(RowMarks rows, PreparedRow prepared, String[] cells, byte[][] nibbles) {
    String[] marked = cells.clone();
    for (int mark = 0; mark < rows.marks().size(); mark++) {
      String text = prepared.text(mark, nibbles);
      if (text != null) {
        marked[rows.column(mark)] = text;
      }
    }
    return marked;
  }

  static String[] row(Random random) {
    return new String[] {
      "c" + random.nextInt(),
      String.format(Locale.ROOT, "%d.%02d", 100 + random.nextInt(90_000), random.nextInt(100)),
      String.format(
          Locale.ROOT,
          "20%02d-%02d-%02d %02d:%02d:%02d",
          10 + random.nextInt(10),
          1 + random.nextInt(12),
          1 + random.nextInt(28),
          random.nextInt(24),
          random.nextInt(60),
          random.nextInt(60)),
      "浙江省杭州市西湖区文三路"
          + (1 + random.nextInt(300))
          + "号"
          + (1 + random.nextInt(20))
          + "号楼"
          + (1 + random.nextInt(4))
          + "单元"
          + (101 + random.nextInt(800))
          + "室",
      List.of("web", "app").get(random.nextInt(2)),
      String.format(Locale.ROOT, "2023-%02d-%02d", 1 + random.nextInt(12), 1 + random.nextInt(28)),
    };
  }

  static byte[] key(int value) {
    byte[] key = new byte[16];
    key[0] = (byte) value;
    return key;
  }

  private static ColumnMark mark(
      String column,
      MarkKind kind,
      Alphabet alphabet,
      List<Integer> fields,
      String step,
      String tolerance) {
    return new ColumnMark(
        column,
        kind,
        alphabet == Alphabet.HEX ? SymbolKind.HEX : SymbolKind.BINARY,
        alphabet,
        fields,
        kind == MarkKind.TEXT ? List.of(0, 1, 2, 3) : List.of(),
        new BigDecimal(step),
        new BigDecimal(tolerance),
        List.of(1),
        kind == MarkKind.CATEGORY ? List.of(List.of("web", "app")) : List.of(),
        1,
        CellStyle.PLAIN.withDecimals(2, 2));
  }

  @Test
  void fieldsOfOneMarkAreDistinct() {
    assertThat(PositionCode.MAX_FIELDS).isEqualTo(32);
    assertThatThrownBy(() -> mark("a", MarkKind.NUMBER, Alphabet.HEX, List.of(1, 2), "1", "8"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
