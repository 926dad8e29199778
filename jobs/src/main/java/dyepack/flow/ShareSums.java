package dyepack.flow;

import dyepack.canaries.Canary;
import dyepack.embed.Copy;
import dyepack.embed.Distortion;
import dyepack.embed.EmbedJob;
import dyepack.embed.IndexJob;
import dyepack.embed.SourceTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all jobs of one share did together. */
final class ShareSums {
  private final Distortion[] distortion;
  private final List<Map<String, Long>> uncarried = new ArrayList<>();
  private int recorded;
  private int copiesWithCanaries;
  private long canaries;

  ShareSums(int marks) {
    distortion = new Distortion[marks];
    Arrays.fill(distortion, Distortion.NONE);
    for (int i = 0; i < marks; i++) {
      uncarried.add(new TreeMap<>());
    }
  }

  void add(EmbedJob.Result result, List<Delivery> due, List<Canary> offered, List<Copy> made) {
    recorded += (int) due.stream().filter(delivery -> delivery.recorded() == null).count();
    for (Distortion[] byMark : result.distortion()) {
      for (int mark = 0; mark < distortion.length; mark++) {
        distortion[mark] = distortion[mark].plus(byMark[mark]);
      }
    }
    for (int mark = 0; mark < distortion.length; mark++) {
      Map<String, Long> counts = uncarried.get(mark);
      result.uncarried().get(mark).forEach((why, n) -> counts.merge(why, n, Long::sum));
    }
    if (!offered.isEmpty()) {
      copiesWithCanaries += made.size();
      for (Copy copy : made) {
        canaries += copy.canaries().cardinality();
      }
    }
  }

  ShareReport report(
      ShareRequest request,
      SourceTables tables,
      ShareDraft draft,
      IndexJob.Result indexed,
      List<Delivery> wanted,
      List<String> notes) {
    return new ShareReport(
        request.policy().dataset(),
        draft.number(),
        tables.files().size(),
        tables.rows(),
        request.recipients().size(),
        recorded,
        wanted.size() - recorded,
        indexed.unread() + indexed.repeatedRows(),
        copiesWithCanaries == 0 ? 0 : (double) canaries / copiesWithCanaries,
        draft.asked(request.policy()).marks(),
        List.of(distortion),
        List.copyOf(uncarried),
        List.copyOf(notes));
  }
}
