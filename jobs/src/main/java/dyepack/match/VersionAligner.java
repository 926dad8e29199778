package dyepack.match;

import dyepack.release.RowTags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the columns that tell one state of a row from another, which date a copy: by the tags of
 * their cells in the rows that are known.
 */
final class VersionAligner {
  /** Rows on which derived columns are tried first. */
  private static final int ROWS_TO_SCREEN = 80;

  /** As many cells as this are as delivered by chance. */
  private static final int CHANCE = 2;

  private final TracedEpoch epoch;
  private final List<String[]> sample;
  private final List<Resolver.Resolved> rows;
  private final ColumnAssignment assigned;

  /**
   * Prepares for one table.
   *
   * @param sample rows of the view
   * @param rows what each row of the sample can be
   * @param assigned what the columns are so far; those found are added
   */
  VersionAligner(
      TracedEpoch epoch,
      List<String[]> sample,
      List<Resolver.Resolved> rows,
      ColumnAssignment assigned) {
    this.epoch = epoch;
    this.sample = sample;
    this.rows = rows;
    this.assigned = assigned;
  }

  void align() {
    List<String> versions = epoch.plan().versions();
    for (int version = 0; version < versions.size(); version++) {
      if (!assigned.has(versions.get(version))) {
        align(version, versions.get(version));
      }
    }
  }

  private void align(int version, String name) {
    List<Resolver.Resolved> few = rows.subList(0, Math.min(ROWS_TO_SCREEN, rows.size()));
    int best = -1;
    int most = CHANCE;
    for (int place = 0; place < assigned.view().width(); place++) {
      boolean maybe =
          assigned.isFree(place)
              && (place < assigned.view().own() || same(few, version, name, place) > 0);
      int same = maybe ? same(rows, version, name, place) : 0;
      if (same > most) {
        most = same;
        best = place;
      }
    }
    if (best >= 0) {
      assigned.put(name, best, most + " of " + rows.size() + " sampled cells are as delivered");
    }
  }

  private int same(List<Resolver.Resolved> asked, int version, String name, int place) {
    List<String> header = new ArrayList<>(Collections.nCopies(assigned.view().width(), ""));
    header.set(place, name);
    RowTags tags = new RowTags(epoch.plan(), header, epoch.tagKey());
    int same = 0;
    for (int i = 0; i < asked.size(); i++) {
      if (asked.get(i).candidates().size() == 1) {
        Resolver.Candidate candidate = asked.get(i).candidates().get(0);
        int found = tags.version(candidate.rid(), version, sample.get(i));
        boolean known = false;
        for (IndexLookup.RowState state : candidate.states()) {
          known |= tags.storedVersion(version, state.tags()) == found;
        }
        same += known ? 1 : 0;
      }
    }
    return same;
  }
}
