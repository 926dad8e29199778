package dyepack.layout;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Running text from which values that are known by themselves are taken. */
final class FreeCandidate implements Candidate {
  private static final int LONGEST_MESSAGE = 12;
  private static final double PART_OF_MESSAGE = 0.4;

  private final Block block;
  private final BitSet inMessage = new BitSet();

  FreeCandidate(Block block) {
    this.block = block;
    int i = 0;
    while (i < block.size()) {
      int end = i;
      while (end < block.size() && !ends(end)) {
        end++;
      }
      if (isMessage(i, end)) {
        inMessage.set(i, end);
      }
      i = end + 1;
    }
  }

  /** Whether lines up to a blank one hold one person's data: no kind of value twice. */
  private boolean isMessage(int from, int to) {
    Set<Anchors.Kind> seen = EnumSet.noneOf(Anchors.Kind.class);
    for (int i = from; i < to; i++) {
      for (Anchors.Anchor a : block.anchors(i)) {
        if (!seen.add(a.kind())) {
          return false;
        }
      }
    }
    return to - from > 1 && to - from <= LONGEST_MESSAGE && seen.size() > 1;
  }

  @Override
  public double score(int line) {
    int anchors = block.anchors(line).size();
    double alone = inMessage.get(line) ? PART_OF_MESSAGE : 0;
    return anchors == 0 ? alone : 0.35 + 0.3 * Math.log1p(anchors);
  }

  @Override
  public int span(int line) {
    return 1;
  }

  /** Grouped if the anchors of a person mostly, or in messages often, stand on several lines. */
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
      boolean several = anchored > 1 && anchored < lines + 1 && lines <= LONGEST_MESSAGE;
      scattered += several || (anchored == 1 && lines > 1 && lines <= LONGEST_MESSAGE) ? 1 : 0;
    }
    int heads = 0;
    for (int k = starts.get(0); k <= last; k++) {
      heads += Lines.isChatHead(block.line(k)) ? 1 : 0;
    }
    // Below the heads of messages a line alone is a message too.
    int usual = heads * 2 > groups ? 10 : 2;
    boolean grouped = groups > 1 && scattered * usual > groups;
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
