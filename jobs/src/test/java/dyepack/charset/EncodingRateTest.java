package dyepack.charset;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import dyepack.charset.SampleTexts.Content;
import dyepack.charset.SampleTexts.Language;
import dyepack.rates.FigureBook;
import dyepack.rates.ReadingFigure;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often a text is decoded exactly, by encoding and length, with ICU4J beside it on the same
 * samples. Texts are of {@link SampleTexts}; those of pure ASCII bytes are passed over.
 *
 * <p>Run: {@code mvn -o -pl jobs test -Dtest=EncodingRateTest -Dgroups=slow -DexcludedGroups=}
 */
@Tag("slow")
@Tag("figures")
class EncodingRateTest {
  private static final int[] LENGTHS = {16, 32, 64, 256, 1024, 4096};
  private static final int EACH = Integer.getInteger("dyepack.encodings.each", 160);
  private static final long SEED = Long.getLong("dyepack.encodings.seed", 20261122L);
  private static final int ICU_EVERY = 4;

  /** An encoding and whose texts are written in it; {@code main} ones count for the targets. */
  private record Case(String encoding, boolean main, Language... languages) {}

  private static final List<Case> CASES =
      List.of(
          new Case("UTF-8", true, Language.SIMPLIFIED, Language.TRADITIONAL, Language.RARE),
          new Case("UTF-16LE", true, Language.SIMPLIFIED, Language.TRADITIONAL),
          new Case("UTF-16BE", true, Language.SIMPLIFIED, Language.TRADITIONAL),
          new Case("GBK", true, Language.SIMPLIFIED),
          new Case("GB18030", true, Language.RARE),
          new Case("Big5", true, Language.TRADITIONAL),
          new Case("Shift_JIS", true, Language.JAPANESE, Language.TRADITIONAL),
          new Case("windows-1252", true, Language.WESTERN),
          new Case("UTF-32LE", false, Language.SIMPLIFIED),
          new Case("UTF-32BE", false, Language.SIMPLIFIED),
          new Case("UTF-8", false, Language.JAPANESE, Language.KOREAN, Language.RUSSIAN),
          new Case("windows-1251", false, Language.RUSSIAN),
          new Case("windows-1250", false, Language.CENTRAL),
          new Case("windows-1254", false, Language.TURKISH),
          new Case("EUC-JP", false, Language.JAPANESE),
          new Case("EUC-KR", false, Language.KOREAN));

  private static final class Rate {
    private long right;
    private long all;

    void add(boolean exact) {
      right += exact ? 1 : 0;
      all++;
    }

    double rate() {
      return all == 0 ? 1 : (double) right / all;
    }

    /** 95 % interval of Wilson (1927). */
    String text() {
      double z = 1.96;
      double n = Math.max(1, all);
      double p = rate();
      double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
      double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
      return String.format(
          Locale.ROOT,
          "%6.2f [%5.1f,%5.1f]",
          100 * p,
          100 * (middle - half),
          100 * (middle + half));
    }
  }

  @Test
  void chineseTextIsDecodedExactly() {
    long begun = System.nanoTime();
    Rate[] main = rates();
    Rate[] mainOfIcu = rates();
    long gbkNamed = 0;
    List<String> misses = new ArrayList<>();
    StringBuilder table = new StringBuilder(String.format("%-18s", "exact, %"));
    for (int length : LENGTHS) {
      table.append(String.format("%22s", length + " B"));
    }
    for (Case each : CASES) {
      Rate[] own = rates();
      Rate[] icu = rates();
      for (int l = 0; l < LENGTHS.length; l++) {
        Random random = new Random(SEED + 31L * l + each.encoding.hashCode());
        for (Content content : Content.values()) {
          for (int i = 0; i < EACH; i++) {
            String text = text(each, content, LENGTHS[l], random);
            byte[] bytes = text.getBytes(Charset.forName(each.encoding));
            EncodingDecision found = EncodingDetector.decide(bytes);
            boolean exact = text.equals(decoded(bytes, found));
            own[l].add(exact);
            gbkNamed += found != null && found.encoding().name().equals("GBK") ? 1 : 0;
            if (!exact && misses.size() < 200) {
              misses.add(
                  each.encoding
                      + " "
                      + bytes.length
                      + " as "
                      + (found == null ? "none" : found.label())
                      + " "
                      + text.strip());
            }
            if (i % ICU_EVERY == 0) {
              icu[l].add(text.equals(icu(bytes)));
            }
          }
        }
        if (each.main) {
          merge(main[l], own[l]);
          merge(mainOfIcu[l], icu[l]);
        }
      }
      line(table, each.encoding + (each.main ? "" : " *"), own);
      line(table, "  ICU4J", icu);
    }
    line(table, "main 8", main);
    line(table, "  ICU4J", mainOfIcu);
    System.out.println(table);
    misses.stream().filter(m -> m.length() < 110).limit(60).forEach(System.out::println);
    Rate longer = new Rate();
    for (int l = 0; l < LENGTHS.length; l++) {
      if (LENGTHS[l] >= 64) {
        merge(longer, main[l]);
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    FigureBook book = FigureBook.here();
    book.put(
        ReadingFigure.ENCODING_16, main[0].right, main[0].all, main[0].rate() >= 0.995, seconds);
    book.put(ReadingFigure.ENCODING_64, longer.right, longer.all, longer.rate() >= 0.999, seconds);
    book.put(ReadingFigure.GB18030_AS_GBK, Long.toString(gbkNamed), "", gbkNamed == 0, seconds);
    assertThat(main[0].rate()).as("16 bytes").isGreaterThanOrEqualTo(0.995);
    for (int l = 0; l < LENGTHS.length; l++) {
      if (LENGTHS[l] >= 64) {
        assertThat(main[l].rate()).as(LENGTHS[l] + " bytes").isGreaterThanOrEqualTo(0.999);
      }
    }
    assertThat(gbkNamed).as("GB18030 called GBK").isZero();
    assertThat(mainOfIcu[2].rate()).as("the samples aren't too easy: ICU4J").isLessThan(0.95);
  }

  private static void merge(Rate into, Rate from) {
    into.right += from.right;
    into.all += from.all;
  }

  private static Rate[] rates() {
    Rate[] rates = new Rate[LENGTHS.length];
    Arrays.setAll(rates, i -> new Rate());
    return rates;
  }

  private static void line(StringBuilder table, String label, Rate[] rates) {
    table.append(String.format("%n%-18s", label));
    for (Rate rate : rates) {
      table.append(String.format("%22s", rate.text()));
    }
  }

  /**
   * A text that the encoding has, as long as fits into so many bytes; pure ASCII only in UTF-16 and
   * UTF-32.
   */
  private static String text(Case each, Content content, int bytes, Random random) {
    Charset charset = Charset.forName(each.encoding);
    while (true) {
      Language language = each.languages[random.nextInt(each.languages.length)];
      String all = new SampleTexts(random, language).text(content, bytes);
      String text = prefix(encodable(all, charset), charset, bytes);
      boolean wide = each.encoding.startsWith("UTF-16") || each.encoding.startsWith("UTF-32");
      if (wide || text.codePoints().anyMatch(c -> c > 0x7F)) {
        return text;
      }
    }
  }

  /** The text without characters that the encoding lacks. */
  private static String encodable(String text, Charset charset) {
    CharsetEncoder encoder = charset.newEncoder();
    if (charset.name().startsWith("UTF") || encoder.canEncode(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .filter(encoder::canEncode)
        .forEach(kept::append);
    return kept.toString();
  }

  private static String prefix(String text, Charset charset, int bytes) {
    CharBuffer in = CharBuffer.wrap(text);
    var ignored = charset.newEncoder().encode(in, ByteBuffer.allocate(bytes), true);
    return text.substring(0, in.position());
  }

  private static @Nullable String decoded(byte[] bytes, @Nullable EncodingDecision found) {
    if (found == null) {
      return null;
    }
    int mark = found.encoding().markBytes();
    String text = new String(bytes, mark, bytes.length - mark, found.encoding().charset());
    Misreading misreading = found.misreading();
    return misreading == null
        ? text
        : new String(misreading.undo(text), misreading.encoding().charset());
  }

  private static @Nullable String icu(byte[] bytes) {
    CharsetDetector detector = new CharsetDetector();
    detector.setText(bytes);
    CharsetMatch match = detector.detect();
    if (match == null) {
      return null;
    }
    try {
      String name = match.getName();
      return new String(bytes, Charset.forName(name.startsWith("IBM42") ? "IBM420" : name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }
}
