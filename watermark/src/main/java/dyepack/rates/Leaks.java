package dyepack.rates;

import dyepack.code.Lineage;
import dyepack.code.ReadRow;
import dyepack.code.Recipients;
import dyepack.code.Suspect;
import dyepack.code.SymbolCode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Kinds of leaks of a marked table. */
final class Leaks {
  private Leaks() {}

  /**
   * One source among others who are not looked at: a part {@code share} of the rows is its, a part
   * {@code damage} of the marks is random.
   */
  static Trials.Source oneOfMany(Scheme scheme, double damage, double share) {
    return random -> {
      MarkedTable table = new MarkedTable(scheme.alphabets(), random);
      byte[] key = table.bytes();
      SymbolCode source = new SymbolCode(key);
      return dump(
          List.of(key),
          () -> {
            MarkedTable.TableRow row = table.row();
            boolean own = random.nextDouble() < share;
            String[] copy = table.copy(row, own ? source : new SymbolCode(table.bytes()));
            table.damage(row, copy, damage);
            return table.read(row.rid(), copy);
          });
    };
  }

  /** Colluders who make up each cell from theirs. */
  static Trials.Source collusion(Scheme scheme, int colluders, CellMixing mixing) {
    return random -> {
      MarkedTable table = new MarkedTable(scheme.alphabets(), random);
      List<byte[]> keys = new ArrayList<>();
      List<SymbolCode> codes = new ArrayList<>();
      for (int i = 0; i < colluders; i++) {
        keys.add(table.bytes());
        codes.add(new SymbolCode(keys.get(i)));
      }
      return dump(
          keys,
          () -> {
            MarkedTable.TableRow row = table.row();
            List<String[]> copies = codes.stream().map(code -> table.copy(row, code)).toList();
            return table.read(row.rid(), mixed(copies, mixing, random));
          });
    };
  }

  private static String[] mixed(List<String[]> copies, CellMixing mixing, SplittableRandom random) {
    String[] mixed = new String[copies.get(0).length];
    for (int cell = 0; cell < mixed.length; cell++) {
      int column = cell;
      List<String> texts = copies.stream().map(copy -> copy[column]).toList();
      mixed[cell] = mixing.mix(texts, random);
    }
    return mixed;
  }

  private interface Rows {
    ReadRow next();
  }

  private static Trials.Dump dump(List<byte[]> keys, Rows rows) {
    List<Suspect> suspects = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      suspects.add(Suspect.recipient("source-" + i));
    }
    Recipients guilty = new Recipients(new Lineage(suspects), keys);
    return new Trials.Dump() {
      @Override
      public Recipients guilty() {
        return guilty;
      }

      @Override
      public ReadRow row() {
        return rows.next();
      }
    };
  }
}
