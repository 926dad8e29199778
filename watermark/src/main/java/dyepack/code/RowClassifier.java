package dyepack.code;

import java.util.ArrayList;
import java.util.List;

/** Says field by field what rows have to do with a few accused recipients. */
final class RowClassifier {
  private final Recipients recipients;
  private final HeldRows held;
  private final List<Integer> accused;
  private final List<SymbolCode> codes = new ArrayList<>();

  RowClassifier(Recipients recipients, HeldRows held, List<Integer> accused) {
    this.recipients = recipients;
    this.held = held;
    this.accused = accused;
    for (int recipient : accused) {
      codes.add(recipients.symbolCode(recipient));
    }
  }

  RowClass classify(ReadRow row) {
    int[] reads = row.reads();
    int[] code = new int[2 + reads.length + 3 * accused.size()];
    code[0] = reads.length;
    for (int i = 0; i < reads.length; i++) {
      code[1 + i] = ReadRow.field(reads[i]) | ReadRow.atom(reads[i]).index() << RowClass.ATOM_SHIFT;
    }
    code[1 + reads.length] = row.inclusion().index();
    for (int a = 0; a < accused.size(); a++) {
      describe(row, a, code, 2 + reads.length + 3 * a);
    }
    return new RowClass(code);
  }

  private void describe(ReadRow row, int a, int[] code, int at) {
    int recipient = accused.get(a);
    int minLevel = recipients.lineage().minLevel(recipient);
    byte[] nibbles = codes.get(a).nibbles(row.rid());
    int[] reads = row.reads();
    for (int i = 0; i < reads.length; i++) {
      int nibble = SymbolCode.nibble(nibbles, 0, ReadRow.field(reads[i]));
      code[at] |= ReadRow.level(reads[i]) >= minLevel ? 1 << i : 0;
      code[at + 1] |= (ReadRow.nibbles(reads[i]) >>> nibble & 1) << i;
    }
    boolean canary = row.inclusion() != Inclusion.NONE;
    boolean drawn = canary && row.inclusionLevel() >= minLevel;
    boolean ask = canary ? drawn : !held.everything(recipient);
    boolean has = !ask || held.held(recipient, row);
    code[at + 2] = !has ? RowClass.NEVER_HELD : drawn ? RowClass.DRAWN : RowClass.HELD;
  }
}
