package dyepack.embed;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.code.SymbolCode;
import dyepack.ingest.SourceRow;
import dyepack.ingest.TableInput;
import dyepack.ingest.TableStyle;
import dyepack.marks.Carrier;
import dyepack.marks.RowMarks;
import dyepack.marks.Uncarried;
import dyepack.share.BlindIndex;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of an {@link EmbedJob} that one core does: some rows for some recipients.
 *
 * @param parts the rows
 * @param firstCopy first recipient
 * @param endCopy one past the last recipient
 * @param countsUncarried whether this task counts the cells that can't carry, which are the same
 *     for every group of recipients
 */
record EmbedTask(ArrayList<SourcePart> parts, int firstCopy, int endCopy, boolean countsUncarried)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * What a task did.
   *
   * @param written files, or parts of files
   * @param distortion sums by copy
   * @param uncarried counts by mark and reason
   * @param countsUncarried whether these counts are to be added
   * @param rowCopies rows times recipients
   */
  record Done(
      ArrayList<EmbedJob.Written> written,
      HashMap<Integer, Distortion[]> distortion,
      ArrayList<TreeMap<String, Long>> uncarried,
      boolean countsUncarried,
      long rowCopies)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Marks and writes. */
  Done run(EmbedJob.Request request) {
    return new Run(request).run();
  }

  private final class Run {
    private final EmbedJob.Request request;
    private final List<Carrier> carriers = new ArrayList<>();
    private final int[] columns;
    private final RowMarks marks;
    private final Map<BlindIndex, List<Integer>> canariesAfter = new HashMap<>();
    private final Map<BlindIndex, Integer> canaryInstead = new HashMap<>();
    private final TreeMap<Long, List<Integer>> canariesBefore = new TreeMap<>();
    private final SymbolCode[][] codes;
    private final DistortionSums[][] sums;
    private final ArrayList<TreeMap<String, Long>> uncarried = new ArrayList<>();
    private final ArrayList<EmbedJob.Written> written = new ArrayList<>();
    private final Map<Integer, Long> fileRows;
    private final byte[] rids = new byte[SymbolCode.BATCH_ROWS * BlindIndex.BYTES];
    private final PreparedItem.Bytes buffer = new PreparedItem.Bytes();
    private final List<PreparedItem> batch = new ArrayList<>();

    /** The file in hand for each recipient of the group; null for those who don't get it. */
    private final @Nullable CopyFile[] outputs;

    private long rowCopies;

    Run(EmbedJob.Request request) {
      this.request = request;
      marks =
          new RowMarks(
              request.plan().marks(),
              request.header(),
              request.positionKey(),
              request.plan().constraints());
      request.plan().marks().forEach(mark -> carriers.add(Carrier.of(mark)));
      columns =
          request.plan().marks().stream()
              .mapToInt(mark -> request.header().indexOf(mark.column()))
              .toArray();
      for (int i = 0; i < request.canaries().size(); i++) {
        EmbedJob.PlacedCanary canary = request.canaries().get(i);
        boolean leavesOut =
            canary.instead() != null && canaryInstead.putIfAbsent(canary.instead(), i) == null;
        if (leavesOut && !canary.apart()) {
          continue;
        }
        if (canary.after() != null) {
          canariesAfter.computeIfAbsent(canary.after(), k -> new ArrayList<>()).add(i);
        } else {
          canariesBefore.computeIfAbsent(canary.rowNumber(), k -> new ArrayList<>()).add(i);
        }
      }
      codes = new SymbolCode[endCopy - firstCopy][];
      outputs = new CopyFile[codes.length];
      sums = new DistortionSums[endCopy - firstCopy][columns.length];
      for (int c = 0; c < codes.length; c++) {
        codes[c] = copy(c).markKeys().stream().map(SymbolCode::new).toArray(SymbolCode[]::new);
        Arrays.setAll(sums[c], m -> new DistortionSums());
      }
      for (int i = 0; i < columns.length; i++) {
        uncarried.add(new TreeMap<>());
      }
      fileRows = EmbedJob.rowsByFile(request.parts());
    }

    private Copy copy(int c) {
      return request.copies().get(firstCopy + c);
    }

    Done run() {
      int i = 0;
      while (i < parts.size()) {
        int end = i + 1;
        while (end < parts.size() && parts.get(end).file() == parts.get(i).file()) {
          end++;
        }
        file(parts.subList(i, end));
        i = end;
      }
      HashMap<Integer, Distortion[]> distortion = new HashMap<>();
      for (int c = 0; c < codes.length; c++) {
        Distortion[] byMark =
            Arrays.stream(sums[c]).map(DistortionSums::total).toArray(Distortion[]::new);
        distortion.put(firstCopy + c, byMark);
      }
      return new Done(written, distortion, uncarried, countsUncarried, rowCopies);
    }

    /** Writes one file, or the parts of it that this task holds. */
    private void file(List<SourcePart> here) {
      SourcePart first = here.get(0);
      long rows = here.stream().mapToLong(part -> part.split().rows()).sum();
      boolean whole = rows == fileRows.getOrDefault(first.file(), 0L);
      open(first, whole);
      try {
        for (SourcePart part : here) {
          read(part);
        }
        if (last(here)) {
          canariesFrom(fileRows.getOrDefault(first.file(), 0L), first.style());
        }
        flush();
        for (CopyFile file : outputs) {
          if (file != null) {
            written.add(file.finish(first.file()));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("marked copies can't be written: " + e.getMessage(), e);
      } finally {
        closeAll();
      }
    }

    /** Opens the file for every recipient of the group that gets it. */
    private void open(SourcePart first, boolean whole) {
      String name = request.files().get(first.file());
      String partName =
          whole ? name : name + String.format(".part-%015d", first.split().firstRow());
      BitSet wanted = request.wanted().get(first.file());
      for (int c = 0; c < outputs.length; c++) {
        if (wanted.get(firstCopy + c)) {
          boolean begins = first.split().firstRow() == 0;
          outputs[c] =
              new CopyFile(request, firstCopy + c, partName, first.style(), begins, buffer);
        }
      }
    }

    private void closeAll() {
      for (int c = 0; c < outputs.length; c++) {
        CopyFile file = outputs[c];
        outputs[c] = null;
        if (file != null) {
          file.close();
        }
      }
    }

    private boolean last(List<SourcePart> here) {
      SourcePart part = here.get(here.size() - 1);
      return part.split().firstRow() + part.split().rows()
          == fileRows.getOrDefault(part.file(), 0L);
    }

    private void read(SourcePart part) throws IOException {
      try (TableInput input = part.open()) {
        long number = part.split().firstRow();
        SourceRow row;
        while ((row = input.next()) != null) {
          List<Integer> before = canariesBefore.get(number);
          if (before != null) {
            addCanaries(before, part.style());
          }
          add(row, part.style());
          if (batch.size() >= SymbolCode.BATCH_ROWS / 2) {
            flush();
          }
          number++;
        }
      }
    }

    private void canariesFrom(long rows, TableStyle style) {
      canariesBefore.tailMap(rows).values().forEach(list -> addCanaries(list, style));
    }

    private void add(SourceRow row, TableStyle style) {
      BlindIndex rid = request.indexer().rid(row.cells());
      if (rid == null || request.repeated().contains(rid)) {
        batch.add(PreparedItem.unmarked(row, columns.length));
        return;
      }
      Integer instead = canaryInstead.isEmpty() ? null : canaryInstead.get(rid);
      PreparedItem item = marked(-1, rid, row, style);
      if (instead != null && standsFor(instead, style)) {
        item.givesWayTo(instead);
      }
      batch.add(item);
      if (countsUncarried) {
        count(item);
      }
      List<Integer> after = canariesAfter.get(rid);
      if (after != null) {
        addCanaries(after, style);
      }
    }

    /** Adds the canary that takes a row's place, unless it stands elsewhere; whether it can be. */
    private boolean standsFor(int canary, TableStyle style) {
      EmbedJob.PlacedCanary placed = request.canaries().get(canary);
      return placed.apart()
          ? style.compose(placed.cells()) != null && request.indexer().rid(placed.cells()) != null
          : addCanary(canary, style);
    }

    private void addCanaries(List<Integer> canaries, TableStyle style) {
      canaries.forEach(canary -> addCanary(canary, style));
    }

    /** Adds a canary; whether it can be written in the table's style. */
    @CanIgnoreReturnValue
    private boolean addCanary(int canary, TableStyle style) {
      SourceRow row = style.compose(request.canaries().get(canary).cells());
      BlindIndex rid = request.indexer().rid(request.canaries().get(canary).cells());
      boolean stands = row != null && rid != null;
      if (row != null && rid != null) {
        batch.add(marked(canary, rid, row, style));
      }
      return stands;
    }

    private PreparedItem marked(int canary, BlindIndex rid, SourceRow row, TableStyle style) {
      return PreparedItem.marked(
          canary, rid, row, marks.prepare(rid, row.cells()), carriers, columns, style);
    }

    private void count(PreparedItem item) {
      for (int mark = 0; mark < columns.length; mark++) {
        Uncarried reason = item.uncarried[mark];
        if (reason != null) {
          uncarried.get(mark).merge(reason.words(), 1L, Long::sum);
        }
      }
    }

    /** Writes the batch for every recipient of the group. */
    private void flush() throws IOException {
      int rows = batch.size();
      for (int i = 0; i < rows; i++) {
        BlindIndex rid = batch.get(i).rid;
        if (rid != null) {
          rid.write(rids, i * BlindIndex.BYTES);
        }
      }
      for (int c = 0; c < codes.length; c++) {
        CopyFile file = outputs[c];
        if (file == null) {
          continue;
        }
        byte[][] nibbles = new byte[codes[c].length][rows * SymbolCode.ROW_BYTES];
        for (int level = 0; level < nibbles.length; level++) {
          codes[c][level].nibbles(rids, rows, nibbles[level]);
        }
        file.write(batch, nibbles, sums[c]);
        rowCopies += rows;
      }
      batch.clear();
    }
  }
}
