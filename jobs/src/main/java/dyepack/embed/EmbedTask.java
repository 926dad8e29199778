package dyepack.embed;

import dyepack.code.SymbolCode;
import dyepack.ingest.SourceRow;
import dyepack.ingest.TableFormat;
import dyepack.ingest.TableInput;
import dyepack.ingest.TableOutput;
import dyepack.ingest.TableStyle;
import dyepack.marks.Carrier;
import dyepack.marks.RowMarks;
import dyepack.marks.Uncarried;
import dyepack.share.BlindIndex;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final TreeMap<Long, List<Integer>> canariesBefore = new TreeMap<>();
    private final SymbolCode[][] codes;
    private final DistortionSums[][] sums;
    private final ArrayList<TreeMap<String, Long>> uncarried = new ArrayList<>();
    private final ArrayList<EmbedJob.Written> written = new ArrayList<>();
    private final Map<Integer, Long> fileRows;
    private final byte[] rids = new byte[SymbolCode.BATCH_ROWS * BlindIndex.BYTES];
    private final PreparedItem.Bytes buffer = new PreparedItem.Bytes();
    private final List<PreparedItem> batch = new ArrayList<>();

    /** Candidates of the row in hand for the recipient in hand, by slot. */
    private final int[] chosen;

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
        if (canary.after() != null) {
          canariesAfter.computeIfAbsent(canary.after(), k -> new ArrayList<>()).add(i);
        } else {
          canariesBefore.computeIfAbsent(canary.rowNumber(), k -> new ArrayList<>()).add(i);
        }
      }
      chosen = new int[columns.length];
      codes = new SymbolCode[endCopy - firstCopy][];
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
      try (Outputs outputs = new Outputs(first, whole)) {
        for (SourcePart part : here) {
          read(part, outputs);
        }
        if (last(here)) {
          canariesFrom(fileRows.getOrDefault(first.file(), 0L), first.style());
        }
        flush(outputs);
        outputs.finish(written);
      } catch (IOException e) {
        throw new UncheckedIOException("marked copies can't be written: " + e.getMessage(), e);
      }
    }

    private boolean last(List<SourcePart> here) {
      SourcePart part = here.get(here.size() - 1);
      return part.split().firstRow() + part.split().rows()
          == fileRows.getOrDefault(part.file(), 0L);
    }

    private void read(SourcePart part, Outputs outputs) throws IOException {
      try (TableInput input = part.open()) {
        long number = part.split().firstRow();
        SourceRow row;
        while ((row = input.next()) != null) {
          List<Integer> before = canariesBefore.get(number);
          if (before != null) {
            before.forEach(canary -> addCanary(canary, part.style()));
          }
          add(row, part.style());
          if (batch.size() >= SymbolCode.BATCH_ROWS / 2) {
            flush(outputs);
          }
          number++;
        }
      }
    }

    private void canariesFrom(long rows, TableStyle style) {
      canariesBefore
          .tailMap(rows)
          .values()
          .forEach(list -> list.forEach(canary -> addCanary(canary, style)));
    }

    private void add(SourceRow row, TableStyle style) {
      BlindIndex rid = request.indexer().rid(row.cells());
      if (rid == null || request.repeated().contains(rid)) {
        batch.add(PreparedItem.unmarked(row, columns.length));
        return;
      }
      PreparedItem item = marked(-1, rid, row, style);
      batch.add(item);
      if (countsUncarried) {
        count(item);
      }
      List<Integer> after = canariesAfter.get(rid);
      if (after != null) {
        after.forEach(canary -> addCanary(canary, style));
      }
    }

    private void addCanary(int canary, TableStyle style) {
      SourceRow row = style.compose(request.canaries().get(canary).cells());
      BlindIndex rid = request.indexer().rid(request.canaries().get(canary).cells());
      if (row != null && rid != null) {
        batch.add(marked(canary, rid, row, style));
      }
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
    private void flush(Outputs outputs) throws IOException {
      int rows = batch.size();
      for (int i = 0; i < rows; i++) {
        BlindIndex rid = batch.get(i).rid;
        if (rid != null) {
          rid.write(rids, i * BlindIndex.BYTES);
        }
      }
      for (int c = 0; c < codes.length; c++) {
        byte[][] nibbles = new byte[codes[c].length][rows * SymbolCode.ROW_BYTES];
        for (int level = 0; level < nibbles.length; level++) {
          codes[c][level].nibbles(rids, rows, nibbles[level]);
        }
        outputs.write(c, nibbles);
      }
      rowCopies += (long) rows * codes.length;
      batch.clear();
    }

    private boolean holds(Copy copy, PreparedItem item) {
      if (item.canary >= 0) {
        return copy.canaries().get(item.canary);
      }
      return item.rid == null
          || copy.withholding() == null
          || !copy.withholding().withholds(item.rid);
    }

    /** The open files of the group's recipients. */
    private final class Outputs implements AutoCloseable {
      private final SourcePart first;
      private final Output[] outputs;

      Outputs(SourcePart first, boolean whole) throws IOException {
        this.first = first;
        String name = request.files().get(first.file());
        String partName =
            whole ? name : name + String.format(".part-%015d", first.split().firstRow());
        outputs = new Output[codes.length];
        for (int c = 0; c < outputs.length; c++) {
          Path file = Path.of(request.staging(), copy(c).recipient().value(), partName);
          outputs[c] = new Output(c, file, first.split().firstRow() == 0);
        }
      }

      void write(int c, byte[][] nibbles) throws IOException {
        outputs[c].write(nibbles);
      }

      void finish(List<EmbedJob.Written> sink) throws IOException {
        for (Output output : outputs) {
          sink.add(output.finish(first.file()));
        }
      }

      @Override
      public void close() throws IOException {
        for (Output output : outputs) {
          if (output != null) {
            output.close();
          }
        }
      }
    }

    /** One open file. */
    private final class Output {
      private final int c;
      private final Path file;
      private final @Nullable DigestedFile raw;
      private final @Nullable TableOutput table;
      private final TableStyle style;
      private long rows;

      Output(int c, Path file, boolean begins) throws IOException {
        this.c = c;
        this.file = file;
        style = parts.get(0).style();
        Files.createDirectories(file.getParent());
        if (request.raw()) {
          raw = new DigestedFile(file);
          table = null;
          if (begins) {
            byte[] prologue = style.prologue();
            raw.write(prologue, 0, prologue.length);
          }
        } else {
          raw = null;
          TableFormat format = request.format() == null ? style.format() : request.format();
          table = TableOutput.open(file, style, format, request.textColumns());
        }
      }

      void write(byte[][] nibbles) throws IOException {
        buffer.clear();
        Copy copy = copy(c);
        for (int i = 0; i < batch.size(); i++) {
          PreparedItem item = batch.get(i);
          if (!holds(copy, item)) {
            continue;
          }
          rows++;
          item.choose(nibbles, i * SymbolCode.ROW_BYTES, chosen);
          if (raw != null) {
            item.write(buffer, chosen);
          } else if (table != null) {
            SourceRow row = style.replace(item.row, item.cells(chosen));
            table.write(row == null ? item.row : row);
          }
          if (item.canary < 0) {
            measure(item);
          }
        }
        if (raw != null) {
          raw.write(buffer.array(), 0, buffer.length());
        }
      }

      private void measure(PreparedItem item) {
        for (int i = 0; i < item.slots.length; i++) {
          PreparedItem.Slot slot = item.slots[i];
          sums[c][slot.mark].add(slot.value, slot.change(chosen[i]));
        }
      }

      EmbedJob.Written finish(int number) throws IOException {
        close();
        String name = Path.of(request.staging()).relativize(file).toString();
        if (raw != null) {
          return new EmbedJob.Written(
              firstCopy + c, number, name, raw.sha256Hex(), raw.sm3Hex(), raw.length(), rows);
        }
        return Assembly.digested(firstCopy + c, number, Path.of(request.staging()), name, rows);
      }

      void close() throws IOException {
        if (raw != null) {
          raw.close();
        }
        if (table != null) {
          table.close();
        }
      }
    }
  }

  /** Sums of one column of one copy while they grow. */
  private static final class DistortionSums {
    private long cells;
    private long changed;
    private double sumAbsolute;
    private double largest;
    private double sum;
    private double sumSquares;
    private double sumCross;
    private long values;
    private double sumValues;
    private double sumValueSquares;

    void add(double value, double change) {
      cells++;
      if (change != 0) {
        changed++;
        sumAbsolute += Math.abs(change);
        largest = Math.max(largest, Math.abs(change));
      }
      if (!Double.isNaN(value)) {
        values++;
        sum += change;
        sumSquares += change * change;
        sumCross += value * change;
        sumValues += value;
        sumValueSquares += value * value;
      }
    }

    Distortion total() {
      return new Distortion(
          cells,
          changed,
          sumAbsolute,
          largest,
          sum,
          sumSquares,
          sumCross,
          values,
          sumValues,
          sumValueSquares);
    }
  }
}
