package dyepack.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Running text from which values that are known by themselves are taken. */
final class FreeCandidate implements Candidate {
  private final Block block;

  FreeCandidate(Block block) {
    this.block = block;
  }

  @Override
  public double score(int line) {
    int anchors = block.anchors(line).size();
    return anchors == 0 ? 0 : 0.35 + 0.3 * Math.log1p(anchors);
  }

  @Override
  public int span(int line) {
    return 1;
  }

  /** Grouped if the anchors of a person mostly stand on several lines. */
  @Override
  public @Nullable Found found(List<Integer> starts, int from) {
    int groups = 0;
    int scattered = 0;
    int i = starts.get(0);
    int last = starts.get(starts.size() - 1);
    while (i <= last) {
      if (ends(i)) {
        i++;
        continue;
      }
      int anchored = 0;
      int lines = 0;
      while (i < block.size() && !ends(i)) {
        anchored += block.anchors(i).isEmpty() ? 0 : 1;
        lines++;
        i++;
      }
      groups++;
      boolean several = anchored > 1 && anchored < lines + 1 && lines <= 12;
      scattered += several || (anchored == 1 && lines > 1 && lines <= 12) ? 1 : 0;
    }
    boolean grouped = groups > 1 && scattered * 2 > groups;
    int first = starts.get(0);
    while (grouped && first > from && !ends(first - 1)) {
      first--;
    }
    return new Found(new FreeForm(grouped), List.of(), -1, first);
  }

  private boolean ends(int i) {
    return block.silent(i) || Lines.isChatHead(block.line(i));
  }
}
