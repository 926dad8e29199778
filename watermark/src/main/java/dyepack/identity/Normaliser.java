package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Unusable;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Reads identifiers into one canonical spelling per type. */
public final class Normaliser {
  /** Stands between the parts of a canonical value that has several. */
  public static final char PART_SEPARATOR = '\u001f';

  private Normaliser() {}

  /**
   * Reads the parts of one identifier, in the order of its columns.
   *
   * @param type how to read it
   * @param parts the cells
   */
  public static Normalised normalise(IdentifierType type, List<String> parts) {
    // Grows type by type.
    String text = Normalizer.normalize(String.join("", parts), Normalizer.Form.NFKC).strip();
    if (text.isEmpty()) {
      return new Unusable(UnusableReason.BLANK);
    }
    return new Known(text.toLowerCase(Locale.ROOT));
  }
}
