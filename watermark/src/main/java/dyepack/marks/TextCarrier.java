package dyepack.marks;

import com.google.common.hash.Hashing;
import dyepack.code.Position;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text by choice between equivalent spellings: one binary field per family of {@link Spellings}.
 */
final class TextCarrier implements Carrier {
  private static final long serialVersionUID = 1L;

  private static final long[] NO_TEXT = {};

  private final ColumnMark mark;
  private final int[] families;

  TextCarrier(ColumnMark mark) {
    this.mark = mark;
    families = mark.families().stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public ColumnMark mark() {
    return mark;
  }

  @Override
  public Carrier reading(ColumnProfile dump) {
    return this;
  }

  @Override
  public Carrier undoing(BigDecimal factor, BigDecimal shift) {
    return this;
  }

  @Override
  public Prepared prepare(String cell, Position[] positions, Bounds bounds) {
    int drawn = drawn(positions);
    if (drawn == 0) {
      return Uncarried.NOT_DRAWN;
    }
    if (Folded.isMissing(cell)) {
      return Uncarried.BLANK;
    }
    @Nullable String[] spelled = Spellings.spellings(cell, families);
    if (spelled == null) {
      return Uncarried.NO_CHOICE;
    }
    if (drawn != spelled.length - 1) {
      spelled = keepUndrawn(cell, spelled, drawn);
    }
    double[] changes = new double[spelled.length];
    boolean any = false;
    for (int i = 0; i < spelled.length; i++) {
      String text = spelled[i];
      any |= text != null;
      changes[i] = text == null || text.equals(cell) ? 0 : 1;
    }
    return any ? new Variants(spelled, changes) : Uncarried.NO_CHOICE;
  }

  /** Lets the families whose position is not drawn keep the spelling they have. */
  private @Nullable String[] keepUndrawn(String cell, @Nullable String[] spelled, int drawn) {
    Spellings.Parsed parsed = Spellings.parse(cell);
    int kept = 0;
    boolean mixed = false;
    for (int i = 0; i < families.length; i++) {
      if ((drawn >>> i & 1) == 0 && parsed.has(families[i])) {
        kept |= parsed.variant(families[i]) == 1 ? 1 << i : 0;
        mixed |= parsed.variant(families[i]) < 0;
      }
    }
    @Nullable String[] texts = new @Nullable String[spelled.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = mixed ? null : spelled[(i & drawn) | kept];
    }
    return texts;
  }

  private int drawn(Position[] positions) {
    int drawn = 0;
    for (int i = 0; i < families.length; i++) {
      drawn |= positions[i].usedAt(mark.rate()) ? 1 << i : 0;
    }
    return drawn;
  }

  @Override
  public void read(String cell, Position[] positions, byte[] symbols) {
    if (Folded.isMissing(cell)) {
      Arrays.fill(symbols, 0, families.length, ERASED);
      return;
    }
    Spellings.Parsed parsed = Spellings.parse(cell);
    for (int i = 0; i < families.length; i++) {
      boolean used = positions[i].usedAt(mark.rate());
      symbols[i] = used ? (byte) parsed.variant(families[i]) : ERASED;
    }
  }

  @Override
  public long[] coarse(String cell) {
    if (Folded.isMissing(cell)) {
      return NO_TEXT;
    }
    String canonical = Spellings.canonical(cell);
    return new long[] {Hashing.sha256().hashString(canonical, StandardCharsets.UTF_8).asLong()};
  }

  @Override
  public @Nullable BigDecimal value(String cell) {
    return null;
  }
}
