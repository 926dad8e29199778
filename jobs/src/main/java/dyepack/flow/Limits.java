package dyepack.flow;

import dyepack.attribution.Attribution;
import dyepack.attribution.Verdict;
import dyepack.match.MatchCounts;
import dyepack.report.Findings;
import java.util.ArrayList;
import java.util.List;

/** What every reader of findings has to know, and what could not be said this time. */
final class Limits {
  private Limits() {}

  static List<Findings.Limit> of(
      Verdict verdict,
      MatchCounts counts,
      Attribution numbers,
      List<LeakDating.Dated> dated,
      long ambiguousLeftOut) {
    List<Findings.Limit> limits = new ArrayList<>();
    limits.add(
        limit(
            "The time of the ledger is not independently witnessed, and planting of the accused's"
                + " copy by somebody at the owner's is not excluded.",
            "账本时间未经独立见证；不能排除数据主一方人员故意投放被指认方副本的可能。"));
    limits.add(
        limit(
            "The findings say from whose copy rows come, not who passed them on.",
            "本结论只说明数据行出自谁的副本，不说明由何人泄露。"));
    if (counts.tooMany() > 0) {
      limits.add(
          limit(
              counts.tooMany()
                  + " rows are masked so far that they fit many people; they were left out.",
              counts.tooMany() + " 行遮盖过多，可对应许多人，未予采用。"));
    }
    if (counts.ambiguous() > 0) {
      limits.add(
          limit(
              counts.ambiguous()
                  + " rows fit several people; each was weighed as the mean over them.",
              counts.ambiguous() + " 行可对应多人，按各候选的平均计入。"));
    }
    if (ambiguousLeftOut > 0) {
      limits.add(
          limit(
              "There are so many of these that "
                  + ambiguousLeftOut
                  + " different ones were left out, chosen by a keyed order.",
              "此类行过多，另有 " + ambiguousLeftOut + " 行（互不相同）按密钥顺序未予采用。"));
    }
    if (counts.matched() > 0 && counts.matchedByChance() >= counts.matched()) {
      limits.add(
          limit(
              counts.matched()
                  + " rows match by running numbers, combinations of columns or parts of"
                  + " identifiers only, and no other cell confirms them: chance would match as many.",
              counts.matched() + " 行仅凭流水号、列组合或标识的一部分相符，且无其他内容印证，视为巧合。"));
    }
    if (!(verdict instanceof Verdict.NotOurs) && numbers.measuredDamage() > 0.5) {
      limits.add(
          limit(
              String.format(
                  "About %.0f %% of the marks are destroyed.", 100 * numbers.measuredDamage()),
              String.format("约 %.0f%% 的标记已被破坏。", 100 * numbers.measuredDamage())));
    }
    for (LeakDating.Dated one : dated) {
      if (one.likeliest() > 1) {
        limits.add(
            limit(
                String.format(
                    "Which of %s's %d deliveries the rows come from can't be told: %d of them, made"
                        + " from %s to %s, fit about as well.",
                    one.recipient(),
                    one.shares().size(),
                    one.likeliest(),
                    one.earliest(),
                    one.latest()),
                String.format(
                    "无法确定数据行出自 %s 的 %d 次交付中的哪一次：%s 至 %s 之间的 %d 次同样相符。",
                    one.recipient(),
                    one.shares().size(),
                    one.earliest(),
                    one.latest(),
                    one.likeliest())));
      }
    }
    return limits;
  }

  private static Findings.Limit limit(String english, String chinese) {
    return new Findings.Limit(english, chinese);
  }
}
