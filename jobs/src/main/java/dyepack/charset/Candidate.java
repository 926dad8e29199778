package dyepack.charset;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reading with its prior cost.
 *
 * @param reading how the bytes would be read
 * @param prior nats that it costs before a byte is seen: -ln of how usual it is among seized texts,
 *     by our own rough estimate; matters for samples of a few characters only
 * @param misreading the earlier mistake that would be undone, or null
 * @param phase for units of several bytes, the offset of the first modulo the unit
 */
record Candidate(Reading reading, double prior, @Nullable Misreading misreading, int phase) {
  private static final PairReading GB18030 =
      new PairReading("GB18030", PairReading.Form.GB18030, CharacterCosts.GB);
  private static final PairReading BIG5 =
      new PairReading("Big5", PairReading.Form.PAIRS, CharacterCosts.TRADITIONAL);
  private static final PairReading SHIFT_JIS =
      new PairReading("Shift_JIS", PairReading.Form.SHIFT_JIS, CharacterCosts.JAPANESE);
  private static final Utf8Reading UTF_8 = new Utf8Reading(CharacterCosts.UNICODE);

  /** Character sets in which ASCII is itself. */
  static final List<Candidate> NARROW =
      List.of(
          of(UTF_8, 0),
          of(new Utf8Reading(CharacterCosts.CYRILLIC), 4),
          of(new Utf8Reading(CharacterCosts.KOREAN), 4),
          of(new Utf8Reading(CharacterCosts.JAPANESE), 4),
          of(new Utf8Reading(CharacterCosts.WESTERN), 4),
          of(new Utf8Reading(CharacterCosts.CENTRAL), 5),
          of(new Utf8Reading(CharacterCosts.TURKISH), 5),
          of(new Utf8Reading(CharacterCosts.GREEK), 5),
          of(GB18030, 1),
          of(BIG5, 2.5),
          of(new PairReading("Big5-HKSCS", PairReading.Form.PAIRS, CharacterCosts.TRADITIONAL), 4),
          of(SHIFT_JIS, 3.5),
          of(SHIFT_JIS.with(CharacterCosts.HALF_WIDTH), 12),
          of(new PairReading("EUC-KR", PairReading.Form.PAIRS, CharacterCosts.KOREAN), 6.5),
          of(new PairReading("EUC-JP", PairReading.Form.EUC_JP, CharacterCosts.JAPANESE), 6),
          of(new ByteReading("windows-1252", CharacterCosts.WESTERN), 2.5),
          of(new ByteReading("windows-1251", CharacterCosts.CYRILLIC), 3.5),
          of(new ByteReading("windows-1250", CharacterCosts.CENTRAL), 3.6),
          of(new ByteReading("windows-1254", CharacterCosts.TURKISH), 4),
          of(new ByteReading("windows-1253", CharacterCosts.GREEK), 6));

  /** UTF-8 of bytes misread before. */
  static final List<Candidate> MISREAD =
      List.of(
          misread(GB18030, "windows-1252", 9),
          misread(UTF_8, "GB18030", 9),
          misread(UTF_8, "windows-1252", 9),
          misread(BIG5, "windows-1252", 11),
          misread(SHIFT_JIS, "windows-1252", 12),
          misread(UTF_8, "windows-1251", 12),
          misread(GB18030, "windows-1251", 12),
          misread(UTF_8, "windows-1250", 12),
          misread(GB18030, "windows-1250", 12),
          misread(UTF_8, "Big5", 12),
          misread(UTF_8, "Shift_JIS", 12),
          misread(GB18030, "Big5", 12),
          misread(BIG5, "GB18030", 12));

  /** UTF-16 and UTF-32, beginning at every offset. */
  static final List<Candidate> WIDE = wide();

  private static Candidate of(Reading reading, double prior) {
    return new Candidate(reading, prior, null, 0);
  }

  private static Candidate misread(Reading truth, String taken, double prior) {
    Misreading misreading = new Misreading(truth.name(), taken);
    return new Candidate(new MisreadReading(misreading, truth), prior, misreading, 0);
  }

  private static List<Candidate> wide() {
    List<Candidate> all = new ArrayList<>();
    for (int unit = 2; unit <= 4; unit *= 2) {
      for (boolean lowFirst : new boolean[] {true, false}) {
        String name = "UTF-" + 8 * unit + (lowFirst ? "LE" : "BE");
        WideReading reading = new WideReading(name, unit, lowFirst);
        for (int phase = 0; phase < unit; phase++) {
          all.add(new Candidate(reading, unit + (lowFirst ? 0 : 1), null, phase));
        }
      }
    }
    return List.copyOf(all);
  }

  /** Bytes of a unit. */
  int unit() {
    return reading instanceof WideReading wide ? wide.unit() : 1;
  }

  /** Whether the same character set and mistake, whatever the phase and languages. */
  boolean sameText(Candidate other) {
    return reading.name().equals(other.reading.name())
        && (misreading == null ? other.misreading == null : misreading.equals(other.misreading));
  }
}
