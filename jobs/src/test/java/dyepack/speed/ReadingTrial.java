package dyepack.speed;

import dyepack.ingest.DumpFile;
import dyepack.ingest.DumpInput;
import dyepack.ingest.DumpRows;
import dyepack.ingest.DumpTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads one file through the front door, in a process of its own so that its heap can be limited,
 * and prints rows, characters, processor seconds of finding out what it is (digests included) and
 * of reading every cell, each with the confined reader's, and seconds elapsed.
 */
final class ReadingTrial {
  private static final double TICKS_A_SECOND = 100;

  private ReadingTrial() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    long begun = System.nanoTime();
    double before = processorSeconds();
    double opened;
    long rows = 0;
    long characters = 0;
    try (DumpInput input = DumpInput.open(List.of(file))) {
      opened = processorSeconds();
      for (DumpFile found : input.files()) {
        for (DumpTable table : found.tables()) {
          try (DumpRows all = table.open()) {
            while (all.hasNext()) {
              rows++;
              for (String cell : all.next().cells()) {
                characters += cell.length();
              }
            }
          }
        }
      }
    }
    double done = processorSeconds();
    System.out.printf(
        "%d %d %.2f %.2f %.2f%n",
        rows, characters, opened - before, done - opened, (System.nanoTime() - begun) / 1e9);
  }

  /** Of this process and of the children that ended, by proc(5): fields 14 to 17 of stat. */
  private static double processorSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int i = 11; i <= 14; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks / TICKS_A_SECOND;
  }
}
