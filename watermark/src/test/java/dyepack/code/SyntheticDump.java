package dyepack.code;

import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Dumps of every kind, made from a seed: for tests of what must hold for all of them. */
public final class SyntheticDump {
  private final Random random;
  private final PositionCode positionCode;
  private final SymbolKind[] kinds;
  private final int[] fields;

  /** A table with marked fields of these kinds. */
  public SyntheticDump(long seed, SymbolKind... kinds) {
    random = new Random(seed);
    positionCode = new PositionCode(bytes(16));
    this.kinds = kinds.clone();
    fields = new int[kinds.length];
    for (int field = 0; field < fields.length; field++) {
      fields[field] = field;
    }
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Recipients without descendants. */
  public Recipients flat(int count) {
    List<Suspect> suspects = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      suspects.add(Suspect.recipient("r" + i));
    }
    return keyed(suspects);
  }

  /** Recipients of which every third got the data from the one before, and some of those again. */
  public Recipients nested(int count) {
    List<Suspect> suspects = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      suspects.add(
          i % 3 == 0 ? Suspect.recipient("r" + i) : Suspect.subRecipient("r" + i, "r" + (i - 1)));
    }
    return keyed(suspects);
  }

  /** Recipients with fresh keys. */
  public Recipients keyed(List<Suspect> suspects) {
    List<byte[]> keys = new ArrayList<>();
    for (int i = 0; i < suspects.size(); i++) {
      keys.add(bytes(16));
    }
    return new Recipients(new Lineage(suspects), keys);
  }

  /** A row id. */
  public BlindIndex rid() {
    return new BlindIndex(random.nextLong(), random.nextLong());
  }

  /** The row {@code rid} with symbols drawn without any recipient; some are erased. */
  public ReadRow innocentRow(BlindIndex rid, long number, double erased) {
    byte[] symbols = new byte[kinds.length];
    for (int field = 0; field < kinds.length; field++) {
      symbols[field] =
          random.nextDouble() < erased
              ? ReadRow.ERASED
              : (byte) random.nextInt(kinds[field].symbols());
    }
    return ReadRow.of(rid, number, symbols, kinds, positionCode.at(rid, fields));
  }

  /** The row {@code rid} as in the copy of a recipient, a part of its marks made random. */
  public ReadRow copiedRow(
      Recipients recipients, int recipient, BlindIndex rid, long number, double damage) {
    byte[] symbols = new byte[kinds.length];
    Position[] positions = positionCode.at(rid, fields);
    for (int field = 0; field < kinds.length; field++) {
      int nibble = SymbolCode.nibble(block(recipients, recipient, rid, positions[field]), 0, field);
      if (random.nextDouble() < damage) {
        nibble = random.nextInt(16);
      }
      symbols[field] = (byte) SymbolCode.symbol(kinds[field], positions[field].biasClass(), nibble);
    }
    return ReadRow.of(rid, number, symbols, kinds, positions);
  }

  private static byte[] block(
      Recipients recipients, int recipient, BlindIndex rid, Position position) {
    List<Integer> chain = new ArrayList<>(recipients.lineage().ancestors(recipient));
    chain.add(0, recipient);
    int depth = chain.size() - 1;
    int owner = chain.get(depth - Math.min(position.level(), depth));
    return recipients.symbolCode(owner).nibbles(rid);
  }

  /** A batch with repeated, conflicting, made-up and ambiguous rows, merged as a dump's are. */
  public RowBatch messy(int ids) {
    List<ReadRow> exact = new ArrayList<>();
    Set<BlindIndex> taken = new HashSet<>();
    List<BlindIndex> all = new ArrayList<>();
    for (int i = 0; i < ids; i++) {
      BlindIndex rid = rid();
      all.add(rid);
      List<ReadRow> same = new ArrayList<>();
      int copies = 1 + random.nextInt(3);
      Inclusion tier = Inclusion.of(i % 5 == 0 ? 1 + random.nextInt(3) : 0);
      for (int copy = 0; copy < copies; copy++) {
        ReadRow row = innocentRow(rid, i, 0.2);
        same.add(tier == Inclusion.NONE ? row : row.asCanary(tier, random.nextInt(2)));
      }
      same.add(same.get(0));
      if (i % 3 > 0) {
        exact.addAll(RowMerge.merge(same));
        taken.add(rid);
      }
    }
    List<AmbiguousRow> ambiguous = new ArrayList<>();
    for (int i = 0; i < ids / 3; i++) {
      List<ReadRow> candidates = new ArrayList<>();
      for (int c = 0; c < 2 + random.nextInt(3); c++) {
        candidates.add(innocentRow(all.get(random.nextInt(ids)), random.nextInt(ids), 0.2));
      }
      ambiguous.add(new AmbiguousRow(distinct(candidates), random.nextInt(2)));
    }
    return new RowBatch(exact, RowMerge.claim(ambiguous, taken));
  }

  private static List<ReadRow> distinct(List<ReadRow> rows) {
    Set<BlindIndex> seen = new HashSet<>();
    return rows.stream().filter(row -> seen.add(row.rid())).toList();
  }

  /** Canaries drawn by a hash of key number and recipient, real rows held by three in four. */
  public static HeldRows patchy(long seed) {
    return new HeldRows() {
      private static final long serialVersionUID = 1L;

      @Override
      public boolean everything(int recipient) {
        return recipient % 2 == 0;
      }

      @Override
      public boolean held(int recipient, ReadRow row) {
        double draw = new Random(seed ^ (recipient * 7919L + row.rid().low())).nextDouble();
        return row.inclusion() == Inclusion.NONE
            ? row.rowNumber() % 4 != 0
            : draw < row.inclusion().probability();
      }
    };
  }
}
