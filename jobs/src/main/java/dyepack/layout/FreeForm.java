package dyepack.layout;

import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Running text in which values are known only by what they look like.
 *
 * @param grouped whether the data of one person may stand on several lines up to a blank line or
 *     the head of the next message
 */
record FreeForm(boolean grouped) implements RowForm {
  private static final long serialVersionUID = 1L;
  private static final int MOST_LINES = 20;

  @Override
  public String label() {
    return grouped ? "text, messages" : "text, values in running text";
  }

  @Override
  public int columns() {
    return FreeText.COLUMNS.size();
  }

  @Override
  public List<String> names() {
    return FreeText.COLUMNS;
  }

  @Override
  public boolean covers(RowForm other) {
    return equals(other);
  }

  @Override
  public RowReader reader(List<String> header, CellLimits limits, SkipSink skips) {
    return new Rows(this, limits);
  }

  private static final class Rows extends LineRows {
    private final boolean grouped;

    Rows(FreeForm form, CellLimits limits) {
      super(limits);
      this.grouped = form.grouped();
    }

    @Override
    Kind record(LineFeed feed) throws IOException {
      String text = feed.text();
      if (Lines.isChatHead(text)) {
        reason = Lines.CHAT_HEADS;
        return Kind.NOISE;
      }
      if (grouped) {
        text = group(feed);
      }
      List<Anchors.Anchor> anchors = Anchors.find(text);
      if (anchors.isEmpty()) {
        odd = !grouped;
        reason = Lines.UNKNOWN;
        return Kind.NOISE;
      }
      cells = FreeText.cells(text, anchors);
      return Kind.RECORD;
    }

    /** Takes lines as long as they add to the same person. */
    private static String group(LineFeed feed) throws IOException {
      Set<Anchors.Kind> seen = kinds(feed.text());
      while (feed.lines() < MOST_LINES && feed.extend()) {
        int start = feed.lastLineStart();
        String line = new String(feed.chars(), start, feed.length() - start);
        Set<Anchors.Kind> here = kinds(line);
        boolean again = here.stream().anyMatch(seen::contains);
        if (line.isBlank() || again || isRule(line) || Lines.isChatHead(line)) {
          feed.keep(feed.lines() - 1);
          break;
        }
        seen.addAll(here);
      }
      return feed.text();
    }

    private static boolean isRule(String line) {
      return Lines.isRule(line.toCharArray(), 0, line.length());
    }

    private static Set<Anchors.Kind> kinds(String line) {
      Set<Anchors.Kind> kinds = EnumSet.noneOf(Anchors.Kind.class);
      Anchors.find(line).forEach(a -> kinds.add(a.kind()));
      return kinds;
    }
  }
}
