package dyepack.plan;

import dyepack.attribution.Draw;
import dyepack.attribution.PowerModel;
import dyepack.code.Atom;
import dyepack.code.Inclusion;
import dyepack.code.Profile;
import dyepack.code.SymbolKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The profiles of rows with given fields: of a 16-ary field one kind of symbol is read, of a binary
 * one the rare symbol of a biased position in 1 of 12 cells, either symbol of an even one in 4, the
 * common one in 7.
 */
final class RowMix {
  private static final Map<Atom, Double> BINARY =
      Map.of(Atom.EIGHTH, 1 / 12.0, Atom.HALF, 4 / 12.0, Atom.SEVEN_EIGHTHS, 7 / 12.0);

  private final Map<Profile, Double> chances;

  RowMix(List<ReadableField> fields) {
    Map<Profile, Double> mix = Map.of(new Profile(0, 0, 0, 0, Inclusion.NONE, 0), 1.0);
    for (ReadableField field : fields) {
      mix = with(field, mix);
    }
    chances = mix;
  }

  private static Map<Profile, Double> with(ReadableField field, Map<Profile, Double> before) {
    Map<Atom, Double> atoms = field.kind() == SymbolKind.HEX ? Map.of(Atom.SIXTEENTH, 1.0) : BINARY;
    Map<Profile, Double> after = new HashMap<>();
    before.forEach(
        (profile, chance) -> {
          after.merge(profile, chance * (1 - field.readable()), Double::sum);
          atoms.forEach(
              (atom, part) ->
                  after.merge(
                      profile.withRead(atom), chance * field.readable() * part, Double::sum));
        });
    after.values().removeIf(chance -> chance <= 0);
    return after;
  }

  /** Returns rows of this mix, as many as asked for, drawn anew each time. */
  PowerModel.Leak leak(long rows) {
    return random -> draw(rows, random);
  }

  private Map<Profile, Long> draw(long rows, SplittableRandom random) {
    Map<Profile, Long> drawn = new HashMap<>();
    long left = rows;
    double mass = 1;
    for (Map.Entry<Profile, Double> entry : chances.entrySet()) {
      double chance = entry.getValue();
      long count = Draw.binomial(left, mass <= 0 ? 1 : Math.min(1, chance / mass), random);
      if (count > 0) {
        drawn.put(entry.getKey(), count);
      }
      left -= count;
      mass -= chance;
    }
    return drawn;
  }
}
