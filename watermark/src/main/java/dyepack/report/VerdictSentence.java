package dyepack.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The verdict as one sentence that somebody who is no statistician can repeat correctly. */
public final class VerdictSentence {
  private VerdictSentence() {}

  /**
   * Returns the sentence in English.
   *
   * @param verdict as in {@link Findings#verdict}
   * @param reason as in {@link Findings#reason}
   */
  public static String english(
      String verdict, @Nullable String reason, List<Findings.Accused> accused, double alpha) {
    return switch (verdict) {
      case "one-source" ->
          "The rows come from the copy delivered to "
              + accused.get(0).recipient()
              + "; the chance that this method names anybody innocent here is at most "
              + bound(accused)
              + ".";
      case "several-sources" ->
          "The rows come from the copies delivered to "
              + accused.stream()
                  .map(one -> one.recipient() + " (" + percent(one.shareOfDump()) + ")")
                  .collect(Collectors.joining(", "))
              + "; the chance that this method names anybody innocent here is at most "
              + bound(accused)
              + ".";
      case "not-ours" -> "The dump is not ours: no more of its rows match than chance would have.";
      default -> "Nobody can be named: " + englishReason(reason) + ".";
    };
  }

  /** Returns the sentence in Chinese. */
  public static String chinese(
      String verdict, @Nullable String reason, List<Findings.Accused> accused, double alpha) {
    return switch (verdict) {
      case "one-source" ->
          "数据行出自交付给 "
              + accused.get(0).recipient()
              + " 的副本；本方法在此误指任何无辜者的概率不超过 "
              + bound(accused)
              + "。";
      case "several-sources" ->
          "数据行出自交付给以下各方的副本："
              + accused.stream()
                  .map(one -> one.recipient() + "（" + percent(one.shareOfDump()) + "）")
                  .collect(Collectors.joining("、"))
              + "；本方法在此误指任何无辜者的概率不超过 "
              + bound(accused)
              + "。";
      case "not-ours" -> "该数据并非本方数据：匹配行数不多于偶然。";
      default -> "不能指认任何一方：" + chineseReason(reason) + "。";
    };
  }

  private static String englishReason(@Nullable String reason) {
    if ("no-recorded-share".equals(reason)) {
      return "the rows are ours, but they come from no recorded share (a recorded one in this"
          + " condition would have been named with a probability of 99 % or more)";
    }
    if ("marks-destroyed".equals(reason)) {
      return "the rows are ours, but their marks are destroyed";
    }
    return "the rows are ours, but there are too few of them for the condition of their marks";
  }

  private static String chineseReason(@Nullable String reason) {
    if ("no-recorded-share".equals(reason)) {
      return "数据属于本方，但不出自任何有记录的交付（若出自有记录的交付，在此状态下被指认的概率不低于 99%）";
    }
    if ("marks-destroyed".equals(reason)) {
      return "数据属于本方，但标记已被破坏";
    }
    return "数据属于本方，但就其标记状态而言行数太少";
  }

  private static String bound(List<Findings.Accused> accused) {
    double largest =
        accused.stream().mapToDouble(Findings.Accused::falseAccusationBound).max().orElse(1);
    return String.format(Locale.ROOT, "%.1e", Math.max(largest, 1e-99));
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * part);
  }
}
