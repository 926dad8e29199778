package dyepack.marks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places of a text where two spellings mean the same, rewrites them and reads them back.
 *
 * <p>There are {@value #FAMILIES} families of such places; each is one binary field. All places of
 * one family in a text are written alike, so a family reads as symbol 0, as symbol 1, or as nothing
 * when the text has no such place or its places disagree. Texts that hold a Chinese character
 * follow the Chinese rules, all others the English ones.
 *
 * <p>A place that already reads as the wanted symbol is left as it is. What a reader sees doesn't
 * depend on full width, case, spaces or punctuation. Not for identifiers: the choice of spelling
 * changes the text.
 */
public final class Spellings {
  /** Number of families, and so of binary fields, that one text can carry. */
  public static final int FAMILIES = 4;

  private static final List<SpellingFamily> LABELS =
      List.of(
          new SpellingFamily(0, "省名省略/写出", "Street/St, pounds/lb"),
          new SpellingFamily(1, "号楼/栋, 层/楼", "Apartment/Apt, Limited/Ltd"),
          new SpellingFamily(2, "末尾的室、号写出/省略", "North/N"),
          new SpellingFamily(3, "3单元/三单元", "California/CA"));

  private Spellings() {}

  /** What the families are, by index. */
  public static List<SpellingFamily> families() {
    return LABELS;
  }

  /** A text and the places found in it. */
  public static final class Parsed {
    private final FoldedText text;
    private final List<SpellingSite> sites;
    private final int[] variants = new int[FAMILIES];

    private Parsed(FoldedText text, List<SpellingSite> sites) {
      this.text = text;
      this.sites = sites;
      Arrays.fill(variants, ABSENT);
      for (SpellingSite site : sites) {
        int before = variants[site.family()];
        variants[site.family()] =
            before == ABSENT || before == site.variant() ? site.variant() : MIXED;
      }
    }

    /** Whether the text has a place of this family, even if its places disagree. */
    public boolean has(int family) {
      return variants[family] != ABSENT;
    }

    /** The symbol that a family reads as: 0 or 1, or -1 when there is nothing to read. */
    public int variant(int family) {
      return Math.max(variants[family], -1);
    }

    /**
     * The text with every place of each family spelled as wanted.
     *
     * @param wanted by family 0, 1, or -1 for "leave as it is"
     */
    public String rewrite(int[] wanted) {
      StringBuilder rewritten = new StringBuilder(text.raw().length() + 8);
      int done = 0;
      for (SpellingSite site : sites) {
        int variant = wanted[site.family()];
        if (variant >= 0 && variant != site.variant()) {
          rewritten.append(text.raw(), done, site.start()).append(site.text(variant));
          done = site.end();
        }
      }
      return rewritten.append(text.raw(), done, text.raw().length()).toString();
    }

    /** The text with one family spelled as wanted (0 or 1). */
    public String rewrite(int family, int variant) {
      int[] wanted = new int[FAMILIES];
      Arrays.fill(wanted, -1);
      wanted[family] = variant;
      return rewrite(wanted);
    }

    /**
     * A form that all spellings of the text share, also after ordinary cleaning: no spaces or
     * punctuation to speak of, one case, one spelling in each place. For comparing only.
     */
    public String canonical() {
      StringBuilder canonical = new StringBuilder(text.folded().length());
      int done = 0;
      for (SpellingSite site : sites) {
        canonical.append(text.folded(), done, site.foldedStart()).append(site.canonical());
        done = site.foldedEnd();
      }
      return canonical.append(text.folded(), done, text.folded().length()).toString();
    }
  }

  private static final int ABSENT = -2;
  private static final int MIXED = -1;

  /** Finds the places of a text. */
  public static Parsed parse(String text) {
    FoldedText folded;
    List<SpellingSite> sites;
    if (hasHan(text)) {
      folded = FoldedText.chinese(text);
      sites = ChineseSites.find(folded);
    } else {
      folded = FoldedText.english(text);
      sites = EnglishSites.find(folded);
    }
    List<SpellingSite> ordered = new ArrayList<>(sites);
    ordered.sort(
        Comparator.comparingInt(SpellingSite::foldedStart)
            .thenComparingInt(SpellingSite::foldedEnd));
    return new Parsed(folded, withoutOverlaps(ordered));
  }

  /** {@code parse(text).rewrite(family, variant)}. */
  public static String rewrite(String text, int family, int variant) {
    return parse(text).rewrite(family, variant);
  }

  /** {@code parse(text).variant(family)}: 0, 1 or -1. */
  public static int variant(String text, int family) {
    return parse(text).variant(family);
  }

  /** {@code parse(text).canonical()}. */
  public static String canonical(String text) {
    return parse(text).canonical();
  }

  /**
   * The texts for every combination of symbols of the given families, each read back and found
   * right. Entry {@code c} has bit {@code i} of {@code c} as the symbol of {@code families[i]}; a
   * family without a place in the text leaves it unchanged, whatever its bit.
   *
   * @param text the cell as it stands
   * @param families distinct family indices, at most {@value #FAMILIES}
   * @return 2^n texts, with null where a combination doesn't read back; null when the text has no
   *     place of any of the families
   */
  public static @Nullable String @Nullable [] spellings(String text, int... families) {
    Parsed parsed = parse(text);
    boolean any = false;
    for (int family : families) {
      any |= parsed.has(family);
    }
    if (!any) {
      return null;
    }
    String canonical = parsed.canonical();
    @Nullable String[] texts = new @Nullable String[1 << families.length];
    for (int combination = 0; combination < texts.length; combination++) {
      int[] wanted = new int[FAMILIES];
      Arrays.fill(wanted, -1);
      int present = 0;
      for (int i = 0; i < families.length; i++) {
        if (parsed.has(families[i])) {
          wanted[families[i]] = combination >>> i & 1;
          present |= 1 << i;
        }
      }
      int same = combination & present;
      texts[combination] =
          same != combination ? texts[same] : checked(parsed.rewrite(wanted), wanted, canonical);
    }
    return texts;
  }

  private static @Nullable String checked(String rewritten, int[] wanted, String canonical) {
    Parsed again = parse(rewritten);
    for (int family = 0; family < FAMILIES; family++) {
      if (wanted[family] >= 0 && again.variant(family) != wanted[family]) {
        return null;
      }
    }
    return again.canonical().equals(canonical) ? rewritten : null;
  }

  private static List<SpellingSite> withoutOverlaps(List<SpellingSite> ordered) {
    List<SpellingSite> kept = new ArrayList<>(ordered.size());
    int free = 0;
    for (SpellingSite site : ordered) {
      if (site.foldedStart() >= free) {
        kept.add(site);
        free = site.foldedEnd();
      }
    }
    return kept;
  }

  private static boolean hasHan(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x4E00 && c <= 0x9FFF) {
        return true;
      }
    }
    return false;
  }
}
